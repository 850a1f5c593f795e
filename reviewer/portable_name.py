"""Names that every file system takes, made from whatever a card or a person wrote.

A library is copied to other disks and systems, and the catalog holds text: a name there must be valid
Unicode, must not be hidden or look like an option, and must not be one that Windows reserves. Two
names may become the same one; whoever stores files tells them apart with `same_file`.
"""

import re
import unicodedata

LONGEST_STEM = 120
LONGEST_SUFFIX = 24

# Reserved by Windows, and with them what separates folders anywhere.
_RESERVED = frozenset('<>:"/\\|?*')
# Control, surrogate (bytes that were no UTF-8), line and paragraph separator.
_UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Turning the writing direction makes a name read as another one.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)")


def portable_stem(name: str) -> str:
    """The name without suffix as it may stand on any disk; the same name gives the same answer."""
    stem = _shorten(_writable(name).strip(" ."), LONGEST_STEM).rstrip(" .")
    if not stem:
        return "unnamed"
    return f"_{stem}" if stem.startswith("-") or _DEVICES.match(stem) else stem


def portable_suffix(suffix: str) -> str:
    """The suffix with its dot, or dots: `.CR2.xmp` stays as it is."""
    return _shorten(_writable(suffix), LONGEST_SUFFIX).rstrip(" .")


def same_file(name: str) -> str:
    """A key that is equal for names which some file system takes for one and the same.

    Windows and macOS ignore case, macOS also how an accent is composed.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _writable(name: str) -> str:
    text = "".join("_" if _unwritable(letter) or letter in _RESERVED else letter for letter in name)
    return unicodedata.normalize("NFC", text)


def _unwritable(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in _UNWRITABLE


def _shorten(text: str, longest: int) -> str:
    """At most so many bytes in UTF-8; file systems count bytes."""
    return text.encode()[:longest].decode(errors="ignore")
