"""The window: the only part of the program that needs Qt.

Reading order: `start`, `application`, `workspace` (what is open and what was chosen), `building` (the process that
makes the pages), `main_window`, then one package for each pane.
"""

from __future__ import annotations

import ctypes
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Final

FAULTY_QT: Final = "6.12.0"
"""On Python older than 3.12, this release loses a reference of None with each call, and ends the program."""
MANY_REFERENCES: Final = 1 << 40


def _hold_constants() -> None:
    """Gives the constants more references than a session can lose. Does nothing but where the faulty release runs."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or _qt_version() != FAULTY_QT:
        return
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value = MANY_REFERENCES


def _qt_version() -> str:
    for package in ("PySide6-Essentials", "PySide6"):
        try:
            return version(package)
        except PackageNotFoundError:
            found = ""
    return found


_hold_constants()
