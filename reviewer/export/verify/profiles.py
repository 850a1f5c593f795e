"""The colour profiles that may stand in a JPEG: three files, known by each byte.

They hold numbers only: a matrix and a curve of Adobe RGB (1998), Display P3 and ProPhoto RGB (ISO
22028-2), no text, date, device or maker. The segment is as ICC.1 annex B.4 has it, one of one.
"""

import hashlib

_SPACES = {
    "2dc04061c812f86019ff5b0eefadaed874fd089416db1fb1ca9576f1b9c453a5": "Adobe RGB",
    "134a2f45a8259bd06582012726e3da4d19779cdb4bf793966fd5e8045c51b754": "Display P3",
    "5c1a877a08879ab808ce068385035f6de4b74a37fba0f47bded411054b295d7d": "ProPhoto RGB",
}


def space(body: bytes) -> str:
    """The colour space that an APP2 segment tells and nothing else; "" for any other segment."""
    return _SPACES.get(hashlib.sha256(body).hexdigest(), "")
