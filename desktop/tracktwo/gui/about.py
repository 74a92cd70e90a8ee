"""What the program is, what it is made of, and under which licences."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tracktwo.gui.icons import program_icon
from tracktwo.gui.widgets import label
from tracktwo.paths import resources_folder

PARTS: Final = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("reportlab", "ReportLab", "BSD-3-Clause"),
    ("pydantic", "pydantic", "MIT"),
    ("PyYAML", "PyYAML", "MIT"),
    ("typer", "Typer", "MIT"),
    ("rich", "Rich", "MIT"),
    ("font-source-sans-pro", "Source Sans Pro (font)", "SIL Open Font License 1.1"),
    ("font-source-serif-pro", "Source Serif Pro (font)", "SIL Open Font License 1.1"),
)
"""Packages in use: name in the registry, name, licence."""


def installed(package: str) -> str:
    """The version of a package; empty when it is not installed under that name."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def versions() -> tuple[tuple[str, str], ...]:
    """What runs here: program, Python, system, Qt and the packages, each with its version."""
    own = (
        ("Tracktwo", installed("tracktwo")),
        ("Python", platform.python_version()),
        ("System", f"{platform.system()} {platform.release()}"),
        ("Qt", qVersion()),
    )
    return (*own, *((name, installed(package)) for package, name, _ in PARTS))


def licences() -> str:
    """The parts with their versions and licences, then the licence of the icons in full."""
    lines = [f"{name} {installed(package)}\n    {licence}" for package, name, licence in PARTS]
    lines.insert(1, f"Qt {qVersion()}\n    LGPL-3.0; its source is offered by The Qt Company")
    icons = (resources_folder() / "icons" / "LICENSE").read_text("utf-8")
    return "\n".join([*lines, "Lucide icons\n    ISC and MIT", "", "The licence of the icons", "", icons])


class AboutDialog(QDialog):
    """Versions and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Tracktwo"))
        self.resize(560, 520)
        picture = label("")
        picture.setPixmap(program_icon().pixmap(56, 56))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"Tracktwo {installed('tracktwo')}", "strong"))
        words.addWidget(label(self.tr("From a dossier of sourced facts to a brief. MIT licence."), "quiet"))
        running = ", ".join(f"{name} {number}" for name, number in versions()[1:4])
        words.addWidget(label(running, "quiet"))
        head = QHBoxLayout()
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(10)
        head.addLayout(words, 1)
        self.text = QPlainTextEdit(licences())
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Parts and licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(buttons)
