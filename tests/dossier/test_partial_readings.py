"""Dossiers of which a part could not be read: what follows from that alone is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.api import check
from tracktwo.diagnostics import Diagnostic

WHOLE = """\
schema: 1
dossier: {id: talks, title: Talks, as_of: 2023-07-08, status: draft}
sources:
  s1: {type: webpage, kind: press-original, title: One, issued: 2023-07-01, reliability: B}
actors:
  north: {kind: state, name: North}
  south: {kind: state, name: South}
parties:
  - {actor: north, role: conflict-party}
  - {actor: south, role: conflict-party}
issues:
  border: {title: Border}
positions:
  p1: {holder: north, issue: border, position: The river., basis: stated-public, as_of: 2023-07-01, cites: s1}
  p2: {holder: south, issue: border, position: The hills., basis: stated-public, as_of: 2023-07-01, cites: s1}
deal_terms:
  t1:
    title: A line
    issue: border
    status: floated
    stances: {north: supports, south: opposes}
    cites: s1
"""


def found_in(tmp_path: Path, text: str) -> tuple[Diagnostic, ...]:
    path = tmp_path / "talks.yaml"
    path.write_text(text, "utf-8")
    return check(path)


def codes(found: tuple[Diagnostic, ...]) -> set[str]:
    return {finding.code for finding in found}


def test_of_the_dossier_of_these_tests_nothing_is_found(tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, WHOLE)) == set()


def test_a_dossier_that_was_not_read_whole_is_not_checked_and_one_notice_says_so(tmp_path: Path) -> None:
    found = found_in(tmp_path, WHOLE.replace("  p1: {holder", '  p1: {holder: "north" x'))
    assert [finding.code for finding in found] == ["Y14", "Y01"]
    assert "not read whole" in found[0].message


def test_a_field_that_is_missing_from_a_head_that_was_cut_goes_without_saying(tmp_path: Path) -> None:
    head = "dossier:\n  id: talks\n  title: Talks: the border\n  status: draft\n"
    text = WHOLE.replace(WHOLE.splitlines()[1] + "\n", head)
    assert text != WHOLE
    assert codes(found_in(tmp_path, text)) == {"Y01"}


def test_a_field_that_is_missing_from_a_head_that_was_read_whole_is_told(tmp_path: Path) -> None:
    text = WHOLE.replace("status: draft", "").replace("  p1: {holder", '  p1: {holder: "north" x')
    assert codes(found_in(tmp_path, text)) == {"Y01", "E05"}


@pytest.mark.parametrize("broken", ["stated-publicly", "stated-public, nothing: 1"])
def test_what_only_a_broken_record_uses_is_not_called_unused(tmp_path: Path, broken: str) -> None:
    text = WHOLE.replace("basis: stated-public, as_of: 2023-07-01, cites: s1}", f"basis: {broken}, cites: s1}}", 1)
    found = codes(found_in(tmp_path, text.replace("\nsources:", "\nsources:", 1)))
    assert found & {"E02", "E05"}
    assert not found & {"W06", "I38", "W37", "E31"}


def test_a_dossier_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    assert codes(check(tmp_path / "nothing.yaml")) == {"R01"}


def test_all_faults_of_a_broken_record_are_told_in_one_run(tmp_path: Path) -> None:
    text = WHOLE.replace("{north: supports, south: opposes}", "{north: Supports, east: opposes}")
    messages = [finding.message for finding in found_in(tmp_path, text)]
    assert '"north" cannot be "Supports".' in messages
    assert '"stances": There is no record "east" in "actors".' in messages
