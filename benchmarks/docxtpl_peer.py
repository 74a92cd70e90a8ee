# pyright: reportUnknownMemberType=false
"""The same document through docxtpl: a template with loops for paragraphs and tables, filled from plain data.

Its template brings no typefaces and its cells have one face, which Tracktwo's do not: its work is the lighter one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx as python_docx
from docx.document import Document as WordDocument
from docxtpl import DocxTemplate

from benchmarks.content import Grid, Heading, Piece, Plain, TableOfContents, Words, text_of


def template(folder: Path, plains: tuple[Plain, ...]) -> Path:
    """Writes the template that has a table for every number of columns the documents use."""
    widths = sorted({len(piece.weights) for plain in plains for piece in plain.pieces if isinstance(piece, Grid)})
    document = python_docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ header }}"
    section.footer.paragraphs[0].text = "{{ footer }}"
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{%p for piece in pieces %}")
    for level in (1, 2, 3):
        _when(document, f"heading{level}", f"Heading {level}")
    _when(document, "words", "Normal")
    for width in widths:
        _table(document, width)
    document.add_paragraph("{%p endfor %}")
    path = folder / "template.docx"
    document.save(str(path))
    return path


def _when(document: WordDocument, kind: str, style: str) -> None:
    document.add_paragraph(f"{{%p if piece.kind == '{kind}' %}}")
    document.add_paragraph("{{ piece.text }}", style=style)
    document.add_paragraph("{%p endif %}")


def _table(document: WordDocument, width: int) -> None:
    """A table with a header row, and a loop over rows of cells."""
    document.add_paragraph(f"{{%p if piece.kind == 'table{width}' %}}")
    table = document.add_table(rows=4, cols=width, style="Light Grid Accent 1")
    table.rows[1].cells[0].text = "{%tr for row in piece.rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for column in range(width):
        table.rows[0].cells[column].text = f"{{{{ piece.header[{column}] }}}}"
        table.rows[2].cells[column].text = f"{{{{ row[{column}] }}}}"
    document.add_paragraph("{{ piece.caption }}", style="Caption")
    document.add_paragraph("{%p endif %}")


def context(plain: Plain) -> dict[str, Any]:
    """The data the template is filled with."""
    pieces = [entry for piece in plain.pieces for entry in _entries(piece)]
    return {"title": plain.title, "header": plain.header, "footer": plain.footer, "pieces": pieces}


def docx(template_path: Path, data: dict[str, Any]) -> bytes:
    """The filled template. It is opened anew for every document, as docxtpl asks."""
    filled = DocxTemplate(str(template_path))
    filled.render(data, autoescape=True)
    file = BytesIO()
    filled.save(file)
    return file.getvalue()


def _entries(piece: Piece) -> list[dict[str, Any]]:
    match piece:
        case Heading():
            return [{"kind": f"heading{piece.level}", "text": piece.text}]
        case Words():
            return [_words(" ".join(part for part in (piece.mark, text_of(piece.runs)) if part))]
        case TableOfContents():
            return [_words(piece.title), *(_words(heading.text) for heading in piece.headings)]
        case Grid():
            return [_grid(piece)]


def _words(text: str) -> dict[str, Any]:
    return {"kind": "words", "text": text}


def _grid(grid: Grid) -> dict[str, Any]:
    width = len(grid.weights)
    rows = [[text_of(cell) for cell in row] + [""] * (width - len(row)) for row in grid.rows]
    header = [text_of(cell) for cell in grid.header]
    return {"kind": f"table{width}", "header": header, "rows": rows, "caption": text_of(grid.caption)}
