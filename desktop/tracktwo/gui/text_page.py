"""The text of a file that cannot be read as a dossier, with the place of the first error."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, Severity, Source
from tracktwo.editing.operations import replace_text
from tracktwo.editing.text import Change, DossierText, replaced_span
from tracktwo.gui.appearance import colours
from tracktwo.gui.widgets import label, pane_title, push_button
from tracktwo.gui.workspace import Workspace


class TextPage(QWidget):
    """A file as it is written. What is changed here is read again when asked, and can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self._fault: Diagnostic | None = None
        self.files = QComboBox()
        self.files.setAccessibleName(self.tr("File of the dossier"))
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(self.tr("Text of the file"))
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setTabChangesFocus(True)
        self._why = label("", "error")
        self._why.setWordWrap(True)
        self.read_again = push_button(self.tr("Read again"))
        self._build()
        self.files.activated.connect(lambda _: self._show_file(self.files.currentText()))
        self.read_again.clicked.connect(self._read)
        self.edit.textChanged.connect(self._offer)
        workspace.settling.connect(self._settle)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 4)
        head.addWidget(pane_title(self.tr("Text")))
        head.addWidget(self.files)
        head.addStretch()
        head.addWidget(self.read_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        self._why.setContentsMargins(14, 0, 14, 4)
        column.addWidget(self._why)
        column.addWidget(self.edit, 1)

    def show_text(self, text: DossierText) -> None:
        """Shows the file with the first error, at the error."""
        errors = [each for each in text.reading.diagnostics if each.severity is Severity.ERROR and each.source]
        self._fault = next(iter(errors), None)
        self.files.clear()
        self.files.addItems(list(text.files))
        place = self._fault.source if self._fault else None
        name = Path(place.file).name if place else ""
        self._why.setText(f"{place.file}:{place.line}: {self._fault.message} {self._fault.hint}" if place else "")  # type: ignore[union-attr]
        self._show_file(name if name in text.files else next(iter(text.files)))

    def _show_file(self, name: str) -> None:
        self.files.setCurrentText(name)
        self.files.setVisible(self.files.count() > 1)
        shown = self._workspace.current.text_of(name).encode("utf-8", "replace").decode("utf-8")
        if self.edit.toPlainText() != shown:
            self.edit.setPlainText(shown)
        self.edit.setReadOnly(shown != self._workspace.current.text_of(name) or "\r" in shown)
        self.read_again.setEnabled(False)
        if self._fault is not None and self._fault.source is not None:
            self.go_to(self._fault.source)

    def go_to(self, place: Source) -> None:
        """Shows a line, and marks it."""
        block = self.edit.document().findBlockByNumber(max(place.line - 1, 0))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(max(place.column - 1, 0), max(block.length() - 1, 0)))
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        mark.format.setBackground(QColor(colours().warning_wash))  # pyright: ignore[reportAttributeAccessIssue]
        whole_line = True
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, whole_line)  # pyright: ignore[reportAttributeAccessIssue]
        self.edit.setExtraSelections([mark])

    def _offer(self) -> None:
        self.read_again.setEnabled(not self.edit.isReadOnly())

    def _settle(self) -> None:
        """What was typed is not lost when it was not read again yet."""
        if self.isVisible() and self.read_again.isEnabled():
            self._read()

    def _read(self) -> None:
        name, new = self.files.currentText(), self.edit.toPlainText()
        self.read_again.setEnabled(False)
        self._workspace.take_up(lambda text: _typed(text, name, new))


def _typed(text: DossierText, name: str, new: str) -> Change:
    """The change from the text of a file to what was typed."""
    start, end, replacement = replaced_span(text.text_of(name), new)
    return replace_text(text, name, start, end, replacement)
