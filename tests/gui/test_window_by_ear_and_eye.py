"""What the window says is of the window, is read whole, and where the keyboard is can be seen."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import environment
from patience import PATIENCE
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from screen import screen_of_its_own

from tracktwo.diagnostics import Diagnostic
from tracktwo.editing.text import DossierText
from tracktwo.gui.appearance import DARK, LIGHT
from tracktwo.gui.choices import Choices
from tracktwo.gui.facts.pane import FactsPane
from tracktwo.gui.facts.records_model import RecordsModel
from tracktwo.gui.focus_line import THICKNESS
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.messages import hint_of
from tracktwo.gui.prompts import Prompts
from tracktwo.gui.workspace import Workspace
from tracktwo.paths import PACKAGE
from tracktwo.writers.pdf.findings import WITHOUT

OPTION = re.compile(r"(?<!-)--[a-z]+|\btracktwo [a-z]+\b")
NEVER_IN_THE_WINDOW = {
    "side_by_side.py": "the window exports one dossier",
    "exporting.py": "the window asks for no --set, --without, --sections and --lang: Choices has none",
    "sections.py": "the same of --set",
    "catalogue.py": "a page of the documentation",
    "field_guide.py": "a page for readers of the files",
}


# Words


def literals(path: Path) -> Iterator[str]:
    """The texts in a module that are not descriptions of its parts."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_message_names_a_command_or_an_option_of_one() -> None:
    engine = [path for path in sorted(PACKAGE.rglob("*.py")) if not {"commands", "gui"} & set(path.parts)]
    named = {
        (path.name, text)
        for path in engine
        if path.name not in {*NEVER_IN_THE_WINDOW, "__main__.py", "__init__.py"}
        for text in literals(path)
        if OPTION.search(text)
    }
    assert len(named) >= 3
    left = [(name, text) for name, text in named if OPTION.search(hint_of(Diagnostic("P08", "A fault.", text)))]
    assert left == []
    assert not OPTION.search(hint_of(Diagnostic("E03", "No such brief.", "Use --template.")))
    assert "“Word” at the top of the window" in hint_of(Diagnostic("P08", "A fault.", f"Do it, or {WITHOUT}."))
    assert not {"settings", "sections", "without", "lang"} & set(Choices.__dataclass_fields__)


class KeptOpen(Prompts):
    """Dialogs that are looked at instead of answered."""

    box: QMessageBox

    def _run(self, box: QMessageBox) -> None:
        box.show()
        self.box = box


@pytest.mark.parametrize("length", [2, 6, 12, 60])
def test_every_word_of_a_refusal_can_be_read(window: MainWindow, qtbot: QtBot, length: int) -> None:
    prompts = KeptOpen(window)
    prompts.tell([Diagnostic("S01", "The file could not be written: " + "no space left " * length + ".", "Make room.")])
    qtbot.addWidget(prompts.box)
    qtbot.waitExposed(prompts.box)
    label = prompts.box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(label, QLabel)
    whole = label.fontMetrics().boundingRect(label.rect(), Qt.TextFlag.TextWordWrap, label.text())
    assert label.wordWrap() or label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert whole.height() <= label.height()


# Where the keyboard is


def test_a_line_shows_the_pane_that_has_the_keyboard(opened: MainWindow, qtbot: QtBot) -> None:
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened, timeout=PATIENCE)
    opened.sections.list.setFocus()
    seen: list[str] = []
    for _ in opened.panes:
        pane = next(each for each in opened.panes if each.isAncestorOf(opened.focusWidget()))
        (line,) = (each for each in opened.focus_lines if each.isVisible())
        assert line.parent() is pane
        assert (line.width(), line.height()) == (pane.width(), THICKNESS)
        middle = pane.grab().toImage().pixelColor(pane.width() // 2, 0)
        assert middle == QColor(LIGHT.accent)
        seen.append(type(pane).__name__)
        QTest.keyClick(opened, Qt.Key.Key_F6)
    assert len(set(seen)) == 4
    opened.resize(opened.width() - 120, opened.height())
    pairs = zip(opened.focus_lines, opened.panes, strict=True)
    assert [line.width() for line, pane in pairs if line.isVisible() and line.width() != pane.width()] == []
    opened.top_bar.brief.setFocus()
    assert not any(line.isVisible() for line in opened.focus_lines)


# Colours of the system


WATCHING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tracktwo.gui.application import prepare
application = QApplication([])
prepare(application)
told = []
def changed(_):
    told.append(application.palette().window().color().name())
    if len(told) == 2:
        print(*told)
        application.exit()
application.styleHints().colorSchemeChanged.connect(changed)
import subprocess
where = ["--object-path", "/org/freedesktop/portal/desktop"]
what = ["--signal", "org.freedesktop.portal.Settings.SettingChanged", "org.freedesktop.appearance", "color-scheme"]
def say():  # again and again: whoever listens may begin to later
    value = "<uint32 2>" if told else "<uint32 1>"
    subprocess.run(["gdbus", "emit", "--session", *where, *what, value], check=True)
again = QTimer(interval=200)
again.timeout.connect(say)
again.start()
application.exec()
"""


@pytest.mark.outside("Xvfb", "dbus-run-session", "gdbus")
def test_colours_follow_the_system_while_the_window_is_open(tmp_path: Path) -> None:
    """The desktop says on its bus that it is dark now, and light again: as it does when somebody turns the switch."""
    with screen_of_its_own() as screen:
        mine = {
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
        }
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, "-c", WATCHING],
            env=environment(**mine),
            capture_output=True,
            text=True,
            timeout=PATIENCE / 1000,
            check=True,
        )
    assert done.stdout.split() == [DARK.window, LIGHT.window], done.stderr


# Many records


class CountingModel(RecordsModel):
    """Counts the rows whose cells are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[int] = set()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            self.asked.add(index.row())
        return super().data(index, role)


def test_a_step_of_scrolling_draws_the_rows_in_sight_and_no_others(
    dossiers: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracktwo.gui.facts.pane.RecordsModel", lambda _: CountingModel())
    text = (dossiers / "indus-waters-1960.yaml").read_text("utf-8")
    source = "  many{}: {{type: report, kind: press-original, title: Report {}, issued: 1960, reliability: B}}\n"
    many = "".join(source.format(number, number) for number in range(5000))
    workspace = Workspace()
    pane = FactsPane(workspace)
    qtbot.addWidget(pane)
    pane.resize(900, 800)
    pane.show()
    written = text.replace("\nsources:\n", f"\nsources:\n{many}", 1)
    workspace.open(DossierText.of_bytes(Path("many.yaml"), {"many.yaml": written.encode()}), Choices())
    workspace.select_record(("sources", "many0"))
    qtbot.waitExposed(pane)
    model, view = pane.records_model, pane.table
    assert isinstance(model, CountingModel)
    assert model.rowCount() > 5000
    in_sight = view.viewport().height() // view.rowHeight(0) + 2
    for step in range(10):
        model.asked.clear()
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * step // 10 + 40)
        view.viewport().grab()
        assert 0 < len(model.asked) <= in_sight
