"""Rows of facts are kept in pairs, so that none of their lines stands alone at the foot or the head of a page."""

from __future__ import annotations

import pytest

from tracktwo.composition.keeping import kept_in_pairs
from tracktwo.document.blocks import Block, Paragraph, ParagraphRole, Section
from tracktwo.document.inlines import Text


def facts(count: int) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(f"fact {number}"),), ParagraphRole.FIELD) for number in range(count))


def bonds(blocks: tuple[Block, ...]) -> list[bool]:
    return [block.keep_with_next for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, [False]), (2, [True, False]), (3, [True, True, False]), (5, [True, False, False, True, False])],
)
def test_the_first_and_the_last_line_of_a_row_are_not_alone(count: int, expected: list[bool]) -> None:
    assert bonds(kept_in_pairs(facts(count))) == expected


def test_each_row_is_kept_by_itself_at_every_level() -> None:
    told = Paragraph((Text("told"),))
    (section,) = kept_in_pairs((Section((), 1, "", (*facts(2), told, *facts(3))),))
    assert isinstance(section, Section)
    assert bonds(section.blocks) == [True, False, False, True, True, False]
