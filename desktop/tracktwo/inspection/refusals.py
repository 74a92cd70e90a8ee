"""Why a file cannot be inspected."""

from __future__ import annotations

from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Source


def unreadable(file: str, message: str, hint: str) -> BriefError:
    """The refusal of a file that cannot be inspected."""
    return BriefError([Diagnostic("N01", message, hint, source=Source(file))], ExitCode.INPUT_REFUSED)
