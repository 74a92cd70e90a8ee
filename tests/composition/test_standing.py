"""Which positions stand on the as-of date."""

from __future__ import annotations

from dossier_contexts import context_from
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.composition.standing import StandingPositions, is_stale
from tracktwo.dossier.values.dates import EdtfDate

LEAD = """\
actors: {a: {kind: state, name: A}, b: {kind: state, name: B}}
parties: [{actor: a, role: observer}, {actor: b, role: observer}]
issues: {i: {title: I}}
positions:
"""


def _position(name: str, holders: str, previous: str, day: int) -> str:
    link = f", previous: {previous}" if previous else ""
    return (
        f"  {name}: {{holder: [{holders}], issue: i, position: {name}, basis: stated-public,"
        f" as_of: 2023-07-{day:02}, cites: [a]{link}}}\n"
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "a, b"]), st.integers(-1, 5), st.integers(1, 12)), min_size=1, max_size=6
    )
)
def test_each_holder_keeps_a_position_whatever_the_links(drawn: list[tuple[str, int, int]]) -> None:
    text = "".join(
        _position(f"p{index}", holders, f"p{link}" if 0 <= link < len(drawn) else "", day)
        for index, (holders, link, day) in enumerate(drawn)
    )
    context = context_from(LEAD + text)
    positions = StandingPositions(context)
    known = {holder for holders, _, day in drawn if day <= 8 for holder in holders.split(", ")}
    standing = {holder for position in positions.all for holder in position.holders}
    assert standing <= known
    replaced_by_others = {
        holder
        for holders, link, day in drawn
        if day <= 8 and 0 <= link < len(drawn) and not set(holders.split(", ")) & set(drawn[link][0].split(", "))
        for holder in drawn[link][0].split(", ")
    }
    assert known - standing <= replaced_by_others
    assert all(position in positions.held("i", holder) for position in positions.all for holder in position.holders)


def test_a_position_taken_over_by_another_holder_is_replaced() -> None:
    context = context_from(LEAD + _position("old", "a", "", 1) + _position("new", "b", "old", 2))
    assert [position.id for position in StandingPositions(context).all] == ["new"]


def test_a_date_is_stale_after_the_days_the_dossier_allows() -> None:
    context = context_from(LEAD)
    dates = {"2023-06-08": False, "2023-06-07": True, "2023": False, "2023-04/..": False, "unknown": True}
    assert {text: is_stale(context, EdtfDate.parse(text)) for text in dates} == dates
