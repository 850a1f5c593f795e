"""Two sides that say something of one picture, beside what they agreed on last.

What only one side changed since then is news for the other; what both changed, each otherwise, is a conflict
that a person decides. Where they never agreed, the side that says nothing is the one to learn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.sidecar.said import Said, Value, alike, empty


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed the same: what this library says now, and what the sidecar does."""

    ours: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class Comparison:
    """By address: what the sidecar is to learn, what this library is to learn, and what both changed.

    `agreed` is what both say now, or said when they agreed last.
    """

    to_write: Said = field(default_factory=dict)
    to_read: Said = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    agreed: Said = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether this library has nothing to learn and nobody anything to decide."""
        return not self.to_read and not self.conflicts

    def agreed_after(self, learned: Said) -> Said:
        """What they agree on once one of them has learned this."""
        return {address: value for address, value in (self.agreed | learned).items() if value}


def compare(ours: Said, theirs: Said, agreed: Said) -> Comparison:
    """Compare what both sides say now; `agreed` is empty where they never agreed on anything."""
    to_write: dict[str, Value] = {}
    to_read: dict[str, Value] = {}
    conflicts: dict[str, Conflict] = {}
    common = dict(agreed)
    for address in sorted({*ours, *theirs, *common}):
        own, other, before = (said.get(address, empty(address)) for said in (ours, theirs, common))
        if alike(address, own, other):
            common[address] = own
        elif alike(address, own, before):
            to_read[address] = other
        elif alike(address, other, before):
            to_write[address] = own
        else:
            conflicts[address] = Conflict(own, other)
    return Comparison(to_write, to_read, conflicts, common)
