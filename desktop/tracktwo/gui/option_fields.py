"""The options of a kind of section as fields of a form: what each takes, and what it is set to. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, Literal, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.fields import Date
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.gui.words import said
from tracktwo.template.model import Template
from tracktwo.template.options import SECTION_KINDS, SectionKind

BLOCK_OF_OPTION: Final = {
    "delegations": "actors",
    "events": "events",
    "issues": "issues",
    "parties": "parties",
    "columns": "parties",
    "packages": "weapons_packages",
}
"""The block whose ids an option takes."""


LABELS: Final = {
    "by": "Grouped by",
    "group": "Grouped by",
    "who": "Who is listed",
    "gap": "Gap and landing zone",
    "landscape": "Landscape page",
    "empty": "Issues without positions",
    "originals": "Names in their own script",
    "sequence": "Order of the terms",
    "notes": "Legal and humanitarian notes",
    "claims": "Contested figures",
    "intro": "Opening sentence",
}
"""What options are called in the window, where their own name says too little."""

OWN_WORDS: Final = {
    "pax": "PA-X category",
    "bluf": "Bottom line",
    "zopa": "Zone of agreement",
    "batna": "BATNA",
    "unroca": "UN Register category",
    "file": "As in the dossier",
}
"""Words that are abbreviations."""


class FieldKind(Enum):
    """How an option is set."""

    YES_OR_NO = "yes or no"
    WORD = "one word of a list"
    WORDS = "words of a list, in order"
    IDS = "ids of records, in order"
    DATE = "a date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class OptionField:
    """One option: its name, what it takes, and the default. `words` are the words of a closed list."""

    name: str
    help: str
    kind: FieldKind
    words: tuple[str, ...] = ()
    default: object = ""

    @property
    def label(self) -> str:
        """Its name as printed: `Group`."""
        return option_label(self.name)


def option_label(name: str) -> str:
    """What an option is called in the window."""
    return said("Options", LABELS.get(name) or name.replace("_", " ").capitalize())


def in_words(word: str) -> str:
    """The word of a closed list as people read it: `issue` as `Issue`, `no-deal` as `No deal`."""
    return said("Options", OWN_WORDS.get(word) or word.replace("-", " ").replace("_", " ").capitalize())


@cache
def option_words(name: str) -> Mapping[str, str]:
    """The words an option of that name takes in any kind of section, each as people read it; none for free text."""
    fields = (field for kind in SECTION_KINDS.values() for field in option_fields(kind) if field.name == name)
    return {word: in_words(word) for field in fields for word in field.words}


def option_fields(kind: SectionKind) -> tuple[OptionField, ...]:
    """The options of a kind of section, its own first and the ones all kinds take last."""
    fields = [_field(name, info) for name, info in kind.options.model_fields.items()]
    return tuple(sorted(fields, key=lambda each: each.name == "intro"))


def _field(name: str, info: FieldInfo) -> OptionField:
    words = _words(info.annotation)
    is_list = _is_list(info.annotation)
    default = cast("object", info.default)
    if info.annotation is bool:
        kind = FieldKind.YES_OR_NO
    elif words:
        kind = FieldKind.WORDS if is_list else FieldKind.WORD
    elif is_list:
        kind = FieldKind.IDS
    else:
        kind = (
            FieldKind.DATE if Date in get_args(cast("object", info.annotation)) or default is None else FieldKind.TEXT
        )
    return OptionField(name, info.description or "", kind, words, default)


def _words(annotation: object) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in get_args(annotation))
    return next((words for part in get_args(annotation) if (words := _words(part))), ())


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(part) is tuple for part in get_args(annotation))


def template_options(template: Template, kind: SectionKind) -> dict[str, Any]:
    """What the template sets for a kind of section."""
    own = next((choice.options for choice in template.sections if choice.kind == kind.name), dict[str, Any]())
    return {**template.options.get(kind.name, {}), **own}


def value_of(option: OptionField, under: Mapping[str, Any], own: Mapping[str, Any]) -> object:
    """What an option is set to: by the brief, the template, or its default. A list is a tuple, yes and no are bool."""
    raw: object = own.get(option.name, under.get(option.name, option.default))
    if option.kind is FieldKind.YES_OR_NO:
        return raw if isinstance(raw, bool) else str(raw).strip().lower() in {"yes", "true"}
    if option.kind in {FieldKind.WORDS, FieldKind.IDS}:
        entries = [raw] if isinstance(raw, str) else list(cast("list[object]", raw or []))
        return tuple(str(entry) for entry in entries if str(entry))
    return "" if raw is None else str(raw)


def with_value(option: OptionField, value: object, under: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The brief's own options with one set; one that is as the template has it is not kept."""
    rest = {name: raw for name, raw in own.items() if name != option.name}
    if value == value_of(option, under, {}):
        return rest
    return {**rest, option.name: plain(value)}


def plain(value: object) -> Plain:
    """The value as a dossier writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return [str(entry) for entry in cast("tuple[object, ...]", value)]
    return str(value)


def names_of(option: OptionField, dossier: Dossier | None) -> dict[str, str]:
    """The ids an option may take, each with the name of its record."""
    block = BLOCK_OF_OPTION.get(option.name, "")
    if dossier is None or not block:
        return {}
    if option.name == "delegations":
        members = [actor.part_of for actor in dossier.actors.values() if actor.part_of]
        return {name: actor_name(dossier, name) for name in dict.fromkeys(members)}
    if block == "parties":
        return {party.actor: actor_name(dossier, party.actor) for party in dossier.parties}
    return {name: _record_name(record) or name for name, record in dossier.block(block).items()}


def actor_name(dossier: Dossier, actor_id: str) -> str:
    """The short name of an actor; its id where it has none or must not be named."""
    actor = dossier.actors.get(actor_id)
    if actor is None or actor.is_protected:
        return actor_id
    return actor.short or (actor.name.printed if actor.name is not None else actor_id)


def _record_name(record: object) -> str:
    for name in ("title", "name", "question", "text"):
        value = getattr(record, name, None)
        if value:
            return str(getattr(value, "text", value))
    return ""
