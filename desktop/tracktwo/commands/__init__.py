"""The command line: `tracktwo export`, `check`, `show`, `sections`, `templates`, `template`, `new` and others."""

from __future__ import annotations

import sys
import traceback

from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.memory import collect_seldom


def main() -> None:
    """Runs the command line and leaves the process with one of the promised exit codes."""
    collect_seldom()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of one command line.

    What a user did wrong ends in diagnostics on standard error; anything else is a fault of ours, and says so.
    """
    from tracktwo.commands.application import application
    from tracktwo.commands.console import print_diagnostics

    try:
        return application(arguments)
    except BriefError as refusal:
        print_diagnostics(refusal.diagnostics)
        return refusal.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return ExitCode.STOPPED
    except Exception:  # noqa: BLE001 - the last resort: whatever comes here is our bug, and the user must be told so
        traceback.print_exc()
        sys.stderr.write("This is a fault of Tracktwo, not of your files. Please report the lines above.\n")
        return ExitCode.OUR_FAULT
