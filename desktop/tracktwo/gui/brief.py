"""The brief that is being made: its plan in the dossier, its template, the changes of the window to it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.operations import set_brief
from tracktwo.editing.text import Change, DossierText
from tracktwo.exporting import DEFAULT_TEMPLATE
from tracktwo.gui.sections.rows import SectionRow, plain_sections
from tracktwo.template.library import find_template, is_file_name
from tracktwo.template.model import Template
from tracktwo.template.reading import read_template

FIRST_BRIEF = "brief"
"""Id of the brief that is begun when a dossier has none."""


@dataclass(frozen=True)
class Brief:
    """One brief of a dossier. `plan` is None when the dossier has none yet; `template` when it cannot be read."""

    text: DossierText
    brief_id: str
    plan: BriefPlan | None
    template_name: str
    template: Template | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, text: DossierText, brief_id: str) -> Brief:
        """The brief of that id; the first one, where there is none of that id."""
        briefs = plans_of(text)
        found = brief_id if brief_id in briefs else next(iter(briefs), "")
        plan = briefs.get(found)
        name = plan.template if plan is not None else DEFAULT_TEMPLATE
        template, diagnostics = _template(name, text.path)
        return cls(text, found or FIRST_BRIEF, plan, name, template, diagnostics)

    def with_sections(self, rows: Sequence[SectionRow]) -> Change:
        """The change that keeps these sections. Raises `BriefError` when it cannot be made."""
        if self.template is None:
            raise BriefError(self.diagnostics)
        return self._with("sections", plain_sections(rows, self.template))

    def with_template(self, name: str) -> Change:
        """The change to another template; the sections start from its own. Raises `BriefError`."""
        return set_brief(self.text, self.brief_id, {**self._plain, "template": name, "sections": []})

    def with_field(self, name: str, value: str) -> Change:
        """The change of a text field of the brief, such as `lang`. Raises `BriefError`."""
        return self._with(name, value)

    @property
    def _plain(self) -> dict[str, Plain]:
        briefs = self.text.plain.get("briefs", {})
        own = briefs.get(self.brief_id, "") if isinstance(briefs, dict) else ""
        kept = own if isinstance(own, dict) else {}
        return {"template": self.template_name, **kept}

    def _with(self, name: str, value: Plain) -> Change:
        return set_brief(self.text, self.brief_id, {**self._plain, name: value})


def plans_of(text: DossierText) -> Mapping[str, BriefPlan]:
    """The briefs of a dossier by id; none when it cannot be read."""
    return text.reading.dossier.briefs if text.reading.dossier is not None else {}


def _template(name: str, dossier: Path) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    if not is_file_name(name):
        return _shipped(name)
    found = find_template(name, dossier if dossier.is_dir() else dossier.parent)
    reading = read_template(found)
    return reading.template, reading.diagnostics


@cache
def _shipped(name: str) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """A shipped template: it stays as it is while the program runs."""
    try:
        reading = read_template(find_template(name))
    except BriefError as refusal:
        return None, refusal.diagnostics
    return reading.template, reading.diagnostics
