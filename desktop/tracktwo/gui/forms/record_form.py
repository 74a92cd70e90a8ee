"""The form of one record: its fields in a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import MARGIN, Tone, ToneLabel
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.description import FieldDescription
from tracktwo.gui.forms.factory import make_editor
from tracktwo.gui.forms.field import in_one_line
from tracktwo.gui.forms.field_grid import FieldGrid


class RecordForm(QScrollArea):
    """The fields of a record of one kind; `bind` shows another record in the same widgets."""

    edited = Signal(object)

    def __init__(
        self, fields: tuple[FieldDescription, ...], context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.path: FactPath = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = self._page = QWidget(self)
        page.setProperty("role", "pane")
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        self._findings = ToneLabel("", Tone.PROBLEM, page)
        self._findings.setWordWrap(True)
        self.grid = FieldGrid(fields, context, page)
        self.grid.edited.connect(self.edited)
        column.addWidget(self._findings)
        column.addWidget(self.grid)
        column.addStretch(1)
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(page)
        context.notes_changed.connect(self._show_notes)

    def bind(self, path: FactPath, plain: Plain) -> None:
        """Shows the record at `path`."""
        is_other = path != self.path
        if is_other and self.path:
            self.commit()
        self.path = path
        self.grid.bind(path, plain)
        self._show_record_findings()
        if is_other:
            self.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._take_heights)

    def _take_heights(self) -> None:
        """Boxes of text know their height only once they know their width: the page is as tall as they are then."""
        self._column.invalidate()
        self._page.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width gives other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._take_heights)

    def commit(self) -> None:
        """Asks for what was typed and not asked for yet."""
        self.grid.commit()

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard in the field at `path`, below the record."""
        self.grid.reveal(path)
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """Groups that were opened have their room only now."""
        target = self.focusWidget()
        if target is not None:  # pyright: ignore[reportUnnecessaryComparison] - None while nothing has the keyboard
            self.ensureWidgetVisible(target, 0, 3 * MARGIN)

    def _show_notes(self) -> None:
        if self.isVisible() and self.path:
            self.grid.show_notes()
            self._show_record_findings()

    def _show_record_findings(self) -> None:
        found = self._context.findings_at(self.path)
        self._findings.setText("\n".join(in_one_line(each) for each in found))
        self._findings.setVisible(bool(found))


class TextForm(QScrollArea):
    """The form of one text: a single box."""

    edited = Signal(object)

    def __init__(self, field: FieldDescription, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: FactPath = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = self._page = QWidget(self)
        page.setProperty("role", "pane")
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        self.editor = make_editor(field, context, page)
        self.editor.edited.connect(self.edited)
        hint = ToneLabel(
            self.tr("[@id] cites a source; *emphasis*; a blank line begins a paragraph."), Tone.QUIET, page
        )
        hint.setWordWrap(True)
        column.addWidget(self.editor)
        column.addWidget(hint)
        column.addStretch(1)
        self.setWidget(page)

    def bind(self, path: FactPath, plain: Plain) -> None:
        """Shows the text at `path`."""
        if path != self.path and self.path:
            self.commit()
        self.path = path
        self.editor.bind(path, plain)
        self.editor.name_for_readers(str(path[-1]))

    def commit(self) -> None:
        """Asks for what was typed and not asked for yet."""
        self.editor.commit()

    def reveal(self, path: FactPath) -> None:
        """Puts the keyboard in the text."""
        self.editor.reveal(path)
