"""From what a form asks for to a change of the dossier."""

from __future__ import annotations

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.operations import add_entry, add_record, duplicate_record, move_entry, remove_entry, set_value
from tracktwo.editing.renaming import bereft, is_item_id, may_name_item, referrers, rename_item
from tracktwo.editing.text import Change, DossierText
from tracktwo.gui.facts.records import PARTIES, TEXTS
from tracktwo.gui.forms.edits import AddEntry, Edit, MoveEntry, RemoveEntry, SetValue
from tracktwo.gui.forms.plain_values import at_path


def change_of(text: DossierText, edit: Edit) -> Change:
    """The change an edit makes; raises BriefError S-codes where it cannot be made."""
    match edit:
        case SetValue(path, str(new)) if is_item_id(path) and may_name_item(text, new):
            return rename_item(text, path, new)
        case SetValue(path, plain):
            return set_value(text, path, plain)
        case AddEntry(path, plain, index):
            return add_entry(text, path, plain, index)
        case RemoveEntry(path, index):
            return remove_entry(text, (*path, index))
        case MoveEntry(path, index, to):
            return move_entry(text, (*path, index), to)


def record_added(text: DossierText, block: str, record_id: str, plain: Plain, after: FactPath) -> Change:
    """The change that adds a record behind the record `after` of the block, or last where that is empty."""
    is_behind = len(after) == 2
    if block == PARTIES:
        if not text.plain.get(PARTIES):
            return set_value(text, (PARTIES,), [plain])
        return add_entry(text, (PARTIES,), plain, _next(after) if is_behind else None)
    return add_record(text, block, record_id, plain, str(list(after)[-1]) if is_behind else None)


def record_duplicated(text: DossierText, path: FactPath, new_id: str) -> Change:
    """The change that puts a copy of a record behind it."""
    if path[0] == PARTIES:
        return add_entry(text, (PARTIES,), at_path(text.plain.get(PARTIES, ""), path[1:]), _next(path))
    return duplicate_record(text, str(path[0]), str(path[1]), new_id)


def record_moved(text: DossierText, path: FactPath, to_index: int) -> Change:
    """The change that puts a record at another place of its block."""
    return move_entry(text, path[:2], to_index)


def record_deleted(text: DossierText, path: FactPath) -> Change:
    """The change that takes a record out; what refers to it stays and is told by `uses_of`."""
    return remove_entry(text, path[:2])


def uses_of(text: DossierText, path: FactPath) -> tuple[FactPath, ...]:
    """Where a record is referred to; parties, texts and the head are never."""
    if len(path) < 2 or path[0] in {PARTIES, TEXTS}:
        return ()
    return referrers(text, str(path[0]), str(path[1]))


def losses_of(text: DossierText, path: FactPath) -> tuple[FactPath, ...]:
    """What refers to a record or to a part of it, and will refer to nothing when it is deleted."""
    if len(path) < 2 or path[0] in {PARTIES, TEXTS}:
        return ()
    return bereft(text, str(path[0]), str(path[1]))


def _next(path: FactPath) -> int:
    *_, last = path
    return int(last) + 1
