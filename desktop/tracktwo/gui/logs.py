"""The log of faults, readable by its owner only, without facts of dossiers."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

NAME: Final = "desktop.log"
LARGEST: Final = 200_000
"""Bytes of the log; one older one is kept."""


class OwnerOnlyFile(RotatingFileHandler):
    """A log file with mode 0600 from its first byte."""

    def _open(self) -> object:  # type: ignore[override]
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")


def begin_log(folder: Path) -> logging.Handler:
    """Logs faults of the program into a file in the folder, from now on."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = OwnerOnlyFile(folder / NAME, maxBytes=LARGEST, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger().addHandler(handler)
    logger().setLevel(logging.INFO)
    return handler


def end_log(handler: logging.Handler) -> None:
    """Closes the log."""
    logger().removeHandler(handler)
    handler.close()


def logger() -> logging.Logger:
    """Where the window notes its faults."""
    return logging.getLogger("tracktwo.gui")


def purge_logs(folder: Path) -> None:
    """Deletes the log and its older part."""
    for path in folder.glob(f"{NAME}*"):
        path.unlink(missing_ok=True)
