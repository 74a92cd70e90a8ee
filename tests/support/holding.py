"""Holds processes of our own still, so that a moment that passes quickly lasts."""

from __future__ import annotations

import os
import signal


def hold(process: int) -> None:
    """Stops a child; when this returns it does nothing any more, which the signal alone does not promise."""
    os.kill(process, signal.SIGSTOP)
    os.waitpid(process, os.WUNTRACED)


def let_go(process: int) -> None:
    """Lets it go on."""
    os.kill(process, signal.SIGCONT)
