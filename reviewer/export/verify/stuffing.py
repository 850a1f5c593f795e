"""The coded data of a scan, gone through byte by byte: where it ends, and the restart markers in it.

Each FF in it is followed by a zero that was stuffed in, or is the first byte of a restart marker (ITU-T T.81,
F.1.2.3 and E.1.4).
"""

import re

_UNSTUFFED = re.compile(rb"\xff[^\x00]")
_END = re.compile(rb"\xff[^\x00\xd0-\xd7]")
_RESTART = re.compile(rb"\xff([\xd0-\xd7])")


def run(data: bytes | memoryview, start: int) -> tuple[int, bytes]:
    """Where the scan that begins at `start` ends, and the codes of its restart markers in their order."""
    first = _UNSTUFFED.search(data, start)
    if first is None:
        return len(data), b""
    found = _END.search(data, first.start())
    end = found.start() if found else len(data)
    return end, b"".join(_RESTART.findall(data, first.start(), end))
