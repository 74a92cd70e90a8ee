"""The PDF library, imported so that nothing outside the program takes part.

While it is imported ReportLab runs `reportlab_settings.py` and `reportlab_mods.py` from the search path (the current
directory with `python -m`), `~/.reportlab_settings`, and takes any `RL_*` variable for a setting; one of those can
make it fetch addresses. Every other file of this package imports ReportLab through this one.
"""

# ReportLab comes without types; what the writer uses of it is annotated where it is used.
# pyright: reportMissingTypeStubs=false, reportMissingModuleSource=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

SETTINGS_MODULES = ("reportlab_settings", "reportlab_mods")
"""Modules ReportLab would run if they were found; empty ones stand in for them."""

NOT_WANTED = ("uharfbuzz",)
"""Libraries ReportLab would load if they are installed, though it shapes nothing here."""


@contextmanager
def _nothing_from_outside() -> Generator[None]:
    path, variables = list(sys.path), {name: os.environ[name] for name in os.environ if name.startswith("RL_")}
    here = str(Path.cwd())
    sys.path[:] = [entry for entry in path if entry not in ("", ".", here)]
    for name in variables:
        del os.environ[name]
    for name in SETTINGS_MODULES:
        sys.modules[name] = ModuleType(name)
    kept = {name: sys.modules[name] for name in NOT_WANTED if name in sys.modules}
    sys.modules.update(dict.fromkeys(NOT_WANTED))  # pyright: ignore[reportArgumentType, reportCallIssue]
    try:
        yield
    finally:
        for name in NOT_WANTED:
            del sys.modules[name]
        sys.modules.update(kept)
        sys.path[:] = path
        os.environ.update(variables)


with _nothing_from_outside():
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics, ttfonts

rl_config.trustedHosts = None
rl_config.toColorCanUse = None

__all__ = ["pdfmetrics", "ttfonts"]
