"""The table of parties."""

# ruff: noqa: E501 - lines of YAML and of printed tables stand as they are

from __future__ import annotations

from dossier_contexts import context_from

from tracktwo.composition.context import Composed
from tracktwo.composition.sections.stakeholders import compose_stakeholders
from tracktwo.document.text import as_text
from tracktwo.template.options import StakeholdersOptions

PARTIES = """\
actors:
  ua: {kind: state, name: Ukraine}
  ru: {kind: state, name: Russian Federation, short: Russia}
  us: {kind: state, name: United States}
  zel: {kind: person, name: {family: Zelenskyy, given: Volodymyr}, capacity: official}
  hidden: {kind: person, name: {family: Hidden, given: Ann}, identity: withheld, described_as: a colonel, capacity: military}
parties:
  - {actor: ua, role: conflict-party, seat: excluded, influence: high, interest: high, head: zel, cites: [a]}
  - {actor: us, role: [backer, guarantor], role_as_named: guarantor State, side: ua, seat: none, basis: inferred, disputed_by: [ru],
     mandate: None given, cites: [b]}
  - {actor: ru, role: spoiler, spoiler: {position: inside, aim: limited}, head: hidden, interest: low}
"""


def _text(blocks: str = PARTIES, **options: object) -> str:
    return as_text(compose_stakeholders(context_from(blocks), StakeholdersOptions.model_validate(options)).blocks)


def test_the_whole_table_reads_as_it_should() -> None:
    assert _text() == (
        "table: Parties with role, seat, influence, interest and mandate {table-1}\n"
        "  | Party | Role | Seat | Influence | Interest | Mandate |\n"
        "  | **Ukraine** // ~Head: Volodymyr Zelenskyy~ | conflict party[1] | excluded | high | high | – |\n"
        "  | **United States** | *(assessed)* backer, guarantor[2] // ~In the text: “guarantor State”~ // ~Side: Ukraine~"
        " // ~Disputed by: Russia~ | no seat | – | – | None given |\n"
        "  | **Russian Federation** // ~Head: a colonel~ | spoiler // ~Spoiler: inside the talks, limited aims~ | unknown"
        " | – | low | – |\n"
        "caption: **Table 1. **The parties and their standing in the negotiation. (assessed): our reading of the role."
        " A dash (–): not recorded.\n"
    )


def test_a_column_of_its_own_takes_the_line_out_of_the_cell() -> None:
    text = _text(columns=["role", "side", "head", "spoiler"])
    assert "| Party | Role | Side | Head | Spoiler |" in text
    assert "Side: " not in text
    assert "Head: " not in text
    assert "Spoiler: " not in text
    assert "| **Ukraine** | conflict party[1] | – | Volodymyr Zelenskyy | – |" in text


def test_sources_stand_after_the_name_where_no_role_is_shown() -> None:
    assert "| **Ukraine**[1] // ~Head: Volodymyr Zelenskyy~ | excluded |" in _text(columns=["party", "seat"])


def test_columns_without_anything_are_left_out() -> None:
    text = _text("actors:\n  ua: {kind: state, name: Ukraine}\nparties: [{actor: ua, role: observer}]\n")
    assert "| Party | Role | Seat |\n  | **Ukraine** | observer | unknown |" in text
    assert "dash" not in text


def test_no_parties_are_no_section() -> None:
    assert compose_stakeholders(context_from("actors:\nparties:\n"), StakeholdersOptions()) == Composed()
