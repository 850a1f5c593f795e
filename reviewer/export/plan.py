"""Which photos may go through a profile, and for each of the others the reason why not.

Fails closed: what nobody went through stays, whatever else is said of it (law 3).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from reviewer.caption import FIELDS, as_text, field, with_fields, written
from reviewer.export import story as stories
from reviewer.export.profile import Profile
from reviewer.export.verify.telling import telling
from reviewer.formats import FORMATS
from reviewer.photo import Caption, Photo, Shoot, Verdict
from reviewer.rules import Duty, Fired, Judgement, Outcome
from reviewer.sequence import NO_HEADING, Heading

_VIDEO = frozenset(suffix for known in FORMATS if known.kind == "video" for suffix in known.suffixes)
_JPEG = ("JPG", "JPE", "JPEG")
_SAYING = {Verdict.RESTRICTED: "Restricted", Verdict.CAUTION: "Caution", Verdict.CLEAR: "Clear"}
_OUTCOMES = {Verdict.RESTRICTED: Outcome.RESTRICTED, Verdict.CAUTION: Outcome.CAUTION}


_MOST_NAMED = 4
_LEFT_OUT = {
    Duty.NO_PLACE: ("location", "city", "region", "country", "country_code"),
    Duty.PROTECT_PEOPLE: ("people",),
}


@dataclass(frozen=True, slots=True)
class Going:
    """A photo that may go, with the judgement that lets it and the place of its shoot.

    `place` is empty where a rule asks that none is told.
    """

    photo: Photo
    judgement: Judgement
    place: str = ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The fields of its caption that are written and stay here, because its rules ask for that."""
        asked = (name for duty, names in _LEFT_OUT.items() if duty in self.judgement.duties for name in names)
        return tuple(name for name in asked if getattr(self.photo.marks.caption, name))

    @property
    def caption(self) -> Caption:
        """Its caption without what its rules ask to leave out."""
        return with_fields(self.photo.marks.caption, dict.fromkeys(self.left_out, ""))


@dataclass(frozen=True, slots=True)
class Held:
    """A photo that stays, with the reason in a sentence."""

    id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an export will do, to be looked at before it is done. The photos go in the order of `goes`."""

    profile: Profile
    goes: tuple[Going, ...]
    held: tuple[Held, ...]
    heading: Heading = NO_HEADING

    @property
    def formats(self) -> dict[str, int]:
        """How many photos go from each format, as their suffixes tell: JPEG, HEIC, CR2."""
        suffixes = (PurePosixPath(going.photo.primary.path).suffix[1:].upper() for going in self.goes)
        return dict(sorted(Counter("JPEG" if one in _JPEG else one for one in suffixes).items()))


def plan(
    photos: Sequence[tuple[Photo, Judgement]],
    profile: Profile,
    shoots: Iterable[Shoot] = (),
    heading: Heading = NO_HEADING,
) -> Plan:
    """Part the photos, in their order, into those that go and those that are held back.

    `shoots` are asked for their places, where the profile names files by them; `heading` is what stands
    over the pictures of a story.
    """
    places = {shoot.name: shoot.place for shoot in shoots}
    goes, held = [], []
    for photo, judgement in photos:
        reason = hindrance(photo, judgement, profile)
        if reason:
            held.append(Held(photo.id, photo.name, reason))
        else:
            told = Duty.NO_PLACE not in judgement.duties
            goes.append(Going(photo, judgement, places.get(photo.shoot, "") if told else ""))
    return Plan(profile, tuple(goes), tuple(held), heading)


def hindrance(photo: Photo, judgement: Judgement, profile: Profile) -> str:
    """Why a photo must stay, or the empty string."""
    if PurePosixPath(photo.primary.path).suffix.lower() in _VIDEO:
        return "It is a video. Only pictures are exported."
    if photo.trouble:
        return photo.trouble
    if judgement.trouble:
        return judgement.trouble
    if not photo.marks.looked_at:
        return "Nobody has gone through this frame yet."
    if judgement.unlooked:
        return f"Nobody has looked for this in it yet, and a rule asks for it: {_some(judgement.unlooked)}."
    if judgement.looks_missing:
        return "A second person must go through it: its rule set asks for that."
    if judgement.verdict is Verdict.UNREVIEWED:
        return "No rule set speaks for its shoot, so nothing says that it may go. Choose one."
    if Duty.HOLD in judgement.duties:
        return f"A rule holds it back: {_titles(f.rule.title for f in _asking_to_hold(judgement))}."
    verdict = judgement.standing if profile.waivers else judgement.verdict
    if verdict not in profile.verdicts:
        return _verdict_reason(verdict, judgement, profile)
    return _told_by_caption(photo.marks.caption, profile)


def _told_by_caption(caption: Caption, profile: Profile) -> str:
    """The names of originals and where they lie never leave, not in a caption either."""
    leaving = {*profile.keep, *_told_beside(profile)}
    for place in written(caption):
        said = as_text(caption, place) if field(place).name in leaving else ""
        for text, what in telling(said):
            return f"Its caption has {what}, in the field {field(place).label}: {text}. Change it."
    return ""


def _told_beside(profile: Profile) -> Iterable[str]:
    """The fields of captions that leave in files beside the pictures."""
    pages = stories.FIELDS if profile.story or profile.contact_sheet else ()
    told = [field.name for field in FIELDS] if profile.captions else pages
    return (name for name in told if name in (profile.caption_fields or told))


def _asking_to_hold(judgement: Judgement) -> Iterable[Fired]:
    counting = (fired for fired in judgement.fired if not fired.waived and not fired.overridden)
    return (fired for fired in counting if Duty.HOLD in fired.rule.export)


def _verdict_reason(verdict: Verdict, judgement: Judgement, profile: Profile) -> str:
    counting = (f for f in judgement.fired if not f.overridden)
    fired = [f for f in counting if f.rule.outcome is _OUTCOMES.get(verdict)]
    if profile.waivers:
        fired = [f for f in fired if not f.waived]
    rules = f" by: {_titles(f.rule.title for f in fired)}" if fired else ""
    waived = " (a waiver does not count here)" if any(f.waived for f in fired) else ""
    return f"{_SAYING[verdict]}{rules}{waived}. {profile.title} does not take it."


def _some(tags: Iterable[str]) -> str:
    """The first few tags by what their ids say: asleep, child and 3 more."""
    names = [tag.replace("-", " ") for tag in sorted(tags)]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _titles(titles: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(titles))
