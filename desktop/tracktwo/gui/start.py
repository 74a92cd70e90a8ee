"""The way in: one function, so that the commands need to know nothing of the window."""

from __future__ import annotations

from pathlib import Path


def main(arguments: list[str]) -> int:
    """Shows the window, with the dossier named in the arguments if one is; the exit code."""
    from tracktwo.gui.application import run

    return run(Path(arguments[0]) if arguments else None)
