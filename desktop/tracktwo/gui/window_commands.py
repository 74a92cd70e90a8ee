"""What each action of the window does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from tracktwo.gui.about import AboutDialog
from tracktwo.gui.export_control import print_pages
from tracktwo.gui.facts.record_dialogs import NewRecordDialog
from tracktwo.gui.guide import GuideDialog
from tracktwo.gui.options_dialog import OptionsDialog
from tracktwo.gui.preferences import PreferencesDialog
from tracktwo.gui.sections.brief import Brief, brief_titles
from tracktwo.gui.shortcuts import ShortcutsDialog

if TYPE_CHECKING:
    from tracktwo.gui.main_window import MainWindow


def connect_commands(window: MainWindow) -> None:
    """Connects every action of a window."""
    actions, documents, workspace, view = (
        window.actions_by_name,
        window.documents,
        window.workspace,
        window.preview.view,
    )
    slots = {
        "new": documents.ask_new,
        "open": documents.ask_open,
        "save": documents.save,
        "save_as": documents.ask_save_as,
        "read_again": documents.ask_read_again,
        "close": documents.close,
        "quit": window.close,
        "undo": workspace.undo,
        "redo": workspace.redo,
        "export": window.exports.export,
        "export_again": window.exports.export_again,
        "print": lambda: _print(window),
        "find": window.preview.search.begin,
        "show_in_preview": lambda: workspace.show_in_preview(workspace.selected),
        "settings": lambda: run(PreferencesDialog(window.settings, documents, window)),
        "next_pane": lambda: window.cycle_panes(1),
        "previous_pane": lambda: window.cycle_panes(-1),
        "zoom_in": view.zoom_in,
        "zoom_out": view.zoom_out,
        "fit": lambda: view.set_zoom(0),
        "new_brief": lambda: _begin_brief(window),
        "more": lambda: run(OptionsDialog(workspace, window.prompts, window)),
        "guide": lambda: run(GuideDialog(window)),
        "shortcuts": lambda: run(ShortcutsDialog(actions, window)),
        "about": lambda: run(AboutDialog(window)),
    }
    for name, slot in slots.items():
        actions.connect(name, slot)
    for name, pane in zip(("sections", "facts", "preview", "problems"), window.panes, strict=True):
        actions[f"show_{name}"].toggled.connect(pane.setVisible)
    actions.recent_menu.aboutToShow.connect(lambda: _fill_recent(window))
    window.top_bar.export_wanted.connect(window.exports.export)
    window.top_bar.other_template_wanted.connect(lambda: _choose_template(window))


def run(dialog: QDialog) -> None:
    """Shows a dialog until it is closed."""
    dialog.exec()
    dialog.deleteLater()


def _begin_brief(window: MainWindow) -> None:
    """Asks for a name, keeps the choices of the brief under it, and goes on with that one."""
    workspace = window.workspace
    workspace.settle()
    dialog = NewRecordDialog("briefs", tuple(brief_titles(workspace.current)), window.facts.context, parent=window)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        brief_id, title = dialog.record_id(), dialog.name.text().strip()
        workspace.attempt(lambda text: Brief.of(text, workspace.choices.brief).copied(brief_id, title))
        if brief_id in brief_titles(workspace.current):
            workspace.choose(brief=brief_id)
    dialog.deleteLater()


def _print(window: MainWindow) -> None:
    pages = window.preview.pages
    if pages is not None:
        print_pages(pages.pdf, window)


def _fill_recent(window: MainWindow) -> None:
    menu = window.actions_by_name.recent_menu
    menu.clear()
    for path in window.settings.recent():
        action = menu.addAction(str(path))
        action.triggered.connect(lambda _=False, path=path: window.documents.open(path))
    if menu.isEmpty():
        menu.addAction(window.tr("Nothing yet")).setEnabled(False)
    menu.addSeparator()
    menu.addAction(window.tr("Forget these")).triggered.connect(window.settings.purge_recent)


def _choose_template(window: MainWindow) -> None:
    """Asks for a template file; the dossier keeps its name from where the dossier is."""
    workspace = window.workspace
    folder = workspace.current.path if workspace.current.path.is_dir() else workspace.current.path.parent
    chosen = window.prompts.template_file(folder)
    if chosen is None:
        return
    name = from_folder(chosen, folder)
    workspace.attempt(lambda text: Brief.of(text, workspace.choices.brief).with_template(name))


def from_folder(path: Path, folder: Path) -> str:
    """The name of a file as a dossier in a folder says it: from there when it is inside, else whole."""
    absolute, base = path.absolute(), folder.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else str(absolute)
