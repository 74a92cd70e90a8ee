"""The pane of problems: what `check` finds, live; a click goes to the record."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from tracktwo.diagnostics import Diagnostic
from tracktwo.gui.messages import NOTHING_TO_PRINT, hint_of, with_titles
from tracktwo.gui.problems.groups import Grouping, counted, grouped
from tracktwo.gui.problems.model import Column, ProblemModel
from tracktwo.gui.sections.brief import Brief
from tracktwo.gui.sections.rows import section_titles
from tracktwo.gui.widgets import label, pane_title
from tracktwo.gui.workspace import Workspace


class ProblemsPane(QWidget):
    """Findings, grouped and filtered. Signal: `finding_chosen` (Diagnostic) a finding was clicked."""

    finding_chosen = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self.model = ProblemModel(self)
        self._counts = label("", "quiet")
        self._hint = QLabel()
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(14, 0, 14, 6)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Words the problems must hold"))
        self.filter.setMaximumWidth(220)
        self.filter.setClearButtonEnabled(True)
        self.grouping = QComboBox()
        self.grouping.setItemDelegate(QStyledItemDelegate(self.grouping))
        self.grouping.setAccessibleName(self.tr("Group problems by"))
        self.grouping.addItem(self.tr("By severity"), Grouping.SEVERITY)
        self.grouping.addItem(self.tr("By block"), Grouping.BLOCK)
        self.tree = self._tree()
        self._build()
        self.filter.textChanged.connect(self._show)
        self.grouping.currentIndexChanged.connect(self._show)
        workspace.diagnostics_changed.connect(self._show)
        workspace.dossier_closed.connect(self._show)
        self._show()

    def _tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setProperty("role", "plain")
        tree.setModel(self.model)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(14)
        tree.setAccessibleName(self.tr("Problems"))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(Column.CODE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.MESSAGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.PLACE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(Column.CODE, 90)
        header.resizeSection(Column.PLACE, 220)
        tree.clicked.connect(self._choose)
        tree.activated.connect(self._choose)
        tree.selectionModel().currentChanged.connect(self._show_hint)
        return tree

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 6)
        head.addWidget(pane_title(self.tr("Problems")))
        head.addSpacing(10)
        head.addWidget(self._counts)
        head.addStretch()
        head.addWidget(self.filter)
        head.addSpacing(8)
        head.addWidget(self.grouping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addWidget(self._hint)

    def _findings(self) -> tuple[Diagnostic, ...]:
        """The findings, with sections called as in the list of sections."""
        findings = self._workspace.diagnostics
        if not any(each.code == NOTHING_TO_PRINT for each in findings) or not self._workspace.is_open:
            return findings
        brief = Brief.of(self._workspace.current, self._workspace.choices.brief)
        titles = section_titles(brief.template, brief.plan)
        return tuple(with_titles(each, titles) for each in findings)

    def _show(self) -> None:
        findings = self._findings()
        groups = grouped(findings, self.grouping.currentData(), self.filter.text())
        self.model.show_groups(groups)
        for row in range(len(groups)):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 - Qt takes no names
        self.tree.expandAll()
        self._counts.setText(counted(findings) if self._workspace.is_open else "")
        self._hint.hide()

    def _show_hint(self, index: QModelIndex) -> None:
        finding = self.model.finding(index)
        self._hint.setText(hint_of(finding) if finding else "")
        self._hint.setVisible(bool(self._hint.text()))

    def _choose(self, index: QModelIndex) -> None:
        finding = self.model.finding(index)
        if finding is not None:
            self.choose(finding)

    def choose(self, finding: Diagnostic) -> None:
        """Goes to the record of a finding, and to its line."""
        if finding.path:
            self._workspace.select_record(finding.path, again=True)
        self.finding_chosen.emit(finding)
