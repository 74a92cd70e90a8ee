"""Renaming a record's id wherever it is used, and telling where that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.blocks import Dossier, record_models
from tracktwo.dossier.model.fields import ANYWHERE
from tracktwo.dossier.references import Pointer, item_ids, pointers
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.nodes import Node, descend
from tracktwo.editing.operations import check_new_id
from tracktwo.editing.parts import files_of
from tracktwo.editing.refusals import not_possible, nothing_there, refusal
from tracktwo.editing.scalars import Place, key_spelling, spellings
from tracktwo.editing.sheet import Sheet, plain_at
from tracktwo.editing.text import Change, DossierText, TextEdit

_REFERRING_FIELDS = ("source", "repeats", "ref", "actor", "kind")
_BRACKET = re.compile(r"\[@[^\[\]]*\]")


def referrers(text: DossierText, block: str, record_id: str) -> tuple[FactPath, ...]:
    """The paths of the facts that refer to a record, in the order of the file; those of broken records are unknown."""
    dossier = text.reading.dossier
    if dossier is None:
        return ()
    return tuple(dict.fromkeys(pointer.path for pointer in _pointing(dossier, block, record_id)))


def rename_id(text: DossierText, block: str, old: str, new: str) -> Change:
    """Give a record another id and change every reference to it, citations in prose among them.

    References inside broken records are not known, and stay. Raises BriefError S03 while the head of the dossier is
    broken, S04 for an id that is taken or none, S05 when there is no such record.
    """
    if plain_at(text.blocks, (block, old)) is None:
        raise nothing_there((block, old))
    if old == new:
        return Change("", (), text, text, (block, old))
    check_new_id(text, block, new)
    dossier = text.reading.dossier
    if dossier is None:
        message, hint = (
            "The head of the dossier is broken.",
            'Mend "dossier" first: without it references are not read.',
        )
        raise refusal("S03", message, hint, text.place(("dossier",)), ("dossier",))
    found = tuple(_pointing(dossier, block, old))
    edits = tuple(dict.fromkeys(_edits(text, block, old, new, found)))
    result = text.with_edits(edits)
    _check(text, result, (block, old, new), found)
    return Change(f'Renaming of "{old}" to "{new}"', edits, text, result, (block, new))


def _check(before: DossierText, after: DossierText, names: tuple[str, str, str], found: tuple[Pointer, ...]) -> None:
    """Raises BriefError S01 when the renamed dossier differs in more than the id."""
    block, old, new = names
    dossier = after.reading.dossier
    if dossier is None or not after.tree.is_whole:
        raise not_possible((block, old))
    left = Counter(pointer.path for pointer in _pointing(dossier, block, new))
    expected = Counter(_renamed(pointer.path, names, found) for pointer in found)
    same_size = sum(1 for _ in _leaves(before.blocks)) == sum(1 for _ in _leaves(after.blocks))
    if left != expected or not same_size or len(before.reading.broken) != len(after.reading.broken):
        raise not_possible((block, old), before.place((block, old)))


def _renamed(path: FactPath, names: tuple[str, str, str], found: tuple[Pointer, ...]) -> FactPath:
    """The path after the renaming: the record itself and keys that are references have the new name."""
    block, old, new = names
    if path[:2] == (block, old):
        path = (block, new, *path[2:])
    keys = {pointer.path for pointer in found if pointer.is_key}
    original = list(path)
    for length in range(1, len(path) + 1):
        prefix = path[:length]
        candidate = (block, old, *prefix[2:]) if prefix[:2] == (block, new) else prefix
        if candidate in keys and original[length - 1] == old:
            original[length - 1] = new
    return tuple(original)


def _leaves(value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        for entry in value.values():
            yield from _leaves(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _leaves(entry)
    else:
        yield value


def _pointing(dossier: Dossier, block: str, record_id: str) -> Iterator[Pointer]:
    """The references to a record: where several blocks have its id, the first one admitted is meant."""
    for pointer in pointers(dossier):
        if pointer.target == record_id and _meant(dossier, pointer, record_id) == block:
            yield pointer


def _meant(dossier: Dossier, pointer: Pointer, record_id: str) -> str:
    blocks = tuple(record_models()) if pointer.refers.blocks == ANYWHERE else pointer.refers.blocks
    known = [block for block in blocks if record_id in dossier.block(block)]
    if known:
        return known[0]
    is_item = pointer.refers.blocks == ANYWHERE and record_id in item_ids(dossier)
    return "" if is_item else blocks[0] if len(blocks) == 1 else ""


def _edits(text: DossierText, block: str, old: str, new: str, found: tuple[Pointer, ...]) -> Iterator[TextEdit]:
    sheets = files_of(text)
    file = text.file_of(block)
    yield from _key_edit(sheets[file], file, (block, old), new)
    for pointer in found:
        file = text.file_of(str(pointer.path[0]))
        sheet = sheets[file]
        path = _written_path(text, pointer.path)
        if pointer.is_key:
            yield from _key_edit(sheet, file, path, new)
            continue
        for node, indent, is_flow in _scalars_at(sheet, path):
            edit = _reference_edit(sheet, file, node, (indent, is_flow), (old, new))
            if edit is not None:
                yield edit


def _written_path(text: DossierText, path: FactPath) -> FactPath:
    """The path as in the file: parties are counted there with the broken ones."""
    if path[:1] == ("parties",) and len(path) > 1 and isinstance(path[1], int):
        parties = text.plain.get("parties")
        count = len(parties) if isinstance(parties, list) else 0
        valid = [number for number in range(count) if ("parties", str(number)) not in text.reading.broken]
        return ("parties", valid[path[1]], *path[2:])
    return path


def _key_edit(sheet: Sheet, file: str, path: FactPath, new: str) -> Iterator[TextEdit]:
    chain = descend(sheet.page.root, path)
    if len(chain) <= len(path):
        raise not_possible(path)
    index = chain[-2].index_of(path[-1])
    if index is not None:
        key = chain[-2].keys[index]
        written = sheet.text[key.start : key.end]
        quote = written[:1] if written[:1] in {"'", '"'} else ""
        yield TextEdit(file, key.start, key.end, f"{quote}{new}{quote}" if quote else key_spelling(new))


def _scalars_at(sheet: Sheet, path: FactPath) -> Iterator[tuple[Node, int, bool]]:
    """The texts in which a reference at `path` can be written, with the column around them and if in brackets."""
    chain = descend(sheet.page.root, path)
    missing = path[len(chain) - 1 :]
    if len(chain) < 2:
        raise not_possible(path)
    node, parent = chain[-1], chain[-2]  # a short form ends earlier: `who: ua` instead of `who: [{actor: ua}]`
    if node.is_scalar:
        yield node, parent.column, parent.style.is_flow
        return
    if missing:
        raise not_possible(path)
    for field in _REFERRING_FIELDS:
        index = node.index_of(field)
        if index is not None and node.entries[index].is_scalar:
            yield node.entries[index], node.column, node.style.is_flow


def _reference_edit(
    sheet: Sheet, file: str, node: Node, around: tuple[int, bool], names: tuple[str, str]
) -> TextEdit | None:
    """The edit of one text: the id alone where it is written out, else the whole text; None when it is not there."""
    value = with_id(node.value, *names)
    if value == node.value:
        return None
    written = sheet.text[node.start : node.end]
    changed = with_id(written, *names)
    if node.style.value in {"", "'", '"', "|", ">"} and changed != written:
        return TextEdit(file, node.start, node.end, changed)
    place = Place(around[1], around[0], node.column, sheet.page.line_end, sheet.page.step)
    return TextEdit(file, node.start, node.end, next(spellings(value, place, node, written)))


def with_id(value: str, old: str, new: str) -> str:
    """A text with one id instead of another: `nbc`, `nbc#para. 4`, `60 days after nbc`, `[@pw; @nbc#p. 2]` in prose."""
    name = rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])"
    if _BRACKET.search(value):
        inside = re.compile(rf"(@\s*){re.escape(old)}(?=\s*[#;\]])")
        return _BRACKET.sub(lambda match: inside.sub(rf"\g<1>{new}", match.group()), value)
    head, hash_mark, place = value.partition("#")
    if re.search(r"\b(?:before|after)\s+\S+\s*['\"]?\s*$", value):
        return re.sub(rf"{name}(?=\s*['\"]?\s*$)", new, value)
    return re.sub(name, new, head, count=1) + hash_mark + place
