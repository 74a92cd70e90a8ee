"""Sections of the Word file: paper, margins, and the running lines at head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracktwo.document.blocks import Document, Furniture, NotePlace
from tracktwo.document.inlines import Inlines, LineBreak
from tracktwo.document.pages import Page
from tracktwo.document.walk import each_inline
from tracktwo.writers.docx.manuscript import Manuscript, Story
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES, twips
from tracktwo.writers.docx.paragraphs import paragraph, styled_runs

_TAB = "<w:r><w:tab/></w:r>"
_AIR = 10.0
"""Room between two positions of a running line at least, in points."""


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A header or footer: which of the two, its relationship id, the stem of its file, its story with its links."""

    relationship: str
    kind: str
    name: str
    data: bytes
    story: Story


@dataclass(slots=True)
class RunningLines:
    """Headers and footers, one pair for each width of text, made when first asked for."""

    document: Document
    manuscript: Manuscript
    parts: list[RunningPart] = field(default_factory=list[RunningPart])
    _references: dict[int, str] = field(default_factory=dict[int, str])

    def section_properties(self, page: Page) -> str:
        """The `w:sectPr` of a stretch on that paper."""
        orientation = ' w:orient="landscape"' if page.is_landscape else ""
        return (
            f'<w:sectPr>{self._reference(page)}{self._counting()}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orientation}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.end)}" w:bottom="{twips(page.bottom)}" '
            f'w:left="{twips(page.start)}" w:header="{twips(page.top / 2)}" w:footer="{twips(page.bottom / 2)}" '
            'w:gutter="0"/></w:sectPr>'
        )

    def _counting(self) -> str:
        """Endnotes are 1, 2, 3; Word and others count i, ii, iii unless each stretch says so."""
        return '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>' if self.document.notes is NotePlace.END else ""

    def _reference(self, page: Page) -> str:
        width = twips(page.text_width)
        if width not in self._references:
            lines = (("header", self.document.header), ("footer", self.document.footer))
            self._references[width] = "".join(self._part(kind, line, page.text_width) for kind, line in lines)
        return self._references[width]

    def _part(self, kind: str, line: Furniture, width: float) -> str:
        if not (line.start or line.middle or line.end):
            return ""
        story = Story(self.manuscript)
        tag = "hdr" if kind == "header" else "ftr"
        ordinal = len(self._references) + 1
        content = _line(line, kind.capitalize(), width, story)
        data = f"{DECLARATION}<w:{tag} {NAMESPACES}>{content}</w:{tag}>".encode()
        part = RunningPart(f"rId{kind.capitalize()}{ordinal}", kind, f"{kind}{ordinal}", data, story)
        self.parts.append(part)
        return f'<w:{kind}Reference w:type="default" r:id="{part.relationship}"/>'


def _line(line: Furniture, style: str, width: float, story: Story) -> str:
    """One line with three positions, or one paragraph for each position when they do not fit beside each other."""
    positions = (line.start, line.middle, line.end)
    if not _fits(positions, width, story):
        aligned = zip(positions, ("", "center", "right"), strict=True)
        return "".join(
            paragraph(style, styled_runs(style, inlines, story), "", f'<w:jc w:val="{side}"/>' if side else "")
            for inlines, side in aligned
            if inlines
        )
    stops = [("center", _centre(positions, width, story))] if line.middle else []
    if line.end:
        stops.append(("right", width))
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in stops)
    content = _TAB.join(
        styled_runs(style, inlines, story) for place, inlines in enumerate(positions) if place == 0 or inlines
    )
    return paragraph(style, content, f"<w:tabs>{tabs}</w:tabs>" if tabs else "")


def _fits(positions: Sequence[Inlines], width: float, story: Story) -> bool:
    start, middle, end = (_width(inlines, story) for inlines in positions)
    if any(isinstance(inline, LineBreak) for inlines in positions for inline in each_inline(inlines)):
        return False
    return start + middle + end <= width


def _centre(positions: Sequence[Inlines], width: float, story: Story) -> float:
    """Where the middle stands: in the centre of the line, or as near to it as its neighbours leave room."""
    start, middle, end = (_width(inlines, story) for inlines in positions)
    return min(max(width / 2, start + middle / 2), width - end - middle / 2)


def _width(inlines: Inlines, story: Story) -> float:
    if not inlines:
        return 0.0
    size = story.manuscript.theme.sizes.furniture
    return story.manuscript.ruler.at(size).extent(inlines).line * size + _AIR
