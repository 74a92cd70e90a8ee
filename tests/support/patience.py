"""How long a test waits for what happens by itself. It costs nothing where it happens: it is for a crowded machine."""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 120_000
"""Milliseconds after which a thing is not going to happen any more."""
