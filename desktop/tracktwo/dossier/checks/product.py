"""Checks of what a dossier says about its products: markings, lengths, decisions, embargo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, did_you_mean, listed
from tracktwo.dossier.checks.examination import Examination, named, quoted
from tracktwo.dossier.checks.sentences import word_count
from tracktwo.dossier.model.blocks import record_models

LONGEST_BOTTOM_LINE: Final = 60
MOST_TALKING_POINTS: Final = 6
BUSINESS_DAYS: Final = 5
"""Between the date of an action memo and the decision (template of the U.S. Department of State)."""
TLP: Final = re.compile(r"\bTLP\s*[:\- ]\s*(?:RED|AMBER(?:\s*\+\s*STRICT)?|GREEN|CLEAR|WHITE)(?![\w+])", re.IGNORECASE)


def _ranks(case: Examination) -> Mapping[str, int]:
    """The rank of every label and portion code of the dossier's scheme, least restrictive 0."""
    marking = case.dossier.head.marking
    ranks = {label: rank for rank, label in enumerate(marking.labels)}
    codes = {level.code: rank for rank, level in enumerate(marking.levels) if level.code}
    return {**codes, **ranks} if marking.scheme == "custom" else ranks


def _marks(case: Examination) -> Iterator[tuple[FactPath, str]]:
    for index, party in enumerate(case.dossier.parties):
        yield ("parties", index, "mark"), party.mark
    for block in record_models():
        for key, record in case.dossier.block(block).items():
            yield (block, key, "mark"), getattr(record, "mark", "")
    for key, package in case.dossier.weapons_packages.items():
        for index, item in enumerate(package.items):
            yield ("weapons_packages", key, "items", index, "mark"), item.mark


def check_briefs_are_marked_high_enough(case: Examination) -> Iterator[Diagnostic]:
    """E90: briefs marked lower than records, which they will lack; one finding for each brief."""
    ranks = _ranks(case)
    default = case.dossier.head.marking.label
    marked = [(path, mark) for path, mark in _marks(case) if mark in ranks and path[0] != "briefs"]
    for key, brief in case.dossier.briefs.items():
        if brief.mark not in ranks:
            continue
        ceiling = ranks[brief.mark]
        path = ("briefs", key, "mark")
        higher = [named(str(place[0]), place[1], capital=False) for place, mark in marked if ranks[mark] > ceiling]
        if ranks.get(default, -1) > ceiling:
            message = f"{named('briefs', key)} is marked {brief.mark}, lower than the dossier itself ({default})."
            yield case.finding("E90", path, message, "Raise its mark, or mark the records it may show.")
        elif higher:
            more = f" and {len(higher) - 1} more" if len(higher) > 1 else ""
            message = f"{named('briefs', key)} is marked {brief.mark}, lower than {higher[0]}{more}."
            yield case.finding("E90", path, message, "They are left out of it; raise its mark if they belong in it.")


def check_markings_are_well_formed(case: Examination) -> Iterator[Diagnostic]:
    """E91: marks that are not of the scheme, and Traffic Light labels written wrong in texts."""
    ranks = _ranks(case)
    scheme = case.dossier.head.marking.scheme
    for path, mark in _marks(case):
        if mark and mark not in ranks:
            message = f'{named(str(path[0]), path[1])} is marked "{mark}", which is no label of the scheme "{scheme}".'
            near = did_you_mean(mark.upper().replace(" ", ""), ranks) or f"Write {listed(list(ranks), 'or')}."
            yield case.finding("E91", path, message, near if ranks else 'Take it out, or choose a "scheme".')
    for text in case.prose:
        for label in dict.fromkeys(found.group() for found in TLP.finditer(text.unquoted)):
            right = "TLP:" + re.sub(r"\s", "", label.upper()[3:]).lstrip(":-").replace("WHITE", "CLEAR")
            if label != right:
                message = f'The text "{text.path[1]}" writes "{label}".'
                yield case.finding("E91", text.path, message, f'Write "{right}", as TLP 2.0 does.')


def check_lengths(case: Examination) -> Iterator[Diagnostic]:
    """W92: bottom lines and talking points that are too long."""
    bottom_line = [text for text in case.prose if text.path[1] == "bluf"]
    length = sum(word_count(text.words) for text in bottom_line)
    if length > LONGEST_BOTTOM_LINE:
        message = f'The text "bluf" has {length} words, more than {LONGEST_BOTTOM_LINE}.'
        yield case.finding("W92", ("texts", "bluf"), message, "Keep what happened, why it matters and by when.")
    points = case.dossier.texts.get("talking_points", ())
    if isinstance(points, tuple) and len(points) > MOST_TALKING_POINTS:  # pyright: ignore[reportUnknownArgumentType]
        count = len(points)  # pyright: ignore[reportUnknownArgumentType]
        message = f"There are {count} talking points, more than {MOST_TALKING_POINTS}."
        yield case.finding("W92", ("texts", "talking_points"), message, 'Move some to "if_asked".')


def check_action_memos_ask_for_something(case: Examination) -> Iterator[Diagnostic]:
    """W93: action memos without recommendation, decision, or time to decide."""
    memos = [key for key, brief in case.dossier.briefs.items() if brief.template == "action-memo"]
    if not memos:
        return
    path = ("briefs", memos[0])
    what = named("briefs", memos[0])
    wanted = [entry for entry in case.dossier.recommendations.items() if entry[1].decision != "note"]
    if not wanted:
        message = f"{what} is an action memo, and no recommendation asks for a decision."
        yield case.finding("W93", path, message, 'Add a recommendation with "decision: approve/disapprove" and "by".')
    for key, recommendation in wanted:
        place = ("recommendations", key)
        missing = [
            word for word, there in (("decision", recommendation.decision), ("date", recommendation.by)) if not there
        ]
        if missing:
            message = f"{named('recommendations', key)} stands in an action memo and has no {listed(missing, 'or')}."
            yield case.finding(
                "W93", place, message, f"Add {quoted('by' if word == 'date' else word for word in missing)}."
            )
        due = recommendation.by.upper if recommendation.by else None
        if due and case.as_of and _business_days(case.as_of, due) < BUSINESS_DAYS:
            message = (
                f"The decision on {named('recommendations', key, capital=False)} is due {due.isoformat()}, "
                f"less than {BUSINESS_DAYS} business days after the dossier's date."
            )
            yield case.finding("W93", (*place, "by"), message, "Give a later date.")


def _business_days(start: date, end: date) -> int:
    """Working days, Monday to Friday, after the one and up to the other; counted no further than needed."""
    days = 0
    day = start
    while day < end and days < BUSINESS_DAYS:
        day += timedelta(days=1)
        days += day.weekday() < 5
    return days


def check_embargo_is_kept(case: Examination) -> Iterator[Diagnostic]:
    """E97: an embargo that still runs, and a marking without limit."""
    marking = case.dossier.head.marking
    labels = marking.labels
    if marking.embargo is None or case.as_of is None or not labels or marking.embargo.day <= case.as_of:
        return
    hint = "Mark it higher until the embargo ends, or take the embargo out."
    until = f"the embargo runs until {marking.embargo}"
    if marking.label == labels[0]:
        message = f"The dossier is marked {labels[0]}, and {until}."
        yield case.finding("E97", ("dossier", "marking"), message, hint)
    for key, brief in case.dossier.briefs.items():
        if brief.mark == labels[0] and marking.label != labels[0]:
            message = f"{named('briefs', key)} is marked {labels[0]}, and {until}."
            yield case.finding("E97", ("briefs", key, "mark"), message, hint)


CHECKS = (
    check_briefs_are_marked_high_enough,
    check_markings_are_well_formed,
    check_lengths,
    check_action_memos_ask_for_something,
    check_embargo_is_kept,
)
