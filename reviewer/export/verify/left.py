"""What the verifier finds: bytes that no decoder needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """Bytes in a file that should not be there: where, how many, and what they are in words."""

    offset: int
    length: int
    what: str
