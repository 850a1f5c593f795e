"""A ZIP is accounted for whatever it is, and a clean one is what `zipfile` reads."""

import io
import zipfile

from reviewer.export.verify import check_archive, verify
from tests.fuzz.seeds import JPEGS, PNGS


def _zip(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


SEEDS = (_zip(("001.jpg", JPEGS[3])), _zip(("001.png", PNGS[3]), ("원산.jpg", JPEGS[3])))


def check(data: bytes) -> None:
    """What is left lies in the file; a clean one has just these files and no byte more."""
    held: list[tuple[str, bytes]] = []

    def look(name: str, inside: bytes) -> tuple[()]:
        held.append((name, inside))
        return ()

    found = check_archive(io.BytesIO(data), look)
    assert all(0 <= one.offset <= one.offset + one.length <= len(data) and one.what for one in found)
    check_archive(io.BytesIO(data), lambda _, inside: verify(inside))
    if not found:
        assert data == _zip(*held)
