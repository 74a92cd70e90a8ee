"""Figures: what is drawn, what is left undrawn, and that words say the same as the shapes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from small_dossiers import context_of

from tracktwo.composition.drawings.issue_map import issue_map
from tracktwo.composition.drawings.lettering import fitted, width_of, wrapped
from tracktwo.composition.drawings.packages import package_figures
from tracktwo.composition.drawings.ranges import ranges_figure, round_above
from tracktwo.composition.drawings.timeline import timeline_figure
from tracktwo.document.align import Align
from tracktwo.document.blocks import Figure
from tracktwo.document.drawing import Bar, Dot, Ink, Stroke, Words
from tracktwo.document.inlines import plain

CLAIM = """\
claims:
  c:
    statement: Share that fails
    kind: figure
    state: contested
    use: all
    variants:
      most: {value: not more than 2 %, attributed_to: us, cites: [nbc]}
      range: {value: 10 to 40 %, attributed_to: icrc, cites: [nbc]}
      least: {value: at least 14 %, attributed_to: un, cites: [nbc]}
      other: {value: 3 shells, attributed_to: un, cites: [nbc]}
"""

POSITIONS = """\
positions:
  a: {holder: ua, issue: land, position: All, firmness: red-line, basis: stated-public, as_of: 2023-07-01, cites: [nbc]}
  b: {holder: ru, issue: land, position: Some., firmness: firm, basis: inferred, as_of: 2023-07-01, cites: [nbc]}
"""

EVENTS = """\
events:
  one: {date: 2023-01-01, kind: meeting, title: First, cites: [nbc]}
  two: {date: 2023-03-01/2023-06-01, kind: talks-round, title: Second, cites: [nbc]}
  three: {date: 2023-07-01/.., kind: military, title: Third, cites: [nbc]}
  four: {date: 2023-09-01, kind: deadline, title: Fourth, cites: [nbc]}
"""


def words_in(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.drawing.shapes if isinstance(shape, Words)]


def bars_in(figure: Figure) -> list[Bar]:
    return [shape for shape in figure.drawing.shapes if isinstance(shape, Bar)]


def test_bounds_are_pale_and_ranges_dark_on_one_scale() -> None:
    context = context_of(CLAIM)
    figure = ranges_figure(context, "c", context.dossier.claims["c"])
    assert figure is not None
    most, between, least = bars_in(figure)
    assert [bar.ink for bar in (most, between, least)] == [Ink.PALE, Ink.ACCENT, Ink.PALE]
    assert most.left == pytest.approx(between.left - between.width / 3)
    assert least.left + least.width == pytest.approx(between.left + between.width)
    assert "40" in words_in(figure)


def test_figures_of_another_unit_are_not_on_the_scale() -> None:
    context = context_of(CLAIM)
    figure = ranges_figure(context, "c", context.dossier.claims["c"])
    assert figure is not None
    assert "3 shells" not in figure.alternative
    assert "not more than 2%" in figure.alternative


def test_a_claim_is_drawn_once() -> None:
    context = context_of(CLAIM)
    assert ranges_figure(context, "c", context.dossier.claims["c"]) is not None
    assert ranges_figure(context, "c", context.dossier.claims["c"]) is None


def test_the_map_says_in_words_what_its_colours_say() -> None:
    context = context_of(POSITIONS)
    figure = issue_map(context, ("ua", "ru"), ("land", "fire"))
    assert figure is not None
    assert [text for text in words_in(figure) if text in {"red line", "firm", "–"}] == ["red line", "firm", "–", "–"]
    assert "A dash (–): no position known." in plain(figure.caption)
    assert [(bar.ink, bar.outline) for bar in bars_in(figure)] == [(Ink.ALERT, Ink.ALERT), (Ink.WHITE, Ink.ACCENT)]
    assert "Ukraine (red line), Russia (firm)" in figure.alternative


def test_a_map_without_room_for_words_has_letters_and_says_what_they_stand_for() -> None:
    context = context_of(POSITIONS.replace("firmness: firm", "firmness: tradeable"), states=8)
    parties = ("ua", "ru", *(f"state-{number}" for number in range(1, 8)))
    figure = issue_map(context, parties, ("land", "fire"))
    assert figure is not None
    assert {"RL", "T"} <= set(words_in(figure))
    assert "RL red line, T tradeable." in plain(figure.caption)


def test_a_map_of_too_many_parties_is_not_drawn() -> None:
    context = context_of(POSITIONS, states=20)
    parties = tuple(f"state-{number}" for number in range(1, 20))
    assert issue_map(context, ("ua", *parties), ("land",)) is None


def test_what_is_due_is_a_ring_and_what_has_no_end_is_pale() -> None:
    context = context_of(EVENTS)
    figure = timeline_figure(context, tuple(context.dossier.events.items()))
    assert figure is not None
    dots = [shape for shape in figure.drawing.shapes if isinstance(shape, Dot)]
    assert [dot.ink for dot in dots] == [Ink.ACCENT, Ink.WHITE]
    bars = [bar.ink for bar in bars_in(figure) if bar.ink is not Ink.WHITE]
    assert bars == [Ink.ACCENT, Ink.PALE]
    assert all(0 <= shape.x <= figure.drawing.width for shape in dots)


def test_no_line_runs_through_a_word_of_the_line_of_time() -> None:
    context = context_of(EVENTS)
    figure = timeline_figure(context, tuple(context.dossier.events.items()))
    assert figure is not None
    shapes = figure.drawing.shapes
    said = [shape for shape in shapes if isinstance(shape, Words) and shape.baseline > 20]
    assert said
    for shape in said:
        middle = shape.baseline - 2.6
        left = shape.x if shape.align is Align.START else shape.x - width_of(shape.text, shape.size)
        later = shapes[shapes.index(shape) :]
        grounds = [bar for bar in bars_in(figure) if bar.ink is Ink.WHITE and bar.top < middle < bar.top + bar.height]
        assert any(bar.left <= left + 1 and bar.left + bar.width >= left + 4 for bar in grounds)
        assert not any(isinstance(other, Stroke) for other in later)


def test_a_line_of_time_wants_events_to_compare() -> None:
    context = context_of(EVENTS)
    assert timeline_figure(context, tuple(context.dossier.events.items())[:2]) is None


def test_quantities_are_drawn_by_unit_where_they_can_be_compared() -> None:
    context = context_of("""
        weapons_packages:
          p:
            title: P
            supplier: us
            recipient: ua
            items_complete: yes
            cites: [nbc]
            items:
              - {id: a, designation: A, quantity: 31 vehicles, delivery: announced}
              - {id: b, designation: B, quantity: up to 10 vehicles, delivery: announced}
              - {id: c, designation: C, quantity: 5000 rounds, delivery: announced}
              - {id: d, designation: D, quantity: 2 rounds, delivery: announced}
              - {id: e, designation: E, quantity: unknown, delivery: announced}
    """)
    figures = package_figures(context, "p", context.dossier.weapons_packages["p"])
    assert [figure.alternative for figure in figures] == [
        "Quantities (vehicles). A: 31 vehicles; B: up to 10 vehicles."
    ]
    assert any(bar.ink is Ink.PALE for bar in bars_in(figures[0]))


@pytest.mark.parametrize(
    ("most", "top"), [("40", "40"), ("98", "100"), ("250000", "400000"), ("0.3", "0.4"), ("7", "10")]
)
def test_a_scale_ends_at_a_round_number(most: str, top: str) -> None:
    assert round_above(Decimal(most)) == Decimal(top)


def test_words_that_do_not_fit_end_with_an_ellipsis() -> None:
    cut = fitted("International Committee of the Red Cross", 60)
    assert cut.endswith("…")
    assert width_of(cut) <= 60
    lines = wrapped("International Committee of the Red Cross", 80, 2)
    assert len(lines) == 2
    assert all(width_of(line) <= 80 for line in lines)
