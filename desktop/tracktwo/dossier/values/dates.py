"""Dates as analysts know them: to the day, to the month, about, from, until, unknown.

Written in a subset of EDTF levels 0 and 1 (Extended Date/Time Format, ISO 8601-2:2019): `2023-07-06`, `2023-04`,
`2023`, `2023-21` (spring), `2023-04~` (about), `2023-06?` (uncertain), `2023-06%` (both), intervals
`2023-07-11/2023-07-12`, `2023-04/..`, `../2003`, and the word `unknown`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from tracktwo.dossier.values.date_hints import date_hint
from tracktwo.dossier.values.problem import ValueProblem, refuse_too_long, shown

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
# our own, because the calendar module's follow the locale of the machine
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


class DateShape(Enum):
    """Which kind of date it is. The printer has one form for each."""

    POINT = "point"
    INTERVAL = "interval"
    FROM = "from"
    UNTIL = "until"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A day, a month, a season or a year, with its qualifier."""

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def first(self) -> date:
        """The first day it may mean."""
        if self.season is not None:
            return date(self.year, (self.season - 20) * 3, 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may mean. Seasons are the northern meteorological ones: winter ends in the next year."""
        if self.season == 24:
            return _month_end(self.year + 1, 2) if self.year < 9999 else date.max
        if self.season is not None:
            return _month_end(self.year, (self.season - 20) * 3 + 2)
        month = self.month or 12
        return date(self.year, month, self.day) if self.day else _month_end(self.year, month)

    @property
    def season_word(self) -> str:
        """`spring`, `summer`, `autumn`, `winter`, or an empty string."""
        return _SEASONS.get(self.season or 0, "")

    def __str__(self) -> str:
        """Print it as EDTF."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month or self.season, self.day) if part]
        qualifier = {(True, False): "~", (False, True): "?", (True, True): "%"}
        return "-".join(parts) + qualifier.get((self.is_approximate, self.is_uncertain), "")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written. `text` takes no part in equality."""

    shape: DateShape
    start: DatePoint | None = None
    """None when open or unknown."""
    end: DatePoint | None = None
    """The start again for a single date; None when open or unknown."""
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read a date; raises ValueProblem that says what to write instead."""
        refuse_too_long(text, "a date")
        words = text.strip()
        try:
            return replace(cls.parse_plainly(words), text=text)
        except ValueProblem as problem:
            raise problem.with_hint(lambda: date_hint(words, _is_date)) from problem

    @classmethod
    def parse_plainly(cls, words: str) -> EdtfDate:
        """Read a date without working out hints; raises ValueProblem."""
        if words == "unknown":
            return cls(DateShape.UNKNOWN)
        if words.count("/") == 1 and not words.endswith("/") and not words.startswith("/"):
            return cls._interval(words, *words.split("/"))
        point = _point(words, words)
        return cls(DateShape.POINT, point, point)

    @classmethod
    def _interval(cls, whole: str, first: str, last: str) -> EdtfDate:
        start = None if first == ".." else _point(first, whole)
        end = None if last == ".." else _point(last, whole)
        if start is None and end is None:
            message = f"{shown(whole)} has neither a beginning nor an end."
            raise ValueProblem(message, 'Write "unknown", or leave the date out.')
        if start is None:
            return cls(DateShape.UNTIL, None, end)
        if end is None:
            return cls(DateShape.FROM, start, None)
        if start.first > end.last:
            raise ValueProblem(f"{shown(whole)} ends before it begins.", f'Write "{end}/{start}".')
        return cls(DateShape.INTERVAL, start, end)

    @property
    def is_unknown(self) -> bool:
        """Looked for and not available."""
        return self.shape is DateShape.UNKNOWN

    @property
    def is_approximate(self) -> bool:
        """Whether a part is marked as about."""
        return any(point.is_approximate for point in (self.start, self.end) if point)

    @property
    def is_uncertain(self) -> bool:
        """Whether a part is marked as uncertain."""
        return any(point.is_uncertain for point in (self.start, self.end) if point)

    @property
    def lower(self) -> date | None:
        """The first day it may mean; None when open or unknown."""
        return self.start.first if self.start else None

    @property
    def upper(self) -> date | None:
        """The last day it may mean; None when open or unknown."""
        return self.end.last if self.end else None

    @property
    def sort_key(self) -> tuple[int, date, date]:
        """By lower bound, then upper; an open beginning first, an unknown date last."""
        return (int(self.is_unknown), self.lower or date.min, self.upper or date.max)

    def is_after(self, day: date) -> bool:
        """Whether all of it lies after the day; an unknown date or an open beginning never does."""
        return self.lower is not None and self.lower > day

    def is_before(self, day: date) -> bool:
        """Whether all of it lies before the day; an unknown date or an open end never does."""
        return self.upper is not None and self.upper < day

    def __lt__(self, other: EdtfDate) -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        """Print it as EDTF."""
        if self.is_unknown:
            return "unknown"
        if self.shape is DateShape.POINT:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _point(words: str, whole: str) -> DatePoint:
    match = _POINT.fullmatch(words)
    if not match:
        raise ValueProblem(f"{shown(whole)} is not a date.")
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    approximate, uncertain = match[4] in ("~", "%"), match[4] in ("?", "%")
    if not year:
        raise ValueProblem(f"{shown(whole)} is not a date: there is no year 0000.", "Write the year with four digits.")
    if month in _SEASONS and day is None:
        return DatePoint(year, season=month, is_approximate=approximate, is_uncertain=uncertain)
    if month is not None and not 1 <= month <= 12:
        hint = "Write year-month-day; months are 01 to 12, seasons 21 to 24."
        raise ValueProblem(f"{shown(whole)} is not a date: there is no month {month:02}.", hint)
    if month is not None and day is not None:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            message = f"{shown(whole)} is not a date: {MONTH_NAMES[month - 1]} {year} has {days} days."
            raise ValueProblem(message, "Correct the day, or leave it out.")
    return DatePoint(year, month, day, is_approximate=approximate, is_uncertain=uncertain)


def _is_date(text: str) -> bool:
    try:
        EdtfDate.parse_plainly(text)
    except ValueProblem:
        return False
    return True
