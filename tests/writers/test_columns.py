from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.writers.columns import ColumnNeed, column_widths

SIZES = st.floats(0, 2000, allow_nan=False)
NEEDS = st.lists(st.builds(ColumnNeed, st.floats(-1, 20), SIZES, SIZES), min_size=1, max_size=40)


@settings(max_examples=300, deadline=None)
@given(NEEDS, st.floats(50, 1000))
def test_widths_fill_the_page_exactly(needs: list[ColumnNeed], total: float) -> None:
    widths = column_widths(needs, total)
    assert len(widths) == len(needs)
    assert math.isclose(sum(widths), total, rel_tol=1e-9)
    assert all(width >= 0 for width in widths)


@settings(max_examples=300, deadline=None)
@given(NEEDS, st.floats(50, 1000))
def test_no_column_falls_below_its_minimum_where_the_page_allows(needs: list[ColumnNeed], total: float) -> None:
    widths = column_widths(needs, total)
    if sum(need.minimum for need in needs) < total * 0.999:
        assert all(width >= need.minimum * 0.999 for width, need in zip(widths, needs, strict=True))


def test_weights_share_the_width_where_content_is_long() -> None:
    widths = column_widths([ColumnNeed(1, 10, 900), ColumnNeed(3, 10, 900)], 400)
    assert widths == (100, 300)


def test_room_a_short_column_does_not_need_goes_to_the_long_one() -> None:
    widths = column_widths([ColumnNeed(1, 20, 50), ColumnNeed(1, 20, 2000)], 400)
    assert widths == (50, 350)


def test_columns_that_all_fit_share_the_rest_by_weight() -> None:
    assert column_widths([ColumnNeed(1, 10, 20), ColumnNeed(1, 10, 30)], 400) == (200, 200)


def test_one_endless_word_does_not_starve_the_others() -> None:
    widths = column_widths([ColumnNeed(1, 25_000, 25_000), ColumnNeed(1, 60, 80)], 400)
    assert widths == (340, 60)


def test_thirty_columns_that_cannot_fit_are_alike() -> None:
    widths = column_widths([ColumnNeed(1, 40, 90)] * 30, 450)
    assert all(math.isclose(width, 15) for width in widths)
    assert len(widths) == 30


def test_no_columns_have_no_widths() -> None:
    assert column_widths([], 400) == ()
