"""Finding the part of a file that an edit has to look at: the smallest one that is a YAML text by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.refusals import refusal
from tracktwo.editing.sheet import Sheet
from tracktwo.editing.text import DossierText


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
    sheet = sheet_of(text, file)
    others = {block: value for block, value in text.blocks.items() if text.file_of(block) != file}

    def joined(data: Plain) -> Plain:
        mine = data if isinstance(data, dict) else {}
        order = list(dict.fromkeys([*text.blocks, *mine]))
        return {
            block: others[block] if block in others else mine[block]
            for block in order
            if block in others or block in mine
        }

    return Part(file, 0, sheet, path, joined)


def sheet_of(text: DossierText, file: str) -> Sheet:
    """A whole file as a sheet. Raises BriefError S03 when it is not YAML."""
    try:
        return Sheet.of(text.text_of(file))
    except (yaml.YAMLError, UnicodeEncodeError):
        message = f'"{file}" cannot be read to its end.'
        hint = "Mend it as text first: the problems say where."
        raise refusal("S03", message, hint, text.place(())) from None


def files_of(text: DossierText) -> dict[str, Sheet]:
    """Every file that holds a block, as a sheet. Raises BriefError S03 when one is not YAML."""
    return {file: sheet_of(text, file) for file in dict.fromkeys(text.tree.files.values())}
