"""A line in which a record is named: typed words narrow a list of records by name, id and kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.forms.appearance import FIELD_HEIGHT
from tracktwo.gui.forms.candidates import narrowed
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.field_labels import one_of
from tracktwo.gui.forms.plain_values import attributed_text, shown_text
from tracktwo.gui.forms.undo_keys import LeaveUndoToProgram
from tracktwo.gui.icons import icon

QUOTES: Final = "“”\"'"
ROOT: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """What a row of the list does when chosen."""

    RECORD = "record"
    TEXT = "text"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: what it does, what it says, the text it puts into the line, and what that is about."""

    kind: RowKind
    line: str
    label: str
    id: str = ""
    """The id of the record, the free text, or for a new record its block."""
    typed: str = ""


class RowsModel(QAbstractListModel):
    """The rows that fit what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def take(self, rows: tuple[Row, ...]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many rows fit."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row in words; to the line, its label."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        return {Qt.ItemDataRole.DisplayRole: row.line, Qt.ItemDataRole.EditRole: row.label}.get(Qt.ItemDataRole(role))


class ReferenceLine(QLineEdit):
    """Names one record. `chosen` carries what is to be written: an id, or `{text: …}` where free text is admitted.

    What is no record is kept as typed, so that it can be seen and mended.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: FormContext,
        blocks: tuple[str, ...],
        *,
        admits_text: bool = False,
        admits_unknown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._blocks = context, blocks
        self._admits_text, self._admits_unknown = admits_text, admits_unknown
        self._plain: Plain = ""
        self.is_typing = False
        self.setMinimumHeight(FIELD_HEIGHT)
        self._rows = RowsModel(self)
        completer = QCompleter(self._rows, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(self._take_row)  # pyright: ignore[reportIndexIssue, reportUnknownMemberType] - an overloaded signal
        self.setCompleter(completer)
        LeaveUndoToProgram(self, lambda: self.is_typing)
        opening = self.addAction(
            icon("chevron-down", QPalette.ColorRole.PlaceholderText), QLineEdit.ActionPosition.TrailingPosition
        )
        opening.setText(self.tr("Show the list"))
        opening.setToolTip(self.tr("Show the list (Down)"))
        opening.triggered.connect(self.open_list)
        self.textEdited.connect(self._narrow)
        self.editingFinished.connect(self.commit)

    def show_plain(self, plain: Plain) -> None:
        """Shows a reference with its name; what is being typed stays."""
        self._plain = plain
        if self.is_typing and self.hasFocus():
            return
        self.is_typing = False
        self._show()

    def open_list(self) -> None:
        """Shows every record that may be chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.take(self._fitting(""))
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def commit(self) -> None:
        """Gives what was typed as a reference."""
        if not self.is_typing:
            return
        self.is_typing = False
        words = self.text().strip()
        row = next((row for row in self._rows.rows if row.kind is not RowKind.RECORD and row.label == words), None)
        if row is None:
            self._give(self._meant(words))
        elif row.kind is RowKind.TEXT:
            self._give({"text": row.id})
        else:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down opens the list; Escape takes back what was typed."""
        popup = self.completer().popup()
        is_listed = popup is not None and popup.isVisible()
        if event.key() == Qt.Key.Key_Down and not is_listed:
            self.open_list()
        elif event.key() == Qt.Key.Key_Escape and self.is_typing:
            self.is_typing = False
            self._show()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Selects the name, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and not self.is_typing:
            self.selectAll()

    def _show(self) -> None:
        text = attributed_text(self._plain)
        words = f"“{text}”" if text is not None else self._name(shown_text(self._plain))
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)

    def _name(self, record_id: str) -> str:
        return self._context.candidates.shown(record_id, self._blocks) if record_id else ""

    def _meant(self, typed: str) -> Plain:
        is_quoted = typed[:1] in QUOTES and bool(typed)
        if self._admits_text and is_quoted:
            return {"text": typed.strip(QUOTES)}
        return self._context.candidates.meant(typed, self._blocks)

    def _give(self, plain: Plain) -> None:
        before, self._plain = self._plain, plain
        self._show()
        if plain != before:
            self.chosen.emit(plain)

    def _narrow(self, typed: str) -> None:
        self.is_typing = True
        self._rows.take(self._fitting(typed))

    def _fitting(self, typed: str) -> tuple[Row, ...]:
        candidates = self._context.candidates.of(self._blocks, admits_unknown=self._admits_unknown)
        rows = [Row(RowKind.RECORD, each.line, each.label, each.id) for each in narrowed(candidates, typed)]
        if typed and self._admits_text:
            words = self.tr("As free text: {words}").replace("{words}", f"“{typed.strip(QUOTES)}”")
            rows.append(Row(RowKind.TEXT, words, words, typed.strip(QUOTES)))
        if self._blocks != ("*",):
            rows.extend(self._new_row(block, typed) for block in self._blocks)
        return tuple(rows)

    def _new_row(self, block: str, typed: str) -> Row:
        words = self.tr("New {kind}…").replace("{kind}", one_of(block))
        return Row(RowKind.NEW, words, words, block, typed)

    def _take_row(self, index: QModelIndex) -> None:
        self._follow(self._rows.rows[index.row()])

    def _follow(self, row: Row) -> None:
        self.is_typing = False
        if row.kind is RowKind.RECORD:
            self._give(row.id)
        elif row.kind is RowKind.TEXT:
            self._give({"text": row.id})
        else:
            self._show()
            self._context.want_record(row.id, row.typed, self._give)
