"""How dates are printed: `July 6, 2023` or `6 July 2023`, ranges with an en dash, never all in figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tracktwo.composition.labels import Labels
from tracktwo.dossier.values.dates import DatePoint, DateShape, EdtfDate
from tracktwo.dossier.values.moments import Moment

DateStyle = Literal["mdy-long", "dmy-long"]
EN_DASH = "–"


class DatePrinter:
    """Prints dates in one style and language."""

    def __init__(self, labels: Labels, style: DateStyle) -> None:
        self._labels = labels
        self._month_first = style == "mdy-long"
        self._months = labels("calendar.months").split()
        self._seasons: dict[str, str] = dict(
            zip(("spring", "summer", "autumn", "winter"), labels("calendar.seasons").split(), strict=True)
        )

    def date(self, value: EdtfDate, date_text: str = "") -> str:
        """The date in words; `date_text`, the analyst's own words, goes before it."""
        if date_text:
            return date_text
        match value.shape, value.start, value.end:
            case DateShape.POINT, DatePoint() as point, _:
                return self._qualified(point)
            case DateShape.INTERVAL, DatePoint() as start, DatePoint() as end:
                return self._range(start, end)
            case DateShape.FROM, DatePoint() as start, _:
                return self._labels("value.from", date=self._qualified(start))
            case DateShape.UNTIL, _, DatePoint() as end:
                return self._labels("value.until", date=self._qualified(end))
            case _:
                return self._labels("calendar.unknown")

    def day(self, value: date) -> str:
        """A single day in words."""
        return self._point(DatePoint(value.year, value.month, value.day))

    def moment(self, value: Moment) -> str:
        """Day, hour and zone: `21:45 UTC+2, May 22, 2023`."""
        return f"{value.value:%H:%M} {_zone(value)}, {self.day(value.value.date())}"

    def _qualified(self, point: DatePoint) -> str:
        words = self._point(point)
        if point.is_approximate:
            words = self._labels("value.approximately", date=words)
        return self._labels("value.perhaps", date=words) if point.is_uncertain else words

    def _point(self, point: DatePoint) -> str:
        if point.season is not None:
            return self._labels("calendar.season", season=self._seasons[point.season_word], year=point.year)
        if point.month is None:
            return str(point.year)
        month = self._months[point.month - 1]
        if point.day is None:
            return f"{month} {point.year}"
        return f"{month} {point.day}, {point.year}" if self._month_first else f"{point.day} {month} {point.year}"

    def _range(self, start: DatePoint, end: DatePoint) -> str:
        if start == end:
            return self._qualified(start)
        if _plain_days(start, end) and start.year == end.year:
            return self._days(start, end)
        if _plain_months(start, end) and start.year == end.year:
            return f"{self._months[start.first.month - 1]}{EN_DASH}{self._point(end)}"
        if start.month is None and end.month is None and start.season is None and end.season is None:
            return f"{self._qualified(start)}{EN_DASH}{self._qualified(end)}"
        return f"{self._qualified(start)} {EN_DASH} {self._qualified(end)}"

    def _days(self, start: DatePoint, end: DatePoint) -> str:
        first, last = self._months[start.first.month - 1], self._months[end.first.month - 1]
        if self._month_first:
            until = str(end.day) if first == last else f" {last} {end.day}"
            dash = EN_DASH if first == last else f" {EN_DASH}"
            return f"{first} {start.day}{dash}{until}, {end.year}"
        if first == last:
            return f"{start.day}{EN_DASH}{end.day} {last} {end.year}"
        return f"{start.day} {first} {EN_DASH} {end.day} {last} {end.year}"


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
