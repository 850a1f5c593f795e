"""Text without what people leave out who look for it: capitals, accents, the points of Hebrew and Arabic."""

import unicodedata

# Canonical combining classes (Unicode 4.3): the points of Hebrew and Arabic, and accents. The marks that
# make another letter, as in Japanese and Hindi, are in classes of their own.
_LEFT_OUT = frozenset((*range(10, 36), *range(200, 241)))


class _Kept(dict[int, int | None]):
    """By its code what stays of a letter, worked out when it is first met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) in _LEFT_OUT else code
        return self[code]


_KEPT = _Kept()


def folded(text: str) -> str:
    """The same for all spellings that a person means the same by."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return unicodedata.normalize("NFC", plain.translate(_KEPT))
