"""How figures are printed: the bound always, ranges with an en dash in tables, money with its currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tracktwo.composition.labels import Labels
from tracktwo.dossier.values.figure_parts import Bound, Scale
from tracktwo.dossier.values.figures import Figure, FigureShape

EN_DASH: Final = "–"
MINUS: Final = "−"
VOWELS: Final = frozenset("aàâeéèêëiîïoôuùûyœæAÀÂEÉÈÊËIÎÏOÔUÙÛYŒÆ")


class FigurePrinter:
    """Prints figures in the forms of one language: digits, bounds, scales, percent and money."""

    def __init__(self, labels: Labels) -> None:
        self._marked = labels
        self._labels = labels = labels.plain
        self._gap = labels("figure.gap")

    def in_text(self, figure: Figure) -> str:
        """As running text: `up to $800 million`, `10 to 40 percent`, `55 of 79 seats`."""
        return figure.wording or self._noted(figure, self._said(figure))

    def _said(self, figure: Figure) -> str:
        if not figure.numbers:
            return self._labels(f"value.{figure.shape.value}")
        amount = self._amount(figure, self._labels("figure.range", low="{low}", high="{high}"))
        if figure.currency:
            return self._money(figure, amount)
        if figure.is_percent:
            percent = self._labels("figure.percent")
            sign = self._labels("figure.percent_sign")
            said = self.with_percent_sign(self._scaled(figure, amount)) if percent == sign else f"{amount} {percent}"
            return _spaced(self._bound(figure), said)
        return _spaced(self._bound(figure), self._counted(figure, amount))

    def in_table(self, figure: Figure) -> str:
        """As a table cell: ranges with an en dash, percent as a sign, and words for what is not known."""
        return figure.wording or self._noted(figure, self._set(figure))

    def _set(self, figure: Figure) -> str:
        if figure.is_unknown:
            return self._labels("value.unknown_quantity")
        if figure.is_none:
            return self._labels("value.none")
        amount = self._amount(figure, f"{{low}}{EN_DASH}{{high}}")
        if figure.currency:
            return self._money(figure, amount)
        if figure.is_percent:
            return _spaced(self._bound(figure), self.with_percent_sign(self._scaled(figure, amount)))
        return _spaced(self._bound(figure), self._counted(figure, amount))

    def number(self, number: Decimal) -> str:
        """Digits in groups of three: `1,800`, `2.35`; a true minus sign."""
        whole, point, decimals = f"{number:,f}".replace("-", MINUS).partition(".")
        grouped = whole.replace(",", self._labels("figure.thousands"))
        return f"{grouped}{self._labels('figure.decimal')}{decimals}" if point else grouped

    def with_percent_sign(self, amount: str) -> str:
        """An amount with the sign of the language: `40%` in English, `40 %` with a hard space in French."""
        return f"{amount}{self._labels('figure.percent_gap')}{self._labels('figure.percent_sign')}"

    def _amount(self, figure: Figure, range_form: str) -> str:
        factor = figure.scale.factor if self._is_multiplied(figure.scale) else 1
        numbers = [self.number(number * factor) for number in figure.numbers]
        match figure.shape:
            case FigureShape.RANGE if figure.bound is Bound.BETWEEN:
                return self._labels("figure.between", low=numbers[0], high=numbers[1])
            case FigureShape.RANGE:
                return range_form.format(low=numbers[0], high=numbers[1])
            case FigureShape.SHARE:
                return self._labels("figure.share", part=numbers[0], whole=numbers[1])
            case FigureShape.RATIO:
                return ":".join(numbers)
            case _:
                return numbers[0]

    def _bound(self, figure: Figure) -> str:
        return self._labels(f"bounds.{figure.bound.value}") if figure.bound.value else ""

    def _is_multiplied(self, scale: Scale) -> bool:
        """Whether the language has no word for this scale, so that it is written out in digits."""
        return bool(scale.value) and not self._labels(f"scales.{scale.value}")

    def _scale(self, figure: Figure) -> str:
        """The word for the scale; singular below two."""
        if not figure.scale.value or self._is_multiplied(figure.scale):
            return ""
        ending = "s" if max(abs(number) for number in figure.numbers) >= 2 else ""
        return self._labels(f"scales.{figure.scale.value}{ending}")

    def _scaled(self, figure: Figure, amount: str) -> str:
        scale = self._scale(figure)
        return f"{amount}{self._gap}{scale}" if scale else amount

    def _counted(self, figure: Figure, amount: str) -> str:
        """An amount of something: `10 thousand shells`."""
        scale = self._scale(figure)
        if not scale or not figure.unit:
            return _spaced(self._scaled(figure, amount), self._unit(figure))
        name = "figure.counted_vowel" if figure.unit[0] in VOWELS else "figure.counted"
        return f"{amount}{self._gap}{self._labels(name, scale=scale, unit=self._unit(figure))}"

    def _unit(self, figure: Figure) -> str:
        return self._marked.fact(figure.unit) if figure.unit else ""

    def _money(self, figure: Figure, amount: str) -> str:
        code = figure.currency
        currency = self._labels.optional("currencies", code, self._labels("figure.currency", code=code))
        ending = "_vowel" if currency[0] in VOWELS else ""
        form = f"money_of_scale{ending}" if self._scale(figure) else "money"
        return self._filled(form, figure, amount, currency)

    def _filled(self, form: str, figure: Figure, amount: str, currency: str) -> str:
        scale = self._scale(figure)
        fields = {"bound": self._bound(figure), "currency": currency, "amount": amount, "scale": scale}
        return self._labels(f"figure.{form}", **fields, gap=self._gap if scale else "").strip()

    def _noted(self, figure: Figure, printed: str) -> str:
        """The figure as words of the program; its note is the analyst's, where there is a number."""
        said = self._marked.own(printed)
        return f"{said} ({figure.note})" if figure.note and figure.numbers else said


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
