"""Every field of a dossier, block by block, as the model has it: what `tracktwo fields` and `docs/fields.md` say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from tracktwo.diagnostics import listed
from tracktwo.dossier.complaints import SHORT_FORMS, model_in
from tracktwo.dossier.model.blocks import DossierFile
from tracktwo.dossier.model.fields import Attributed, OneOrMore, Refers, Wording
from tracktwo.dossier.model.head import SectionChoice

_INLINE: Final[frozenset[type[BaseModel]]] = frozenset({Wording, Attributed})
"""Parts that are told in the line of the field."""


_ONE_OF: Final = "one of "
_TEXTS: Final = "Each is text, a list of texts, or a list of {q: …, a: …}; [@id] cites a source."


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: its name, whether it must be there, what is written, and what it means."""

    name: str
    is_required: bool
    written: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of a block, or of a part inside it; `title` is the block, or the field that holds the part."""

    title: str
    meaning: str
    lines: tuple[FieldLine, ...]


def blocks() -> tuple[str, ...]:
    """The names of the blocks, in the order of the file."""
    return tuple(info.alias or name for name, info in DossierFile.model_fields.items())


def tables(block: str) -> tuple[Table, ...]:
    """The fields of a block, then those of each part inside it, in the order in which they are met.

    Raises `KeyError` for a block that does not exist.
    """
    for name, info in DossierFile.model_fields.items():
        if (info.alias or name) != block:
            continue
        model, meaning = model_in(_hints(DossierFile)[name]), info.description or ""
        if model is None or block == "texts":
            return (Table(block, f"{meaning} {_TEXTS}" if block == "texts" else meaning, ()),)
        return (Table(block, meaning, _lines(model)), *_parts(model, {model}))
    raise KeyError(block)


def _parts(model: type[BaseModel], told: set[type[BaseModel]], path: str = "") -> Iterator[Table]:
    for name, info in model.model_fields.items():
        part = model_in(_hints(model)[name])
        if part is None or part in told or part in _INLINE:
            continue
        told.add(part)
        place = f"{path}{info.alias or name}"
        yield Table(place, (part.__doc__ or "").strip().partition("\n")[0], _lines(part))
        yield from _parts(part, told, f"{place}.")


def _lines(model: type[BaseModel]) -> tuple[FieldLine, ...]:
    return tuple(_line(info.alias or name, info, _hints(model)[name]) for name, info in model.model_fields.items())


def _line(name: str, info: FieldInfo, annotation: Any) -> FieldLine:  # noqa: ANN401 - an annotation may be anything
    written, meaning = _written(annotation), info.description or ""
    words = written.removeprefix(_ONE_OF).split(", ")
    is_repeated = written.startswith(_ONE_OF) and meaning == f"{listed(words, 'or')}."
    return FieldLine(name, info.is_required(), written, "" if is_repeated else meaning)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _written(annotation: Any) -> str:  # noqa: ANN401 - an annotation may be anything
    """What is written in a field of this type."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _written_annotated(parts[0], annotation.__metadata__)
    if origin is Literal:
        return ("" if len(parts) == 1 else _ONE_OF) + ", ".join(parts)
    if origin in (Union, UnionType):
        kinds = [_written(part) for part in parts if part is not type(None)]
        return listed(list(dict.fromkeys(kinds)), "or")
    if origin is tuple:
        return f"list: {_written(parts[0])}"
    if origin is dict:
        return f"entries, each {_written(parts[0])}: {_written(parts[1])}"
    return _written_plain(annotation)


def _written_annotated(inner: Any, extras: tuple[object, ...]) -> str:  # noqa: ANN401 - as above
    for extra in extras:
        if isinstance(extra, WithJsonSchema) and extra.json_schema and "description" in extra.json_schema:
            return str(extra.json_schema["description"])
    refers = next((extra for extra in extras if isinstance(extra, Refers)), None)
    if refers is not None:
        return f"an id from {refers.printed}, or {{text: …}}"
    if OneOrMore in extras:
        return f"one or a {_written(inner)}"
    return "an id" if inner is str else _written(inner)


def _written_plain(annotation: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation is SectionChoice:
            return "the name of a section, or fields, below"
        if annotation in _INLINE or annotation in SHORT_FORMS:
            hint = SHORT_FORMS[annotation][1].removeprefix("Write ").removesuffix(".")
            return hint.replace("it on one line", "text")
        return "fields, below"
    return "text" if annotation is str else "a value"


def as_text(block: str) -> str:
    """A block for the terminal. Raises `KeyError` for one that does not exist."""
    return "\n".join(chain.from_iterable(_text_lines(table) for table in tables(block)))


def _text_lines(table: Table) -> Iterator[str]:
    yield f"{table.title}: {table.meaning}"
    for line in table.lines:
        yield f"  {line.name}{' (required)' if line.is_required else ''}: {line.written}"
        if line.meaning:
            yield f"      {line.meaning}"


_HEAD: Final = """\
# The fields of a dossier

Made from the program's model; `tracktwo fields BLOCK` prints one block. Records of a block stand under their ids. How
dates, figures and citations are written is in [dossier.md](dossier.md). Fields in **bold** are required."""


def as_markdown() -> str:
    """All blocks as the page `docs/fields.md`."""
    lines = [_HEAD]
    for block in blocks():
        for level, table in enumerate(tables(block)):
            lines.append(
                f"\n{'###' if level else '##'} `{f'{block}: {table.title}' if level else block}`\n\n{table.meaning}"
            )
            if table.lines:
                lines += ["", "| field | written | meaning |", "| --- | --- | --- |"]
                lines += [_row(line) for line in table.lines]
    return "\n".join(lines) + "\n"


def _row(line: FieldLine) -> str:
    name = f"**`{line.name}`**" if line.is_required else f"`{line.name}`"
    return f"| {name} | {_cell(line.written)} | {_cell(line.meaning)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "\\[")
