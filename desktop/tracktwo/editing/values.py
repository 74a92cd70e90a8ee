"""Setting a value: the smallest changes of text that make a file say it."""

from __future__ import annotations

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.reading import is_blank, without_blanks
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.nodes import Node, descend
from tracktwo.editing.refusals import not_possible, nothing_there
from tracktwo.editing.sheet import Sheet, is_same, plain_at, with_plain
from tracktwo.editing.splices import field_splices, item_splices, removal_splices, value_splices


def set_at(sheet: Sheet, path: FactPath, value: Plain) -> Sheet:
    """The sheet with `value` at `path`: changed, added, or taken out when it is blank."""
    chain = descend(sheet.page.root, path)
    if len(chain) <= len(path):
        return sheet if is_blank(value) else _added(sheet, path, value, chain)
    if is_blank(value):
        return sheet if chain[-1].is_blank else removed_at(sheet, path)
    current = plain_at(sheet.data, path)
    if current is None:
        raise not_possible(path)
    if is_same(current, value) or is_same(without_blanks(current), value):
        return sheet
    if isinstance(current, dict) and current and isinstance(value, dict) and chain[-1].entries:
        return _map_at(sheet, path, current, value)
    if isinstance(current, list) and current and isinstance(value, list) and chain[-1].entries:
        return _list_at(sheet, path, current, value)
    if not path:
        raise not_possible(path)
    return _replaced(sheet, path, value, chain)


def removed_at(sheet: Sheet, path: FactPath) -> Sheet:
    """The sheet without the entry at `path`."""
    chain = descend(sheet.page.root, path)
    if len(chain) == len(path) and path[-1] == 0 and chain[-1].is_scalar:
        return removed_at(sheet, path[:-1])  # a single entry written without brackets
    if len(chain) <= len(path) or not path:
        raise nothing_there(path)
    parent = chain[-2]
    index = parent.index_of(path[-1])
    if index is None:
        raise nothing_there(path)
    expected = with_plain(sheet.data, path, None)
    blank = "{}" if parent.style.is_map else "[]"
    return sheet.proved([removal_splices(sheet.page, parent, index, blank)], expected, path)


def inserted_at(sheet: Sheet, path: FactPath, index: int, value: Plain) -> Sheet:
    """The sheet with a new entry in the list at `path`, before the entry `index` or after the last one."""
    current = plain_at(sheet.data, path)
    if current is None or is_blank(current):
        return set_at(sheet, path, [value])
    if not isinstance(current, list):
        return set_at(sheet, path, [value, current] if index == 0 else [current, value])
    index = min(max(index, 0), len(current))
    parent = descend(sheet.page.root, path)[-1]
    expected = with_plain(sheet.data, path, [*current[:index], value, *current[index:]])
    return sheet.proved([item_splices(sheet.page, parent, index, value)], expected, path)


def _replaced(sheet: Sheet, path: FactPath, value: Plain, chain: tuple[Node, ...]) -> Sheet:
    index = chain[-2].index_of(path[-1])
    if index is None:
        raise nothing_there(path)
    expected = with_plain(sheet.data, path, value)
    return sheet.proved(value_splices(sheet.page, chain[:-1], index, value), expected, path)


def _added(sheet: Sheet, path: FactPath, value: Plain, chain: tuple[Node, ...]) -> Sheet:
    """The sheet with an entry that is not there yet, and the maps and lists it has to stand in."""
    if not chain:
        raise not_possible(path)
    parent = chain[-1]
    at, step, rest = path[: len(chain) - 1], path[len(chain) - 1], path[len(chain) :]
    new = _wrapped(value, rest)
    if parent.style.is_map and isinstance(step, str) and parent.entries:
        expected = with_plain(sheet.data, (*at, step), new)
        return sheet.proved([field_splices(sheet.page, parent, step, new)], expected, path)
    current = plain_at(sheet.data, at)
    if current is None:
        raise not_possible(path)
    if isinstance(step, int) and isinstance(current, str) and current:
        return set_at(sheet, at, new if step == 0 else [current, new])
    if isinstance(step, int) and isinstance(current, list) and current:
        return inserted_at(sheet, at, step, new)
    if not is_blank(current) or not at:
        raise not_possible(path)
    return set_at(sheet, at, {step: new} if isinstance(step, str) else [new])


def _wrapped(value: Plain, steps: FactPath) -> Plain:
    for step in reversed(steps):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _map_at(sheet: Sheet, path: FactPath, current: dict[str, Plain], value: dict[str, Plain]) -> Sheet:
    for key, entry in value.items():
        sheet = set_at(sheet, (*path, key), entry)
    for key, entry in current.items():
        if key not in value and not is_blank(entry):
            sheet = removed_at(sheet, (*path, key))
    return sheet


def _list_at(sheet: Sheet, path: FactPath, current: list[Plain], value: list[Plain]) -> Sheet:
    shorter = min(len(current), len(value))
    start = next((n for n in range(shorter) if not is_same(current[n], value[n])), shorter)
    most = shorter - start
    same = next((n for n in range(most) if not is_same(current[-1 - n], value[-1 - n])), most)
    old, new = current[start : len(current) - same], value[start : len(value) - same]
    for number, entry in enumerate(new[: len(old)]):
        sheet = set_at(sheet, (*path, start + number), entry)
    for number in range(len(old), len(new)):
        sheet = inserted_at(sheet, path, start + number, new[number])
    for number in range(len(old) - 1, len(new) - 1, -1):
        sheet = removed_at(sheet, (*path, start + number))
    return sheet
