"""Tracktwo: a dossier of sourced facts on a negotiation becomes briefs, in Word and PDF.

    import tracktwo
    reading = tracktwo.load("ukraine.yaml")
    findings = tracktwo.check("ukraine.yaml")
    exported = tracktwo.export(tracktwo.ExportRequest(Path("ukraine.yaml"), template="one-pager"))

The map of this folder, in reading order: `diagnostics` (what is wrong, and where), `files` and `paths` (what may be
read), `dossier` (facts), `release` (what an audience may see), `template` (what a brief contains and how it looks),
`document` (the tree), `composition` (dossier to document), `writers` (document to bytes), `inspection` (the last look),
`naming` and `delivery` (files in their places), `exporting` (the facade), `side_by_side` (many at once), `commands`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.api import check, compose, export, inspect, load
    from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Severity, Source
    from tracktwo.exporting import Exported
    from tracktwo.request import ExportRequest, Format, Setting

__all__ = [
    "BriefError",
    "Diagnostic",
    "ExitCode",
    "ExportRequest",
    "Exported",
    "Format",
    "Setting",
    "Severity",
    "Source",
    "check",
    "compose",
    "export",
    "inspect",
    "load",
]

_HOMES = {
    **dict.fromkeys(("check", "compose", "export", "inspect", "load"), "tracktwo.api"),
    **dict.fromkeys(("BriefError", "Diagnostic", "ExitCode", "Severity", "Source"), "tracktwo.diagnostics"),
    "Exported": "tracktwo.exporting",
    **dict.fromkeys(("ExportRequest", "Format", "Setting"), "tracktwo.request"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `import tracktwo` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tracktwo' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
