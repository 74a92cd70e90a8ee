"""Where the characters of an entry are put in or taken out: maps and lists, in lines and in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.layout import Page, indentation, is_first_on_line, line_end, line_start, next_line
from tracktwo.editing.nodes import Node
from tracktwo.editing.rendering import entry_lines, in_brackets, is_short, item_lines, lines_of
from tracktwo.editing.scalars import Place, key_spelling, spellings

_COLON_AFTER_KEY = re.compile(r"[ \t\r\n]*:")
_COMMA_AFTER = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*,")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Characters `start` to `end` become `new`."""

    start: int
    end: int
    new: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text after the splices, which must not overlap."""
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.new + text[splice.end :]
    return text


def colon_end(page: Page, key: Node) -> int:
    """Where the colon after a key ends; the key's end when it has none."""
    found = _COLON_AFTER_KEY.match(page.text, key.end)
    return found.end() if found else key.end


def hyphen_of(page: Page, items: Node, index: int) -> int:
    """Where the hyphen of an entry of a block list stands."""
    if index == 0:
        return items.start
    place = next_line(page.text, items.entries[index - 1].end)
    while place < len(page.text):
        line = page.text[place : line_end(page.text, place)]
        if line[items.column : items.column + 1] == "-" and not line[: items.column].strip():
            return place + items.column
        place = next_line(page.text, place)
    return items.entries[index].start


def entry_start(page: Page, parent: Node, index: int) -> int:
    """Where an entry begins: its key, its hyphen, or in brackets its value."""
    if parent.style.is_map:
        return parent.keys[index].start
    return parent.entries[index].start if parent.style.is_flow else hyphen_of(page, parent, index)


def value_splices(page: Page, chain: tuple[Node, ...], index: int, value: Plain) -> Iterable[tuple[Splice, ...]]:
    """Ways to write `value` instead of the entry `index` of the last node of `chain`."""
    parent = chain[-1]
    old = parent.entries[index]
    if isinstance(value, str):
        yield from _text_splices(page, parent, old, value)
    elif parent.style.is_flow or old.style.is_flow or is_short(value, old.column):
        yield (Splice(old.start, old.end, _after_blank(page, old, in_brackets(value))),)
    else:
        yield _collection_splices(page, parent, index, value)


def _after_blank(page: Page, old: Node, new: str) -> str:
    """The new text with a blank before it when the old one was empty right after its colon or hyphen."""
    return f" {new}" if old.is_blank and page.text[old.start - 1 : old.start] not in {" ", "\t", ""} else new


def _text_splices(page: Page, parent: Node, old: Node, value: str) -> Iterable[tuple[Splice, ...]]:
    place = Place(parent.style.is_flow, parent.column, old.column, page.line_end, page.step)
    written = page.text[old.start : old.end]
    for spelling in spellings(value, place, old, written):
        yield (Splice(old.start, old.end, _after_blank(page, old, spelling)),)


def _collection_splices(page: Page, parent: Node, index: int, value: Plain) -> tuple[Splice, ...]:
    """A block map or list instead of the entry: on the lines below its key, or after its hyphen."""
    old = parent.entries[index]
    if parent.style.is_list:
        hyphen = hyphen_of(page, parent, index)
        new = page.line_end.join(item_lines(value, parent.column, page))[parent.column :]
        return (Splice(hyphen, old.end, new),)
    after = colon_end(page, parent.keys[index])
    column = parent.column + (page.list_step if isinstance(value, list) else page.step)
    block = page.line_end + page.line_end.join(lines_of(value, column, page))
    if line_start(page.text, old.start) > after:
        start = page.with_comments_above(line_start(page.text, old.start), old.column)
        return (Splice(start - len(_line_end_before(page.text, start)), old.end, block),)
    end = line_end(page.text, old.end)
    return (Splice(after, old.end, ""), Splice(end, end, block))


def _line_end_before(text: str, place: int) -> str:
    if text[place - 2 : place] == "\r\n":
        return "\r\n"
    return text[place - 1 : place] if text[place - 1 : place] in {"\r", "\n"} else ""


def field_splices(page: Page, parent: Node, key: str, value: Plain) -> tuple[Splice, ...]:
    """A new entry after the last one of a map."""
    if parent.style.is_flow:
        return _into_brackets(page, parent, f"{key_spelling(key)}: {in_brackets(value)}")
    last = parent.entries[-1]
    if not isinstance(value, str) and last.style.is_map and last.style.is_flow and isinstance(value, dict):
        lines = [f"{' ' * parent.column}{key_spelling(key)}: {in_brackets(value)}"]
    else:
        lines = entry_lines(key, value, parent.column, page)
    lines[0] = _aligned(page, parent, lines[0])
    return (_below(page, parent, lines),)


def _below(page: Page, parent: Node, lines: list[str]) -> Splice:
    """The lines below the last entry and the comments that belong to it."""
    place = page.extent_end(parent.entries[-1].end, parent.column)
    return Splice(place, place, page.line_end + page.line_end.join(lines))


def _aligned(page: Page, parent: Node, line: str) -> str:
    """The line with its value under the values of its siblings, when those stand in one column."""
    pairs = list(zip(parent.keys, parent.entries, strict=True))
    values = {value.start - line_start(page.text, key.start) for key, value in pairs if not value.is_blank}
    has_gap = any(value.start > colon_end(page, key) + 1 for key, value in pairs if not value.is_blank)
    head, colon, rest = line.partition(": ")
    if len(pairs) < 2 or len(values) != 1 or not has_gap or not colon:
        return line
    return f"{head}:{' ' * max(values.pop() - len(head) - 1, 1)}{rest}"


def item_splices(page: Page, parent: Node, index: int, value: Plain) -> tuple[Splice, ...]:
    """A new entry of a list, before the one with number `index`, or after the last."""
    if parent.style.is_flow:
        return _into_brackets(page, parent, in_brackets(value), index)
    models = [entry for entry in parent.entries if not entry.is_scalar]
    is_welcome = not models or models[-1].style.is_flow
    if isinstance(value, dict) and models and is_welcome:
        lines = [f"{' ' * parent.column}- {in_brackets(value)}"]
    else:
        lines = item_lines(value, parent.column, page, is_map_welcome=is_welcome)
    if index >= len(parent.entries):
        return (_below(page, parent, lines),)
    hyphen = hyphen_of(page, parent, index)
    new = page.line_end.join(lines)[parent.column :] + page.line_end + " " * parent.column
    return (Splice(hyphen, hyphen, new),)


def _into_brackets(page: Page, parent: Node, new: str, index: int | None = None) -> tuple[Splice, ...]:
    if not parent.entries:
        return (Splice(parent.start + 1, parent.end - 1, new),)
    if index is not None and index < len(parent.entries):
        place = entry_start(page, parent, index)
        return (Splice(place, place, f"{new}, "),)
    last = parent.entries[-1]
    comma = _COMMA_AFTER.match(page.text, last.end)
    has_comma = comma is not None and comma.end() < parent.end
    end = comma.end() if comma is not None and has_comma else last.end
    own_lines = is_first_on_line(page.text, entry_start(page, parent, len(parent.entries) - 1))
    if not (own_lines and len(parent.entries) > 1):
        return (Splice(end, end, f" {new}" if has_comma else f", {new}"),)
    margin = " " * indentation(page.text[line_start(page.text, last.start) :])
    stop = min(line_end(page.text, end), parent.end - 1)
    closing = page.text[end:stop]
    if closing.strip() and not closing.strip().startswith("#"):
        stop = end
    new = f"{page.line_end}{margin}{new}"
    if has_comma:
        return (Splice(stop, stop, f"{new},"),)
    if stop == last.end:
        return (Splice(stop, stop, f",{new}"),)
    return (Splice(last.end, last.end, ","), Splice(stop, stop, new))


def removal_splices(page: Page, parent: Node, index: int, blank: str) -> tuple[Splice, ...]:
    """The entry taken out with the comment on its line; the only one leaves `blank` behind, `{}` or `[]`."""
    if len(parent.entries) == 1:
        return _last_one_out(page, parent, blank)
    if parent.style.is_flow:
        return _out_of_brackets(page, parent, index)
    start = entry_start(page, parent, index)
    end = page.extent_end(parent.entries[index].end, parent.column)
    if not is_first_on_line(page.text, start):  # the first key after a hyphen: the next one takes its place
        place = next_line(page.text, end)
        return (Splice(start, place + indentation(page.text[place:]), ""),)
    first = line_start(page.text, start)
    if end == len(page.text):  # the file ends without a line end, before and after
        return (Splice(first - len(_line_end_before(page.text, first)), end, ""),)
    return (Splice(first, next_line(page.text, end), ""),)


def _last_one_out(page: Page, parent: Node, blank: str) -> tuple[Splice, ...]:
    if parent.style.is_flow:
        return (Splice(parent.start + 1, parent.end - 1, ""),)
    first = line_start(page.text, parent.start)
    if not is_first_on_line(page.text, parent.start) or first == 0:
        return (Splice(parent.start, parent.end, blank),)
    end = page.extent_end(parent.end, parent.column)
    before = _parent_line_end(page, parent)
    return (Splice(before, before, f" {blank}"), Splice(first - len(_line_end_before(page.text, first)), end, ""))


def _parent_line_end(page: Page, parent: Node) -> int:
    """Where the colon or hyphen ends under which a block collection stands."""
    place = line_start(page.text, parent.start)
    while place > 0:
        place = line_start(page.text, place - len(_line_end_before(page.text, place)))
        line = page.text[place : line_end(page.text, place)]
        found = re.match(r"(?:[^#'\"]|'[^']*'|\"(?:[^\"\\]|\\.)*\"|(?<![ \t])#)*[:-](?=[ \t]*(?:#|$))", line)
        if found and not line.lstrip().startswith("#"):
            return place + found.end()
    return parent.start


def _out_of_brackets(page: Page, parent: Node, index: int) -> tuple[Splice, ...]:
    start, end = entry_start(page, parent, index), parent.entries[index].end
    if index + 1 < len(parent.entries):
        following = entry_start(page, parent, index + 1)
        gap_line = line_end(page.text, end)
        if gap_line >= following:
            return (Splice(start, following, ""),)
        place = next_line(page.text, gap_line)
        if is_first_on_line(page.text, start):
            return (Splice(line_start(page.text, start), place, ""),)
        return (Splice(start, min(place + indentation(page.text[place:]), following), ""),)
    before = parent.entries[index - 1].end
    if line_end(page.text, before) >= start:
        return (Splice(before, end, ""),)
    comma = _COMMA_AFTER.match(page.text, before)
    comma_after_last = _COMMA_AFTER.match(page.text, end)
    splices: list[Splice] = []
    if comma is not None and not (comma_after_last and comma_after_last.end() < parent.end):
        splices.append(Splice(comma.end() - 1, comma.end(), ""))
    return (*splices, *_line_out(page, parent, start, end))


def _line_out(page: Page, parent: Node, start: int, end: int) -> tuple[Splice, ...]:
    """The last entry in brackets that stands on a line of its own, and its line when nothing else is on it."""
    stop = line_end(page.text, end)
    if not is_first_on_line(page.text, start) or stop > parent.end - 1:
        first = line_start(page.text, start)
        is_first = is_first_on_line(page.text, start)
        return (Splice(first - len(_line_end_before(page.text, first)) if is_first else start, end, ""),)
    return (Splice(line_start(page.text, start), next_line(page.text, stop), ""),)
