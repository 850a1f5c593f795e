"""What to look up in a library, and what comes of it: photos in order, under headings, in stacks; counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, filterfalse

from reviewer import sequence
from reviewer.looking import Looking, Section
from ui import looks
from ui.filter_state import FilterState
from ui.stacks import Burst, best_frames

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Query:
    """The shoot chosen (as a filter line), the filter, and how the photos are to lie."""

    scope: str = ""
    filter: FilterState = field(default_factory=FilterState)
    sort: str = "taken"
    group: str = "none"
    stacked: bool = False

    def where(self, without: str = "") -> str:
        """The filter line of scope and filter; the term of one facet can be left out."""
        line = self.filter.expression(without)
        return f"{self.scope} ({line})" if self.scope and line else self.scope or line


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Photos in the order they are shown in."""

    group: str = "none"
    sections: tuple[Section, ...] = ()
    bursts: tuple[Burst, ...] = ()
    best: frozenset[int] = frozenset()
    ids: tuple[int, ...] = ()
    known: frozenset[int] = frozenset()

    @classmethod
    def of(cls, looking: Looking, query: Query) -> "Arrangement":
        """Look up what a query asks for."""
        where = query.where()
        with looking.at_one_moment():
            sections = tuple(looking.sections(where, query.sort, query.group))
            bursts = tuple(looking.bursts(where)) if query.stacked else ()
            best = _best(looking, bursts)
        ids = tuple(chain.from_iterable(section.ids for section in sections))
        return cls(query.group, sections, bursts, best, ids, frozenset(ids))

    def without(self, photos: Collection[int]) -> "Arrangement":
        """The same, these photos left out."""
        gone = self.known.intersection(photos)
        if not gone:
            return self

        def kept(ids: tuple[int, ...]) -> tuple[int, ...]:
            return ids if gone.isdisjoint(ids) else tuple(filterfalse(gone.__contains__, ids))

        sections = (replace(section, ids=kept(section.ids)) for section in self.sections)
        return replace(
            self,
            sections=tuple(section for section in sections if section.ids),
            bursts=tuple(burst for burst in map(kept, self.bursts) if len(burst) > 1),
            ids=kept(self.ids),
            known=self.known - gone,
        )


def _best(looking: Looking, bursts: Sequence[Burst]) -> frozenset[int]:
    """The frame of each burst that lies on top of its stack."""
    if not bursts:
        return frozenset()
    picked, rejected = looking.ids("flag:pick"), looking.ids("flag:reject")
    return best_frames(bursts, picked, looking.ids("rating>=1", "rating"), rejected)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many photos there are: `library` in all of it, `total` in the shoot chosen.

    `facets` holds the counts under the filter; those of a facet that filters, without its own term, so that
    one sees how many another value would bring. `new` and `second` photos of the library wait to be looked at
    for new tags, or by a second person; `sequences` are all of them.
    """

    library: Counts
    total: int
    facets: Counts
    new: int = 0
    second: int = 0
    sequences: tuple[sequence.Sequence, ...] = ()

    @classmethod
    def of(cls, looking: Looking, query: Query, counted: dict[str, Counts], second: str = "") -> "Tally":
        """Count; `counted` keeps the counts of each line for the next tally.

        `second` is the line of what waits for a second person, empty where nothing can.
        """

        def counts(line: str) -> Counts:
            if line not in counted:
                counted[line] = looking.counts(line)
            return counted[line]

        filtering = query.filter.terms()
        facets = dict(counts(query.where()))
        for facet in filtering:
            facets[facet] = counts(query.where(facet)).get(facet, {})
        return cls(
            counts(""),
            sum(counts(query.scope)["verdict"].values()),
            facets,
            new=looking.count(looks.NEW),
            second=looking.count(second) if second else 0,
            sequences=looking.sequences(),
        )
