"""Every action of the window, with its standard shortcut, and the menus they stand in."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from tracktwo.gui.icons import icon

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True, slots=True)
class Command:
    """One action: its name in the code, the menu it stands in, its text, icon and shortcut; `rule` sets it apart."""

    name: str
    menu: str
    text: str
    keys: Keys = None
    icon: str = ""
    rule: bool = False
    needs_dossier: bool = True
    checkable: bool = False
    checked: bool = True


_STANDARD = QKeySequence.StandardKey
COMMANDS = (
    Command("new", "File", "&New dossier…", _STANDARD.New, "file-plus", needs_dossier=False),
    Command("open", "File", "&Open…", _STANDARD.Open, "folder-open", needs_dossier=False),
    Command("recent", "File", "Open &recent", needs_dossier=False),
    Command("save", "File", "&Save", _STANDARD.Save, "save", rule=True),
    Command("save_as", "File", "Save &as…", "Ctrl+Shift+S"),
    Command("read_again", "File", "&Read again from disk", "F5", "refresh-cw"),
    Command("export", "File", "&Export", "Ctrl+E", "file-down", rule=True),
    Command("export_again", "File", "Export a&gain", "Ctrl+Shift+E"),
    Command("print", "File", "&Print…", _STANDARD.Print, "printer"),
    Command("close", "File", "&Close dossier", _STANDARD.Close, rule=True),
    Command("quit", "File", "&Quit", _STANDARD.Quit, needs_dossier=False),
    Command("undo", "Edit", "&Undo", _STANDARD.Undo, "undo-2"),
    Command("redo", "Edit", "&Redo", "Ctrl+Shift+Z", "redo-2"),
    Command("find", "Edit", "&Find in preview", _STANDARD.Find, "search", rule=True),
    Command("show_in_preview", "Edit", "Show record in &preview", "Ctrl+Return", "eye"),
    Command("settings", "Edit", "&Settings…", _STANDARD.Preferences, "settings", rule=True, needs_dossier=False),
    Command("show_sections", "View", "&Sections", "Ctrl+1", checkable=True),
    Command("show_facts", "View", "&Facts", "Ctrl+2", checkable=True),
    Command("show_preview", "View", "&Preview", "Ctrl+3", checkable=True),
    Command("show_problems", "View", "Pr&oblems", "Ctrl+4", checkable=True),
    Command("show_outline", "View", "Outline of the fa&cts", "Ctrl+5", "panel-left", checkable=True),
    Command("show_contents", "View", "Con&tents of the brief", "Ctrl+6", "list-tree", checkable=True, checked=False),
    Command("next_pane", "View", "&Next pane", "F6", rule=True),
    Command("previous_pane", "View", "Pre&vious pane", "Shift+F6"),
    Command("zoom_in", "View", "Zoom &in", _STANDARD.ZoomIn, "zoom-in", rule=True),
    Command("zoom_out", "View", "Zoom o&ut", _STANDARD.ZoomOut, "zoom-out"),
    Command("fit", "View", "Fit pages to the &width", "Ctrl+0", "maximize"),
    Command("new_brief", "Brief", "&New brief like this…", icon="copy"),
    Command("more", "Brief", "&More choices…", "Ctrl+M", "sliders-horizontal"),
    Command("guide", "Help", "&Guide", icon="book-open", needs_dossier=False),
    Command("shortcuts", "Help", "&Keyboard shortcuts", "F1", "keyboard", needs_dossier=False),
    Command("about", "Help", "&About Tracktwo", icon="info", needs_dossier=False),
)
"""Every action, in the order of the menus."""


class Actions:
    """The actions of one window by name."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._actions = {command.name: _made(command, window) for command in COMMANDS}
        self.recent_menu = QMenu(_translated("Open &recent"), window)
        self._actions["recent"] = self.recent_menu.menuAction()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def connect(self, name: str, slot: Callable[[], object]) -> None:
        """Calls `slot` when the action is triggered."""
        self._actions[name].triggered.connect(lambda *_: slot())

    def fill_menus(self) -> None:
        """Builds the menu bar."""
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = self._window.menuBar().addMenu(_translated(f"&{command.menu}"))
            if command.rule:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._actions[command.name])

    def enable(self, *, is_open: bool) -> None:
        """Only what needs no dossier can be done while none is open."""
        for command in COMMANDS:
            if command.needs_dossier and not command.checkable:
                self._actions[command.name].setEnabled(is_open)


def _made(command: Command, window: QMainWindow) -> QAction:
    action = QAction(_translated(command.text), window)
    if command.icon:
        action.setIcon(_icon(command.icon))
    if command.keys is not None:
        action.setShortcuts(_shortcuts(command.keys))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(command.checkable)
    if command.checkable:
        action.setChecked(command.checked)
    action.setMenuRole(QAction.MenuRole.TextHeuristicRole)
    window.addAction(action)
    tip = _translated(command.text).replace("&", "").removesuffix("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    return action


def _shortcuts(keys: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    fallback = {_STANDARD.Quit: "Ctrl+Q", _STANDARD.Preferences: "Ctrl+,", _STANDARD.Close: "Ctrl+W"}
    found = QKeySequence.keyBindings(keys)
    return found or [QKeySequence(fallback[keys])]


def _icon(name: str) -> QIcon:
    return icon(name)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def shortcut_list(actions: Actions) -> tuple[tuple[str, str, str], ...]:
    """Menu, action and keys of every action that has keys."""
    rows: list[tuple[str, str, str]] = []
    for command in COMMANDS:
        action = actions[command.name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            rows.append((command.menu, action.text().replace("&", "").removesuffix("…"), keys))
    return tuple(rows)
