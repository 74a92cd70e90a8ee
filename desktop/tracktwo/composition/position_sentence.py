"""A position as one marked sentence: `RED LINE (assessed) Keeps what it holds. [2] (April 13, 2023)`."""

from __future__ import annotations

from typing import Final

from tracktwo.composition.context import Context, set_apart, words
from tracktwo.composition.legend import Legend
from tracktwo.composition.standing import Standing, is_stale
from tracktwo.document.inlines import Faint, Inlines, Origin, Text
from tracktwo.dossier.model.negotiation import Position

POSITION_MARKS: Final = ("red_line", "assessed", "stale", "no_position")
"""The marks of positions, in the order in which a legend explains them."""


def position_sentence(context: Context, position_id: str, record: Position, legend: Legend) -> Inlines:
    """Return the sentence with its marks, sources and, when it is older than the dossier allows, its date."""
    origin: Origin = ("positions", position_id)
    return (
        *position_marks(context, record, legend),
        Text(record.position.text, origin=(*origin, "position")),
        *context.cite(record.cites, origin),
        *stale_date(context, record, legend),
    )


def position_marks(context: Context, record: Position, legend: Legend) -> Inlines:
    """Return what stands before the sentence: the label of a red line, the mark of an inference."""
    marks: Inlines = ()
    if record.firmness == "red-line":
        legend.use("red_line")
        marks = (context.red_line, Text(" "))
    if record.basis == "inferred":
        legend.use("assessed")
        marks = (*marks, *assessed(context), Text(" "))
    return marks


def assessed(context: Context) -> Inlines:
    """Return the mark of what is the analyst's reading."""
    return set_apart(words(context.labels("value.assessed")))


def stale_date(context: Context, record: Position, legend: Legend) -> Inlines:
    """Return the date of a position that is older than the dossier allows."""
    if not is_stale(context, record.as_of):
        return ()
    legend.use("stale")
    return (Text(" "), Faint(words(f"({context.dates.date(record.as_of)})")))


def joint_holders(context: Context, position: Standing, holder: str, most: int) -> str:
    """Return who holds a position jointly with `holder`, by short name; where there are more than `most`, how many."""
    others = position.others(holder)
    if not others:
        return ""
    if len(others) > most:
        return context.labels("positions.joint_count", count=len(others))
    return context.labels("positions.joint_with", names=", ".join(context.people.short(other) for other in others))
