"""Sidecars of other programs: what is said here goes in and is read again, or they are told to be broken."""

from pathlib import Path

from reviewer.photo import Caption, ColourLabel, Flag, Marks, Translation
from reviewer.sidecar import said
from reviewer.sidecar.comparison import compare
from reviewer.sidecar.merging import merge
from reviewer.sidecar.packet import BrokenPacket, Packet
from reviewer.sidecar.spelling import KNOWN

SEEDS = tuple(
    path.read_bytes() for path in sorted((Path(__file__).parents[1] / "reviewer" / "sidecars").iterdir())
)
_NOW = said.of_marks(
    Marks(
        rating=2,
        flag=Flag.REJECT,
        label=ColourLabel.GREEN,
        caption=Caption(
            headline="A bus",
            description="One.\nTwo.",
            people=("Kim A.",),
            keywords=("bus", "street"),
            translations=(Translation("description", "ko", "버스"),),
        ),
    )
)


def check(data: bytes) -> None:
    """Nothing that was said is lost on the way; the texts of files that are no XMP are left alone."""
    try:
        packet = Packet.parse(data, KNOWN)
        theirs = said.of_packet(packet)
        merge(packet, compare(_NOW, theirs, theirs).to_write, _NOW)
        back = said.of_packet(Packet.parse(packet.data(), KNOWN))
    except BrokenPacket as broken:
        assert str(broken)
        return
    assert {address: back.get(address) for address in _NOW} == _NOW
