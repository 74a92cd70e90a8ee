"""A process of ours looks for forgotten cycles seldom; a process that only uses us does not notice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tracktwo.memory import OBJECTS_BETWEEN_LOOKS

DOSSIER = Path(__file__).parents[1] / "resources" / "dossiers" / "indus-waters-1960.yaml"


def threshold_after(code: str) -> int:
    """The first threshold of a new Python after the code."""
    printed = f"{code}\nimport gc, sys; sys.stderr.write(str(gc.get_threshold()[0]))"
    done = subprocess.run([sys.executable, "-c", printed], capture_output=True, text=True, check=True)
    return int(done.stderr.splitlines()[-1])


def test_the_command_line_looks_for_cycles_seldom() -> None:
    command = "import sys; from tracktwo.commands import main; sys.argv[1:] = ['sections']"
    code = f"{command}\ntry: main()\nexcept SystemExit: pass"
    assert threshold_after(code) == OBJECTS_BETWEEN_LOOKS


def test_whoever_imports_us_keeps_the_setting_of_python() -> None:
    code = (
        f"import tracktwo; from pathlib import Path; tracktwo.compose(tracktwo.ExportRequest(Path({str(DOSSIER)!r})))"
    )
    assert threshold_after(code) == threshold_after("")
