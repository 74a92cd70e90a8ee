"""Reading a file again after an edit: only the records, or the blocks, in which the text differs are parsed.

A run of whole records in a block on lines of its own is a YAML text by itself; so is a run of whole blocks. Where that
is not plainly so, the answer is None and the whole file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.shifted_places import Lines, ShiftedPlaces
from tracktwo.dossier.yaml_decoding import BYTE_LIMIT
from tracktwo.dossier.yaml_text import DEPTH_LIMIT, EVENT_LIMIT, Plain, YamlText, read_yaml

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_DOCUMENT_MARK: Final = re.compile(r"(?:\A|[\r\n])(?:---|\.\.\.|%|\ufeff)")
_PERHAPS_KEY: Final = re.compile(r"\?(?=[ \t\r\n]|\Z)")
_BEFORE_KEY: Final = re.compile(r"(?:\A|[\r\n])[ \t-]*\Z")
_MOST_PATCHES: Final = 200
_MOST_PATCHED_PLACES: Final = 20_000
"""With more read by itself since the file was read as a whole, it is read as a whole again."""
_MOST_STEPS: Final = 20
_NEAR: Final = 4_000
"""Characters: replacements that are closer are read together."""
_WORTH_READING: Final = 50_000
"""Characters: of blocks that are longer, at most a fourth of the file is read by itself."""


@dataclass(frozen=True, slots=True)
class EntriesSpan:
    """The lines of neighbouring entries of a map on lines of its own, in characters of the text of their file.

    They reach from the line of the first key to the line of the next key after them. The records that begin a block
    have the lines below the block's key, comments, with them.
    """

    parent: FactPath
    """`()` for blocks, the block for records."""
    first: int
    """The number of the first entry."""
    stop: int
    """The number of the entry after the last one."""
    start: int
    end: int
    line: int
    """The line on which they begin, from 1."""
    column: int
    """Of their keys, from 1."""
    is_last: bool
    """Whether the file ends with them."""

    @property
    def has_head(self) -> bool:
        """Whether they begin below the key of their block."""
        return bool(self.parent) and self.first == 0


def entries_of(data: Plain, parent: FactPath) -> dict[str, Plain]:
    """The blocks of a file, or the records of a block; nothing where there is no map."""
    for step in parent:
        data = data.get(str(step), "") if isinstance(data, dict) else ""
    return data if isinstance(data, dict) else {}


def entries_span(yaml: YamlText, text: str, parent: FactPath, first: int, stop: int) -> EntriesSpan | None:
    """The lines of the entries `first` to `stop` of `parent`; None when they do not stand on lines of their own."""
    blocks, keys = list(entries_of(yaml.data, ())), list(entries_of(yaml.data, parent))
    if yaml.diagnostics or not (0 <= first < stop <= len(keys)):
        return None
    if not _is_on_lines(yaml, (), blocks[0]) or (parent and not _is_on_lines(yaml, parent, keys[0])):
        return None
    following: FactPath | None = (*parent, keys[stop]) if stop < len(keys) else None
    if following is None and parent:
        block = blocks.index(str(parent[0])) + 1
        following = (blocks[block],) if block < len(blocks) else None
    key = yaml.key_places[(*parent, keys[first])]
    has_head = bool(parent) and first == 0
    line = yaml.key_places[parent].line + 1 if has_head else key.line
    start = _offset(text, line)
    end = len(text) if following is None else _offset(text, yaml.key_places[following].line, start, line)
    begins_lines = _begins_line(text, start, key.column) or has_head
    ends_lines = following is None or _begins_line(text, end, yaml.key_places[following].column)
    if not begins_lines or not ends_lines:
        return None
    return EntriesSpan(parent, first, stop, start, end, line, key.column, following is None)


def reread(known: YamlText, old: str, new: str, file: str) -> YamlText | None:
    """What the text `new` says, from what `old` said, when they differ only inside some neighbouring entries.

    None when that is not sure, or would be no less work than reading the file.
    """
    places = ShiftedPlaces.over(known.places)
    if len(new.encode("utf-8", "replace")) > BYTE_LIMIT or len(places.base) > EVENT_LIMIT // 5:
        return None
    if len(places.patches) >= _MOST_PATCHES or places.patched_count > _MOST_PATCHED_PLACES:
        return None
    if _has_written_out_keys(old):
        return None
    start, alike = shared_ends(old, new)
    end = len(old) - alike
    for span in _perhaps_changed(known, old, start, end):
        if span.start <= start and end <= span.end:
            part = new[span.start : len(new) - (len(old) - span.end)]
            found = _part_read(known, span, part, file)
            if found is not None:
                return _with_entries(known, span, old[span.start : span.end], part, found)
    return None


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """Characters `start` to `end` of a text become `new`."""

    start: int
    end: int
    new: str

    @property
    def growth(self) -> int:
        """How many characters more there are afterwards."""
        return len(self.new) - (self.end - self.start)


def reread_after(known: YamlText, old: str, replacements: Iterable[Replacement], file: str) -> YamlText | None:
    """What the text `old`, which says `known`, says after replacements far from each other; they do not overlap.

    Each place is read by itself, those that become shorter first: what is moved must go before it comes again.
    None as for `reread`.
    """
    steps = _joined(old, replacements)
    if len(steps) > _MOST_STEPS:
        return None
    done: list[Replacement] = []
    for step in sorted(steps, key=lambda step: step.growth):
        shift = sum(before.growth for before in done if before < step)
        new = old[: step.start + shift] + step.new + old[step.end + shift :]
        again = reread(known, old, new, file)
        if again is None:
            return None
        known, old = again, new
        done.append(step)
    return known


def _joined(text: str, replacements: Iterable[Replacement]) -> list[Replacement]:
    """The replacements in their order, those near each other as one."""
    found: list[Replacement] = []
    for each in sorted(replacements):
        if found and each.start - found[-1].end < _NEAR:
            last = found.pop()
            each = Replacement(last.start, each.end, f"{last.new}{text[last.end : each.start]}{each.new}")  # noqa: PLW2901
        found.append(each)
    return found


def _perhaps_changed(known: YamlText, old: str, start: int, end: int) -> Iterator[EntriesSpan]:
    """The entries in which the texts differ: runs of records, and then runs of blocks.

    A line added at the end of an entry may look like the beginning of the next, and one taken out at its beginning
    like the end of the one above.
    """
    if known.diagnostics or not isinstance(known.data, dict):
        return
    first, last = line_of(old, start), line_of(old, end)
    is_whole_line = end > 0 and old[end - 1] in "\r\n"
    pairs = [(low, high) for low in (first, first - 1) for high in (last, last - 1 if is_whole_line else last)]
    runs = [run for pair in pairs if (run := _records_on(known, pair)) is not None]
    runs += [((), *(_holding(known, (), line) for line in pair)) for pair in pairs]
    for parent, low, high in dict.fromkeys(runs):
        span = entries_span(known, old, parent, low, high + 1)
        if span is not None and (parent or span.end - span.start <= max(_WORTH_READING, len(old) // 4)):
            yield span


def _records_on(known: YamlText, lines: tuple[int, int]) -> tuple[FactPath, int, int] | None:
    """The block, the first and the last of the records that stand on lines; None when they are not in one block."""
    low, high = (_holding(known, (), line) for line in lines)
    if low != high or low < 0:
        return None
    parent = (list(entries_of(known.data, ()))[low],)
    if lines[0] <= known.key_places[parent].line or not entries_of(known.data, parent):
        return None
    first, last = (max(_holding(known, parent, line), 0) for line in lines)
    return parent, first, last


def _has_written_out_keys(text: str) -> bool:
    """Whether there may be a key written out, `? key`: its value, where it has none, is placed at what follows."""
    for found in _PERHAPS_KEY.finditer(text):
        line = max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start()), 0)
        if _BEFORE_KEY.search(text[line : found.start()]):
            return True
    return False


def shared_ends(first: str, second: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning and, beyond those, at their end."""
    start = common_start(first, second)
    rest = min(len(first), len(second)) - start
    return start, common_start(first[::-1][:rest], second[::-1][:rest])


def common_start(first: str, second: str) -> int:
    """How many characters two texts share at their beginning."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if first[low:middle] == second[low:middle] else (low, middle - 1)
    return low


def line_of(text: str, place: int) -> int:
    """The line, from 1, that a place is on."""
    if "\r" not in text:
        return text.count("\n", 0, place) + 1
    return sum(1 for _ in _LINE_END.finditer(text, 0, place)) + 1


def _holding(yaml: YamlText, parent: FactPath, line: int) -> int:
    """The number of the last entry whose key is not below a line; -1 when there is none."""
    keys = list(entries_of(yaml.data, parent))
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        place = yaml.key_places.get((*parent, keys[middle]))
        if place is None:
            return -1
        low, high = (middle + 1, high) if place.line <= line else (low, middle)
    return low - 1


def _part_read(known: YamlText, span: EntriesSpan, part: str, file: str) -> YamlText | None:
    """The entries read by themselves, their paths as in the file; None when they do not stand for themselves."""
    is_closed = span.is_last or part.endswith(("\n", "\r"))
    if not is_closed or _DOCUMENT_MARK.search(part) or _has_written_out_keys(part):
        return None
    try:
        read = read_yaml(part.encode("utf-8"), file)
    except UnicodeEncodeError:
        return None
    if read.diagnostics or not isinstance(read.data, dict) or not read.data:
        return None
    place = read.key_places[next(iter(read.data)),]
    if place.column != span.column or read.places[()] != place or not (span.has_head or place.line == 1):
        return None
    siblings = list(entries_of(known.data, span.parent))
    others = {*siblings[: span.first], *siblings[span.stop :]}
    if not others.isdisjoint(read.data) or any(len(path) > DEPTH_LIMIT - 5 for path in read.places):
        return None
    return read


def _with_entries(known: YamlText, span: EntriesSpan, old: str, new: str, read: YamlText) -> YamlText:
    ends = len(_LINE_END.findall(old))
    end = span.line + ends + (1 if span.is_last else 0)
    more = len(_LINE_END.findall(new)) - ends
    begins_parent = span.first == 0  # which is where its first entry is
    values = {(*span.parent, *path): place for path, place in read.places.items() if path or begins_parent}
    keys = {(*span.parent, *path): place for path, place in read.key_places.items()}
    return YamlText(
        with_entries(known.data, span, read.data),
        ShiftedPlaces.over(known.places).with_lines(Lines(span.line, end, more, values)),
        ShiftedPlaces.over(known.key_places).with_lines(Lines(span.line, end, more, keys)),
    )


def with_entries(data: Plain, span: EntriesSpan, new: Plain) -> Plain:
    """The blocks of a file with other entries instead of those of the span."""
    pairs = list(entries_of(data, span.parent).items())
    inner = dict([*pairs[: span.first], *entries_of(new, ()).items(), *pairs[span.stop :]])
    return {**entries_of(data, ()), str(span.parent[0]): inner} if span.parent else inner


def _is_on_lines(yaml: YamlText, parent: FactPath, first: str) -> bool:
    """Whether a map begins with its first key, not with a brace."""
    return yaml.places.get(parent) == yaml.key_places.get((*parent, first))


def _begins_line(text: str, start: int, column: int) -> bool:
    """Whether nothing but blanks stands before a column of the line that begins at `start`."""
    return not text[start : start + column - 1].strip(" ")


def _offset(text: str, line: int, start: int = 0, start_line: int = 1) -> int:
    """Where a line begins, counted on from another line's beginning."""
    if "\r" in text:
        ends = _LINE_END.finditer(text, start)
        for _ in range(line - start_line):
            start = next(ends).end()
        return start
    for _ in range(line - start_line):
        start = text.index("\n", start) + 1
    return start
