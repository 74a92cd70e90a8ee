"""Ticking, moving and setting sections changes the pages and is kept in the dossier."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from patience import PATIENCE
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot
from scripted_prompts import ScriptedPrompts

from tracktwo.dossier.loading import load_dossier
from tracktwo.exporting import ExportRequest, Format, build
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.sections.model import MIME, SectionModel
from tracktwo.gui.sections.options_form import OptionsForm


def row_of(window: MainWindow, kind: str) -> int:
    return [row.kind.name for row in window.sections.model.rows].index(kind)


def chosen(window: MainWindow) -> list[str]:
    return [row.kind.name for row in window.sections.model.rows if row.is_chosen]


def words_on_pages(window: MainWindow) -> str:
    assert window.preview.pages is not None
    with pypdfium2.PdfDocument(window.preview.pages.pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def tick(window: MainWindow, qtbot: QtBot, kind: str, *, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    with qtbot.waitSignal(window.preview.view.shown, timeout=PATIENCE):
        index = window.sections.model.index(row_of(window, kind))
        assert window.sections.model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def test_a_section_left_out_leaves_the_pages_and_comes_back(opened: MainWindow, qtbot: QtBot) -> None:
    first = chosen(opened)
    kind = "participants" if "participants" in first else first[1]
    title = opened.sections.model.rows[row_of(opened, kind)].shown_title
    assert title in words_on_pages(opened)
    place = row_of(opened, kind)
    tick(opened, qtbot, kind, on=False)
    assert kind not in chosen(opened)
    assert row_of(opened, kind) == place, "an unticked section stays where it stood"
    assert f" {title}\r\n" not in words_on_pages(opened)
    tick(opened, qtbot, kind, on=True)
    assert chosen(opened) == first
    assert title in words_on_pages(opened)


def test_moving_a_section_with_the_keyboard_moves_it_on_the_pages(opened: MainWindow, qtbot: QtBot) -> None:
    first = chosen(opened)
    opened.sections.list.setFocus()
    opened.sections.list.setCurrentIndex(opened.sections.model.index(row_of(opened, first[-1])))
    with qtbot.waitSignal(opened.preview.view.shown, timeout=PATIENCE):
        QTest.keyClick(opened.sections.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    while chosen(opened) == first:
        opened.sections.move_current(-1)
    assert chosen(opened) != first
    assert sorted(chosen(opened)) == sorted(first)
    assert opened.sections.list.currentIndex().row() == row_of(opened, first[-1]), "the selection goes with it"


def test_dragging_a_section_is_kept_in_the_dossier_and_undone_byte_for_byte(opened: MainWindow) -> None:
    before = dict(opened.workspace.current.files)
    first = chosen(opened)
    model = opened.sections.model
    data = model.mimeData([model.index(row_of(opened, first[0]))])
    assert data.hasFormat(MIME)
    model.dropMimeData(data, Qt.DropAction.MoveAction, row_of(opened, first[2]), 0, QModelIndex())
    assert chosen(opened)[:2] == [first[1], first[0]]
    dossier = opened.workspace.current.reading.dossier
    assert dossier is not None
    plan = dossier.briefs[opened.workspace.choices.brief or "brief"]
    assert [choice.kind for choice in plan.sections] == chosen(opened)
    opened.workspace.undo()
    assert dict(opened.workspace.current.files) == before
    assert chosen(opened) == first


def test_an_option_is_kept_where_it_differs_and_dropped_where_it_does_not(opened: MainWindow, qtbot: QtBot) -> None:
    opened.sections.list.setCurrentIndex(opened.sections.model.index(row_of(opened, "timeline")))
    form = opened.sections.findChild(OptionsForm)
    assert form is not None
    chip = next(child for child in form.findChildren(type(opened.top_bar.export)) if child.text() == "Backward")
    with qtbot.waitSignal(opened.workspace.dossier_changed, timeout=PATIENCE):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    row = opened.sections.model.rows[row_of(opened, "timeline")]
    assert dict(row.options) == {"order": "backward"}
    assert row.is_chosen, "setting an option puts the section in the brief"


def test_the_command_line_writes_the_pages_that_are_shown(
    opened: MainWindow, qtbot: QtBot, dossier: Path, prompts: ScriptedPrompts
) -> None:
    tick(opened, qtbot, chosen(opened)[-1], on=False)
    opened.documents.save()
    assert prompts.told == []
    request = ExportRequest(dossier, brief=opened.workspace.choices.brief, formats=(Format.PDF,))
    assert opened.preview.pages is not None
    assert build(request).files[Format.PDF].data == opened.preview.pages.pdf
    assert not load_dossier(dossier).broken


def test_another_look_starts_from_its_own_sections(opened: MainWindow, qtbot: QtBot) -> None:
    box = opened.top_bar.template
    with qtbot.waitSignal(opened.preview.view.shown, timeout=PATIENCE):
        box.setCurrentIndex(box.findData("one-pager"))
        box.activated.emit(box.currentIndex())
    dossier = opened.workspace.current.reading.dossier
    assert dossier is not None
    assert dossier.briefs[opened.workspace.choices.brief].template == "one-pager"
    assert opened.preview.pages is not None


def test_the_list_of_sections_is_a_sound_model(opened: MainWindow) -> None:
    model = opened.sections.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    opened.sections.move_section(0, 3)
    opened.workspace.undo()
    model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    opened.workspace.undo()
    model.show_rows((), (), ())
    assert model.rowCount() == 0


def test_a_row_says_in_words_what_it_shows(opened: MainWindow) -> None:
    model = opened.sections.model
    said = [model.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(model.rowCount())]
    assert len(said) > 5
    assert all("in the brief" in words for words in said)
    assert any("records" in words for words in said)


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole])
def test_an_index_outside_the_list_shows_nothing(role: Qt.ItemDataRole) -> None:
    assert SectionModel().data(QModelIndex(), role) is None
