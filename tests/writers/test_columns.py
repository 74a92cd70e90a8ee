"""Widths of columns: pure arithmetic, the same in both formats."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.writers.columns import ColumnNeed, column_widths

SIZES = st.floats(0, 2000, allow_nan=False)
NEEDS = st.lists(
    st.builds(ColumnNeed, SIZES, SIZES, st.floats(-1, 20), st.floats(0, 1e6), SIZES), min_size=1, max_size=40
)


@settings(max_examples=300, deadline=None)
@given(NEEDS, st.floats(50, 1000))
def test_widths_fill_the_page_exactly(needs: list[ColumnNeed], total: float) -> None:
    widths = column_widths(needs, total)
    assert len(widths) == len(needs)
    assert math.isclose(sum(widths), total, rel_tol=1e-9)
    assert all(width >= 0 for width in widths)


@settings(max_examples=300, deadline=None)
@given(NEEDS, st.floats(1.002, 10))
def test_no_column_is_narrower_than_its_longest_word_where_the_page_allows(
    needs: list[ColumnNeed], room: float
) -> None:
    widths = column_widths(needs, max(50, room * sum(need.word for need in needs)))
    assert len(widths) == len(needs)
    assert all(width >= need.word - 1e-3 for width, need in zip(widths, needs, strict=True))


@settings(max_examples=300, deadline=None)
@given(NEEDS, st.floats(1.002, 10))
def test_no_column_is_narrower_than_is_wanted_where_the_page_allows(needs: list[ColumnNeed], room: float) -> None:
    widths = column_widths(needs, max(50, room * sum(max(need.word, need.wanted) for need in needs)))
    assert len(widths) == len(needs)
    assert all(width >= need.wanted - 1e-3 for width, need in zip(widths, needs, strict=True))


def test_weights_share_the_width_where_content_is_long() -> None:
    assert column_widths([ColumnNeed(10, 900, 1), ColumnNeed(10, 900, 3)], 400) == pytest.approx((100, 300))


def test_much_text_widens_a_column_within_bounds() -> None:
    little, much = column_widths([ColumnNeed(10, 900, 1, 100), ColumnNeed(10, 900, 1, 90_000)], 400)
    assert 1.3 < much / little < 2


def test_a_column_takes_no_more_than_its_lines_when_others_need_room() -> None:
    assert column_widths([ColumnNeed(20, 50, 1), ColumnNeed(20, 2000, 1)], 400) == pytest.approx((50, 350))


def test_room_left_over_is_shared_by_weight() -> None:
    assert column_widths([ColumnNeed(10, 40, 1), ColumnNeed(10, 60, 3)], 300) == pytest.approx((90, 210))


def test_what_columns_would_rather_have_gives_way_to_words() -> None:
    widths = column_widths([ColumnNeed(90, 90, 1), ColumnNeed(10, 500, 1, wanted=80)], 120)
    assert widths == pytest.approx((90, 30))


def test_one_endless_word_does_not_starve_the_others() -> None:
    widths = column_widths([ColumnNeed(25_000, 25_000, 1), ColumnNeed(60, 80, 1)], 400)
    assert widths == pytest.approx((340, 60))


def test_when_no_word_fits_the_widest_columns_give_way_first() -> None:
    widths = column_widths([ColumnNeed(width, width, 1) for width in (20, 300, 100)], 200)
    assert widths == pytest.approx((20, 90, 90))


def test_thirty_columns_that_cannot_fit_are_alike() -> None:
    widths = column_widths([ColumnNeed(40, 90, 1)] * 30, 450)
    assert widths == pytest.approx((15.0,) * 30)


def test_no_columns_have_no_widths() -> None:
    assert column_widths([], 400) == ()
