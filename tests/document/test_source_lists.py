"""The list of sources leaves no page with one or two of them."""

from __future__ import annotations

import pytest

from tracktwo.document.blocks import SourceEntry, SourceList


@pytest.mark.parametrize(
    ("count", "kept"),
    [(1, []), (2, [1]), (3, [1, 2]), (4, [2, 3]), (9, [7, 8])],
)
def test_three_sources_stand_together_at_the_end(count: int, kept: list[int]) -> None:
    entries = tuple(SourceEntry(number, f"source-{number}", ()) for number in range(1, count + 1))
    whole = SourceList(entries)
    assert [entry.number for entry in entries if whole.keeps_with_next(entry)] == kept
