"""Whole dossiers: one with five faults, the samples, protected names, and a large one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from dossier_fragments import findings

from tracktwo.diagnostics import Diagnostic, Severity, in_order
from tracktwo.dossier.checks import check_dossier
from tracktwo.dossier.reading import read_dossier
from tracktwo.files import Bundle, Folder

SAMPLES = sorted((Path(__file__).parents[3] / "resources" / "dossiers").glob("*.yaml"))

FIVE_FAULTS = (Path(__file__).parent / "five_faults.yaml").read_text("utf-8")


def of_code(found: tuple[Diagnostic, ...], code: str) -> list[str]:
    return [finding.message for finding in found if finding.code == code]


def test_seven_claims_or_variants_on_a_single_origin_are_four_findings() -> None:
    assert of_code(findings(FIVE_FAULTS), "W11") == [
        'The claim "talks" rests on a single origin, "wire"; its 2 sources all go back to it.',
        '3 of the 4 variants of the claim "duds" rest on a single origin: old (wire), field (red), relay (echo).',
        'The claim "victims" rests on a single origin, "echo".',
        'Each variant of the claim "visit" rests on a single origin: early (wire), late (echo).',
    ]


def test_a_role_that_ended_is_told_in_its_printed_form() -> None:
    assert of_code(findings(FIVE_FAULTS), "W32") == [
        'A role of the actor "head" ended 2023-06-30~, before the dossier\'s date; it is printed as '
        '"then president, Council of Scholars".'
    ]


def test_a_position_of_86_days_is_told_with_its_age() -> None:
    assert of_code(findings(FIVE_FAULTS), "W53") == [
        'The position "p-group" is 86 days old at the dossier\'s date; the limit is 30.'
    ]


def test_two_meetings_called_track_two_had_an_official_present() -> None:
    assert of_code(findings(FIVE_FAULTS), "I35") == [
        'The event "first" was reported as track 2 and is coded track 1.5 with an official present: Max Minister.',
        'The event "second" was reported as "Track Two" and is coded track 1.5 with an official present: Max Minister.',
    ]


def test_a_sum_that_cannot_be_checked_is_told() -> None:
    assert of_code(findings(FIVE_FAULTS), "I61") == [
        'The weapons package "package" has a total of "up to 800 million USD" that cannot be checked: '
        "1 of 1 items have no value."
    ]


def test_findings_come_in_the_order_of_the_file_and_the_same_each_time() -> None:
    found = findings(FIVE_FAULTS)
    assert found == in_order(found) == findings(FIVE_FAULTS)
    assert len(found) > 8


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_dossier_has_no_errors_and_no_noise(sample: Path) -> None:
    reading = read_dossier(Folder(sample.parent), (sample.name,), sample.stem)
    assert reading.dossier is not None
    found = check_dossier(reading.dossier)
    assert [str(finding) for finding in found if finding.severity is Severity.ERROR] == []
    assert {"E55", "W56", "W83", "W88", "W94"}.isdisjoint(finding.code for finding in found)


def test_there_are_sample_dossiers() -> None:
    assert SAMPLES


PROTECTED = (Path(__file__).parent / "protected.yaml").read_text("utf-8")


def test_a_withheld_name_is_found_wherever_it_would_be_printed_and_never_repeated() -> None:
    found = [finding for finding in findings(PROTECTED) if finding.code == "W40"]
    fields = {".".join(str(step) for step in finding.path) for finding in found}
    assert fields == {
        "texts.bluf", "texts.scope_note", "texts.if_asked.0.a", "issues.land.gap", "positions.p.position",
        "positions.p.quotes.0.speaker", "positions.p.quotes.0.note", "deal_terms.t.obliges.0.what",
        "deal_terms.t.ceasefire.area", "weapons_packages.w.notes.0", "weapons_packages.w.items.0.designation",
        "claims.c.attributed_to", "events.e.who.0.note", "options.o.reactions.ua",
        "briefs.b.clearance.drafted", "briefs.b.sections.0.title",
    }  # fmt: skip
    assert not [finding for finding in found if re.search("Sokolenko|Соколенко|Falcon", str(finding))]


def test_a_dossier_of_thousands_of_records_is_checked_in_one_go() -> None:
    sources = "".join(
        f"  s{n}: {{type: report, kind: academic, title: T{n}, issued: 2023, reliability: A}}\n" for n in range(500)
    )
    terms = "".join(
        f"  t{n}: {{title: Term {n}, issue: land, status: floated, after: [t{n + 1}], cites: s{n % 500}}}\n"
        for n in range(2000)
    )
    people = "".join(
        f"  a{n}: {{kind: person, name: {{family: Sidorenko, given: Pat}}, capacity: official}}\n" for n in range(1000)
    )
    base = "  ua: {kind: state, name: Ukraine}\n  ru: {kind: state, name: Russia}\n"
    last = "  t2000: {title: Last, issue: land, status: floated, after: [t0], cites: s0}\n"
    text = f"sources:\n{sources}actors:\n{base}{people}deal_terms:\n{terms}{last}"
    found = findings(text)
    assert len([finding for finding in found if finding.code == "E72"]) == 1
    assert len([finding for finding in found if finding.code == "W33"]) == 999


def test_a_dossier_that_was_not_read_from_a_file_has_findings_without_a_place() -> None:
    name = "d.yaml"
    text = FIVE_FAULTS.encode()
    dossier = read_dossier(Bundle({name: text}), (name,), "d").dossier
    assert dossier is not None
    bare = replace(dossier, places={})
    assert len(check_dossier(bare)) == len(check_dossier(dossier))
    assert {finding.source for finding in check_dossier(bare)} == {None}
