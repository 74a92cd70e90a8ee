"""The way in: one function, so that the commands need to know nothing of the window."""

from __future__ import annotations

from pathlib import Path


def main(arguments: list[str]) -> int:
    """Shows the window, with the dossier named in the arguments if one is; the exit code."""
    from tracktwo.gui.application import run
    from tracktwo.memory import collect_seldom

    collect_seldom()  # with 5,000 records a full look takes a tenth of a second, and falls into someone's typing
    return run(Path(arguments[0]) if arguments else None)
