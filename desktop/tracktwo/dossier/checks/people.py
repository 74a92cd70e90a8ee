"""Checks of people and parties: who is who, who sat where, and whose word it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, listed
from tracktwo.dossier.checks.examination import Examination, named
from tracktwo.dossier.checks.phrases import Phrases
from tracktwo.dossier.checks.sentences import outside_quotations
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.history import Event

TRACK_WORDS: Final = (
    (re.compile(r"1\.5|one[ -](?:point[ -]five|and[ -]a[ -]half)", re.IGNORECASE), "1.5"),
    (re.compile(r"\b(?:3|iii|three)\b", re.IGNORECASE), "3"),
    (re.compile(r"\b(?:2|ii|two)\b", re.IGNORECASE), "2"),
    (re.compile(r"\b(?:1|i|one)\b", re.IGNORECASE), "1"),
)
"""How the press writes a track."""
SHORTEST_NAME: Final = 8
"""Letters; shorter names differ by one letter too often by nature."""


def check_holders_are_parties(case: Examination) -> Iterator[Diagnostic]:
    """E31: positions and stances of actors that have no column; said once where there are no parties at all."""
    if not case.dossier.parties:
        if case.dossier.positions:
            what = 'There are positions, and no parties to hold them: "parties" is missing or empty.'
            hint = "List the actors that have a column, in print order."
            yield case.finding("E31", ("positions",), what, hint)
        return
    for key, position in case.dossier.positions.items():
        for holder in position.holder:
            if holder in case.dossier.actors and holder not in case.party_of:
                yield _not_a_party(case, ("positions", key, "holder"), named("positions", key), "held by", holder)
    for key, term in case.dossier.deal_terms.items():
        for actor in term.stances:
            if actor in case.dossier.actors and actor not in case.party_of:
                what = f"A stance on {named('deal_terms', key, capital=False)}"
                yield _not_a_party(case, ("deal_terms", key, "stances", actor), what, "that of", actor)


def _not_a_party(case: Examination, path: FactPath, what: str, how: str, actor: str) -> Diagnostic:
    message = f'{what} is {how} "{actor}", which is not among the parties.'
    return case.finding("E31", path, message, 'Add it to "parties", or name the party it belongs to.')


def check_ended_roles(case: Examination) -> Iterator[Diagnostic]:
    """W32: roles that ended before the dossier's date, with the form they are printed in."""
    if case.as_of is None:
        return
    for key, actor in case.dossier.actors.items():
        for index, role in enumerate(actor.roles):
            if role.to is None or not role.to.is_before(case.as_of):
                continue
            organization = f", {case.actor_name(role.org)}" if role.org else ""
            title = str(role.title)
            title = title[:1].lower() + title[1:] if title[1:2].islower() else title
            yield case.finding(
                "W32",
                ("actors", key, "roles", index),
                f"A role of {named('actors', key, capital=False)} ended {role.to}, before the dossier's date; "
                f'it is printed as "then {title}{organization}".',
                "See that no text calls it current.",
            )


def check_house_spelling(case: Examination) -> Iterator[Diagnostic]:
    """W33: forms that the house does not use, and variants of names, in our own words."""
    preferred = dict(_spellings(case))
    if not preferred:
        return
    spellings = Phrases.of(preferred, exact=True)
    for path, text in _own_words(case):
        for bad in dict.fromkeys(spellings.find(text)):
            message = f'{named(str(path[0]), path[1])} writes "{bad}".'
            yield case.finding("W33", path, message, f'Write "{preferred[bad]}"; variants stay in quotations.')


def _spellings(case: Examination) -> Iterator[tuple[str, str]]:
    """Each form to flag and the form to write; none that is the name of someone else."""
    actors = case.dossier.actors.values()
    names = {form for actor in actors if actor.name for form in (*actor.name.every_form, actor.name.short)}
    names |= {actor.short for actor in actors} | {actor.acronym for actor in actors}
    for actor in actors:
        if actor.name and not actor.is_protected:
            yield from ((form, actor.name.printed) for form in actor.variants if form not in names)
    for good, bad in case.dossier.head.spelling.items():
        yield from ((form, good) for form in bad if form and form not in names and form != good)


def _own_words(case: Examination) -> Iterator[tuple[FactPath, str]]:
    yield from ((text.path, text.unquoted) for text in case.prose)
    yield from ((words.path, outside_quotations(words.text)) for words in case.wordings if words.is_ours)


def check_near_equal_names(case: Examination) -> Iterator[Diagnostic]:
    """W33: two actors whose names differ by a letter, or not at all."""
    first_with: dict[str, str] = {}
    for key, actor in case.dossier.actors.items():
        letters = _letters(actor)
        if not letters:
            continue
        shorter = [letters, *(letters[:index] + letters[index + 1 :] for index in range(len(letters)))]
        other = next((first_with[form] for form in shorter if form in first_with), None)
        if other is not None:
            yield case.finding(
                "W33",
                ("actors", key),
                f"{named('actors', key)} and {named('actors', other, capital=False)} have nearly the same name.",
                'If they are one, keep one and list the other spelling in its "variants".',
            )
        for form in shorter:
            first_with.setdefault(form, key)


def _letters(actor: Actor) -> str:
    """The letters of a name that can be compared; empty for what is not: states, numbered units, protected names."""
    if actor.name is None or actor.kind == "state" or actor.is_protected:
        return ""
    printed = actor.name.printed.casefold()
    if any(sign.isdigit() for sign in printed):
        return ""
    letters = "".join(sign for sign in printed if sign.isalpha())
    return letters if SHORTEST_NAME <= len(letters) <= 100 else ""


def check_tracks_fit_those_present(case: Examination) -> Iterator[Diagnostic]:
    """W34 and I35: tracks that do not fit the people present, or differ from what was reported."""
    for key, event in case.dossier.events.items():
        officials = [who.actor for who in event.who if who.certain and case.is_official(who.actor)]
        path = ("events", key, "track")
        if event.track == "2" and officials:
            message = f"{named('events', key)} is coded track 2 with an official present: {_people(case, officials)}."
            yield case.finding("W34", path, message, "Code it 1.5: track 2 has no government participation.")
        if event.track == "1" and event.who and not _may_be_official(case, event):
            message = f"{named('events', key)} is coded track 1 and nobody present is an official."
            yield case.finding("W34", path, message, 'Correct "track", or add the officials to "who".')
        reported = _reported_track(event.track_as_reported)
        if event.track and reported and reported != event.track:
            yield case.finding("I35", path, _difference(case, key, event, officials), _TRACK_HINT)


_TRACK_HINT: Final = "Keep both fields; let the text use the coded track and say that reports called it otherwise."


def _difference(case: Examination, key: str, event: Event, officials: list[str]) -> str:
    why = ""
    if event.track == "1.5" and officials:
        why = f" with an official present: {_people(case, officials)}"
    words = event.track_as_reported
    reported = f'"{words}"' if any(sign.isalpha() for sign in words) else f"track {words}"
    return f"{named('events', key)} was reported as {reported} and is coded track {event.track}{why}."


def _reported_track(words: str) -> str:
    return next((track for pattern, track in TRACK_WORDS if pattern.search(words)), "")


def _may_be_official(case: Examination, event: Event) -> bool:
    """Whether anyone present is an official, or may be: bodies and groups whose members are not listed."""
    actors = (case.dossier.actors.get(who.actor) for who in event.who)
    return any(
        actor is None or not actor.is_person or actor.capacity in {"official", "military", "elected", "unknown"}
        for actor in actors
    )


def _people(case: Examination, actors: list[str]) -> str:
    return listed([case.actor_name(actor) for actor in actors])


def check_unnamed_are_described(case: Examination) -> Iterator[Diagnostic]:
    """W36: unnamed actors of whom nothing is said."""
    for key, actor in case.dossier.actors.items():
        if actor.identity == "unnamed" and actor.described_as is None and actor.count is None:
            message = f"{named('actors', key)} is unnamed and has neither a description nor a count."
            yield case.finding(
                "W36", ("actors", key), message, 'Add "described_as" in the source\'s words, or "count".'
            )


def check_holes_in_the_matrix(case: Examination) -> Iterator[Diagnostic]:
    """W37 and I38: no position on another's red line, and columns without any position."""
    held: dict[str, set[str]] = {}
    red_lines: dict[str, list[str]] = {}
    for position in case.current_positions.values():
        for holder in position.holder:
            held.setdefault(holder, set()).add(position.issue)
            if position.firmness == "red-line" and holder in case.conflict_parties:
                red_lines.setdefault(position.issue, []).append(holder)
    for issue, holders in red_lines.items():
        for party in case.conflict_parties:
            others = [holder for holder in dict.fromkeys(holders) if holder != party]
            if others and issue not in held.get(party, ()):
                yield case.finding(
                    "W37",
                    ("issues", issue),
                    f"{case.actor_name(party)} has no position on {named('issues', issue, capital=False)}, "
                    f"a red line for {_people(case, others)}.",
                    "Add its position, or one that says it is not known.",
                )
    for index, party in enumerate(case.dossier.parties):
        if case.dossier.positions and party.actor not in held:
            message = f"The party {case.actor_name(party.actor)} has no position: its column is empty."
            yield case.finding("I38", ("parties", index), message, "Add a position, or leave the party out.")


def check_voices_are_of_the_holders_side(case: Examination) -> Iterator[Diagnostic]:
    """W39: positions voiced by someone who belongs to another side."""
    for key, position in case.dossier.positions.items():
        if not position.voiced_by or position.voiced_by in position.holder:
            continue
        bodies = _affiliations(case, position.voiced_by)
        sides = {_side(case, body) for body in bodies if body in case.party_of}
        own = {_side(case, holder) for holder in position.holder}
        if sides and not (sides & own) and not (bodies & set(position.holder)):
            holders = _people(case, list(position.holder))
            other = _people(case, sorted(sides))
            message = (
                f"{named('positions', key)} is held by {holders} and voiced by "
                f"{case.actor_name(position.voiced_by)}, who is on the side of {other}."
            )
            hint = 'Correct "holder" or "voiced_by"; what one side says of another is a claim.'
            yield case.finding("W39", ("positions", key, "voiced_by"), message, hint)


def _side(case: Examination, actor: str) -> str:
    party = case.party_of.get(actor)
    return party.side or actor if party else actor


def _affiliations(case: Examination, actor_id: str) -> frozenset[str]:
    """An actor and every body it belongs to, directly or not; former offices do not count."""
    found: set[str] = set()
    waiting = [actor_id]
    while waiting:
        current = waiting.pop()
        actor = case.dossier.actors.get(current)
        if current in found or actor is None:
            continue
        found.add(current)
        offices = (role.org for role in actor.roles if role.org and not role.former and role.to is None)
        waiting.extend([*actor.member_of, *([actor.part_of] if actor.part_of else []), *offices])
    return frozenset(found)


CHECKS = (
    check_holders_are_parties,
    check_ended_roles,
    check_house_spelling,
    check_near_equal_names,
    check_tracks_fit_those_present,
    check_unnamed_are_described,
    check_holes_in_the_matrix,
    check_voices_are_of_the_holders_side,
)
