"""Text that a profile keeps: exactly those values, written once and verified by other code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.errors import ExportRefused
from reviewer.export import kept_writer
from reviewer.export.kept import NOTHING, Kept
from reviewer.export.verify import verify
from reviewer.photo import Caption
from tests.reviewer.export.pieces import after_soi, encoded, exif, picture, segment

JPEG = encoded(picture())
PLAIN = JPEG[:2] + JPEG[20:]
KEEP = Kept("A statue & <its> shadow\nfrom behind – 평양", "Photo Desk", "© Me")


def test_what_is_kept_is_accepted_and_only_that() -> None:
    written = kept_writer.put_in(PLAIN, KEEP)
    assert verify(written, KEEP) == ()
    assert len(verify(written)) == 2
    for other in (Kept("Another", KEEP.credit, KEEP.copyright), Kept(KEEP.description, "", KEEP.copyright)):
        assert verify(written, other)


def test_nothing_kept_is_nothing_written() -> None:
    assert kept_writer.put_in(PLAIN, NOTHING) == PLAIN


@given(
    st.builds(
        lambda *texts: Kept.of(
            Caption(description=texts[0], credit=texts[1], copyright=texts[2]),
            ("description", "credit", "copyright"),
        ),
        st.text(max_size=20),
        st.text(max_size=20),
        st.text(max_size=20),
    )
)
@settings(deadline=None)
def test_any_text_can_be_kept(keep: Kept) -> None:
    assert verify(kept_writer.put_in(PLAIN, keep), keep) == ()


def test_only_the_named_fields_are_kept() -> None:
    caption = Caption(headline="No", description="Yes\r\nindeed\0", credit="Desk", copyright="Me")
    assert Kept.of(caption, {"description"}) == Kept("Yes\nindeed")
    assert Kept.of(caption, ()).empty


@pytest.mark.parametrize(
    "block",
    [
        exif({0x010E: KEEP.copyright, 0x8298: KEEP.copyright}),
        exif({0x010E: "ab", 0x010F: "Maker"}),
        exif({0x010E: "ab"}) + b"tail",
        exif({0x010E: "ab"}),
        b"Exif\0\0",
        b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0",
    ],
)
def test_another_exif_block_is_left(block: bytes) -> None:
    assert verify(after_soi(PLAIN, segment(0xE1, block)), KEEP)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<rdf:Description", b"<!-- CANARY --><rdf:Description"),
        (b'rdf:about=""', b'rdf:about="CANARY"'),
        (b"</rdf:RDF>", b"\n</rdf:RDF>"),
        (b'<?xpacket end="r"?>', b'<?xpacket end="w"?>'),
        (b'<?xpacket end="r"?>', b'<?xpacket end="r"?>   '),
        (b"&amp;", b"&#38;"),
        (b"Photo Desk", b"Photo&lt;Desk"),
        (b"xmlns:dc", b'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc'),
    ],
)
def test_anything_else_in_the_packet_is_left(old: bytes, new: bytes) -> None:
    written = kept_writer.put_in(PLAIN, KEEP)
    at = written.index(b"http://ns.adobe.com/xap/1.0/\0") - 4
    size = 2 + int.from_bytes(written[at + 2 : at + 4], "big")
    packet = written[at + 4 : at + size]
    assert old in packet
    changed = written[:at] + segment(0xE1, packet.replace(old, new)) + written[at + size :]
    assert [one.what for one in verify(changed, KEEP)] == ["XMP block (APP1)"]


def test_a_block_twice_is_left() -> None:
    written = kept_writer.put_in(PLAIN, KEEP)
    block = written[2 : 4 + int.from_bytes(written[4:6], "big")]
    assert len(verify(after_soi(written, block), KEEP)) == 1


def test_a_text_too_long_for_a_jpeg_is_told() -> None:
    with pytest.raises(ExportRefused, match="too long to be kept"):
        kept_writer.put_in(PLAIN, Kept("long " * 14_000))
