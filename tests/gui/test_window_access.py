"""Everything has a name, everything is reached by keyboard, faults are told without facts."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from patience import PATIENCE
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tracktwo.gui.about import AboutDialog, licences
from tracktwo.gui.actions import COMMANDS, shortcut_list
from tracktwo.gui.appearance import DARK, LIGHT, palette, style_sheet
from tracktwo.gui.crash import CrashDialog, FaultCatcher
from tracktwo.gui.icons import icon
from tracktwo.gui.logs import begin_log, end_log, logger, purge_logs
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.options_dialog import OptionsDialog
from tracktwo.gui.preferences import PreferencesDialog
from tracktwo.gui.shortcuts import ShortcutsDialog
from tracktwo.gui.worker import without_facts
from tracktwo.paths import resources_folder

PARTS_OF_QT = ("qt_spinbox_lineedit", "qt_scrollarea", "ScrollLeftButton", "ScrollRightButton")


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def without_name(root: QWidget) -> list[str]:
    """The widgets that take focus and have no name for screen readers; parts Qt makes for itself aside."""
    takers = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.objectName().startswith(PARTS_OF_QT)
    ]
    assert takers
    nameless = [widget for widget in takers if not name_of(widget) and not _is_inside_a_choice(widget)]
    return [f"{type(widget).__name__} in {type(widget.parent()).__name__}" for widget in nameless]


def _is_inside_a_choice(widget: QWidget) -> bool:
    """The list that opens below a choice, and the field of one that can be typed into, speak through the choice."""
    parent = widget.parent()
    return parent is not None and (
        parent.inherits("QComboBox") or parent.inherits("QComboBoxPrivateContainer") or parent.inherits("QHeaderView")
    )


def test_every_widget_of_the_welcome_page_has_a_name(window: MainWindow) -> None:
    assert without_name(window.welcome) == []


def test_every_widget_of_the_window_has_a_name(opened: MainWindow) -> None:
    opened.sections.list.setCurrentIndex(opened.sections.model.index(3))
    opened.preview.search.begin()
    opened.export_bar.begin()
    assert without_name(opened) == []


@pytest.mark.parametrize("kind", ["about", "shortcuts", "settings", "more", "crash"])
def test_every_widget_of_a_dialog_has_a_name(opened: MainWindow, qtbot: QtBot, kind: str) -> None:
    made: dict[str, Callable[[], QDialog]] = {
        "about": lambda: AboutDialog(opened),
        "shortcuts": lambda: ShortcutsDialog(opened.actions_by_name, opened),
        "settings": lambda: PreferencesDialog(opened.settings, opened.documents, opened),
        "more": lambda: OptionsDialog(opened.workspace, opened.prompts, opened),
        "crash": lambda: CrashDialog("ValueError", opened),
    }
    dialog = made[kind]()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle()
    assert without_name(dialog) == []


def test_f6_goes_through_the_panes_and_back(opened: MainWindow, qtbot: QtBot) -> None:
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened, timeout=PATIENCE)
    opened.sections.list.setFocus()
    seen: list[QWidget] = []
    for _ in opened.panes:
        QTest.keyClick(opened, Qt.Key.Key_F6)
        seen.append(next(pane for pane in opened.panes if pane.isAncestorOf(opened.focusWidget())))
    assert seen == [*opened.panes[1:], opened.panes[0]]
    QTest.keyClick(opened, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert opened.problems.isAncestorOf(opened.focusWidget())


def test_panes_are_hidden_and_remembered(opened: MainWindow, tmp_path: Path) -> None:
    opened.actions_by_name["show_problems"].trigger()
    assert opened.problems.isHidden()
    widths = opened.columns.sizes()
    opened.columns.setSizes([widths[0] + 30, widths[1] - 30, widths[2]])
    widths = opened.columns.sizes()
    opened.close()
    again = MainWindow(opened.settings, tmp_path / "state", opened.prompts)
    assert again.problems.isHidden()
    assert not again.actions_by_name["show_problems"].isChecked()
    again.resize(opened.size())
    again.show()
    again.pages.setCurrentIndex(1)
    assert again.columns.sizes() == widths
    again.close()


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    keys = [keys for _, _, keys in shortcut_list(window.actions_by_name)]
    assert len(keys) > 15
    assert len(set(keys)) == len(keys)
    assert {command.name for command in COMMANDS} >= {"save", "export", "export_again", "undo", "redo", "print"}


def test_without_a_dossier_only_what_needs_none_can_be_done(window: MainWindow, dossier: Path) -> None:
    assert window.actions_by_name["open"].isEnabled()
    assert not window.actions_by_name["export"].isEnabled()
    window.documents.open(dossier)
    assert window.actions_by_name["export"].isEnabled()
    window.documents.close()
    assert not window.actions_by_name["export"].isEnabled()


def fail_with_facts() -> None:
    try:
        {}["a secret of the dossier"]
    except KeyError as cause:
        raise ValueError("the Minister said so") from cause


@pytest.mark.usefixtures("window")
def test_a_fault_is_told_without_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog.text.toPlainText()))
    with pytest.raises(ValueError, match="Minister") as fault:
        fail_with_facts()
    FaultCatcher().catch(fault.type, fault.value, fault.tb)
    (report,) = shown
    assert "ValueError" in report
    assert "KeyError" in report
    assert "Python 3." in report
    assert Path(__file__).name in report
    assert "secret" not in report
    assert "Minister" not in report
    assert os.sep + "tests" not in report, "no path of this machine"


@pytest.mark.usefixtures("styled")
def test_the_report_is_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog(without_facts(ValueError("x")))
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


def test_the_log_is_its_owners_only_and_can_be_purged(tmp_path: Path) -> None:
    handler = begin_log(tmp_path / "log")
    logger().log(logging.ERROR, "a fault")
    end_log(handler)
    (log,) = (tmp_path / "log").iterdir()
    assert "a fault" in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    purge_logs(tmp_path / "log")
    assert not list((tmp_path / "log").iterdir())


def test_settings_switch_off_what_is_kept(opened: MainWindow, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(opened.settings, opened.documents, opened)
    qtbot.addWidget(dialog)
    for check in (dialog.recent, dialog.recovery, dialog.logs):
        assert check.isChecked()
        check.click()
    kept = opened.settings
    assert not any((kept.keeps_recent, kept.keeps_recovery, kept.keeps_logs))


def test_licences_name_every_part() -> None:
    text = licences()
    for part in ("LGPL-3.0", "ReportLab", "Source Serif", "Lucide", "ISC License"):
        assert part in text


def test_icons_follow_the_palette(styled: QApplication) -> None:
    try:
        styled.setPalette(palette(DARK))
        dark = icon("save").pixmap(24, 24).toImage()
        styled.setPalette(palette(LIGHT))
        light = icon("save").pixmap(24, 24).toImage()
    finally:
        styled.setPalette(palette(LIGHT))
    assert brightness(dark) > 128 > brightness(light)


def brightness(image: QImage) -> float:
    inked = [
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    return sum(inked) / len(inked)


@pytest.mark.parametrize("chosen", [LIGHT, DARK])
def test_words_can_be_read_on_their_grounds(chosen: object) -> None:
    assert chosen in {LIGHT, DARK}
    colours = LIGHT if chosen is LIGHT else DARK
    grounds = (colours.base, colours.window, colours.wash, colours.selection)
    pairs = [(colours.text, ground) for ground in grounds]
    pairs += [(colours.grey, colours.base), (colours.grey, colours.desk), (colours.on_accent, colours.accent)]
    pairs += [(word, colours.base) for word in (colours.error, colours.warning, colours.good, colours.accent)]
    pairs.append((colours.warning, colours.warning_wash))
    low = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5}
    assert not low, "WCAG 2.2, 1.4.3"
    assert style_sheet(colours)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_files_for_the_desktop_name_the_launcher() -> None:
    entry = (resources_folder() / "desktop" / "tracktwo.desktop").read_text("utf-8")
    assert "Exec=tracktwo-desktop %f" in entry
    assert "MimeType=application/x-tracktwo-dossier;" in entry
    types = (resources_folder() / "desktop" / "tracktwo-mime.xml").read_text("utf-8")
    assert "*.tracktwo.yaml" in types
