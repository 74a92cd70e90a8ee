"""Where shipped files are: in a checkout beside `desktop/`, in an installed package inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent.parent / name


def templates_folder() -> Path:
    """The folder of shipped templates and themes."""
    return _shipped("briefing_templates")


def resources_folder() -> Path:
    """The folder of sample dossiers, JSON Schemas and wrong files."""
    return _shipped("resources")
