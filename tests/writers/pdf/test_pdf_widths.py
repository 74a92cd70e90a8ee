"""Widths of columns and lines: pure arithmetic."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.writers.pdf.furniture import part_areas
from tracktwo.writers.pdf.widths import ColumnNeed, column_widths, levelled

lengths = st.floats(0, 2000)
needs = st.builds(ColumnNeed, lengths, lengths, st.floats(0, 20), st.floats(0, 1e6))


@given(st.lists(needs, min_size=1, max_size=40), st.floats(50, 2000))
def test_widths_add_up_to_the_table(wanted: list[ColumnNeed], width: float) -> None:
    found = column_widths(wanted, width)
    assert sum(found) == pytest.approx(width)
    assert min(found) >= 0


@given(st.lists(needs, min_size=1, max_size=40), st.floats(50, 2000))
def test_no_column_is_narrower_than_its_floor_where_all_fit(wanted: list[ColumnNeed], width: float) -> None:
    if sum(need.floor for need in wanted) < width:
        for need, found in zip(wanted, column_widths(wanted, width), strict=True):
            assert found >= need.floor - 1e-3


def test_no_columns_have_no_widths() -> None:
    assert column_widths([], 100) == []


def test_equal_columns_are_equally_wide() -> None:
    assert column_widths([ColumnNeed(10, 900, 1)] * 4, 400) == pytest.approx([100] * 4)


def test_weights_share_what_content_asks_for() -> None:
    assert column_widths([ColumnNeed(10, 900, 1), ColumnNeed(10, 900, 3)], 400) == pytest.approx([100, 300])


def test_much_text_widens_a_column_within_bounds() -> None:
    little, much = column_widths([ColumnNeed(10, 900, 1, 100), ColumnNeed(10, 900, 1, 90_000)], 400)
    assert 1.3 < much / little < 2


def test_a_column_takes_no_more_than_its_content_when_others_need_room() -> None:
    assert column_widths([ColumnNeed(10, 40, 1), ColumnNeed(10, 900, 1)], 400) == pytest.approx([40, 360])


def test_room_left_over_is_shared_by_weight() -> None:
    assert column_widths([ColumnNeed(10, 40, 1), ColumnNeed(10, 60, 3)], 300) == pytest.approx([90, 210])


def test_when_nothing_fits_the_widest_give_way_first() -> None:
    assert levelled([20, 300, 100], 200) == pytest.approx([20, 90, 90])


@given(st.lists(st.floats(0, 500), min_size=3, max_size=3), st.floats(100, 800))
def test_parts_of_a_running_line_do_not_overlap(widths: list[float], room: float) -> None:
    areas = [area for area, width in zip(part_areas(widths, room), widths, strict=True) if width]
    for (left, width), (following, _) in itertools.pairwise(areas):
        assert left + width <= following + 1e-6
    for left, width in areas:
        assert left >= -1e-6
        assert left + width <= room + 1e-6
