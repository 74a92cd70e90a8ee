"""The real command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from patience import PATIENCE

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"


def environment(**more: str) -> dict[str, str]:
    """The environment of the program: this checkout's package, and what a test adds."""
    return {**os.environ, "PYTHONPATH": str(DESKTOP), "PYTHONDONTWRITEBYTECODE": "1", **more}


def tracktwo(*arguments: str, folder: Path, timeout: float = PATIENCE / 1000) -> subprocess.CompletedProcess[str]:
    """Run `tracktwo ARGUMENTS` in a folder; a program that does not end is a failure."""
    return subprocess.run(
        [sys.executable, "-m", "tracktwo", *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
        stdin=subprocess.DEVNULL,
    )
