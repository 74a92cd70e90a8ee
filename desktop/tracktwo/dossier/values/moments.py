"""Moments with a time zone, and dates counted from another fact."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import TypeAlias

from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.problem import ValueProblem, refuse_too_long, shown

_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?\s*(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_RELATIVE = re.compile(r"([0-9]{1,6}) (day|week|month|year)s? (after|before) ([a-z0-9][a-z0-9-]*)")
_MOMENT_HINT = 'Write date, time and zone: "2023-05-22T21:45+02:00", or "Z" for UTC.'
_RELATIVE_HINT = 'Write a number, days, weeks, months or years, after or before, and an id: "60 days after t-line".'
_NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LARGEST_OFFSET = timedelta(hours=14)  # Line Islands; none is larger


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time with its zone; equality and order are those of the instant."""

    value: datetime
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read `2023-05-22T21:45+02:00`; raises ValueProblem, above all when the zone is missing."""
        refuse_too_long(text, "a time")
        words = text.strip()
        match = _MOMENT.fullmatch(words)
        if not match:
            raise ValueProblem(f"{shown(words)} is not a date with time and zone.", _MOMENT_HINT)
        if match[7] is None:
            message = f"{shown(words)} has no time zone."
            raise ValueProblem(message, f'Add it: "{words}+02:00", or "{words}Z" for UTC.')
        year, month, day, hour, minute = (int(part) for part in match.group(1, 2, 3, 4, 5))
        zone = _zone(match[7])
        try:
            value = datetime(year, month, day, hour, minute, int(match[6] or 0), tzinfo=zone)
        except ValueError as error:
            hint = "Correct it; a day ends at 23:59, and midnight is 00:00 of the next day."
            raise ValueProblem(f"{shown(words)} names no moment.", hint) from error
        return cls(value, text)

    @property
    def sort_key(self) -> datetime:
        """The instant."""
        return self.value

    @property
    def day(self) -> date:
        """The date on the spot."""
        return self.value.date()

    def __lt__(self, other: Moment) -> bool:
        return self.value < other.value

    def __str__(self) -> str:
        """Print it as ISO 8601."""
        precision = "seconds" if self.value.second else "minutes"
        return self.value.isoformat(timespec=precision).replace("+00:00", "Z")


class TimeUnit(Enum):
    """What a relative date counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A date counted from another fact: `60 days after t-line`."""

    amount: int
    unit: TimeUnit
    is_before: bool
    anchor: str
    """The id of a deal term, an event or an agreement."""
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> RelativeDate:
        """Read a relative date; raises ValueProblem."""
        refuse_too_long(text, "a relative date")
        words = " ".join(text.split())
        match = _RELATIVE.fullmatch(words)
        if not match:
            raise ValueProblem(f"{shown(words)} is not a relative date.", _relative_hint(words))
        return cls(int(match[1]), TimeUnit(match[2]), match[3] == "before", match[4], text)

    def resolve(self, anchor: date) -> date:
        """Count from the anchor's day: days and weeks are counted, months and years keep the day of the month.

        A day that the month does not have becomes its last: one month after 31 January is 28 or 29 February.
        Raises ValueProblem when the result lies outside the years 1 to 9999.
        """
        amount = -self.amount if self.is_before else self.amount
        try:
            if self.unit is TimeUnit.DAY:
                return anchor + timedelta(days=amount)
            if self.unit is TimeUnit.WEEK:
                return anchor + timedelta(weeks=amount)
            return _months_later(anchor, amount * (12 if self.unit is TimeUnit.YEAR else 1))
        except (OverflowError, ValueError) as error:
            message = f"{shown(str(self))}, counted from {anchor.isoformat()}, is no date of the calendar."
            raise ValueProblem(message, "Check the number.") from error

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """By anchor, before it first, then by length."""
        days = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 30, TimeUnit.YEAR: 365}[self.unit] * self.amount
        return (self.anchor, -1 if self.is_before else 1, -days if self.is_before else days, self.unit.value)

    def __str__(self) -> str:
        """Print it as written in a dossier."""
        plural = "" if self.amount == 1 else "s"
        return f"{self.amount} {self.unit.value}{plural} {'before' if self.is_before else 'after'} {self.anchor}"


DateOrMoment: TypeAlias = "EdtfDate | Moment"
DateOrRelative: TypeAlias = "EdtfDate | RelativeDate"
Deadline: TypeAlias = "EdtfDate | Moment | RelativeDate"


def parse_date_or_moment(text: str) -> DateOrMoment:
    """Read a date, or a moment when a time follows the day; raises ValueProblem."""
    return Moment.parse(text) if _has_time(text) else EdtfDate.parse(text)


def parse_date_or_relative(text: str) -> DateOrRelative:
    """Read a date, or a relative date; raises ValueProblem."""
    return RelativeDate.parse(text) if _is_relative(text) else EdtfDate.parse(text)


def parse_deadline(text: str) -> Deadline:
    """Read a date, a moment or a relative date; raises ValueProblem."""
    return Moment.parse(text) if _has_time(text) else parse_date_or_relative(text)


def _has_time(text: str) -> bool:
    return re.match(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]\s*[0-9]", text) is not None


def _is_relative(text: str) -> bool:
    return re.search(r"\b(days?|weeks?|months?|years?|hours?)\b", text[:100], re.IGNORECASE) is not None


def _zone(text: str) -> timezone:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _LARGEST_OFFSET:
        raise ValueProblem(f"{shown(text)} is not a time zone.", 'Zones run from "-12:00" to "+14:00".')
    return timezone(-offset if text[0] == "-" else offset)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _relative_hint(words: str) -> str:
    spelled = words.replace(",", "").lower()
    for number, word in enumerate(_NUMBER_WORDS, start=1):
        spelled = re.sub(rf"^{word}\b", str(number), spelled)
    spelled = re.sub(r"^an? ", "1 ", spelled).replace("within ", "").replace(" from ", " after ")
    return f'Write "{spelled}".' if _RELATIVE.fullmatch(spelled) and spelled != words else _RELATIVE_HINT
