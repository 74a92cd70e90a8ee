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
from tracktwo.template.library import find_template, is_file_name, shipped_templates
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

    @property
    def is_broken(self) -> bool:
        """Whether the dossier has the brief, but with an error, so that its sections cannot be read."""
        return self.plan is None and self.brief_id in _written(self.text)

    @classmethod
    def of(cls, text: DossierText, brief_id: str) -> Brief:
        """The brief of that id; the first one, where there is none of that id."""
        found = brief_id if brief_id in _written(text) else first_brief(text)
        plan = plans_of(text).get(found)
        name = plan.template if plan is not None else _written_template(text, found)
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

    def copied(self, brief_id: str, title: str) -> Change:
        """The change that adds a brief like this one under another id and title. Raises `BriefError`."""
        return set_brief(self.text, brief_id, {**self._plain, "title": title})

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


def first_brief(text: DossierText) -> str:
    """The id of the first brief that can be read, else of the first that is written; empty where there is none."""
    return next(iter((*plans_of(text), *_written(text))), "")


def brief_titles(text: DossierText) -> dict[str, str]:
    """The briefs as they are written, each with its title; its id where it has none. Broken ones are among them."""
    return {name: _title(plain) or name for name, plain in _written(text).items()}


def _written(text: DossierText) -> Mapping[str, Plain]:
    briefs = text.plain.get("briefs", {})
    return briefs if isinstance(briefs, dict) else {}


def _title(plain: Plain) -> str:
    title = plain.get("title", "") if isinstance(plain, dict) else ""
    words = title.get("text", "") if isinstance(title, dict) else title
    return words if isinstance(words, str) else ""


def _written_template(text: DossierText, brief_id: str) -> str:
    """The template a broken brief names, if it is one."""
    plain = _written(text).get(brief_id, "")
    name = plain.get("template", "") if isinstance(plain, dict) else ""
    return name if isinstance(name, str) and name in shipped_templates() else DEFAULT_TEMPLATE


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
