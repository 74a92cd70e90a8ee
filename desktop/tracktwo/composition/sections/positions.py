"""Positions in words: by issue or by party, each with what lies behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.composition.context import Composed, Context, joined, words
from tracktwo.composition.field_lines import field_line
from tracktwo.composition.legend import Legend
from tracktwo.composition.people import was_held_on
from tracktwo.composition.position_sentence import (
    POSITION_MARKS,
    assessed,
    joint_holders,
    position_marks,
    position_sentence,
)
from tracktwo.composition.quotations import quotation
from tracktwo.composition.standing import Standing, StandingPositions, known_parties
from tracktwo.document.blocks import Block, Blocks, Paragraph, ParagraphRole, Section
from tracktwo.document.inlines import Faint, Inlines, Origin, Strong, Text
from tracktwo.dossier.model.negotiation import Position
from tracktwo.dossier.model.words import Basis
from tracktwo.template.options import PositionsOptions

PLAIN_BASES = frozenset[Basis]({"stated-public", "inferred"})
"""Bases that need no line of their own: what is said in public, and what "(assessed)" marks already."""
PLAIN_FIRMNESS = frozenset({"unknown", "red-line"})
MOST_NAMES = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """What a section of positions shows, and how fully."""

    positions: StandingPositions
    issues: tuple[str, ...]
    parties: tuple[str, ...]
    options: PositionsOptions

    def shows(self, position: Standing) -> bool:
        """Tell whether the options admit a position."""
        firmness = self.options.firmness
        return not firmness or position.record.firmness in firmness


def compose_positions(context: Context, options: PositionsOptions) -> Composed:
    """Return a subsection for each issue with a position, or for each party that holds one.

    Only positions that stand on the as-of date are printed (see `StandingPositions`). The sources of a record stand
    after its sentence and back the lines under it. Issues without a position are named only when the options say so.
    """
    positions = StandingPositions(context)
    known = known_parties(context, positions)
    choice = Choice(
        positions,
        tuple(dict.fromkeys(context.chosen(options.issues, tuple(context.dossier.issues), "an issue"))),
        tuple(dict.fromkeys(context.chosen(options.parties, known, "a party"))),
        options,
    )
    sections = _by_party(context, choice) if options.by == "party" else _by_issue(context, choice)
    return Composed(tuple(sections))


def _by_issue(context: Context, choice: Choice) -> Iterator[Section]:
    rank = {party: index for index, party in enumerate(choice.parties)}
    for issue_id in choice.issues:
        shown = [position for position in choice.positions.on(issue_id) if choice.shows(position)]
        shown = [position for position in shown if any(holder in rank for holder in position.holders)]
        shown.sort(key=lambda position: min(rank.get(holder, len(rank)) for holder in position.holders))
        if not shown and not choice.options.empty:
            continue
        issue = context.dossier.issues[issue_id]
        origin: Origin = ("issues", issue_id)
        blocks: list[Block] = []
        if issue.question:
            question = words(issue.question, (*origin, "question"))
            blocks.append(
                field_line(
                    context, context.labels("positions.question"), question, (*origin, "question"), keep_with_next=True
                )
            )
        for position in shown:
            blocks.extend(_position(context, position, _holders(context, position), choice.options))
        if not shown:
            blocks.append(Paragraph(words(context.labels("positions.none_known")), ParagraphRole.NOTE, origin=origin))
        yield context.subsection(words(issue.title.text, (*origin, "title")), tuple(blocks), origin)


def _by_party(context: Context, choice: Choice) -> Iterator[Section]:
    for party in choice.parties:
        blocks: list[Block] = []
        for issue_id in choice.issues:
            for position in choice.positions.held(issue_id, party):
                if choice.shows(position):
                    lead = _issue_lead(context, position, party)
                    blocks.extend(_position(context, position, lead, choice.options))
        if blocks:
            origin: Origin = ("actors", party)
            yield context.subsection(words(context.people.name(party), origin), tuple(blocks), origin)


def _holders(context: Context, position: Standing) -> Inlines:
    origin: Origin = ("positions", position.id, "holder")
    names = ", ".join(_holder(context, holder) for holder in position.holders)
    joint: Inlines = ()
    if len(position.holders) > 1:
        joint = (Text(" "), Faint(words(context.labels("positions.joint"))))
    return (Strong(words(names, origin)), *joint, Text(context.labels.colon))


def _holder(context: Context, holder: str) -> str:
    actor = context.dossier.actors.get(holder)
    return context.people.name(holder) if actor is not None and actor.is_person else context.people.short(holder)


def _issue_lead(context: Context, position: Standing, party: str) -> Inlines:
    origin: Origin = ("issues", position.record.issue, "title")
    issue = context.dossier.issues[position.record.issue]
    shared = joint_holders(context, position, party, MOST_NAMES)
    joint: Inlines = (Text(" "), Faint(words(f"({shared})"))) if shared else ()
    return (Strong(words(issue.title.text, origin)), *joint, Text(context.labels.colon))


def _position(context: Context, position: Standing, lead: Inlines, options: PositionsOptions) -> Blocks:
    record = position.record
    unprinted = Legend(context.labels, POSITION_MARKS)
    sentence = position_sentence(context, position.id, record, unprinted)
    fields = tuple(_fields(context, position, full=options.detail == "full"))
    quotes: Blocks = ()
    if options.detail == "full":
        quotes = tuple(
            Paragraph(quotation(context, quote, origin), ParagraphRole.QUOTE, origin=origin)
            for index, quote in enumerate(record.quotes)
            if (origin := ("positions", position.id, "quotes", index))
        )
    follows = bool(fields or quotes)
    opening = Paragraph(
        (*lead, *sentence), ParagraphRole.LEAD, keep_with_next=follows, origin=("positions", position.id)
    )
    return (opening, *fields, *quotes)


def _fields(context: Context, position: Standing, *, full: bool) -> Iterator[Paragraph]:
    """Yield the short lines under a position; its condition at every length, as without it the sentence misleads."""
    for name, value in _said(context, position, full=full):
        origin: Origin = ("positions", position.id, name)
        yield field_line(context, context.labels(f"positions.{name}"), value, origin)


def _said(context: Context, position: Standing, *, full: bool) -> Iterator[tuple[str, Inlines]]:
    record = position.record
    texts = ("condition", "demand", "offer") if full else ("condition",)
    for name in texts:
        if text := getattr(record, name):
            yield name, words(text, ("positions", position.id, name))
    if not full:
        return
    yield from _behind(context, position)
    if record.firmness not in PLAIN_FIRMNESS:
        yield "firmness", words(context.labels.word("firmness", record.firmness))
    if record.voiced_by and record.voiced_by not in record.holder:
        yield "voiced_by", _voice(context, record)
    if record.basis not in PLAIN_BASES:
        yield "basis", words(context.labels.word("basis", record.basis))
    earlier = context.dossier.positions.get(record.previous)
    if earlier is not None and earlier is not record and not earlier.as_of.is_after(context.as_of):
        yield "previous", _earlier(context, record, earlier)


def _behind(context: Context, position: Standing) -> Iterator[tuple[str, Inlines]]:
    """Yield interest and best alternative, each with how it is known where that is not by public statement.

    An interest without a basis of its own, and the alternative, are known as the position is.
    """
    record = position.record
    known: tuple[tuple[str, str, Basis], ...] = (
        ("interest", record.interest, record.interest_basis or record.basis),
        ("batna", record.batna, record.basis),
    )
    for name, text, basis in known:
        if text:
            parts = (_basis_mark(context, basis), words(text, ("positions", position.id, name)))
            yield name, joined(parts, words(" "))


def _basis_mark(context: Context, basis: Basis) -> Inlines:
    if basis == "inferred":
        return assessed(context)
    return () if basis in PLAIN_BASES else (Faint(words(f"({context.labels.word('basis', basis)})")),)


def _voice(context: Context, record: Position) -> Inlines:
    """Return name and role of a voice, with the sources of the role; of the roles the first to print."""
    voice = record.voiced_by
    actor = context.dossier.actors.get(voice)
    name = words(context.people.name(voice), ("actors", voice))
    if actor is None or not actor.is_person or actor.is_protected or actor.described_as is not None:
        return name
    held = next(iter(context.people.roles(actor)), None)
    if held is None:
        return name
    origin: Origin = ("actors", voice, "roles", actor.roles.index(held.role))
    role = context.people.role(held, was_then=was_held_on(held.role, record.as_of))
    return (*name, *words(f", {role}", origin), *context.cite(held.role.cites, origin))


def _earlier(context: Context, record: Position, earlier: Position) -> Inlines:
    """Return the position moved from, its sources, when it was held and when it changed."""
    origin: Origin = ("positions", record.previous)
    unprinted = Legend(context.labels, POSITION_MARKS)
    dates = context.labels(
        "positions.moved", earlier=context.dates.date(earlier.as_of), later=context.dates.date(record.as_of)
    )
    return (
        *position_marks(context, earlier, unprinted),
        *words(earlier.position.text, (*origin, "position")),
        *context.cite(earlier.cites, origin),
        *(Text(" "), Faint(words(f"({dates})"))),
    )
