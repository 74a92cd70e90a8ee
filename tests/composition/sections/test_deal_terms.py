from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_dossiers import cited_numbers, context_of, references

from tracktwo.composition.sections.deal_terms import compose_ceasefire, compose_deal_terms
from tracktwo.document.blocks import Section
from tracktwo.document.text import as_text
from tracktwo.document.walk import each_block
from tracktwo.template.options import DealTermsOptions, SectionOptions

TERMS = """\
positions:
  pos-ru: {holder: ru, issue: fire, position: Stops only when arms stop., basis: inferred, as_of: 2023-07-01,
    cites: [pw]}
agreements:
  agr: {title: Istanbul draft, use: current, date: 2022-04-15, status: unsigned, relevance: Basis of terms.,
    cites: [pw]}
events:
  ev: {title: Summit opens, date: 2023-07-11, kind: meeting, cites: [nbc]}
deal_terms:
  t-dmz:
    title: Demilitarized zone
    issue: fire
    pax: [DdrDemil, ImPK]
    detail: 2
    status: floated
    floated_by: unknown
    after: [t-fire]
    deadline: 60 days after t-fire
    verification: Observers on both sides
    guarantors: [us, {text: other guarantor states}]
    cites: [pw]
  t-fire:
    title: Ceasefire on the line
    text: "Fire stops on [the present line] [the line of 2022]."
    issue: fire
    pax: [Ce]
    detail: 1
    status: bracketed
    agreement: agr
    agreed_on: 2023-05-20
    floated_by: [envoy, un]
    compliance: disputed
    expires: 6 months after ev
    stances:
      us: {stance: supports, cites: [nbc#para. 4]}
      ru: {stance: conditional, from: pos-ru, condition: Arms deliveries end}
      ua: strongly-opposes
    obliges:
      - {who: ru, what: Stop fire, by: 1 day before ev}
      - {who: {text: all sides}, what: Exchange maps, by: 2 weeks after agr}
    ceasefire: {type: preliminary, parties: bilateral, extent: local, area: Donbas, line: line of contact, zone: 15 km,
      enters: 2023-05-22T21:45+02:00, duration: 30 days, prohibited: [Shelling, Drones], permitted: [Evacuation],
      monitors: [un, {text: local councils}], mechanism: Joint commission}
    cites: [nbc, pw]
  t-land:
    title: Status left open
    issue: land
    status: agreed
    text: "The [disputed] territory keeps its status."
    cites: [nbc]
"""


def composed(options: DealTermsOptions | None = None, blocks: str = TERMS) -> str:
    context = context_of(blocks)
    text = as_text(compose_deal_terms(context, options or DealTermsOptions()).blocks)
    assert context.diagnostics == []
    return text


def test_terms_stand_under_their_issues_in_the_order_of_the_issues() -> None:
    headings = [line.strip() for line in composed().splitlines() if line.lstrip().startswith("#")]
    assert headings == [
        "## Territory",
        "### Status left open <AGREED> {term-3}",
        "## Ceasefire",
        "### Demilitarized zone <FLOATED> {term-1}",
        "### Ceasefire on the line <BRACKETED> {term-2}",
        "## Sequence",
    ]


def test_a_whole_term_reads_from_its_text_to_its_level_of_detail() -> None:
    text = composed(DealTermsOptions(status=("bracketed",)))
    assert text == (
        "## Ceasefire\n"
        "  ### Ceasefire on the line <BRACKETED> {term-2}\n"
        "    quote: Fire stops on [the present line] [the line of 2022].[1, 2]\n"
        "    note: Square brackets: wording not agreed.\n"
        "    field: **Floated by: **a European envoy, United Nations\n"
        "    field: **Agreed on: **May 20, 2023\n"
        "    field: **Agreement: **Istanbul draft\n"
        "    field: **Expires: **6 months after “Summit opens” (January 11, 2024)\n"
        "    field: **Compliance: **disputed\n"
        "    field: **Stances:** (keep with next)\n"
        "    - field: **Ukraine: **strongly opposes\n"
        "    - field: **Russia: **conditional (assessed) // **Condition: **Arms deliveries end"
        " // **Position, July 1, 2023: **Stops only when arms stop.[2]\n"
        "    - field: **United States: **supports[1a]\n"
        "    field: **Type of ceasefire: **preliminary, bilateral, local\n"
        "    field: **Area: **Donbas\n"
        "    field: **Line: **line of contact\n"
        "    field: **Zone: **15 km\n"
        "    field: **Entry into force: **21:45 UTC+2, May 22, 2023\n"
        "    field: **Duration: **30 days\n"
        "    field: **Prohibited: **Shelling; Drones\n"
        "    field: **Permitted: **Evacuation\n"
        "    field: **Monitors: **United Nations, local councils\n"
        "    field: **Mechanism: **Joint commission\n"
        "    field: **Obligations:** (keep with next)\n"
        "    - field: **Russian Federation: **Stop fire – deadline: 1 day before “Summit opens” (July 10, 2023)\n"
        "    - field: **all sides: **Exchange maps – deadline: 2 weeks after “Istanbul draft” (April 29, 2022)\n"
        "    field: **Topic (PA-X): **ceasefire (Ce)\n"
        "    field: **Level of detail (PA-X): **1 of 3, general\n"
        "note: PA-X: topics and levels of detail as in the Peace Agreements Database of the University of Edinburgh.\n"
    )


def test_a_withheld_name_is_never_printed() -> None:
    assert "Secretive" not in composed()


def test_a_deadline_links_to_the_term_it_counts_from_and_says_from_which_day() -> None:
    text = composed()
    assert (
        "**Deadline: **60 days after “Ceasefire on the line{term-2}” (July 21, 2023, counted from entry into force)"
        in text
    )


def test_a_deadline_from_a_month_has_no_date() -> None:
    blocks = """\
events:
  ev: {title: Summit, date: 2023-07, kind: meeting, cites: [nbc]}
deal_terms:
  t: {title: T, issue: land, status: floated, deadline: 10 days after ev, cites: [nbc]}
"""
    assert "**Deadline: **10 days after “Summit”\n" in composed(blocks=blocks)


def test_a_deadline_beyond_the_calendar_is_reported() -> None:
    context = context_of("""\
events:
  ev: {title: Summit, date: 2023-07-11, kind: meeting, cites: [nbc]}
deal_terms:
  t: {title: T, issue: land, status: floated, deadline: 999999 years after ev, cites: [nbc]}
""")
    compose_deal_terms(context, DealTermsOptions())
    assert [(found.code, found.path) for found in context.diagnostics] == [("E04", ("deal_terms", "t", "deadline"))]
    assert context.diagnostics[0].source is not None


def test_brackets_of_a_text_that_is_not_bracketed_do_not_mean_disagreement() -> None:
    text = composed(DealTermsOptions(status=("agreed",)))
    assert "quote: The [disputed] territory keeps its status.[1]" in text
    assert "note: Square brackets: as in the text; they do not mark disagreement." in text


def test_terms_that_bind_are_not_called_possible() -> None:
    settled = "deal_terms: {t: {title: T, issue: land, status: in-force, cites: [nbc]}}\n"
    assert compose_deal_terms(context_of(settled), DealTermsOptions()).heading == "deal_terms.settled"
    assert compose_deal_terms(context_of(TERMS), DealTermsOptions()).heading == ""


def test_sources_attest_the_day_of_agreement_or_the_status_never_the_issue() -> None:
    agreed = "{t: {title: T, issue: land, status: agreed, agreed_on: 2023-05-20, cites: [nbc]}}"
    options = DealTermsOptions(by="none", detail="short")
    lines = "    field: **Agreed on: **May 20, 2023[1]\n    field: **Issue: **Territory\n"
    assert lines.replace("    ", "  ") in composed(options, blocks=f"deal_terms: {agreed}\n")
    bare = "{t: {title: T, issue: land, status: reported, cites: [nbc]}}"
    assert "field: **Status: **reported[1]\n" in composed(options, blocks=f"deal_terms: {bare}\n")


def test_a_term_without_text_has_its_sources_after_its_first_line() -> None:
    assert "field: **Floated by: **unknown[2]" in composed()
    bare = "deal_terms: {t: {title: T, issue: land, status: reported, cites: [nbc]}}\n"
    assert composed(blocks=bare) == "## Territory\n  ### T <REPORTED> {term-1}\n    field: **Status: **reported[1]\n"


def test_the_short_form_has_text_and_stances_on_one_line() -> None:
    text = composed(DealTermsOptions(detail="short", status=("bracketed",)))
    assert (
        "field: **Stances: **supports: United States[1a]; strongly opposes: Ukraine;"
        " conditional: Russia (assessed) (condition: Arms deliveries end)\n" in text
    )
    assert "Obligations" not in text
    assert "Type of ceasefire" not in text


def test_terms_that_follow_others_are_listed_in_sequence() -> None:
    text = composed()
    assert text.endswith(
        "## Sequence\n"
        "  1. Ceasefire on the line{term-2}\n"
        "  2. Demilitarized zone{term-1} – After: Ceasefire on the line{term-2}\n"
        "  note: Each term stands after those it is said to follow. Terms not listed: no order is stated.\n"
    )
    assert "**After: **Ceasefire on the line{term-2}" in text


def test_without_sequence_nothing_is_said_of_order() -> None:
    text = composed(DealTermsOptions.model_validate({"sequence": "no"}))
    assert "Sequence" not in text
    assert "**After: **" not in text


def test_an_earlier_term_that_is_not_printed_is_named_without_a_link() -> None:
    text = composed(DealTermsOptions(status=("floated",)))
    assert "**After: **Ceasefire on the line\n" in text
    assert "Sequence" not in text


def test_a_circle_of_terms_is_reported_and_no_sequence_is_printed() -> None:
    context = context_of("""\
deal_terms:
  t-a: {title: A, issue: land, status: floated, after: [t-b], cites: [nbc]}
  t-b: {title: B, issue: land, status: floated, after: [t-a], cites: [nbc]}
""")
    blocks = compose_deal_terms(context, DealTermsOptions()).blocks
    assert "Sequence" not in as_text(blocks)
    assert [found.code for found in context.diagnostics] == ["E72"]


@pytest.mark.parametrize(
    ("options", "headings"),
    [
        (DealTermsOptions(by="status"), ["Agreed", "Bracketed", "Floated", "Sequence"]),
        (DealTermsOptions(by="status", status=("floated", "agreed")), ["Floated", "Agreed"]),
        (DealTermsOptions(by="pax"), ["Security sector", "No PA-X category", "Sequence"]),
        (DealTermsOptions(by="issue", issues=("fire",)), ["Ceasefire", "Sequence"]),
        (DealTermsOptions(by="issue", issues=("fire", "land")), ["Ceasefire", "Territory", "Sequence"]),
    ],
)
def test_groups_have_headings_in_their_order(options: DealTermsOptions, headings: list[str]) -> None:
    found = [line.removeprefix("## ") for line in composed(options).splitlines() if line.startswith("## ")]
    assert found == headings


def test_terms_without_groups_are_subsections_and_name_their_issue() -> None:
    text = composed(DealTermsOptions(by="none"))
    assert text.startswith("## Demilitarized zone <FLOATED> {term-1}\n")
    assert "field: **Issue: **Territory" in text


def test_an_unknown_issue_in_the_options_is_reported() -> None:
    context = context_of(TERMS)
    compose_deal_terms(context, DealTermsOptions(issues=("lnad",)))
    assert [found.code for found in context.diagnostics] == ["E03"]


def test_nothing_is_composed_without_terms() -> None:
    assert compose_deal_terms(context_of(""), DealTermsOptions()).blocks == ()
    assert compose_ceasefire(context_of(""), SectionOptions()).blocks == ()
    assert compose_deal_terms(context_of(TERMS), DealTermsOptions(status=("lapsed",))).blocks == ()


def test_citation_numbers_follow_the_order_of_reading() -> None:
    blocks = compose_deal_terms(context_of(TERMS), DealTermsOptions()).blocks
    numbers = cited_numbers(blocks)
    assert numbers == sorted(numbers) == [1, 2]


def test_every_link_leads_to_a_printed_term() -> None:
    blocks = compose_deal_terms(context_of(TERMS), DealTermsOptions()).blocks
    anchors = {block.anchor for block in each_block(blocks) if isinstance(block, Section)}
    assert references(blocks)
    assert references(blocks) <= anchors


def test_a_term_printed_by_two_sections_has_two_anchors() -> None:
    context = context_of(TERMS)
    first = compose_deal_terms(context, DealTermsOptions(by="none"))
    second = compose_deal_terms(context, DealTermsOptions(by="none"))
    third = compose_ceasefire(context, SectionOptions())
    blocks = each_block((*first.blocks, *second.blocks, *third.blocks))
    anchors = [block.anchor for block in blocks if isinstance(block, Section) and block.anchor]
    assert anchors == ["term-1", "term-2", "term-3", "term-1-2", "term-2-2", "term-3-2", "ceasefire-2"]


def test_a_ceasefire_section_holds_the_details_alone() -> None:
    text = as_text(compose_ceasefire(context_of(TERMS), SectionOptions()).blocks)
    assert text.startswith(
        "## Ceasefire on the line <BRACKETED> {ceasefire-2}\n"
        "  quote: Fire stops on [the present line] [the line of 2022].[1, 2]\n"
    )
    assert "**Entry into force: **21:45 UTC+2, May 22, 2023" in text
    assert "Demilitarized" not in text
    assert "Stances" not in text


def test_the_original_of_a_draft_text_stands_below_it() -> None:
    blocks = """\
deal_terms:
  t: {title: T, issue: land, status: proposed, text: {text: Fire stops., original: Огонь прекращается., lang: ru},
    cites: [nbc]}
"""
    assert "quote: Fire stops.[1] // ~Огонь прекращается.@ru~" in composed(blocks=blocks)


def test_facts_lead_back_to_the_record() -> None:
    blocks = compose_deal_terms(context_of(TERMS), DealTermsOptions(by="none")).blocks
    origins = [block.origin for block in each_block(blocks) if isinstance(block, Section) and block.origin]
    assert origins == [("deal_terms", "t-dmz"), ("deal_terms", "t-fire"), ("deal_terms", "t-land")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.integers(0, 5)), min_size=2, max_size=6), st.permutations(range(6)))
def test_no_term_stands_before_one_it_follows(earlier: list[set[int]], names: list[int]) -> None:
    # each may follow only those before it in this list, so there is no circle; the names are shuffled
    follows = [{number for number in found if number < index} for index, found in enumerate(earlier)]
    terms = [
        f"  t-{names[index]}: {{title: Term {names[index]}, issue: land, status: floated, cites: [nbc],"
        f" after: [{', '.join(f't-{names[number]}' for number in sorted(found))}]}}\n"
        for index, found in enumerate(follows)
    ]
    text = composed(blocks="deal_terms:\n" + "".join(sorted(terms)))
    listed = [line.split("{")[0].split(". ", 1)[1] for line in text.splitlines() if line.strip()[:1].isdigit()]
    links = [(index, number) for index, found in enumerate(follows) for number in found]
    assert bool(listed) == bool(links)
    for index, number in links:
        assert listed.index(f"Term {names[number]}") < listed.index(f"Term {names[index]}")
