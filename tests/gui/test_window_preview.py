"""The pages: always the newest, never blank, at the same place; builds that are late stop."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from holding import hold, let_go
from patience import PATIENCE
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tracktwo.editing.operations import set_value
from tracktwo.exporting import build
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.preview.layout import first_place, places_of


def retitle(window: MainWindow, title: str) -> None:
    window.workspace.attempt(lambda text: set_value(text, ("dossier", "title"), title))


def test_the_pages_are_the_bytes_an_export_writes(opened: MainWindow) -> None:
    assert opened.preview.pages is not None
    built = build(opened.workspace.request, opened.workspace.current.reading)
    assert opened.preview.pages.pdf == next(iter(built.files.values())).data


def test_an_edit_not_yet_saved_is_shown(opened: MainWindow, qtbot: QtBot, dossier: Path) -> None:
    before = dossier.read_bytes()
    with qtbot.waitSignal(opened.builder.shown, timeout=PATIENCE) as shown:
        opened.workspace.attempt(lambda text: set_value(text, ("texts", "bluf"), "A wholly new bottom line."))
    assert shown.args is not None
    assert shown.args[0].pdf != b""
    assert dossier.read_bytes() == before
    assert opened.isWindowModified()


def test_scroll_and_zoom_stay_when_the_pages_change(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.preview.view
    view.set_zoom(1.3)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    page, value = view.page, bar.value()
    assert value > 0
    with qtbot.waitSignal(view.shown, timeout=PATIENCE):
        retitle(opened, "Another title")
    assert view.zoom == 1.3
    assert view.page == page
    assert abs(bar.value() - value) < view.viewport().height()


def test_the_old_pages_stay_until_the_new_ones_are_drawn(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.preview.view
    ink: list[int] = []

    def note() -> None:
        picture = view.viewport().grab().toImage()
        dark = sum(QColor(picture.pixel(x, y)).lightness() < 128 for x in range(0, 400, 7) for y in range(0, 500, 7))
        ink.append(dark)

    note()
    opened.builder.started.connect(lambda _: note())
    opened.builder.shown.connect(lambda _: note())
    with qtbot.waitSignal(view.shown, timeout=PATIENCE):
        retitle(opened, "Another title")
    note()
    assert len(ink) >= 4
    assert min(ink) > max(ink) // 2, f"never blank: {ink}"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be held here")
def test_the_newest_wish_wins_and_late_builds_stop(opened: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.builder.checked, timeout=PATIENCE):  # comes last: nothing else runs then
        opened.builder.preview(opened.workspace.current, opened.workspace.request, at_once=True)
    stopped: list[int] = []
    started: list[int] = []
    shown: list[int] = []
    opened.builder.stopped.connect(stopped.append)
    opened.builder.started.connect(started.append)
    opened.builder.shown.connect(lambda pages: shown.append(pages.number))
    process = opened.builder.process_id
    opened.builder._impatience.setInterval(PATIENCE)  # it is held for as long as this process takes for the wishes
    hold(process)  # or the first build may be done before the second wish is uttered
    for number in range(4):
        opened.builder.preview(opened.workspace.current, opened.workspace.request, at_once=True)
        assert len(started) == number + 1
    let_go(process)
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(stopped) == 3, timeout=PATIENCE)
    assert shown == [started[-1]]
    assert sorted(stopped) == started[:-1]  # one that waits may give way before one that runs
    assert opened.builder.process_id == process, "the process is still warm"


def test_typing_fast_asks_for_one_build(opened: MainWindow, qtbot: QtBot) -> None:
    started: list[int] = []
    opened.builder.started.connect(started.append)
    with qtbot.waitSignal(opened.builder.shown, timeout=PATIENCE):
        for number in range(10):
            retitle(opened, f"Title {number}")
    assert len(started) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed another way here")
def test_a_killed_worker_is_replaced_and_the_pages_come(opened: MainWindow, qtbot: QtBot) -> None:
    process = opened.builder.process_id
    with qtbot.waitSignals([opened.builder.restarted, opened.builder.shown], timeout=PATIENCE):
        os.kill(process, signal.SIGKILL)
        opened.builder.preview(opened.workspace.current, opened.workspace.request, at_once=True)
    assert opened.builder.process_id not in {0, process}
    assert opened.preview.trouble == ""


def test_a_refused_build_leaves_the_last_good_pages_and_says_why(opened: MainWindow, qtbot: QtBot) -> None:
    pages = opened.preview.pages
    with qtbot.waitSignal(opened.builder.refused, timeout=PATIENCE):
        opened.workspace.choose(issued="yesterday")
    assert opened.preview.pages is pages
    assert "last good pages" in opened.preview.trouble
    assert "date" in opened.preview.trouble
    with qtbot.waitSignal(opened.builder.shown, timeout=PATIENCE):
        opened.workspace.choose(issued="")
    assert opened.preview.trouble == ""


def test_a_click_on_a_passage_selects_its_record(opened: MainWindow, qtbot: QtBot) -> None:
    pages, view = opened.preview.pages, opened.preview.view
    assert pages is not None
    place = next(each for each in pages.places if each.origin[:1] == ("texts",))
    view.go_to(place.page - 1, place.top)
    box = view.page_layout.box_of(place)
    point = QPoint(round(box.left + box.width / 2), round(box.top + box.height / 2) - view.verticalScrollBar().value())
    with qtbot.waitSignal(opened.workspace.record_selected, timeout=PATIENCE):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert opened.workspace.selected[:2] == place.origin[:2]


def test_a_record_is_shown_at_its_first_place(opened: MainWindow) -> None:
    pages, view = opened.preview.pages, opened.preview.view
    assert pages is not None
    last = max((each for each in pages.places if each.origin), key=lambda each: each.page)
    first = first_place(places_of(pages.places, last.origin))
    view.verticalScrollBar().setValue(0)
    opened.workspace.show_in_preview(last.origin)
    box = view.page_layout.box_of(first)
    top = view.verticalScrollBar().value()
    assert top <= box.top <= top + view.viewport().height()


def test_words_are_found_and_stepped_through(opened: MainWindow, qtbot: QtBot) -> None:
    search = opened.preview.search
    search.begin()
    search.field.setText("Pakistan")
    qtbot.waitUntil(lambda: search.count > 3, timeout=PATIENCE)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    search.end()
    assert search.isHidden()


def test_the_head_tells_pages_and_words(opened: MainWindow) -> None:
    pages = opened.preview.pages
    assert pages is not None
    said = " ".join(label.text() for label in opened.preview.findChildren(type(opened.saved_label)))
    assert f"of {pages.page_count} pages" in said
    assert f"{pages.word_count:,} words" in said
    assert pages.word_count > 500


def test_zoom_stays_within_bounds(opened: MainWindow) -> None:
    view = opened.preview.view
    for _ in range(30):
        view.zoom_in()
    assert view.zoom == 4.0
    for _ in range(30):
        view.zoom_out()
    assert view.zoom == 0.25
    view.set_zoom(0)
    assert view.page_layout.width == view.viewport().width()
