"""Whole entries of a block or list: putting in, doubling, moving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.layout import LINE_END, Page, line_end, line_start, next_line
from tracktwo.editing.nodes import Node, Style, descend
from tracktwo.editing.refusals import nothing_there
from tracktwo.editing.rendering import in_brackets, lines_of
from tracktwo.editing.scalars import key_spelling
from tracktwo.editing.sheet import Sheet, plain_at, with_plain
from tracktwo.editing.splices import Splice, entry_start


def record_added(sheet: Sheet, at: FactPath, path: FactPath, value: Plain, after: str | None) -> Sheet:
    """The sheet with a new record, after the record `after` or the last one, one field a line.

    `path` is the record in the dossier, `at` the map of the records in the sheet.
    """
    block, record_id = str(path[0]), str(path[1])
    chain = descend(sheet.page.root, at)
    current = plain_at(sheet.data, at)
    entries = current if isinstance(current, dict) else {}
    follows = list(entries).index(after) + 1 if after in entries else len(entries)
    pairs = list(entries.items())
    expected = with_plain(sheet.data, at, dict([*pairs[:follows], (record_id, value), *pairs[follows:]]))
    if len(chain) <= len(at):
        candidates = _with_new_block(sheet.page, block, record_id, value)
    elif chain[-1].style.is_flow and chain[-1].entries:
        candidates = _in_brackets(sheet.page, chain[-1], follows, record_id, value)
    elif chain[-1].entries:
        candidates = _in_lines(sheet.page, chain[-1], follows, record_id, value)
    else:
        candidates = _in_blank_block(sheet.page, chain[0], block, record_id, value)
    return sheet.proved(candidates, expected, path)


def record_doubled(sheet: Sheet, at: FactPath, new_id: str) -> Sheet:
    """The sheet with a copy of the record at `at` behind it, written as the record is."""
    chain = descend(sheet.page.root, at)
    current = plain_at(sheet.data, at[:-1])
    if len(chain) <= len(at) or not isinstance(current, dict):
        raise nothing_there(at)
    parent = chain[-2]
    index = parent.index_of(at[-1]) or 0
    pairs = list(current.items())
    copy = (new_id, current[str(at[-1])])
    expected = with_plain(sheet.data, at[:-1], dict([*pairs[: index + 1], copy, *pairs[index + 1 :]]))
    key, value = parent.keys[index], parent.entries[index]
    page = sheet.page
    if parent.style.is_flow:
        splice = Splice(value.end, value.end, f", {key_spelling(new_id)}{page.text[key.end : value.end]}")
    else:
        end = page.extent_end(value.end, parent.column)
        gap = line_ends_between(page, parent, index + 1)
        copied = f"{' ' * parent.column}{key_spelling(new_id)}{page.text[key.end : end]}"
        splice = Splice(end, end, f"{gap}{copied}")
    return sheet.proved([(splice,)], expected, at)


def entry_moved(sheet: Sheet, path: FactPath, to_index: int) -> Sheet:
    """The sheet with the entry at `path` at another place of its map or list, its comment lines with it."""
    chain = descend(sheet.page.root, path)
    if len(chain) <= len(path) or len(chain) < 2:
        raise nothing_there(path)
    parent = chain[-2]
    index = parent.index_of(path[-1]) or 0
    to_index = min(max(to_index, 0), len(parent.entries) - 1)
    if to_index == index:
        return sheet
    order = list(range(len(parent.entries)))
    order.insert(to_index, order.pop(index))
    expected = with_plain(sheet.data, path[:-1], _reordered(plain_at(sheet.data, path[:-1]), order))
    return sheet.proved([(_reordering(sheet.page, parent, order),)], expected, path)


def _reordered(value: Plain | None, order: Sequence[int]) -> Plain:
    if isinstance(value, dict):
        pairs = list(value.items())
        return dict(pairs[number] for number in order)
    entries = value if isinstance(value, list) else []
    return [entries[number] for number in order]


def _reordering(page: Page, parent: Node, order: Sequence[int]) -> Splice:
    """The entries in another order; what stands between them keeps its place."""
    spans = [entry_span(page, parent, index) for index in range(len(parent.entries))]
    texts = [page.text[start:end] for start, end in spans]
    gaps = [page.text[left[1] : right[0]] for left, right in pairwise(spans)]
    pieces = [texts[order[0]]]
    for gap, number in zip(gaps, order[1:], strict=True):
        pieces += [gap, texts[number]]
    return Splice(spans[0][0], spans[-1][1], "".join(pieces))


def entry_span(page: Page, parent: Node, index: int) -> tuple[int, int]:
    """Where an entry begins and ends that is moved, with the comments above it.

    A first line shared with its parent is begun after the margin.
    """
    start = entry_start(page, parent, index)
    if parent.style.is_flow:
        return start, parent.entries[index].end
    end = page.extent_end(parent.entries[index].end, parent.column)
    above = page.with_comments_above(line_start(page.text, start), parent.column)
    shares_line = page.text[line_start(page.text, start) : start].strip(" \ufeff") != ""
    return (start if shares_line or above == line_start(page.text, start) else above + parent.column), end


def _in_brackets(page: Page, parent: Node, follows: int, record_id: str, value: Plain) -> Iterator[tuple[Splice, ...]]:
    new = f"{key_spelling(record_id)}: {in_brackets(value)}"
    if follows == 0:
        yield (Splice(parent.keys[0].start, parent.keys[0].start, f"{new}, "),)
        return
    end = parent.entries[follows - 1].end
    start = parent.keys[follows - 1].start
    if page.text[line_start(page.text, start) : start].strip() == "" and line_end(page.text, end) != line_end(
        page.text, parent.end
    ):
        yield (Splice(end, end, f",{page.line_end}{page.text[line_start(page.text, start) : start]}{new}"),)
    yield (Splice(end, end, f", {new}"),)


def _in_lines(page: Page, parent: Node, follows: int, record_id: str, value: Plain) -> Iterator[tuple[Splice, ...]]:
    lines = _record_lines(page, parent, record_id, value)
    if follows == 0:
        place = page.with_comments_above(line_start(page.text, parent.start), parent.column)
        gap = page.line_end * len(LINE_END.findall(line_ends_between(page, parent, 1)))
        yield (Splice(place, place, page.line_end.join(lines) + gap),)
        return
    end = page.extent_end(parent.entries[follows - 1].end, parent.column)
    yield (Splice(end, end, line_ends_between(page, parent, follows) + page.line_end.join(lines)),)


def line_ends_between(page: Page, parent: Node, index: int) -> str:
    """Line ends before a new entry: a blank line where the entries around it are parted by one."""
    number = min(index, len(parent.entries) - 1)
    if number < 1:
        return page.line_end
    end = page.extent_end(parent.entries[number - 1].end, parent.column)
    line_after = page.text[next_line(page.text, end) : line_end(page.text, next_line(page.text, end))]
    return page.line_end * (2 if not line_after.strip() else 1)


def _record_lines(page: Page, parent: Node, record_id: str, value: Plain) -> list[str]:
    inner = next((entry for entry in reversed(parent.entries) if not entry.is_scalar and not entry.style.is_flow), None)
    column = inner.column if inner is not None and inner.column > parent.column else parent.column + page.step
    head = f"{' ' * parent.column}{key_spelling(record_id)}:"
    if isinstance(value, str):
        return [f"{head} {line}" for line in [lines_of(value, 0, page)[0]]] if value else [head]
    return [head, *lines_of(value, column, page)] if value else [f"{head} {{}}"]


def _in_blank_block(page: Page, root: Node, block: str, record_id: str, value: Plain) -> Iterator[tuple[Splice, ...]]:
    index = root.index_of(block) or 0
    key, old = root.keys[index], root.entries[index]
    if root.style.is_flow:
        new = f" {{{key_spelling(record_id)}: {in_brackets(value)}}}"
        yield (Splice(key.end, old.end, f":{new}"),)
        return
    column = root.column + page.step
    parent = Node(old.start, old.end, old.style, column)
    lines = page.line_end.join(_record_lines(page, parent, record_id, value))
    colon = page.text.index(":", key.end) + 1
    end = line_end(page.text, old.end)
    yield (Splice(colon, old.end, ""), Splice(end, end, page.line_end + lines))


def _with_new_block(page: Page, block: str, record_id: str, value: Plain) -> Iterator[tuple[Splice, ...]]:
    root = page.root
    if root is not None and root.style.is_flow:
        new = f"{key_spelling(block)}: {{{key_spelling(record_id)}: {in_brackets(value)}}}"
        end = root.entries[-1].end if root.entries else root.start + 1
        yield (Splice(end, end, f", {new}" if root.entries else new),)
        return
    column = root.column if root is not None and root.keys else 0
    margin = " " * column
    record = _record_lines(page, Node(0, 0, Style.MAP, column + page.step), record_id, value)
    lines = page.line_end.join([f"{margin}{key_spelling(block)}:", *record])
    has_gap = root is not None and len(root.entries) > 1 and len(line_ends_between(page, root, 1)) > len(page.line_end)
    blank = page.line_end if has_gap else ""
    if not page.text or page.text[-1] in "\r\n":
        yield (Splice(len(page.text), len(page.text), f"{blank}{lines}{page.line_end}"),)
    else:
        yield (Splice(len(page.text), len(page.text), f"{page.line_end}{blank}{lines}"),)
    if root is not None and root.entries:
        end = page.extent_end(root.entries[-1].end, root.column)
        yield (Splice(end, end, f"{page.line_end}{blank}{lines}"),)
