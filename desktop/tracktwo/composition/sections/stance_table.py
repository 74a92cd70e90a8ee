"""Terms by parties: who is for what, in signs that a legend explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.composition.context import Composed, Context, joined, lines, words
from tracktwo.composition.stances import PartyStance, party_order, stances_of
from tracktwo.document.blocks import Align, Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import Faint, Inlines, Strong, Text
from tracktwo.dossier.model.negotiation import DealTerm
from tracktwo.dossier.model.words import STANCE_SYMBOLS
from tracktwo.template.options import StanceTableOptions

UPRIGHT_COLUMNS: Final = 7
"""With more parties than this the table is set on a landscape page."""
WIDEST_TABLE: Final = 12
"""With more parties than this the table is split, the terms repeated."""


@dataclass(frozen=True, slots=True)
class _Rated:
    """A term with its stances by party."""

    term_id: str
    term: DealTerm
    stances: Mapping[str, PartyStance]


def compose_stance_table(context: Context, options: StanceTableOptions) -> Composed:
    """One table, or several where there are many parties; its caption tells the conditions on which stances hang."""
    order = party_order(context)
    rated = [
        _Rated(name, term, {stance.actor: stance for stance in stances_of(context, name, term, order)})
        for name, term in _by_issue(context)
    ]
    parties = _parties(context, options, rated, order)
    if not parties:
        return Composed()
    blocks = tuple(_table(context, some, rated, is_full=options.detail == "full") for some in _split(parties))
    is_wide = options.landscape == "yes" or (options.landscape == "auto" and len(parties) > UPRIGHT_COLUMNS)
    return Composed(blocks, landscape=is_wide)


def _by_issue(context: Context) -> list[tuple[str, DealTerm]]:
    """The terms in the order of their issues, then as written."""
    rank = {issue: index for index, issue in enumerate(context.dossier.issues)}
    return sorted(context.dossier.deal_terms.items(), key=lambda entry: rank.get(entry[1].issue, len(rank)))


def _parties(
    context: Context, options: StanceTableOptions, rated: Sequence[_Rated], order: Mapping[str, int]
) -> tuple[str, ...]:
    """The columns: those of the section's options, else those of the brief, else all that take a stance."""
    rating = dict.fromkeys(actor for entry in rated for actor in entry.stances)
    if not rating:
        return ()
    known = tuple(sorted({**order, **rating}, key=lambda actor: order.get(actor, len(order))))
    wanted = options.columns or (context.plan.columns if context.plan else ())
    if wanted:
        return context.chosen(tuple(dict.fromkeys(wanted)), known, "a party")
    return tuple(actor for actor in known if actor in rating)


def _split(parties: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Parties in parts as even as can be, none larger than the widest table."""
    count = len(parties)
    tables = -(-count // WIDEST_TABLE)
    for table in range(tables):
        yield parties[count * table // tables : count * (table + 1) // tables]


def _table(context: Context, parties: Sequence[str], rated: Sequence[_Rated], *, is_full: bool) -> Table:
    columns = (
        Column(words(context.labels("stance_table.term")), weight=3.0, minimum=18, is_row_header=True),
        *(Column(words(context.people.short(actor), ("actors", actor)), align=Align.CENTER) for actor in parties),
    )
    rows = tuple(_rows(context, parties, rated) if is_full else (_row(context, parties, entry) for entry in rated))
    return context.table(columns, rows, _legend(context, parties, rated), context.labels("stance_table.summary"))


def _rows(context: Context, parties: Sequence[str], rated: Sequence[_Rated]) -> Iterator[Row | GroupRow]:
    issue_id = None
    for entry in rated:
        if entry.term.issue != issue_id:
            issue_id = entry.term.issue
            issue = context.dossier.issues.get(issue_id)
            title = issue.title.text if issue else context.labels("deal_terms.no_issue")
            yield GroupRow(words(title, ("issues", issue_id)), ("issues", issue_id))
        status = context.labels.word("term_status", entry.term.status)
        yield _row(context, parties, entry, (Faint(words(status, ("deal_terms", entry.term_id, "status"))),))


def _row(context: Context, parties: Sequence[str], entry: _Rated, status: Inlines = ()) -> Row:
    origin = ("deal_terms", entry.term_id)
    title: Inlines = (Text(entry.term.title.text, origin=origin), *context.cite(entry.term.cites, origin))
    cells = (_cell(context, entry, actor) for actor in parties)
    return Row((Cell(lines((title, status)), origin), *cells), origin)


def _cell(context: Context, entry: _Rated, actor: str) -> Cell:
    stance = entry.stances.get(actor)
    if stance is None:
        origin = ("deal_terms", entry.term_id, "stances")
        return Cell(words(STANCE_SYMBOLS["unstated"], origin), origin)
    mark = f" {context.labels('stance_table.assessed')}" if stance.is_assessed else ""
    sign = Text(f"{STANCE_SYMBOLS[stance.record.stance]}{mark}", origin=stance.origin)
    return Cell((sign, *context.cite(stance.record.cites, stance.origin)), stance.origin)


def _legend(context: Context, parties: Sequence[str], rated: Sequence[_Rated]) -> Inlines:
    """The signs that occur, from support to opposition; the mark of what is assessed; the conditions named."""
    shown = list(_shown(parties, rated))
    occurring = {stance.record.stance if stance else "unstated" for stance in shown}
    parts = [
        context.labels("stance_table.sign", sign=sign, meaning=context.labels.word("stance", name))
        for name, sign in STANCE_SYMBOLS.items()
        if name in occurring
    ]
    if any(stance and stance.is_assessed for stance in shown):
        parts.append(context.labels("stance_table.assessed_legend"))
    signs = words(f"{context.labels('stance_table.caption')} {context.labels.semicolon.join(parts)}.")
    return joined((signs, _conditions(context, parties, rated)), words(" "))


def _shown(parties: Sequence[str], rated: Iterable[_Rated]) -> Iterator[PartyStance | None]:
    for entry in rated:
        for actor in parties:
            yield entry.stances.get(actor)


def _conditions(context: Context, parties: Sequence[str], rated: Iterable[_Rated]) -> Inlines:
    """Who asks what on which term: in the caption, so that they stay with their table."""
    told = joined(_each_condition(context, parties, rated), words(context.labels.semicolon))
    label = Strong(words(f"{context.labels('stance_table.conditions')}{context.labels.colon}"))
    return (label, *told) if told else ()


def _each_condition(context: Context, parties: Sequence[str], rated: Iterable[_Rated]) -> Iterator[Inlines]:
    for entry in rated:
        for actor in parties:
            stance = entry.stances.get(actor)
            if stance is not None and stance.record.condition:
                who = context.labels(
                    "stance_table.condition_of", term=entry.term.title.text, party=context.people.short(actor)
                )
                said = words(f"{who}{context.labels.colon}{stance.record.condition}", stance.origin)
                cites = context.cite(stance.record.cites, stance.origin)
                yield (*said, *cites)
