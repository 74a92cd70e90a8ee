from __future__ import annotations

from small_dossiers import cited_numbers, context_of, references

from tracktwo.composition.sections.claims import compose_claims
from tracktwo.composition.sections.weapons import compose_weapons_package
from tracktwo.document.blocks import Section, Table
from tracktwo.document.text import as_text
from tracktwo.document.walk import each_block
from tracktwo.template.options import ClaimsOptions, WeaponsPackageOptions

PACKAGES = """\
weapons_packages:
  first:
    title: First drawdown
    announced: 2023-06-01
    supplier: unknown
    recipient: ua
    items_complete: yes
    cites: [pw]
    items: [{id: itm-old, designation: Old shells, quantity: 5, delivery: delivered, claims: [clm-dud]}]
  pda:
    title: Second drawdown
    announced: 2023-07-07
    supplier: us
    recipient: ua
    evidence: official
    split: [{authority: pda, supplier: us, amount: 50 million USD}, {authority: usai, amount: 770 million USD}]
    number: "42"
    total: up to 820 million USD
    value_basis: estimated-high
    price_basis: nominal
    total_quantity: more than 100 tonnes
    items_complete: no
    status: announced
    supersedes: first
    notes: The first with cluster munitions.
    cites: [nbc]
    items:
      - id: itm-dpicm
        designation: {text: DPICM, original: ДПИКМ, lang: uk}
        description: Scatters submunitions
        category: ammunition
        unroca: none
        quantity: unknown
        unit: round
        value: unknown
        condition: second-hand
        delivery: contracted
        dates: {announced: 2023-07-07, contracted: 2023-07-08}
        delivered: at least 10 rounds
        end_user: {text: 47th brigade}
        contractor: us
        legal:
          - {instrument: ccm, rule: use banned, applies_to: [us, ru], status: not-party, as_of: 2023-07-07, cites: [pw]}
          - {instrument: hidden, rule: assurances, applies_to: [ua], status: complies}
          - {instrument: {text: U.S. law}, rule: 1 % limit, status: waived, cites: [nbc]}
        claims: [clm-dud]
        cites: [pw]
      - {id: itm-how, designation: Howitzers, category: artillery, quantity: 31, unit: howitzer,
         unit_value: about 3 million USD, value: up to 93 million USD, value_basis: replacement, delivery: announced}
      - {id: itm-ammo, designation: Small arms rounds, quantity: more than 28 million rounds, unit: round,
         delivery: announced}
claims:
  clm-denied: {statement: Shells reached the front., kind: fact, state: denied, about: [itm-how],
    denied_by: [{actor: ru, cites: [pw]}], cites: [nbc]}
  clm-total: {statement: Value, kind: figure, state: contested, about: [pda], value: 60 %, cites: [pw]}
  clm-other: {statement: Not of this package, kind: figure, state: contested, about: [un], value: 1 %, cites: [pw]}
  clm-dud:
    statement: Failure rate
    kind: figure
    state: contested
    use: all
    variants:
      low: {value: not more than 2.35 %, attributed_to: us, scope: new, cites: [nbc]}
      high: {value: 10 to 40 %, attributed_to: icrc, scope: all, cites: [pw]}
"""


def text_of(options: WeaponsPackageOptions | None = None, blocks: str = PACKAGES) -> str:
    context = context_of(blocks)
    text = as_text(compose_weapons_package(context, options or WeaponsPackageOptions()).blocks)
    assert context.diagnostics == []
    return text


def test_a_package_reads_from_its_facts_to_its_contested_figures() -> None:
    assert text_of(WeaponsPackageOptions(packages=("pda",))) == (
        "## Second drawdown <ANNOUNCED> {package-2}\n"
        "  field: **Announced: **July 7, 2023[1]\n"
        "  field: **Supplier: **United States\n"
        "  field: **Recipient: **Ukraine\n"
        "  field: **Package number: **42\n"
        "  field: **Total value: **up to $820 million (highest estimate, nominal)[1]\n"
        "  field: **Total quantity: **more than 100 tonnes[1]\n"
        "  field: **By authority: **Presidential Drawdown Authority (from stocks) (United States): $50 million;"
        " Ukraine Security Assistance Initiative (from industry): $770 million\n"
        "  field: **Evidence: **official\n"
        "  field: **State: **announced\n"
        "  field: **Replaces: **First drawdown\n"
        "  The first with cluster munitions.[1]\n"
        "  table: Items, one to a row: Second drawdown {table-1}\n"
        "    | Item | Category | Quantity | Value | Delivery |\n"
        "    | DPICM ~ДПИКМ@uk~[2] // ~Scatters submunitions~ // ~End user: 47th brigade~"
        " // ~Contractor: United States~"
        " | ammunition | not known | not known | contracted, July 8, 2023 // ~announced: July 7, 2023~"
        " // delivered: at least 10 rounds |\n"
        "    | Howitzers[1] | artillery | 31 (howitzer) | up to $93 million // each about $3 million"
        " // ~replacement value~ | announced |\n"
        "    | Small arms rounds[1] |  | more than 28 million rounds |  | announced |\n"
        "  caption: **Table 1. **Items of the package. The list of items is not complete. The total cannot be checked"
        " against the items: values are missing.\n"
        "  figure: Values. Presidential Drawdown Authority (from stocks): $50 million; Ukraine Security Assistance"
        " Initiative (from industry): $770 million. {figure-1}\n"
        "  caption: **Figure 1. **Values.\n"
        "  table: Rules of law, one to a row, with the item, to whom they apply and the status. {table-2}\n"
        "    | Item | Instrument and rule | Applies to | Status |\n"
        "    | DPICM | Convention on Cluster Munitions: use banned[2, 3] | United States, Russia"
        " | not a party, July 7, 2023 |\n"
        "    | DPICM | source not named: assurances[4] | Ukraine | complies |\n"
        "    | DPICM | U.S. law: 1 % limit[1] |  | waived |\n"
        "  caption: **Table 2. **Rules of law that bear on the items.\n"
        "  table: Versions of each claim, one to a row, with who says so, the date and the scope. {table-3}\n"
        "    | Value | According to | Scope |\n"
        "    |= **Failure rate** <CONTESTED> // All versions stand, each with its scope.\n"
        "    | not more than 2.35%[1] | United States | new |\n"
        "    | 10–40%[2] | International Committee of the Red Cross | all |\n"
        "    |= **Value** <CONTESTED>\n"
        "    | 60%[2] |  |  |\n"
        "  caption: **Table 3. **What sources say, side by side. Figures of different scope are not averaged.\n"
        "  figure: Failure rate. Figures that sources give: United States, new: not more than 2.35%; International"
        " Committee of the Red Cross, all: 10–40%. {figure-2}\n"
        "  caption: **Figure 2. **Failure rate. Dark bars are ranges or values, pale bars are bounds. Never averaged:"
        " the scopes differ.\n"
        "  lead: Shells reached the front.[1] <DENIED> (keep with next)\n"
        "  field: **Denied by: **Russian Federation[2]\n"
    )


def test_a_figure_printed_with_an_earlier_package_is_pointed_to() -> None:
    context = context_of(PACKAGES)
    blocks = compose_weapons_package(context, WeaponsPackageOptions()).blocks
    text = as_text(blocks)
    assert text.count("**Failure rate**") == 1
    assert "note: **Contested figures printed above: **Failure rate, Table 2{table-2}" in text
    assert "field: **Replaces: **First drawdown{package-1}" in text
    anchors = {block.anchor for block in each_block(blocks) if isinstance(block, Section | Table)}
    assert references(blocks) <= anchors


def test_figures_are_printed_once_and_pointed_to_from_the_section_that_comes_later() -> None:
    context = context_of(PACKAGES)
    packages = compose_weapons_package(context, WeaponsPackageOptions()).blocks
    claims = as_text(compose_claims(context, ClaimsOptions()).blocks)
    assert "**Failure rate**" in as_text(packages)
    assert claims == (
        "lead: Shells reached the front.[2] <DENIED> (keep with next)\n"
        "field: **Denied by: **Russian Federation[1]\n"
        "lead: Value <CONTESTED> (keep with next)\n"
        "field: **Versions side by side, above: **Table 5{table-5}\n"
        "lead: Not of this package <CONTESTED> (keep with next)\n"
        "field: **Value: **1 percent[1]\n"
        "lead: Failure rate <CONTESTED> (keep with next)\n"
        "field: **Versions side by side, above: **Table 2{table-2}\n"
    )
    context = context_of(PACKAGES)
    claims = as_text(compose_claims(context, ClaimsOptions()).blocks)
    packages = as_text(compose_weapons_package(context, WeaponsPackageOptions()).blocks)
    assert "10–40%" in claims
    assert "10–40%" not in packages
    assert "note: **Contested figures printed above: **Failure rate, Table 1{table-1}" in packages


def test_an_unknown_supplier_is_said_to_be_unknown() -> None:
    assert "field: **Supplier: **unknown" in text_of(WeaponsPackageOptions(packages=("first",)))


def test_columns_come_as_chosen_and_empty_ones_are_left_out() -> None:
    options = WeaponsPackageOptions(packages=("first",), columns=("delivery", "condition", "item", "value", "quantity"))
    text = text_of(options)
    assert "    | Delivery | Item | Quantity |\n    | delivered | Old shells[1] | 5 |\n" in text
    assert "not available" not in text
    every = WeaponsPackageOptions(packages=("pda",), columns=("item", "condition", "unroca"))
    assert "| second-hand | no category |" in text_of(every)
    assert "UN Register: category of the United Nations Register of Conventional Arms." in text_of(every)


def test_values_of_which_none_is_known_leave_no_column() -> None:
    package = """\
weapons_packages:
  p: {title: P, supplier: us, recipient: ua, items_complete: yes, cites: [nbc],
    items: [{id: i, designation: D, quantity: 5, value: unknown, delivery: announced}]}
"""
    text = text_of(blocks=package)
    assert "| Item | Quantity | Delivery |" in text
    assert "caption: **Table 1. **Items of the package. Values of the items: not available.\n" in text


def test_items_can_stand_in_groups_by_category() -> None:
    text = text_of(WeaponsPackageOptions(packages=("pda",), group="category"))
    groups = [line.strip() for line in text.splitlines() if line.strip().startswith("|= ")][:3]
    assert groups == ["|= Ammunition", "|= Artillery", "|= Other"]
    assert "| Item | Quantity | Value | Delivery |" in text


def test_notes_and_claims_can_be_left_out() -> None:
    text = text_of(WeaponsPackageOptions.model_validate({"packages": "pda", "notes": "no", "claims": "no"}))
    assert "Rules of law" not in text
    assert "Failure rate" not in text
    assert "Shells reached" not in text


def test_a_ceiling_has_a_bound_party_and_no_supplier() -> None:
    ceiling = """\
weapons_packages:
  cfe:
    title: Ceilings of the treaty
    purpose: ceiling
    announced: 1990-11-19
    recipient: [ru, ua]
    total: not more than 900 million USD
    items_complete: yes
    cites: [nbc]
    items: [{id: itm-tanks, designation: Battle tanks, unroca: I, quantity: up to 20000, unit: tank,
      delivery: not-applicable}]
"""
    text = text_of(blocks=ceiling)
    assert text.startswith(
        "## Ceilings of the treaty {package-1}\n"
        "  field: **Purpose: **ceiling on holdings[1]\n"
        "  field: **Date: **November 19, 1990\n"
        "  field: **Bound: **Russian Federation, Ukraine\n"
        "  field: **Limit: **not more than $900 million[1]\n"
    )
    assert "    | Item | Ceiling |\n    | Battle tanks[1] | up to 20,000 (tank) |\n" in text
    assert "Items under the ceiling." in text


def test_weapons_laid_down_say_by_whom() -> None:
    laid_down = """\
weapons_packages:
  farc:
    title: Arms laid down
    purpose: laid-down
    supplier: ru
    recipient: un
    items_complete: yes
    cites: [nbc]
    items: [{id: itm-rifles, designation: Rifles, quantity: 8994, delivery: destroyed}]
"""
    text = text_of(blocks=laid_down)
    assert "field: **Laid down by: **Russian Federation\n  field: **Received by: **United Nations\n" in text
    assert "    | Item | Quantity | State |\n    | Rifles[1] | 8,994 | destroyed |\n" in text


def test_the_sum_is_only_in_question_where_values_are_missing() -> None:
    whole = """\
weapons_packages:
  p:
    title: P
    supplier: us
    recipient: ua
    total: 10 million USD
    items_complete: yes
    cites: [nbc]
    items: [{id: i, designation: D, quantity: 5, value: 10 million USD, delivery: announced}]
"""
    assert "cannot be checked" not in text_of(blocks=whole)
    assert "cannot be checked" in text_of(blocks=whole.replace("value: 10 million USD, ", ""))


def test_a_package_chosen_twice_is_printed_once() -> None:
    assert text_of(WeaponsPackageOptions(packages=("first", "first"))).count("## First drawdown") == 1


def test_an_unknown_package_is_reported() -> None:
    context = context_of(PACKAGES)
    compose_weapons_package(context, WeaponsPackageOptions(packages=("pdb",)))
    assert [found.code for found in context.diagnostics] == ["E03"]


def test_nothing_is_composed_without_packages() -> None:
    assert compose_weapons_package(context_of(""), WeaponsPackageOptions()).blocks == ()


def test_citation_numbers_follow_the_order_of_reading() -> None:
    blocks = compose_weapons_package(context_of(PACKAGES), WeaponsPackageOptions()).blocks
    assert cited_numbers(blocks) == [1, 2, 3, 4]


def test_items_lead_back_to_their_place_in_the_package() -> None:
    blocks = compose_weapons_package(context_of(PACKAGES), WeaponsPackageOptions(packages=("pda",))).blocks
    table = next(block for block in each_block(blocks) if isinstance(block, Table))
    assert [row.origin for row in table.rows] == [("weapons_packages", "pda", "items", index) for index in range(3)]
