"""The window: panes in splitters, menus, the bar on top, the line below."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.editing.text import DossierText
from tracktwo.gui.actions import Actions
from tracktwo.gui.building import Builder
from tracktwo.gui.documents import Documents
from tracktwo.gui.export_control import ExportBar, ExportControl
from tracktwo.gui.facts.pane import FactsPane
from tracktwo.gui.facts.records import has_forms
from tracktwo.gui.focus_line import FocusLine
from tracktwo.gui.icons import program_icon
from tracktwo.gui.live import LivePreview
from tracktwo.gui.preview.pane import CONTENTS_WIDTH, PreviewPane
from tracktwo.gui.problems.pane import ProblemsPane
from tracktwo.gui.prompts import Prompts
from tracktwo.gui.sections.pane import SectionsPane
from tracktwo.gui.settings import Settings
from tracktwo.gui.text_page import TextPage
from tracktwo.gui.top_bar import TopBar
from tracktwo.gui.welcome import WelcomePage
from tracktwo.gui.window_commands import connect_commands
from tracktwo.gui.workspace import Workspace

FIRST_SIZE: Final = QSize(1440, 900)
FRAME: Final = QSize(8, 40)
"""What a window manager puts around a window, about."""
FIRST_WIDTHS: Final = [280, 620, 540]
FIRST_HEIGHTS: Final = [680, 150]


class MainWindow(QMainWindow):
    """One window on one dossier. It arranges the panes; what they do is in them."""

    closed = Signal()

    def __init__(self, settings: Settings, state_folder: Path, prompts: Prompts | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.prompts = prompts or Prompts(self)
        self.workspace = Workspace(self)
        self.builder = Builder(self)
        self.documents = Documents(self.workspace, settings, self.prompts, state_folder)
        self.actions_by_name = Actions(self)
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._make_panes()
        self.exports = ExportControl(self.workspace, self.builder, settings, self.prompts, self.export_bar)
        self.live = LivePreview(self.workspace, self.builder, self.preview)
        self._arrange()
        self._make_status()
        self.actions_by_name.fill_menus()
        connect_commands(self)
        self._connect()
        self.focus_lines = [FocusLine(pane) for pane in self.panes]
        self._restore()
        self._show_page()

    # Parts

    def _make_panes(self) -> None:
        actions = self.actions_by_name
        self.top_bar = TopBar(self.workspace, actions["undo"], actions["redo"], actions["more"])
        self.sections = SectionsPane(self.workspace)
        self.facts = FactsPane(self.workspace)
        self.text_page = TextPage(self.workspace)
        self.preview = PreviewPane(self.workspace)
        self.problems = ProblemsPane(self.workspace)
        self.welcome = WelcomePage(self.settings)
        self.export_bar = ExportBar()
        self.facts.take_outline_action(actions["show_outline"])
        self.preview.take_contents_action(actions["show_contents"])

    def _arrange(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(self.facts)
        self.middle.addWidget(self.text_page)
        self.columns = _splitter(Qt.Orientation.Horizontal, [self.sections, self.middle, self.preview])
        self.rows = _splitter(Qt.Orientation.Vertical, [self.columns, self.problems])
        for pane, least in ((self.sections, 220), (self.middle, 320), (self.preview, 280)):
            pane.setMinimumWidth(least)
        self.columns.setStretchFactor(1, 3)
        self.columns.setStretchFactor(2, 2)
        self.rows.setStretchFactor(0, 1)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.top_bar, 0), (self.rows, 1), (self.export_bar, 0)):
            column.addWidget(widget, stretch)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(work)
        self.setCentralWidget(self.pages)

    def _make_status(self) -> None:
        self.saved_label, self.recovery_label, self.marking_label = QLabel(), QLabel(), QLabel()
        self.last_export_label = QLabel()
        for each in (self.saved_label, self.recovery_label, self.marking_label):
            self.statusBar().addWidget(each)
        self.statusBar().addPermanentWidget(self.last_export_label)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        workspace = self.workspace
        workspace.dossier_opened.connect(self._show_page)
        workspace.dossier_closed.connect(self._show_page)
        workspace.dossier_changed.connect(self._choose_middle)
        workspace.history_changed.connect(self._show_state)
        workspace.refused.connect(self.prompts.tell)
        workspace.record_selected.connect(self._follow_record)
        self.documents.failed.connect(self.prompts.tell)
        self.documents.state_changed.connect(self._show_state)
        self.problems.finding_chosen.connect(self._go_to_line)
        self.exports.finished.connect(self.last_export_label.setText)
        self.welcome.open_wanted.connect(self.documents.ask_open)
        self.welcome.new_wanted.connect(self.documents.ask_new)
        self.welcome.recent_chosen.connect(self.documents.open)
        self.welcome.sample_chosen.connect(self.documents.open)

    def start(self) -> None:
        """Starts the building process."""
        self.builder.start()

    # What is shown

    def _show_page(self, *_: object) -> None:
        is_open = self.workspace.is_open
        self.pages.setCurrentIndex(1 if is_open else 0)
        self.statusBar().setVisible(is_open)
        self.export_bar.hide()
        self.last_export_label.clear()
        self.actions_by_name.enable(is_open=is_open)
        if not is_open:
            self.welcome.refresh()
        self._show_state()

    def _choose_middle(self, text: DossierText) -> None:
        """The facts; the plain text of a dossier that cannot be read at all."""
        is_readable = has_forms(text)
        if not is_readable:
            self.text_page.show_text(text)
        self.middle.setCurrentWidget(self.facts if is_readable else self.text_page)

    def _show_state(self) -> None:
        workspace, actions = self.workspace, self.actions_by_name
        is_open = workspace.is_open
        name = workspace.current.path.name if is_open else ""
        is_saved = not is_open or workspace.history.is_saved
        self.setWindowTitle(f"{name}[*] – Tracktwo" if is_open else "Tracktwo")
        self.setWindowModified(not is_saved)
        self.saved_label.setText(self.documents.state_in_words())
        self.recovery_label.setText(self.tr("Recovery on") if self.settings.keeps_recovery else self.tr("Recovery off"))
        dossier = workspace.current.reading.dossier if is_open else None
        self.marking_label.setText(dossier.head.marking.label if dossier is not None else "")
        for name, can, title in (
            ("undo", is_open and workspace.history.can_undo, workspace.history.undo_title if is_open else ""),
            ("redo", is_open and workspace.history.can_redo, workspace.history.redo_title if is_open else ""),
        ):
            actions[name].setEnabled(can)
            word = self.tr("Undo") if name == "undo" else self.tr("Redo")
            actions[name].setToolTip(f"{word}: {title}" if title else word)

    def _follow_record(self, path: FactPath) -> None:
        self.sections.select(path)

    def _go_to_line(self, finding: Diagnostic) -> None:
        if self.middle.currentWidget() is self.text_page and finding.source is not None:
            self.text_page.go_to(finding.source)

    # Panes

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The panes F6 goes through."""
        return (self.sections, self.middle, self.preview, self.problems)

    def cycle_panes(self, by: int) -> None:
        """Puts the focus into the next pane that is shown."""
        shown = [pane for pane in self.panes if pane.isVisible()]
        if not shown:
            return
        focused = next((number for number, pane in enumerate(shown) if pane.isAncestorOf(self.focusWidget())), -by)
        _focus_first(shown[(focused + by) % len(shown)])

    # Remembering

    def _restore(self) -> None:
        settings = self.settings
        if not self.restoreGeometry(settings.state("geometry")):
            self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - FRAME))
        for splitter, name, first in self._splitters():
            if not splitter.restoreState(settings.state(name)):
                splitter.setSizes(first)
        for name, pane in zip(("sections", "facts", "preview", "problems"), self.panes, strict=True):
            is_shown = settings.state(f"hidden-{name}").isEmpty()
            pane.setVisible(is_shown)
            self.actions_by_name[f"show_{name}"].setChecked(is_shown)
        self.actions_by_name["show_outline"].setChecked(settings.state("hidden-outline").isEmpty())
        self.actions_by_name["show_contents"].setChecked(not settings.state("shown-contents").isEmpty())

    def _remember(self) -> None:
        self.settings.note_state("geometry", self.saveGeometry())
        for splitter, name, _ in self._splitters():
            self.settings.note_state(name, splitter.saveState())
        for name, pane in zip(("sections", "facts", "preview", "problems"), self.panes, strict=True):
            self.settings.note_state(f"hidden-{name}", QByteArray(b"yes") if pane.isHidden() else QByteArray())
        yes, no = QByteArray(b"yes"), QByteArray()
        self.settings.note_state("hidden-outline", no if self.actions_by_name["show_outline"].isChecked() else yes)
        self.settings.note_state("shown-contents", yes if self.actions_by_name["show_contents"].isChecked() else no)
        self.settings.sync()

    def _splitters(self) -> tuple[tuple[QSplitter, str, list[int]], ...]:
        return (
            (self.columns, "columns", FIRST_WIDTHS),
            (self.rows, "rows", FIRST_HEIGHTS),
            (self.sections.splitter, "sections", [460, 300]),
            (self.preview.columns, "contents", [CONTENTS_WIDTH, 3 * CONTENTS_WIDTH]),
        )

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """Asks for what is not saved, then lets everything go."""
        if not self.documents.may_close():
            event.ignore()
            return
        self._remember()
        self.documents.let_go()
        self.builder.close()
        self.closed.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        """Takes a file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        """Opens the file."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.documents.open(path)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's
        """Looks at the disk when the window is used again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.documents.look_at_disk()


def _splitter(orientation: Qt.Orientation, widgets: list[QWidget]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter


def _dropped(event: QDropEvent) -> Path | None:
    """The file or folder that is dropped; None for anything else."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and (path.is_dir() or path.suffix.lower() in {".yaml", ".yml"}) else None


def _focus_first(pane: QWidget) -> None:
    """Puts the focus on the main part of a pane: its first list, else its first view, else what takes focus first."""
    takers = [
        widget
        for widget in pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    ]
    lists = [widget for widget in takers if widget.inherits("QAbstractItemView")]
    views = [widget for widget in takers if widget.inherits("QAbstractScrollArea")]
    target = next(iter(lists or views or takers), None)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
