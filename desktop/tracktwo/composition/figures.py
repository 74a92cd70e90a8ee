"""How figures are printed: the bound always, ranges with an en dash in tables, money with its currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tracktwo.composition.labels import Labels
from tracktwo.dossier.values.figure_parts import Bound
from tracktwo.dossier.values.figures import Figure, FigureShape

EN_DASH: Final = "–"
DOLLAR: Final = "USD"
MINUS: Final = "−"


class FigurePrinter:
    """Prints figures in one language; `lang` en-US decides between `$` and `US$`, percent and per cent."""

    def __init__(self, labels: Labels, lang: str) -> None:
        self._labels = labels
        self._is_american = lang == "en-US"

    def in_text(self, figure: Figure) -> str:
        """As running text: `up to $800 million`, `10 to 40 percent`, `55 of 79 seats`."""
        if figure.wording:
            return figure.wording
        if not figure.numbers:
            return self._labels(f"value.{figure.shape.value}")
        amount = self._amount(figure, self._labels("figure.range", low="{low}", high="{high}"))
        if figure.currency:
            money = f"{self._sign(figure.currency)}{amount}"
            return self._noted(figure, _spaced(figure.bound.value, money, _scale(figure)))
        unit = self._percent() if figure.is_percent else figure.unit
        return self._noted(figure, _spaced(figure.bound.value, amount, _scale(figure), unit))

    def in_table(self, figure: Figure) -> str:
        """As a table cell: `up to USD 800 million`, `10–40 %`, `. .` for unknown."""
        if figure.wording:
            return figure.wording
        if figure.is_unknown:
            return self._labels("value.unknown_quantity")
        if figure.is_none:
            return self._labels("value.none")
        amount = self._amount(figure, f"{{low}}{EN_DASH}{{high}}")
        if figure.currency:
            return self._noted(figure, _spaced(figure.bound.value, figure.currency, amount, _scale(figure)))
        return self._noted(figure, _spaced(figure.bound.value, amount, _scale(figure), figure.unit))

    def _amount(self, figure: Figure, range_form: str) -> str:
        numbers = [printed_number(number) for number in figure.numbers]
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

    def _sign(self, currency: str) -> str:
        if currency != DOLLAR:
            return f"{currency} "
        return "$" if self._is_american else "US$"

    def _percent(self) -> str:
        return self._labels("figure.percent_us" if self._is_american else "figure.percent")

    @staticmethod
    def _noted(figure: Figure, printed: str) -> str:
        return f"{printed} ({figure.note})" if figure.note else printed


def printed_number(number: Decimal) -> str:
    """Digits in groups of three: `1,800`, `2.35`; a true minus sign."""
    return f"{number:,f}".replace("-", MINUS)


def _scale(figure: Figure) -> str:
    return figure.scale.value


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
