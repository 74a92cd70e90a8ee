"""Several changes as one: each record concerned is changed by itself, and the dossier is read once after all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from tracktwo.diagnostics import BriefError, FactPath
from tracktwo.dossier.rereading import entries_of
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.operations import delete_record
from tracktwo.editing.parts import Part, part_of
from tracktwo.editing.sheet import Sheet, is_same, with_plain
from tracktwo.editing.text import DossierText, TextEdit, replaced_span

Step: TypeAlias = tuple[FactPath, Callable[[Sheet, FactPath], Sheet]]
"""Where something is changed, and how a sheet becomes one that has it changed."""


@dataclass(slots=True)
class _Open:
    """A part under change."""

    part: Part
    block: str
    """The block whose records the part holds; empty when it holds whole blocks."""
    sheet: Sheet

    def edit(self) -> TextEdit:
        return self.part.edit(*replaced_span(self.part.sheet.text, self.sheet.text))


def changed_together(text: DossierText, record: FactPath, steps: Iterable[Step]) -> DossierText | None:
    """The dossier without the record at `record`, and after steps inside other records, in their order.

    None where they are not plainly apart from each other: then one is to be made after the other.
    """
    try:
        opened = _opened(text, steps)
        deletion = delete_record(text, str(record[0]), str(record[1]))
    except BriefError:
        return None
    changed = [each for each in opened if each.sheet.text != each.part.sheet.text]
    edits = sorted((*deletion.edits, *(each.edit() for each in changed)), key=lambda edit: (edit.file, edit.start))
    if any(first.file == second.file and first.end > second.start for first, second in pairwise(edits)):
        return None
    result = text.with_edits(edits)
    is_proved = result.tree.is_whole and is_same(result.blocks, _expected(text, record, changed))
    return result if is_proved else None


def _opened(text: DossierText, steps: Iterable[Step]) -> list[_Open]:
    found: dict[FactPath, _Open] = {}
    for path, change in steps:
        # parties are a list: where one goes the others get other numbers, so they are one part
        home = path[:2] if isinstance(path[1], str) else path[:1]
        if home not in found:
            part = part_of(text, (*path[:2], ""))
            found[home] = _Open(part, str(path[0]) if len(part.path) == 2 else "", part.sheet)
        one = found[home]
        one.sheet = change(one.sheet, path[1:] if one.block else path)
    return list(found.values())


def _expected(text: DossierText, record: FactPath, changed: Iterable[_Open]) -> Plain:
    blocks: dict[str, Plain] = dict(text.blocks)
    for each in changed:
        said = entries_of(each.sheet.data, ())
        if each.block:
            blocks[each.block] = {**entries_of(blocks, (each.block,)), **said}
        else:
            blocks.update(said)
    return with_plain(blocks, record, None)
