"""Putting a record far from where it stands: only the two places are read, not all that lies between them."""

from __future__ import annotations

from typing import Final

from tracktwo.diagnostics import BriefError, FactPath
from tracktwo.dossier.rereading import entries_of
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.layout import line_start, next_line
from tracktwo.editing.nodes import Node, descend
from tracktwo.editing.parts import Part, part_around
from tracktwo.editing.records import entry_span, line_ends_between
from tracktwo.editing.sheet import Sheet, is_same, with_plain
from tracktwo.editing.splices import Splice
from tracktwo.editing.text import Change, DossierText, TextEdit, replaced_span

FAR: Final = 30
"""Records between; nearer ones are put in another order as a whole."""


def moved_far(text: DossierText, title: str, path: FactPath, to_index: int) -> Change | None:
    """The change that puts the record at `path` at another place of its block; None where it cannot be made so."""
    edits = edits_of_far_move(text, path, to_index)
    if edits is None:
        return None
    result = text.with_edits(edits)
    block, records = str(path[0]), entries_of(text.blocks, path[:1])
    order = [name for name in records if name != path[1]]
    order.insert(to_index, str(path[1]))
    reordered: dict[str, Plain] = {name: records[name] for name in order}
    expected: dict[str, Plain] = {**text.blocks, block: reordered}
    is_proved = is_same(result.blocks, expected) and result.tree.is_whole
    return Change(title, edits, text, result, path) if is_proved else None


def edits_of_far_move(text: DossierText, path: FactPath, to_index: int) -> tuple[TextEdit, ...] | None:
    """The record, its comment lines with it, taken out where it stands and put in where it goes.

    None where that cannot be done by itself: the records share lines, or stand close to each other.
    """
    block, index = str(path[0]), list(entries_of(text.blocks, path[:1])).index(str(path[1]))
    follows = to_index if to_index > index else to_index - 1
    before = part_around(text, block, index, index)
    after = part_around(text, block, max(follows, 0), max(follows, 0))
    if before.path or after.path or _overlap(before, after):
        return None
    try:
        shorter, lines = _taken_out(before.sheet, str(path[1]))
        neighbour = list(entries_of(text.blocks, (block,)))[max(follows, 0)]
        value = entries_of(text.blocks, (block,))[str(path[1])]
        longer = _put_in(after.sheet, (neighbour, follows < 0), (str(path[1]), value), lines)
    except BriefError:
        return None
    pairs = ((before, shorter), (after, longer))
    return tuple(_edit(part, sheet) for part, sheet in sorted(pairs, key=lambda pair: pair[0].start))


def _overlap(first: Part, second: Part) -> bool:
    low, high = sorted((first, second), key=lambda part: part.start)
    return low.start + len(low.sheet.text) > high.start


def _edit(part: Part, after: Sheet) -> TextEdit:
    start, end, new = replaced_span(part.sheet.text, after.text)
    return part.edit(start, end, new)


def _taken_out(sheet: Sheet, name: str) -> tuple[Sheet, str]:
    """The sheet without a record, and the lines of it."""
    page, records = sheet.page, _records(sheet)
    index = list(entries_of(sheet.data, ())).index(name)
    start, end = entry_span(page, records, index)
    first = line_start(page.text, start)
    lines = page.text[first:end]
    stop = next_line(page.text, end)
    if index + 1 < len(records.entries):  # the blank lines below go with it, other lines stay
        following = line_start(page.text, entry_span(page, records, index + 1)[0])
        stop = stop if page.text[stop:following].strip() else following
    elif stop == end:  # the file ends with it, and goes on doing so without a line end
        first = len(page.text[:first].rstrip("\r\n"))
    return sheet.proved([(Splice(first, stop, ""),)], with_plain(sheet.data, (name,), None), (name,)), lines


def _put_in(sheet: Sheet, beside: tuple[str, bool], record: tuple[str, Plain], lines: str) -> Sheet:
    """The sheet with the lines of a record behind a neighbour, or before it."""
    neighbour, is_before = beside
    page, records = sheet.page, _records(sheet)
    pairs = list(entries_of(sheet.data, ()).items())
    index = [name for name, _ in pairs].index(neighbour)
    start, end = entry_span(page, records, index)
    if is_before:
        place, index = line_start(page.text, start), index - 1
        new = lines + line_ends_between(page, records, 1)
    else:
        place, new = end, line_ends_between(page, records, index + 1) + lines
    expected = dict([*pairs[: index + 1], record, *pairs[index + 1 :]])
    return sheet.proved([(Splice(place, place, new),)], expected, (record[0],))


def _records(sheet: Sheet) -> Node:
    return descend(sheet.page.root, ())[-1]
