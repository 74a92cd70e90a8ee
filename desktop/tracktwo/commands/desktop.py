"""`tracktwo desktop`: the window, or a plain sentence where it cannot be shown.

The window is looked up by name when it is wanted, so that nothing of the command line depends on it.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Final, cast

from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode

WINDOW: Final = "tracktwo.gui.start"
INSTALL: Final = 'Install it: pip install "tracktwo[desktop]"'
SYSTEM_PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
}
"""The Debian package of each system library that Qt needs and a small system may lack."""


def show_window(dossier: Path | None) -> int:
    """Shows the window until it is closed.

    Raises `BriefError` (O04, exit code 2) when Qt, or a system library it needs, is not installed.
    """
    try:
        for part in ("PySide6.QtWidgets", "PySide6.QtPdf", "PySide6.QtSvg", "PySide6.QtPrintSupport"):
            importlib.import_module(part)
    except ImportError as error:
        raise _cannot_show(error) from error
    start = importlib.import_module(WINDOW)
    return cast("int", start.main([str(dossier)] if dossier is not None else []))


def _cannot_show(error: ImportError) -> BriefError:
    """Why there is no window, and how to get one."""
    if (error.name or "").partition(".")[0] == "PySide6":
        return _refusal("The window needs Qt for Python, which is not installed.", INSTALL)
    library = re.match(r"(lib[\w.+-]+\.so[\w.]*)", str(error))
    if library is not None:
        package = SYSTEM_PACKAGES.get(library.group(1), "")
        hint = f"On Debian: apt-get install {package}" if package else "Install it with your system's packages."
        return _refusal(f'The window needs the system library "{library.group(1)}", which is missing.', hint)
    return _refusal("Qt for Python is installed and cannot be loaded.", f"{INSTALL}, or install it anew.")


def _refusal(message: str, hint: str) -> BriefError:
    return BriefError([Diagnostic("O04", message, hint)], ExitCode.WRONG_COMMAND_LINE)


def launch() -> None:
    """The program `tracktwo-desktop`: `tracktwo desktop` with the same arguments."""
    from tracktwo.commands import run

    sys.exit(run(["desktop", *sys.argv[1:]]))
