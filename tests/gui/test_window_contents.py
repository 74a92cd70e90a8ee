"""The contents beside the pages, marks on them, and going twice to the same problem."""

from __future__ import annotations

from pathlib import Path

from patience import PATIENCE
from pytestqt.qtbot import QtBot

from tracktwo.dossier.yaml_text import Plain
from tracktwo.gui.facts.records import differing_rows, spans
from tracktwo.gui.facts.records_model import RecordsModel
from tracktwo.gui.forms.candidates import Candidates
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.preview.layout import Box, marked_lines
from tracktwo.gui.sections.options_form import in_words
from tracktwo.gui.settings import Settings
from tracktwo.gui.welcome import BUTTON


def test_the_contents_list_the_headings_and_mark_the_one_on_screen(opened: MainWindow, qtbot: QtBot) -> None:
    contents, view = opened.preview.contents, opened.preview.view
    assert contents.isHidden()
    opened.actions_by_name["show_contents"].trigger()
    assert contents.isVisible()
    assert len(contents.headings) > 3
    last = contents.headings[-1]
    contents.wanted.emit(last.page, last.top)
    qtbot.waitUntil(lambda: view.page >= last.page, timeout=PATIENCE)
    marked = contents.currentItem()
    assert marked is not None
    assert marked.text(0) in {each.title for each in contents.headings[1:]}


def test_outline_and_contents_are_remembered(opened: MainWindow, tmp_path: Path) -> None:
    opened.actions_by_name["show_outline"].trigger()
    opened.actions_by_name["show_contents"].trigger()
    assert opened.facts.outline.isHidden()
    opened.close()
    again = MainWindow(Settings(tmp_path / "settings"), tmp_path / "state")
    try:
        assert again.facts.outline.isHidden()
        assert not again.preview.contents.isHidden()
    finally:
        again.close()
        again.deleteLater()


def test_the_same_problem_leads_to_its_field_again(opened: MainWindow, qtbot: QtBot) -> None:
    went: list[object] = []
    qtbot.waitUntil(lambda: any(each.path for each in opened.workspace.diagnostics), timeout=PATIENCE)
    finding = next(each for each in opened.workspace.diagnostics if each.path)
    opened.workspace.record_selected.connect(went.append)
    opened.problems.choose(finding)
    opened.problems.choose(finding)
    qtbot.wait(20)
    assert went == [finding.path, finding.path]


def test_a_line_of_many_pieces_has_one_mark() -> None:
    pieces = [Box(100, 10, 40, 8), Box(150, 9, 30, 8), Box(190, 12, 4, 4), Box(96, 30, 60, 8)]
    lines = marked_lines(pieces)
    assert [(line.left, line.top) for line in lines] == [(96, 9), (96, 30)]


def test_rows_that_changed_are_told_and_no_others(qtbot: QtBot) -> None:
    del qtbot
    model = RecordsModel()
    model.show_block("issues")
    before: dict[str, Plain] = {"issues": {f"i{number}": {"title": str(number)} for number in range(6)}}
    model.take(before, Candidates(before))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    issues = before["issues"]
    assert isinstance(issues, dict)
    after: dict[str, Plain] = {"issues": {**issues, "i2": {"title": "x"}, "i3": {"title": "y"}, "i5": {"title": "z"}}}
    model.take(after, Candidates(after))
    assert told == [(2, 3), (5, 5)]
    assert spans([]) == ()
    assert differing_rows([("a",)], [("a",)]) == (1, 0, 0)


def test_abbreviations_are_written_as_such() -> None:
    assert in_words("pax") == "PA-X category"
    assert in_words("no-deal") == "No deal"


def test_both_beginnings_on_the_welcome_page_are_of_one_size(window: MainWindow) -> None:
    named = {button.text(): button.size() for button in window.welcome.findChildren(type(window.top_bar.export))}
    assert named["Open a dossier…"] == named["New dossier…"]
    assert named["Open a dossier…"].height() == BUTTON.height()
