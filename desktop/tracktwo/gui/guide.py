"""A short guide to the window, shipped with the program."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from tracktwo.paths import resources_folder


def guide_text() -> str:
    """The guide, in Markdown."""
    return (resources_folder() / "desktop" / "guide.md").read_text("utf-8")


class GuideDialog(QDialog):
    """The guide, to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.resize(640, 620)
        self.text = QTextBrowser(self)
        self.text.setMarkdown(guide_text())
        self.text.setAccessibleName(self.tr("Guide"))
        self.text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
