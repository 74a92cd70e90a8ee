"""Words of parts that hold no widgets, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def said(context: str, text: str) -> str:
    """An English text as the window says it; `context` tells translators where it stands."""
    return QCoreApplication.translate(context, text)


def numbered(context: str, count: int, word: str) -> str:
    """`1 error`, `2 errors`: the word is counted as English does, unless a translation says otherwise."""
    one, many = said(context, f"1 {word}"), said(context, f"{{count}} {word}s")
    return one if count == 1 else many.replace("{count}", f"{count:,}")
