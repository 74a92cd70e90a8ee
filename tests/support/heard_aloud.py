"""What outloud objects to in a tagged PDF, less what it takes for prose and is none."""

from __future__ import annotations

import re
from pathlib import Path

import outloud
from pdf_reading import Reading

from tracktwo.document.blocks import Document, Table
from tracktwo.document.inlines import plain
from tracktwo.document.walk import each_block

ARTIFACTS_TAKEN_FOR_PROSE = "TAG-002"
"""What outloud says of an artifact of eight words or more on a line, four of them in lower case, that does not recur:
on every page of up to five, on three of a longer document. It looks at no kind of artifact. So it takes for prose the
header and footer of a single page, and the head of a table that goes on over one page break; nothing else is let pass.
"""

NOT_PRINTED = "?\ufffd"
"""What may stand for a letter that the typefaces do not have."""


def objections(document: Document, reading: Reading, path: Path) -> list[str]:
    """The errors outloud finds in the PDF at `path`, which `reading` holds and `document` was written to."""
    heard = outloud.check(str(path))
    if not heard.stats["pages"]:
        return ["outloud hears no page"]
    known = running_words(document)
    return [
        str(fault)
        for fault in heard.findings
        if fault.severity == "error"
        and not (
            fault.rule == ARTIFACTS_TAKEN_FOR_PROSE
            and fault.page is not None
            and words_beside(reading, fault.page - 1, known) == []
        )
    ]


def running_words(document: Document) -> list[str]:
    """What may be an artifact: the parts of header and footer, and the heads of tables; longest first, bare."""
    parts = [plain(part) for line in (document.header, document.footer) for part in (line.start, line.middle, line.end)]
    tables = (block for block in each_block(document.blocks) if isinstance(block, Table))
    parts += [plain(column.header) for table in tables for column in table.columns]
    return sorted({bare(part) for part in parts if part}, key=len, reverse=True)


def bare(text: str) -> str:
    """The words without blanks and figures: page numbers differ."""
    return re.sub(r"[\s\d]", "", text)


def words_beside(reading: Reading, page: int, known: list[str]) -> list[str]:
    """The artifacts of a page that hold other words than those known."""
    found: list[str] = []
    for passage in reading.pages[page].passages:
        rest = bare(passage.text) if passage.tag == "Artifact" else ""
        for part in known:
            rest = re.sub("".join(f"[{re.escape(letter)}{NOT_PRINTED}]" for letter in part), "", rest)
        if rest:
            found.append(passage.text)
    return found
