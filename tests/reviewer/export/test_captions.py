"""Captions beside the pictures: what was written, the new name, and nothing that runs or tells more."""

import csv
import io
import json

from reviewer.export import captions
from reviewer.export.captions import Captioned
from reviewer.export.profile import CaptionFile
from reviewer.photo import Caption

ENTRIES = [
    Captioned("001.jpg", Caption(headline="Statue", description="Line one\nline two", keywords=("a", "b"))),
    Captioned("002.jpg", Caption()),
    Captioned(
        "003.jpg", Caption(description="=HYPERLINK(1)", credit="@desk", byline="- Me", city=' "평양", x')
    ),
]


def test_a_text_to_read() -> None:
    assert captions.as_plain(ENTRIES[:2]) == (
        "001.jpg\nHeadline: Statue\nDescription: Line one line two\nKeywords: a, b\n\n002.jpg\n(no caption)\n"
    )


def test_a_table_for_a_program() -> None:
    rows = list(csv.DictReader(io.StringIO(captions.as_csv(ENTRIES), newline="")))
    assert [row["file"] for row in rows] == ["001.jpg", "002.jpg", "003.jpg"]
    assert rows[0]["description"] == "Line one\nline two"
    assert rows[0]["keywords"] == "a, b"
    assert rows[2]["city"] == ' "평양", x'


def test_no_cell_is_a_formula() -> None:
    row = list(csv.DictReader(io.StringIO(captions.as_csv(ENTRIES), newline="")))[2]
    assert (row["description"], row["credit"], row["byline"]) == ("'=HYPERLINK(1)", "'@desk", "'- Me")


def test_objects_for_a_program() -> None:
    first, second, third = json.loads(captions.as_json(ENTRIES))
    assert (first["file"], first["headline"], first["keywords"]) == ("001.jpg", "Statue", ["a", "b"])
    assert list(first) == list(second) == list(third)
    assert third["city"] == ' "평양", x'


def test_only_the_fields_a_profile_names() -> None:
    text, table, objects = (
        captions.write(form, ENTRIES, ("city", "headline")).decode() for form in CaptionFile
    )
    assert "Line one" not in text and "Headline: Statue" in text
    assert table.splitlines()[0] == "file,headline,city"
    assert list(json.loads(objects)[0]) == ["file", "headline", "city"]
