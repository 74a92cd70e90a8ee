"""Where words stand: at the start, in the middle or at the end of their room."""

from __future__ import annotations

from enum import Enum


class Align(Enum):
    """Where words stand in a column, or beside the point they are set at."""

    START = "start"
    END = "end"
    CENTER = "center"
