"""Sections that are free prose: the bottom line, why it matters, background, state of play, what comes next."""

from __future__ import annotations

from tracktwo.composition.context import Composed, Context
from tracktwo.composition.prose import prose_blocks
from tracktwo.template.options import SectionOptions, SummaryOptions


def compose_summary(context: Context, options: SummaryOptions) -> Composed:
    """The bottom line: in a box of its own, or as running text under a heading."""
    blocks = prose_blocks(context, "bluf")
    return Composed(blocks, boxed=options.style == "box")


def compose_why(context: Context, _: SectionOptions) -> Composed:
    """Why it matters to this reader."""
    return Composed(prose_blocks(context, "why_it_matters"))


def compose_background(context: Context, _: SectionOptions) -> Composed:
    """What the reader must know first."""
    return Composed(prose_blocks(context, "background"))


def compose_state_of_play(context: Context, _: SectionOptions) -> Composed:
    """Where things stand."""
    return Composed(prose_blocks(context, "state_of_play"))


def compose_next(context: Context, _: SectionOptions) -> Composed:
    """What to watch."""
    return Composed(prose_blocks(context, "next"))
