"""The text of a file that cannot be read as a dossier, with the place of the first error."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, Severity, Source
from tracktwo.editing.layout import LINE_END
from tracktwo.editing.operations import replace_text
from tracktwo.editing.text import Change, DossierText, TextEdit, replaced_span
from tracktwo.gui.appearance import colours
from tracktwo.gui.messages import hint_of
from tracktwo.gui.widgets import label, pane_title, push_button
from tracktwo.gui.workspace import Workspace

KEEPING: Final = 500
"""Milliseconds from the first key to the draft that is kept against a crash."""


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
        self._keeping = QTimer(self, singleShot=True, interval=KEEPING)
        self._keeping.timeout.connect(self._keep)
        self._build()
        self.files.activated.connect(lambda _: self._show_file(self.files.currentText()))
        self.read_again.clicked.connect(self._read_and_go)
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
        self._why.setText(f"{place.file}:{place.line}: {self._fault.message} {hint_of(self._fault)}" if place else "")  # type: ignore[union-attr]
        self._show_file(name if name in text.files else next(iter(text.files)))

    def _show_file(self, name: str) -> None:
        self.files.setCurrentText(name)
        self.files.setVisible(self.files.count() > 1)
        text = self._workspace.current.text_of(name)
        if self._written(name) != text:
            self.edit.setPlainText(text.encode("utf-8", "replace").decode("utf-8"))
            self._go_to_fault()
        else:
            self._mark_fault()  # the cursor stays where it is being typed
        self.edit.setReadOnly(self._written(name) != text)  # an editor cannot hold it as it is
        self.read_again.setEnabled(False)

    def _typed(self) -> str:
        """What stands in the editor; its `toPlainText` would make a blank of a no-break space."""
        return self.edit.document().toRawText().replace("\u2029", "\n")

    def _written(self, name: str) -> str:
        """The same with the line ends of the file."""
        return self._typed().replace("\n", _line_end(self._workspace.current.text_of(name)))

    def go_to(self, place: Source) -> None:
        """Shows a line, and marks it."""
        cursor = self._cursor_at(place)
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()
        self._mark(cursor)

    def _go_to_fault(self) -> None:
        if self._fault is not None and self._fault.source is not None:
            self.go_to(self._fault.source)

    def _mark_fault(self) -> None:
        if self._fault is not None and self._fault.source is not None:
            self._mark(self._cursor_at(self._fault.source))

    def _cursor_at(self, place: Source) -> QTextCursor:
        block = self.edit.document().findBlockByNumber(max(place.line - 1, 0))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(max(place.column - 1, 0), max(block.length() - 1, 0)))
        return cursor

    def _mark(self, cursor: QTextCursor) -> None:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        mark.format.setBackground(QColor(colours().warning_wash))  # pyright: ignore[reportAttributeAccessIssue]
        whole_line = True
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, whole_line)  # pyright: ignore[reportAttributeAccessIssue]
        self.edit.setExtraSelections([mark])

    def _offer(self) -> None:
        self.read_again.setEnabled(not self.edit.isReadOnly())
        if not self._keeping.isActive():  # not begun anew by each key: typing may go on for long
            self._keeping.start()

    def _keep(self) -> None:
        """What was typed is kept against a crash; reading a file anew at every pause would hold the typing up."""
        if self.read_again.isEnabled() and self._workspace.is_open:
            text, name = self._workspace.current, self.files.currentText()
            self._workspace.draft(text.files_with(_edits(text, name, self._written(name))))

    def _settle(self) -> None:
        """What was typed is not lost when it was not read again yet."""
        if self.isVisible() and self.read_again.isEnabled():
            self._read()

    def _read_and_go(self) -> None:
        self._read()
        self._go_to_fault()

    def _read(self) -> None:
        name = self.files.currentText()
        new = self._written(name)
        self.read_again.setEnabled(False)
        self._workspace.take_up(lambda text: _typed(text, name, new))


def _typed(text: DossierText, name: str, new: str) -> Change:
    """The change from the text of a file to what was typed."""
    (edit,) = _edits(text, name, new)
    return replace_text(text, name, edit.start, edit.end, edit.new)


def _edits(text: DossierText, name: str, new: str) -> tuple[TextEdit]:
    return (TextEdit(name, *replaced_span(text.text_of(name), new)),)


def _line_end(text: str) -> str:
    """The first line end of a text; a text with several kinds is not made from lines alone."""
    found = LINE_END.search(text)
    return found.group() if found else "\n"
