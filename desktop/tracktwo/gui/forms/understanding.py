"""What a value was understood as, or what is wrong with it: the line under a field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from tracktwo.composition.dates import DatePrinter
from tracktwo.composition.figures import FigurePrinter
from tracktwo.composition.labels import Labels
from tracktwo.diagnostics import did_you_mean, listed
from tracktwo.dossier.model.fields import KNOWN_UNKNOWN
from tracktwo.dossier.model.head import Head
from tracktwo.dossier.reading import is_blank
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.figures import Figure
from tracktwo.dossier.values.moments import Moment, RelativeDate
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.field_labels import block_label
from tracktwo.gui.forms.kinds import Kind
from tracktwo.gui.forms.plain_values import attributed_text, shown_text

DEFAULT_LANGUAGE: Final = "en-US"
DAYS_IN_MONTH: Final = 30.44
DAYS_IN_YEAR: Final = 365.25
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_READ: Final = frozenset({
    Kind.DATE, Kind.DATE_OR_SPAN, Kind.MOMENT, Kind.FIGURE, Kind.MONEY, Kind.YES_NO, Kind.WHOLE_NUMBER, Kind.CODE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understanding:
    """What to say under a field: what was understood, or the problem and what to do."""

    text: str = ""
    problem: str = ""

    @property
    def is_problem(self) -> bool:
        """Whether the value cannot be used as it stands."""
        return bool(self.problem)


NOTHING: Final = Understanding()


class Interpreter:
    """Reads single values as the model does, for one dossier: its language, date style, date and records."""

    def __init__(self, head: Head | None, candidates: Candidates) -> None:
        labels = Labels(head.lang if head else DEFAULT_LANGUAGE)
        self._as_of = head.as_of.lower if head else None
        self._dates = DatePrinter(labels, _style(head))
        self._figures = FigurePrinter(labels)
        self._candidates = candidates

    def understand(self, field: FieldDescription, plain: Plain) -> Understanding:
        """What `plain` means in a field; nothing for one that is absent or speaks for itself."""
        if is_blank(plain):
            return NOTHING
        match field.kind:
            case Kind.REFERENCE:
                return self._reference(field, plain)
            case Kind.REFERENCE_OR_TEXT:
                return NOTHING if attributed_text(plain) else self._reference(field, plain)
            case Kind.CHOICE:
                return _word(field, plain)
            case kind if kind in _READ:
                return self._value(field, plain)
            case _:
                return NOTHING

    def _value(self, field: FieldDescription, plain: Plain) -> Understanding:
        try:
            value = _adapter(_Annotation(field.annotation)).validate_python(plain)
        except ValidationError as error:
            return Understanding(problem=_complaint(error, field))
        printed = self._printed(value)
        return NOTHING if printed == plain else Understanding(printed)

    def _printed(self, value: object) -> str:
        match value:
            case EdtfDate():
                return ", ".join(part for part in (self._dates.date(value), self._distance(value)) if part)
            case Moment():
                return self._dates.moment(value)
            case RelativeDate():
                return f"{value.amount} {_span(value)} {self._anchor(value)}"
            case Figure():
                return _own_words(value, self._figures.in_text(value))
            case _:
                return ""

    def _anchor(self, value: RelativeDate) -> str:
        found = self._candidates.find(value.anchor, ("*",))
        return f'"{found.name}"' if found and found.name else f'"{value.anchor}", which is no record'

    def _distance(self, value: EdtfDate) -> str:
        """How far a day lies from the dossier's date; empty for a month, a year or an open span."""
        point = value.start
        if self._as_of is None or point is None or value.start != value.end or not point.day:
            return ""
        return distance_in_words(point.first, self._as_of)

    def _reference(self, field: FieldDescription, plain: Plain) -> Understanding:
        target = shown_text(plain)
        found = self._candidates.find(target, field.blocks)
        if found is not None:
            return NOTHING
        if field.admits_unknown and target == KNOWN_UNKNOWN:
            return Understanding("Not known")
        ids = [candidate.id for candidate in self._candidates.of(field.blocks)]
        where = "any record" if field.blocks == ("*",) else listed([block_label(each) for each in field.blocks], "or")
        problem = f'"{target}" is not the id of {where}.' if where == "any record" else f'"{target}" is not in {where}.'
        return Understanding(problem=f"{problem} {did_you_mean(target, ids)}".rstrip())


def distance_in_words(day: date, as_of: date) -> str:
    """`two days before the dossier's date`; months and years are rounded and say so."""
    days = (day - as_of).days
    if days == 0:
        return "the dossier's date"
    side = "after" if days > 0 else "before"
    amount = abs(days)
    if amount <= 60:
        return f"{_counted(amount, 'day')} {side} the dossier's date"
    if amount < 2 * DAYS_IN_YEAR:
        return f"about {_counted(round(amount / DAYS_IN_MONTH), 'month')} {side} the dossier's date"
    return f"about {_counted(round(amount / DAYS_IN_YEAR), 'year')} {side} the dossier's date"


def _counted(amount: int, unit: str) -> str:
    number = _NUMBERS[amount] if amount < len(_NUMBERS) else f"{amount:,}"
    return f"{number} {unit}" if amount == 1 else f"{number} {unit}s"


def _span(value: RelativeDate) -> str:
    unit = value.unit.value if value.amount == 1 else f"{value.unit.value}s"
    return f"{unit} {'before' if value.is_before else 'after'}"


def _own_words(figure: Figure, printed: str) -> str:
    if figure.is_unknown:
        return "looked for and not available"
    if figure.is_none:
        return "does not apply"
    return printed


def _style(head: Head | None) -> Any:  # noqa: ANN401 - the two words of DateStyle
    if head is None or head.date_style is None:
        return "mdy-long" if head is None or head.lang == DEFAULT_LANGUAGE else "dmy-long"
    return head.date_style


def _word(field: FieldDescription, plain: Plain) -> Understanding:
    word = shown_text(plain)
    values = [each.value for each in field.words]
    if word in values:
        return NOTHING
    return Understanding(problem=f'"{word}" is not one of the words here. {did_you_mean(word, values)}'.rstrip())


class _Annotation:
    """An annotation as a key: its metadata need not be hashable."""

    def __init__(self, annotation: Any) -> None:  # noqa: ANN401
        self.annotation = annotation

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Annotation) and self.annotation is other.annotation

    def __hash__(self) -> int:
        return id(self.annotation)


@cache
def _adapter(key: _Annotation) -> TypeAdapter[Any]:
    return TypeAdapter(key.annotation)


def _complaint(error: ValidationError, field: FieldDescription) -> str:
    finding = error.errors(include_url=False)[0]
    problem = finding.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem):
        return f"{problem.message} {problem.hint}".rstrip()
    return f"This is not what {field.label} holds: {field.help}".rstrip()
