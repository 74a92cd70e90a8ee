from __future__ import annotations

from small_dossiers import cited_numbers, context_of

from tracktwo.composition.sections.claims import compose_claims
from tracktwo.document.text import as_text
from tracktwo.template.options import ClaimsOptions

DUDS = """\
claims:
  c-dud:
    statement: Share of submunitions that fail
    kind: figure
    state: contested
    denied_by: [{actor: ru, cites: [pw]}, {described_as: a ministry, cites: [nbc]}]
    no_comment: [{actor: us, cites: [nbc]}]
    variants:
      pentagon: {value: not more than 2.35 %, attributed_to: us, as_of: 2023-07-07, scope: shells chosen, cites: [nbc]}
      relay: {value: 10 to 40 %, attributed_to: icrc, as_of: unknown, scope: all models,
        cites: [{source: pw, repeats: unknown}],
        denied_by: [{actor: us, cites: [nbc]}]}
    use: pentagon
    why: Official and recent.
"""


def text_of(blocks: str, options: ClaimsOptions | None = None, lang: str = "en-US") -> str:
    context = context_of(blocks, lang=lang)
    text = as_text(compose_claims(context, options or ClaimsOptions()).blocks)
    assert context.diagnostics == []
    return text


def test_versions_stand_side_by_side_with_denials_beside_the_claim() -> None:
    assert text_of(DUDS) == (
        "lead: Share of submunitions that fail <CONTESTED> (keep with next)\n"
        "field: **Denied by: **Russian Federation[1], a ministry[2]\n"
        "field: **No comment: **United States[2]\n"
        "figure: Share of submunitions that fail. Figures that sources give: United States, shells chosen: not more"
        " than 2.35%; International Committee of the Red Cross, as reported by People's World, all models: 10–40%."
        " {figure-1}\n"
        "caption: **Figure 1. **Share of submunitions that fail. Dark bars are ranges or values, pale bars are bounds."
        " Never averaged: the scopes differ.\n"
        "table: Versions of each claim, one to a row, with who says so, the date and the scope. {table-1}\n"
        "  | Value | According to | Date | Scope |\n"
        "  | not more than 2.35%[2] <USED> | United States | July 7, 2023 | shells chosen |\n"
        "  | 10–40%[1] // **Denied by: **United States[2] |"
        " International Committee of the Red Cross, as reported by People's World | date unknown | all models |\n"
        "caption: **Table 1. **What sources say, side by side. Figures of different scope are not averaged."
        " USED: the version this brief uses.\n"
        "note: Used: not more than 2.35 percent. Why: Official and recent.\n"
    )


def test_a_denied_fact_has_its_sources_and_its_denial() -> None:
    claim = """\
claims:
  c: {statement: They met., kind: fact, state: denied, denied_by: {actor: ru, cites: [pw]}, cites: [nbc]}
"""
    claim = claim.replace("{actor: ru, cites: [pw]}", "[{actor: ru, cites: [pw]}]")
    assert text_of(claim) == (
        "lead: They met.[1] <DENIED> (keep with next)\nfield: **Denied by: **Russian Federation[2]\n"
    )


def test_a_claim_with_one_value_has_it_on_a_line_of_its_own() -> None:
    claim = """\
claims:
  c:
    statement: Upper limit
    kind: figure
    state: contested
    value: up to 800 million USD
    attributed_to: us
    as_of: 2023-07-07
    scope: the package
    cites: [nbc]
"""
    assert text_of(claim) == (
        "lead: Upper limit <CONTESTED> (keep with next)\n"
        "field: **Value: **up to $800 million[1]\n"
        "field: **According to: **United States\n"
        "field: **Date: **July 7, 2023\n"
        "field: **Scope: **the package\n"
    )
    assert "up to US$800 million" in text_of(claim, lang="en-GB")


def test_values_are_printed_by_their_type() -> None:
    claim = """\
claims:
  c:
    statement: Date of the visit
    kind: fact
    state: contested
    use: none
    variants:
      plain: {value: 2023-05~, text: two months ago, cites: [pw]}
      typed: {value: 2023-06-01, value_type: date, cites: [nbc]}
      ratio: {value: "51:49", value_type: ratio, cites: [nbc]}
      words: {value: many hundreds, value_type: figure, cites: [nbc]}
      year: {value: 2023, cites: [nbc]}
      told: {text: soon, cites: [nbc]}
"""
    rows = [line.split("|")[1].strip() for line in text_of(claim).splitlines() if line.startswith("  |")]
    assert rows == [
        "Value",
        "about May 2023 (two months ago)[1]",
        "June 1, 2023[2]",
        "51:49[2]",
        "many hundreds[2]",
        "2023[2]",
        "soon[2]",
    ]
    assert "note: No version is used.\n" in text_of(claim)


def test_figures_that_only_seem_to_conflict_all_stand() -> None:
    claim = """\
claims:
  c: {statement: Forces, kind: figure, state: by-scope, use: all, variants: {
    a: {value: "85,000 persons", scope: army, cites: [nbc]}, b: {value: "100,000 persons", scope: all, cites: [nbc]}}}
"""
    text = text_of(claim)
    assert "<DIFFERS BY SCOPE>" in text
    assert "note: All versions stand, each with its scope.\n" in text
    assert "<USED>" not in text
    assert "92" not in text  # no mean of the two


def test_a_protected_source_is_not_named_as_the_outlet() -> None:
    claim = """\
claims:
  c: {statement: S, kind: figure, state: contested, value: 60 %, cites: [{source: hidden, repeats: unknown}]}
"""
    text = text_of(claim)
    assert "**According to: **as reported by a source not named" in text
    assert "Secret" not in text


def test_only_claims_in_dispute_are_printed_unless_states_are_chosen() -> None:
    claims = """\
claims:
  a: {statement: A, kind: fact, state: undisputed, cites: [nbc]}
  b: {statement: B, kind: fact, state: contested, cites: [nbc]}
  c: {statement: C, kind: fact, state: superseded, superseded_by: b, cites: [nbc]}
"""
    assert text_of(claims) == "lead: B[1] <CONTESTED>\n"
    chosen = text_of(claims, ClaimsOptions(states=("undisputed", "superseded")))
    assert chosen == "lead: A[1] <UNDISPUTED>\nlead: C[1] <SUPERSEDED>\nfield: **Superseded by: **B\n"


def test_nothing_is_composed_without_claims() -> None:
    assert compose_claims(context_of(""), ClaimsOptions()).blocks == ()


def test_citation_numbers_follow_the_order_of_reading() -> None:
    assert cited_numbers(compose_claims(context_of(DUDS), ClaimsOptions()).blocks) == [1, 2]
