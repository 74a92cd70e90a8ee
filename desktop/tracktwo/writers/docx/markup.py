"""Characters and lengths as WordprocessingML wants them."""

from __future__ import annotations

import re

from tracktwo.writers.characters import FORBIDDEN, REPLACEMENT

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ORDINARY = re.compile("[ !#-%'-;=?-~\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")
"""Characters that need no care; nearly every piece of text holds no others."""
_ORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Embeddings, overrides, isolates and the byte order mark: Word would print words in another order than the PDF."""
_BLANKS = re.compile("[\t\n\r]")


def is_printable(text: str) -> bool:
    """True when XML can carry every character of the text."""
    return FORBIDDEN.search(text) is None


def escaped(text: str) -> str:
    """The text as XML character data, fit for attributes too.

    A tab or line end is a space, so that the words stay apart; what XML forbids becomes U+FFFD; characters that do
    nothing but order others are left out, as they are in a PDF.
    """
    if ORDINARY.fullmatch(text):
        return text
    text = FORBIDDEN.sub(REPLACEMENT, _BLANKS.sub(" ", _ORDERING.sub("", text)))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Half points, the unit of type sizes; at least 1."""
    return max(1, round(points * 2))


def hexadecimal(colour: str) -> str:
    """`#1c2733` as `1C2733`; anything else as `auto`."""
    return colour[1:].upper() if re.fullmatch("#[0-9a-fA-F]{6}", colour) else "auto"
