"""Dossiers made from the model itself: every optional field filled, every word of every closed list used.

Each text is a word that occurs once (`w17z`), so that one can tell which fields a brief prints, and which names it may
not print. Nothing here is random: the same dossier comes out every time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from numbered_words import Numbers
from pydantic import BaseModel, WithJsonSchema

from tracktwo.dossier.model.blocks import DossierFile
from tracktwo.dossier.model.fields import ANYWHERE, Refers

Raw = Any
Path = tuple[str, ...]

RECORDS: Mapping[str, int] = {
    "sources": 24, "actors": 27, "issues": 5, "positions": 8, "deal_terms": 12, "weapons_packages": 16, "claims": 8,
    "events": 16, "agreements": 22, "judgments": 18, "options": 3, "recommendations": 4,
}  # fmt: skip
"""Records in each block: enough for the longest closed list in it."""
CYCLES = frozenset({"part_of", "previous", "supersedes", "superseded_by", "after", "derives_from"})
"""Fields that refer to records of their own block: every second record refers to the one before it."""
SAMPLES: Mapping[str, tuple[str, ...]] = {
    "a date such as": ("2023-05-17", "2023-04", "2023-04~", "2023-07-01/2023-07-03"),
    "a date, time and zone": ("2023-05-22T21:45+02:00",),
    "a date, or a span": ("2023-09-30", "30 days after id-deal-terms-1"),
    "an ISO 4217": ("EUR",),
    "an ISO 3166-1": ("UA",),
    "an ISO 15924": ("Cyrl",),
    "a BCP 47": ("uk",),
    "a PA-X code": ("StBor", "Ce"),
    "a whole number": ("12",),
    "yes or no": ("yes", "no"),
    "a figure such as": ("up to 40 million USD", "3 million EUR"),
}
"""What is written for each type of field, by the beginning of its description."""


def record_id(block: str, index: int) -> str:
    """The id of a record, such as no text of a brief would hold."""
    return f"id-{block.replace('_', '-')}-{index + 1}"


@dataclass
class Filler:
    """Fills the fields of one dossier."""

    numbers: Numbers = field(default_factory=Numbers)
    written: dict[str, Path] = field(default_factory=dict)
    """The path of model and field for each numbered word."""
    _turns: dict[object, int] = field(default_factory=dict)

    def turn(self, key: object) -> int:
        """How often this was asked before."""
        self._turns[key] = self._turns.get(key, -1) + 1
        return self._turns[key]

    def word(self, trail: Path) -> str:
        """A word that occurs once."""
        word = self.numbers.word()
        self.written[word] = trail
        return word

    def record(self, model: type[BaseModel], block: str, index: int, trail: Path = ()) -> dict[str, Raw]:
        """All fields of one record or part, by the names they are written with."""
        filled: dict[str, Raw] = {}
        for name, hint in _hints(model).items():
            written = model.model_fields[name].alias or name
            if written in CYCLES and index % 2 == 0 and trail == (block,):
                continue
            filled[written] = self._value(hint, block, index, (*trail, written))
        return filled

    def _value(self, hint: Any, block: str, index: int, trail: Path) -> Raw:  # noqa: PLR0911 - one for each type
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._annotated(arguments, block, index, trail)
        if origin is Literal:
            return arguments[self.turn((trail, "word")) % len(arguments)]
        if origin in (Union, UnionType):
            chosen = [argument for argument in arguments if argument is not NoneType]
            return self._value(chosen[0], block, index, trail)
        if origin is tuple:
            return [self._value(arguments[0], block, index, trail)]
        if origin is dict:
            return {self._value(arguments[0], block, index, trail): self._value(arguments[1], block, index, trail)}
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return self.record(hint, block, index, trail)
        return self.word(trail)

    def _annotated(self, arguments: tuple[Any, ...], block: str, index: int, trail: Path) -> Raw:
        base, *notes = arguments
        described = next((note.json_schema or {} for note in notes if isinstance(note, WithJsonSchema)), {})
        sample = self._sample(str(described.get("description", "")), trail)
        if sample is not None:
            return sample
        refers = next((note for note in notes if isinstance(note, Refers)), None)
        if refers is not None:
            return self._reference(refers, block, index, trail)
        if not described and base is str:
            return self.word(trail)
        return self._value(base if base is not str else None, block, index, trail)

    def _sample(self, description: str, trail: Path) -> str | None:
        for beginning, samples in SAMPLES.items():
            if description.startswith(beginning):
                return samples[self.turn((trail, "sample")) % len(samples)]
        return None

    def _reference(self, refers: Refers, block: str, index: int, trail: Path) -> str:
        own = trail[-1] in CYCLES
        target = block if own and refers.blocks != ANYWHERE else refers.blocks[0]
        if refers.blocks == ANYWHERE:
            target = ("positions", "claims", "events", "deal_terms", "sources")[self.turn((trail, "any")) % 5]
        if own:
            return record_id(target, index - 1 if index else RECORDS[target] - 1)
        cited = record_id(target, self.turn((trail, "reference")) % RECORDS[target])
        return f"{cited}#p. {index + 1}" if target == "sources" and trail[-1] == "cites" else cited


@cache
def _hints(model: type[BaseModel]) -> Mapping[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def filled_dossier() -> tuple[dict[str, Raw], dict[str, Path]]:
    """A dossier with every field filled, and for each numbered word the path of the field it stands in."""
    filler = Filler()
    data: dict[str, Raw] = {"schema": 1, "dossier": _head(filler), "texts": _texts(filler)}
    for block, model in _models().items():
        data[block] = {
            record_id(block, index): _mended(block, index, filler.record(model, block, index, (block,)))
            for index in range(RECORDS[block])
        }
    data["parties"] = [_party(filler, index) for index in range(14)]
    data["briefs"] = {"id-briefs-1": _plan(filler, "action-memo"), "id-briefs-2": _plan(filler, "policy-brief")}
    return data, filler.written


def _models() -> Mapping[str, type[BaseModel]]:
    hints = get_type_hints(DossierFile, include_extras=True)
    return {block: get_args(hints[block])[1] for block in RECORDS}


def _party(filler: Filler, index: int) -> dict[str, Raw]:
    from tracktwo.dossier.model.actors import Party

    return {**filler.record(Party, "parties", index, ("parties",)), "actor": record_id("actors", index)}


def _head(filler: Filler) -> dict[str, Raw]:
    return {
        "id": "id-dossier",
        "title": filler.word(("dossier", "title")),
        "as_of": "2023-07-08",
        "status": "in-review",
        "author": filler.word(("dossier", "author")),
        "organization": filler.word(("dossier", "organization")),
        "lang": "en-US",
        "date_style": "mdy-long",
        "currency": "USD",
        "probability_scale": "icd203",
        "stale_after_days": 30,
        "marking": {
            "scheme": "tlp",
            "label": "TLP:AMBER",
            "caveats": [filler.word(("dossier", "marking", "caveats"))],
            "distribution": filler.word(("dossier", "marking", "distribution")),
            "embargo": "2023-07-09T06:00+02:00",
        },
        "spelling": {"Kyiv": ["Kiev"]},
        "supersedes": "id-older-dossier",
        "note": filler.word(("dossier", "note")),
    }


def _texts(filler: Filler) -> dict[str, Raw]:
    prose = ("bluf", "why_it_matters", "background", "state_of_play", "next", "source_summary")
    texts: dict[str, Raw] = {name: f"{filler.word(('texts', name))} [@id-sources-1]." for name in prose}
    texts["talking_points"] = [filler.word(("texts", "talking_points")) for _ in range(2)]
    return texts


def _plan(filler: Filler, template: str) -> dict[str, Raw]:
    words = ("title", "to", "from", "readers", "attachments", "note")
    clearance = ("drafted", "cleared", "approved", "reference", "distribution")
    return {
        "template": template,
        **{name: filler.word(("briefs", name)) for name in words},
        "clearance": {name: filler.word(("briefs", "clearance", name)) for name in clearance},
        "columns": [record_id("actors", index) for index in range(4)],
        "citation": "numbers",
        "lang": "en-GB",
        "max_pages": 900,
    }


def _mended(block: str, index: int, record: dict[str, Raw]) -> dict[str, Raw]:
    """The record with what fields ask of each other: addresses, unique ids, either a value or variants."""
    if block == "sources":
        record["URL"] = f"https://example.org/{record['URL']}"
        record["archive_url"] = f"https://archive.example.org/{record['archive_url']}"
    if block == "actors" and index < 2:
        record["identity"] = "named"
    if block == "actors" and index >= 22:
        record["kind"] = "person"
    if block == "actors":
        for part in ("display", "text", "mononym")[: index // 2 % 4]:
            del record["name"][part]
    if block == "weapons_packages":
        record["items"][0]["id"] = f"id-item-{index + 1}"
    if block == "claims":
        record = _claim(index, record)
    return record


def _claim(index: int, record: dict[str, Raw]) -> dict[str, Raw]:
    """Every second claim has variants, of which each, all or none are used; the others have one value."""
    if index % 2:
        del record["variants"], record["use"]
        return record
    for name in ("value", "value_type", "text", "scope"):
        del record[name]
    (variant,) = record["variants"].values()
    variant["value_type"] = "text"
    record["variants"] = {
        "id-variant-1": variant,
        "id-variant-2": {"value": variant["text"], "cites": ["id-sources-2"]},
    }
    record["use"] = ("all", "none", "id-variant-1", "id-variant-2")[index // 2 % 4]
    return record
