"""The head of the first page and the running lines: placeholders of the template filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tracktwo.composition.context import Context, joined, words
from tracktwo.composition.marking import banner, notices
from tracktwo.document.blocks import Furniture, TitleBlock
from tracktwo.document.inlines import Inlines, PageCount, PageNumber, plain
from tracktwo.document.pages import MILLIMETRE, PAPER_SIZES, Page
from tracktwo.dossier.model.head import Clearance
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.template.model import PageSetup, RunningLine, Template
from tracktwo.template.placeholders import pieces

SEPARATOR: Final = " · "


def page_of(setup: PageSetup) -> Page:
    """The paper and margins of a template, in points."""
    width, height = PAPER_SIZES[setup.size]
    margins = setup.margins
    page = Page(
        width,
        height,
        margins.top * MILLIMETRE,
        margins.bottom * MILLIMETRE,
        margins.start * MILLIMETRE,
        margins.end * MILLIMETRE,
    )
    return page.turned() if setup.landscape else page


def title_block(context: Context, template: Template, issued: EdtfDate | None) -> TitleBlock:
    """The head of the first page; details and fields whose placeholders are empty fall away."""
    layout, fill = template.head, _filler(context, template, issued)
    return TitleBlock(
        title=fill(layout.title) or words(context.dossier.head.title.text),
        kicker=words(plain(fill(layout.kicker)).upper()),
        notices=notices(context),
        details=tuple(filled for text in layout.details if (filled := fill(text))),
        fields=tuple((words(context.labels.of_template(label)), filled) for label, text in layout.fields.items() if (filled := fill(text))),
    )


def furniture(context: Context, line: RunningLine, template: Template, issued: EdtfDate | None) -> Furniture:
    """A running line with its placeholders filled in.

    Segments are parted by ` · `; one with an empty placeholder falls away.
    """
    fill = _filler(context, template, issued)
    return Furniture(fill(line.start), fill(line.middle), fill(line.end))


def _filler(context: Context, template: Template, issued: EdtfDate | None) -> Callable[[str], Inlines]:
    values = _values(context, template, issued)

    def segment(text: str) -> Inlines:
        parts = [words(piece) if isinstance(piece, str) else values[piece.name] for piece in pieces(text)]
        return joined(parts, ()) if all(parts) else ()

    def fill(text: str) -> Inlines:
        said = context.labels.of_template(text)
        return joined((segment(part) for part in said.split(SEPARATOR)), words(SEPARATOR))

    return fill


def _values(context: Context, template: Template, issued: EdtfDate | None) -> Mapping[str, Inlines]:
    head, plan = context.dossier.head, context.plan
    title = plan.title.text if plan and plan.title else head.title.text
    return {
        "dossier.title": words(head.title.text),
        "dossier.id": words(head.id),
        "dossier.organization": words(head.organization),
        "dossier.author": words(head.author),
        "dossier.as_of": words(context.dates.date(head.as_of)),
        "dossier.status": words(context.labels.word("status", head.status)),
        "brief.title": words(title),
        "brief.to": words(plan.to if plan else ""),
        "brief.from": words((plan.from_ if plan else "") or head.organization),
        "brief.readers": words(plan.readers if plan else ""),
        "brief.date": words(context.dates.date(issued or head.as_of)),
        **_clearance(context),
        "template.title": words(context.labels.of_template(template.title)),
        "marking": banner(context.dossier),
        "page": (PageNumber(),),
        "pages": (PageCount(),),
    }


def _clearance(context: Context) -> Mapping[str, Inlines]:
    """Who drafted, cleared and approved the brief, and who gets it; empty where its plan does not say."""
    clearance = (context.plan.clearance if context.plan else None) or Clearance()
    return {
        "brief.reference": words(clearance.reference),
        "brief.drafted": words(clearance.drafted),
        "brief.cleared": words(", ".join(clearance.cleared)),
        "brief.approved": words(clearance.approved),
        "brief.distribution": words(clearance.distribution),
    }
