"""Groups of findings for a tree view."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from tracktwo.diagnostics import Diagnostic, Severity
from tracktwo.gui.appearance import colours
from tracktwo.gui.forms.field_labels import in_labels
from tracktwo.gui.messages import hint_of
from tracktwo.gui.problems.groups import Group, place_in_words

Index = QModelIndex | QPersistentModelIndex
GROUP = 0
"""Internal id of a group; a finding has the number of its group, from 1."""


class Column(IntEnum):
    """The columns of a finding."""

    CODE = 0
    MESSAGE = 1
    PLACE = 2


class ProblemModel(QAbstractItemModel):
    """Two levels: groups, and findings in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Takes other findings."""
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def finding(self, index: Index) -> Diagnostic | None:
        """The finding of a row; None for a group."""
        if not index.isValid() or index.internalId() == GROUP:
            return None
        return self._groups[index.internalId() - 1].findings[index.row()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        """The index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else GROUP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt's
        """The group a finding is in."""
        if not index.isValid() or index.internalId() == GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, GROUP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many groups, or findings in one."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != GROUP or parent.column() != 0:
            return 0
        return len(self._groups[parent.row()].findings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, ARG002, B008 - Qt's
        """Code, message, place."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911 - one a role
        """What a cell shows."""
        finding = self.finding(index)
        if finding is None:
            return self._group_data(index, role)
        roles = Qt.ItemDataRole
        match role:
            case roles.DisplayRole:
                return (finding.code, in_labels(finding.message), place_in_words(finding))[index.column()]
            case roles.ToolTipRole:
                return f"{in_labels(finding.message)}\n{hint_of(finding)}".strip()
            case roles.AccessibleTextRole:
                return (
                    f"{finding.severity.value} {finding.code}: {in_labels(finding.message)} {place_in_words(finding)}"
                )
            case roles.ForegroundRole:
                return _colour(finding, index.column())
            case roles.FontRole if index.column() == Column.CODE:
                return _semibold()
            case roles.TextAlignmentRole if index.column() == Column.PLACE:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case _:
                return None

    def _group_data(self, index: Index, role: int) -> object:
        if not index.isValid() or index.column() != 0:
            return None
        group = self._groups[index.row()]
        roles = Qt.ItemDataRole
        match role:
            case roles.DisplayRole | roles.AccessibleTextRole:
                return f"{group.name} ({len(group.findings)})"
            case roles.ForegroundRole:
                return QColor(colours().grey)
            case _:
                return None


def _colour(finding: Diagnostic, column: int) -> QColor | None:
    chosen = colours()
    if column == Column.PLACE:
        return QColor(chosen.grey)
    if column == Column.MESSAGE:
        return None
    by_severity = {Severity.ERROR: chosen.error, Severity.WARNING: chosen.warning, Severity.NOTICE: chosen.grey}
    return QColor(by_severity[finding.severity])


def _semibold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
