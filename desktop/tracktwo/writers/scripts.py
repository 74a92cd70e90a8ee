"""Which characters need more than a glyph each: letters that join, reorder or run from right to left, and han."""

from __future__ import annotations

import re
import unicodedata
from importlib.util import find_spec

JOINERS = "\u200c\u200d"
"""They print nothing, and decide how the letters beside them join."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_REORDERED = "\u0900-\u109f\u1700-\u18af\u1900-\u1aff\u1b00-\u1cff\u2d30-\u2d7f\ua800-\uabff\U00011000-\U00011fff"
"""From Devanagari to Myanmar, and what is written like them."""
_MARKS = "\u0300-\u036f"
JOINED = re.compile(f"[{_RIGHT_TO_LEFT}{_REORDERED}][{_RIGHT_TO_LEFT}{_REORDERED}{_MARKS}{JOINERS}]*")
"""A passage that has to be shaped (Unicode 15, chapters 9 and 12 to 17)."""
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u30fa\u30fd-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han and kana: a line may end between any two (Unicode Standard Annex 14, class ID)."""
NO_START = "\u3005\u303b\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309d\u309e" + (
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fd\u30fe\u31f0-\u31ff"
)
"""Those of them that start no line: iteration marks and small kana (the same, class CJ and NS)."""
APART = re.compile(f"[{_RIGHT_TO_LEFT}{_REORDERED}{HAN}]")
"""Characters that the short way through plain text does not handle."""
_SILENT = re.compile("[\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_MARK = re.compile(r"\s*\([^()]*\)\s*")
"""A portion mark, with which a paragraph may begin."""
SHAPING = ("uharfbuzz", "bidi")
"""The packages of the extra `scripts` that set such passages."""


def can_shape() -> bool:
    """Whether the extra `scripts` is installed."""
    return all(find_spec(package) is not None for package in SHAPING)


def runs_from_right(text: str) -> bool:
    """Whether a paragraph of these words runs from right to left as a whole.

    Its first letter does, after a portion mark, and most of its letters do: a name in Arabic at the head of an English
    sentence does not turn it, nor does an English label at the head of Hebrew words.
    """
    if text.isascii() or not RIGHT_TO_LEFT.search(text):
        return False
    mark = _MARK.match(text)
    letters = [character for character in text[mark.end() if mark else 0 :] if character.isalpha()]
    turned = [RIGHT_TO_LEFT.match(letter) is not None for letter in letters]
    return turned[:1] == [True] and 2 * sum(turned) > len(turned)


def printing(text: str) -> str:
    """The characters of a passage that need a glyph."""
    return _SILENT.sub("", text)


def script_of(character: str) -> str:
    """`Arabic`, `Hebrew`: the script that a letter's Unicode name begins with."""
    return unicodedata.name(character, "unnamed").partition(" ")[0].capitalize()


def is_told_apart(character: str) -> bool:
    """Whether a stand-in for the character changes a name or a number: letters, their marks, and digits."""
    return unicodedata.category(character)[0] in "LMN"
