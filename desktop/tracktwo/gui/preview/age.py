"""How old the pages are, in words."""

from __future__ import annotations


def age_in_words(seconds: float) -> str:
    """`now`, `12 s ago`, `3 min ago`, `2 h ago`."""
    if seconds < 5:
        return "now"
    if seconds < 60:
        return f"{int(seconds)} s ago"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    return f"{int(seconds // 3600)} h ago"
