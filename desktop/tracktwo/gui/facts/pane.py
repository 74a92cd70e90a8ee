"""The middle pane: the outline, the table of the chosen block, and the chosen record."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.editing.text import DossierText
from tracktwo.gui.facts.changes import change_of
from tracktwo.gui.facts.columns import columns_of
from tracktwo.gui.facts.outline_model import OutlineModel
from tracktwo.gui.facts.outline_view import OutlineView
from tracktwo.gui.facts.record_commands import RecordCommands
from tracktwo.gui.facts.record_menu import RecordMenu
from tracktwo.gui.facts.record_panel import RecordAction, RecordPanel
from tracktwo.gui.facts.records import HEAD, listed_blocks, records_of
from tracktwo.gui.facts.records_model import RecordsModel
from tracktwo.gui.facts.records_view import RecordsView
from tracktwo.gui.forms.appearance import MARGIN, Rule, ShortLabel, Tone, ToneLabel, as_caption
from tracktwo.gui.forms.context import FormContext
from tracktwo.gui.forms.edits import Edit, SetValue
from tracktwo.gui.forms.field_labels import block_label, one_of
from tracktwo.gui.icons import icon
from tracktwo.gui.problem_counts import problems_by_place
from tracktwo.gui.widgets import PushButton, action_button
from tracktwo.gui.workspace import Workspace

OUTLINE_WIDTH = 208
UPPER_HEIGHT = 260
HEADLINE_HEIGHT = 46
KEYS = {
    "Ctrl+Up": RecordAction.UP,
    "Ctrl+Down": RecordAction.DOWN,
    "Ctrl+D": RecordAction.DUPLICATE,
    "F2": RecordAction.RENAME,
    "Del": RecordAction.DELETE,
}


class FactsPane(QWidget):
    """The facts of the open dossier. Every change goes through the workspace, so all of them can be undone."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._block = ""
        self._is_shared_by_hand = False
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Facts"))
        self.context = FormContext(self)
        self.commands = RecordCommands(workspace, self.context, self)
        self.outline_model = OutlineModel(self)
        self.records_model = RecordsModel(self)
        self.outline = OutlineView(self.outline_model, self)
        self.table = RecordsView(self.records_model, self)
        self.panel = RecordPanel(self.context, self)
        self._headline = QHBoxLayout()
        self._title = ToneLabel("", Tone.QUIET, self)
        as_caption(self._title)
        self._count = ShortLabel("", Tone.QUIET, self)
        self.add_button = PushButton(icon("plus"), "", self)
        self.add_button.setFlat(True)
        self._lay_out()
        self._listen()
        self._add_keys()
        self._add_menus()
        if workspace.is_open:
            self._take(workspace.current)
            self._note(workspace.diagnostics)
            self._show(workspace.selected)

    def take_outline_action(self, action: QAction) -> None:
        """Puts the button that shows and hides the outline into the headline."""
        self._headline.insertWidget(0, action_button(action))
        self._headline.insertSpacing(1, 6)
        action.toggled.connect(self.outline.setVisible)

    def _lay_out(self) -> None:
        headline = self._headline
        headline.setContentsMargins(MARGIN - 8, 8, MARGIN - 6, 4)
        headline.addWidget(self._title)
        headline.addSpacing(6)
        headline.addWidget(self._count, 1)
        headline.addWidget(self.add_button)
        self._upper = QWidget(self)
        upper = QVBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addLayout(headline)
        upper.addWidget(self.table, 1)
        upper.addWidget(Rule(self))
        self.rows = QSplitter(Qt.Orientation.Vertical, self)
        self.rows.addWidget(self._upper)
        self.rows.addWidget(self.panel)
        self.rows.setStretchFactor(0, 2)
        self.rows.setStretchFactor(1, 5)
        self.rows.setChildrenCollapsible(False)
        self.rows.splitterMoved.connect(self._note_sharing)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.addWidget(self.outline)
        self.columns.addWidget(self.rows)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([OUTLINE_WIDTH, 3 * OUTLINE_WIDTH])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)

    def _listen(self) -> None:
        workspace = self._workspace
        workspace.settling.connect(self.commit)
        workspace.dossier_opened.connect(self._begin)
        workspace.dossier_closed.connect(self._end)
        workspace.dossier_changed.connect(self._take)
        workspace.diagnostics_changed.connect(self._note)
        workspace.record_selected.connect(self._show)
        self.outline.chosen.connect(workspace.select_record)
        self.outline.narrowed.connect(self.table.narrow)
        self.outline.narrowed.connect(lambda _: self._show_headline())
        self.table.chosen.connect(workspace.select_record)
        self.records_model.move_wanted.connect(self._move_row)
        self.panel.edited.connect(self._edit)
        self.panel.wanted.connect(self._do)
        self.panel.use_chosen.connect(workspace.select_record)
        self.context.record_wanted.connect(self.commands.add)
        self.context.record_opened.connect(workspace.select_record)
        self.add_button.clicked.connect(lambda: self.commands.add(self._block))

    def _add_keys(self) -> None:
        for view in (self.table, self.outline.tree):
            for keys, action in KEYS.items():
                shortcut = QShortcut(QKeySequence(keys), view)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self._doer(action))

    def _add_menus(self) -> None:
        self.table_menu = RecordMenu(self.table, self.table.path_of, self.commands)
        self.outline_menu = RecordMenu(self.outline.tree, self.outline_model.path_of, self.commands)

    def commit(self) -> None:
        """Asks for what was typed and not asked for yet: before saving, exporting and closing."""
        self.panel.commit()

    # What the workspace tells

    def _begin(self, text: DossierText) -> None:
        self.panel.show_record(text, ())
        self.outline.filter.clear()
        self._block = ""
        self._take(text)
        self._show((HEAD,))

    def _end(self) -> None:
        self.records_model.show_block("")
        self.outline_model.take({}, self.context.candidates)
        self.setEnabled(False)

    def _take(self, text: DossierText) -> None:
        self.setEnabled(True)
        before, shown = self.records_model.paths, self.panel.path
        self.context.take(text)
        self.outline_model.take(text.plain, self.context.candidates)
        self.records_model.take(text.plain, self.context.candidates)
        for view in (self.table, self.outline.tree):  # what refers to a record shows its name
            view.viewport().update()
        self._show_headline()
        renamed = _renamed(shown, before, self.records_model.paths)
        if renamed:
            self._workspace.select_record(renamed)
        path = self.panel.path
        if not path:
            return
        known = {each for each, _ in records_of(text.plain, str(path[0]))}
        if path in known:
            self.panel.show_record(text, path)
        else:
            self.panel.show_record(text, ())
        self.table.follow(path)

    def _note(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.context.note(diagnostics)
        self.outline_model.note(diagnostics)
        self.records_model.note(problems_by_place(diagnostics))

    def _show(self, path: FactPath) -> None:
        """Shows the record a path is in; a path below the record goes on to the field."""
        if not self._workspace.is_open or not path or path[0] not in listed_blocks():
            return
        block = str(path[0])
        self._show_block(block)
        text = self._workspace.current
        length = 1 if block == HEAD else 2
        record = path[:length]
        is_there = any(each == record for each, _ in records_of(text.plain, block))
        self.panel.show_record(text, record if is_there else ())
        self.table.follow(record)
        self.outline.follow(record)
        if is_there and len(path) > length:
            self.panel.reveal(path[length:])

    def _show_block(self, block: str) -> None:
        if block == self._block:
            return
        self._block = block
        self.records_model.show_block(block)
        self.records_model.take(self._workspace.current.plain, self.context.candidates)
        self._upper.setVisible(bool(columns_of(block)))
        self._share_height()
        self._show_headline()

    def _share_height(self) -> None:
        """A short table leaves its room to the form, until the analyst has chosen otherwise."""
        if not self._is_shared_by_hand:
            upper = min(UPPER_HEIGHT, self.table.height_for(self.records_model.rowCount()) + HEADLINE_HEIGHT)
            self.rows.setSizes([upper, max(self.rows.height() - upper, upper)])

    def _note_sharing(self) -> None:
        self._is_shared_by_hand = True

    def _show_headline(self) -> None:
        self._title.setText(block_label(self._block))
        self.table.setAccessibleName(block_label(self._block))
        count = self.records_model.rowCount()
        words = self.tr("1 record") if count == 1 else self.tr("{count} records").replace("{count}", f"{count:,}")
        shown = self.table.proxy.rowCount()
        if shown < count:
            words = self.tr("{shown} of {records}").replace("{shown}", f"{shown:,}").replace("{records}", words)
        self._count.set_whole(f"·  {words}")
        self.add_button.setText(self.tr("Add {kind}").replace("{kind}", one_of(self._block)))

    # What the analyst does

    def _edit(self, edit: Edit) -> None:
        typing = edit.typing if isinstance(edit, SetValue) else None
        self._workspace.take_up(lambda text: change_of(text, edit), typing)

    def _do(self, action: RecordAction) -> None:
        self.commands.do(action, self.panel.path)

    def _doer(self, action: RecordAction) -> Callable[[], None]:
        return lambda: self._do(action)

    def _move_row(self, row: int, to: int) -> None:
        if self.table.is_in_file_order:
            self.commands.move_to(self.records_model.path_at(row), to)


def _renamed(shown: FactPath, before: tuple[FactPath, ...], now: tuple[FactPath, ...]) -> FactPath:
    """The new path of the record that is shown, when it was given another id; empty when it was not."""
    if len(before) != len(now) or shown in now or shown not in before:
        return ()
    new = set(now).difference(before)
    return new.pop() if len(new) == 1 else ()
