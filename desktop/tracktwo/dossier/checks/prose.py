"""Checks of wording: relative dates, words that carry a side, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.checks.examination import Examination, named, quoted
from tracktwo.dossier.checks.sentences import outside_quotations
from tracktwo.dossier.checks.words import COMMON_ACRONYMS, LOADED, NEUTRAL_REGIME, RELATIVE_TIME
from tracktwo.dossier.values.iso_codes import CURRENCIES

ACRONYM: Final = re.compile(r"(?<![\w.:+-])[A-Z]{2,7}(?=(?:s|'s|’s)?(?![\w-]))(?!\.[A-Z])")
"""Capitals alone: types with digits, such as M864 or G7, are names."""
SPELLED_OUT: Final = re.compile(
    r"[\w'’.]\s+\(([A-Z][A-Za-z0-9]{1,6})\)|(?<![\w.-])([A-Z][A-Z0-9]{1,6})\s+\([A-Z]?[a-z]"
)
"""Either way round: "Council on Foreign Relations (CFR)", "CFR (the Council …)"."""


def _our_words(case: Examination) -> Iterator[tuple[FactPath, str]]:
    yield from ((text.path, text.unquoted) for text in case.prose)
    yield from ((words.path, outside_quotations(words.text)) for words in case.wordings if words.is_ours)


def check_dates_are_absolute(case: Examination) -> Iterator[Diagnostic]:
    """W59: "last week" and its like, which mean another day to every reader."""
    for path, text in _our_words(case):
        found = [match.group() for match in RELATIVE_TIME.finditer(text) if not _is_newspaper(match, text)]
        if found:
            words = quoted(dict.fromkeys(found))
            message = f"{named(str(path[0]), path[1])} dates with {words}."
            yield case.finding("W59", path, message, "Write the date.")


def _is_newspaper(match: re.Match[str], text: str) -> bool:
    """Whether "Today" ends a name, as in Russia Today."""
    return match.group() == "Today" and re.search(r"[A-Z]\w* \Z", text[: match.start()]) is not None


def check_words_take_no_side(case: Examination) -> Iterator[Diagnostic]:
    """W88: loaded words outside quotation; one finding for each text."""
    for path, text in _our_words(case):
        found = [match.group() for match in LOADED.finditer(text) if not _is_set_of_rules(match, text)]
        if found:
            words = quoted(dict.fromkeys(found))
            message = f"{named(str(path[0]), path[1])} says {words} in our own voice."
            yield case.finding("W88", path, message, "Quote who says so, or use a word both sides accept.")


def _is_set_of_rules(match: re.Match[str], text: str) -> bool:
    return match.group().lower().startswith("regime") and NEUTRAL_REGIME.search(text[: match.start()]) is not None


def check_acronyms_are_spelled_out(case: Examination) -> Iterator[Diagnostic]:
    """W94: acronyms that no text before or with them spells out; one finding for each acronym."""
    known = {*COMMON_ACRONYMS, *CURRENCIES}
    for text in case.prose:
        if _is_in_capitals(text.words):
            continue
        known |= {first or second for first, second in SPELLED_OUT.findall(text.words)}
        for acronym in dict.fromkeys(ACRONYM.findall(text.unquoted)):
            if acronym not in known:
                known.add(acronym)
                message = f'{named("texts", text.path[1])} uses "{acronym}" without spelling it out.'
                hint = f'Write it once as "{_spelled(case, acronym)} ({acronym})".'
                yield case.finding("W94", text.path, message, hint)


def _is_in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return not any(sign.islower() for sign in letters)


def _spelled(case: Examination, acronym: str) -> str:
    names = (actor.name.printed for actor in case.dossier.actors.values() if actor.acronym == acronym and actor.name)
    return next(names, "Full Name")


CHECKS = (check_dates_are_absolute, check_words_take_no_side, check_acronyms_are_spelled_out)
