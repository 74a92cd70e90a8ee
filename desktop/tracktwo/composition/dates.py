"""How dates are printed: `July 6, 2023`, `6 juillet 2023`, `6 липня 2023 року`; never all in figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tracktwo.composition.labels import Labels
from tracktwo.dossier.values.dates import DatePoint, DateShape, EdtfDate
from tracktwo.dossier.values.moments import Moment

DateStyle = Literal["mdy-long", "dmy-long"]
_SEASONS = ("spring", "summer", "autumn", "winter")


class DatePrinter:
    """Prints dates in the forms of one language; `mdy-long` is a form of English alone."""

    def __init__(self, labels: Labels, style: DateStyle) -> None:
        self._own = labels.own
        self._labels = labels = labels.plain
        self._suffix = "_month_first" if style == "mdy-long" and labels.is_english else ""
        self._months = _twelve(labels("calendar.months"))
        self._months_alone = _twelve(labels("calendar.months_alone"))
        self._months_after = _twelve(labels("calendar.months_after"))

    def date(self, value: EdtfDate, date_text: str = "") -> str:
        """The date in words; `date_text`, the analyst's own words, goes before it."""
        return date_text or self._own(self._words(value))

    def issued(self, value: EdtfDate) -> str:
        """The date of a source as lists of sources have it: none when it is unknown, a year alone as figures."""
        if value.is_unknown:
            return ""
        match value.shape, value.start:
            case DateShape.POINT, DatePoint(month=None, season=None) as point if _plain_years(point, point):
                return str(point.year)
            case _:
                return self.date(value)

    def _words(self, value: EdtfDate) -> str:
        match value.shape, value.start, value.end:
            case DateShape.POINT, DatePoint() as point, _:
                return self._qualified(point)
            case DateShape.INTERVAL, DatePoint() as start, DatePoint() as end:
                return self._range(start, end)
            case DateShape.FROM, DatePoint() as start, _:
                return self._led("from", start)
            case DateShape.UNTIL, _, DatePoint() as end:
                return self._led("until", end)
            case _:
                return self._labels("calendar.unknown")

    def day(self, value: date) -> str:
        """A single day in words."""
        return self._own(self._day_of(value))

    def moment(self, value: Moment) -> str:
        """Day, hour and zone: `21:45 UTC+2, May 22, 2023`."""
        clock = value.value
        fields = {
            "hour": f"{clock:%H}",
            "minute": f"{clock:%M}",
            "zone": _zone(value),
            "day": self._day_of(clock.date()),
        }
        return self._own(self._labels("calendar.moment", **fields))

    def _day_of(self, value: date) -> str:
        return self._point(DatePoint(value.year, value.month, value.day))

    def _led(self, word: str, point: DatePoint) -> str:
        """A date after a word such as "since", in the form the language asks for there."""
        name = f"value.{word}_day" if point.day is not None else f"value.{word}"
        return self._labels(name, date=self._qualified(point, after=True))

    def _qualified(self, point: DatePoint, *, after: bool = False) -> str:
        words = self._point(point, after=after or point.is_approximate)
        if point.is_approximate:
            name = "value.approximately_day" if point.day is not None else "value.approximately"
            words = self._labels(name, date=words)
        return self._labels("value.perhaps", date=words) if point.is_uncertain else words

    def _point(self, point: DatePoint, *, after: bool = False) -> str:
        labels, form = self._labels, "_after" if after else ""
        if point.season is not None:
            words = labels(f"calendar.seasons{form}").split(" ")
            season = words[_SEASONS.index(point.season_word)]
            return labels(f"calendar.season{form}", season=season, year=point.year)
        if point.month is None:
            return labels(f"calendar.year{form}", year=point.year)
        if point.day is None:
            months = self._months_after if after else self._months_alone
            return labels(f"calendar.month{form}", month=months[point.month - 1], year=point.year)
        fields = {"day": self._day(point.day), "month": self._months[point.month - 1], "year": point.year}
        return labels(f"calendar.day{self._suffix}", **fields)

    def _day(self, day: int) -> str:
        return self._labels("calendar.first_day") if day == 1 else str(day)

    def _range(self, start: DatePoint, end: DatePoint) -> str:
        labels = self._labels
        if start == end:
            return self._qualified(start)
        if _plain_days(start, end) and start.year == end.year:
            return self._days(start, end)
        if _plain_months(start, end) and start.year == end.year:
            first, last = (self._months_alone[point.first.month - 1] for point in (start, end))
            return labels("calendar.months_range", first=first, last=last, year=end.year)
        if _plain_years(start, end):
            return labels("calendar.years_range", first=start.year, last=end.year)
        both = {"first": self._qualified(start), "last": self._qualified(end)}
        if start.month is None and end.month is None and start.season is None and end.season is None:
            return labels("calendar.years_range", **both)
        return labels("calendar.range", **both)

    def _days(self, start: DatePoint, end: DatePoint) -> str:
        first, last = self._months[start.first.month - 1], self._months[end.first.month - 1]
        days = {"first": self._day(start.day or 0), "last": self._day(end.day or 0), "month": first, "year": end.year}
        if first == last:
            return self._labels(f"calendar.days{self._suffix}", **days)
        return self._labels(f"calendar.days_of_months{self._suffix}", **days, last_month=last)


def _twelve(months: str) -> tuple[str, ...]:
    names = tuple(months.split())
    if len(names) != 12:
        raise ValueError(f"These are not twelve months: {months}")
    return names


def _plain_years(start: DatePoint, end: DatePoint) -> bool:
    points = (start, end)
    return not any(point.month or point.season or point.is_approximate or point.is_uncertain for point in points)


def _plain_days(start: DatePoint, end: DatePoint) -> bool:
    return all(point.day is not None and not (point.is_approximate or point.is_uncertain) for point in (start, end))


def _plain_months(start: DatePoint, end: DatePoint) -> bool:
    return all(
        point.month is not None and point.day is None and not (point.is_approximate or point.is_uncertain)
        for point in (start, end)
    )


def _zone(moment: Moment) -> str:
    minutes = int((moment.value.utcoffset() or moment.value - moment.value).total_seconds() // 60)
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
