"""The inspection of a finished file that a test has in memory."""

from __future__ import annotations

from pathlib import Path

import tracktwo
from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.inspection.carried import Inspection


def inspected(path: Path, data: bytes) -> Inspection:
    """What the file carries, once it stands at the path."""
    path.write_bytes(data)
    return tracktwo.inspect(path)


def refusal_of(path: Path, data: bytes) -> ExitCode | None:
    """The exit code with which the file is refused; None when it is inspected."""
    try:
        inspected(path, data)
    except BriefError as refusal:
        return refusal.exit_code
    return None
