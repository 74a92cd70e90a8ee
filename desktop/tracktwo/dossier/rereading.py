"""Reading a file again after an edit inside one record: only that record is parsed.

A record on lines of its own, in a block on lines of its own, is a YAML text by itself. Where that is not plainly so,
the answer is None and the whole file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tracktwo.diagnostics import FactPath, Source
from tracktwo.dossier.yaml_decoding import BYTE_LIMIT
from tracktwo.dossier.yaml_text import DEPTH_LIMIT, EVENT_LIMIT, Plain, YamlText, read_yaml

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_DOCUMENT_MARK: Final = re.compile(r"(?:\A|[\r\n])(?:---|\.\.\.|%|\ufeff)")
_MOST_CHANGED_RECORDS: Final = 50
"""With more records changed since the file was read as a whole, it is read as a whole again."""


@dataclass(frozen=True, slots=True)
class RecordSpan:
    """The lines of a record in the text of its file, in characters, up to the line of the next record's key."""

    path: FactPath
    """Block and id."""
    start: int
    end: int
    line: int
    """Of its key, from 1."""
    is_last: bool
    """Whether the file ends with it."""


@dataclass(frozen=True, slots=True)
class _Changed:
    """A record that was parsed by itself since the file was read as a whole; lines are counted as in that reading."""

    first: int
    end: int
    """The line after its last one."""
    more: int
    """How many lines it has now beyond those it had."""
    places: Mapping[FactPath, Source] = field(repr=False)
    """Its places, with lines counted from its first line as 1."""


class ShiftedPlaces(Mapping[FactPath, Source]):
    """The places of a file after edits in some of its records: those below have moved, those inside were read again."""

    def __init__(self, base: Mapping[FactPath, Source], changed: Mapping[FactPath, _Changed]) -> None:
        self.base = base
        self.changed = changed

    def __getitem__(self, path: FactPath) -> Source:
        """Return the place of a fact; raises KeyError."""
        record = self.changed.get(path[:2]) if len(path) >= 2 else None
        if record is not None:
            inside = record.places[path]
            return replace(inside, line=inside.line - 1 + self._now(record.first))
        place = self.base[path]
        line = self._now(place.line)
        return place if line == place.line else replace(place, line=line)

    def __iter__(self) -> Iterator[FactPath]:
        """Iterate over the paths; those of records read again come last."""
        yield from (path for path in self.base if path[:2] not in self.changed)
        for record in self.changed.values():
            yield from record.places

    def __len__(self) -> int:
        """Count the paths."""
        return sum(1 for _ in self)

    def _now(self, line: int) -> int:
        return line + sum(record.more for record in self.changed.values() if record.end <= line)

    def before(self, line: int) -> int:
        """Where a line that is not inside a changed record was when the file was read as a whole."""
        for record in sorted(self.changed.values(), key=lambda each: each.first, reverse=True):
            if line >= self._now(record.end):
                return line - sum(each.more for each in self.changed.values() if each.end <= record.end)
        return line


def record_span(yaml: YamlText, text: str, path: FactPath) -> RecordSpan | None:
    """The lines of the record at `path` (block and id); None when it does not stand on lines of its own."""
    block = str(path[0])
    blocks: dict[str, Plain] = yaml.data if isinstance(yaml.data, dict) else {}
    records = blocks.get(block)
    if len(path) != 2 or yaml.diagnostics or not isinstance(records, dict) or path[1] not in records:
        return None
    if not _is_on_lines(yaml, (), next(iter(blocks))) or not _is_on_lines(yaml, (block,), next(iter(records))):
        return None
    following = _after(list(records), str(path[1]))
    next_path = (block, following) if following else (_after(list(blocks), block),)
    first = yaml.key_places.get((block, path[1]))
    after = yaml.key_places.get(next_path)
    if first is None or (after is None) != (next_path == ("",)):
        return None
    start = _offset(text, first.line)
    end = len(text) if after is None else _offset(text, after.line, start, first.line)
    if text[start : start + first.column - 1].strip(" "):
        return None
    return RecordSpan((block, path[1]), start, end, first.line, after is None)


def reread(known: YamlText, old: str, new: str, file: str) -> YamlText | None:
    """What the text `new` says, from what `old` said, when they differ only inside one record.

    None when that is not sure.
    """
    if len(new.encode("utf-8", "replace")) > BYTE_LIMIT or len(known.places) > EVENT_LIMIT // 5:
        return None
    for path in _perhaps_changed(known, old, new):
        span = record_span(known, old, path)
        if span is None:
            continue
        end = len(new) - (len(old) - span.end)
        part = new[span.start : end]
        if end < span.start or old[: span.start] != new[: span.start] or old[span.end :] != new[end:]:
            continue
        found = _part_read(known, span, part, file)
        if found is not None:
            return _with_record(known, span, old[span.start : span.end], part, found)
    return None


def _perhaps_changed(known: YamlText, old: str, new: str) -> Iterator[FactPath]:
    """The record in which the first difference is, and the one above it.

    A line added at the end of a record may look like the beginning of the next.
    """
    blocks: dict[str, Plain] = known.data if isinstance(known.data, dict) else {}
    line = line_of(old, common_start(old, new))
    for at in (line, line - 1):
        block = _holding(known, (), list(blocks), at)
        records = blocks.get(block)
        if isinstance(records, dict):
            record = _holding(known, (block,), list(records), at)
            if record:
                yield (block, record)


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


def _holding(yaml: YamlText, parent: FactPath, keys: list[str], line: int) -> str:
    """The last of the keys that is not below a line; empty when there is none."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        place = yaml.key_places.get((*parent, keys[middle]))
        if place is None:
            return ""
        low, high = (middle + 1, high) if place.line <= line else (low, middle)
    return keys[low - 1] if low else ""


def _part_read(known: YamlText, span: RecordSpan, part: str, file: str) -> YamlText | None:
    """The record read by itself, its paths as in the file; None when it does not stand for itself."""
    key = known.key_places[span.path]
    if _DOCUMENT_MARK.search(part) or not (span.is_last or part.endswith(("\n", "\r"))):
        return None
    try:
        read = read_yaml(part.encode("utf-8"), file)
    except UnicodeEncodeError:
        return None
    record_id = str(span.path[1])
    if read.diagnostics or not isinstance(read.data, dict) or list(read.data) != [record_id]:
        return None
    place = read.key_places[(record_id,)]
    if (place.line, place.column) != (1, key.column) or read.places[()] != place:
        return None
    if any(len(path) > DEPTH_LIMIT - 5 for path in read.places):
        return None
    return read


def _with_record(known: YamlText, span: RecordSpan, old: str, new: str, read: YamlText) -> YamlText | None:
    places = known.places if isinstance(known.places, ShiftedPlaces) else ShiftedPlaces(known.places, {})
    keys = known.key_places if isinstance(known.key_places, ShiftedPlaces) else ShiftedPlaces(known.key_places, {})
    if len(places.changed) >= _MOST_CHANGED_RECORDS and span.path not in places.changed:
        return None
    earlier = places.changed.get(span.path)
    more = len(_LINE_END.findall(new)) - len(_LINE_END.findall(old))
    if earlier is not None:
        first, end, more = earlier.first, earlier.end, earlier.more + more
    else:
        first = places.before(span.line)
        end = first + len(_LINE_END.findall(old)) + (1 if span.is_last else 0)
    block = span.path[0]
    found = [{(block, *path): place for path, place in each.items() if path} for each in (read.places, read.key_places)]
    data = dict(known.data) if isinstance(known.data, dict) else {}
    records = data[str(block)]
    value: dict[str, Plain] = read.data if isinstance(read.data, dict) else {}
    data[str(block)] = {**(records if isinstance(records, dict) else {}), **value}
    return YamlText(
        data,
        ShiftedPlaces(places.base, {**places.changed, span.path: _Changed(first, end, more, found[0])}),
        ShiftedPlaces(keys.base, {**keys.changed, span.path: _Changed(first, end, more, found[1])}),
    )


def _is_on_lines(yaml: YamlText, parent: FactPath, first: str) -> bool:
    """Whether a map begins with its first key, not with a brace."""
    return yaml.places.get(parent) == yaml.key_places.get((*parent, first))


def _after(keys: list[str], key: str) -> str:
    index = keys.index(key) + 1
    return keys[index] if index < len(keys) else ""


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
