"""How long a test waits for what happens by itself. It costs nothing where it happens: it is for a crowded machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

PATIENCE: Final = 300_000
"""Milliseconds after which a thing is not going to happen any more."""
_GLANCE: Final = 0.02


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Looks again and again until something is so; fails when it does not come to that."""
    end = time.monotonic() + PATIENCE / 1000
    while not is_so():
        assert time.monotonic() < end, f"it does not happen that {what}"
        time.sleep(_GLANCE)
