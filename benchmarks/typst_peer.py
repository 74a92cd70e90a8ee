# pyright: reportUnknownMemberType=false
"""The same document through typst: its markup made beforehand, only the compiling is measured.

Tags are asked for, as Tracktwo writes them too; no typeface of the system is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

import typst

from benchmarks.content import Grid, Heading, Piece, Plain, Runs, TableOfContents, Words
from tracktwo.writers.fonts import FontLibrary

_SETTINGS = """
#set text(font: "Source Serif Pro", size: 10.5pt, lang: "en")
#set par(leading: 0.75em, spacing: 0.9em)
#show heading: set text(font: "Source Sans Pro")
#show heading: set block(above: 1.3em, below: 0.7em)
#show table: set text(font: "Source Sans Pro", size: 9pt)
#show figure: set block(breakable: true)
#set table(stroke: (x: none, y: 0.4pt + rgb("#c9d3dd")), inset: (x: 4pt, y: 3.5pt))
"""


class TypstPeer:
    """A compiler kept warm between documents, with the typefaces Tracktwo uses."""

    def __init__(self) -> None:
        library = FontLibrary()
        folders = [str(library.family(name).regular.parent) for name in ("Source Serif Pro", "Source Sans Pro")]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._compiler = typst.Compiler(font_paths=fonts)

    def pdf(self, markup: bytes) -> bytes:
        """The PDF of the markup. Raises TypeError when typst gives anything but one file."""
        made = self._compiler.compile(input=markup, format="pdf", pdf_tags=True, timestamp=0)
        if not isinstance(made, bytes):
            raise TypeError(f"typst gave {type(made).__name__}, not a file")
        return made


def markup(plain: Plain) -> bytes:
    """The document in typst's markup; text stands in strings, so that no character means anything."""
    body = (line for piece in plain.pieces for line in _piece(piece))
    return "\n".join((_page(plain), _SETTINGS, f"#text(size: 22pt, {_string(plain.title)})\n", *body)).encode()


def _page(plain: Plain) -> str:
    number = "context [#counter(page).display() of #counter(page).final().first()]"
    footer = f"[#{_string(plain.footer)} #h(1fr) #{number}]"
    return (
        '#set page(paper: "us-letter", margin: (top: 26mm, bottom: 24mm, x: 23mm), '
        f"header: [#{_string(plain.header)}], footer: {footer})"
    )


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            yield f"#heading(level: {piece.level}, {_string(piece.text)})"
        case Words():
            mark = f"#{_string(piece.mark)} #h(0.4em) " if piece.mark else ""
            yield f"{mark}{_content(piece.runs)}\n"
        case Grid():
            yield _table(piece)
            yield f"#text(size: 8.5pt)[{_content(piece.caption)}]\n"
        case TableOfContents():
            yield f"#outline(title: {_string(piece.title)}, depth: 2)"


def _table(grid: Grid) -> str:
    width = len(grid.weights)
    columns = ", ".join(f"{weight:g}fr" for weight in grid.weights)
    header = ", ".join(f"strong[{_content(cell)}]" for cell in grid.header)
    cells = ", ".join(_row(row, width) for row in grid.rows)
    return f"#table(columns: ({columns},), table.header({header}), {cells})"


def _row(row: tuple[Runs, ...], width: int) -> str:
    if len(row) == 1 and width > 1:
        return f"table.cell(colspan: {width})[{_content(row[0])}]"
    return ", ".join(f"[{_content(cell)}]" for cell in row)


def _content(runs: Runs) -> str:
    return "".join(
        "#text(" + _face(run.is_bold, run.is_italic) + f"{_string(run.text)})"
        if run.is_bold or run.is_italic
        else f"#{_string(run.text)}"
        for run in runs
    )


def _face(is_bold: bool, is_italic: bool) -> str:
    return ('weight: "bold", ' if is_bold else "") + ('style: "italic", ' if is_italic else "")


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
