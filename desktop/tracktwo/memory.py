"""How often Python looks for forgotten cycles of objects: seldom, in a process that is ours alone."""

from __future__ import annotations

import gc
from typing import Final

OBJECTS_BETWEEN_LOOKS: Final = 100_000


def collect_seldom() -> None:
    """Makes the rest of this process look for cycles seldom. For processes of ours, never for those of our callers.

    A brief is trees, which need no looking for: over 1,500 pages the looks took a third of the time, and freed nothing.
    """
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS, 20, 50)
