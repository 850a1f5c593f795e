"""One line of the table: what was measured how often, beside what, and what is promised of it."""

from dataclasses import dataclass
from statistics import median

_DIGITS = {"s": 2, "ms": 1, "MB": 0, "": 0}
HEADER = f"{'':52}{'median':>10}{'least':>10}{'most':>10}{'limit':>11}       ratio"


class BenchError(Exception):
    """A measurement could not be taken; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value a run. It is the median that has to keep within `at_most` or `at_least`.

    `peer` is what the ratio is taken to, which has to be `at_least_times` or more. Without values `note` says
    why there are none.
    """

    name: str
    unit: str
    values: tuple[float, ...]
    at_most: float | None = None
    at_least: float | None = None
    peer: "Figure | None" = None
    at_least_times: float | None = None
    note: str = ""

    @property
    def median(self) -> float:
        """The value that stands for all runs."""
        return median(self.values)

    @property
    def ratio(self) -> float | None:
        """How many times the peer's median this one is; None where the peer could not be measured."""
        return self.median / self.peer.median if self.peer and self.peer.values else None

    @property
    def missed(self) -> bool:
        """Whether a promise is broken; what could not be measured keeps none."""
        if not self.values:
            return self.at_most is not None or self.at_least is not None
        if self.at_least_times is not None and (self.ratio is None or self.ratio < self.at_least_times):
            return True
        too_much = self.at_most is not None and self.median > self.at_most
        return too_much or (self.at_least is not None and self.median < self.at_least)

    def line(self) -> str:
        """The figure as a line under `HEADER`."""
        over = "OVER" if self.missed else ""
        if not self.values:
            return f"  {self.name:50}{self.note:>41} {over}".rstrip()
        told = "".join(
            f"{self._told(value):>10}" for value in (self.median, min(self.values), max(self.values))
        )
        return f"  {self.name:50}{told}{self._limit():>11} {over:4}  {self._ratio()}".rstrip()

    def _told(self, value: float) -> str:
        return f"{value:.{_DIGITS.get(self.unit, 1)}f} {self.unit}".rstrip()

    def _limit(self) -> str:
        if self.at_most is not None:
            return f"≤ {self.at_most:.4g} {self.unit}".rstrip()
        if self.at_least_times is not None:
            return f"≥ {self.at_least_times:g} ×"
        return f"≥ {self.at_least:g} {self.unit}".rstrip() if self.at_least is not None else ""

    def _ratio(self) -> str:
        return f"{self.ratio:.2f} × {self.peer.name}" if self.peer and self.ratio is not None else ""
