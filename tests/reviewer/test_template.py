"""Caption templates: their files, how their texts meet what stands there, and the variables in them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import caption as captions
from reviewer.caption import dates, template, variables
from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes
from reviewer.caption.template import Entry, Template, Way
from reviewer.caption.variables import Told
from reviewer.errors import StorageError, UsageError
from reviewer.photo import Asked, CameraFacts, Caption, Marks, Objection, Photo

FACTS = CameraFacts(
    taken_at=datetime(2025, 3, 2, 9, 5, 7), make="Canon", model="Canon EOS R5", serial="0042", lens="RF 50"
)
BY_HAND = """\
# ours
city = "Wonsan"
keywords = ["a", "b"]   # always
By-line = "A. Name"

# the lead
headline = { set = "At {city}" }
"description@ko" = { append = "{city}에서" }
"""


def told(caption: Caption = Caption(), **more: object) -> Told:  # noqa: B008  # frozen
    marks = Marks(caption=caption, objections=(Objection(Asked.DELETE, "guide", said="Delete it."),))
    return Told(Photo(7, "Trip", "IMG_0123", (), FACTS, marks), **more)  # type: ignore[arg-type]


def applied(caption: Caption, *entries: tuple[str, str, str]) -> dict[str, object]:
    made = Template("x", tuple(Entry(address, Way(way), text) for address, way, text in entries))
    return dict(template.applied(made, caption, told(caption)))


# Variables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{date:%B %-d, %Y}", "March 2, 2025"),
        ("{date:%A, %d.%m.%y} {date}", "Sunday, 02.03.25 2025-03-02"),
        ("{date@ko:%Y년 %B %-d일 %A}", "2025년 3월 2일 일요일"),
        ("{date@de:%A, %e. %B}", "Sonntag, 2. März"),
        ("{date@ar:%A}", "الأحد"),
        ("{time} {time:%-I:%M %p} 100%", "09:05 9:05 AM 100%"),
        ("{name} {number} {seq} {seq:4}", "IMG_0123 0123 3 0003"),
        ("{camera}, {lens}, {serial}", "Canon EOS R5, RF 50, 0042"),
        ("{city}/{country}/{people}", "Wonsan//A B, C D"),
        ("{description@ko}", "원산"),
        ("{shoot} {job} {photographer}", "Trip Job Ana"),
        ("{verdict}: {rule}. {reason}", "caution: Navy; Sold. Not so. Not here."),
        ("{objection}", "guide asked to delete it: “Delete it.”"),
        ("no variables % here", "no variables % here"),
    ],
)
def test_variables_are_filled(text: str, expected: str) -> None:
    caption = Caption(city="Wonsan", people=("A B", "C D"))
    caption = captions.with_fields(caption, {"description@ko": "원산"})
    known = told(
        caption,
        sequence=3,
        verdict="caution",
        rules=("Navy", "Sold", "Navy"),
        reasons=("Not so.", "Not here."),
        job="Job",
        photographer="Ana",
    )
    assert variables.fault(text) == ""
    assert variables.expand(text, known) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{town}", "There is no {town}"),
        ("{cty}", "Did you mean city?"),
        ("{date:%Q}", "not understood"),
        ("{date@xx}", "There is no {date@xx}"),
        ("{city@ko}", "There is no {city@ko}"),
        ("{city", "left open"),
        ("{city:3}", "not understood"),
    ],
)
def test_a_faulty_variable_is_told(text: str, fault: str) -> None:
    assert fault in variables.fault(text)


def test_every_variable_can_be_filled() -> None:
    text = " ".join(f"{{{name}}}" for name in variables.NAMES)
    assert variables.fault(text) == "" and "{" not in variables.expand(text, told())


def test_without_a_clock_the_day_is_that_of_the_caption() -> None:
    photo = replace(told().photo, facts=CameraFacts(), marks=Marks(caption=Caption(date="2024-12-24")))
    assert variables.expand("{date:%B %-d}{time}", Told(photo)) == "December 24"


@pytest.mark.parametrize("language", dates.calendars())
def test_calendars_are_whole(language: str) -> None:
    calendar = dates.calendars()[language]
    assert [len(calendar[key]) for key in ("months", "short_months", "days", "short_days")] == [12, 12, 7, 7]


@given(st.datetimes(datetime(1000, 1, 1)))
def test_dates_are_those_of_the_system_where_it_is_english(when: datetime) -> None:
    form = "%Y-%m-%d %y %j %H:%M:%S %I %p %A %a %B %b %%"
    assert dates.written(when, form) == when.strftime(form)


# How texts meet


def test_ways_of_a_text() -> None:
    old = Caption(headline="Boats", city="Wonsan", credit="Desk")
    assert applied(
        old,
        ("headline", "append", "at sea"),
        ("city", "set", "Hamhung"),
        ("credit", "fill", "AP"),
        ("country", "fill", "North Korea"),
        ("region", "append", "Kangwon"),
        ("source", "set", ""),
    ) == {"headline": "Boats at sea", "city": "Hamhung", "country": "North Korea", "region": "Kangwon"}
    assert applied(old, ("credit", "set", ""), ("city", "prepend", "")) == {"credit": ""}


@pytest.mark.parametrize(
    ("old", "way", "new", "expected"),
    [
        ("Boats", "prepend", "Two", "Two Boats"),
        ("Boats", "append", ", at sea", "Boats, at sea"),
        ("One.\n", "append", "Two.", "One.\nTwo."),
        ("One.", "append", "\nTwo.", "One.\nTwo."),
        ("평양", "append", "거리", "평양 거리"),
        ("平壌", "append", "の街", "平壌の街"),
        ("Boats at sea", "append", "at sea", "Boats at sea"),
    ],
)
def test_two_texts_are_joined_as_they_are_read(old: str, way: str, new: str, expected: str) -> None:
    made = applied(Caption(description=old), ("description", way, new))
    assert made.get("description", old) == expected


def test_lists_are_joined_without_doubles() -> None:
    old = Caption(keywords=("sea", "boats"))
    assert applied(old, ("keywords", "append", "boats, harbour")) == {"keywords": ("sea", "boats", "harbour")}
    assert applied(old, ("keywords", "prepend", "boats; a, b")) == {"keywords": ("boats", "a, b", "sea")}
    assert applied(old, ("keywords", "fill", "x"), ("people", "fill", "A B")) == {"people": ("A B",)}


def test_a_variable_is_what_the_template_gives() -> None:
    made = applied(Caption(city="Wonsan"), ("headline", "set", "In {city}"), ("city", "set", "Hamhung"))
    assert made == {"headline": "In Hamhung", "city": "Hamhung"}


def test_codes_may_be_made_of_variables() -> None:
    made = Template("x", (Entry("byline", Way.SET, "={serial}#2="),))
    known = Codes([Row("0042", ("Ana", "Ana Ng"))])
    assert template.applied(made, Caption(), told(), known) == {"byline": "Ana Ng"}


texts = st.text("ab ,;{}.\n", max_size=8).filter(lambda text: not variables.fault(text)) | st.sampled_from(
    ["{name}", "On {date:%B %-d}", "{seq:3}."]
)
plain = st.sampled_from([one.name for one in captions.FIELDS if not one.choices] + ["description@ko"])
entries = st.dictionaries(plain, st.tuples(st.sampled_from(Way), texts), max_size=5)


@given(entries, st.dictionaries(plain, texts, max_size=5))
def test_a_template_applied_twice_is_applied_once(
    written: dict[str, tuple[Way, str]], before: dict[str, str]
) -> None:
    made = Template("x", tuple(Entry(address, way, text) for address, (way, text) in written.items()))
    caption = captions.with_fields(Caption(), before)
    once = captions.with_fields(caption, template.applied(made, caption, told(caption)))
    assert template.applied(made, once, told(once)) == {}


# Files


def test_a_template_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    folder = tmp_path / "captions"
    made = Template(
        "Wonsan: day/one",
        (
            Entry("city", Way.FILL, "Wonsan"),
            Entry("description@ko", Way.PREPEND, '"{city}"\n둘'),
            Entry("keywords", Way.APPEND, "travel; Wonsan, harbour"),
            Entry("people", Way.SET, ""),
        ),
    )
    assert template.names(folder) == []
    assert template.save(folder, made) == "Wonsan_ day_one"
    assert template.names(folder) == ["Wonsan_ day_one"]
    assert template.load(folder, "Wonsan_ day_one") == replace(made, name="Wonsan_ day_one")
    template.remove(folder, "Wonsan_ day_one")
    assert template.names(folder) == []


def test_a_file_written_by_hand_is_read_and_keeps_its_comments(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(BY_HAND, "utf-8")
    made = template.load(tmp_path, "desk")
    assert made.entries == (
        Entry("city", Way.FILL, "Wonsan"),
        Entry("keywords", Way.FILL, "a, b"),
        Entry("byline", Way.FILL, "A. Name"),
        Entry("headline", Way.SET, "At {city}"),
        Entry("description@ko", Way.APPEND, "{city}에서"),
    )
    template.save(tmp_path, made)
    assert file.read_text("utf-8") == BY_HAND
    changed = [*made.entries[1:4], Entry("country", Way.SET, "Korea"), Entry("keywords", Way.SET, "a")]
    template.save(tmp_path, Template("desk", tuple(changed[1:])))
    assert file.read_text("utf-8") == (
        '# ours\nkeywords = {set = ["a"]}   # always\nBy-line = "A. Name"\n\n# the lead\n'
        'headline = { set = "At {city}" }\ncountry = {set = "Korea"}\n'
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("city = ", "no TOML"),
        ("town = 'x'", "no field 'town'"),
        ("city = 3", "3 is no text"),
        ("city = { put = 'x' }", "or prepend, append, fill"),
        ("city = { set = 'x', fill = 'y' }", "or prepend, append, fill"),
        ("city = '{town}'", "City: There is no {town}"),
        ("urgency = '9'", "Urgency is 1 to 8"),
        ('"city@ko" = "x"', "no more than one language"),
        ("\xff", "no TOML"),
    ],
)
def test_a_faulty_template_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "desk.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=told):
        template.load(tmp_path, "desk")


def test_what_cannot_be_saved_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be saved"):
        template.save(tmp_path / "file", Template("desk"))
    with pytest.raises(UsageError, match="cannot be read"):
        template.load(tmp_path, "gone")
    with pytest.raises(UsageError, match="There is no"):
        template.save(tmp_path, Template("desk", (Entry("city", Way.SET, "{town}"),)))
