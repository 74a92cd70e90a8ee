"""Characters that programs read and nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.inspection.carried import Undeclared

UNPRINTED: Final = re.compile("[\U000e0000-\U000e007f\U000e0100-\U000e01ef\u2061-\u2064]+")
"""Tags, the supplement of variation selectors, and invisible operators (Unicode 16, chapter 23).

Signs that join, part or order the letters of a script are not among them.
"""
MOST_NAMED: Final = 8


def unprinted(text: str, where: str) -> Iterator[Undeclared]:
    """Each run of such characters, by their numbers."""
    for hidden in UNPRINTED.findall(text):
        yield Undeclared(
            "characters nobody sees", where, " ".join(f"U+{ord(each):04X}" for each in hidden[:MOST_NAMED])
        )
