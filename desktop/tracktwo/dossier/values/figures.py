"""Figures as sources give them: with their bound, range, scale, unit and note.

Written `[bound] number [to number] [scale] [unit] [(note)]`: `up to 40 %`, `10 to 40 %`, `at least 2 persons`,
`up to 800 million USD`, `between 5 and 10 thousand shells (estimate)`; shares `55 of 79`; ratios `51:49`, `5:2:2`;
`unknown` (looked for and not available); `none` (does not apply). The bound is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from tracktwo.diagnostics import did_you_mean, listed
from tracktwo.dossier.values.figure_hints import figure_hint
from tracktwo.dossier.values.figure_parts import NUMBER, Bound, Scale, number, number_text
from tracktwo.dossier.values.iso_codes import CURRENCIES, CURRENCY_WORDS, FORMER_CURRENCIES
from tracktwo.dossier.values.problem import ValueProblem, refuse_too_long, shown

_BOUNDS = "|".join(sorted((bound.value for bound in Bound if bound.value), key=len, reverse=True))
_SCALES = "|".join(scale.value for scale in Scale if scale.value)
_FIGURE = re.compile(
    rf"(?:(?P<bound>{_BOUNDS}) )?(?P<first>{NUMBER})"
    rf"(?: ?(?P<link>to|and|of) (?P<second>{NUMBER})|(?P<more>(?::[0-9][0-9,.]*)+))?"
    rf"(?: (?P<scale>{_SCALES}))?(?: ?(?P<percent>%|percent|per cent)| (?P<unit>[^0-9 ].*))?",
)
_UNIT = re.compile(r"[^\W\d_][^()\[\]{}<>=~,;:%$€£¥\x00-\x1f]{0,79}")
_SECOND_NUMBER = re.compile(r"\b(?:to|and|of|or) [0-9]")
_NOTE = re.compile(r"(?P<figure>.*?) ?\((?P<note>[^()]+)\)")
_RATIO_LIMIT = 12
_NO_UNITS = frozenset([
    "hundred", "hundreds", "dozen", "dozens", "trillion", "thousand", "thousands", "million", "millions", "billion",
    "billions", "of", "to", "and", "or", "x", "max", "max.", "maximum", "plus", "half", "halves", "third", "thirds",
    "quarter", "quarters",
])  # fmt: skip
"""Words that multiply, bound or divide: after a number they are no unit, and say what was meant."""
_PERHAPS_THOUSANDS = re.compile(r"[-−]?[1-9][0-9]{0,2}\.[0-9]{3}")


class FigureShape(Enum):
    """Which kind of figure it is. The printer has one form for each."""

    NUMBER = "number"
    RANGE = "range"
    SHARE = "share"
    RATIO = "ratio"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written. `text` takes no part in equality."""

    shape: FigureShape
    numbers: tuple[Decimal, ...] = ()
    """As written, before the scale: one number, the two of a range, share and whole, or the parts of a ratio."""
    bound: Bound = Bound.PLAIN
    scale: Scale = Scale.ONE
    unit: str = ""
    """`%`, an ISO 4217 code, a noun, or empty."""
    note: str = ""
    wording: str = ""
    """What is to be printed instead, from the long form's `text`."""
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Read a figure; raises ValueProblem that says what to write instead."""
        refuse_too_long(text, "a figure")
        words = " ".join(text.split())
        try:
            return replace(_figure(words), text=text)
        except ValueProblem as problem:
            raise problem.with_hint(lambda: figure_hint(words, _is_figure)) from problem

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> Figure:
        """Read the long form `{bound, value, low, high, scale, unit, text}`; raises ValueProblem."""
        unknown = sorted(set(fields) - _FIELDS)
        if unknown:
            known = ", ".join(sorted(_FIELDS))
            hint = did_you_mean(unknown[0], _FIELDS) or f"A figure has {known}."
            raise ValueProblem(f"a figure has no {shown(unknown[0])}.", hint)
        given = {name: value.strip() for name, value in fields.items() if value.strip()}
        _check_word("bound", given.get("bound", ""), [bound.value for bound in Bound])
        _check_word("scale", given.get("scale", ""), [scale.value for scale in Scale])
        parts = (given.get("bound", ""), _amount(given), given.get("scale", ""), given.get("unit", ""))
        figure = cls.parse(" ".join(part for part in parts if part))
        return replace(figure, wording=given.get("text", ""))

    @property
    def is_unknown(self) -> bool:
        """Looked for and not available."""
        return self.shape is FigureShape.UNKNOWN

    @property
    def is_none(self) -> bool:
        """Does not apply."""
        return self.shape is FigureShape.NONE

    @property
    def is_money(self) -> bool:
        """Whether the unit is an ISO 4217 code."""
        return bool(self.currency)

    @property
    def currency(self) -> str:
        """The ISO 4217 code, or an empty string."""
        return self.unit if self.unit in CURRENCIES or self.unit in FORMER_CURRENCIES else ""

    @property
    def is_percent(self) -> bool:
        """Whether the unit is `%`."""
        return self.unit == "%"

    @property
    def is_approximate(self) -> bool:
        """Whether it is about or nearly so much."""
        return self.bound.is_approximate

    @property
    def is_strict(self) -> bool:
        """Whether the limit itself is excluded: less than, more than."""
        return self.bound in (Bound.LESS_THAN, Bound.MORE_THAN)

    @property
    def low(self) -> Decimal | None:
        """The lower limit, scaled; None for `up to` and its like, for a ratio, and when unknown."""
        return self._scaled(0) if self._is_measured and self.bound.has_low else None

    @property
    def high(self) -> Decimal | None:
        """The upper limit, scaled; None for `at least` and its like, for a ratio, and when unknown."""
        if not (self._is_measured and self.bound.has_high):
            return None
        return self._scaled(1 if self.shape is FigureShape.RANGE else 0)

    @property
    def value(self) -> Decimal | None:
        """The one number, scaled, whatever its bound; None for ranges, ratios, unknown and none."""
        return self._scaled(0) if self.shape in (FigureShape.NUMBER, FigureShape.SHARE) else None

    @property
    def whole(self) -> Decimal | None:
        """What a share is a share of, scaled: 79 in `55 of 79`."""
        return self._scaled(1) if self.shape is FigureShape.SHARE else None

    @property
    def sort_key(self) -> tuple[int, Decimal, Decimal]:
        """By lower limit (or upper, where that is all there is), then upper; ratios by parts; unknown and none last."""
        if not self.numbers:
            return (2 if self.is_none else 1, Decimal(0), Decimal(0))
        first, last = self._scaled(0), self._scaled(min(1, len(self.numbers) - 1))
        return (0, first, last)

    def __str__(self) -> str:
        """Print it in the canonical spelling of a dossier; `wording` has no place there."""
        if not self.numbers:
            return self.shape.value
        written = [number_text(value) for value in self.numbers]
        link = "and" if self.bound is Bound.BETWEEN else "to"
        amount = {
            FigureShape.RANGE: f" {link} ",
            FigureShape.SHARE: " of ",
            FigureShape.RATIO: ":",
        }.get(self.shape, "").join(written)
        note = f"({self.note})" if self.note else ""
        return " ".join(part for part in (self.bound.value, amount, self.scale.value, self.unit, note) if part)

    @property
    def _is_measured(self) -> bool:
        return self.shape in (FigureShape.NUMBER, FigureShape.RANGE, FigureShape.SHARE)

    def _scaled(self, index: int) -> Decimal:
        return self.numbers[index] * self.scale.factor


_FIELDS = frozenset({"bound", "value", "low", "high", "scale", "unit", "text"})


def parse_money(text: str) -> Figure:
    """Read a sum of money: a figure whose unit is an ISO 4217 code, or `unknown` or `none`; raises ValueProblem."""
    return as_money(Figure.parse(text))


def as_money(figure: Figure) -> Figure:
    """Return the figure if it can stand where money is wanted; raises ValueProblem."""
    if figure.is_money or not figure.numbers:
        return figure
    printed = shown(str(figure))
    if not figure.unit:
        raise ValueProblem(f"{printed} has no currency.", f'Write its ISO 4217 code: "{figure} USD".')
    meant = CURRENCY_WORDS.get(figure.unit.casefold(), "")
    near = f'Did you mean "{meant}"?' if meant else did_you_mean(figure.unit.upper(), sorted(CURRENCIES))
    message = f'"{figure.unit}" in {printed} is not a currency code.'
    raise ValueProblem(message, near or "Write the ISO 4217 code: USD, EUR, UAH, RUB.")


def _check_word(name: str, word: str, known: list[str]) -> None:
    if word not in known:
        hint = did_you_mean(word, known) or f"Write {listed([each for each in known if each], 'or')}."
        raise ValueProblem(f"{shown(word)} is not a {name}.", hint)


def _amount(given: Mapping[str, str]) -> str:
    value, low, high = given.get("value", ""), given.get("low", ""), given.get("high", "")
    if bool(value) == bool(low or high):
        raise ValueProblem("a figure has either a value or a low and a high.", "Write value, or low and high.")
    if value:
        return value
    if low and high:
        return f"{low} {'and' if given.get('bound') == 'between' else 'to'} {high}"
    if given.get("bound"):
        raise ValueProblem("a figure with a bound and one limit has that number as its value.", "Write value.")
    return f"at least {low}" if low else f"up to {high}"


def _figure(words: str) -> Figure:
    if words in ("unknown", "none"):
        return Figure(FigureShape(words))
    noted = _NOTE.fullmatch(words)
    body, note = (noted["figure"], noted["note"].strip()) if noted else (words, "")
    match = _FIGURE.fullmatch(body)
    if not match:
        raise ValueProblem(f"{shown(words)} is not a figure.")
    shape, numbers = _numbers(match)
    bound, scale = Bound(match["bound"] or ""), Scale(match["scale"] or "")
    unit = "%" if match["percent"] else (match["unit"] or "")
    if scale is Scale.ONE and unit != "%":
        _check_point(match["first"], match["second"] or "")
    _check_unit(unit, words)
    _check_bound(bound, shape, match["link"], words)
    _check_order(shape, numbers, words)
    return Figure(shape, numbers, bound, scale, unit, note)


def _numbers(match: re.Match[str]) -> tuple[FigureShape, tuple[Decimal, ...]]:
    first = number(match["first"])
    if match["more"]:
        return FigureShape.RATIO, (first, *(number(part) for part in match["more"][1:].split(":")))
    if match["second"]:
        shape = FigureShape.SHARE if match["link"] == "of" else FigureShape.RANGE
        return shape, (first, number(match["second"]))
    return FigureShape.NUMBER, (first,)


def _check_point(*numbers: str) -> None:
    """Refuse a point before just three digits: many write thousands so, and a factor of 1000 is no detail."""
    for written in numbers:
        if _PERHAPS_THOUSANDS.fullmatch(written):
            message = f"{shown(written)} may be thousands or decimals."
            hint = f'Write "{written.replace(".", ",")}" for thousands, "{_unmistakable(written)}" for decimals.'
            raise ValueProblem(message, hint)


def _unmistakable(written: str) -> str:
    """The same decimals, less zeros or with one more: `1.55` for `1.550`, `1.5550` for `1.555`."""
    shorter = written.rstrip("0").rstrip(".")
    return shorter if shorter != written else f"{written}0"


def _check_unit(unit: str, words: str) -> None:
    if unit in ("", "%"):
        return
    first = unit.split(maxsplit=1)[0]
    if not _UNIT.fullmatch(unit) or _SECOND_NUMBER.search(unit) or first.casefold() in _NO_UNITS:
        raise ValueProblem(f"in {shown(words)}, {shown(unit)} is not a unit.")


def _check_bound(bound: Bound, shape: FigureShape, link: str | None, words: str) -> None:
    if shape is FigureShape.RANGE and not bound.takes_range:
        message = f'{shown(words)} has both a range and the bound "{bound.value}".'
        raise ValueProblem(message, "Keep one of the two.")
    is_between = bound is Bound.BETWEEN
    if (is_between or link == "and") and not (is_between and link == "and"):
        raise ValueProblem(f"{shown(words)} is not a figure.", 'Write "between 10 and 40 %", or "10 to 40 %".')
    if shape is FigureShape.RATIO and bound not in (Bound.PLAIN, Bound.EXACTLY, Bound.ABOUT):
        message = f'{shown(words)} is a ratio, which has no "{bound.value}".'
        raise ValueProblem(message, 'Write "51:49" or "about 51:49".')


def _check_order(shape: FigureShape, numbers: tuple[Decimal, ...], words: str) -> None:
    if shape is FigureShape.RANGE and numbers[0] > numbers[1]:
        first, last = (number_text(value) for value in numbers)
        raise ValueProblem(
            f"the range in {shown(words)} is reversed.", f'Write the smaller first: "{last} to {first}".'
        )
    if shape is FigureShape.RATIO and len(numbers) > _RATIO_LIMIT:
        raise ValueProblem(f"the ratio {shown(words)} has more than {_RATIO_LIMIT} parts.", "Write it as text.")
    if shape is FigureShape.RATIO and min(numbers) < 0:
        raise ValueProblem(f"a part of the ratio {shown(words)} is negative.", 'Write "51:49".')
    if shape is FigureShape.SHARE and (numbers[1] <= 0 or not 0 <= numbers[0] <= numbers[1]):
        message = f"in {shown(words)} the share is larger than the whole."
        raise ValueProblem(message, 'Write the share first: "55 of 79".')


def _is_figure(text: str) -> bool:
    try:
        _figure(text)  # without hints, or proposals would ask for proposals
    except ValueProblem:
        return False
    return True
