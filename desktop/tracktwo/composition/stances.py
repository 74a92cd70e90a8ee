"""Where parties stand on a term: in the order of the parties, with what is only inferred marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracktwo.composition.context import Context, joined, lines, words
from tracktwo.composition.field_lines import labelled
from tracktwo.document.inlines import Inlines, Origin, Strong, Text
from tracktwo.dossier.model.negotiation import DealTerm, Position, StanceRecord
from tracktwo.dossier.model.words import STANCE_SYMBOLS


@dataclass(frozen=True, slots=True)
class PartyStance:
    """One party's stance on one term."""

    actor: str
    record: StanceRecord
    position: Position | None
    origin: Origin

    @property
    def is_assessed(self) -> bool:
        """Whether it is our reading: inferred itself, or taken from a position that is."""
        basis = self.record.basis or (self.position.basis if self.position else None)
        return basis == "inferred"


def party_order(context: Context) -> Mapping[str, int]:
    """The rank of each party, in the order of the dossier."""
    return {party.actor: rank for rank, party in enumerate(context.dossier.parties)}


def stances_of(context: Context, term_id: str, term: DealTerm, order: Mapping[str, int]) -> tuple[PartyStance, ...]:
    """The stances on a term, parties first and in their order, then others as written."""
    positions = context.dossier.positions
    found = [
        PartyStance(actor, record, positions.get(record.from_), ("deal_terms", term_id, "stances", actor))
        for actor, record in term.stances.items()
    ]
    return tuple(sorted(found, key=lambda stance: order.get(stance.actor, len(order))))


def summary(context: Context, stances: tuple[PartyStance, ...]) -> Inlines:
    """All stances on one line, from support to opposition: `supports: India; opposes: Ukraine (assessed)`."""
    groups: dict[str, list[PartyStance]] = {stance: [] for stance in STANCE_SYMBOLS}
    for stance in stances:
        groups[stance.record.stance].append(stance)
    return joined(
        (_group(context, name, group) for name, group in groups.items() if group), words(context.labels.semicolon)
    )


def in_words(context: Context, stance: PartyStance) -> Inlines:
    """One stance with its condition and the position it follows from, each with its sources."""
    head = (
        Strong(words(f"{context.people.short(stance.actor)}{context.labels.colon}")),
        Text(f"{_word(context, stance)}{_assessed(context, stance)}", origin=stance.origin),
        *context.cite(stance.record.cites, stance.origin),
    )
    return lines((head, *_grounds(context, stance)))


def needs_words(stances: tuple[PartyStance, ...]) -> bool:
    """Whether any stance says more than a word: a condition, a position, sources of its own."""
    return any(stance.record.condition or stance.position or stance.record.cites for stance in stances)


def _grounds(context: Context, stance: PartyStance) -> Iterator[Inlines]:
    if stance.record.condition:
        yield labelled(context, context.labels("stances.condition"), words(stance.record.condition, stance.origin))
    position = stance.position
    if position is not None and position.position.text:
        origin = ("positions", stance.record.from_)
        said = (*words(position.position.text, origin), *context.cite(position.cites, origin))
        yield labelled(context, context.labels("stances.position", date=context.dates.date(position.as_of)), said)


def _group(context: Context, name: str, group: list[PartyStance]) -> Inlines:
    return (
        Text(f"{context.labels.word('stance', name)}{context.labels.colon}"),
        *joined((_named(context, stance) for stance in group), words(", ")),
    )


def _named(context: Context, stance: PartyStance) -> Inlines:
    condition = stance.record.condition
    said = f" {context.labels('stances.only_if', condition=condition)}" if condition else ""
    name = f"{context.people.short(stance.actor)}{_assessed(context, stance)}{said}"
    return (Text(name, origin=stance.origin), *context.cite(stance.record.cites, stance.origin))


def _word(context: Context, stance: PartyStance) -> str:
    return context.labels.word("stance", stance.record.stance)


def _assessed(context: Context, stance: PartyStance) -> str:
    return f" {context.labels('value.assessed')}" if stance.is_assessed else ""
