"""Checks of form that reading cannot make: what is used nowhere, and dates against the date of the dossier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.checks.examination import Examination, named
from tracktwo.dossier.values.dates import EdtfDate

REMEDY_UNUSED: Final = {
    "sources": "Cite it where it supports a fact, or delete it.",
    "actors": "Refer to it, or delete it.",
    "issues": "Give it positions or deal terms, or delete it.",
}
UNUSED: Final = {"sources": "is never cited", "actors": "appears nowhere", "issues": "has no position and no deal term"}


def check_unused_records(case: Examination) -> Iterator[Diagnostic]:
    """W06: sources, actors and issues that nothing refers to."""
    for block, remedy in REMEDY_UNUSED.items():
        used = {
            pointer.target
            for pointer in case.pointers
            if block in pointer.refers.blocks and pointer.path[:2] != (block, pointer.target)
        }
        anywhere = {pointer.target for pointer in case.pointers if pointer.refers.printed == "any block"}
        for record_id in case.dossier.block(block):
            if record_id not in used and record_id not in anywhere:
                yield case.finding("W06", (block, record_id), f"{named(block, record_id)} {UNUSED[block]}.", remedy)


def check_dates_after_as_of(case: Examination) -> Iterator[Diagnostic]:
    """E07: entries dated after the dossier; deadlines and days of access may be."""
    if case.as_of is None:
        path = ("dossier", "as_of")
        yield case.finding("E07", path, "The dossier's date is unknown.", "Write the date of its information.")
        return
    for path, day in _dates(case):
        if day is not None and day.is_after(case.as_of):
            yield case.finding(
                "E07",
                path,
                f"{named(str(path[0]), path[1])} is dated {day}, after the dossier's date {case.dossier.head.as_of}.",
                'Correct the date, or move "as_of"; something still to come is an event of kind deadline.',
            )


def _dates(case: Examination) -> Iterator[tuple[FactPath, EdtfDate | None]]:
    dossier = case.dossier
    for key, source in dossier.sources.items():
        yield ("sources", key, "issued"), source.issued
    for key, position in dossier.positions.items():
        yield ("positions", key, "as_of"), position.as_of
        for index, quote in enumerate(position.quotes):
            yield ("positions", key, "quotes", index, "date"), quote.date
    for key, term in dossier.deal_terms.items():
        yield ("deal_terms", key, "agreed_on"), term.agreed_on
    for key in dossier.claims:
        for version in case.versions[key]:
            yield (*version.path, "as_of"), version.variant.as_of
    for key, event in dossier.events.items():
        if event.kind != "deadline":
            yield ("events", key, "date"), event.date
    yield from _role_dates(case)
    yield from _agreement_dates(case)
    yield from _weapons_dates(case)


def _role_dates(case: Examination) -> Iterator[tuple[FactPath, EdtfDate | None]]:
    for key, actor in case.dossier.actors.items():
        for index, role in enumerate(actor.roles):
            yield ("actors", key, "roles", index, "from"), role.from_
            yield ("actors", key, "roles", index, "as_of"), role.as_of


def _agreement_dates(case: Examination) -> Iterator[tuple[FactPath, EdtfDate | None]]:
    for key, agreement in case.dossier.agreements.items():
        yield ("agreements", key, "date"), agreement.date
        for index, step in enumerate(agreement.timeline):
            yield ("agreements", key, "timeline", index, "date"), step.date


def _weapons_dates(case: Examination) -> Iterator[tuple[FactPath, EdtfDate | None]]:
    for key, package in case.dossier.weapons_packages.items():
        path = ("weapons_packages", key)
        yield (*path, "announced"), package.announced
        for index, item in enumerate(package.items):
            for step in ("announced", "notified", "contracted", "delivered"):
                yield (*path, "items", index, "dates", step), getattr(item.dates, step)
            for number, note in enumerate(item.legal):
                yield (*path, "items", index, "legal", number, "as_of"), note.as_of


CHECKS = (check_unused_records, check_dates_after_as_of)
