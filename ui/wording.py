"""How the window says what the core holds: verdicts, numbers, exposures, sizes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from reviewer import caption
from reviewer.photo import Asked, CameraFacts, ColourLabel, Flag, Placed, Verdict
from ui import languages


def tr(text: str, count: int = -1) -> str:
    """Translate in this module's context; `count` fills %n."""
    return QCoreApplication.translate("Wording", text, None, count)


def verdict_word(verdict: Verdict | str) -> str:
    """The verdict as a word."""
    return {
        Verdict.UNREVIEWED: tr("Unreviewed"),
        Verdict.CLEAR: tr("Clear"),
        Verdict.CAUTION: tr("Caution"),
        Verdict.RESTRICTED: tr("Restricted"),
    }[Verdict(verdict)]


def section_title(by: str, key: str) -> str:
    """The heading over photos grouped `by` one of `GROUPINGS` that have this key in common."""
    match by:
        case "day":
            day = QDate.fromString(key, Qt.DateFormat.ISODate)
            return QLocale().toString(day, QLocale.FormatType.LongFormat) if key else tr("No date")
        case "burst":
            return tr("Burst") if key else tr("Single frames")
        case "verdict":
            return verdict_word(key)
    return key


def flag_word(flag: Flag) -> str:
    """The flag as a word."""
    return {Flag.PICK: tr("Picked"), Flag.NONE: tr("Unflagged"), Flag.REJECT: tr("Rejected")}[flag]


def asked_word(asked: Asked) -> str:
    """What somebody who objected asked for."""
    return {
        Asked.NOT_TO_SHOOT: tr("Asked not to shoot"),
        Asked.DELETE: tr("Asked to delete it"),
        Asked.HAND_OVER: tr("Asked to hand it over"),
        Asked.TAKE_DOWN: tr("Asked to take it down"),
    }[asked]


def label_word(label: ColourLabel) -> str:
    """The colour label as a word."""
    return {
        ColourLabel.NONE: tr("No label"),
        ColourLabel.RED: tr("Red"),
        ColourLabel.YELLOW: tr("Yellow"),
        ColourLabel.GREEN: tr("Green"),
        ColourLabel.BLUE: tr("Blue"),
        ColourLabel.PURPLE: tr("Purple"),
    }[label]


def number(value: int) -> str:
    """A count with the thousands set apart, as the country writes it."""
    return QLocale().toString(value)


def counted(count: int, one: str, many: str) -> str:
    """A count and its noun; both forms come translated, `many` with {n} where the number goes."""
    return one if count == 1 else many.replace("{n}", number(count))


def sequences(placed: Iterable[Placed]) -> str:
    """The sequences a photo is in, or nothing: "in Front page, Slides"."""
    names = ", ".join(shortened(place.sequence) for place in placed)
    return tr("in {names}").replace("{names}", names) if names else ""


def shortened(name: str, most: int = 32) -> str:
    """A name somebody gave, of at most so many letters."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def shutter(seconds: float | None) -> str:
    """An exposure time as cameras show it: 1/250 s, 0.6 s, 4 s."""
    if seconds is None or seconds <= 0:
        return ""
    if seconds < 0.3:
        return tr("1/{n} s").replace("{n}", f"{1 / seconds:.0f}")
    return tr("{n} s").replace("{n}", f"{seconds:.1f}".removesuffix(".0"))


def exposure(facts: CameraFacts) -> str:
    """Shutter, aperture, ISO and focal length on one line: 1/250 s · f/5.6 · ISO 400 · 50 mm."""
    parts = [shutter(facts.exposure_s)]
    if facts.aperture:
        parts.append(f"f/{facts.aperture:.1f}".removesuffix(".0"))
    if facts.iso:
        parts.append(f"ISO {facts.iso}")
    parts.append(focal_length(facts))
    return " · ".join(part for part in parts if part)


def focal_length(facts: CameraFacts) -> str:
    """The focal length, with what it is on 35 mm film where that differs."""
    if not facts.focal_length_mm:
        return ""
    own = f"{facts.focal_length_mm:.1f}".removesuffix(".0")
    film = facts.focal_length_35mm
    if film and abs(film - facts.focal_length_mm) >= 1:
        return tr("{own} mm (as {film} mm)").replace("{own}", own).replace("{film}", f"{film:.0f}")
    return tr("{own} mm").replace("{own}", own)


def moment(taken_at: datetime | None) -> str:
    """Day and time by the camera's clock."""
    if taken_at is None:
        return ""
    return f"{taken_at:%Y-%m-%d  %H:%M:%S}"


def pixels(facts: CameraFacts) -> str:
    """Width and height in pixels, and in megapixels where there is a tenth of one."""
    if not facts.width or not facts.height:
        return ""
    millions = facts.width * facts.height / 1e6
    if millions < 0.1:
        return tr("{w} × {h}").format(w=facts.width, h=facts.height)
    size = f"{millions:.1f}" if millions < 10 else f"{millions:.0f}"
    return tr("{w} × {h} ({mp} megapixels)").format(w=facts.width, h=facts.height, mp=size)


def place(gps: tuple[float, float] | None) -> str:
    """Degrees with the half of the earth they lie on."""
    if gps is None:
        return ""
    north, east = gps
    return f"{abs(north):.5f}° {'N' if north >= 0 else 'S'}, {abs(east):.5f}° {'E' if east >= 0 else 'W'}"


def file_size(count: int) -> str:
    """Bytes as people read them: a megabyte is a million, as on cards, disks and in a receipt as text."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def stamp(at: str) -> str:
    """A time of a record (ISO 8601) by this machine's clock, to the minute."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at


def given(by: str, at: str) -> str:
    """By whom and on which day: " by E. L. on 2012-05-01", as far as it is known."""
    who = tr(" by {who}").replace("{who}", by) if by else ""
    return who + (tr(" on {day}").replace("{day}", stamp(at)[:10]) if at else "")


def facet_word(facet: str) -> str:
    """What photos are told apart by, as the heading of its values."""
    return {
        "rule": tr("Rule"),
        "tag": tr("Tag"),
        "looked_at": tr("Looked at"),
        "looked_by": tr("Looked at by"),
        "asked": tr("Objection"),
        "camera": tr("Camera"),
        "lens": tr("Lens"),
        "focal": tr("Focal length"),
        "date": tr("Date"),
        "place": tr("Place"),
        "captioned": tr("Caption"),
    }[facet]


def facet_value(facet: str, value: str, names: Mapping[str, str]) -> str:
    """A value of a facet; `names` has the names of those that are told by an id."""
    match facet, value:
        case "looked_at", _:
            return tr("Yes") if value == "1" else tr("Not yet")
        case "asked", _ if value in set(Asked):
            return asked_word(Asked(value))
        case "captioned", _:
            return tr("Written") if value == "1" else tr("Empty")
        case "focal", _:
            return tr("{own} mm").replace("{own}", value)
        case "date", _:
            return date(value)
    return names.get(value, value)


def date(value: str) -> str:
    """A year, a month or a day of the filter language: 2012, May 2012, Tue 1 May 2012."""
    day, kind = (f"{value}-01", "MMMM yyyy") if len(value) == 7 else (value, "ddd d MMM yyyy")
    return QLocale().toString(QDate.fromString(day, Qt.DateFormat.ISODate), kind) or value


def caption_field(address: str) -> str:
    """What people call a field of the caption, and the language of a text of it."""
    label = QCoreApplication.translate("CaptionField", caption.field(address).label)
    language = caption.language(address)
    return f"{label} · {languages.name(language)}" if language else label
