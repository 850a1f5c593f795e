"""Profiles: where an export goes and what may go there, as TOML that says so in one sentence.

A profile can narrow what leaves, never widen it past the laws: no profile lets an unreviewed photo
through, and none switches the verifier off. `model` is a profile, `document` reads one and names every
fault, `writing` puts one into a file, and `shelf` knows where they stand.
"""

from reviewer.export.profile.document import check, parse
from reviewer.export.profile.model import (
    LEAST_QUALITY,
    CaptionFile,
    Container,
    FileFormat,
    KeptField,
    Pixels,
    Profile,
)
from reviewer.export.profile.shelf import ChangedMeanwhile, Shelf, Shelved, find, hand_out, shipped
from reviewer.export.profile.writing import content, written

__all__ = [
    "LEAST_QUALITY",
    "CaptionFile",
    "ChangedMeanwhile",
    "Container",
    "FileFormat",
    "KeptField",
    "Pixels",
    "Profile",
    "Shelf",
    "Shelved",
    "check",
    "content",
    "find",
    "hand_out",
    "parse",
    "shipped",
    "written",
]
