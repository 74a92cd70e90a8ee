"""How old the pages are, in words."""

from __future__ import annotations

from tracktwo.gui.words import said


def age_in_words(seconds: float) -> str:
    """`now`, `12 s ago`, `3 min ago`, `2 h ago`."""
    if seconds < 5:
        return said("Age", "now")
    if seconds < 60:
        return said("Age", "{count} s ago").replace("{count}", str(int(seconds)))
    if seconds < 3600:
        return said("Age", "{count} min ago").replace("{count}", str(int(seconds // 60)))
    return said("Age", "{count} h ago").replace("{count}", str(int(seconds // 3600)))
