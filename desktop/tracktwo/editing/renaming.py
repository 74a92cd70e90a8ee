"""Renaming the id of a record, or of an item of a weapons package, wherever it is used, and telling where that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.blocks import Dossier, record_models
from tracktwo.dossier.model.fields import ANYWHERE
from tracktwo.dossier.reading import IDENTIFIER
from tracktwo.dossier.references import Pointer, item_ids, pointers
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.nodes import Node, descend
from tracktwo.editing.operations import check_new_id
from tracktwo.editing.parts import Part, part_of
from tracktwo.editing.refusals import not_possible, nothing_there, refusal
from tracktwo.editing.scalars import Place, key_spelling, spellings
from tracktwo.editing.sheet import Sheet, plain_at
from tracktwo.editing.text import Change, DossierText, TextEdit
from tracktwo.template.option_references import option_pointers

_REFERRING_FIELDS = ("source", "repeats", "ref", "actor", "kind")
_ITEMS: Final = "items"
"""Stands for the block of an item: items are in no block of their own, and yet are referred to like records."""
_BRACKET = re.compile(r"\[@[^\[\]]*\]")


def referrers(text: DossierText, block: str, record_id: str) -> tuple[FactPath, ...]:
    """The paths of the facts that refer to a record, in the order of the file; those of broken records are unknown."""
    dossier = text.reading.dossier
    if dossier is None:
        return ()
    return tuple(dict.fromkeys(pointer.path for pointer in _pointing(dossier, block, record_id)))


def bereft(text: DossierText, block: str, record_id: str) -> tuple[FactPath, ...]:
    """The paths of the facts elsewhere that refer to a record or to an item in it: deletion leaves them dangling."""
    return tuple(dict.fromkeys(pointer.path for pointer in _elsewhere(text, block, record_id)))


def pointers_elsewhere(text: DossierText, block: str, record_id: str) -> tuple[Pointer, ...]:
    """As `bereft`, the references themselves, with their paths as in the file; raises BriefError S03 as `rename_id`."""
    _dossier(text)
    found = _elsewhere(text, block, record_id)
    return tuple(replace(pointer, path=_written_path(text, pointer.path)) for pointer in found)


def rename_id(text: DossierText, block: str, old: str, new: str) -> Change:
    """Give a record another id and change every reference to it: citations in prose, options of sections in briefs.

    References inside broken records are not known, and stay. Raises BriefError S03 while the head of the dossier is
    broken, S04 for an id that is taken or none, S05 when there is no such record.
    """
    if plain_at(text.blocks, (block, old)) is None:
        raise nothing_there((block, old))
    if old == new:
        return Change("", (), text, text, (block, old))
    check_new_id(text, block, new)
    found = tuple(_pointing(_dossier(text), block, old))
    parts = _Parts(text)
    own = _key_edit(*parts.around((block, old)), new)
    edits = tuple(dict.fromkeys((*own, *_edits(parts, (old, new), found))))
    result = text.with_edits(edits)
    _check(text, result, (block, old, new), found)
    return Change(f'Renaming of "{old}" to "{new}"', edits, text, result, (block, new))


def rename_item(text: DossierText, path: FactPath, new: str) -> Change:
    """Give the item whose id stands at `path` another one, and change every reference to it.

    Raises BriefError as `rename_id` does; an id is taken when any record or item has it.
    """
    old = plain_at(text.blocks, path)
    if not isinstance(old, str) or not is_item_id(path):
        raise nothing_there(path)
    if old == new:
        return Change("", (), text, text, path[:2])
    if not may_name_item(text, new):
        message = f'"{new}" is not an id, or is one already.'
        raise refusal("S04", message, "Write lower-case letters, digits and hyphens.", text.place(path), path)
    found = tuple(_pointing_item(_dossier(text), old))
    parts = _Parts(text)
    own = _text_edits(*parts.around(path), (old, new))
    edits = tuple(dict.fromkeys((*own, *_edits(parts, (old, new), found))))
    result = text.with_edits(edits)
    _check(text, result, (_ITEMS, old, new), found)
    return Change(f'Renaming of "{old}" to "{new}"', edits, text, result, path[:2])


def is_item_id(path: FactPath) -> bool:
    """Whether the id of an item of a weapons package stands at a path."""
    return len(path) == 5 and path[0] == "weapons_packages" and (path[2], path[4]) == (_ITEMS, "id")


def may_name_item(text: DossierText, new: str) -> bool:
    """Whether an item may get an id: it is one, and neither a record nor another item has it."""
    dossier = text.reading.dossier
    if dossier is None or not IDENTIFIER.fullmatch(new) or new in item_ids(dossier):
        return False
    return all(plain_at(text.blocks, (block, new)) is None for block in record_models())


def _elsewhere(text: DossierText, block: str, record_id: str) -> Iterator[Pointer]:
    dossier = text.reading.dossier
    if dossier is None:
        return
    package = dossier.weapons_packages.get(record_id) if block == "weapons_packages" else None
    items = [_pointing_item(dossier, item.id) for item in (package.items if package else ())]
    for pointer in chain(_pointing(dossier, block, record_id), *items):
        if pointer.path[:2] != (block, record_id):
            yield pointer


def _dossier(text: DossierText) -> Dossier:
    """The typed dossier. Raises BriefError S03 while its head is broken."""
    dossier = text.reading.dossier
    if dossier is None:
        message = "The head of the dossier is broken."
        hint = 'Mend "dossier" first: without it references are not read.'
        raise refusal("S03", message, hint, text.place(("dossier",)), ("dossier",))
    return dossier


def _check(before: DossierText, after: DossierText, names: tuple[str, str, str], found: tuple[Pointer, ...]) -> None:
    """Raises BriefError S01 when the renamed dossier differs in more than the id."""
    block, old, new = names
    dossier = after.reading.dossier
    if dossier is None or not after.tree.is_whole:
        raise not_possible((block, old))
    left = Counter(pointer.path for pointer in _pointing(dossier, block, new))
    expected = Counter(_renamed(pointer.path, names, found) for pointer in found)
    if left != expected or not _is_as_large(before, after) or len(before.reading.broken) != len(after.reading.broken):
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


def _is_as_large(before: DossierText, after: DossierText) -> bool:
    """Whether both hold as many values; what is the same object in both is not counted."""
    first, second = ([value for block in text.blocks.values() for value in _inside(block)] for text in (before, after))
    kept = {id(value) for value in first} & {id(value) for value in second}
    counts = [sum(1 for value in values if id(value) not in kept for _ in _leaves(value)) for values in (first, second)]
    return counts[0] == counts[1]


def _inside(block: Plain) -> Iterable[Plain]:
    return block.values() if isinstance(block, dict) else [block]


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
    for pointer in (*pointers(dossier), *option_pointers(dossier)):
        if pointer.target == record_id and _meant(dossier, pointer, record_id) == block:
            yield pointer


def _pointing_item(dossier: Dossier, item_id: str) -> Iterator[Pointer]:
    """The references to an item; a record of the same id goes before."""
    return _pointing(dossier, _ITEMS, item_id)


def _meant(dossier: Dossier, pointer: Pointer, record_id: str) -> str:
    blocks = tuple(record_models()) if pointer.refers.blocks == ANYWHERE else pointer.refers.blocks
    known = [block for block in blocks if record_id in dossier.block(block)]
    if known:
        return known[0]
    is_item = pointer.refers.blocks == ANYWHERE and record_id in item_ids(dossier)
    return _ITEMS if is_item else blocks[0] if len(blocks) == 1 else ""


class _Parts:
    """The parts of a dossier in which ids stand, each made once: a record, a block, or a file."""

    def __init__(self, text: DossierText) -> None:
        self.text = text
        self._known: dict[FactPath, Part] = {}

    def around(self, path: FactPath) -> tuple[Part, FactPath]:
        """The part the fact at `path` is in, and its path there. Raises BriefError S03 when its file is not YAML."""
        record = path[:2]
        if record not in self._known:
            # asked for as a fact in it: the record stays
            self._known[record] = part_of(self.text, (*record, ""))
        part = self._known[record]
        return part, (*part.path[:-1], *path[2:])


def _edits(parts: _Parts, names: tuple[str, str], found: tuple[Pointer, ...]) -> Iterator[TextEdit]:
    """The edits of the references from one id to another."""
    for pointer in found:
        part, path = parts.around(_written_path(parts.text, pointer.path))
        if pointer.is_key:
            yield from _key_edit(part, path, names[1])
        else:
            yield from _text_edits(part, path, names)


def _text_edits(part: Part, path: FactPath, names: tuple[str, str]) -> Iterator[TextEdit]:
    for node, indent, is_flow in _scalars_at(part.sheet, path):
        edit = _reference_edit(part, node, (indent, is_flow), names)
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


def _key_edit(part: Part, path: FactPath, new: str) -> Iterator[TextEdit]:
    chain = descend(part.sheet.page.root, path)
    if len(chain) <= len(path):
        raise not_possible(path)
    index = chain[-2].index_of(path[-1])
    if index is not None:
        key = chain[-2].keys[index]
        written = part.sheet.text[key.start : key.end]
        quote = written[:1] if written[:1] in {"'", '"'} else ""
        yield part.edit(key.start, key.end, f"{quote}{new}{quote}" if quote else key_spelling(new))


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


def _reference_edit(part: Part, node: Node, around: tuple[int, bool], names: tuple[str, str]) -> TextEdit | None:
    """The edit of one text: the id alone where it is written out, else the whole text; None when it is not there."""
    value = with_id(node.value, *names)
    if value == node.value:
        return None
    sheet = part.sheet
    written = sheet.text[node.start : node.end]
    changed = with_id(written, *names)
    if node.style.value in {"", "'", '"', "|", ">"} and changed != written:
        return part.edit(node.start, node.end, changed)
    place = Place(around[1], around[0], node.column, sheet.page.line_end, sheet.page.step)
    return part.edit(node.start, node.end, next(spellings(value, place, node, written)))


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
