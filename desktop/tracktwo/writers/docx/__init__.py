"""The Word writer: a document becomes a .docx file with named styles, real numbering, links and embedded typefaces.

Reading order: `writer` (the whole way), `survey` (what is known beforehand), `body` (blocks), `paragraphs`, `tables`,
`figures` (with `vector` and `pixels`), `captions`, `contents`, `runs` (inlines), `notebook` and `notes`, `controls`,
`furniture` (paper and running lines), `styles`, `numbering`, `embedding` (typefaces), `fixed_parts`, `package` and
`archive` (the file); `markup`, `language`, `links`, `measure` serve them.
"""

from __future__ import annotations

from tracktwo.writers.docx.writer import write_docx

__all__ = ["write_docx"]
