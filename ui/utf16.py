"""Places in a text as Qt counts them: in units of UTF-16, of which an emoji, say, has two."""


def units(text: str, characters: int) -> int:
    """How many units so many characters at the beginning of a text are."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, units: int) -> int:
    """How many characters so many units at the beginning of a text are."""
    begin = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(begin.decode("utf-16-le", "ignore"))
