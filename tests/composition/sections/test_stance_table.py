from __future__ import annotations

import pytest
from small_dossiers import cited_numbers, context_of

from tracktwo.composition.sections.stance_table import compose_stance_table
from tracktwo.document.blocks import Align, Table
from tracktwo.document.text import as_text
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.template.options import StanceTableOptions, Turn

TERMS = """\
positions:
  pos-ru: {holder: ru, issue: fire, position: Stops when arms stop., basis: inferred, as_of: 2023-07-01, cites: [pw]}
deal_terms:
  t-fire:
    title: Ceasefire
    issue: fire
    status: floated
    stances:
      icrc: strongly-supports
      us: {stance: neutral, cites: [nbc]}
      ru: {stance: conditional, from: pos-ru, condition: Arms end}
      ua: strongly-opposes
    cites: [pw]
  t-land: {title: Land, issue: land, status: proposed, stances: {us: {stance: opposes, basis: inferred}}, cites: [nbc]}
  t-bare: {title: Bare, issue: land, status: proposed, cites: [nbc]}
"""


def stances_of_states(count: int) -> str:
    """A term on which so many states take a stance."""
    stances = ", ".join(f"state-{number}: supports" for number in range(1, count + 1))
    return f"deal_terms: {{t: {{title: T, issue: land, status: floated, cites: [nbc], stances: {{{stances}}}}}}}\n"


def text_of(blocks: str = TERMS, options: StanceTableOptions | None = None, plan: BriefPlan | None = None) -> str:
    return as_text(compose_stance_table(context_of(blocks, plan), options or StanceTableOptions()).blocks)


def test_the_table_crosses_terms_with_parties_in_their_order() -> None:
    assert text_of() == (
        "table: Terms, one to a row, and where each party stands on them. {table-1}\n"
        "  | Term | Ukraine | Russia | United States | ICRC |\n"
        "  |= Territory\n"
        "  | Land[1] // ~proposed~ | · | · | − (a) | · |\n"
        "  | Bare[1] // ~proposed~ | · | · | · | · |\n"
        "  |= Ceasefire\n"
        "  | Ceasefire[2] // ~floated~ | −\u00a0− | ? (a) | 0[1] | ++ |\n"
        "caption: **Table 1. **Stances of the parties. ++ strongly supports; 0 neutral; − opposes; −\u00a0− strongly"
        " opposes; ? conditional; · not stated; (a) assessed: our reading."
        " **Conditions: **Russia on “Ceasefire”: Arms end\n"
    )


def test_the_legend_explains_only_the_signs_that_occur() -> None:
    text = text_of(options=StanceTableOptions(columns=("us",)))
    assert "Stances of the parties. 0 neutral; − opposes; · not stated; (a) assessed: our reading." in text
    assert "Condition" not in text


def test_columns_of_the_section_go_before_those_of_the_brief() -> None:
    plan = BriefPlan(template="policy-brief", columns=("ru", "ua"))
    assert "| Term | Russia | Ukraine |" in text_of(plan=plan)
    assert "| Term | United States |" in text_of(plan=plan, options=StanceTableOptions(columns=("us",)))


def test_an_unknown_party_is_reported() -> None:
    context = context_of(TERMS)
    compose_stance_table(context, StanceTableOptions(columns=("uas", "us")))
    assert [found.code for found in context.diagnostics] == ["E03"]


def test_signs_are_centred_and_terms_head_their_rows() -> None:
    table = compose_stance_table(context_of(TERMS), StanceTableOptions()).blocks[0]
    assert isinstance(table, Table)
    assert [column.is_row_header for column in table.columns] == [True, False, False, False, False]
    assert {column.align for column in table.columns[1:]} == {Align.CENTER}


@pytest.mark.parametrize(
    ("count", "turn", "landscape"),
    [(7, "auto", False), (8, "auto", True), (8, "no", False), (2, "yes", True)],
)
def test_many_parties_turn_the_page(count: int, turn: Turn, landscape: bool) -> None:
    options = StanceTableOptions(landscape=turn)
    assert compose_stance_table(context_of(stances_of_states(count), states=count), options).landscape is landscape


@pytest.mark.parametrize(("count", "widths"), [(12, [12]), (13, [6, 7]), (25, [8, 8, 9])])
def test_more_parties_than_a_page_holds_stand_in_several_tables(count: int, widths: list[int]) -> None:
    blocks = compose_stance_table(context_of(stances_of_states(count), states=count), StanceTableOptions()).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.columns) - 1 for table in tables] == widths
    assert [len(table.rows) for table in tables] == [2] * len(widths)


def test_no_stances_no_table() -> None:
    bare = "deal_terms: {t: {title: T, issue: land, status: floated, cites: [nbc]}}\n"
    assert compose_stance_table(context_of(bare), StanceTableOptions()).blocks == ()
    assert compose_stance_table(context_of(""), StanceTableOptions()).blocks == ()


def test_citation_numbers_follow_the_order_of_reading() -> None:
    numbers = cited_numbers(compose_stance_table(context_of(TERMS), StanceTableOptions()).blocks)
    assert numbers == [1, 2]
