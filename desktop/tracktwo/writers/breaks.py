"""Where lines may end inside running text, alike in both formats."""

from __future__ import annotations

import re

from tracktwo.writers.scripts import HAN, NO_START

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
"""Characters that only advise on layout: they print nothing."""
SPACES = re.compile("([ \t\n\r\x85\u2028\u2029]+)")
_ELSEWHERE = rf"\u200b|(?<=[{HAN}])(?=[{HAN}])(?![{NO_START}])"
SOFT_BREAKS = re.compile(rf"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|{_ELSEWHERE}")
"""Places inside a word where a line may end: after a hyphen, dash or slash between letters, at a zero-width space,
between two han characters."""
SURE_BREAKS = re.compile(rf"(?<=[^\W\d_][-–—])(?=[^\W\d_])|{_ELSEWHERE}")
"""Those of them at which every word processor breaks: Word keeps together what a slash joins."""
_UNSEEN = r"\x00-\x1f\x85\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff"
_UNEVEN = re.compile(rf"[-/–—{_UNSEEN}](?:(?<=[{_UNSEEN}])|(?<=[^\W\d_].)(?=[^\W\d_]))", re.DOTALL)
"""White space but the space, characters that print nothing, breaks inside words. It begins with a set of characters, so
that a search leaps from one of these to the next."""
BREAK_AFTER = frozenset("/.-?&=_,;:@\\|+~#%–—")
"""Marks after which a word that must be broken is broken by preference."""
LONGEST_UNBROKEN_CITE = 16
"""Characters. Numbers in brackets stay on one line; only a long row of them is broken at its spaces."""


def is_even(text: str) -> bool:
    """Whether lines end in the text at single spaces only: what the short ways through plain text rely on."""
    return "  " not in text and not _UNEVEN.search(text)


def is_short(parts: tuple[tuple[str, str], ...]) -> bool:
    """Whether a citation of these parts stays on one line."""
    return sum(len(piece) for piece, _ in parts) <= LONGEST_UNBROKEN_CITE
