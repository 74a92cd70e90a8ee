"""Every text of a dossier that may be printed, and every list of citations, with the place of each.

Found by the types of the fields, so a field added to the model is seen without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.model.blocks import Dossier, record_models
from tracktwo.dossier.model.fields import Attributed, Part, Refers, Wording, Words
from tracktwo.dossier.values.cites import Cite

NEVER_PRINTED: Final = frozenset(
    ["note", "mark", "wikidata", "URL", "archive_url", "template", "audience", "id", "use"]
)
"""Fields that no brief prints, whatever record they are in."""
PRINTED_NOTES: Final = frozenset(["Attendee", "Quote"])
"""Parts whose note is printed."""
LEFT_OUT: Final = frozenset([("Head", "spelling"), ("Head", "supersedes"), ("Head", "marking"), ("Name", "sort")])
WORDS_OF_OTHERS: Final = frozenset(
    [
        ("Quote", "text"), ("Quote", "original"), ("Quote", "medium"), ("Party", "role_as_named"),
        ("Event", "track_as_reported"), ("Variant", "value"), ("Variant", "text"), ("Claim", "value"),
        ("Claim", "text"), ("Agreement", "title"), ("DealTerm", "text"), ("Item", "designation"),
        ("Actor", "short"), ("Actor", "acronym"), ("Actor", "original"), ("Actor", "variants"), ("Actor", "alias"),
        ("Actor", "described_as"), ("ThirdParty", "as_"), ("Annex", "title"), ("SectionChoice", "kind"),
    ]
)  # fmt: skip
"""Fields that keep the words of a source, a text or a name: their style is not ours to change."""
MODELS_OF_OTHERS: Final = frozenset(["SourceRecord", "Name"])


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """A text that may be printed; `is_ours` when the analyst chose the words."""

    path: FactPath
    text: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class CiteList:
    """The citations of one fact."""

    path: FactPath
    cites: tuple[Cite, ...]


def contents(dossier: Dossier) -> Iterator[PrintedWords | CiteList]:
    """All printed words and citations of the records, block by block; the free prose in `texts` is not among them."""
    yield from _in_model(dossier.head, ("dossier",), is_ours=True)
    for index, party in enumerate(dossier.parties):
        yield from _in_model(party, ("parties", index), is_ours=True)
    for block in record_models():
        for record_id, record in dossier.block(block).items():
            yield from _in_model(record, (block, record_id), is_ours=True)


def _in_model(model: BaseModel, path: FactPath, *, is_ours: bool) -> Iterator[PrintedWords | CiteList]:
    for name, key, ours in _plan(type(model)):
        value = getattr(model, name)
        if value:
            yield from _in_value(value, (*path, key), is_ours=is_ours and ours)


def _in_value(value: object, path: FactPath, *, is_ours: bool) -> Iterator[PrintedWords | CiteList]:
    match value:
        case str():
            yield PrintedWords(path, value, is_ours=is_ours)
        case Wording():
            yield PrintedWords(path, value.text, is_ours=is_ours)
            if value.original:
                yield PrintedWords(path, value.original, is_ours=False)
        case Attributed():
            if value.text:
                yield PrintedWords(path, value.text, is_ours=is_ours)
        case BaseModel():
            yield from _in_model(value, path, is_ours=is_ours)
        case tuple():
            yield from _in_entries(cast("tuple[object, ...]", value), path, is_ours=is_ours)
        case dict():
            for key, entry in cast("Mapping[str, object]", value).items():
                yield from _in_value(entry, (*path, key), is_ours=is_ours)
        case _:
            return


def _in_entries(entries: tuple[object, ...], path: FactPath, *, is_ours: bool) -> Iterator[PrintedWords | CiteList]:
    cites = tuple(entry for entry in entries if isinstance(entry, Cite))
    if cites:
        yield CiteList(path, cites)
        return
    for index, entry in enumerate(entries):
        yield from _in_value(entry, (*path, index), is_ours=is_ours)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Name, key in YAML and whose words they are, of the fields that hold words or citations."""
    hints = get_type_hints(model, include_extras=True)
    others = model.__name__ in MODELS_OF_OTHERS
    return tuple(
        (name, info.alias or name, not others and (model.__name__, name) not in WORDS_OF_OTHERS)
        for name, info in model.model_fields.items()
        if _is_printed(model, name) and _holds_words(hints[name])
    )


def _is_printed(model: type[BaseModel], name: str) -> bool:
    if (model.__name__, name) in LEFT_OUT:
        return False
    return name not in NEVER_PRINTED or (name == "note" and model.__name__ in PRINTED_NOTES)


@cache
def _words_metadata() -> tuple[Any, ...]:
    return get_args(Words)[1:]


def _holds_words(annotation: object) -> bool:
    """Whether a field of this type can hold words or citations; a reference, a code or a word of a list cannot."""
    if get_origin(annotation) is Literal:
        return False
    if get_origin(annotation) is Annotated:
        inner, *extras = get_args(annotation)
        refers = any(isinstance(extra, Refers) for extra in extras)
        if refers and inner not in (Attributed, Cite):
            return False
        return tuple(extras[:2]) == _words_metadata() or inner is Cite or (inner is not str and _holds_words(inner))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    parts = get_args(annotation)
    # in a map the key is an id, and only the values are words
    return any(_holds_words(part) for part in (parts[1:] if get_origin(annotation) is dict else parts))
