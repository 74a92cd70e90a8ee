"""References between records, found by the types of the fields: what points where, and what points nowhere.

The same walk serves the check for dangling references, the window's renaming of an id, and releases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from tracktwo.diagnostics import Diagnostic, FactPath, Source, did_you_mean
from tracktwo.dossier.complaints import model_in, shortened
from tracktwo.dossier.model.blocks import Dossier, record_models
from tracktwo.dossier.model.fields import ANYWHERE, KNOWN_UNKNOWN, Attributed, Refers
from tracktwo.dossier.values.cites import Cite
from tracktwo.dossier.values.moments import RelativeDate
from tracktwo.dossier.values.prose import Prose


@dataclass(frozen=True, slots=True)
class Pointer:
    """One reference: where it stands, the id it names, and the blocks that id may be in."""

    path: FactPath
    target: str
    refers: Refers
    is_key: bool = False
    """The id is the name of an entry, not its value."""
    or_text: bool = False
    """A text of one's own may stand here as {text: …}."""


def pointers(dossier: Dossier) -> Iterator[Pointer]:
    """Every reference of the dossier, block by block, in the order of the file; citations in prose among them."""
    for index, party in enumerate(dossier.parties):
        yield from record_pointers(party, ("parties", index))
    for block in record_models():
        for record_id, record in dossier.block(block).items():
            yield from record_pointers(record, (block, record_id))
    yield from text_pointers(dossier)


def record_pointers(record: BaseModel, path: FactPath) -> Iterator[Pointer]:
    """Every reference of a record, or a part of one, that stands at `path`."""
    yield from _in_model(record, path)


def text_pointers(dossier: Dossier) -> Iterator[Pointer]:
    """The citations in the texts of the dossier."""
    for name, prose in dossier.texts.items():
        yield from _in_prose(prose, ("texts", name))


def item_ids(dossier: Dossier) -> frozenset[str]:
    """Ids of the items of all weapons packages: they may be referred to like records."""
    return frozenset(item.id for package in dossier.weapons_packages.values() for item in package.items)


def dangling(
    found: Iterable[Pointer], known: Mapping[str, frozenset[str]], locate: Callable[[Pointer], Source | None]
) -> Iterator[Diagnostic]:
    """A diagnostic E03 for each reference whose target does not exist.

    `known` are the ids of each block, as `known_ids` gives them; references to a block that is not in it are not
    judged, because that block was not read.
    """
    admitted_in: dict[tuple[str, ...], frozenset[str]] = {}
    for pointer in found:
        blocks = pointer.refers.blocks
        if not all(block in known for block in blocks):
            continue
        if blocks not in admitted_in:
            admitted_in[blocks] = frozenset[str]().union(*(known[block] for block in blocks))
        admitted = admitted_in[blocks]
        if pointer.target in admitted or (pointer.refers.or_unknown and pointer.target == KNOWN_UNKNOWN):
            continue
        hint = did_you_mean(pointer.target, sorted(admitted)) or _remedy(pointer)
        yield Diagnostic("E03", _missing(pointer), hint, source=locate(pointer), path=pointer.path)


def known_ids(
    dossier: Dossier, broken: Iterable[tuple[str, str]], unread: frozenset[str]
) -> Mapping[str, frozenset[str]]:
    """The ids of each block that was read; `*` stands for all blocks, and is left out when one was not read.

    A record that is broken (`broken` by block and id) was reported already: references to it are not faults.
    """
    known: dict[str, frozenset[str]] = {
        block: frozenset(dossier.block(block))
        | {record_id for broken_block, record_id in broken if broken_block == block}
        for block in record_models()
        if block not in unread
    }
    if not unread:
        known[ANYWHERE[0]] = frozenset[str]().union(*known.values(), item_ids(dossier))
    return known


def salvaged(model: type[BaseModel], raw: object, path: FactPath) -> Iterator[Pointer]:
    """The references of a record that is broken elsewhere, so that all its faults are told at once."""
    if not isinstance(raw, dict):
        return
    fields = cast("Mapping[str, object]", raw)
    for _, key, annotation in _fields(model):
        if key in fields:
            yield from _salvaged_value(annotation, fields[key], (*path, key))


def _salvaged_value(annotation: Any, raw: object, path: FactPath) -> Iterator[Pointer]:
    try:
        value = _adapter(annotation).validate_python(raw)
    except ValidationError:  # told by the reading of the record; here the good parts of the value count
        yield from _salvaged_parts(annotation, raw, path)
    else:
        yield from _in_value(annotation, value, path)


def _salvaged_parts(annotation: Any, raw: object, path: FactPath) -> Iterator[Pointer]:
    if isinstance(raw, list):
        element = _element(annotation)
        if element is not Any:
            for index, entry in enumerate(cast("list[object]", raw)):
                yield from _salvaged_value(element, entry, (*path, index))
    elif isinstance(raw, dict) and get_origin(_bare(annotation)) is dict:
        key_type, value_type = get_args(_bare(annotation))
        for key, entry in cast("Mapping[str, object]", raw).items():
            yield from (replace(pointer, is_key=True) for pointer in _salvaged_value(key_type, key, (*path, key)))
            yield from _salvaged_value(value_type, entry, (*path, key))
    else:
        part = model_in(annotation)
        if part is not None:
            yield from salvaged(part, cast("object", raw), path)


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _missing(pointer: Pointer) -> str:
    path = pointer.path[:-1] if pointer.is_key else pointer.path
    label = next(step for step in reversed(path) if isinstance(step, str))
    place = "" if pointer.refers.blocks == ANYWHERE else f" in {pointer.refers.printed}"
    return f'"{shortened(label)}": There is no record "{shortened(pointer.target)}"{place}.'


def _remedy(pointer: Pointer) -> str:
    block = pointer.refers.blocks[0]
    if pointer.or_text:
        return f'Write an id from "{block}", or {{text: {shortened(pointer.target)}}}.'
    return "Correct the id." if block == ANYWHERE[0] else f'Correct the id, or add the record to "{block}".'


def _in_prose(prose: object, path: FactPath) -> Iterator[Pointer]:
    refers = Refers(("sources",))
    if isinstance(prose, str):
        for cite in Prose.parse(prose).cites:
            yield Pointer(path, cite.source, refers)
    elif isinstance(prose, tuple):
        for index, entry in enumerate(cast("tuple[object, ...]", prose)):
            yield from _in_prose(getattr(entry, "a", entry), (*path, index))


def _in_model(model: BaseModel, path: FactPath) -> Iterator[Pointer]:
    for name, key, annotation in _fields(type(model)):
        value = getattr(model, name)
        if value:
            yield from _in_value(annotation, value, (*path, key))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Name, key in YAML and annotation of the fields that can hold a reference."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, info.alias or name, hints[name])
        for name, info in model.model_fields.items()
        if _holds_references(hints[name])
    )


@cache
def _holds_references(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated and any(isinstance(extra, Refers) for extra in annotation.__metadata__):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields(annotation))
    return any(_holds_references(part) for part in get_args(annotation) if part is not Ellipsis)


def _in_value(annotation: Any, value: Any, path: FactPath) -> Iterator[Pointer]:
    refers = _refers(annotation)
    if refers is not None:
        yield from _from_reference(refers, value, path)
    elif isinstance(value, BaseModel):
        yield from _in_model(value, path)
    elif isinstance(value, tuple):
        inner = _element(annotation)
        for index, entry in enumerate(value):  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
            yield from _in_value(inner, entry, (*path, index))
    elif isinstance(value, dict):
        yield from _in_map(annotation, value, path)  # pyright: ignore[reportUnknownArgumentType]


def _in_map(annotation: Any, value: Mapping[str, Any], path: FactPath) -> Iterator[Pointer]:
    key_type, value_type = get_args(_bare(annotation))
    for key, entry in value.items():
        yield from (replace(pointer, is_key=True) for pointer in _in_value(key_type, key, (*path, key)))
        yield from _in_value(value_type, entry, (*path, key))


def _from_reference(refers: Refers, value: Any, path: FactPath) -> Iterator[Pointer]:
    match value:
        case Cite():
            yield Pointer(path, value.source, refers)
            if value.repeats and value.repeats != KNOWN_UNKNOWN:
                yield Pointer(path, value.repeats, refers)
        case Attributed(ref=target):
            if target:
                yield Pointer(path, target, refers, or_text=True)
        case RelativeDate():
            yield Pointer(path, value.anchor, refers)
        case str():
            yield Pointer(path, value, refers)
        case _:
            return


@cache
def _refers(annotation: Any) -> Refers | None:
    if get_origin(annotation) is Annotated:
        return next((extra for extra in annotation.__metadata__ if isinstance(extra, Refers)), None)
    return next((found for part in _optional_parts(annotation) if (found := _refers(part))), None)


def _optional_parts(annotation: Any) -> tuple[Any, ...]:
    parts = get_args(annotation)
    return parts if type(None) in parts else ()


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _element(annotation: Any) -> Any:
    """The type of the entries of a tuple, seen through `Annotated` and `| None`."""
    bare = _bare(annotation)
    if get_origin(bare) is tuple:
        return get_args(bare)[0]
    return next((_element(part) for part in get_args(bare) if get_origin(_bare(part)) is tuple), Any)
