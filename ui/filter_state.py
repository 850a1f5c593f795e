"""What is set in the filter bar, and the filter line (`reviewer.selection`) that says the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.photo import ColourLabel, Flag, Verdict
from reviewer.selection import quote


@dataclass(frozen=True, slots=True)
class FilterState:
    """Empty sets, 0 and None: this part filters nothing. `text` is a filter line typed by hand."""

    verdicts: frozenset[Verdict] = frozenset()
    flags: frozenset[Flag] = frozenset()
    labels: frozenset[ColourLabel] = frozenset()
    rating: int = 0
    looked_at: bool | None = None
    tags: tuple[str, ...] = ()
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is filtered."""
        return not self.terms() and not self.text.strip()

    def terms(self) -> list[str]:
        """One term for every part that filters, without the text."""
        terms = [
            _any_of("verdict", (str(v) for v in Verdict if v in self.verdicts)),
            _any_of("flag", (str(f) for f in Flag if f in self.flags)),
            f"rating>={self.rating}" if self.rating else "",
            _any_of("label", (str(c) for c in ColourLabel if c in self.labels)),
            "" if self.looked_at is None else f"looked:{'yes' if self.looked_at else 'no'}",
            _any_of("tag", self.tags),
        ]
        return [term for term in terms if term]

    def expression(self) -> str:
        """The filter line; empty where nothing is filtered."""
        text = self.text.strip()
        if " or " in f" {text.lower()} ":
            text = f"({text})"
        return " ".join([*self.terms(), text] if text else self.terms())


def _any_of(field: str, values: Iterable[str]) -> str:
    written = ",".join(quote(value) for value in values)
    return f"{field}:{written}" if written else ""
