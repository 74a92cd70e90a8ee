"""Deleting a record together with what refers to it, where a dossier without new errors is left.

S06 something that refers to the record cannot do without it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath, Severity
from tracktwo.dossier.checks import check_reading
from tracktwo.dossier.reading import DossierReading
from tracktwo.dossier.references import Pointer
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.operations import delete_record, remove_entry, set_value
from tracktwo.editing.refusals import shown
from tracktwo.editing.renaming import pointers_elsewhere
from tracktwo.editing.sheet import plain_at
from tracktwo.editing.text import Change, DossierText, edits_between
from tracktwo.editing.together import Step, changed_together
from tracktwo.editing.values import removed_at, set_at
from tracktwo.template.option_references import check_options

_BRACKET: Final = re.compile(r"[ \t]*\[@[^\[\]]*\]")
_LEAST: Final = {"parties": 2}
"""How long a path is that may still go; a record is never taken out for the sake of another, but a party is one."""
_DEEPEST: Final = 12


class Loss(Enum):
    """What becomes of a place that refers to the record."""

    CITATION = "the citation goes, the text stays"
    ENTRY = "an entry of a list or map goes"
    FIELD = "the field is left out"


@dataclass(frozen=True, slots=True)
class Detachment:
    """The change that deletes a record and what refers to it, and each place that loses something, as it was."""

    change: Change
    losses: tuple[tuple[FactPath, Loss], ...]


def detached(text: DossierText, block: str, record_id: str) -> Detachment:
    """Delete a record and take out every reference to it, with as little around them as leaves no new error.

    An entry that says nothing without the reference goes with it; another record never does, but a party whose actor
    is deleted does. Raises BriefError S06 with what cannot do without the record, S01 to S05 as `delete_record` does.
    """
    found = pointers_elsewhere(text, block, record_id)
    names = frozenset(pointer.target for pointer in found)
    targets = tuple(dict.fromkeys(_place_of(text.blocks, pointer) for pointer in found))
    before = Counter(_fault(each) for each in _errors(text.reading))
    for _ in range(_DEEPEST):
        losses = _losses(text, targets, found)
        after = _without(text, (block, record_id), losses, names)
        new = [each for each in _errors(after.reading) if before[_fault(each)] == 0]
        if not new:
            return Detachment(_as_one(text, after, (block, record_id)), losses)
        wider = _widened(targets, new)
        if wider == targets:
            raise _indispensable(new, record_id)
        targets = wider
    raise _indispensable((), record_id)


def _errors(reading: DossierReading) -> Iterable[Diagnostic]:
    found = (*reading.diagnostics, *check_options(reading), *check_reading(reading))
    return (each for each in found if each.severity is Severity.ERROR)


def _fault(found: Diagnostic) -> tuple[str, str, FactPath]:
    """What is the same of a fault before and after lines and entries have moved."""
    return found.code, found.message, found.path[:1]


def _indispensable(faults: Iterable[Diagnostic], record_id: str) -> BriefError:
    hint = "Change what refers to it first, or delete only the record."
    told = [Diagnostic("S06", f"{shown(each.path)}: {each.message}", hint, path=each.path) for each in faults]
    return BriefError(told or [Diagnostic("S06", f'What refers to "{record_id}" cannot be taken out.', hint)])


def _place_of(blocks: dict[str, Plain], pointer: Pointer) -> FactPath:
    """Where a reference is written: short forms end earlier, `who: ua` instead of `who: [{actor: ua}]`.

    A citation of another source that only repeats the record refers to it in its field `repeats`.
    """
    path = pointer.path
    while plain_at(blocks, path) is None and len(path) > 2:
        path = path[:-1]
    written = plain_at(blocks, path)
    if isinstance(written, dict) and "repeats" in written and _source(written) != pointer.target:
        return (*path, "repeats")
    return path


def _losses(
    text: DossierText, targets: tuple[FactPath, ...], found: tuple[Pointer, ...]
) -> tuple[tuple[FactPath, Loss], ...]:
    """What goes, the last of a list first; nothing that goes with what is around it, and no list without entries."""
    keys = {pointer.path for pointer in found if pointer.is_key}
    whole = _without_empty_lists(text.blocks, targets)
    outermost = [path for path in whole if not any(path[:length] in whole for length in range(1, len(path)))]
    ordered = sorted(outermost, key=lambda path: [(isinstance(step, int), step) for step in path], reverse=True)
    return tuple((path, _loss(path, keys)) for path in ordered)


def _loss(path: FactPath, keys: set[FactPath]) -> Loss:
    if path[0] == "texts":
        return Loss.CITATION
    if path in keys or isinstance(path[-1], int):
        return Loss.ENTRY
    return Loss.FIELD


def _without_empty_lists(blocks: dict[str, Plain], targets: tuple[FactPath, ...]) -> set[FactPath]:
    """The targets, with a list or map itself in place of all its entries; a block stays."""
    whole = set(targets)
    for path in sorted(targets, key=len, reverse=True):
        around = path[:-1]
        inside = plain_at(blocks, around)
        count = len(inside) if isinstance(inside, list | dict) else 0
        is_all = sum(other[:-1] == around for other in whole) == count
        if is_all and len(around) > 2 and path in whole and path[0] != "texts":
            whole = {other for other in whole if other[:-1] != around} | {around}
    return whole


def _without(
    text: DossierText, record: FactPath, losses: tuple[tuple[FactPath, Loss], ...], names: frozenset[str]
) -> DossierText:
    """The dossier without a record, and after the losses: all at once, or one by one where they hang together."""
    after = changed_together(text, record, [_step(text, path, loss, names) for path, loss in losses])
    return _one_by_one(text, record, losses, names) if after is None else after


def _step(text: DossierText, path: FactPath, loss: Loss, names: frozenset[str]) -> Step:
    if loss is Loss.CITATION:
        place, words = _words_left(text, path, names)
        return place, lambda sheet, at: set_at(sheet, at, words)
    return path, removed_at if loss is Loss.ENTRY else lambda sheet, at: set_at(sheet, at, "")


def _one_by_one(
    text: DossierText, record: FactPath, losses: tuple[tuple[FactPath, Loss], ...], names: frozenset[str]
) -> DossierText:
    text = delete_record(text, str(record[0]), str(record[1])).after
    for path, loss in losses:
        if loss is Loss.CITATION:
            text = set_value(text, *_words_left(text, path, names)).after
        elif loss is Loss.ENTRY:
            text = remove_entry(text, path).after
        else:
            text = set_value(text, path, "").after
    return text


def _source(cite: Mapping[str, Plain]) -> str:
    source = cite.get("source", "")
    return source.partition("#")[0].strip() if isinstance(source, str) else ""


def _words_left(text: DossierText, path: FactPath, names: frozenset[str]) -> tuple[FactPath, Plain]:
    """Where the words of a text stand, and those that are left without the citations."""
    place = (*path, "a") if isinstance(plain_at(text.blocks, path), dict) else path
    prose = plain_at(text.blocks, place)
    return place, without_citations(prose, names) if isinstance(prose, str) else prose or ""


def without_citations(prose: str, names: frozenset[str]) -> str:
    """Prose without the citations of some sources: `… died [@a; @b#p. 2].` is `… died [@a].` without `b`."""

    def rest(match: re.Match[str]) -> str:
        written = match.group()
        parts = written[written.index("[") + 1 : -1].split(";")
        kept = [part for part in parts if part.strip().removeprefix("@").partition("#")[0].strip() not in names]
        if len(kept) == len(parts):
            return written
        return f"{written[: written.index('[')]}[{';'.join(kept).strip()}]" if kept else ""

    return _BRACKET.sub(rest, prose)


def _widened(targets: tuple[FactPath, ...], faults: Iterable[Diagnostic]) -> tuple[FactPath, ...]:
    """The targets with what is around those that left a fault: the part of a record they are in."""
    places = {_by_name(each.path) for each in faults}
    records = {each.path[:2] for each in faults}
    exact = [path for path in targets if _by_name(path[:-1]) in places]
    concerned = exact or [path for path in targets if path[:2] in records]
    return tuple(dict.fromkeys(_around(path) if path in concerned else path for path in targets))


def _around(path: FactPath) -> FactPath:
    least = _LEAST.get(str(path[0]), 3)
    return path[:-1] if len(path) > least and path[0] != "texts" else path


def _by_name(path: FactPath) -> FactPath:
    """The path without the numbers of entries, which move."""
    return tuple(step for step in path if isinstance(step, str))


def _as_one(before: DossierText, after: DossierText, record: FactPath) -> Change:
    """One step from one text to another, with an edit for each file that differs."""
    edits = edits_between(before, after)
    return Change(f"Removal of {shown(record)} and of what refers to it", edits, before, after, record)
