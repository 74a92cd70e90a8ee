"""Documents to measure: the same kinds of record, other words in each, so that nobody prints from memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.dossier import dossier_text
from tracktwo.diagnostics import Severity
from tracktwo.document.blocks import Document
from tracktwo.exporting import ExportRequest, compose
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf
from tracktwo.writers.written import Written


@dataclass(frozen=True, slots=True)
class Brief:
    """A composed document, and the CPU seconds from its file to the tree."""

    document: Document
    composing: float


def brief(scale: int, seed: int, folder: Path) -> Brief:
    """Writes a synthetic dossier to `folder`, reads and composes it. Raises ValueError for one with errors."""
    path = folder / f"measured-{scale}-{seed}.yaml"
    path.write_text(dossier_text(scale, seed), "utf-8")
    started = process_time()
    composition = compose(ExportRequest(dossier=path))
    spent = process_time() - started
    errors = [finding for finding in composition.diagnostics if finding.severity is Severity.ERROR]
    if errors:
        raise ValueError("\n".join(str(error) for error in errors))
    return Brief(composition.document, spent)


def as_pdf(document: Document) -> Written:
    """The document as Tracktwo's PDF, in the default theme."""
    return write_pdf(document, Theme(), FontLibrary())


def as_docx(document: Document, pages: Mapping[str, int]) -> Written:
    """The document as Tracktwo's Word file, in the default theme; `pages` gives the contents their numbers."""
    return write_docx(document, Theme(), FontLibrary(), pages)
