"""What stands on a page that Qt drew: runs of letters and pictures, each in one plain line of content.

Qt's content turns the page upside down, nests states and says things twice (ISO 32000-1, 8.4 and 9.4). Here
each run of letters and each picture is told by itself, in points from the lower left corner of the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reviewer.errors import ExportRefused

Instruction = tuple[Sequence[Any], str]
"""Operands and operator."""

# Said of lines and of transparency, where there are neither.
_SILENT = frozenset(("gs", "cs", "CS", "SCN", "w", "J", "j", "d"))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Across and up by factors, then moved: what a matrix without turning does."""

    across: float = 1
    up: float = 1
    x: float = 0
    y: float = 0

    @classmethod
    def of(cls, operands: Sequence[Any]) -> "_Scale":
        across, turned, skewed, up, x, y = map(float, operands)
        if turned or skewed:
            raise ExportRefused("Something on the contact sheet is turned.")
        return cls(across, up, x, y)

    def within(self, outer: "_Scale") -> "_Scale":
        """This one first, then the outer one."""
        return _Scale(
            self.across * outer.across,
            self.up * outer.up,
            self.x * outer.across + outer.x,
            self.y * outer.up + outer.y,
        )


@dataclass(slots=True)
class _State:
    place: _Scale = field(default_factory=_Scale)
    colour: str = "0 0 0"


def lines(instructions: Iterable[Instruction], names: Mapping[str, str]) -> Iterator[str]:
    """A line for each run of letters and each picture, with fonts and pictures called by other names.

    Raises ExportRefused for anything else.
    """
    states = [_State()]
    run: list[Instruction] = []
    for operands, operator in instructions:
        state = states[-1]
        if operator in ("BT", "ET") or run:
            run.append((operands, operator))
            if operator == "ET":
                yield _letters(run[1:-1], state, names)
                run = []
        elif operator == "q":
            states.append(_State(state.place, state.colour))
        elif operator == "Q":
            states.pop()
        elif operator == "cm":
            state.place = _Scale.of(operands).within(state.place)
        elif operator == "scn":
            state.colour = _numbers(operands)
        elif operator == "Do":
            yield _picture(state.place, names[str(operands[0])])
        elif operator not in _SILENT:
            raise ExportRefused("The contact sheet holds something that is neither a letter nor a picture.")


def _picture(place: _Scale, name: str) -> str:
    return f"q {_numbers((place.across, 0, 0, place.up, place.x, place.y))} cm {name} Do Q"


def _letters(run: Iterable[Instruction], state: _State, names: Mapping[str, str]) -> str:
    name, size, place = "", 0.0, state.place
    at, pen = (0.0, 0.0), (0.0, 0.0)
    said = []
    for operands, operator in run:
        if operator == "Tf":
            name, size = names[str(operands[0])], float(operands[1])
        elif operator == "Tm":
            place = _Scale.of(operands).within(state.place)
        elif operator == "Td":
            at = (at[0] + float(operands[0]), at[1] + float(operands[1]))
        elif operator == "Tj":
            here = (round(place.x + at[0] * place.across, 3), round(place.y + at[1] * place.up, 3))
            said.append(
                f"{_numbers((here[0] - pen[0], here[1] - pen[1]))} Td <{bytes(operands[0]).hex()}> Tj"
            )
            pen = here
        else:
            raise ExportRefused("The contact sheet holds letters that are drawn in another way than others.")
    return f"BT {name} {number(size * place.up)} Tf {state.colour} rg {' '.join(said)} ET"


def number(value: Any) -> str:  # noqa: ANN401  # pikepdf has three kinds of numbers
    """A number in as few digits as a thousandth of it needs."""
    return f"{round(float(value), 3) + 0:.3f}".rstrip("0").rstrip(".")


def _numbers(values: Iterable[Any]) -> str:
    return " ".join(map(number, values))
