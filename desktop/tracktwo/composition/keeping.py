"""What stands on one page: no line of facts alone. Each is a paragraph of its own, which writers do not pair."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from tracktwo.document.blocks import Block, Blocks, Callout, Paragraph, ParagraphRole, Section

FEWEST_LINES = 2
"""So many lines of facts stand together at the foot of a page, and at the head of the next."""


def kept_in_pairs(blocks: Blocks) -> Blocks:
    """The blocks, in which the first and the last line of each row of facts are never alone on a page."""
    found: list[Block] = []
    for is_facts, group in groupby(blocks, _is_fact):
        row = tuple(group)
        found.extend(_in_pairs(row) if is_facts else map(_inside, row))
    return tuple(found)


def _is_fact(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.FIELD


def _in_pairs(row: Blocks) -> Blocks:
    """The row with a bond after its first line and before its last."""
    bonds = {0, len(row) - FEWEST_LINES}
    return tuple(
        replace(line, keep_with_next=True)
        if isinstance(line, Paragraph) and place in bonds and place + 1 < len(row)
        else line
        for place, line in enumerate(row)
    )


def _inside(block: Block) -> Block:
    match block:
        case Section() | Callout():
            return replace(block, blocks=kept_in_pairs(block.blocks))
        case _:
            return block
