"""What keeps memory low is that the dossier is gone when a writer begins: nothing of it may be held by then.

Counted without the collector's help: our processes look for forgotten cycles seldom, so a cycle would hold it too.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tracktwo.document.blocks import Document
from tracktwo.dossier.loading import load_dossier
from tracktwo.dossier.reading import DossierReading
from tracktwo.exporting import ExportRequest, Format, build, export
from tracktwo.template.theme import Theme
from tracktwo.writers import docx, pdf
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.written import Written

BOTH = (Format.PDF, Format.DOCX)
OF_A_DOSSIER = "tracktwo.dossier."
Alive = Counter[str]


def alive() -> Alive:
    """How many objects there are of each class of a dossier: its reading, its records, its values."""
    kinds = (type(each) for each in gc.get_objects())
    return Counter(kind.__name__ for kind in kinds if str(kind.__module__).startswith(OF_A_DOSSIER))


@pytest.fixture
def at_writers(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Alive]]:
    """What is alive when each writer begins. The collector rests, so that only letting go frees anything."""
    seen: dict[str, Alive] = {}
    write_pdf, write_docx = pdf.write_pdf, docx.write_docx

    def noted_pdf(document: Document, theme: Theme, fonts: FontLibrary) -> Written:
        seen["pdf"] = alive()
        return write_pdf(document, theme, fonts)

    def noted_docx(
        document: Document, theme: Theme, fonts: FontLibrary, pages: Mapping[str, int] | None = None
    ) -> Written:
        seen["docx"] = alive()
        return write_docx(document, theme, fonts, pages)

    monkeypatch.setattr(pdf, "write_pdf", noted_pdf)
    monkeypatch.setattr(docx, "write_docx", noted_docx)
    gc.collect()
    gc.disable()
    yield seen
    gc.enable()


def left_over(at_writers: dict[str, Alive], work: Callable[[], object]) -> dict[str, Alive]:
    """What writers found of a dossier that was not there before; once was done before, so that caches are filled."""
    work()
    at_writers.clear()
    before = alive()
    work()
    return {name: found - before for name, found in at_writers.items()}


@pytest.mark.parametrize("name", ["ukraine-track2-2023.yaml", "indus-waters-1960.yaml"])
def test_nothing_of_the_dossier_is_held_when_a_writer_begins(
    name: str, dossiers: Path, tmp_path: Path, at_writers: dict[str, Alive]
) -> None:
    request = ExportRequest(dossiers / name, formats=BOTH, output=tmp_path)
    assert left_over(at_writers, lambda: export(request)) == {"pdf": Counter(), "docx": Counter()}


def test_a_dossier_that_is_held_would_be_seen(dossiers: Path, at_writers: dict[str, Alive]) -> None:
    """The window keeps the reading it hands over: so much of it is counted."""
    request = ExportRequest(dossiers / "indus-waters-1960.yaml", formats=BOTH)

    def with_reading_held() -> None:
        reading: DossierReading = load_dossier(request.dossier)
        build(request, reading)

    found = left_over(at_writers, with_reading_held)
    assert set(found) == {"pdf", "docx"}
    for counted in found.values():
        assert counted["Dossier"] == counted["DossierReading"] == 1
        assert counted["Actor"] > 5
        assert counted["EdtfDate"] > 20
