"""Attachments: what goes with the document."""

from __future__ import annotations

from tracktwo.composition.context import Composed, Context
from tracktwo.document.blocks import List, ListItem, Paragraph
from tracktwo.template.options import SectionOptions


def compose_attachments(context: Context, _: SectionOptions) -> Composed:
    """The attachments of the brief, as a numbered list."""
    attachments = context.plan.attachments if context.plan else ()
    if not attachments:
        return Composed()
    return Composed((List(tuple(ListItem((Paragraph(context.planned(name)),)) for name in attachments), ordered=True),))
