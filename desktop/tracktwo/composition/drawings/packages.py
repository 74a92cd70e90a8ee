"""What a package holds, as bars: quantities of one unit, values of one currency; bounds drawn as bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tracktwo.composition.context import Context, words
from tracktwo.composition.drawings.lettering import SIZE, SMALL, WIDTH, fitted, lines_down, wrapped
from tracktwo.document.blocks import Figure as FigureBlock
from tracktwo.document.drawing import Bar, Drawing, Ink, Shape, Stroke, Words
from tracktwo.dossier.model.weapons import Item, WeaponsPackage
from tracktwo.dossier.values.figures import Figure

ROW: Final = 17.0
ROW_OF_TWO: Final = 26.0
"""The height of a row where a label has two lines."""
LABELS: Final = 190.0
VALUES: Final = 100.0
AXIS: Final = WIDTH - LABELS - VALUES - 10
FEWEST: Final = 2
WIDEST_RATIO: Final = 200
"""Beyond this ratio of largest to smallest, short bars say nothing: the group is not drawn."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A bar: its words, its printed amount, and its limits."""

    label: str
    printed: str
    figure: Figure

    @property
    def length(self) -> Decimal:
        """The limit the bar reaches to."""
        limits = [limit for limit in (self.figure.low, self.figure.high) if limit is not None]
        return max(limits)


def package_figures(context: Context, name: str, package: WeaponsPackage) -> tuple[FigureBlock, ...]:
    """One figure for the values, one for each unit of which at least two items have a quantity."""
    groups = [*_values(context, package), *_quantities(context, package)]
    figures = (_figure(context, name, title, amounts) for title, amounts in groups)
    return tuple(figure for figure in figures if figure is not None)


def _values(context: Context, package: WeaponsPackage) -> Iterator[tuple[str, list[Amount]]]:
    label = context.labels("drawings.values")
    if package.split:
        shares = [
            _amount(context, context.labels.word("authority", share.authority), share.amount) for share in package.split
        ]
        yield label, [share for share in shares if share]
    valued = [_amount(context, item.designation.text, item.value) for item in package.items if item.value]
    yield label, [amount for amount in valued if amount]


def _quantities(context: Context, package: WeaponsPackage) -> Iterator[tuple[str, list[Amount]]]:
    by_unit: dict[str, list[Amount]] = {}
    for item in package.items:
        amount = _amount(context, item.designation.text, item.quantity)
        if amount is not None:
            by_unit.setdefault(_unit(item), []).append(amount)
    for unit, amounts in by_unit.items():
        yield context.labels("drawings.quantities", unit=unit) if unit else context.labels("drawings.numbers"), amounts


def _unit(item: Item) -> str:
    return item.quantity.unit or item.unit


def _amount(context: Context, label: str, figure: Figure | None) -> Amount | None:
    """A bar for a figure with a limit above nothing; None for unknown ones."""
    if figure is None or (figure.low is None and figure.high is None):
        return None
    amount = Amount(label, context.figures.in_table(figure), figure)
    return amount if amount.length > 0 else None


def _figure(context: Context, name: str, title: str, amounts: Sequence[Amount]) -> FigureBlock | None:
    if len(amounts) < FEWEST or len({amount.figure.currency for amount in amounts}) > 1:
        return None
    top, least = max(amount.length for amount in amounts), min(amount.length for amount in amounts)
    if top / least > WIDEST_RATIO:
        return None
    row = ROW_OF_TWO if any(len(_label(amount)) > 1 for amount in amounts) else ROW
    drawing = Drawing(WIDTH, row * len(amounts) + 2, tuple(_shapes(amounts, top, row)))
    told = context.labels.semicolon.join(f"{amount.label}{context.labels.colon}{amount.printed}" for amount in amounts)
    alternative = context.labels("drawings.package_alternative", title=title, amounts=told)
    is_bounded = any(amount.figure.low is None or amount.figure.high is None for amount in amounts)
    bounds = f" {context.labels('drawings.bounds')}" if is_bounded else ""
    return context.figure(drawing, alternative, words(f"{title}.{bounds}"), ("weapons_packages", name))


def _label(amount: Amount) -> tuple[str, ...]:
    return wrapped(amount.label, LABELS - 8, 2, SMALL)


def _shapes(amounts: Sequence[Amount], top: Decimal, row: float) -> Iterator[Shape]:
    for index, amount in enumerate(amounts):
        middle = row * index + row / 2
        length = max(AXIS * float(amount.length / top), 1.5)
        low, high = amount.figure.low, amount.figure.high
        yield from lines_down(_label(amount), 0, middle, SMALL)
        if low is None or high is None:
            yield Bar(LABELS, middle - 4, length, 8, Ink.PALE)
            yield Stroke(LABELS + length, middle - 6, LABELS + length, middle + 6, Ink.ACCENT, 1.2)
        else:
            sure = max(AXIS * float(low / top), 1.5)
            yield Bar(LABELS, middle - 4, length, 8, Ink.PALE)
            yield Bar(LABELS, middle - 4, sure, 8, Ink.ACCENT)
        yield Words(LABELS + AXIS + 10, middle + 3, fitted(amount.printed, VALUES, SIZE))
