"""Text out of files other people made: bounded, printable, in Unicode."""

import unicodedata

MAX_LINE = 1_000
MAX_TEXT = 16_000
MAX_ITEMS = 200


def line(raw: str, limit: int = MAX_LINE) -> str:
    """One line: white space and control characters become single spaces."""
    return " ".join(_printable(decoded(raw[: 4 * limit])).split())[:limit].rstrip()


def paragraphs(raw: str) -> str:
    """Text that may have several lines; line ends are made the same and control characters dropped."""
    joined = decoded(raw[: 4 * MAX_TEXT]).replace("\r\n", "\n").replace("\r", "\n")
    lines = (_printable(part).rstrip() for part in joined.split("\n"))
    return "\n".join(lines).strip()[:MAX_TEXT]


def items(raw: tuple[str, ...]) -> tuple[str, ...]:
    """A list of lines without empty ones, each once, in the order of the file."""
    return tuple(dict.fromkeys(filter(None, map(line, raw[:MAX_ITEMS]))))


def decoded(raw: str) -> str:
    """Text whose bytes were not UTF-8 (they stand as lone surrogates), read as Windows-1252 instead.

    EXIF allows ASCII only and old IPTC names no character set; in files that is what they hold.
    """
    if raw.isprintable() or not any("\udc80" <= letter <= "\udcff" for letter in raw):
        return raw
    return raw.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _printable(raw: str) -> str:
    if raw.isprintable():
        return raw
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in raw)
