"""Names, roles and delegations."""

# ruff: noqa: E501 - lines of YAML stand as they are

from __future__ import annotations

import pytest
from dossier_contexts import context_from

from tracktwo.composition.people import People, was_held_on
from tracktwo.dossier.model.actors import Actor, Role
from tracktwo.dossier.values.dates import EdtfDate

ACTORS = """\
actors:
  us: {kind: state, name: United States, short: U.S.}
  dos: {kind: government-body, name: Department of State, part_of: us}
  desk: {kind: government-body, name: Desk, part_of: dos}
  cfr: {kind: think-tank, name: Council}
  ring: {kind: ngo, name: Ring, part_of: ring}
  fellow: {kind: person, name: {family: Kupchan, given: Charles}, capacity: former-official,
    roles: [{title: Fellow, org: cfr, as_of: 2023-07-06}, {title: Officer, org: desk}]}
  officer: {kind: person, name: {family: Al-Amin, given: Sami}, capacity: official, roles: [{title: Fellow, org: cfr}, {title: Officer, org: desk}]}
  left: {kind: person, name: {family: Long}, capacity: former-official, roles: [{title: Officer, org: desk, to: 2009}]}
  round: {kind: person, name: {family: Loop}, capacity: private, roles: [{title: Member, org: ring}]}
  hidden: {kind: person, name: {family: Secret}, identity: withheld, capacity: military, roles: [{title: Chief, org: desk}]}
  crowd: {kind: collective, name: Some academics, identity: unnamed, described_as: close to the court}
parties:
  - {actor: us, role: backer}
"""


@pytest.fixture(name="people")
def _people() -> People:
    return context_from(ACTORS).people


def _actor(name: str) -> Actor:
    return context_from(ACTORS).dossier.actors[name]


def test_names_are_full_or_short(people: People) -> None:
    assert (people.name("us"), people.short("us")) == ("United States", "U.S.")
    assert (people.name("fellow"), people.short("fellow")) == ("Charles Kupchan", "Kupchan")
    assert people.name("nobody") == "nobody"


def test_a_withheld_name_gives_capacity_where_there_is_no_description(people: People) -> None:
    assert {people.name("hidden"), people.short("hidden")} == {"not named (military)"}
    assert "secret" not in people.sort_key("hidden")
    assert people.delegations("hidden") == ()


def test_a_group_without_names_keeps_its_own(people: People) -> None:
    assert people.name("crowd") == "Some academics"


def test_the_article_takes_no_part_in_sorting(people: People) -> None:
    assert people.sort_key("officer") == "amin sami"


def test_an_undated_office_of_a_former_official_is_former(people: People) -> None:
    assert [held.role.title.text for held in people.roles(_actor("fellow"))] == ["Fellow"]
    assert [held.role.title.text for held in people.former_roles(_actor("fellow"))] == ["Officer"]
    assert not any(held.is_former for held in people.roles(_actor("officer")))


def test_an_office_left_makes_nobody_a_member(people: People) -> None:
    assert people.delegation("left") == ""
    assert people.delegation("fellow") == "cfr"


def test_a_party_above_any_body_comes_before_other_bodies(people: People) -> None:
    assert people.delegation("officer") == "us"
    assert people.delegation("desk") == "us"


def test_bodies_in_a_circle_end(people: People) -> None:
    assert people.delegation("round") == "ring"


def test_a_title_that_names_its_organization_does_not_repeat_it() -> None:
    context = context_from(
        "actors:\n  ua: {kind: state, name: Ukraine}\n"
        "  z: {kind: person, name: {family: Z}, capacity: official, roles: [{title: President of Ukraine, org: ua}]}\nparties:\n"
    )
    held = context.people.roles(context.dossier.actors["z"])[0]
    assert context.people.role(held) == "President of Ukraine"


def test_letters_inside_a_word_do_not_name_an_organization() -> None:
    context = context_from(
        "actors:\n  un: {kind: igo, name: UN}\n"
        "  z: {kind: person, name: {family: Z}, capacity: official, roles: [{title: Under-secretary, org: un}]}\nparties:\n"
    )
    held = context.people.roles(context.dossier.actors["z"])[0]
    assert context.people.role(held) == "Under-secretary, UN"


@pytest.mark.parametrize(
    ("day", "expected"), [("2004", True), ("2002", False), ("2023-07-01", False), ("unknown", False)]
)
def test_a_role_was_held_between_its_dates(day: str, expected: bool) -> None:
    role = Role.model_validate({"title": "President", "from": "2003", "to": "2023-06-30"})
    assert was_held_on(role, EdtfDate.parse(day)) is expected
