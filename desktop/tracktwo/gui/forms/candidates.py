"""What a reference may point to: the records of a dossier by name, id and kind, found by any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.dossier.model.blocks import record_models
from tracktwo.dossier.model.fields import ANYWHERE, KNOWN_UNKNOWN
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.field_labels import one_of
from tracktwo.gui.forms.plain_values import entries, named_entries, record_name, shown_text

SHOWN_NAME = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """One record a reference may point to."""

    id: str
    name: str
    kind: str
    block: str

    @property
    def label(self) -> str:
        """How it is shown in a field: `Ukraine (ua)`."""
        name = self.name if len(self.name) <= SHOWN_NAME else f"{self.name[: SHOWN_NAME - 1]}…"
        return f"{name} ({self.id})" if name and name != self.id else self.id

    @property
    def line(self) -> str:
        """How it is shown in a list: name, id and kind."""
        return f"{self.label}  ·  {self.kind}"


class Candidates:
    """The records of one dossier, block by block; each block is listed when first asked for, or kept from `before`."""

    def __init__(self, plain: Mapping[str, Plain], before: Candidates | None = None) -> None:
        self._plain = plain
        self._before = before.settled() if before is not None else {}
        self._blocks: dict[str, dict[str, Candidate]] = {}

    def of(self, blocks: tuple[str, ...], *, admits_unknown: bool = False) -> tuple[Candidate, ...]:
        """The records in some blocks, in the order of the file."""
        names = tuple(record_models()) if blocks == ANYWHERE else blocks
        found = [candidate for block in names for candidate in self._block(block).values()]
        if blocks == ANYWHERE:
            found.extend(self._items())
        unknown = [Candidate(KNOWN_UNKNOWN, "", "not known", "")] if admits_unknown else []
        return (*unknown, *found)

    def find(self, record_id: str, blocks: tuple[str, ...]) -> Candidate | None:
        """The record of an id in some blocks; None when there is none."""
        names = tuple(record_models()) if blocks == ANYWHERE else blocks
        for block in names:
            if record_id in self._block(block):
                return self._block(block)[record_id]
        return next((item for item in self._items() if item.id == record_id), None) if blocks == ANYWHERE else None

    def meant(self, typed: str, blocks: tuple[str, ...]) -> str:
        """The id that a typed text stands for: a label, an id or a name that only one record has; else the text."""
        words = typed.strip()
        found = self.find(words, blocks)
        if found is not None or not words:
            return words
        candidates = self.of(blocks)
        labels = [each.id for each in candidates if words in {each.label, each.line}]
        names = [each.id for each in candidates if each.name.casefold() == words.casefold()]
        return next((ids[0] for ids in (labels, names) if len(ids) == 1), words)

    def shown(self, record_id: str, blocks: tuple[str, ...]) -> str:
        """A reference as a field shows it: with its name where the record exists, else as written."""
        found = self.find(record_id, blocks)
        return found.label if found else record_id

    def _block(self, block: str) -> Mapping[str, Candidate]:
        if block not in self._blocks and block in self._before and self._before[block][0] == self._plain.get(block, ""):
            self._blocks[block] = self._before[block][1]
        if block not in self._blocks:
            records = named_entries(self._plain.get(block, ""))
            self._blocks[block] = {key: Candidate(key, _name(block, value), _kind(block, value), block)
                                   for key, value in records}  # fmt: skip
        return self._blocks[block]

    def settled(self) -> dict[str, tuple[Plain, dict[str, Candidate]]]:
        """The blocks listed so far with what they were made from: one that says the same is not listed anew."""
        return {block: (self._plain.get(block, ""), found) for block, found in self._blocks.items()}

    def _items(self) -> tuple[Candidate, ...]:
        packages = [package for _, package in named_entries(self._plain.get("weapons_packages", ""))]
        items = [
            item for package in packages if isinstance(package, dict) for _, item in entries(package.get("items", ""))
        ]
        return tuple(
            Candidate(shown_text(item["id"]), record_name(item), "item", "weapons_packages")
            for item in items
            if isinstance(item, dict) and "id" in item
        )


def narrowed(candidates: tuple[Candidate, ...], typed: str) -> tuple[Candidate, ...]:
    """The candidates that hold every word typed in name, id or kind; those whose name or id begins with it first."""
    words = typed.casefold().split()
    if not words:
        return candidates
    found = [each for each in candidates if all(word in each.line.casefold() for word in words)]
    start = typed.strip().casefold()
    return tuple(sorted(found, key=lambda each: not each.line.casefold().startswith(start) and each.id != start))


def _name(block: str, plain: Plain) -> str:
    """What a record is called; a source by where it appeared, which is how analysts speak of it."""
    if block == "sources" and isinstance(plain, dict):
        places = (plain.get(key, "") for key in ("container", "publisher"))
        return next((place for place in places if isinstance(place, str) and place), record_name(plain))
    return record_name(plain)


def _kind(block: str, plain: Plain) -> str:
    if block == "sources":
        return record_name(plain)
    kind = plain.get("kind", "") if isinstance(plain, dict) and block == "actors" else ""
    return kind.replace("-", " ") if isinstance(kind, str) and kind else one_of(block)
