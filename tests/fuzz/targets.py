"""All targets, and one input given to one of them within a time."""

import time
from random import Random
from types import ModuleType

from tests.fuzz import archive, beside, copier, documents, heads, metadata, sidecars, tables, verifier
from tests.fuzz.mutation import mutated

# The verifier and what feeds it come up more often.
TARGETS: tuple[ModuleType, ...] = (
    verifier, verifier, verifier, copier, copier, archive, beside, heads, documents, metadata, sidecars,
    tables,
)  # fmt: skip
# Seconds of processor time for one input of up to 1 MB; more is a hang.
MOST_TIME = 2.0


class Hang(Exception):
    """An input that took far too long."""


def tried(target: ModuleType, data: bytes) -> None:
    """Check one input. Raises AssertionError for a promise broken, Hang, or whatever is a bug."""
    begun = time.process_time()
    target.check(data)
    took = time.process_time() - begun
    if took > MOST_TIME:
        raise Hang(f"{took:.1f} s for {len(data)} bytes")


def bent(target: ModuleType, random: Random) -> bytes:
    """A seed of the target, mutated."""
    return mutated(random.choice(target.SEEDS), random)
