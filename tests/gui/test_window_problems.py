"""Problems in the window, and dossiers that are wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from patience import PATIENCE
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tracktwo.diagnostics import Diagnostic, Severity, Source
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.problems.groups import Grouping, counted, grouped, place_in_words
from tracktwo.gui.problems.model import ProblemModel
from tracktwo.gui.sections.model import PROBLEMS

FINDINGS = (
    Diagnostic("W11", "One origin only.", "Find another.", Severity.WARNING, Source("a.yaml", 9, 1), ("claims", "c")),
    Diagnostic("E10", "No source.", "", Severity.ERROR, Source("a.yaml", 3, 1), ("deal_terms", "t")),
    Diagnostic("I61", "Not checked.", "", Severity.NOTICE, Source("a.yaml", 5, 1), ("claims", "d")),
)


def test_problems_are_grouped_by_gravity_or_block_and_filtered() -> None:
    by_severity = grouped(FINDINGS, Grouping.SEVERITY)
    assert [(group.name, len(group.findings)) for group in by_severity] == [
        ("Errors", 1),
        ("Warnings", 1),
        ("Notices", 1),
    ]
    by_block = grouped(FINDINGS, Grouping.BLOCK)
    assert {group.name: len(group.findings) for group in by_block} == {"Possible deal terms": 1, "Claims": 2}
    assert [group.findings[0].code for group in grouped(FINDINGS, Grouping.SEVERITY, "ORIGIN only")] == ["W11"]
    assert grouped(FINDINGS, Grouping.BLOCK, "nowhere") == ()
    assert counted(FINDINGS) == "1 error, 1 warning, 1 notice"
    assert place_in_words(FINDINGS[1]) == "Possible deal terms, line 3"


def test_the_tree_of_problems_is_a_sound_model(styled: object) -> None:
    assert styled
    model = ProblemModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for by in Grouping:
        model.show_groups(grouped(FINDINGS, by))
        first = model.index(0, 0)
        assert model.rowCount(first) >= 1
        assert model.parent(model.index(0, 1, first)) == first
    model.show_groups(())
    assert model.rowCount() == 0


def test_a_click_on_a_problem_goes_to_its_record(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(each.path for each in opened.workspace.diagnostics), timeout=PATIENCE)
    tree, model = opened.problems.tree, opened.problems.model
    group = model.index(0, 0)
    index = model.index(0, 1, group)
    finding = model.finding(index)
    assert finding is not None
    tree.setCurrentIndex(index)
    tree.clicked.emit(index)
    assert opened.workspace.selected == finding.path
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"{finding.severity.value} {finding.code}")


def test_a_section_shows_how_many_problems_its_records_have(opened: MainWindow) -> None:
    finding = Diagnostic("W53", "Old.", "", Severity.WARNING, None, ("positions", "p"))
    opened.workspace.note_diagnostics((finding, finding, FINDINGS[0]))
    model = opened.sections.model
    numbers = {row.kind.name: model.index(place).data(PROBLEMS) for place, row in enumerate(model.rows)}
    assert numbers["positions"] == 2
    assert numbers["summary"] == 0


def opened_wrong(window: MainWindow, checkout: Path, tmp_path: Path, name: str) -> MainWindow:
    copy = tmp_path / name
    shutil.copy(checkout / "resources" / "wrong" / "dossiers" / name, copy)
    window.documents.open(copy)
    return window


def test_a_wrong_dossier_opens_with_its_problems_and_its_good_part(
    window: MainWindow, checkout: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opened_wrong(window, checkout, tmp_path, "reference-to-nothing.yaml")
    qtbot.waitUntil(lambda: bool(window.preview.trouble), timeout=PATIENCE)
    assert window.middle.currentWidget() is window.facts
    assert any(each.severity is Severity.ERROR for each in window.workspace.diagnostics)
    assert window.problems.model.rowCount(QModelIndex()) > 0
    assert "no pages yet" in window.preview.trouble


@pytest.mark.parametrize("name", ["only-a-sentence.yaml", "nothing.yaml", "only-a-list.yaml", "tab-indent.yaml"])
def test_what_is_no_dossier_shows_its_text(
    window: MainWindow, checkout: Path, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    opened_wrong(window, checkout, tmp_path, name)
    qtbot.waitUntil(lambda: bool(window.preview.trouble), timeout=PATIENCE)
    if window.workspace.current.reading.dossier is None:
        assert window.middle.currentWidget() is window.text_page
        assert window.text_page.edit.toPlainText() == window.workspace.current.text_of(name).replace("\r\n", "\n")
    assert window.workspace.diagnostics


def test_the_text_stands_at_the_error_and_can_be_put_right(
    window: MainWindow, tmp_path: Path, checkout: Path, qtbot: QtBot
) -> None:
    good = (checkout / "resources" / "starter" / "dossier.yaml").read_text("utf-8")
    broken = good.replace("  id: my-negotiation", "  id: [my-negotiation", 1)
    path = tmp_path / "broken.yaml"
    path.write_text(broken, encoding="utf-8")
    window.documents.open(path)
    page = window.text_page
    assert window.middle.currentWidget() is page
    (mark,) = page.edit.extraSelections()
    fault = next(each for each in window.workspace.diagnostics if each.source)
    assert fault.source is not None
    assert mark.cursor.blockNumber() + 1 == fault.source.line
    page.edit.setPlainText(good)
    with qtbot.waitSignal(window.builder.shown, timeout=PATIENCE):
        page.read_again.click()
    assert window.middle.currentWidget() is window.facts
    window.workspace.undo()
    assert window.workspace.current.text_of("broken.yaml") == broken
