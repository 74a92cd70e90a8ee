"""Finding the part of a file that an edit has to look at: the smallest one that is a YAML text by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import yaml as yaml_library

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.rereading import record_span
from tracktwo.dossier.yaml_text import YamlText
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.layout import LINE_END, Page
from tracktwo.editing.refusals import refusal
from tracktwo.editing.sheet import Sheet, plain_at, with_plain
from tracktwo.editing.text import DossierText

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


def part_of(text: DossierText, path: FactPath) -> Part:
    """The part of a file in which the fact at `path` is, or would be.

    Raises BriefError S03 when that file is not YAML.
    """
    file = text.file_of(str(path[0])) if path else next(iter(text.files))
    if len(path) >= 3:
        part = _record_part(text, file, path)
        if part is not None:
            return part
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


def _record_part(text: DossierText, file: str, path: FactPath) -> Part | None:
    """The lines of one record; None when it does not stand on lines of its own."""
    whole = text.text_of(file)
    yaml = text.tree.texts[file][1]
    span = record_span(yaml, whole, path[:2])
    if span is None:
        return None
    try:
        sheet = Sheet.of(whole[span.start : span.end], _habits(yaml, whole))
    except (yaml_library.YAMLError, UnicodeEncodeError):
        return None
    if not isinstance(sheet.data, dict) or list(sheet.data) != [path[1]]:
        return None

    def joined(data: Plain) -> Plain:
        value = data.get(str(path[1]), "") if isinstance(data, dict) else ""
        return with_plain(text.blocks, path[:2], value)

    return Part(file, span.start, sheet, path[1:], joined)


def _habits(yaml: YamlText, text: str) -> Page:
    """How the file is laid out, without looking at all of it."""
    found = LINE_END.search(text)
    steps = _steps(yaml, list_wanted=False)
    list_steps = _steps(yaml, list_wanted=True)
    return Page(text, None, found.group() if found else "\n", next(steps, 2), next(list_steps, 2))


def _steps(yaml: YamlText, *, list_wanted: bool) -> Iterator[int]:
    """How much deeper than their keys the maps or lists on lines of their own stand."""
    for path in islice(yaml.key_places, _LOOKED_AT):
        value = plain_at(yaml.data, path)
        key, place = yaml.key_places[path], yaml.places.get(path)
        if not value or isinstance(value, str) or place is None or place.line == key.line:
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


def files_of(text: DossierText) -> dict[str, Sheet]:
    """Every file that holds a block, as a sheet. Raises BriefError S03 when one is not YAML."""
    return {file: sheet_of(text, file) for file in dict.fromkeys(text.tree.files.values())}
