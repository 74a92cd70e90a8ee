"""The part of the notes: `word/footnotes.xml` or `word/endnotes.xml` (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracktwo.writers.docx.manuscript import Manuscript, Story
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES
from tracktwo.writers.docx.notebook import CONTINUATION, SEPARATOR, Notebook, NumberedNote
from tracktwo.writers.docx.paragraphs import paragraph, styled_runs

_TAB: Final = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class NotesPart:
    """The part, the stem of its name (`footnotes`), and its story with its links."""

    name: str
    data: bytes
    story: Story


def notes_part(notebook: Notebook, manuscript: Manuscript) -> NotesPart | None:
    """The part for these notes; None for none, because Word needs no empty part."""
    if not notebook.notes:
        return None
    kind = notebook.kind
    story = Story(manuscript)
    notes = "".join(_note(note, notebook, story) for note in notebook.notes)
    lines = _line(kind, "separator", SEPARATOR) + _line(kind, "continuationSeparator", CONTINUATION)
    data = f"{DECLARATION}<w:{kind}s {NAMESPACES}>{lines}{notes}</w:{kind}s>".encode()
    return NotesPart(f"{kind}s", data, story)


def _line(kind: str, name: str, identity: int) -> str:
    """The line between text and notes. Endnotes follow a heading, and need none."""
    drawn = f"<w:r><w:{name}/></w:r>" if kind == "footnote" else ""
    tight = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return f'<w:{kind} w:type="{name}" w:id="{identity}"><w:p>{tight}{drawn}</w:p></w:{kind}>'


def _note(numbered: NumberedNote, notebook: Notebook, story: Story) -> str:
    kind = notebook.kind
    number = f"<w:{kind}Ref/>" if numbered.counted else f"<w:t>{numbered.note.number}</w:t>"
    style = f"{kind.capitalize()}Text"
    mark = f"<w:r>{notebook.number_style}{number}</w:r>{_TAB}"
    content = paragraph(style, mark + styled_runs(style, numbered.note.content, story))
    return f'<w:{kind} w:id="{numbered.identity}">{content}</w:{kind}>'
