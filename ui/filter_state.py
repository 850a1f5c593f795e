"""What is set in the filter bar and among the facets, and the line of `reviewer.selection` that says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from reviewer import selection
from reviewer.errors import UsageError
from reviewer.photo import ColourLabel, Flag, Verdict
from reviewer.selection import All, AnyOf, Expression, Term, quote

FACETS: Final = (
    "rule",
    "tag",
    "looked_at",
    "looked_by",
    "asked",
    "camera",
    "lens",
    "focal",
    "date",
    "place",
    "captioned",
)
# What the filter bar has toggles for; other values are filtered by as text.
FLAGS: Final = (Flag.PICK, Flag.REJECT)
LABELS: Final = tuple(label for label in ColourLabel if label is not ColourLabel.NONE)
_STARS: Final = ("1", "2", "3", "4", "5")
_YES_NO: Final = {"1": "yes", "0": "no"}


@dataclass(frozen=True, slots=True)
class FilterState:
    """Empty sets, 0 and no facets: this part filters nothing. `text` is a filter line typed by hand.

    `facets` holds the values chosen of each of `FACETS`, as `Review.counts` names them.
    """

    verdicts: frozenset[Verdict] = frozenset()
    flags: frozenset[Flag] = frozenset()
    labels: frozenset[ColourLabel] = frozenset()
    rating: int = 0
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""

    @classmethod
    def of(cls, line: str) -> "FilterState":
        """The state that says what a line says; what the state has no place for becomes text.

        Raises UsageError for a line that is not understood.
        """
        expression = selection.parse(line)
        state, rest = cls(), []
        for part in expression.parts if isinstance(expression, All) else (expression,):
            taken = state._taking(part)
            if taken is None:
                rest.append(part)
            else:
                state = taken
        return replace(state, text=selection.written(rest[0] if len(rest) == 1 else All(tuple(rest))))

    def _taking(self, part: Expression) -> "FilterState | None":
        """With one more part; None where there is no place for it."""
        match part:
            case Term("verdict", ":", values) if not self.verdicts:
                return replace(self, verdicts=frozenset(map(Verdict, values)))
            case Term("flag", ":", values) if not self.flags and set(values) <= set(FLAGS):
                return replace(self, flags=frozenset(map(Flag, values)))
            case Term("label", ":", values) if not self.labels and set(values) <= set(LABELS):
                return replace(self, labels=frozenset(map(ColourLabel, values)))
            case Term("rating", ">=", (stars,)) if stars in _STARS and not self.rating:
                return replace(self, rating=int(stars))
            case Term(facet, ":", values) if facet in FACETS and facet not in self.facets:
                return self.choosing(facet, values)
        return None

    def choosing(self, facet: str, values: Iterable[str]) -> "FilterState":
        """The same with these values of a facet, any of which may hold; none filters nothing."""
        chosen = tuple(dict.fromkeys(values))
        others = {name: kept for name, kept in self.facets.items() if name != facet}
        return replace(self, facets={**others, facet: chosen} if chosen else others)

    @property
    def empty(self) -> bool:
        """Whether nothing is filtered."""
        return not self.terms() and not self.text.strip()

    def terms(self) -> dict[str, str]:
        """The term of every part that filters, by its facet, without the text."""
        terms = {
            "verdict": _any_of("verdict", (str(v) for v in Verdict if v in self.verdicts)),
            "flag": _any_of("flag", (str(f) for f in Flag if f in self.flags)),
            "rating": f"rating>={self.rating}" if self.rating else "",
            "label": _any_of("label", (str(c) for c in ColourLabel if c in self.labels)),
        }
        for facet in FACETS:
            terms[facet] = _any_of(facet, self.facets.get(facet, ()))
        return {facet: term for facet, term in terms.items() if term}

    def expression(self, without: str = "") -> str:
        """The filter line; empty where nothing is filtered. `without` leaves the term of one facet out."""
        terms = [term for facet, term in self.terms().items() if facet != without]
        text = self.text.strip()
        if not terms or not text:
            return " ".join(terms) or text
        return " ".join([*terms, _as_one(text)])


def _any_of(facet: str, values: Iterable[str]) -> str:
    if facet in ("looked_at", "captioned"):
        values = (_YES_NO.get(value, value) for value in values)
    written = ",".join(quote(value) for value in values)
    return f"{facet.removesuffix('_at')}:{written}" if written else ""


def _as_one(text: str) -> str:
    """In parentheses where terms beside it would else belong to half of it."""
    try:
        return f"({text})" if isinstance(selection.parse(text), AnyOf) else text
    except UsageError:
        return text  # whoever shows the filter says what is wrong with it
