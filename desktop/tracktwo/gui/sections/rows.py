"""The sections of a brief as a list to tick and reorder, and back to what the dossier keeps. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.head import BriefPlan, SectionChoice
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.gui.problem_counts import NO_PROBLEMS, Problems
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS, SectionKind


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section of the list: whether it is in the brief, and where it differs from the template."""

    kind: SectionKind
    title: str = ""
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    is_chosen: bool = False
    shown_title: str = ""
    """The heading it would be printed with."""


def section_rows(
    template: Template, plan: BriefPlan | None, dossier: Dossier | None, before: Sequence[SectionRow] = ()
) -> tuple[SectionRow, ...]:
    """The sections chosen, in order, and between them those that could be: of the template, or with facts to print.

    `before` is the list as it was: a section that was unticked stays where it stood.
    """
    choices = plan.sections if plan is not None and plan.sections else template.sections
    rows = [_row(choice, template, is_chosen=True) for choice in choices if choice.kind in SECTION_KINDS]
    present = {row.kind.name for row in rows}
    order = [*(row.kind.name for row in before), *(choice.kind for choice in template.sections), *SECTION_KINDS]
    for name in dict.fromkeys(order):
        if name in present or name not in SECTION_KINDS:
            continue
        if _is_offered(name, template, dossier, before):
            present.add(name)
            rows.insert(_place(name, order, rows), _row(SectionChoice(kind=name), template, is_chosen=False))
    return tuple(rows)


def _row(choice: SectionChoice, template: Template, *, is_chosen: bool) -> SectionRow:
    kind = SECTION_KINDS[choice.kind]
    own = next((each for each in template.sections if each.kind == choice.kind), SectionChoice(kind=choice.kind))
    shown = choice.title or own.title or template.titles.get(kind.name, "") or kind.title
    is_own = choice is own
    return SectionRow(kind, "" if is_own else choice.title, {} if is_own else choice.options, is_chosen, shown)


def section_titles(template: Template | None, plan: BriefPlan | None) -> dict[str, str]:
    """What each kind of section is called in the list: by the brief, its template, or the catalogue."""
    if template is None:
        return {name: kind.title for name, kind in SECTION_KINDS.items()}
    rows = section_rows(template, plan, None)
    own = {row.kind.name: row.shown_title for row in rows}
    return {name: own.get(name) or template.titles.get(name, "") or kind.title for name, kind in SECTION_KINDS.items()}


def _is_offered(name: str, template: Template, dossier: Dossier | None, before: Sequence[SectionRow]) -> bool:
    kind = SECTION_KINDS[name]
    if kind.is_back_matter:
        return any(row.kind.name == name for row in before)
    known = {row.kind.name for row in before} | {choice.kind for choice in template.sections}
    return name in known or bool(dossier and record_count(kind, dossier))


def _place(name: str, order: Sequence[str], rows: Sequence[SectionRow]) -> int:
    """Behind the nearest section that stands before it in the order it comes from."""
    places = {row.kind.name: index for index, row in enumerate(rows)}
    ahead = [places[other] for other in order[: order.index(name)] if other in places]
    previous = [other for other in order[: order.index(name)] if other in places]
    return places[previous[-1]] + 1 if ahead else len(rows)


def record_count(kind: SectionKind, dossier: Dossier) -> int:
    """How many records of the block it reads first a section has; for prose, how many texts."""
    block, _, part = kind.reads[0].partition(".")
    if block == "texts":
        return int(part in dossier.texts)
    if block == "parties":
        return len(dossier.parties)
    if part == "attachments":
        return sum(len(plan.attachments) for plan in dossier.briefs.values())
    records = dossier.block(block)
    if part:
        return sum(getattr(record, part, None) is not None for record in records.values())
    return len(records)


def counts_records(kind: SectionKind) -> bool:
    """Whether a number of records says something: prose has none."""
    return not kind.reads[0].startswith("texts.")


def problem_count(kind: SectionKind, problems: Mapping[FactPath, Problems]) -> int:
    """How many errors and warnings are on the records a section prints; `problems` by block and record."""
    block, _, part = kind.reads[0].partition(".")
    return problems.get((block, part) if block == "texts" else (block,), NO_PROBLEMS).total


def moved(rows: Sequence[SectionRow], source: int, target: int) -> tuple[SectionRow, ...]:
    """The list with the row at `source` put before the row that stands at `target` now."""
    rest = [row for index, row in enumerate(rows) if index != source]
    rest.insert(target - (source < target), rows[source])
    return tuple(rest)


def with_row(rows: Sequence[SectionRow], index: int, **changes: object) -> tuple[SectionRow, ...]:
    """The list with one row changed."""
    return tuple(replace(row, **changes) if number == index else row for number, row in enumerate(rows))


def plain_sections(rows: Sequence[SectionRow], template: Template) -> list[Plain]:
    """What the brief keeps of the list; nothing when the template says the same."""
    chosen = [row for row in rows if row.is_chosen]
    is_template = [row.kind.name for row in chosen] == [choice.kind for choice in template.sections]
    if is_template and not any(row.title or row.options for row in chosen):
        return []
    return [_plain(row) for row in chosen]


def _plain(row: SectionRow) -> Plain:
    kept: dict[str, Plain] = {"kind": row.kind.name}
    if row.title:
        kept["title"] = row.title
    if row.options:
        kept["options"] = dict(row.options)
    return kept if len(kept) > 1 else row.kind.name


def back_matter(template: Template, rows: Sequence[SectionRow]) -> tuple[str, ...]:
    """Headings of the back matter that follows by itself."""
    placed = {row.kind.name for row in rows if row.is_chosen}
    kinds = [kind for kind in SECTION_KINDS.values() if kind.is_back_matter and kind.name not in placed]
    return tuple(template.titles.get(kind.name, "") or kind.title for kind in kinds)


def kinds_to_add(rows: Sequence[SectionRow]) -> tuple[SectionKind, ...]:
    """Kinds of section that are not in the list."""
    present = {row.kind.name for row in rows}
    return tuple(kind for kind in SECTION_KINDS.values() if kind.name not in present)
