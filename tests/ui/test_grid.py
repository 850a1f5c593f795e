"""The arithmetic of the sheet: every cell has its place, and no two the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from ui.grid import Grid, Group

CELL = QSize(100, 120)

group_counts = st.lists(st.integers(0, 30), max_size=8)


def grouped(counts: list[int], width: int) -> Grid:
    groups = [Group(str(place), count) for place, count in enumerate(counts)]
    return Grid(sum(counts), CELL, width, gap=8, heading=30, groups=groups)


@given(group_counts, st.integers(1, 1500))
def test_cells_never_overlap_and_lie_on_the_sheet(counts: list[int], width: int) -> None:
    grid = grouped(counts, width)
    rects = [grid.rect(index) for index in range(grid.count)]
    for one, other in pairwise(rects):
        assert not one.intersects(other)
        assert (one.top(), one.left()) < (other.top(), other.left())
    for rect in rects:
        assert rect.bottom() < grid.size.height()
        assert rect.width() >= CELL.width()
        assert rect.right() < max(width, CELL.width() + 16)


@given(group_counts, st.integers(1, 1500), st.integers(-50, 3000), st.integers(-50, 1600))
def test_the_cell_at_a_point_is_the_one_whose_place_holds_it(
    counts: list[int], width: int, y: int, x: int
) -> None:
    grid = grouped(counts, width)
    point = QPoint(x, y)
    holding = [index for index in range(grid.count) if grid.rect(index).contains(point)]
    assert grid.at(point) == (holding[0] if holding else -1)


@given(group_counts, st.integers(100, 1500), st.integers(0, 2000), st.integers(1, 900))
def test_what_is_within_an_area_is_all_that_touches_it(
    counts: list[int], width: int, top: int, height: int
) -> None:
    grid = grouped(counts, width)
    area = QRect(0, top, width, height)
    touching = {index for index in range(grid.count) if grid.rect(index).intersects(area)}
    within = list(grid.within(area))
    assert touching <= set(within)
    assert len(within) == len(set(within))
    assert len(within) - len(touching) <= 2 * grid.columns * (len(counts) + 1)


@given(group_counts, st.integers(100, 1500), st.data())
def test_down_and_up_stay_on_the_sheet_and_move_by_rows(
    counts: list[int], width: int, data: st.DataObject
) -> None:
    grid = grouped(counts, width)
    if not grid.count:
        return
    index = data.draw(st.integers(0, grid.count - 1))
    below, above = grid.below(index), grid.below(index, -1)
    assert 0 <= above <= index <= below < grid.count
    if below != index:
        assert grid.rect(below).top() > grid.rect(index).top()
        assert grid.rect(below).left() <= grid.rect(index).left()
    if above != index:
        assert grid.rect(above).top() < grid.rect(index).top()


def test_rows_are_filled_from_edge_to_edge() -> None:
    grid = Grid(50, CELL, 1000, gap=8)
    assert grid.columns == 9
    assert grid.rect(0).left() <= 8 + grid.columns
    assert 1000 - grid.rect(8).right() <= 8 + grid.columns


def test_one_row_is_as_long_as_it_gets() -> None:
    grid = Grid(500, CELL, 1000, gap=4, one_row=True)
    assert grid.columns == 500
    assert grid.rect(499).top() == grid.rect(0).top()
    assert grid.size.width() == 4 + 500 * 104


def test_headings_stand_over_their_photos() -> None:
    grid = grouped([3, 0, 20], 500)
    headings = {group.title: rect for group, rect in grid.headings(QRect(0, 0, 500, 5000))}
    assert headings["0"].bottom() <= grid.rect(0).top()
    assert headings["2"].bottom() <= grid.rect(3).top()
    assert headings["2"].top() > grid.rect(2).bottom()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("groups", [0, 30_000])
def test_a_million_cells_are_laid_out_in_no_time(groups: int) -> None:
    many = [Group("", 1_000_000 // groups)] * groups if groups else []
    count = sum(group.count for group in many) or 1_000_000
    grid = Grid(count, CELL, 1400, gap=8, heading=30, groups=many)
    middle = grid.rect(count // 2)
    assert len(list(grid.within(middle.adjusted(-700, -400, 700, 400)))) < 200


@given(group_counts, st.integers(100, 1500), st.integers(0, 3000))
def test_the_heading_kept_at_the_top_never_covers_that_of_the_next_group(
    counts: list[int], width: int, top: int
) -> None:
    grid = grouped(counts, width)
    over = grid.heading_over(top)
    if over is None:
        return
    group, rect = over
    assert rect.top() <= top
    place = int(group.title)
    for other, natural in grid.headings(QRect(0, 0, width, grid.size.height())):
        assert other == group or not natural.intersects(rect)
    assert grid.group_at(QPoint(rect.left(), rect.center().y()), top) == place


def test_every_heading_is_found_where_it_stands() -> None:
    grid = grouped([3, 0, 20], 500)
    for place, (_, rect) in enumerate(grid.headings(QRect(0, 0, 500, 5000))):
        assert grid.group_at(rect.center(), 0) == place
    assert grid.group_at(grid.rect(5).center(), 0) == -1
    assert grid.places(2) == range(3, 23)


@given(st.integers(1, 60), st.integers(1, 1500), st.data())
def test_left_of_the_middle_of_a_cell_is_before_it_and_right_of_it_behind(
    count: int, width: int, data: st.DataObject
) -> None:
    grid = Grid(count, CELL, width, gap=8)
    index = data.draw(st.integers(0, count - 1))
    cell, half = grid.rect(index), grid.cell.width() // 2
    right = data.draw(st.booleans())
    across = data.draw(st.integers(half + 6, grid.cell.width() - 1) if right else st.integers(0, half - 6))
    down = data.draw(st.integers(0, grid.cell.height() - 1))
    place, mark = grid.slot(cell.topLeft() + QPoint(across, down))
    assert place == index + right
    assert not any(mark.intersects(grid.rect(other)) for other in range(count))
    assert (mark.top(), mark.height()) == (cell.top(), cell.height())
    assert abs(mark.center().x() - (cell.right() if right else cell.left())) <= grid.gap


@given(st.integers(0, 60), st.integers(1, 1500), st.integers(-50, 3000), st.integers(-50, 3000))
def test_every_point_is_somewhere_between_the_cells(count: int, width: int, x: int, y: int) -> None:
    assert 0 <= Grid(count, CELL, width, gap=8).slot(QPoint(x, y))[0] <= count
