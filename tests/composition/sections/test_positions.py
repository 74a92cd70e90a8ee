"""Positions in words: by issue and by party, with red lines, inferences, changes and quotations."""

# ruff: noqa: E501 - lines of YAML and of printed tables stand as they are

from __future__ import annotations

from dossier_contexts import context_from

from tracktwo.composition.context import Composed
from tracktwo.composition.sections.positions import compose_positions
from tracktwo.document.blocks import Section
from tracktwo.document.text import as_text
from tracktwo.template.options import PositionsOptions

LEAD = """\
actors:
  ua: {kind: state, name: Ukraine}
  ru: {kind: state, name: Russian Federation, short: Russia}
  cfr: {kind: think-tank, name: CFR}
  haass: {kind: person, name: {family: Haass, given: Richard}, capacity: former-official,
    roles: [{title: President, org: cfr, from: 2003, to: 2023-06-30, cites: [c]}]}
  critic: {kind: person, name: {family: Bowman, given: Bradley}, capacity: think-tank}
parties:
  - {actor: ua, role: conflict-party}
  - {actor: ru, role: conflict-party}
  - {actor: critic, role: critic}
issues:
  land: {title: Territory, question: Where is the line?}
  arms: {title: Weapons}
"""
POSITIONS = """\
positions:
  ru-land:
    holder: ru
    issue: land
    position: Keeps what it holds.
    interest: A buffer.
    batna: Wait for fatigue.
    firmness: firm
    basis: inferred
    as_of: 2023-07
    cites: [b]
  ua-old: {holder: ua, issue: land, position: The lines of February., basis: leaked, as_of: 2022-03-29, cites: [c]}
  ua-land:
    holder: ua
    voiced_by: haass
    issue: land
    position: All of it.
    demand: Full withdrawal.
    offer: Talks afterwards.
    interest: Security.
    interest_basis: stated-private
    condition: Guarantees first.
    firmness: red-line
    basis: stated-on-background
    as_of: 2023-05-01
    previous: ua-old
    quotes:
      - {text: "ours {all}", speaker: haass, medium: CBS, date: 2023-05-01, lang: uk, original: усе наше, translated_by: Daily A,
         note: on Crimea, cites: [{source: a, at: p. 2}]}
      - {text: so it goes, speaker: {text: a diplomat}, cites: [{source: b, repeats: a}]}
    cites: [a]
  later: {holder: ua, issue: land, position: Something newer., basis: stated-public, as_of: 2023-07-09, previous: ua-land, cites: [a]}
  joint: {holder: [ru, ua], issue: arms, position: No word on arms., basis: stated-public, as_of: 2023-07-01, cites: [c]}
"""


def _composed(blocks: str = LEAD + POSITIONS, **options: object) -> Composed:
    return compose_positions(context_from(blocks), PositionsOptions.model_validate(options))


def _text(blocks: str = LEAD + POSITIONS, **options: object) -> str:
    return as_text(_composed(blocks, **options).blocks).replace(" (keep with next)", "")


def test_positions_by_issue_read_as_they_should() -> None:
    assert _text() == (
        "## Territory\n"
        "  field: **Question: **Where is the line?\n"
        "  lead: **Ukraine**: <RED LINE> All of it.[1] ~(May 1, 2023)~\n"
        "  field: **Condition: **Guarantees first.\n"
        "  field: **Demand: **Full withdrawal.\n"
        "  field: **Offer: **Talks afterwards.\n"
        "  field: **Interest: **~(stated in private)~ Security.\n"
        "  field: **Voiced by: **Richard Haass, then President, CFR[2]\n"
        "  field: **Basis: **stated on background\n"
        "  field: **Moved from: **The lines of February.[2] ~(held: March 29, 2022; changed: May 1, 2023)~\n"
        "  quote: “ours {all}”[1a] ~усе наше@uk~ (Richard Haass; CBS; May 1, 2023; translated from Ukrainian;"
        " translator: Daily A; on Crimea)\n"
        "  quote: “so it goes”[3] (a diplomat; as reported by Daily B)\n"
        "  lead: **Russia**: *(assessed)* Keeps what it holds.[3]\n"
        "  field: **Interest: ***(assessed)* A buffer.\n"
        "  field: **Best alternative to an agreement: ***(assessed)* Wait for fatigue.\n"
        "  field: **Firmness: **firm\n"
        "## Weapons\n"
        "  lead: **Russia, Ukraine** ~(joint position)~: No word on arms.[2]\n"
    )


def test_by_party_a_joint_position_stands_under_each_holder() -> None:
    assert _text(by="party", detail="short") == (
        "## Ukraine\n"
        "  lead: **Territory**: <RED LINE> All of it.[1] ~(May 1, 2023)~\n"
        "  field: **Condition: **Guarantees first.\n"
        "  lead: **Weapons** ~(jointly with Russia)~: No word on arms.[2]\n"
        "## Russian Federation\n"
        "  lead: **Territory**: *(assessed)* Keeps what it holds.[3]\n"
        "  lead: **Weapons** ~(jointly with Ukraine)~: No word on arms.[2]\n"
    )


def test_what_was_replaced_and_what_is_yet_to_come_is_left_out() -> None:
    text = _text(detail="short")
    assert "The lines of February" not in text
    assert "Something newer" not in text


def test_only_chosen_issues_parties_and_firmness() -> None:
    assert _text(issues=["arms", "land"], parties=["ru"], detail="short").startswith("## Weapons\n")
    only = _text(firmness="red-line", detail="short")
    assert "All of it." in only
    assert "Russia" not in only
    first = _text(parties=["ru", "ua"], detail="short")
    assert first.index("Keeps what") < first.index("All of it")


def test_issues_without_positions_are_named_only_when_asked() -> None:
    blocks = (
        LEAD
        + "positions:\n  x: {holder: critic, issue: arms, position: Stop., basis: stated-public, as_of: 2023-07, cites: [a]}\n"
    )
    assert "Territory" not in _text(blocks)
    assert "## Territory\n  field: **Question: **Where is the line?\n  note: No position is known.\n" in _text(
        blocks, empty="yes"
    )
    assert "lead: **Bradley Bowman**: Stop.[1]" in _text(blocks)


def test_nothing_known_is_no_section() -> None:
    assert _composed(LEAD) == Composed()
    assert _composed("actors:\nparties:\n") == Composed()


def test_a_holder_that_leaves_a_joint_position_leaves_it_to_the_other() -> None:
    blocks = (
        LEAD
        + POSITIONS
        + (
            "  ua-arms: {holder: ua, issue: arms, position: Now asks for arms., basis: stated-public, as_of: 2023-07-05,"
            " previous: joint, cites: [a]}\n"
        )
    )
    text = _text(blocks, issues=["arms"], detail="short")
    assert text == "## Weapons\n  lead: **Ukraine**: Now asks for arms.[1]\n  lead: **Russia**: No word on arms.[2]\n"


def test_positions_linked_in_a_circle_all_stand() -> None:
    blocks = LEAD + (
        "positions:\n"
        "  x: {holder: ua, issue: arms, position: X., basis: stated-public, as_of: 2023-07-01, previous: y, cites: [a]}\n"
        "  y: {holder: ua, issue: arms, position: Y., basis: stated-public, as_of: 2023-07-02, previous: x, cites: [a]}\n"
        "  z: {holder: ua, issue: arms, position: Z., basis: stated-public, as_of: 2023-07-03, previous: z, cites: [a]}\n"
    )
    text = _text(blocks, detail="short")
    assert all(sentence in text for sentence in ("X.", "Y.", "Z."))


def test_subsections_and_paragraphs_know_their_records() -> None:
    sections = [block for block in _composed().blocks if isinstance(block, Section)]
    assert [section.origin for section in sections] == [("issues", "land"), ("issues", "arms")]
    assert [getattr(block, "origin", ()) for block in sections[1].blocks] == [("positions", "joint")]
