# pyright: reportUnknownMemberType=false
"""The same document through emboss-pdf: its specification made beforehand, only the rendering is measured."""

from __future__ import annotations

from emboss import BrandKit, spec
from emboss.typography.font_metrics import FontRegistry

from benchmarks.content import Grid, Heading, Piece, Plain, Runs, TableOfContents, Words
from tracktwo.writers.fonts import FontFamily, FontLibrary

_MILLIMETRE = 72 / 25.4


class EmbossPeer:
    """Documents that share their typefaces, as documents of one process may: embedded ones, or Times and Helvetica."""

    def __init__(self, *, embedded: bool) -> None:
        self._fonts = FontRegistry()
        self._prose, self._display = ("Source Serif Pro", "Source Sans Pro") if embedded else ("Times", "Helvetica")
        if embedded:
            for name in (self._prose, self._display):
                _register(self._fonts, FontLibrary().family(name))

    def specification(self, plain: Plain) -> spec.Document:
        """The document as emboss-pdf wants it, with tags, as Tracktwo writes them."""
        document = spec.Document(
            title=plain.title,
            page=spec.PageSpec.letter(
                margin_top=26 * _MILLIMETRE,
                margin_bottom=24 * _MILLIMETRE,
                margin_left=23 * _MILLIMETRE,
                margin_right=23 * _MILLIMETRE,
            ),
            content=[_element(piece) for piece in plain.pieces],
            header=spec.HeaderFooter(left=plain.header, font_family=self._display),
            footer=spec.HeaderFooter(left=plain.footer, right="{page} of {pages}", font_family=self._display),
            brand=BrandKit(name="measured", heading_font=self._display, body_font=self._prose),
            tagged=True,
        )
        document._fonts = self._fonts  # the one way to keep its typefaces warm between documents
        return document


def pdf(document: spec.Document) -> bytes:
    """The PDF of the specification."""
    return document.render()


def _register(fonts: FontRegistry, family: FontFamily) -> None:
    for is_bold in (False, True):
        for is_italic in (False, True):
            fonts.register(family.name, family.face(is_bold, is_italic), bold=is_bold, italic=is_italic)


def _element(piece: Piece) -> spec.BlockElement:
    match piece:
        case Heading():
            return spec.Heading(piece.text, level=piece.level)
        case Words():
            mark = [spec.TextRun(f"{piece.mark} ")] if piece.mark else []
            return spec.Paragraph([*mark, *_runs(piece.runs)])
        case Grid():
            return _table(piece)
        case TableOfContents():
            return spec.TableOfContents(title=piece.title, depth=2)


def _table(grid: Grid) -> spec.Table:
    width, whole = len(grid.weights), sum(grid.weights)
    return spec.Table(
        headers=[spec.TableCell(_runs(cell), bold=True) for cell in grid.header],
        rows=[_row(row, width) for row in grid.rows],
        column_widths=[weight / whole for weight in grid.weights],
        caption="".join(run.text for run in grid.caption),
    )


def _row(row: tuple[Runs, ...], width: int) -> list[spec.TableCell]:
    return [spec.TableCell(_runs(cell), colspan=width if len(row) == 1 else 1) for cell in row]


def _runs(runs: Runs) -> list[spec.TextRun]:
    return [spec.TextRun(run.text.replace("\n", " "), bold=run.is_bold, italic=run.is_italic) for run in runs] or [
        spec.TextRun("")
    ]
