"""Sentences of analysts' prose, and what stands outside quotation marks in it.

English prose of this field is full of points that end nothing: "U.S.", "No. 5", "Jan. 3", "J. Smith", "2.35 %". A
point ends a sentence only where white space and a new beginning follow and the word before it is no abbreviation.
"""

from __future__ import annotations

import re
from typing import Final

ABBREVIATIONS: Final = frozenset(
    (
        "adm", "amb", "approx", "brig", "ca", "capt", "cf", "cmdr", "corp", "dept", "dr", "e.g", "ed", "eds", "eq",
        "est", "etc", "gen", "gov", "hon", "i.e", "inc", "jr", "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt",
        "ph", "pres", "prof", "rep", "rev", "sec", "sen", "sgt", "sr", "ss", "st", "viz", "vs", "a.m", "p.m",
    )
)  # fmt: skip
"""Words, without their last point and in small letters, after which a point ends no sentence."""
BEFORE_NUMBERS: Final = frozenset(
    (
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "art",
        "arts", "ch", "col", "cols", "fig", "figs", "op", "p", "para", "paras", "pp", "res", "sect", "supp", "vol",
        "vols",
    )
)  # fmt: skip
"""The same, but only before a number: "No. 5" goes on, and "No." alone is an answer."""
ENDING_ANYWAY: Final = frozenset(["etc", "jr", "sr", "inc", "ltd", "corp", "a.m", "p.m"])
"""Of these, the ones that often close a sentence: they end it before a capital letter that begins a usual opening."""

_END = re.compile(r"([.!?…]+)[\"'”’»)\]]*(\s+)(?=[\"'“‘«(\[]*[^\W_])|\n+")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NUMERAL = re.compile(r"[0-9]|[IVXLC]+\b")
_OPENINGS = re.compile(
    r"[\"'“‘«(\[]*(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|As|But|And|Both|Its|Their|There|An?|For|If|"
    r"When|While|After|Before|Since|However|Neither|No|Other|Our|Confidence)\b"
)
# a quotation that never closes is none; the limit keeps the search for its end short
_QUOTED = re.compile(
    r"\"[^\"\n]{0,2000}\"|“[^”\n]{0,2000}”|„[^“”\n]{0,2000}[“”]|«[^»\n]{0,2000}»"
    r"|(?<!\w)‘[^‘\n]{0,2000}?’(?!\w)|(?<!\w)'[^'\n]{0,2000}?'(?!\w)"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each without white space around it; a line break always ends one."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if end.group(1) and not _ends_sentence(text, start, end):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _ends_sentence(text: str, start: int, end: re.Match[str]) -> bool:
    following = text[end.end() : end.end() + 40]
    if end.group(1) != ".":
        # an exclamation inside a quotation may go on in small letters
        return not following.lstrip("\"'“‘«([")[:1].islower()
    before = _WORD_BEFORE.search(text, max(start, end.start() - 40), end.start())
    word = before.group().lower() if before else ""
    opens = _OPENINGS.match(following) is not None
    if word in BEFORE_NUMBERS and _NUMERAL.match(following):
        return False
    if word in ABBREVIATIONS:
        return word in ENDING_ANYWAY and opens
    if word and _INITIALS.fullmatch(word):
        # "U.S. officials", "J. Smith", but "left the U.S. The talks"
        return opens and "." in word
    return not following.lstrip("\"'“‘«([")[:1].islower()


def outside_quotations(text: str) -> str:
    """The text with everything between quotation marks blanked; places keep their offsets."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)


def word_count(text: str) -> int:
    """How many words a text has: runs without white space that hold a letter or a digit."""
    return sum(1 for word in text.split() if any(sign.isalnum() for sign in word))
