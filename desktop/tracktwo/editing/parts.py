"""Finding the part of a file that an edit has to look at: the smallest one that is a YAML text by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import yaml as yaml_library

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.rereading import EntriesSpan, entries_of, entries_span, with_entries
from tracktwo.dossier.yaml_text import YamlText
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.layout import LINE_END, Page
from tracktwo.editing.refusals import refusal
from tracktwo.editing.sheet import Sheet, plain_at
from tracktwo.editing.text import DossierText, TextEdit

_LOOKED_AT: Final = 2_000
"""Keys looked at for the habits of a file."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file, as a sheet; `path` is the path inside it."""

    file: str
    start: int
    sheet: Sheet
    path: FactPath
    joined: Callable[[Plain], Plain]
    """The blocks of the dossier when the part says something else."""

    def edit(self, start: int, end: int, new: str) -> TextEdit:
        """The edit of the file that replaces characters of the part."""
        return TextEdit(self.file, self.start + start, self.start + end, new)


def part_of(text: DossierText, path: FactPath) -> Part:
    """The part of a file in which the fact at `path` is, or would be: a record, a block, or the file.

    Raises BriefError S03 when that file is not YAML.
    """
    records = list(entries_of(text.blocks, path[:1])) if len(path) >= 2 else []
    if path and len(path) >= 2 and path[1] in records:
        number = records.index(str(path[1]))
        # a fact in a record stays in it; the record itself may go, with the comments around it
        around = 0 if len(path) > 2 else 1
        part = _records_part(text, path, number - around, number + around)
        if part is not None:
            return part
    return _block_part(text, path) or _file_part(text, path)


def part_without(text: DossierText, path: FactPath) -> Part:
    """The part of a file that can do without the fact at `path`: a block goes from the file, a record from a block.

    Raises BriefError S03 when that file is not YAML.
    """
    return part_of(text, path) if len(path) > 1 else _file_part(text, path)


def part_around(text: DossierText, block: str, first: int, last: int) -> Part:
    """The part of a file that holds the records `first` to `last` of a block and their neighbours.

    Its `path` leads to the map of the records, which may be the sheet itself: `()`.

    Raises BriefError S03 when the file is not YAML.
    """
    path = (block,)
    return _records_part(text, path, first - 1, last + 1) or _block_part(text, path) or _file_part(text, path)


def _records_part(text: DossierText, path: FactPath, first: int, last: int) -> Part | None:
    """The lines of neighbouring records; None when they do not stand on lines of their own, or a block has but one."""
    count = len(entries_of(text.blocks, path[:1]))
    if count < 2 and len(path) < 3:
        return None  # the block is written anew when its only record goes
    return _entries_part(text, path[:1], max(first, 0), min(last + 1, count), path[1:])


def _block_part(text: DossierText, path: FactPath) -> Part | None:
    """The lines of one block; None when it is not there, or does not stand on lines of its own."""
    if not path or path[0] not in text.plain:
        return None
    yaml = text.tree.texts[text.file_of(str(path[0]))][1]
    number = list(entries_of(yaml.data, ())).index(str(path[0]))
    return _entries_part(text, (), number, number + 1, path)


def _entries_part(text: DossierText, parent: FactPath, first: int, stop: int, path: FactPath) -> Part | None:
    file = text.file_of(str((*parent, *path)[0]))
    whole, yaml = text.text_of(file), text.tree.texts[file][1]
    span = entries_span(yaml, whole, parent, first, stop)
    if span is None:
        return None
    try:
        sheet = Sheet.of(whole[span.start : span.end], _habits(yaml, whole))
    except (yaml_library.YAMLError, UnicodeEncodeError):
        return None
    if list(entries_of(sheet.data, ())) != list(entries_of(yaml.data, parent))[first:stop]:
        return None
    return Part(file, span.start, sheet, path, lambda data: _with_part(text.blocks, span, yaml, data))


def _with_part(blocks: dict[str, Plain], span: EntriesSpan, yaml: YamlText, data: Plain) -> Plain:
    """The blocks of the dossier with other entries instead of those of a span of one file."""
    if span.parent:
        return with_entries(blocks, span, data)
    old = list(entries_of(yaml.data, ()))[span.first : span.stop]
    before = list(blocks).index(old[0])
    return with_entries(blocks, replace(span, first=before, stop=before + len(old)), data)


def _file_part(text: DossierText, path: FactPath) -> Part:
    file = text.file_of(str(path[0])) if path else next(iter(text.files))
    others = {block: value for block, value in text.blocks.items() if text.file_of(block) != file}

    def joined(data: Plain) -> Plain:
        mine = data if isinstance(data, dict) else {}
        blocks: dict[str, Plain] = {}
        for name in text.files:
            of_file = (
                mine if name == file else {key: value for key, value in others.items() if text.file_of(key) == name}
            )
            blocks.update({key: value for key, value in of_file.items() if key not in others or name != file})
        return blocks

    return Part(file, 0, sheet_of(text, file), path, joined)


def _habits(yaml: YamlText, text: str) -> Page:
    """How the file is laid out, without looking at all of it."""
    found = LINE_END.search(text)
    steps = _steps(yaml, list_wanted=False)
    list_steps = _steps(yaml, list_wanted=True)
    return Page(text, None, found.group() if found else "\n", next(steps, 2), next(list_steps, 2))


def _steps(yaml: YamlText, *, list_wanted: bool) -> Iterator[int]:
    """How much deeper than their keys the maps or lists on lines of their own stand."""
    for path, key in islice(yaml.key_places.items(), _LOOKED_AT):
        place = yaml.places.get(path)
        if place is None or place.line == key.line:
            continue
        value = plain_at(yaml.data, path)
        if not value or isinstance(value, str):
            continue
        inner = yaml.key_places.get((*path, next(iter(value)))) if isinstance(value, dict) else place
        is_on_lines = inner == place and (isinstance(value, dict) or yaml.places[*path, 0] != place)
        if isinstance(value, list) == list_wanted and is_on_lines and (list_wanted or place.column > key.column):
            yield place.column - key.column


def sheet_of(text: DossierText, file: str) -> Sheet:
    """A whole file as a sheet. Raises BriefError S03 when it is not YAML."""
    known = text.tree.texts.get(file)
    if known is None or not known[1].is_whole:
        message = f'"{file}" cannot be read to its end.'
        hint = "Mend it as text first: the problems say where."
        raise refusal("S03", message, hint, text.place(()))
    return Sheet(text.text_of(file), known[1])
