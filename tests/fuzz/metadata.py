"""What cameras and others wrote into a file is read, or is as if it were not there."""

import os
import tempfile
from pathlib import Path

from reviewer import metadata
from tests.fuzz.seeds import JPEGS, PNGS
from tests.reviewer.export.pieces import after_soi, segment

_XMP = (
    b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject><rdf:Bag><rdf:li>bus</rdf:li></rdf:Bag>'
    b"</dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"
)
_IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x69\0\x04Head\x1c\x02\x78\0\0\0"

SEEDS = (
    JPEGS[6],
    PNGS[0],
    after_soi(JPEGS[3], segment(0xE1, _XMP)),
    after_soi(JPEGS[3], segment(0xED, _IPTC)),
)


def check(data: bytes) -> None:
    """Facts and words of any bytes; those of nothing are empty."""
    place, name = tempfile.mkstemp()
    try:
        with os.fdopen(place, "wb") as file:
            file.write(data)
        found = metadata.read(Path(name))
        assert found.facts.orientation in range(1, 9)
    finally:
        Path(name).unlink()
