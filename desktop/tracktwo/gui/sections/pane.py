"""The pane of sections: what the brief contains, in which order, and the options of the one selected."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.editing.text import Change, DossierText
from tracktwo.gui.option_fields import OptionField, names_of, option_fields, template_options, with_value
from tracktwo.gui.problem_counts import Problems, problems_by_place
from tracktwo.gui.sections.brief import Brief
from tracktwo.gui.sections.delegate import SectionDelegate
from tracktwo.gui.sections.model import SectionModel
from tracktwo.gui.sections.options_form import OptionsForm
from tracktwo.gui.sections.rows import (
    SectionRow,
    back_matter,
    counts_records,
    kinds_to_add,
    moved,
    problem_count,
    record_count,
    section_rows,
    with_row,
)
from tracktwo.gui.widgets import flat_button, label, pane_title
from tracktwo.gui.workspace import Workspace
from tracktwo.template.options import SectionKind


class SectionsPane(QWidget):
    """Sections to tick and reorder. What is changed here is kept in the dossier's brief, and can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self._brief: Brief | None = None
        self._form_of = ""
        self._own_change = False
        self._counted: tuple[Diagnostic, ...] = ()
        self._problems: Mapping[FactPath, Problems] = {}
        self.model = SectionModel(self)
        self.list = self._list()
        self._follows = label("", "quiet")
        self._follows.setWordWrap(True)
        self._options_title = pane_title("")
        self._options_title.setWordWrap(True)
        self._options = QScrollArea()
        self._build()
        self._connect()

    def _list(self) -> QListView:
        view = QListView()
        view.setProperty("role", "plain")
        view.setModel(self.model)
        view.setItemDelegate(SectionDelegate(view))
        view.setAccessibleName(self.tr("Sections of the brief"))
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDragDropOverwriteMode(False)
        view.setDropIndicatorShown(True)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 4)
        head.addWidget(pane_title(self.tr("Sections")))
        head.addStretch()
        add = self._add = flat_button("plus", self.tr("Add a section"))
        self._add_menu = QMenu(add)
        self._add_menu.aboutToShow.connect(self._fill_add_menu)
        add.setMenu(self._add_menu)
        add.setPopupMode(add.ToolButtonPopupMode.InstantPopup)
        self._up = self._move_action("arrow-up", self.tr("Move section up"), "Ctrl+Up", -1)
        self._down = self._move_action("arrow-down", self.tr("Move section down"), "Ctrl+Down", 1)
        for widget in (*self._move_buttons, add):
            head.addWidget(widget)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._follows.setContentsMargins(14, 6, 14, 10)
        column.addWidget(self._follows)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self._options_box())
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _options_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._options_title.setContentsMargins(14, 10, 14, 2)
        column.addWidget(self._options_title)
        self._options.setWidgetResizable(True)
        self._options.setFrameShape(QFrame.Shape.NoFrame)
        self._options.setProperty("role", "plain")
        self._options.setAccessibleName(self.tr("Options of the section"))
        self._options.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._options, 1)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return box

    @property
    def _move_buttons(self) -> tuple[QWidget, ...]:
        buttons: list[QWidget] = []
        for action, name in ((self._up, "arrow-up"), (self._down, "arrow-down")):
            button = flat_button(name, action.text())
            button.setToolTip(f"{action.text()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
            button.clicked.connect(action.trigger)
            buttons.append(button)
        return tuple(buttons)

    def _move_action(self, _: str, text: str, keys: str, by: int) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.move_current(by))
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.model.ticked.connect(self.tick)
        self.model.dragged.connect(self.move_section)
        self.list.selectionModel().currentChanged.connect(self._show_options)
        self._workspace.dossier_opened.connect(self._forget)
        self._workspace.dossier_changed.connect(self._show)
        self._workspace.request_changed.connect(lambda _: self._show(self._workspace.current))
        self._workspace.diagnostics_changed.connect(lambda _: self._show_rows(self.model.rows))
        self._workspace.dossier_closed.connect(self._forget)
        self._workspace.refused.connect(lambda _: self._show(self._workspace.current))

    # Showing

    def _forget(self) -> None:
        self._brief = None
        self._form_of = ""
        self.model.show_rows((), (), ())
        self._show_options(QModelIndex())

    def _show(self, text: DossierText) -> None:
        brief = Brief.of(text, self._workspace.choices.brief)
        is_same = self._brief is not None and self._is_like(brief)
        before = self.model.rows if is_same else ()
        self._brief = brief
        self._allow_changes(is_allowed=not brief.is_broken)
        if brief.template is None:
            self._show_rows(())
            return
        if brief.is_broken and is_same:  # its sections are not known: they stay as they were read last
            return
        self._show_rows(section_rows(brief.template, brief.plan, text.reading.dossier, before))
        titles = back_matter(brief.template, self.model.rows)
        if not brief.is_broken:
            words = self.tr("{titles} follow by themselves.") if titles else ""
            self._follows.setText(words.format(titles=", ".join(titles)))
        self._follows.setVisible(bool(self._follows.text()))
        if not self.list.currentIndex().isValid() and self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self._show_options(self.list.currentIndex())

    def _allow_changes(self, *, is_allowed: bool) -> None:
        """A brief with an error keeps its sections as they are written until it is corrected."""
        for part in (self.list, self._options, self._add, self._up, self._down):
            part.setEnabled(is_allowed)
        if not is_allowed:
            self._follows.setText(self.tr("An error in the dossier stands in the way: see Problems."))
            self._follows.show()

    def _is_like(self, brief: Brief) -> bool:
        """Whether it is the brief shown already, so that what was unticked stays where it is."""
        shown = self._brief
        return (
            shown is not None
            and shown.text.path == brief.text.path
            and shown.brief_id == brief.brief_id
            and shown.template_name == brief.template_name
        )

    def _show_rows(self, rows: Sequence[SectionRow]) -> None:
        dossier = self._workspace.current.reading.dossier if self._workspace.is_open else None
        records = [
            record_count(row.kind, dossier) if dossier is not None and counts_records(row.kind) else None
            for row in rows
        ]
        if self._counted is not self._workspace.diagnostics:
            self._counted = self._workspace.diagnostics
            self._problems = problems_by_place(self._counted)
        problems = [problem_count(row.kind, self._problems) for row in rows]
        self.model.show_rows(rows, records, problems)

    def _show_options(self, index: QModelIndex) -> None:
        brief = self._brief
        if brief is None or brief.template is None or not index.isValid() or index.row() >= len(self.model.rows):
            self._form_of = ""
            self._options.takeWidget()
            self._options_title.clear()
            return
        row = self.model.rows[index.row()]
        under = template_options(brief.template, row.kind)
        dossier = self._workspace.current.reading.dossier
        shown = repr((row, under, [names_of(option, dossier) for option in option_fields(row.kind)]))
        is_same_section = self._form_of.partition("|")[0] == row.kind.name
        is_known = self._form_of == f"{row.kind.name}|{shown}" or (self._own_change and is_same_section)
        self._form_of = f"{row.kind.name}|{shown}"
        if is_known:  # a form under the user's hands is not taken away
            return
        form = OptionsForm(row, under, dossier)
        form.title_changed.connect(lambda title: self._set_title(row.kind.name, title))
        form.option_changed.connect(lambda option, value: self._set_option(row.kind.name, option, value))
        form.setProperty("role", "pane")
        self._options.setWidget(form)
        self._options_title.setText(self.tr("Options: {title}").format(title=row.shown_title).upper())

    # Changing

    def tick(self, number: int, on: bool) -> None:
        """Puts a section in the brief, or leaves it out."""
        self._keep(with_row(self.model.rows, number, is_chosen=on))

    def move_section(self, source: int, target: int) -> None:
        """Puts a section before another."""
        if target not in {source, source + 1}:
            self._keep(moved(self.model.rows, source, target))

    def move_current(self, by: int) -> None:
        """Moves the selected section up or down."""
        number = self.list.currentIndex().row()
        if number >= 0 and 0 <= number + by < len(self.model.rows):
            self.move_section(number, number + by if by < 0 else number + by + 1)
            self.list.scrollTo(self.list.currentIndex())

    def add(self, kind: SectionKind) -> None:
        """Puts another kind of section at the end of the brief."""
        rows = (*self.model.rows, SectionRow(kind, is_chosen=True, shown_title=kind.title))
        self._keep(rows)
        self.list.setCurrentIndex(self.model.index(self._number_of(kind.name)))

    def select(self, path: FactPath) -> None:
        """Selects the first section that prints a block."""
        for number, row in enumerate(self.model.rows):
            if path and row.kind.reads[0].partition(".")[0] == path[0]:
                self.list.setCurrentIndex(self.model.index(number))
                return

    def _fill_add_menu(self) -> None:
        self._add_menu.clear()
        for kind in kinds_to_add(self.model.rows):
            action = self._add_menu.addAction(kind.title)
            action.setToolTip(kind.description)
            action.triggered.connect(lambda _=False, kind=kind: self.add(kind))
        self._add_menu.setToolTipsVisible(True)

    def _number_of(self, name: str) -> int:
        return next((number for number, row in enumerate(self.model.rows) if row.kind.name == name), -1)

    def _set_title(self, name: str, title: str) -> None:
        number = self._number_of(name)
        if number >= 0 and title != self.model.rows[number].title:
            self._keep(with_row(self.model.rows, number, title=title))

    def _set_option(self, name: str, option: OptionField, value: object) -> None:
        number = self._number_of(name)
        if number < 0 or self._brief is None or self._brief.template is None:
            return
        row = self.model.rows[number]
        own = with_value(option, value, template_options(self._brief.template, row.kind), row.options)
        if own != dict(row.options):
            self._keep(with_row(self.model.rows, number, options=own, is_chosen=True))

    def _keep(self, rows: tuple[SectionRow, ...]) -> None:
        """Shows the list at once, and keeps it in the dossier."""
        before = self.model.rows
        brief = self._brief
        if brief is None or brief.is_broken or not any(row.is_chosen for row in rows):
            self._show_rows(before)
            return
        self._show_rows(rows)
        self._own_change = True
        try:
            self._workspace.attempt(lambda text: _kept(text, brief.brief_id, rows))
        finally:
            self._own_change = False


def _kept(text: DossierText, brief_id: str, rows: tuple[SectionRow, ...]) -> Change:
    return Brief.of(text, brief_id).with_sections(rows)
