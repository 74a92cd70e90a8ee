"""Checks of weapons packages: sums that respect bounds, states of delivery, and notes of law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, listed
from tracktwo.dossier.checks.examination import Examination, named, quoted
from tracktwo.dossier.checks.phrases import Phrases
from tracktwo.dossier.checks.words import CLEARING, DELIVERED, NOT_YET, RESTRICTED_WEAPONS
from tracktwo.dossier.model.weapons import Item, WeaponsPackage
from tracktwo.dossier.values.figures import Figure, FigureShape

APPROXIMATE: Final = Decimal("0.05")
"""How far a figure "about" or "nearly" may be from the truth, as a share of it."""
NOT_DELIVERED: Final = frozenset(["announced", "notified", "authorized", "contracted"])
FITTING_CATEGORIES: Final = {
    "aircraft": {"IV", "V"}, "air-defense": {"VII", "VIIb", "VIII"}, "armored-vehicle": {"I", "II"},
    "artillery": {"III", "VIII"}, "missile-rocket": {"III", "VII", "VIIb", "VIII"}, "uav": {"IV", "V"},
    "ship": {"VI"}, "small-arms": {"VIII"}, "vehicle": {"II"}, "other": {"I", "II", "III", "IV", "V", "VI", "VII",
    "VIIb", "VIII"},
}  # fmt: skip
"""UN Register categories an item of a kind may be in; "none", "mixed" and "unknown" fit all. Shells fit none."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a sum of money may be; None where it is open."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, figure: Figure) -> Span:
        """The limits of a figure, wider where it is approximate."""
        low, high = figure.low, figure.high
        if figure.is_approximate:
            low = low if low is None else low - abs(low) * APPROXIMATE
            high = high if high is None else high + abs(high) * APPROXIMATE
        return cls(low, high)

    def __add__(self, other: Span) -> Span:
        return Span(_sum(self.low, other.low), _sum(self.high, other.high))

    def meets(self, other: Span) -> bool:
        """Whether both can be the same sum."""
        return _reaches(self.high, other.low) and _reaches(other.high, self.low)


def _sum(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first + second


def _reaches(high: Decimal | None, low: Decimal | None) -> bool:
    return high is None or low is None or high >= low


def _total_of(figures: Sequence[Figure]) -> Span:
    total = Span(Decimal(0), Decimal(0))
    for figure in figures:
        total += Span.of(figure)
    return total


def check_totals(case: Examination) -> Iterator[Diagnostic]:
    """W58, E60, I61 and E62: the total of a package against its items."""
    for key, package in case.dossier.weapons_packages.items():
        total = package.total
        if total is None or not total.numbers:
            continue
        path = ("weapons_packages", key, "total")
        what = named("weapons_packages", key)
        values = [value for item in package.items if (value := value_of(item)) is not None]
        foreign = sorted({value.currency for value in values} - {total.currency})
        if foreign:
            message = f"{what} has a total in {total.currency} and items in {listed(foreign)}: no sum is made."
            yield case.finding("W58", path, message, "Give all values in one currency, with the day of the rate.")
            continue
        known = sum((Span.of(value).low or Decimal(0) for value in values), Decimal(0))
        limit = Span.of(total).high
        is_whole = package.items_complete and len(values) == len(package.items) > 0
        if is_whole and not _total_of(values).meets(Span.of(total)):
            message = f'{what} has a total of "{total}", and its items make {_printed(values)} {total.currency}.'
            yield case.finding("E60", path, message, "Correct the total or an item, or say that the list is not whole.")
        elif limit is not None and known > limit:
            message = f'{what} has a total of "{total}", and the items of known value already make {_amount(known)}.'
            yield case.finding("E62", path, message, "Correct the total or an item.")
        elif not is_whole:
            yield _unchecked(case, path, what, package, len(values))


def value_of(item: Item) -> Figure | None:
    """The value of an item as given; None when it is unknown."""
    return item.value if item.value is not None and item.value.numbers else None


def _printed(values: Sequence[Figure]) -> str:
    span = _total_of(values)
    if span.low is None or span.high is None:
        return f"up to {_amount(span.high)}" if span.high is not None else f"at least {_amount(span.low or Decimal(0))}"
    return _amount(span.low) if span.low == span.high else f"{_amount(span.low)} to {_amount(span.high)}"


def _amount(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _unchecked(case: Examination, path: FactPath, what: str, package: WeaponsPackage, valued: int) -> Diagnostic:
    items = len(package.items)
    why = "it names no items" if not items else f"{items - valued} of {items} items have no value"
    if items and valued == items:
        why = "the list of items is not whole"
    message = f'{what} has a total of "{package.total}" that cannot be checked: {why}.'
    return case.finding("I61", path, message, "Nothing is wrong; do not present the items as the whole sum.")


def check_splits(case: Examination) -> Iterator[Diagnostic]:
    """W58 and W63: the parts by authority against the total."""
    for key, package in case.dossier.weapons_packages.items():
        amounts = [share.amount for share in package.split if share.amount.numbers]
        total = package.total
        if total is None or not total.numbers or not amounts or len(amounts) < len(package.split):
            continue
        path = ("weapons_packages", key, "split")
        what = named("weapons_packages", key)
        foreign = sorted({amount.currency for amount in amounts} - {total.currency})
        if foreign:
            message = f"{what} has a total in {total.currency} and parts in {listed(foreign)}: no sum is made."
            yield case.finding("W58", path, message, "Give all parts in one currency, with the day of the rate.")
        elif not _total_of(amounts).meets(Span.of(total)):
            message = f'{what} has a total of "{total}", and its parts make {_printed(amounts)} {total.currency}.'
            yield case.finding("W63", path, message, "Correct the total or a part.")


def _items(case: Examination) -> Iterator[tuple[FactPath, Item]]:
    for key, package in case.dossier.weapons_packages.items():
        for index, item in enumerate(package.items):
            yield ("weapons_packages", key, "items", index), item


def check_values_of_items(case: Examination) -> Iterator[Diagnostic]:
    """W58 and W65: quantity times the value of one against the value of all."""
    for path, item in _items(case):
        value, each, quantity = item.value, item.unit_value, item.quantity
        if value is None or each is None or not (value.numbers and each.numbers and quantity.numbers):
            continue
        if value.currency != each.currency:
            message = f'The item "{item.id}" is valued in {value.currency}, and one of it in {each.currency}.'
            yield case.finding("W58", path, message, "Give both in one currency, with the day of the rate.")
        elif quantity.shape is not FigureShape.RATIO and not _times(quantity, each).meets(Span.of(value)):
            message = (
                f'The item "{item.id}" is valued at "{value}", but "{quantity}" at "{each}" each do not make that.'
            )
            yield case.finding("W65", path, message, "Correct one of the three.")


def _times(quantity: Figure, each: Figure) -> Span:
    counted, priced = Span.of(quantity), Span.of(each)
    low = None if counted.low is None or priced.low is None else counted.low * priced.low
    high = None if counted.high is None or priced.high is None else counted.high * priced.high
    return Span(low, high)


def check_delivery_in_prose(case: Examination) -> Iterator[Diagnostic]:
    """W64: sentences that say an item is there which is only on its way."""
    waiting = [(item, names) for _, item in _items(case) if item.delivery in NOT_DELIVERED and (names := _names(item))]
    owners = {name: item for item, names in reversed(waiting) for name in names}
    if not owners:
        return
    names = Phrases.of(owners, exact=True)
    for text in case.prose:
        for sentence in text.unquoted_sentences:
            said = DELIVERED.search(sentence)
            if said is None or NOT_YET.search(sentence):
                continue
            for name in dict.fromkeys(names.find(sentence)):
                item = owners[name]
                state = f'the item "{item.id}" is {item.delivery}'
                message = f'The text "{text.path[1]}" says "{said.group()}" of {name}; {state}.'
                yield case.finding("W64", text.path, message, f'Write "{item.delivery}", or correct "delivery".')


def _names(item: Item) -> tuple[str, ...]:
    """Names by which prose would call an item: words of its designation with two capitals or digits, or the whole."""
    whole = str(item.designation).split(",")[0].strip()
    words = re.findall(r"[^\W_][\w-]{2,}", whole)
    telling = [word for word in words if sum(sign.isupper() or sign.isdigit() for sign in word) >= 2]
    proper = [word for word in words[1:] if word[0].isupper()]
    first = [words[0]] if words and len(words) > 1 and words[1][0].islower() and words[0] not in _PLAIN else []
    return tuple(dict.fromkeys([whole, *telling, *proper, *first])) if len(whole) > 3 else ()


_PLAIN: Final = frozenset(
    (
        "Ammunition", "Munitions", "Missiles", "Rockets", "Artillery", "Tactical", "Mine", "Precision", "Demolition",
        "Small", "Spare", "Armored", "Armoured", "Military", "Medical", "Other", "Various", "Additional", "Air",
        "Anti", "Equipment", "Items", "Howitzers", "Rounds", "Main", "Light", "Heavy", "Surface", "Unmanned",
        "Electronic", "Combat", "Training", "Support", "Long", "Short", "Medium", "Utility", "Cargo", "Night",
        "Body", "Secure",
    )
)  # fmt: skip
"""First words of designations that name no weapon."""


def check_restricted_weapons_have_notes(case: Examination) -> Iterator[Diagnostic]:
    """W66: weapons under special rules of law without those rules, or without a claim on what they do."""
    for path, item in _items(case):
        words = f"{item.designation} {item.description}"
        if CLEARING.search(words):
            continue
        kinds = [kind for kind, pattern in _RESTRICTED if pattern.search(words)]
        missing = [name for name, there in (("legal", item.legal), ("claims", item.claims)) if not there]
        if kinds and missing:
            what = {"legal": "legal note", "claims": "claim on its effects"}
            message = (
                f'The item "{item.id}" is a {kinds[0]} and has no {listed([what[name] for name in missing], "or")}.'
            )
            hint = f"Add {quoted(missing)}: treaty and status, failure rate, victims."
            yield case.finding("W66", path, message, hint)


_RESTRICTED: Final = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in RESTRICTED_WEAPONS.items()
)


def check_register_categories(case: Examination) -> Iterator[Diagnostic]:
    """W67: categories of the UN Register that an item of this kind cannot be in."""
    for path, item in _items(case):
        if item.category is None or item.unroca in (None, "none", "mixed", "unknown"):
            continue
        fitting = FITTING_CATEGORIES.get(item.category, set[str]())
        if item.unroca not in fitting:
            choice = f"Write {listed([*sorted(fitting), 'none'], 'or')}." if fitting else 'Write "none".'
            message = (
                f'The item "{item.id}" of category {item.category} does not fit UN Register category {item.unroca}.'
            )
            yield case.finding("W67", (*path, "unroca"), message, choice)


CHECKS = (
    check_totals,
    check_splits,
    check_values_of_items,
    check_delivery_in_prose,
    check_restricted_weapons_have_notes,
    check_register_categories,
)
