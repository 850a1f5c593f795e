"""What a text that leaves must never tell: where a file lies on somebody's disk, names of other files.

And what nobody sees in it. All else that a person wrote is meant to be read by others and is not judged.
"""

import re
from collections.abc import Collection, Iterator

STRANGER = "the name of a file that is not in the set"

_PICTURES = (
    "jpe?g|jfif|png|tiff?|gif|bmp|webp|hei[cf]|avif|dng|cr[23w]|ne[fw]|arw|sr[fw2]|ra[fw]|rw2|or[fi]|pef|x3f|3fr"
    "|xmp|mov|mp4|avi|thm|wav"
)
_APART = re.compile(r"[\s/\\:;,\"'()<>]+")
_SUFFIX = re.compile(rf"\.(?:{_PICTURES})(?!\w)", re.IGNORECASE)
_PATH = re.compile(
    r"(?<![\w/:.])/(?:home|users|media|mnt|volumes|run|var|tmp|root|private|storage|data)/\S+"
    r"|(?<!\w)[a-z]:[\\/][^\s\\/]\S*|\\\\[\w.-]+\\\S+|file:/\S+",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f]")


def telling(text: str, files: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """What stands in a text that a set must never tell, and what that is: places on a disk, other files."""
    for found in _PATH.finditer(text):
        yield found[0], "where a file lies on a disk"
    for name in _names(_PATH.sub(" ", text)):
        if name not in files:
            yield name, STRANGER


def unseen(text: str) -> Iterator[tuple[str, str]]:
    """Each character in a text that nobody sees, and that it is one."""
    return ((found[0], "a character that nobody sees") for found in _INVISIBLE.finditer(text))


def _names(text: str) -> Iterator[str]:
    """The words that look like names of pictures, up to the last suffix in them."""
    for word in _APART.split(text):
        ends = [found.end() for found in _SUFFIX.finditer(word) if found.start()]
        if ends:
            yield word[: ends[-1]]
