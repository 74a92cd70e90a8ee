"""The head of the first page and the running lines: placeholders of the template filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tracktwo.composition.context import Context, joined, words
from tracktwo.composition.marking import banner, notices
from tracktwo.document.align import Align
from tracktwo.document.blocks import Furniture, Logo, TitleBlock
from tracktwo.document.inlines import Inlines, PageCount, PageNumber, plain
from tracktwo.document.pages import MILLIMETRE, PAPER_SIZES, Page
from tracktwo.dossier.model.head import Clearance
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.template.logo import LogoPixels
from tracktwo.template.model import LogoSide, PageSetup, RunningLine, Template
from tracktwo.template.placeholders import pieces

SEPARATOR: Final = " · "
_SIDES: Final[Mapping[LogoSide, Align]] = {"start": Align.START, "middle": Align.CENTER, "end": Align.END}


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


@dataclass(frozen=True)
class Front:
    """What stands around the text of one brief: the head of its first page, its running lines."""

    context: Context
    template: Template
    issued: EdtfDate | None
    mark: str
    """The marking of the brief."""
    logo: LogoPixels | None = None

    def title_block(self) -> TitleBlock:
        """The head of the first page; details and fields whose placeholders are empty fall away."""
        layout, labels = self.template.head, self.context.labels
        return TitleBlock(
            title=self._fill(layout.title) or words(self.context.dossier.head.title.text),
            kicker=words(plain(self._fill(layout.kicker)).upper()),
            notices=notices(self.context, names_status=self._names_status),
            details=tuple(filled for text in layout.details if (filled := self._fill(text))),
            fields=tuple(
                (words(labels.own(labels.of_template(label))), filled)
                for label, text in layout.fields.items()
                if (filled := self._fill(text))
            ),
            logo=self._logo(),
        )

    def _logo(self) -> Logo | None:
        plan, picture = self.template.head.logo, self.logo
        if plan is None or picture is None:
            return None
        height = plan.height * MILLIMETRE
        width = height * picture.columns / picture.rows
        fitting = min(1.0, page_of(self.template.page).text_width / width)
        return Logo(
            picture.data,
            picture.columns,
            picture.rows,
            width * fitting,
            height * fitting,
            plan.alternative,
            _SIDES[plan.side],
        )

    def furniture(self, line: RunningLine) -> Furniture:
        """A running line with its placeholders filled in, and the marking at its end where the template forgot it.

        Segments are parted by ` · `; one with an empty placeholder falls away.
        """
        start, middle, end = (self._fill(text) for text in (line.start, line.middle, line.end))
        if not any("{marking}" in text for text in (line.start, line.middle, line.end)):
            end = joined((end, self._values["marking"]), words(" "))
        return Furniture(start, middle, end)

    @property
    def _names_status(self) -> bool:
        lines = (self.template.header, self.template.footer)
        return any("{dossier.status}" in text for line in lines for text in (line.start, line.middle, line.end))

    def _fill(self, text: str) -> Inlines:
        said = self.context.labels.of_template(text)
        return joined((self._segment(part) for part in said.split(SEPARATOR)), words(SEPARATOR))

    def _segment(self, text: str) -> Inlines:
        own = self.context.labels.own
        parts = [words(own(piece)) if isinstance(piece, str) else self._values[piece.name] for piece in pieces(text)]
        return joined(parts, ()) if all(parts) else ()

    @cached_property
    def _values(self) -> Mapping[str, Inlines]:
        return {**_values(self.context, self.template, self.issued), "marking": self._banner}

    @property
    def _banner(self) -> Inlines:
        return banner(self.context.dossier.head.marking, self.mark)


def _values(context: Context, template: Template, issued: EdtfDate | None) -> Mapping[str, Inlines]:
    head, plan = context.dossier.head, context.plan
    return {
        "dossier.title": words(head.title.text),
        "dossier.id": words(head.id),
        "dossier.organization": words(head.organization),
        "dossier.author": words(head.author),
        "dossier.as_of": words(context.dates.date(head.as_of)),
        "dossier.status": words(context.labels.word("status", head.status)),
        "brief.title": context.planned(plan.title.text) if plan and plan.title else words(head.title.text),
        "brief.to": context.planned(plan.to if plan else ""),
        "brief.from": context.planned(plan.from_ if plan else "") or words(head.organization),
        "brief.readers": context.planned(plan.readers if plan else ""),
        "brief.date": words(context.dates.date(issued or head.as_of)),
        **_clearance(context),
        "template.title": words(context.labels.own(context.labels.of_template(template.title))),
        "page": (PageNumber(),),
        "pages": (PageCount(),),
    }


def _clearance(context: Context) -> Mapping[str, Inlines]:
    """Who drafted, cleared and approved the brief, and who gets it; empty where its plan does not say."""
    clearance = (context.plan.clearance if context.plan else None) or Clearance()
    return {
        "brief.reference": words(clearance.reference),
        "brief.drafted": context.planned(clearance.drafted),
        "brief.cleared": context.planned(", ".join(clearance.cleared)),
        "brief.approved": context.planned(clearance.approved),
        "brief.distribution": context.planned(clearance.distribution),
    }
