"""Finished briefs for tests that look at whole files: every dossier in every shipped template, each made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from dossier_shapes import SHAPES, write_shape
from lent_typeface import lending_template

from tracktwo.diagnostics import Diagnostic
from tracktwo.document.blocks import Document
from tracktwo.dossier.loading import load_dossier
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.reading import DossierReading
from tracktwo.exporting import ExportRequest, Format, build
from tracktwo.template.library import find_template, shipped_templates
from tracktwo.template.reading import read_template
from tracktwo.writers.written import Written

TEMPLATES = shipped_templates()
SHIPPED = ("ukraine-track2-2023", "indus-waters-1960", "starter")
BRIEFS = tuple((dossier, template) for dossier in (*SHIPPED, *SHAPES) for template in TEMPLATES)
"""Every dossier in every shipped template."""
LENT = frozenset({"scripts"})
"""Dossiers with letters that no installed typeface has: their briefs have a template that names one."""
MILLIMETRE = 72 / 25.4
TURNED = {"scripts": "()\u0590-\u08ff"}
"""By dossier, what readers of a page turn round word by word, brackets with it: only the number of letters counts.
PDFium turns a whole line round when most of its letters run from right to left, so its order says nothing there."""
EXPECTED = {"endless": {"P03", "P09"}}
"""What writers must say: an address that is longer than a link may be, words that no column can hold."""


def every_brief(names: tuple[str, ...] = (*SHIPPED, *SHAPES)) -> list[object]:
    """Parameters `name` and `template`; the briefs of one dossier are kept in one process."""
    return [
        pytest.param(name, template, id=f"{name}-{template}", marks=pytest.mark.xdist_group(name))
        for name, template in BRIEFS
        if name in names
    ]


@dataclass(frozen=True)
class Brief:
    """A brief in memory and on disk, with the dossier it comes from."""

    path: Path
    dossier: Dossier
    document: Document
    diagnostics: tuple[Diagnostic, ...]
    files: dict[Format, Written]
    pdf: Path
    docx: Path
    margins: tuple[float, float, float, float]
    """Top, bottom, start, end of the template, in points."""

    @property
    def data(self) -> dict[Format, bytes]:
        """The bytes of both files."""
        return {chosen: written.data for chosen, written in self.files.items()}


@dataclass
class Finished:
    """Makes briefs when they are first asked for, and keeps them."""

    checkout: Path
    folder: Path
    _paths: dict[str, Path] = field(default_factory=dict)
    _readings: dict[str, DossierReading] = field(default_factory=dict)
    _briefs: dict[tuple[str, str], Brief] = field(default_factory=dict)

    def dossier(self, name: str) -> Path:
        """The dossier of that name: shipped, or a shape written to the folder."""
        if name not in self._paths:
            shipped = self.checkout / "resources" / "dossiers" / f"{name}.yaml"
            starter = self.checkout / "resources" / "starter" / "dossier.yaml"
            shape = write_shape(self.folder, name) if name in SHAPES else shipped
            self._paths[name] = starter if name == "starter" else shape
        return self._paths[name]

    def brief(self, name: str, template: str) -> Brief:
        """The dossier `name` in a shipped template."""
        if (name, template) not in self._briefs:
            self._briefs[name, template] = self.made(name, template, self.folder / f"{name}-{template}")
        return self._briefs[name, template]

    def made(self, name: str, template: str, stem: Path) -> Brief:
        """The dossier `name` in a template, shipped or a file, written beside `stem`; it is not kept."""
        path = self.dossier(name)
        if name not in self._readings:
            self._readings[name] = load_dossier(path)
        reading = self._readings[name]
        assert reading.dossier is not None
        is_lent = name in LENT and template in TEMPLATES
        used = str(lending_template(self.folder / "templates", template)) if is_lent else template
        built = build(ExportRequest(path, template=used), reading)
        for chosen, written in built.files.items():
            stem.with_name(f"{stem.name}.{chosen.value}").write_bytes(written.data)
        pdf, docx = (stem.with_name(f"{stem.name}.{suffix}") for suffix in ("pdf", "docx"))
        files, margins = dict(built.files), margins_of(template)
        return Brief(path, reading.dossier, built.document, built.diagnostics, files, pdf, docx, margins)


def margins_of(template: str) -> tuple[float, float, float, float]:
    """Top, bottom, start and end of a template, in points."""
    whole = read_template(find_template(template)).template
    assert whole is not None
    margins = whole.page.margins
    top, bottom, start, end = (mm * MILLIMETRE for mm in (margins.top, margins.bottom, margins.start, margins.end))
    return top, bottom, start, end
