"""The edits the window makes. Each returns a `Change`, or raises BriefError and has changed nothing.

Every character outside the place of the edit stays. Each result is read again and must say what was asked for and
otherwise what it said before (S01).
"""

from __future__ import annotations

from collections.abc import Callable

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import IDENTIFIER, is_blank
from tracktwo.dossier.rereading import entries_of
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.far_moves import FAR, moved_far
from tracktwo.editing.parts import Part, part_around, part_of, part_without
from tracktwo.editing.records import entry_moved, record_added, record_doubled
from tracktwo.editing.refusals import not_possible, refusal, shown
from tracktwo.editing.sheet import Sheet, clean, is_same, plain_at
from tracktwo.editing.text import Change, DossierText, TextEdit, replaced_span
from tracktwo.editing.values import inserted_at, removed_at, set_at

__all__ = [
    "add_entry",
    "add_record",
    "delete_record",
    "duplicate_record",
    "move_entry",
    "move_record",
    "remove_entry",
    "replace_text",
    "set_brief",
    "set_value",
]


def set_value(text: DossierText, path: FactPath, value: Plain) -> Change:
    """Set the fact at `path`: a text, or a list or map of which only what differs is written.

    A fact that is not there is added, with the maps around it; a blank value takes it out. A text written alone where
    a list may stand counts as its entry 0.
    """
    new = clean(value)
    title = f"Change of {shown(path)}" if not is_blank(new) else f"Removal of {shown(path)}"
    part = part_without(text, path) if is_blank(new) else part_of(text, path)
    return _changed(text, part, title, path, lambda sheet, at: set_at(sheet, at, new))


def add_record(text: DossierText, block: str, record_id: str, value: Plain, after: str | None = None) -> Change:
    """Add a record, after the record `after` or the last one of its block; a missing block is added too."""
    check_new_id(text, block, record_id)
    new = clean(value)
    path = (block, record_id)
    records = list(entries_of(text.blocks, (block,)))
    number = records.index(after) if after in records else len(records) - 1
    return _changed(
        text,
        part_around(text, block, number, number),
        f"Addition of {shown(path)}",
        path,
        lambda sheet, at: record_added(sheet, at, path, new, after),
    )


def duplicate_record(text: DossierText, block: str, record_id: str, new_id: str) -> Change:
    """Add a copy of a record behind it, written as the record is, comments inside it included."""
    check_new_id(text, block, new_id)
    return _changed(
        text,
        part_without(text, (block, record_id)),
        f"Copy of {shown((block, record_id))}",
        (block, new_id),
        lambda sheet, at: record_doubled(sheet, at, new_id),
    )


def move_record(text: DossierText, block: str, record_id: str, to_index: int) -> Change:
    """Put a record at the place `to_index` (from 0) of its block, with the comment lines directly above it."""
    return move_entry(text, (block, record_id), to_index)


def delete_record(text: DossierText, block: str, record_id: str) -> Change:
    """Delete a record with the comments in it. What refers to it is told by `referrers`, and stays."""
    return remove_entry(text, (block, record_id))


def add_entry(text: DossierText, path: FactPath, value: Plain, index: int | None = None) -> Change:
    """Add an entry to the list at `path`, before the entry `index` or after the last one."""
    new = clean(value)
    place = 10**9 if index is None else index
    title = f"Addition to {shown(path)}"
    return _changed(text, part_of(text, path), title, path, lambda sheet, at: inserted_at(sheet, at, place, new))


def move_entry(text: DossierText, path: FactPath, to_index: int) -> Change:
    """Put the entry at `path`, of a list or map, at the place `to_index` (from 0) among its siblings."""
    title = f"Move of {shown(path)}"
    records = list(entries_of(text.blocks, path[:1])) if len(path) == 2 else []
    if path[-1] not in records:
        part = part_of(text, path[:-1])
        return _changed(text, part, title, path, lambda sheet, at: entry_moved(sheet, (*at, path[-1]), to_index))
    index, target = records.index(str(path[1])), min(max(to_index, 0), len(records) - 1)
    if abs(target - index) > FAR:
        far = moved_far(text, title, path, target)
        if far is not None:
            return far
    part = part_around(text, str(path[0]), *sorted((index, target)))

    def moved(sheet: Sheet, at: FactPath) -> Sheet:
        return entry_moved(sheet, (*at, path[1]), list(entries_of(sheet.data, at)).index(records[target]))

    return _changed(text, part, title, path, moved)


def remove_entry(text: DossierText, path: FactPath) -> Change:
    """Take out the entry at `path`, of a list or map, with the comment on its last line."""
    return _changed(text, part_without(text, path), f"Removal of {shown(path)}", path, removed_at)


def set_brief(text: DossierText, brief_id: str, value: Plain) -> Change:
    """Set a brief of the dossier to what was chosen; one that is not there is added."""
    if plain_at(text.blocks, ("briefs", brief_id)) is None:
        return add_record(text, "briefs", brief_id, value)
    return set_value(text, ("briefs", brief_id), value)


def replace_text(text: DossierText, file: str, start: int, end: int, new: str) -> Change:
    """Replace characters of a file as in an editor, whatever it says then."""
    edits = (TextEdit(file, start, end, new),)
    return Change(f"Change of {file}", edits, text, text.with_edits(edits))


def check_new_id(text: DossierText, block: str, record_id: str) -> None:
    """Raises BriefError S04 for an id that is none, or is taken in its block."""
    if not IDENTIFIER.fullmatch(record_id):
        hint = "Write lower-case letters, digits and hyphens."
        raise refusal("S04", f'"{record_id}" is not an id.', hint, path=(block, record_id))
    if plain_at(text.blocks, (block, record_id)) is not None:
        place = text.place((block, record_id))
        message = f'The id "{record_id}" is taken in "{block}".'
        raise refusal("S04", message, "Choose another id.", place, (block, record_id))


def _changed(
    text: DossierText, part: Part, title: str, path: FactPath, edit: Callable[[Sheet, FactPath], Sheet]
) -> Change:
    """The change that `edit` makes of a part of a file, proved on the part and again on the whole dossier."""
    after = edit(part.sheet, part.path)
    if after.text == part.sheet.text:
        return Change(title, (), text, text, path[:2])
    start, end, new = replaced_span(part.sheet.text, after.text)
    edits = (TextEdit(part.file, part.start + start, part.start + end, new),)
    is_whole_file = part.start == 0 and part.sheet.text == text.text_of(part.file)
    result = text.with_edits(edits, {part.file: after.read} if is_whole_file else {})
    expected = part.joined(after.data)
    if not is_same(result.blocks, expected) or not result.tree.is_whole:
        raise not_possible(path, text.place(path))
    return Change(title, edits, text, result, path[:2])
