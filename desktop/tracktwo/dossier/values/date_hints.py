"""What an analyst who wrote a date in another way probably meant, in EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

GENERAL_HINT = 'Write "2023-07-06", "2023-07", "2023", "2023-04~" for about, "2023-04/.." for since, or "unknown".'

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ONE = r"([0-9]{1,2})(?:st|nd|rd|th)?"


def date_hint(text: str, is_date: Callable[[str], bool]) -> str:
    """Say what to write; each proposal is one that `is_date` accepts."""
    if len(text) > 60:
        return GENERAL_HINT
    good = [proposal for proposal in dict.fromkeys(_proposals(text.strip(), is_date)) if is_date(proposal)]
    if not good:
        return GENERAL_HINT
    meant = ", whichever is meant" if len(good) > 1 else ""
    return f"Write {' or '.join(_quoted(good[:2]))}{meant}."


def _quoted(words: list[str]) -> list[str]:
    return [f'"{word}"' for word in words]


def _proposals(text: str, is_date: Callable[[str], bool]) -> Iterator[str]:
    yield from _plain(text)
    for pattern, form in _WRAPPED:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match:
            parts = [_first(part, is_date) for part in match.groups()]
            if all(parts):
                yield form.format(*parts)
    span = re.fullmatch(r"(.{4,}?)(?:\s*[–—]\s*|\s+-+\s+|\s+to\s+|\s+until\s+)(.{4,})", text, re.IGNORECASE)
    if span:
        yield "/".join(_first(part, is_date) for part in span.groups())


def _first(text: str, is_date: Callable[[str], bool]) -> str:
    return next((proposal for proposal in (text, *_plain(text)) if is_date(proposal)), "")


_WRAPPED = (
    (r"(?:c\.|ca\.?|circa|about|around|approximately|~)\s*(.+)", "{}~"),
    (r"(?:since|from|after)\s+(.+)", "{}/.."),
    (r"(?:until|till|before|by)\s+(.+)", "../{}"),
    (r"(.+)/", "{}/.."),
    (r"/(.+)", "../{}"),
)


def _plain(text: str) -> Iterator[str]:
    """One date in another spelling."""
    yield from _named(text)
    match = re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?([~?%]?)", text)
    if match:
        yield _joined(match[1], match[2], match[3]) + match[4]
    match = re.fullmatch(r"([0-9]{1,2})([-/. ]+)([0-9]{1,2})[-/. ]+([0-9]{4})", text)
    if match:
        if "." not in match[2]:
            yield _joined(match[4], match[1], match[3])  # month first, as in the United States
        yield _joined(match[4], match[3], match[1])
    match = re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{4})", text)
    if match:
        yield _joined(match[2], match[1])
    match = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if match:
        yield _joined(*match.groups())
    match = re.fullmatch(r"([0-9]{3})(?:[xXuU]|0s)", text)
    if match:
        yield f"{match[1]}0/{match[1]}9"
    match = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}:.*", text)
    if match:
        yield match[1]
    if text.casefold() in ("", "n/a", "none", "not known", "?", "tbd", "unknown", "unclear"):
        yield "unknown"


def _named(text: str) -> Iterator[str]:
    match = re.fullmatch(rf"{_MONTH}\s+(?:{_ONE},?\s+)?([0-9]{{4}})", text, re.IGNORECASE)
    if match:
        yield _joined(match[3], _month(match[1]), match[2])
    match = re.fullmatch(rf"{_ONE}[.]?[\s-]+{_MONTH},?[\s-]+([0-9]{{4}})", text, re.IGNORECASE)
    if match:
        yield _joined(match[3], _month(match[2]), match[1])
    match = re.fullmatch(r"(spring|summer|autumn|fall|winter)(?:\s+of)?\s+([0-9]{4})", text, re.IGNORECASE)
    if match:
        yield f"{match[2]}-{_SEASON_CODES[match[1].casefold()]}"


_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].casefold()) + 1)


def _joined(year: str, month: str, day: str | None = None) -> str:
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
