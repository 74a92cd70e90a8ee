"""The table of what a weapons package holds. What is not known is said in words; bounds are always printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from tracktwo.composition.context import Context, lines, words
from tracktwo.composition.field_lines import with_original
from tracktwo.composition.languages import sentence_case
from tracktwo.document.blocks import Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import Faint, Inlines, Origin, Text
from tracktwo.dossier.model.weapons import Item, WeaponsPackage
from tracktwo.dossier.values.figures import Figure
from tracktwo.template.options import WeaponsPackageOptions

_ALWAYS: Final = frozenset({"item", "quantity", "delivery"})
_WEIGHTS: Final[Mapping[str, tuple[float, int]]] = {
    "item": (3.0, 16),
    "category": (1.3, 9),
    "quantity": (1.4, 8),
    "value": (1.5, 8),
    "delivery": (1.4, 10),
    "condition": (1.2, 9),
    "unroca": (1.5, 8),
}


def items_table(context: Context, name: str, package: WeaponsPackage, options: WeaponsPackageOptions) -> Table:
    """The items in order, grouped where asked; an item without sources of its own has those of the package."""
    columns = [column for column in dict.fromkeys(options.columns) if _is_shown(column, package, options)]
    rows: list[Row | GroupRow] = []
    for heading, items in _groups(context, package, options):
        if heading:
            rows.append(GroupRow(words(heading)))
        rows.extend(_row(context, name, package, item, columns) for item in items)
    caption = words(" ".join(_notes(context, package, columns)))
    summary = context.labels("weapons.items_summary", title=package.title.text)
    return context.table([_column(context, column, package) for column in columns], rows, caption, summary)


def _is_shown(column: str, package: WeaponsPackage, options: WeaponsPackageOptions) -> bool:
    """A column that holds nothing is left out, but for item, quantity and delivery.

    Values of which none is known leave their column too; the caption says that they were looked for.
    """
    if column == "delivery":
        return package.purpose == "transfer" or any(item.delivery != "not-applicable" for item in package.items)
    if column == "category" and options.group == "category":
        return False
    if column == "value":
        return any(figure.numbers or figure.wording for item in package.items for figure in _values(item))
    return column in _ALWAYS or any(getattr(item, column) is not None for item in package.items)


def _column(context: Context, column: str, package: WeaponsPackage) -> Column:
    weight, minimum = _WEIGHTS[column]
    label = column
    if package.purpose != "transfer" and column == "delivery":
        label = "state"
    if package.purpose == "ceiling" and column == "quantity":
        label = "ceiling"
    header = words(context.labels(f"weapons.column_{label}"))
    return Column(header, weight, minimum, is_row_header=column == "item")


def _groups(
    context: Context, package: WeaponsPackage, options: WeaponsPackageOptions
) -> Iterator[tuple[str, Sequence[tuple[int, Item]]]]:
    entries = list(enumerate(package.items))
    if options.group == "none":
        yield "", entries
        return
    groups: dict[str, list[tuple[int, Item]]] = {}
    for entry in entries:
        groups.setdefault(entry[1].category or "other", []).append(entry)
    for category, items in groups.items():
        yield sentence_case(context.labels.word("item_category", category)), items


def _row(context: Context, name: str, package: WeaponsPackage, entry: tuple[int, Item], columns: Sequence[str]) -> Row:
    index, item = entry
    origin: Origin = ("weapons_packages", name, "items", index)
    printers: Mapping[str, Callable[[], Inlines]] = {
        "item": lambda: _designation(context, item, package, origin),
        "category": lambda: _word(context, "item_category", item.category, (*origin, "category")),
        "quantity": lambda: words(_quantity(context, item), (*origin, "quantity")),
        "value": lambda: _value(context, item, origin),
        "delivery": lambda: _delivery(context, item, origin),
        "condition": lambda: _word(context, "condition", item.condition, (*origin, "condition")),
        "unroca": lambda: _word(context, "unroca", item.unroca, (*origin, "unroca")),
    }
    return Row(tuple(Cell(printers[column](), (*origin, _FIELDS.get(column, column))) for column in columns), origin)


_FIELDS: Final = {"item": "designation"}


def _designation(context: Context, item: Item, package: WeaponsPackage, origin: Origin) -> Inlines:
    cites = item.cites or package.cites
    here: Origin = (*origin, "designation")
    title: Inlines = (*with_original(item.designation, here), *context.cite(cites, origin))
    details = [item.description]
    if item.end_user is not None:
        details.append(
            f"{context.labels('weapons.end_user')}{context.labels.colon}{context.people.attributed(item.end_user)}"
        )
    if item.contractor is not None:
        details.append(
            f"{context.labels('weapons.contractor')}{context.labels.colon}{context.people.attributed(item.contractor)}"
        )
    return lines((title, *((Faint(words(detail, origin)),) for detail in details if detail)))


def _word(context: Context, group: str, value: str | None, origin: Origin) -> Inlines:
    return words(context.labels.word(group, value) if value else "", origin)


def _quantity(context: Context, item: Item) -> str:
    """The figure, and what is counted in brackets: `31 (howitzer)`. A unit of the figure's own goes before."""
    printed = context.figures.in_table(item.quantity)
    if item.unit and item.quantity.numbers and not item.quantity.unit:
        return f"{printed} ({item.unit})"
    return printed


def _value(context: Context, item: Item, origin: Origin) -> Inlines:
    parts: list[Inlines] = []
    if item.value is not None:
        parts.append(words(context.figures.in_table(item.value), (*origin, "value")))
    if item.unit_value is not None:
        each = context.labels("weapons.each", value=context.figures.in_table(item.unit_value))
        parts.append(words(each, (*origin, "unit_value")))
    basis = context.labels.word("value_basis", item.value_basis) if item.value_basis else ""
    notes = ", ".join(part for part in (basis, item.price_basis) if part)
    return lines((*parts, (Faint(words(notes, origin)),) if notes else ()))


def _delivery(context: Context, item: Item, origin: Origin) -> Inlines:
    here: Origin = (*origin, "delivery")
    dates = {state: getattr(item.dates, state) for state in ("announced", "notified", "contracted", "delivered")}
    own = dates.pop(item.delivery, None)
    state = context.labels.word("delivery", item.delivery)
    parts = [words(f"{state}, {context.dates.date(own)}" if own else state, here)]
    for name, day in dates.items():
        if day is not None:
            text = f"{context.labels.word('delivery', name)}{context.labels.colon}{context.dates.date(day)}"
            parts.append((Faint((Text(text, origin=(*origin, "dates", name)),)),))
    if item.delivered is not None:
        text = f"{context.labels('weapons.delivered')}{context.labels.colon}{context.figures.in_table(item.delivered)}"
        parts.append(words(text, (*origin, "delivered")))
    return lines(parts)


def _notes(context: Context, package: WeaponsPackage, columns: Sequence[str]) -> Iterator[str]:
    yield context.labels(f"weapons.caption_{package.purpose.replace('-', '_')}")
    if not package.items_complete:
        yield context.labels("weapons.incomplete")
    if _has_total(package) and not _has_sum(package):
        yield context.labels("weapons.no_sum")
    if "value" not in columns and any(figure.is_unknown for item in package.items for figure in _values(item)):
        yield context.labels("weapons.no_values")
    if "unroca" in columns:
        yield context.labels("weapons.unroca_legend")


def _has_total(package: WeaponsPackage) -> bool:
    return package.total is not None and bool(package.total.numbers)


def _has_sum(package: WeaponsPackage) -> bool:
    """Whether the values of the items can be added up and held against the total."""
    currency = package.total.currency if package.total else ""
    values = [item.value for item in package.items]
    return package.items_complete and all(value and value.numbers and value.currency == currency for value in values)


def _values(item: Item) -> Iterator[Figure]:
    yield from (figure for figure in (item.value, item.unit_value) if figure is not None)
