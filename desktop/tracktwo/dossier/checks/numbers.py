"""Figures in prose, held against the figures in the records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tracktwo.diagnostics import Diagnostic
from tracktwo.dossier.checks.examination import Examination, ProseText
from tracktwo.dossier.values.figure_parts import Bound, Scale
from tracktwo.dossier.values.figures import Figure, FigureShape
from tracktwo.dossier.values.iso_codes import CURRENCIES

_NUMBER: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_BOUNDS: Final = (
    "up to", "not more than", "no more than", "at most", "less than", "under", "below", "at least", "no less than",
    "not less than", "more than", "over", "above", "about", "around", "roughly", "some", "approximately", "nearly",
    "almost", "between", "no higher than", "exceeding", "as many as", "as much as", "exactly",
)  # fmt: skip
_SIGNS: Final = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY"}
_WORDS: Final = {"dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds sterling": "GBP"}
_SHORT: Final = {"bn": "billion", "m": "million", "k": "thousand"}
MENTION: Final = re.compile(
    rf"(?:(?P<bound>\b(?:{'|'.join(_BOUNDS)}))\s+)?"
    rf"(?:(?P<sign>US\$|[$€£₴₽¥])\s?|(?P<code>\b[A-Z]{{3}})\s)?"
    rf"(?<![\w.,-])(?P<first>{_NUMBER})(?:(?:\s?%)?(?:\s+to\s+|\s+and\s+|\s?[–-]\s?)(?P<second>{_NUMBER}))?"
    rf"(?:[ -](?P<scale>thousand|million|billion)\b)?(?(sign)(?:(?P<short>bn|m|k)\b)?)"
    rf"(?:\s?(?P<percent>%|percent\b|per cent\b)|\s(?P<after>[A-Z]{{3}}|dollars?|euros?|pounds sterling)\b)?"
    rf"(?!\w|\.[0-9])",
)
"""A number in prose with what belongs to it: bound, currency, range, scale and percent."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in prose."""

    text: str
    numbers: tuple[Decimal, ...]
    unit: str
    """`%`, an ISO 4217 code, or empty."""
    is_bounded: bool
    has_weight: bool
    """Percent, money, a scale word or thousands: a figure that must come from somewhere, and no count of few."""


def mentions(text: str) -> Iterator[Mention]:
    """The figures in a text; years, days and plain counts under a thousand have no weight."""
    for found in MENTION.finditer(text):
        scale = Scale(found["scale"] or _SHORT.get(found["short"] or "", "")).factor
        numbers = tuple(
            Decimal(part.replace(",", "")) * scale for part in (found["first"], found["second"]) if part is not None
        )
        unit = "%" if found["percent"] else _currency(found)
        has_weight = bool(unit or found["scale"] or "," in found["first"])
        is_bounded = bool(found["bound"]) or len(numbers) > 1
        yield Mention(" ".join(found.group().split()), numbers, unit, is_bounded, has_weight)


def _currency(found: re.Match[str]) -> str:
    if found["sign"]:
        return _SIGNS[found["sign"]]
    for code in (found["code"], found["after"]):
        if code in CURRENCIES:
            return code
    return _WORDS.get(found["after"] or "", "")


def check_figures_in_prose(case: Examination) -> Iterator[Diagnostic]:
    """E55 and W56: figures in the texts that lost their bound, or stand in no record."""
    found = [(text, mention) for text in case.prose for mention in mentions(text.unquoted) if mention.has_weight]
    if not found:
        return
    figures = _by_number(case)
    written = _written_numbers(case)
    for text, mention in found:
        for number in mention.numbers:
            facts = [figure for figure in figures.get(number, ()) if mention.unit in ("", figure.unit)]
            if facts and not mention.is_bounded and all(_is_limited(figure) for figure in facts):
                yield _bound_dropped(case, text, mention, facts[0])
                break
            if not facts and number not in written:
                hint = "Record it as a claim with its source, or take it out."
                message = f'{text.named[:1].upper()}{text.named[1:]} gives "{mention.text}", which stands in no record.'
                yield case.finding("W56", text.path, message, hint)
                break


def _bound_dropped(case: Examination, text: ProseText, mention: Mention, figure: Figure) -> Diagnostic:
    message = f'{text.named[:1].upper()}{text.named[1:]} gives "{mention.text}"; the record says "{figure}".'
    return case.finding("E55", text.path, message, "Keep the bound or the range.")


def _is_limited(figure: Figure) -> bool:
    return figure.shape is FigureShape.RANGE or figure.bound not in (Bound.PLAIN, Bound.EXACTLY)


def _figures(case: Examination) -> Iterator[Figure]:
    for versions in case.versions.values():
        yield from (version.figure for version in versions if version.figure)
    for package in case.dossier.weapons_packages.values():
        amounts = [package.total, package.total_quantity, *(share.amount for share in package.split)]
        for item in package.items:
            amounts += [item.quantity, item.unit_value, item.value, item.delivered]
        yield from (amount for amount in amounts if amount is not None)
    yield from (option.cost for option in case.dossier.options.values() if option.cost)
    yield from (actor.count for actor in case.dossier.actors.values() if actor.count)


def _by_number(case: Examination) -> Mapping[Decimal, list[Figure]]:
    found: dict[Decimal, list[Figure]] = {}
    for figure in _figures(case):
        for number in figure.numbers:
            found.setdefault(number * figure.scale.factor, []).append(figure)
    return found


def _written_numbers(case: Examination) -> frozenset[Decimal]:
    """Every number in any words of the records: a demand, a draft text, a quotation."""
    return frozenset(
        number for words in case.wordings for mention in mentions(words.text) for number in mention.numbers
    )


CHECKS = (check_figures_in_prose,)
