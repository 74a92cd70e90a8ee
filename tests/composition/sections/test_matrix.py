"""Issues by parties."""

# ruff: noqa: E501 - lines of YAML and of printed tables stand as they are

from __future__ import annotations

from dossier_contexts import context_from

from tracktwo.composition.context import Composed
from tracktwo.composition.sections.matrix import compose_matrix
from tracktwo.document.blocks import Row, Table
from tracktwo.document.inlines import Label, Tone, plain
from tracktwo.document.text import as_text
from tracktwo.document.walk import each_inline
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.template.options import MatrixOptions

LEAD = """\
actors:
  ua: {kind: state, name: Україна, lang: uk}
  ru: {kind: state, name: Russian Federation, short: Russia}
  us: {kind: state, name: United States}
  third: {kind: ngo, name: No Party}
parties: [{actor: ua, role: conflict-party}, {actor: ru, role: conflict-party}, {actor: us, role: backer}]
"""
ISSUES = """\
issues:
  land: {title: Territory, group: Substance, gap: None seen, zopa: narrow, zopa_basis: Time can be traded., bridging: [Leave it open]}
  talk: {title: Who speaks}
  fire: {title: Ceasefire, group: Substance}
"""
POSITIONS = """\
positions:
  ua-land: {holder: ua, issue: land, position: Усе., firmness: red-line, basis: stated-public, as_of: 2023-07-01, cites: [b]}
  ru-land: {holder: ru, issue: land, position: Keeps it., basis: inferred, condition: none stops it, as_of: 2023-04-13, cites: [a]}
  both: {holder: [ua, ru], issue: talk, position: Direct talks., basis: stated-public, as_of: 2023-07-05, cites: [c, a]}
"""


def _composed(
    blocks: str = LEAD + ISSUES + POSITIONS, options: MatrixOptions | None = None, plan: BriefPlan | None = None
) -> Composed:
    return compose_matrix(context_from(blocks, plan=plan), options or MatrixOptions())


def _text(blocks: str = LEAD + ISSUES + POSITIONS, options: MatrixOptions | None = None) -> str:
    return as_text(_composed(blocks, options).blocks)


def test_the_whole_matrix_reads_as_it_should() -> None:
    assert _text() == (
        "table: Issues in rows, parties in columns; each cell holds the position of a party on an issue {table-1}\n"
        "  | Issue | Україна | Russia | Gap, landing zone |\n"
        "  | **Who speaks** | Direct talks.[1, 2] // ~jointly with Russia~ | Direct talks.[1, 2] // ~jointly with Україна~ |  |\n"
        "  |= Substance\n"
        "  | **Territory** | <RED LINE> Усе.[3] | *(assessed)* Keeps it.[2] ~(April 13, 2023)~ // ~Condition: none stops it~ |"
        " None seen // Zone of possible agreement: narrow ~(Time can be traded.)~ // Bridging idea: Leave it open |\n"
        "  | **Ceasefire** | – | – |  |\n"
        "caption: **Table 1. **Positions as last known on July 8, 2023. RED LINE: a limit, stated or inferred."
        " (assessed): our reading, not a statement. Date in brackets: position older than 30 days, or of unknown date."
        " A dash (–): no position known.\n"
    )


def test_a_red_line_is_an_alert_in_words() -> None:
    table = _composed().blocks[0]
    assert isinstance(table, Table)
    labels = [
        inline
        for row in table.rows
        if isinstance(row, Row)
        for cell in row.cells
        for inline in each_inline(cell.inlines)
        if isinstance(inline, Label)
    ]
    assert labels == [Label("RED LINE", Tone.ALERT)]
    assert [column.wash for column in table.columns] == [False, False, False, True]
    assert table.columns[0].is_row_header


def test_the_legend_explains_only_marks_that_occur() -> None:
    text = _text(options=MatrixOptions(issues=("talk",)))
    assert "Positions as last known on July 8, 2023.\n" in text
    assert "RED LINE" not in text


def test_columns_come_from_the_options_then_the_brief_then_the_positions() -> None:
    plan = BriefPlan.model_validate({"template": "policy-brief", "columns": ["us", "ru"]})
    assert "| Issue | United States | Russia |" in as_text(_composed(plan=plan).blocks)
    assert "| Issue | Україна |" in as_text(_composed(plan=plan, options=MatrixOptions(columns=("ua",))).blocks)


def test_an_unknown_column_is_said_and_left_out() -> None:
    context = context_from(LEAD + ISSUES + POSITIONS)
    composed = compose_matrix(context, MatrixOptions.model_validate({"columns": ["ua", "uaa"]}))
    assert "| Issue | Україна | Gap" in as_text(composed.blocks)
    assert [found.code for found in context.diagnostics] == ["E03"]


def test_a_holder_that_is_no_party_keeps_its_column() -> None:
    blocks = (
        LEAD
        + ISSUES
        + POSITIONS
        + (
            "  x: {holder: third, issue: fire, position: Stop firing., basis: stated-public, as_of: 2023-07-01, cites: [a]}\n"
        )
    )
    assert "| Issue | Україна | Russia | No Party | Gap, landing zone |" in _text(blocks)


def test_several_lines_of_a_party_stand_in_one_cell() -> None:
    blocks = (
        LEAD
        + ISSUES
        + POSITIONS
        + (
            "  x: {holder: ua, issue: land, position: And reparations., basis: stated-public, as_of: 2023-07-01, cites: [a]}\n"
        )
    )
    assert "<RED LINE> Усе.[3] // And reparations.[2] |" in _text(blocks)


def test_the_gap_can_be_left_out() -> None:
    assert "Gap" not in _text(options=MatrixOptions.model_validate({"gap": "no"}))
    assert "None seen" not in _text(options=MatrixOptions.model_validate({"gap": "no"}))


def test_more_than_three_columns_want_a_landscape_page() -> None:
    assert not _composed().landscape
    assert _composed(options=MatrixOptions(columns=("ua", "ru", "us"))).landscape
    assert not _composed(options=MatrixOptions(columns=("ua", "ru", "us"), landscape="no")).landscape
    assert _composed(options=MatrixOptions(landscape="yes")).landscape


def test_a_gap_column_that_is_hardly_filled_does_not_turn_the_page() -> None:
    options = MatrixOptions(columns=("ua", "ru", "us"))
    sparse = LEAD + ISSUES.replace("issues:\n", "issues:\n  sea: {title: The sea}\n") + POSITIONS
    assert _composed(options=options).landscape
    assert not _composed(sparse, options).landscape
    (table,) = _composed(sparse, options).blocks
    assert isinstance(table, Table)
    assert [plain(column.header) for column in table.columns][-1] == "Gap, landing zone"
    assert table.columns[-1].weight < min(column.weight for column in table.columns[:-1])


def test_many_parties_are_split_with_the_issue_repeated() -> None:
    composed = _composed(_crowd(20))
    tables = [block for block in composed.blocks if isinstance(block, Table)]
    assert composed.landscape
    assert [len(table.columns) for table in tables] == [6, 6, 6, 7]
    assert {plain(table.columns[0].header) for table in tables} == {"Issue"}
    assert [plain(table.columns[-1].header) == "Gap, landing zone" for table in tables] == [False, False, False, True]
    headers = [plain(column.header) for table in tables for column in table.columns[1:]]
    assert headers == [*(f"Party {n}" for n in range(20)), "Gap, landing zone"]
    assert plain(tables[1].caption).startswith("Table 2. Part 2 of 4. ")
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows if isinstance(row, Row))


def test_many_joint_holders_are_counted() -> None:
    assert "jointly with others: 19" in _text(_crowd(20))


def test_no_column_is_lost_for_any_number_of_parties() -> None:
    counts = range(1, 30)
    for count in counts:
        tables = [block for block in _composed(_crowd(count)).blocks if isinstance(block, Table)]
        assert sum(len(table.columns) - 1 for table in tables) == count + 1
        assert all(2 <= len(table.columns) <= 7 for table in tables)
    assert len(counts) == 29


def test_nothing_known_is_no_section() -> None:
    assert _composed(LEAD + ISSUES) == Composed()
    assert _composed(options=MatrixOptions(issues=("fire",))) == Composed()
    assert _composed("actors:\nparties:\n") == Composed()


def _crowd(count: int) -> str:
    actors = "".join(f"  p{n}: {{kind: state, name: Party {n}}}\n" for n in range(count))
    parties = "".join(f"  - {{actor: p{n}, role: conflict-party}}\n" for n in range(count))
    holders = ", ".join(f"p{n}" for n in range(count))
    return (
        f"actors:\n{actors}parties:\n{parties}issues:\n  i: {{title: I, gap: Wide}}\npositions:\n"
        f"  all: {{holder: [{holders}], issue: i, position: Peace., basis: stated-public, as_of: 2023-07-01, cites: [a]}}\n"
    )
