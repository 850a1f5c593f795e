"""What is said here goes into other programs' sidecars, and all that is theirs stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.caption import FIELDS
from reviewer.photo import Caption, ColourLabel, Flag, Marks, Translation
from reviewer.sidecar import said, subject
from reviewer.sidecar.comparison import Conflict, compare
from reviewer.sidecar.merging import merge
from reviewer.sidecar.packet import BrokenPacket, Packet
from reviewer.sidecar.said import Said
from reviewer.sidecar.spelling import HIERARCHY, PREFIXES, name

TEXTS = [field.name for field in FIELDS if not field.many and not field.choices]
SIDECARS = sorted((Path(__file__).parent / "sidecars").glob("*.xmp"))
FULL = Marks(
    rating=2,
    flag=Flag.REJECT,
    label=ColourLabel.BLUE,
    caption=Caption(
        **{field: f"{field} <&> “ü” 버스" for field in TEXTS}
        | {"description": "One line\nand a second.", "date": "2024-05-06", "urgency": "5"},
        people=("Kim & A.", "Ri B."),
        keywords=("bus", "new word"),
        translations=(
            Translation("alt_text", "ar", "حافلة"),
            Translation("description", "ko", "버스"),
            Translation("description", "pt-BR", "Um ônibus"),
        ),
    ),
)


def parsed(file: Path) -> Packet:
    return Packet.parse(file.read_bytes(), PREFIXES)


def written(packet: Packet, now: Said) -> Packet:
    """The packet as a file holds it once it says just this."""
    merge(packet, compare(now, said.of_packet(packet), said.of_packet(packet)).to_write, now)
    return Packet.parse(packet.data(), PREFIXES)


@pytest.mark.parametrize("file", SIDECARS, ids=lambda file: file.stem)
def test_every_text_and_mark_is_said_in_a_sidecar_of_each_program(file: Path) -> None:
    now = said.of_marks(FULL)
    packet = written(parsed(file), now)
    assert said.of_packet(packet) == now
    assert said.of_packet(written(packet, {})) == {}


def test_a_new_sidecar_says_it_too() -> None:
    now = said.of_marks(FULL)
    assert said.of_packet(written(Packet.new(PREFIXES), now)) == now
    assert said.with_said(Marks(), now) == FULL


@pytest.mark.parametrize("file", SIDECARS, ids=lambda file: file.stem)
def test_what_nobody_changed_is_not_touched(file: Path) -> None:
    packet = parsed(file)
    before = packet.data()
    merge(packet, {}, said.of_packet(packet))
    assert packet.data() == before
    assert before.split() == Packet.parse(before, PREFIXES).data().split()


def test_a_property_keeps_the_form_in_which_it_stands() -> None:
    light = parsed(SIDECARS[3])
    now = said.of_packet(light) | {"rating": "1", "city": "Hamhung", "description": "Else."}
    text = written(light, now).data().decode()
    assert SIDECARS[3].stem == "lightroom"
    assert 'xmp:Rating="1"' in text and 'photoshop:City="Hamhung"' in text
    assert '<rdf:li xml:lang="x-default">Else.</rdf:li>' in text
    bridge = parsed(SIDECARS[0])
    text = written(bridge, said.of_packet(bridge) | {"rating": "5"}).data().decode()
    assert "<xmp:Rating>5</xmp:Rating>" in text


def test_what_says_the_same_as_the_text_for_all_goes_on_doing_so() -> None:
    bridge = parsed(SIDECARS[0])
    packet = written(bridge, said.of_packet(bridge) | {"description": "Now another."})
    text = packet.data().decode()
    assert text.count("Now another.") == 2 and "사람들이" in text


def test_a_translation_outlives_the_text_for_all() -> None:
    packet = written(Packet.new(PREFIXES), {"description": "A bus", "description@ko": "버스"})
    packet = written(packet, {"description@ko": "버스"})
    assert said.of_packet(packet) == {"description@ko": "버스"}
    assert said.of_packet(written(packet, {})) == {}


def test_each_program_finds_its_own_words_changed() -> None:
    mechanic = parsed(SIDECARS[4])
    now = {"rating": "5", "label": "green"}
    packet = written(mechanic, now)
    wanted = {"ColorClass": "5", "Tagged": "False", "Prefs": "0:5:5:001234", "PMVersion": "PM6"}
    assert {one: packet.text(name(f"photomechanic:{one}")) for one in wanted} == wanted
    assert packet.text(name("photoshop:Urgency")) == "5"
    digikam = written(parsed(SIDECARS[2]), now | {"flag": "pick"})
    assert digikam.text(name("digiKam:PickLabel")) == "3"
    assert digikam.text(name("digiKam:ColorLabel")) == "4"
    assert digikam.text(name("MicrosoftPhoto/:Rating")) == "99"
    darktable = written(parsed(SIDECARS[1]), now)
    assert darktable.items(name("darktable:colorlabels")) == ["2"]
    assert darktable.text(name("xmp:Rating")) == "5"
    assert darktable.text(name("photomechanic:Tagged")) is None, "words of a program that was not there"


def test_what_photo_mechanic_put_to_the_trash_can_be_taken_out() -> None:
    mechanic = parsed(SIDECARS[4])
    mechanic.set_text(name("photomechanic:ColorClass"), "8")
    mechanic.set_text(name("xmp:Label"), "")
    mechanic.set_text(name("photomechanic:Tagged"), "False")
    there = said.of_packet(mechanic)
    assert there["flag"] == "reject" and "label" not in there
    green = there | {"label": "green"}
    assert said.of_packet(written(mechanic, green)) == green
    mechanic = parsed(SIDECARS[4])
    mechanic.set_text(name("photomechanic:ColorClass"), "8")
    assert said.of_packet(written(mechanic, {"rating": "2"})) == {"rating": "2"}


def test_a_label_is_told_in_the_language_of_the_other_program() -> None:
    light = parsed(SIDECARS[3])
    packet = written(light, said.of_packet(light) | {"label": "green"})
    assert packet.text(name("xmp:Label")) == "Grün"


def test_a_reject_without_stars_is_one_for_those_who_know_no_flags() -> None:
    packet = written(Packet.new(PREFIXES), {"flag": "reject"})
    assert packet.text(name("xmp:Rating")) == "-1"
    assert said.of_packet(packet) == {"flag": "reject"}
    assert written(packet, {"flag": "reject", "rating": "2"}).text(name("xmp:Rating")) == "2"


def test_keywords_come_and_go_with_their_hierarchies() -> None:
    light = parsed(SIDECARS[3])
    there = said.of_packet(light)
    assert there["keywords"] == ("bus", "Wonsan", "East coast")
    packet = written(light, there | {"keywords": ("bus", "East coast", "market")})
    assert packet.items(HIERARCHY) == ["Vehicles|bus", "Places|Korea|East coast", "market"]
    assert said.of_packet(packet)["keywords"] == ("bus", "East coast", "market")


def test_more_keywords_than_are_read_stay() -> None:
    many = [f"word {number}" for number in range(300)]
    packet = Packet.new(PREFIXES)
    packet.set_items(name("dc:subject"), many, "Bag")
    there = said.of_packet(packet)
    assert isinstance(there["keywords"], tuple) and len(there["keywords"]) == 200
    packet = written(packet, there | {"keywords": (*there["keywords"][1:], "new")})
    assert packet.items(name("dc:subject")) == [*many[1:200], "new", *many[200:]]


def test_the_subject_is_put_in_and_taken_out_again() -> None:
    packet = parsed(SIDECARS[3])
    before = packet.items(HIERARCHY)
    assert not subject.put(packet, ())
    assert subject.put(packet, ("Reviewer|tag|soldier",))
    assert packet.items(HIERARCHY) == [*(before or ()), "Reviewer|tag|soldier"]
    assert "soldier" not in said.of_packet(packet)["keywords"]
    assert subject.put(packet, ()) and packet.items(HIERARCHY) == before


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "lol">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (b, b"&%c;" % a * 10) for a, b in zip(b"abcdefgh", b"bcdefghi", strict=True)
)
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<x:xmpmeta",
        b"<a/>",
        "<a>ü</a>".encode("latin-1"),
        RDF.format("<rdf:Bag/>").encode(),
        RDF.format("<a>" * 400 + "</a>" * 400).encode(),
        b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + RDF.format("&a;").encode(),
        '<!DOCTYPE l [<!ENTITY a "b">]>'.encode("utf-16") + RDF.format("&a;").encode("utf-16-le"),
        LAUGHS + RDF.format("&i;").encode(),
    ],
    ids=["nothing", "torn", "other", "encoding", "typed", "deep", "outside", "utf-16", "laughs"],
)
def test_what_is_no_sane_xmp_is_told(data: bytes) -> None:
    with pytest.raises(BrokenPacket, match=r"^it "):
        said.of_packet(Packet.parse(data, PREFIXES))


def test_a_packet_in_another_encoding_stays_in_it() -> None:
    text = parsed(SIDECARS[0]).data().decode()
    data = f'<?xml version="1.0" encoding="utf-16"?>{text[text.index("<x:") :]}'.encode("utf-16")
    packet = written(Packet.parse(data, PREFIXES), {"headline": "버스"})
    assert packet.data().startswith((b"\xff\xfe", b"\xfe\xff"))
    assert said.of_packet(packet) == {"headline": "버스"}


def test_comments_and_instructions_and_unknown_things_stay() -> None:
    strange = RDF.format(
        '<!-- one --><rdf:Description rdf:about="" xmlns:q="http://q/" q:a="1"><?keep me?>'
        '<q:b rdf:parseType="Resource"><q:c>2</q:c><!-- two --></q:b><q:d><![CDATA[<3>]]></q:d>'
        '<q:e xml:lang="la" rdf:resource="http://r/"/></rdf:Description>'
    )
    packet = Packet.parse(f"<?before it?>{strange}<!-- after -->".encode(), PREFIXES)
    text = written(packet, said.of_marks(FULL)).data().decode()
    parts = ("<!-- one -->", 'q:a="1"', "<?keep me?>", "<q:c>2</q:c><!-- two -->", "<![CDATA[<3>]]>")
    for part in (*parts, '<q:e xml:lang="la" rdf:resource="http://r/"/>', "<?before it?>", "<!-- after -->"):
        assert part in text


def test_a_namespace_has_one_prefix() -> None:
    """Two for one namespace, and Adobe's toolkit reads nothing."""
    old = RDF.format(
        '<rdf:Description rdf:about="" xmlns:xap="http://ns.adobe.com/xap/1.0/" xap:Rating="1"/>'
    )
    packet = written(Packet.parse(old.encode(), PREFIXES), {"rating": "1", "label": "red"})
    assert said.of_packet(packet) == {"rating": "1", "label": "red"}
    assert "<xap:Label>Red</xap:Label>" in packet.data().decode()


def test_a_prefix_of_xmp_is_no_other_namespace() -> None:
    odd = RDF.format('<rdf:Description rdf:about="" xmlns:xmp="http://q/" xmp:Rating="5"/>')
    with pytest.raises(BrokenPacket, match="another namespace 'xmp'"):
        Packet.parse(odd.encode(), PREFIXES)


def test_what_cannot_be_xml_is_left_out() -> None:
    packet = written(Packet.new(PREFIXES), {"headline": "a\x00b\ud800c\ufffed"})
    assert packet.text(name("photoshop:Headline")) == "abcd"


VALUES = st.sampled_from(["", "a", "b", "c"])


@given(VALUES, VALUES, VALUES)
def test_nothing_is_lost_between_two_sides(own: str, other: str, before: str) -> None:
    """What one side changed reaches the other; what both changed stays as it is."""
    found = compare(*({"headline": one} if one else {} for one in (own, other, before)))
    told = [one.get("headline") for one in (found.to_write, found.to_read)]
    if own == other:
        assert found.settled and told == [None, None]
    elif found.conflicts:
        assert found.conflicts == {"headline": Conflict(own, other)}
        assert told == [None, None] and before not in (own, other)
    elif told[0] is None:
        assert told[1] == other and own == before
    else:
        assert told == [own, None] and other == before


def test_keywords_in_another_order_are_the_same() -> None:
    assert compare({"keywords": ("a", "b")}, {"keywords": ("b", "a")}, {}).settled
    assert not compare({"people": ("a", "b")}, {"people": ("b", "a")}, {"people": ("a", "b")}).settled
