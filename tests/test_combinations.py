"""Briefs of all kinds together: templates, dossiers, languages, citations, papers, themes and portion marks.

Every value stands beside every other in the tests that always run; `make inspect` makes all combinations, or with
TRACKTWO_SHARE=2/4 the second quarter of them.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from brief_checks import EVERY, Opened, findings
from checked_counts import Counts, note_counts
from combinations import FACTORS, Combination, every, pairwise, share
from finished import Finished

from tracktwo.exporting import Format

SHARE = os.environ.get("TRACKTWO_SHARE", "1/1")
PAIRS = pairwise()
MOST_TOLD = 5
"""Findings of one combination that a failure prints."""

Record = Callable[[str, object], None]


def test_every_value_stands_beside_every_other() -> None:
    names = [each.name for each in fields(Combination)]
    met = {
        (one, getattr(each, one), other, getattr(each, other))
        for each in PAIRS
        for one, other in itertools.combinations(names, 2)
    }
    wanted = {
        (one, first, other, second)
        for one, other in itertools.combinations(names, 2)
        for first, second in itertools.product(FACTORS[one], FACTORS[other])
    }
    assert len(wanted) > 250
    assert met == wanted
    assert len(PAIRS) < len(every()) / 50


def test_shares_are_all_combinations_once_and_each_has_all_kinds() -> None:
    quarters = [share(f"{part}/4") for part in (1, 2, 3, 4)]
    assert [each for quarter in quarters for each in quarter] == every()
    assert len(set(every())) == len(every()) > 3000
    for quarter in quarters:
        for name, values in FACTORS.items():
            assert {getattr(each, name) for each in quarter} == set(values)
    with pytest.raises(ValueError, match="no share"):
        share("5/4")


@pytest.mark.outside("qpdf")
def test_checks_tell_files_that_do_not_belong_together_and_files_that_are_broken(
    finished: Finished, tmp_path: Path
) -> None:
    one, other = finished.brief("starter", "policy-brief"), finished.brief("starter", "one-pager")
    mixed = replace(one, files={**one.files, Format.PDF: other.files[Format.PDF]}, pdf=other.pdf)
    told = findings(Opened("starter", mixed), EVERY)
    assert {fault.partition(":")[0] for fault in told} == {"words", "structure"}
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(one.pdf.read_bytes()[:-200])
    assert list(EVERY["qpdf"](Opened("starter", replace(one, pdf=cut))))


@pytest.mark.outside("qpdf")
@pytest.mark.parametrize(
    "combination",
    [pytest.param(each, id=str(each), marks=pytest.mark.xdist_group(each.dossier)) for each in PAIRS],
)
def test_a_pair_of_choices_passes_every_check(
    finished: Finished, tmp_path: Path, record_property: Record, combination: Combination
) -> None:
    counts, found = checked(finished, tmp_path, [combination])
    note_counts(record_property, "pairwise combinations", counts)
    assert not found, told(found)


def _groups() -> dict[tuple[str, str, str], list[Combination]]:
    """The combinations of the share, by dossier, template and language: some for each test."""
    groups: dict[tuple[str, str, str], list[Combination]] = {}
    for each in share(SHARE):
        groups.setdefault((each.dossier, each.template, each.lang), []).append(each)
    return groups


@pytest.mark.inspect
@pytest.mark.outside("qpdf")
@pytest.mark.parametrize(
    "combinations", [pytest.param(found, id="-".join(name)) for name, found in sorted(_groups().items())]
)
def test_every_combination_passes_every_check(
    finished: Finished, tmp_path: Path, record_property: Record, combinations: list[Combination]
) -> None:
    counts, found = checked(finished, tmp_path, combinations)
    note_counts(record_property, f"all combinations, share {SHARE}", counts)
    assert counts.briefs == len(combinations) > 0
    assert not found, told(found)


def told(found: dict[str, list[str]]) -> str:
    """The findings, a few of each combination."""
    return "\n".join(f"{name}\n  {fault[:1000]}" for name, faults in found.items() for fault in faults[:MOST_TOLD])


def checked(
    finished: Finished, folder: Path, combinations: Iterable[Combination]
) -> tuple[Counts, dict[str, list[str]]]:
    """How much was looked at, and what was found, by combination."""
    counts, found = Counts(), dict[str, list[str]]()
    for each in combinations:
        template = each.write_template(folder)
        opened = Opened(each.dossier, finished.made(each.dossier, str(template), folder / str(each)))
        faults = findings(opened, EVERY)
        counts += Counts(1, len(opened.pdf.pages), len(opened.brief.files), len(EVERY), len(faults))
        if faults:
            found[str(each)] = faults
        else:
            opened.brief.pdf.unlink()
            opened.brief.docx.unlink()
    return counts, found
