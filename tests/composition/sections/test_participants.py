"""Who takes part: names, roles on the as-of date, attendance, and what is never printed."""

# ruff: noqa: E501 - lines of YAML and of printed tables stand as they are

from __future__ import annotations

from dossier_contexts import context_from

from tracktwo.composition.context import Composed, Context
from tracktwo.composition.sections.participants import compose_participants
from tracktwo.document.blocks import Row, Table
from tracktwo.document.inlines import plain
from tracktwo.document.text import as_text
from tracktwo.document.walk import each_block
from tracktwo.template.options import ParticipantsOptions

ACTORS = """\
actors:
  us: {kind: state, name: United States}
  ru: {kind: state, name: Russian Federation, short: Russia}
  dos: {kind: government-body, name: Department of State, part_of: us}
  mfa: {kind: government-body, name: Ministry of Foreign Affairs, part_of: ru}
  cfr: {kind: think-tank, name: Council on Foreign Relations}
  group: {kind: delegation, name: Group of former officials, short: The group}
  haass:
    kind: person
    name: {family: Haass, given: Richard}
    member_of: [group, us]
    capacity: former-official
    roles:
      - {title: President, org: cfr, from: 2003, to: 2023-06-30, cites: [a]}
      - {title: Director of Policy Planning, org: dos, cites: [b]}
  lavrov:
    kind: person
    name: {family: Lavrov, given: Sergey, original: "Лавров, Сергей", lang: ru}
    capacity: official
    roles: [{title: Minister, org: mfa, as_of: 2023-07-06, cites: [b]}]
  others: {kind: collective, name: Other former officials, identity: unnamed, count: at least 2 persons, member_of: [group], cites: [c]}
  envoy:
    kind: person
    name: {family: Secretname, given: Zed, original: Тайна}
    identity: withheld
    described_as: a European envoy
    capacity: official
    roles: [{title: Very Telling Office, org: dos, cites: [a]}]
  quiet: {kind: person, name: {family: Al-Quiet, given: Amal}, capacity: unknown}
parties:
  - {actor: ru, role: conflict-party, head: lavrov}
  - {actor: group, role: facilitator}
"""
EVENTS = """\
events:
  round: {date: 2023-04/.., date_text: since April 2023, kind: talks-round, title: Contacts, track: 1.5, track_as_reported: 2,
    who: [haass, others, lavrov, envoy], cites: [a]}
  ny: {date: 2023-04, kind: meeting, title: They meet, place: New York, part_of: round, track: 1.5, track_as_reported: 2,
    who: [lavrov, {actor: haass, certain: no, note: one outlet only}], cites: [b]}
  essay: {date: 2023-04-13, kind: publication, title: An essay, who: [quiet], cites: [c]}
"""


def _text(composed: Composed) -> str:
    return as_text(composed.blocks)


def _composed(blocks: str = ACTORS + EVENTS, rule: str = "", **options: object) -> str:
    return _text(compose_participants(context_from(blocks, rule=rule), ParticipantsOptions.model_validate(options)))


def test_the_whole_table_reads_as_it_should() -> None:
    assert _composed() == (
        "table: People and groups who took part, by delegation, with role, capacity and attendance {table-1}\n"
        "  | Name | Role as known on July 8, 2023 | Capacity | Attendance |\n"
        "  |= Russian Federation\n"
        "  | Sergey Lavrov // ~Лавров, Сергей@ru~ | head of delegation // Minister, Ministry of Foreign Affairs[1] | official |"
        " New York, April 2023[1] |\n"
        "  |= Group of former officials\n"
        "  | Richard Haass // ~also: United States~ | then President, Council on Foreign Relations (until June 30, 2023)[2]"
        " // former Director of Policy Planning, Department of State[1] | former official |"
        " Contacts, since April 2023[2] // New York, April 2023 *(reported: one outlet only)*[1] |\n"
        "  | *Other former officials* (at least 2 persons)[3] | – | – | Contacts, since April 2023[2] |\n"
        "  |= Without a delegation\n"
        "  | *a European envoy* | – | official | Contacts, since April 2023[2] |\n"
        "caption: **Table 1. **Participants and the meetings they took part in."
        " Then: held at the time of the meeting, ended since. Former: ended by the date of this information."
        " Reported: attendance not certain. A dash (–): not recorded."
        " Track as coded: 1.5 (an official took part); as reported: 2.\n"
    )


def test_a_withheld_name_and_office_are_nowhere() -> None:
    for options in (
        {},
        {"who": "all", "order": "name"},
        {"group": "capacity", "columns": ["note", "delegation", "name", "role"]},
    ):
        text = _composed(**options)
        assert "a European envoy" in text
        assert not any(secret in text for secret in ("Secretname", "Zed", "Тайна", "Telling", "envoy (")), options


def test_the_legend_explains_only_marks_that_occur() -> None:
    text = _composed(columns=["name", "attendance"], delegations=["ru"])
    assert "New York, April 2023[1]" in text
    assert not any(mark in text for mark in ("Then:", "Former:", "Reported:", "dash"))


def test_an_ended_role_is_former_where_no_meeting_fell_into_it() -> None:
    blocks = ACTORS + "events:\n  late: {date: 2023-07-02, kind: meeting, title: Late, who: [haass], cites: [a]}\n"
    text = _composed(blocks)
    assert "former President, Council on Foreign Relations (until June 30, 2023)" in text
    assert "then President" not in text


def test_an_old_sight_of_a_role_is_dated() -> None:
    blocks = ACTORS.replace("as_of: 2023-07-06", "as_of: 1960-09-19") + EVENTS
    assert "Minister, Ministry of Foreign Affairs (as of September 19, 1960)[1]" in _composed(blocks)


def test_a_role_yet_to_begin_is_not_printed() -> None:
    blocks = ACTORS.replace("as_of: 2023-07-06", "from: 2023-09-01") + EVENTS
    assert "Minister" not in _composed(blocks).replace("Ministry", "")


def test_chatham_house_meetings_disclose_nobody() -> None:
    one = EVENTS.replace("place: New York,", "place: New York, rule: chatham-house,")
    text = _composed(ACTORS + one)
    assert "New York" not in text
    assert "Held under the Chatham House Rule: who took part is not disclosed." in text
    whole = _composed(rule="chatham-house")
    assert whole == "note: Held under the Chatham House Rule: who took part is not disclosed.\n"


def test_nothing_known_is_no_section() -> None:
    assert compose_participants(context_from(ACTORS), ParticipantsOptions()) == Composed()
    assert compose_participants(context_from("actors:\nparties:\n"), ParticipantsOptions(who="all")) == Composed()


def test_everyone_is_listed_when_asked() -> None:
    text = _composed(who="all")
    assert "| Amal Al-Quiet | – | unknown | – |" in text


def test_names_sort_by_family_name() -> None:
    rows = _names(
        compose_participants(context_from(ACTORS + EVENTS), ParticipantsOptions(who="all", order="name", group="none"))
    )
    assert rows == ["a European envoy", "Richard Haass", "Sergey Lavrov", "Other former officials", "Amal Al-Quiet"]


def test_someone_in_two_delegations_stands_under_the_one_asked_for() -> None:
    text = _composed(delegations=["us"])
    assert "|= United States\n  | Richard Haass // ~also: The group~ |" in text
    assert "Lavrov" not in text


def test_an_unknown_delegation_is_said() -> None:
    context = context_from(ACTORS + EVENTS)
    assert compose_participants(context, ParticipantsOptions.model_validate({"delegations": ["grup"]})) == Composed()
    assert [found.code for found in context.diagnostics] == ["E03"]


def test_a_body_of_which_nobody_is_named_has_a_row() -> None:
    events = EVENTS.replace("who: [lavrov,", "who: [us, mfa, lavrov,")
    text = _composed(ACTORS + events)
    assert "| United States | no person named | – | New York, April 2023[1] |" in text
    assert "| Ministry of Foreign Affairs |" not in text


def test_bodies_that_would_stand_alone_share_one_heading() -> None:
    states = "".join(f"  s{place}: {{kind: state, name: State {place}}}\n" for place in range(20))
    blocks = ACTORS.replace("parties:", f"{states}parties:") + EVENTS.replace(
        "who: [lavrov,", f"who: [us, {', '.join(f's{place}' for place in range(20))}, lavrov, envoy,"
    )
    text = _composed(blocks, who="all")
    assert text.count("|= Without a named person\n") == 1
    assert "|= State 7" not in text
    heading, last = text.index("|= Without a named person"), text.index("|= Without a delegation")
    assert text.index("Sergey Lavrov") < heading < text.index("| State 7 | no person named") < last
    assert text.index("| State 19 | no person named") < last
    assert heading < text.index("| United States | no person named") < text.index("| State 0 |")


def test_where_nobody_is_named_the_bodies_need_no_heading() -> None:
    events = "events:\n  m: {date: 2023-05, kind: visit, title: Visit, who: [ru, us], cites: [a]}\n"
    text = _composed(ACTORS + events)
    assert text.count("no person named") == 2
    assert "|=" not in text


def test_an_uncertain_person_does_not_stand_in_for_a_body() -> None:
    events = "events:\n  m: {date: 2023-05, kind: visit, title: Visit, who: [ru, {actor: lavrov, certain: no}], cites: [a]}\n"
    text = _composed(ACTORS + events)
    assert "| Russian Federation | no person named | – | Visit, May 2023[2] |" in text
    assert "Visit, May 2023 *(reported)*[2]" in text


def test_the_head_of_a_delegation_is_sourced_and_bodies_stand_last() -> None:
    parties = ACTORS.replace("head: lavrov}", "head: lavrov, cites: [c]}")
    events = "events:\n  m: {date: 2023-05, kind: visit, title: Visit, who: [ru], cites: [a]}\n"
    more = "  n: {date: 2023-06, kind: visit, title: Return, who: [lavrov], cites: [b]}\n"
    text = _composed(parties + events + more)
    assert "head of delegation[1] // Minister" in text
    assert text.index("Sergey Lavrov") < text.index("| Russian Federation | no person named")


def test_a_meeting_to_come_is_expected() -> None:
    blocks = (
        ACTORS
        + "events:\n  m: {date: 2023-09, kind: meeting, title: Next, who: [{actor: lavrov, as: chair}], cites: [a]}\n"
    )
    assert "Next, September 2023 (chair) *(expected)*[2]" in _composed(blocks)


def test_a_pseudonym_hides_the_legal_name() -> None:
    name = "{family: Realname, given: Ali, nom_de_guerre: Abu Nur, original: علي}"
    blocks = f"actors:\n  x: {{kind: person, name: {name}, identity: pseudonym, alias: The Fox, capacity: armed-group}}\nparties:\n"
    text = _composed(blocks, who="all")
    assert "| Abu Nur // ~pseudonym~ // ~also known as: “The Fox”~ |" in text
    assert "Realname" not in text
    assert "علي" not in text


def test_groups_by_capacity_come_in_the_order_of_the_list() -> None:
    text = _composed(who="all", group="capacity")
    heads = [line.strip() for line in text.splitlines() if line.startswith("  |= ")]
    assert heads == ["|= official", "|= former official", "|= unknown"]


def test_only_chosen_events_count() -> None:
    text = _composed(events=["essay"])
    assert "| Amal Al-Quiet | – | unknown | An essay, April 13, 2023[1] |" in text
    assert "Lavrov" not in text


def test_tracks_of_meetings_that_differ_are_told_apart() -> None:
    events = EVENTS + "  lunch: {date: 2023-05-02, kind: meeting, title: Lunch, track: 2, who: [others], cites: [a]}\n"
    text = _composed(ACTORS + events)
    assert "as reported: 2. Meetings: Contacts, since April 2023; New York, April 2023." in text
    assert "Track: 2." not in text


def test_every_row_and_cite_knows_its_record() -> None:
    context: Context = context_from(ACTORS + EVENTS)
    composed = compose_participants(context, ParticipantsOptions())
    rows = [row for row in _table(composed).rows if isinstance(row, Row)]
    assert [row.origin for row in rows] == [("actors", name) for name in ("lavrov", "haass", "others", "envoy")]


def test_many_people_are_listed_in_one_pass() -> None:
    people = "".join(
        f"  p{n}: {{kind: person, name: {{family: F{n}}}, capacity: private, member_of: [d]}}\n" for n in range(1500)
    )
    who = ", ".join(f"p{n}" for n in range(1500))
    blocks = (
        f"actors:\n  d: {{kind: delegation, name: D}}\n{people}parties:\n"
        f"events:\n  m: {{date: 2023-05, kind: meeting, title: M, who: [d, {who}], cites: [a]}}\n"
    )
    assert len(_names(compose_participants(context_from(blocks), ParticipantsOptions()))) == 1500


def _table(composed: Composed) -> Table:
    return next(block for block in each_block(composed.blocks) if isinstance(block, Table))


def _names(composed: Composed) -> list[str]:
    rows = [row for row in _table(composed).rows if isinstance(row, Row)]
    return [plain(row.cells[0].inlines[:1]) for row in rows]
