"""Where lines may end inside running text, alike in both formats."""

from __future__ import annotations

import re
import unicodedata

from tracktwo.writers.scripts import HAN, JOINERS, NO_START

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
_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels of Thai and Lao written before the consonant they follow in speech."""
_FOLLOWING = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
"""Vowels of Thai and Lao that are letters, and stand only after a consonant."""
_STACKED_BELOW = 9
"""Combining class of the signs that join a consonant to the next (Unicode 15, table 4-3), as the Khmer coeng does."""
LONGEST_UNBROKEN_CITE = 16
"""Characters. Numbers in brackets stay on one line; only a long row of them is broken at its spaces."""


def is_even(text: str) -> bool:
    """Whether lines end in the text at single spaces only: what the short ways through plain text rely on."""
    return "  " not in text and not _UNEVEN.search(text)


def are_one_sign(before: str, after: str) -> bool:
    """Whether no line ends between two characters even where a word must be broken.

    These are the extended grapheme clusters of Unicode Standard Annex 29, as far as they concern letters, and the
    syllables of Thai and Lao as far as their letters tell; their words are found by no rule.
    """
    return (
        unicodedata.category(after).startswith("M")
        or after in _FOLLOWING
        or before in _LEADING
        or before in JOINERS
        or unicodedata.combining(before) == _STACKED_BELOW
    )


def is_short(parts: tuple[tuple[str, str], ...]) -> bool:
    """Whether a citation of these parts stays on one line."""
    return sum(len(piece) for piece, _ in parts) <= LONGEST_UNBROKEN_CITE
