"""Where every cell of a view lies, by arithmetic: the place follows from the index, nothing is stored.

A million photos cost no more to lay out than ten; groups (days, bursts, verdicts) cost one number each.
Places are in the coordinates of the whole sheet, in logical pixels, from its top left corner.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True)
class Group:
    """So many cells in a row under one heading; `photos` is told instead where stacks hide some of them."""

    title: str
    count: int
    photos: int = 0


class Grid:
    """The layout of `count` cells of at least `cell` size in rows as wide as `width`.

    Cells are stretched so that each row is filled from edge to edge. With `one_row` there is a single row
    as long as it gets, and cells keep their size.
    """

    def __init__(
        self,
        count: int,
        cell: QSize,
        width: int,
        *,
        gap: int = 0,
        heading: int = 0,
        groups: Sequence[Group] = (),
        one_row: bool = False,
    ) -> None:
        self.count = count
        self.gap = gap
        self._width = width
        self.heading = heading if groups else 0
        self.groups = groups or (Group("", count),)
        inside = max(width - gap, 1)
        self.columns = max(count, 1) if one_row else max(1, inside // (cell.width() + gap))
        stretched = cell.width() if one_row else max(cell.width(), inside // self.columns - gap)
        self.cell = QSize(stretched, cell.height())
        self._across = self.cell.width() + gap
        self._down = self.cell.height() + gap
        self._margin = gap if one_row else max(gap, (width - self.columns * self._across + gap) // 2)
        counts = [group.count for group in self.groups]
        down, heading, columns = self._down, self.heading, self.columns
        self._starts = [0, *accumulate(counts)]
        self._tops = [0, *accumulate([heading - (-count // columns) * down for count in counts])]
        self.size = QSize(
            self._margin + (self.columns if one_row else min(self.columns, count)) * self._across,
            self._tops[-1] + gap,
        )

    def _rows(self, count: int) -> int:
        return -(-count // self.columns)

    def group_of(self, index: int) -> int:
        """The group the cell at `index` is in."""
        return bisect_right(self._starts, index) - 1

    def rect(self, index: int) -> QRect:
        """The cell at `index`."""
        group = self.group_of(index)
        row, column = divmod(index - self._starts[group], self.columns)
        return QRect(
            QPoint(
                self._margin + column * self._across,
                self._tops[group] + self.heading + self.gap + row * self._down,
            ),
            self.cell,
        )

    def at(self, point: QPoint) -> int:
        """The index of the cell under `point`, -1 where there is none."""
        for index in self.within(QRect(point, QSize(1, 1))):
            if self.rect(index).contains(point):
                return index
        return -1

    def slot(self, point: QPoint) -> tuple[int, QRect]:
        """Between which cells of one group a point lies: the index of the one after it, and the gap there."""
        row = max(0, (point.y() - self.gap // 2) // self._down)
        row = min(row, max(0, self._rows(self.count) - 1))
        column = (point.x() - self._margin + self._across // 2) // self._across
        index = min(row * self.columns + max(0, min(column, self.columns)), self.count)
        left = self._margin + (index - row * self.columns) * self._across - self.gap
        return index, QRect(left, self.gap + row * self._down, self.gap, self.cell.height())

    def within(self, area: QRect) -> Iterator[int]:
        """The cells that touch `area`, from the first to the last."""
        for begin, end, _ in self._rows_within(area):
            yield from range(begin, end)

    def cells(self, area: QRect) -> Iterator[tuple[int, QRect]]:
        """The cells that touch `area`, with their places."""
        width, height = self.cell.width(), self.cell.height()
        first, _ = self._columns_within(area)
        for begin, end, top in self._rows_within(area):
            left = self._margin + first * self._across
            for index in range(begin, end):
                yield index, QRect(left, top, width, height)
                left += self._across

    def _columns_within(self, area: QRect) -> tuple[int, int]:
        first = max(0, (area.left() - self._margin) // self._across)
        last = min(self.columns - 1, (area.right() - self._margin) // self._across)
        return first, last

    def _rows_within(self, area: QRect) -> Iterator[tuple[int, int, int]]:
        """Of each row that touches `area` the cells, first and beyond the last, and how far down it is."""
        first, last = self._columns_within(area)
        for group in self._groups_within(area):
            top = self._tops[group] + self.heading
            start, end = self._starts[group], self._starts[group + 1]
            top_row = max(0, (area.top() - top) // self._down)
            bottom_row = min(self._rows(end - start) - 1, (area.bottom() - top) // self._down)
            for row in range(top_row, bottom_row + 1):
                begin = start + row * self.columns
                yield begin + first, min(begin + last + 1, end), top + self.gap + row * self._down

    def headings(self, area: QRect) -> Iterator[tuple[Group, QRect]]:
        """The headings that touch `area`, with their places."""
        if not self.heading:
            return
        for group in self._groups_within(area):
            yield self.groups[group], self._heading(self._tops[group] + self.gap)

    def _heading(self, top: int) -> QRect:
        return QRect(self._margin, top, self._width - 2 * self._margin, self.heading)

    def heading_over(self, top: int) -> tuple[Group, QRect] | None:
        """The heading of the group that `top` cuts, moved down to there; None where it needs no moving."""
        group = bisect_right(self._tops, top) - 1
        if not self.heading or not 0 <= group < len(self.groups) or self._tops[group] + self.gap >= top:
            return None
        lowest = self._tops[group + 1] - self.heading
        return self.groups[group], self._heading(min(top, lowest))

    def group_at(self, point: QPoint, top: int) -> int:
        """The group whose heading lies under `point` while `top` is cut, -1 where there is none."""
        over = self.heading_over(top)
        if over is not None and over[1].contains(point):
            return bisect_right(self._tops, top) - 1
        group = bisect_right(self._tops, point.y()) - 1
        if not self.heading or not 0 <= group < len(self.groups):
            return -1
        return group if point.y() < self._tops[group] + self.gap + self.heading else -1

    def places(self, group: int) -> range:
        """The cells of a group."""
        return range(self._starts[group], self._starts[group + 1])

    def _groups_within(self, area: QRect) -> range:
        first = max(0, bisect_right(self._tops, area.top()) - 1)
        last = min(len(self.groups) - 1, bisect_right(self._tops, area.bottom()) - 1)
        return range(first, last + 1)

    def below(self, index: int, rows: int = 1) -> int:
        """The cell so many rows below (above, when negative) in the same column, or the nearest there is."""
        for _ in range(abs(rows)):
            index = self._below(index) if rows > 0 else self._above(index)
        return index

    def _below(self, index: int) -> int:
        group = self.group_of(index)
        start, end = self._starts[group], self._starts[group + 1]
        row, column = divmod(index - start, self.columns)
        if row + 1 < self._rows(end - start):
            return min(index + self.columns, end - 1)
        after = next((g for g in range(group + 1, len(self.groups)) if self.groups[g].count), None)
        if after is None:
            return index
        return min(self._starts[after] + column, self._starts[after + 1] - 1)

    def _above(self, index: int) -> int:
        group = self.group_of(index)
        start = self._starts[group]
        row, column = divmod(index - start, self.columns)
        if row:
            return index - self.columns
        before = next((g for g in range(group - 1, -1, -1) if self.groups[g].count), None)
        if before is None:
            return index
        last_row = self._rows(self.groups[before].count) - 1
        return min(self._starts[before] + last_row * self.columns + column, start - 1)

    def rows_in(self, height: int) -> int:
        """How many whole rows fit in `height`, at least one."""
        return max(1, (height - self.gap) // self._down)
