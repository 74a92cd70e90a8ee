"""The running lines of a page: pure arithmetic."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.writers.pdf.furniture import part_areas


@given(st.lists(st.floats(0, 500), min_size=3, max_size=3), st.floats(100, 800))
def test_parts_of_a_running_line_do_not_overlap(widths: list[float], room: float) -> None:
    areas = [area for area, width in zip(part_areas(widths, room), widths, strict=True) if width]
    assert len(areas) == sum(width > 0 for width in widths)
    for (left, width), (following, _) in itertools.pairwise(areas):
        assert left + width <= following + 1e-6
    for left, width in areas:
        assert left >= -1e-6
        assert left + width <= room + 1e-6
