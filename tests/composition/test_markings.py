"""Markings: the banner, portion marks, the lines of the first page, clearance."""

# ruff: noqa: E501 - lines of YAML stand as they are

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.composition import Composition
from tracktwo.diagnostics import BriefError
from tracktwo.document.blocks import Document
from tracktwo.document.inlines import MarkingLabel, plain
from tracktwo.document.text import as_text
from tracktwo.document.walk import each_inline
from tracktwo.exporting import ExportRequest, compose

DOSSIER = """\
schema: 1
dossier:
  id: talks
  title: Talks
  as_of: 2023-07-08
  status: STATUS
  organization: Unit
  lang: en-GB
  marking: MARKING
texts:
  bluf: The bottom line [@a].
  background: What came before.
sources:
  a: {type: report, kind: igo-report, title: A report, issued: 2023-07-01, reliability: A}
  b: {type: report, kind: igo-report, title: Another report, issued: 2023-07-01, reliability: A, mark: HIGHER}
actors:
  ua: {kind: state, name: Ukraine}
  ru: {kind: state, name: Russian Federation, short: Russia}
  envoy: {kind: person, name: {family: Quiet, given: Ann}, capacity: official, mark: HIGHER}
parties:
  - {actor: ua, role: conflict-party, cites: [a]}
  - {actor: ru, role: conflict-party, cites: [a]}
issues:
  line: {title: The line}
positions:
  p1: {holder: ua, issue: line, position: Withdraw now., basis: stated-public, as_of: 2023-07-01, cites: [a], mark: LOWER}
  p2: {holder: ru, issue: line, position: Keep the line., basis: leaked, as_of: 2023-07-01, cites: [a], mark: HIGHER}
  p3: {holder: ru, voiced_by: envoy, issue: line, position: Wait., basis: leaked, as_of: 2023-07-01, cites: [a]}
options:
  wait: {title: Wait and see, for: [It costs nothing], recommended: no, mark: LOWER}
briefs:
  memo:
    template: TEMPLATE
    sections: [SECTIONS]
    PLAN
"""


def composed(tmp_path: Path, **given: str) -> Composition:
    values = {
        "STATUS": "final",
        "MARKING": "{label: TLP:AMBER}",
        "HIGHER": "TLP:RED",
        "LOWER": "TLP:GREEN",
        "TEMPLATE": "policy-brief",
        "SECTIONS": "summary",
        "PLAN": "note: none",
        **given,
    }
    text = DOSSIER
    for name, value in values.items():
        text = text.replace(name, value)
    path = tmp_path / "talks.yaml"
    path.write_text(text, "utf-8")
    return compose(ExportRequest(path))


def banners(document: Document) -> list[str]:
    lines = [(line.start, line.middle, line.end) for line in (document.header, document.footer)]
    found = [inline for parts in lines for part in parts for inline in each_inline(part)]
    return [inline.text for inline in found if isinstance(inline, MarkingLabel)]


DRAFT = {"STATUS": "draft"}


def test_the_banner_is_the_highest_mark_printed(tmp_path: Path) -> None:
    low = composed(tmp_path, **DRAFT)
    assert low.mark == "TLP:AMBER"
    assert banners(low.document) == ["TLP:AMBER", "TLP:AMBER"]
    high = composed(tmp_path, SECTIONS="summary, positions", **DRAFT)
    assert high.mark == "TLP:RED"
    assert banners(high.document) == ["TLP:RED", "TLP:RED"]


@pytest.mark.parametrize(
    ("label", "ink"),
    [
        ("TLP:RED", "#FF2B2B"),
        ("TLP:AMBER+STRICT", "#FFC000"),
        ("TLP:AMBER", "#FFC000"),
        ("TLP:GREEN", "#33FF00"),
        ("TLP:CLEAR", "#FFFFFF"),
    ],
)
def test_labels_and_colours_are_those_of_tlp_2(tmp_path: Path, label: str, ink: str) -> None:
    document = composed(tmp_path, MARKING=f"{{label: {label}}}", **DRAFT).document
    for line in (document.header, document.footer):
        (found,) = (inline for inline in line.end if isinstance(inline, MarkingLabel))
        assert (found.text, found.ink, found.ground) == (label, ink, "#000000")


def test_a_name_counts_wherever_it_is_printed(tmp_path: Path) -> None:
    """The position is not marked, the person who voiced it is."""
    options = "{kind: positions, options: {parties: [ru], firmness: [unknown]}}"
    assert composed(tmp_path, SECTIONS=options, **DRAFT).mark == "TLP:RED"


def test_a_cited_source_counts(tmp_path: Path) -> None:
    assert composed(tmp_path, SECTIONS="background", **DRAFT).mark == "TLP:AMBER"
    text = {"[@a].": "[@b]."}
    assert composed(tmp_path, **DRAFT, **text).mark == "TLP:RED"


def test_a_brief_marked_lower_than_what_it_prints_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match='E90: The brief is marked TLP:AMBER, and prints facts marked "TLP:RED"'):
        composed(tmp_path, SECTIONS="positions", PLAN="mark: TLP:AMBER", **DRAFT)


def test_a_brief_marked_lower_than_the_dossier_is_made_when_it_prints_nothing_higher(tmp_path: Path) -> None:
    assert composed(tmp_path, PLAN="mark: TLP:AMBER", **DRAFT).mark == "TLP:AMBER"
    low = composed(tmp_path, SECTIONS="options", PLAN="mark: TLP:GREEN", **DRAFT)
    assert low.mark == "TLP:GREEN"
    assert banners(low.document) == ["TLP:GREEN", "TLP:GREEN"]
    with pytest.raises(BriefError, match="E90"):
        composed(tmp_path, SECTIONS="summary", PLAN="mark: TLP:GREEN", **DRAFT)


def test_portion_marks_stand_before_passages(tmp_path: Path) -> None:
    sections = "summary, positions, options, stakeholders"
    text = as_text(composed(tmp_path, SECTIONS=sections, PLAN="portion_marks: yes", **DRAFT).document)
    assert "title: (TLP:AMBER) Talks" in text
    assert "  (TLP:AMBER) The bottom line" in text
    assert "lead: (TLP:GREEN) **Ukraine**" in text
    assert "lead: (TLP:RED) **Russia**" in text
    assert "(TLP:GREEN) Wait and see" in text
    assert "field: (TLP:GREEN) **For: **It costs nothing" in text
    assert "| (TLP:AMBER) **Ukraine**" in text
    assert "(TLP:" not in as_text(composed(tmp_path, SECTIONS=sections, **DRAFT).document)


def test_no_portion_is_higher_than_the_banner(tmp_path: Path) -> None:
    sections = "summary, positions, matrix, options, stakeholders, background"
    composition = composed(tmp_path, SECTIONS=sections, PLAN="portion_marks: yes", **DRAFT)
    text = as_text(composition.document)
    assert composition.mark == "TLP:RED"
    assert text.count("(TLP:RED)") > 2


def test_levels_of_ones_own_have_codes_and_an_order(tmp_path: Path) -> None:
    levels = "[{label: OPEN, code: O, colour: '#ffffff'}, {label: HOUSE, code: H}, {label: DESK ONLY, code: D}]"
    marking = f"{{scheme: custom, label: HOUSE, caveats: [NOT FOR PRESS], levels: {levels}}}"
    own = {"MARKING": marking, "HIGHER": "D", "LOWER": "OPEN", **DRAFT}
    composition = composed(tmp_path, SECTIONS="positions, options", PLAN="portion_marks: yes", **own)
    assert composition.mark == "DESK ONLY"
    text = as_text(composition.document)
    assert "lead: (D) **Russia**" in text
    assert "lead: (O) **Ukraine**" in text
    assert plain(composition.document.header.end) == "DESK ONLY NOT FOR PRESS"


def test_without_a_scheme_nothing_is_marked(tmp_path: Path) -> None:
    own = {"MARKING": "{scheme: none}", ", mark: HIGHER": "", ", mark: LOWER": "", **DRAFT}
    composition = composed(tmp_path, SECTIONS="positions", PLAN="portion_marks: yes", **own)
    assert composition.mark == ""
    assert banners(composition.document) == []
    assert "() " not in as_text(composition.document)


def test_the_embargo_is_the_first_line_with_its_zone(tmp_path: Path) -> None:
    marking = "{label: TLP:AMBER, embargo: 2023-07-09T00:01Z, distribution: Cabinet only, rule: chatham-house}"
    notices = [plain(line) for line in composed(tmp_path, MARKING=marking, **DRAFT).document.title.notices]
    assert notices == [
        "EMBARGOED UNTIL 00:01 UTC, 9 July 2023",
        "Cabinet only",
        "Held under the Chatham House Rule: speakers are not disclosed.",
    ]


def test_a_draft_says_so(tmp_path: Path) -> None:
    assert "draft" in plain(composed(tmp_path, **DRAFT).document.footer.start)
    bare = tmp_path / "bare.yaml"
    bare.write_text("schema: 1\ntitle: Bare\nsections: [summary]\n", "utf-8")
    document = composed(tmp_path, TEMPLATE="bare.yaml", **DRAFT).document
    assert [plain(line) for line in document.title.notices] == ["DRAFT"]
    assert banners(document) == ["TLP:AMBER", "TLP:AMBER"]


def test_the_clearance_block_ends_the_brief(tmp_path: Path) -> None:
    plan = "clearance: {drafted: A. Writer, cleared: [B. One, C. Two], approved: D. Head, reference: R-1}"
    text = as_text(composed(tmp_path, PLAN=plan, **DRAFT).document)
    tail = text[text.index("# Clearance") :]
    fields = ["**Drafted: **A. Writer", "**Cleared: **B. One; C. Two", "**Approved: **D. Head", "**Reference: **R-1"]
    assert all(field in tail for field in fields)
    assert "**Distribution" not in tail
