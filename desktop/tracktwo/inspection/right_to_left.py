"""What a PDF of ours cannot set right: scripts that run from right to left, or whose letters join."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, Severity, listed
from tracktwo.document.blocks import Document
from tracktwo.document.inlines import plain
from tracktwo.document.walk import each_run
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import SHIPPED

JOINED: Final = frozenset({"ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO", "DEVANAGARI", "BENGALI", "TAMIL", "KHMER"})
"""First words of the Unicode names of letters that must be ordered or joined before they are printed."""


def unset_scripts(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """A diagnostic P08 where a document holds such words: an error where the typeface would print them wrong.

    The shipped typefaces lack these letters, so that stand-ins are printed and nobody is misled. A typeface that has
    them would print them apart and in the wrong order, digits too: then the PDF is refused.
    """
    found = sorted({script for run in each_run(document) for script in _scripts(plain(run))})
    if not found:
        return
    named = listed([script.capitalize() for script in found])
    is_shipped = {theme.fonts.prose, theme.fonts.display} <= set(SHIPPED)
    yield Diagnostic(
        "P08",
        f"A PDF cannot print {named} letters right yet: they must be joined or run from right to left.",
        "Write the Word file alone (--format docx), which sets them right, or leave originals out "
        "(--set participants.originals=no).",
        Severity.WARNING if is_shipped else Severity.ERROR,
    )


def _scripts(text: str) -> Iterator[str]:
    if text.isascii():
        return
    for character in text:
        if character > "\u058f":
            script = unicodedata.name(character, "").partition(" ")[0]
            if script in JOINED:
                yield script
