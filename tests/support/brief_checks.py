"""What every finished brief goes through: our own readers and lints, and the programs of others.

A check gives what it finds as sentences; none for a good brief.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from brief_structure import Told, difference, events
from finished import EXPECTED, TURNED, Brief
from pdf_lint import lint
from pdf_reading import Reading
from pdf_structure import read_pdf
from read_back import difference as difference_of_words
from read_back import pages_by_pdfium, passages, words_of
from word_file import WordFile
from word_lint import faults
from word_structure import read_word

from tracktwo.exporting import Format

OF_THE_DOSSIER = frozenset(("W95", "W96"))
"""What may be said of a brief that no writer can help: too long, nothing to print in a section."""


@dataclass
class Opened:
    """A brief with its two files taken apart, each once for all checks. `name` is that of its dossier."""

    name: str
    brief: Brief

    @cached_property
    def pdf(self) -> Reading:
        """The PDF."""
        return Reading(self.brief.data[Format.PDF])

    @cached_property
    def word(self) -> WordFile:
        """The Word file."""
        return WordFile.of(self.brief.data[Format.DOCX])

    @cached_property
    def told_by_word(self) -> Told:
        """The structure of the Word file."""
        return read_word(self.word)


Check = Callable[[Opened], Iterator[str]]


def _diagnostics(opened: Opened) -> Iterator[str]:
    written = {finding.code for each in opened.brief.files.values() for finding in each.diagnostics}
    allowed = OF_THE_DOSSIER | EXPECTED.get(opened.name, set())
    for finding in opened.brief.diagnostics:
        if finding.code not in allowed:
            yield f"{'writer' if finding.code in written else 'brief'}: {finding}"


def _pdf_lint(opened: Opened) -> Iterator[str]:
    yield from (f"{fault.code}: {fault.message}" for fault in lint(opened.pdf))


def _word_lint(opened: Opened) -> Iterator[str]:
    yield from faults(opened.word)


def _words(opened: Opened) -> Iterator[str]:
    """The words of pages in order; where notes stand among them, that none is lost: their order is the structure's.

    Where lines run from right to left, which PDFium turns round, the words are those of the marked passages.
    """
    pages = pages_by_pdfium(opened.brief.pdf, opened.brief.margins)
    if not opened.told_by_word.notes:
        read = opened.pdf.heard_pages() if opened.name in TURNED else pages
        fault = difference_of_words(passages(opened.word), read)
        yield from [fault] if fault else []
        return
    told = opened.told_by_word
    said = words_of("\n".join(unit.words for unit in (*told.units, *told.notes) if unit.kind != "figure"))
    lost = said - words_of("\n".join(pages))
    yield from (f"the pages do not say {word!r}" for word in lost)


def _structure(opened: Opened) -> Iterator[str]:
    fault = difference(events(opened.told_by_word), events(read_pdf(opened.pdf)))
    yield from [fault] if fault else []


def _pdfua(opened: Opened) -> Iterator[str]:
    import pdfua

    yield from map(str, pdfua.validate(str(opened.brief.pdf)).findings)


def _outloud(opened: Opened) -> Iterator[str]:
    from heard_aloud import objections

    yield from objections(opened.brief.document, opened.pdf, opened.brief.pdf)


def _page(opened: Opened) -> Iterator[str]:
    import page

    found = page.validate_pdf(str(opened.brief.pdf), profile="ua1").failures
    yield from (f"{failure.rule_id}: {failure.message}" for failure in found)


def _openxml(opened: Opened) -> Iterator[str]:
    from openxml_audit import FileFormat, OpenXmlValidator

    yield from map(str, OpenXmlValidator(FileFormat.MICROSOFT_365).validate(opened.brief.docx).errors)


def _integrity(opened: Opened) -> Iterator[str]:
    from docx_integrity import INFO, check

    yield from (str(finding) for finding in check(opened.brief.docx) if finding.severity != INFO)


def _qpdf(opened: Opened) -> Iterator[str]:
    command = ["qpdf", "--check", str(opened.brief.pdf)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or "No syntax or stream encoding errors found" not in done.stdout:
        yield done.stdout + done.stderr


OWN: Mapping[str, Check] = {
    "diagnostics": _diagnostics,
    "lint of the PDF": _pdf_lint,
    "lint of the Word file": _word_lint,
    "words": _words,
    "structure": _structure,
}
"""Checks of our own, by name."""
OF_OTHERS: Mapping[str, Check] = {
    "pdfua": _pdfua,
    "outloud": _outloud,
    "page": _page,
    "openxml-audit": _openxml,
    "docx-integrity": _integrity,
    "qpdf": _qpdf,
}
"""Checks by other programs, by name."""
EVERY: Mapping[str, Check] = {**OWN, **OF_OTHERS}


def findings(opened: Opened, checks: Mapping[str, Check]) -> list[str]:
    """What the checks find, each with the name of its check."""
    return [f"{name}: {fault}" for name, check in checks.items() for fault in check(opened)]
