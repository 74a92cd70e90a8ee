"""Figures that sources give differently, on one scale: ranges as bars, bounds as pale bars, single values as ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tracktwo.composition.claims_table import said_by, value_text, versions
from tracktwo.composition.context import Context, words
from tracktwo.composition.drawings.lettering import SMALL, WIDTH, fitted, lines_down, wrapped
from tracktwo.document.align import Align
from tracktwo.document.blocks import Figure as FigureBlock
from tracktwo.document.drawing import Bar, Drawing, Ink, Shape, Stroke, Words
from tracktwo.dossier.model.claims import Claim
from tracktwo.dossier.values.figures import Figure
from tracktwo.dossier.values.problem import ValueProblem

ROW: Final = 25.0
ROW_OF_MORE: Final = 31.0
"""The height of a row where a label has more than two lines."""
MOST_LINES: Final = 3
LABELS: Final = 190.0
VALUES: Final = 100.0
AXIS: Final = WIDTH - LABELS - VALUES - 12
TICK: Final = 3.0
FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Span:
    """One version on the scale: who says it, its words, and its limits; None where there is no limit."""

    label: str
    value: str
    low: Decimal | None
    high: Decimal | None


def ranges_figure(context: Context, claim_id: str, claim: Claim) -> FigureBlock | None:
    """The versions of a claim on one scale; None with fewer than two figures of one unit."""
    spans = tuple(_spans(context, claim_id, claim))
    if len(spans) < FEWEST:
        return None
    most = max(limit for span in spans for limit in (span.low, span.high) if limit is not None)
    if most <= 0 or not context.draws_first(("claims", claim_id)):
        return None
    top = round_above(most)
    row = ROW_OF_MORE if any(len(_label(span)) > 2 for span in spans) else ROW
    drawing = Drawing(WIDTH, row * len(spans) + 16, tuple(_shapes(context, spans, top, row)))
    told = context.labels.semicolon.join(f"{span.label}{context.labels.colon}{span.value}" for span in spans)
    alternative = context.labels("drawings.ranges_alternative", statement=claim.statement.text, versions=told)
    caption = words(f"{claim.statement.text}. {context.labels('drawings.ranges_legend')}")
    return context.figure(drawing, alternative, caption, ("claims", claim_id))


def _spans(context: Context, claim_id: str, claim: Claim) -> Iterator[Span]:
    unit: str | None = None
    for version in versions(claim_id, claim):
        figure = _figure(version.variant.value)
        if figure is None or (unit is not None and figure.unit != unit):
            continue
        unit = figure.unit
        who = said_by(context, version.variant)
        label = ", ".join(part for part in (who, version.variant.scope) if part)
        value = value_text(context, claim, version.variant, in_table=True)
        yield Span(label or claim.statement.text, value, figure.low, figure.high)


def _figure(text: str) -> Figure | None:
    try:
        figure = Figure.parse(text)
    except ValueProblem:
        return None
    is_measured = figure.low is not None or figure.high is not None
    limits = [limit for limit in (figure.low, figure.high) if limit is not None]
    return figure if is_measured and min(limits) >= 0 else None


def _shapes(context: Context, spans: Sequence[Span], top: Decimal, row: float) -> Iterator[Shape]:
    for index, span in enumerate(spans):
        middle = row * index + row / 2
        yield from lines_down(_label(span), 0, middle, SMALL)
        yield Stroke(LABELS, middle, LABELS + AXIS, middle)
        yield from _bar(span, top, middle)
        yield Words(LABELS + AXIS + 12, middle + 3, fitted(span.value, VALUES))
    foot = row * len(spans) + 9
    yield Words(LABELS, foot, "0", SMALL, ink=Ink.GREY)
    yield Words(LABELS + AXIS, foot, context.figures.number(top), SMALL, Align.END, ink=Ink.GREY)


def _label(span: Span) -> tuple[str, ...]:
    return wrapped(span.label, LABELS - 10, MOST_LINES, SMALL)


def round_above(most: Decimal) -> Decimal:
    """The next round number: 1, 2, 4, 5 or 10 times a power of ten."""
    power = Decimal(10) ** most.adjusted()
    step = next(step for step in (1, 2, 4, 5, 10) if step * power >= most)
    top = step * power
    return top.quantize(Decimal(1)) if top == top.to_integral() else top


def _bar(span: Span, top: Decimal, middle: float) -> Iterator[Shape]:
    """Dark where the version gives both limits, pale from or to the edge where it gives one."""
    low = LABELS + AXIS * float((span.low or Decimal(0)) / top)
    high = LABELS + AXIS * float((span.high if span.high is not None else top) / top)
    is_bound = span.low is None or span.high is None
    height = 9.0
    if is_bound:
        yield Bar(low, middle - height / 2, max(high - low, TICK), height, Ink.PALE)
        edge = high if span.high is not None else low
        yield Stroke(edge, middle - height / 2 - 1.5, edge, middle + height / 2 + 1.5, Ink.ACCENT, 1.2)
    else:
        yield Bar(min(low, high - TICK), middle - height / 2, max(high - low, TICK), height, Ink.ACCENT)
