"""Text without what people leave out who look for it: capitals, accents, the points of Hebrew and Arabic."""

import unicodedata

# Canonical combining classes (Unicode 4.3): the points of Hebrew and Arabic, and accents. The marks that
# make another letter, as in Japanese and Hindi, are in classes of their own.
_LEFT_OUT = frozenset((*range(10, 36), *range(200, 241)))


def folded(text: str) -> str:
    """The same for all spellings that a person means the same by."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    kept = (letter for letter in plain if unicodedata.combining(letter) not in _LEFT_OUT)
    return unicodedata.normalize("NFC", "".join(kept))
