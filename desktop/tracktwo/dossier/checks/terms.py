"""Checks of deal terms and agreements: stances, order, ceasefires, deadlines, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from tracktwo.diagnostics import Diagnostic, listed
from tracktwo.dossier.checks.examination import Examination, named
from tracktwo.dossier.model.negotiation import DealTerm
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.moments import Moment, RelativeDate
from tracktwo.dossier.values.problem import ValueProblem

CLOSED: Final = frozenset(["rejected", "withdrawn", "lapsed"])
AGREED: Final = frozenset(["agreed-ad-referendum", "agreed", "in-force"])
NEGOTIATORS: Final = frozenset(["conflict-party", "negotiating-party"])


def check_stances_of_conflict_parties(case: Examination) -> Iterator[Diagnostic]:
    """W70: open terms on which a conflict party's stance is not recorded."""
    for key, term in case.dossier.deal_terms.items():
        missing = [party for party in case.conflict_parties if party not in term.stances]
        if missing and term.status not in CLOSED:
            whose = listed([case.actor_name(party) for party in missing])
            message = f"{named('deal_terms', key)} has no stance of {whose}."
            yield case.finding("W70", ("deal_terms", key), message, 'Add it; "unstated" is a stance too.')


def check_agreed_terms_are_agreed(case: Examination) -> Iterator[Diagnostic]:
    """W71: agreed terms that one of those who must agree opposes."""
    for key, term in case.dossier.deal_terms.items():
        if term.status not in AGREED:
            continue
        against = [
            actor
            for actor, stance in term.stances.items()
            if stance.stance in {"opposes", "strongly-opposes"}
            and actor in case.party_of
            and NEGOTIATORS.intersection(case.party_of[actor].role)
        ]
        if against:
            who = listed([case.actor_name(actor) for actor in against])
            message = (
                f"{named('deal_terms', key)} is {term.status}, and {who} {'oppose' if against[1:] else 'opposes'} it."
            )
            yield case.finding("W71", ("deal_terms", key, "status"), message, "Correct the status or the stance.")


def check_order_of_terms(case: Examination) -> Iterator[Diagnostic]:
    """E72: terms that wait for each other; one finding for each circle."""
    terms = case.dossier.deal_terms
    done: set[str] = set()
    for start in terms:
        circle = _circle(start, terms, done)
        if circle:
            way = " after ".join(f'"{key}"' for key in (*circle, circle[0]))
            path = ("deal_terms", circle[0], "after")
            yield case.finding("E72", path, f"Deal terms wait for each other: {way}.", 'Take one id out of "after".')


def _circle(start: str, terms: Mapping[str, DealTerm], done: set[str]) -> tuple[str, ...]:
    """The first circle on the ways from a term, in order; empty where there is none. Terms seen go into `done`."""
    way: dict[str, int] = {}
    waiting: list[tuple[str, bool]] = [(start, False)]
    found: tuple[str, ...] = ()
    while waiting:
        key, is_left = waiting.pop()
        if is_left:
            way.popitem()
            done.add(key)
        elif key in way:
            found = found or tuple(way)[way[key] :]
        elif key not in done and key in terms:
            way[key] = len(way)
            waiting.append((key, True))
            waiting.extend((before, False) for before in reversed(terms[key].after))
    return found


def check_ceasefires(case: Examination) -> Iterator[Diagnostic]:
    """W73: ceasefires without what the UN guidance asks for; a time only of those agreed."""
    for key, term in case.dossier.deal_terms.items():
        ceasefire = term.ceasefire
        if ceasefire is None or term.status in CLOSED:
            continue
        missing = [] if ceasefire.enters or term.status not in AGREED else ["date and time of entry into force"]
        if not (ceasefire.area or ceasefire.line or ceasefire.zone):
            missing.append("area or line")
        if not (ceasefire.monitors or ceasefire.mechanism):
            missing.append("monitors")
        if missing:
            message = f"The ceasefire of {named('deal_terms', key, capital=False)} has no {listed(missing, 'or')}."
            yield case.finding(
                "W73", ("deal_terms", key, "ceasefire"), message, "Add it, or say in the text that it is open."
            )


def check_deadlines(case: Examination) -> Iterator[Diagnostic]:
    """W74: deadlines and ends that passed while the status says the term is still open."""
    if case.as_of is None:
        return
    for key, term in case.dossier.deal_terms.items():
        if term.status in CLOSED or term.status == "in-force" or term.compliance == "fulfilled":
            continue
        for name, deadline in (("deadline", term.deadline), ("expires", term.expires)):
            day = _last_day(case, deadline)
            if day is not None and day < case.as_of:
                what = "deadline" if name == "deadline" else "end"
                message = (
                    f"The {what} of {named('deal_terms', key, capital=False)} passed on {day.isoformat()}, "
                    f'and its status is "{term.status}".'
                )
                yield case.finding("W74", ("deal_terms", key, name), message, "Correct the status or the date.")


def _last_day(case: Examination, deadline: EdtfDate | RelativeDate | Moment | None) -> date | None:
    match deadline:
        case EdtfDate():
            return deadline.upper
        case Moment():
            return deadline.day
        case RelativeDate():
            anchor = _anchor(case, deadline.anchor)
            if anchor is None:
                return None
            try:
                return deadline.resolve(anchor)
            except ValueProblem:  # beyond the calendar: no deadline can have passed
                return None
        case _:
            return None


def _anchor(case: Examination, key: str) -> date | None:
    """The day from which a relative date is counted: of an event, an agreement or an agreed term."""
    dossier = case.dossier
    if key in dossier.events:
        return dossier.events[key].date.upper
    if key in dossier.agreements:
        return dossier.agreements[key].date.upper
    term = dossier.deal_terms.get(key)
    if term is None:
        return None
    if term.ceasefire and term.ceasefire.enters:
        return term.ceasefire.enters.day
    return term.agreed_on.upper if term.agreed_on else None


def check_signed_agreements_have_parties(case: Examination) -> Iterator[Diagnostic]:
    """W75: signatures of nobody."""
    for key, agreement in case.dossier.agreements.items():
        if agreement.status == "signed" and not agreement.parties:
            message = f"{named('agreements', key)} is signed and names no parties."
            yield case.finding("W75", ("agreements", key), message, 'Add "parties": who signed.')


def check_only_treaties_are_called_treaties(case: Examination) -> Iterator[Diagnostic]:
    """W76: prose that calls an instrument a treaty which is none."""
    texts = [(text, text.unquoted.casefold()) for text in case.prose if "treaty" in text.unquoted.casefold()]
    if not texts:
        return
    for key, agreement in case.dossier.agreements.items():
        title = " ".join(re.split(r"[(,]", str(agreement.title))[0].split())
        named_so = [text for text, folded in texts if title.casefold() in " ".join(folded.split())]
        if not named_so or len(title) < 4 or _is_called_treaty(str(agreement.title)):
            continue
        if any(_is_treaty(case, cite.source) for cite in agreement.cites):
            continue
        pattern = _called_treaty(title)
        for text in named_so:
            if pattern.search(text.unquoted):
                message = f'The text "{text.path[1]}" calls {named("agreements", key, capital=False)} a treaty.'
                hint = "Use the word of its title; if it is one, cite the treaty."
                yield case.finding("W76", text.path, message, hint)


def _is_called_treaty(title: str) -> bool:
    return re.search(r"\b(?:treaty|convention|covenant)\b", title, re.IGNORECASE) is not None


def _called_treaty(title: str) -> re.Pattern[str]:
    """The ways in which a sentence says that the instrument of this title is a treaty."""
    name = r"\s+".join(re.escape(word) for word in title.split())
    return re.compile(
        rf"\b{name}\s+treaty\b|\btreaty\s+(?:of|called|named|known as)\s+(?:the\s+)?{name}\b"
        rf"|\btreaty,\s+(?:the\s+)?{name}\b|\b{name},?\s+(?:(?:is|was|became|being)\s+)?a\s+(?:\w+\s+)?treaty\b",
        re.IGNORECASE,
    )


def _is_treaty(case: Examination, source_id: str) -> bool:
    source = case.dossier.sources.get(source_id)
    return source is not None and source.type == "treaty"


CHECKS = (
    check_stances_of_conflict_parties,
    check_agreed_terms_are_agreed,
    check_order_of_terms,
    check_ceasefires,
    check_deadlines,
    check_signed_agreements_have_parties,
    check_only_treaties_are_called_treaties,
)
