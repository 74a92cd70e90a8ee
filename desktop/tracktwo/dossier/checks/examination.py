"""What the checks look at: the dossier with the maps they share, each made once and only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, cast

from tracktwo.diagnostics import Diagnostic, FactPath, listed
from tracktwo.dossier.checks.catalogue import CATALOGUE
from tracktwo.dossier.checks.sentences import outside_quotations, sentences
from tracktwo.dossier.checks.wording import CiteList, PrintedWords, contents
from tracktwo.dossier.model.actors import Actor, Party
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.claims import Claim, Variant
from tracktwo.dossier.model.head import Question
from tracktwo.dossier.model.negotiation import Position
from tracktwo.dossier.references import Pointer, pointers
from tracktwo.dossier.values.cites import Cite, Relation
from tracktwo.dossier.values.figures import Figure
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.dossier.values.prose import Prose

NOUNS: Final = {
    "sources": "source", "actors": "actor", "issues": "issue", "positions": "position", "deal_terms": "deal term",
    "weapons_packages": "weapons package", "claims": "claim", "events": "event", "agreements": "agreement",
    "judgments": "judgment", "options": "option", "recommendations": "recommendation", "briefs": "brief",
    "texts": "text", "parties": "party",
}  # fmt: skip
"""How a record of each block is called in a sentence."""


@dataclass(frozen=True)
class ProseText:
    """One text of the free prose, or one entry of a list of them."""

    path: FactPath
    words: str
    """Without marks of style and citations."""

    @cached_property
    def unquoted(self) -> str:
        """The words with quotations blanked."""
        return outside_quotations(self.words)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, quotations included."""
        return sentences(self.words)

    @cached_property
    def unquoted_sentences(self) -> tuple[str, ...]:
        """Its sentences with quotations blanked."""
        return tuple(outside_quotations(sentence) for sentence in self.sentences)

    @property
    def named(self) -> str:
        """`the text "bluf"`."""
        return f'the text "{self.path[1]}"'


@dataclass(frozen=True)
class Version:
    """A claim, or one variant of it."""

    name: str
    """Id of the variant; empty for the claim itself."""
    variant: Variant
    cites: tuple[Cite, ...]
    path: FactPath

    @cached_property
    def figure(self) -> Figure | None:
        """The value as a figure; None when it is text, a date, or not there."""
        if not self.variant.value or self.variant.value_type in {"date", "text"}:
            return None
        try:
            return Figure.parse(self.variant.value)
        except ValueProblem:  # words instead of a figure are no fault of form
            return None


@dataclass(frozen=True)
class Examination:
    """One dossier under examination."""

    dossier: Dossier

    def finding(self, code: str, path: FactPath, message: str, hint: str) -> Diagnostic:
        """A diagnostic of the catalogue at the place of a fact."""
        return Diagnostic(code, message, hint, CATALOGUE[code].severity, self.dossier.source_of(path), path)

    @cached_property
    def as_of(self) -> date | None:
        """The last day the dossier's date may mean; None when it is unknown."""
        return self.dossier.head.as_of.upper

    @cached_property
    def pointers(self) -> tuple[Pointer, ...]:
        """Every reference."""
        return tuple(pointers(self.dossier))

    @cached_property
    def _contents(self) -> tuple[PrintedWords | CiteList, ...]:
        return tuple(contents(self.dossier))

    @cached_property
    def wordings(self) -> tuple[PrintedWords, ...]:
        """The printed words of all records."""
        return tuple(entry for entry in self._contents if isinstance(entry, PrintedWords))

    @cached_property
    def cite_lists(self) -> tuple[CiteList, ...]:
        """The citations of all facts; those in prose are not among them."""
        return tuple(entry for entry in self._contents if isinstance(entry, CiteList))

    @cached_property
    def prose(self) -> tuple[ProseText, ...]:
        """The free prose, text by text."""
        return tuple(
            text for name, value in self.dossier.texts.items() for text in _prose_texts(value, ("texts", name))
        )

    @cached_property
    def party_of(self) -> Mapping[str, Party]:
        """The party of each actor that has a column."""
        return {party.actor: party for party in self.dossier.parties}

    @cached_property
    def conflict_parties(self) -> tuple[str, ...]:
        """Actors whose role is conflict-party."""
        return tuple(party.actor for party in self.dossier.parties if "conflict-party" in party.role)

    @cached_property
    def current_positions(self) -> Mapping[str, Position]:
        """Positions that no other replaces."""
        replaced = {position.previous for position in self.dossier.positions.values()}
        return {key: position for key, position in self.dossier.positions.items() if key not in replaced}

    @cached_property
    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """Each claim as its variants, or as itself where it has none."""
        return {claim_id: tuple(_versions(claim_id, claim)) for claim_id, claim in self.dossier.claims.items()}

    @cached_property
    def _roots(self) -> Mapping[str, frozenset[str]]:
        return {source_id: self._root(source_id) for source_id in self.dossier.sources}

    def _root(self, source_id: str) -> frozenset[str]:
        """The sources that a source reprints or translates in the end; itself where there is none."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [source_id]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            record = self.dossier.sources.get(current)
            if record is None or not record.derives_from:
                found.add(current)
            else:
                waiting.extend(record.derives_from)
        return frozenset(found or {source_id})

    def origins(self, cites: tuple[Cite, ...]) -> frozenset[str]:
        """The different origins that support a fact: relays, reprints and translations count as what they repeat."""
        found: set[str] = set()
        for cite in cites:
            if cite.relation is Relation.SUPPORTS:
                origin = cite.source if cite.repeats in ("", "unknown") else cite.repeats
                found |= self._roots.get(origin, frozenset([origin]))
        return frozenset(found)

    def actor_name(self, actor_id: str) -> str:
        """The name of an actor for a sentence; its description where it has none, its id where it is withheld."""
        actor = self.dossier.actors.get(actor_id)
        if actor is None or actor.is_protected:
            return actor_id
        if actor.name is not None:
            return actor.short or actor.name.printed
        return str(actor.described_as or actor_id)

    def is_official(self, actor_id: str) -> bool:
        """Whether an actor attends with the weight of an office."""
        return actor_id in self.dossier.actors and _is_official(self.dossier.actors[actor_id])


def _is_official(actor: Actor) -> bool:
    if actor.is_person:
        return actor.capacity in {"official", "military", "elected"}
    return actor.kind in {"state", "government-body", "sub-state-entity"}


def named(block: str, record_id: str | int, *, capital: bool = True) -> str:
    """`The deal term "t-nato"`."""
    return f'{"The" if capital else "the"} {NOUNS[block]} "{record_id}"'


def quoted(words: Iterable[str]) -> str:
    """The words in quotation marks, as a phrase: `"cites" and "speaker"`."""
    return listed([f'"{word}"' for word in words])


def _versions(claim_id: str, claim: Claim) -> Iterator[Version]:
    if not claim.variants:
        yield Version("", claim, claim.cites, ("claims", claim_id))
    for variant_id, variant in claim.variants.items():
        path = ("claims", claim_id, "variants", variant_id)
        yield Version(variant_id, variant, variant.cites or claim.cites, path)


def _prose_texts(value: object, path: FactPath) -> Iterator[ProseText]:
    match value:
        case str():
            yield ProseText(path, Prose.parse(value).words)
        case Question():
            yield from _prose_texts(value.q, (*path, "q"))
            yield from _prose_texts(value.a, (*path, "a"))
        case tuple():
            for index, entry in enumerate(cast("tuple[object, ...]", value)):
                yield from _prose_texts(entry, (*path, index))
        case _:
            return
