"""Outline, tables and records: adding, duplicating, moving, renaming, deleting, and all of it undone."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from of_kind import of_kind
from patience import PATIENCE
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.editing.operations import set_value
from tracktwo.editing.sheet import plain_at
from tracktwo.editing.text import DossierText
from tracktwo.gui.choices import Choices
from tracktwo.gui.facts.changes import change_of
from tracktwo.gui.facts.columns import columns_of
from tracktwo.gui.facts.delete_dialog import DeleteDialog
from tracktwo.gui.facts.identifiers import suggested_id
from tracktwo.gui.facts.outline_model import PROBLEMS_ROLE, OutlineModel
from tracktwo.gui.facts.pane import FactsPane
from tracktwo.gui.facts.record_dialogs import NewRecordDialog, RenameDialog
from tracktwo.gui.facts.record_panel import RecordAction
from tracktwo.gui.facts.records import differing_rows, listed_blocks, records_of
from tracktwo.gui.facts.records_model import ROW_TYPE, RecordsModel
from tracktwo.gui.forms.cites_field import CitesField
from tracktwo.gui.forms.edits import SetValue
from tracktwo.gui.forms.field_grid import FieldGrid
from tracktwo.gui.forms.part_fields import PartsField
from tracktwo.gui.forms.record_form import RecordForm
from tracktwo.gui.forms.reference_fields import ReferenceField
from tracktwo.gui.forms.text_fields import LineField, TextEditor
from tracktwo.gui.problem_counts import Problems
from tracktwo.gui.workspace import Workspace


@pytest.fixture
def workspace(qapp: QApplication) -> Workspace:
    assert qapp
    made = Workspace()
    made.refused.connect(lambda found: pytest.fail(str(found)))
    return made


@pytest.fixture
def text(dossiers: Path) -> DossierText:
    return DossierText.load(dossiers / "ukraine-track2-2023.yaml")


@pytest.fixture
def pane(workspace: Workspace, text: DossierText, qtbot: QtBot) -> FactsPane:
    made = FactsPane(workspace)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    workspace.open(text, Choices())
    qtbot.waitExposed(made, timeout=PATIENCE)
    return made


def ids(workspace: Workspace, block: str) -> list[str]:
    return [str(path[-1]) for path, _ in records_of(workspace.current.plain, block)]


def grid_of(pane: FactsPane, block: str) -> FieldGrid:
    return of_kind(RecordForm, pane.panel._forms[block]).grid


def test_the_outline_counts_the_records_of_each_block(pane: FactsPane, text: DossierText) -> None:
    model = pane.outline_model
    counts = {model.path_of(model.index(row, 0))[0]: model.rowCount(model.index(row, 0)) for row in range(16)}
    assert counts["positions"] == len(text.plain["positions"])
    assert counts["parties"] == len(text.plain["parties"])
    assert counts["dossier"] == 0
    assert list(counts) == list(listed_blocks())


def test_models_keep_the_rules_of_qt_while_records_come_and_go(pane: FactsPane, workspace: Workspace) -> None:
    models = (pane.outline_model, pane.records_model, pane.table.proxy)
    testers = [QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Warning) for each in models]
    workspace.select_record(("issues", ids(workspace, "issues")[0]))
    before = workspace.current.files
    for action in (RecordAction.DUPLICATE, RecordAction.DOWN, RecordAction.UP):
        pane.commands.do(action, workspace.selected)
    pane.outline.filter.setText("cease")
    pane.outline.filter.returnPressed.emit()
    pane.outline.filter.clear()
    workspace.select_record(("events", ids(workspace, "events")[1]))
    pane.commands.do(RecordAction.UP, workspace.selected)
    while workspace.history.can_undo:
        workspace.undo()
    assert workspace.current.files == before
    assert len(testers) == 3


def test_a_record_dragged_far_stays_chosen_and_is_seen(pane: FactsPane, workspace: Workspace) -> None:
    models = (pane.outline_model, pane.records_model, pane.table.proxy)
    testers = [QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Warning) for each in models]
    moved: list[int] = []
    pane.records_model.rowsMoved.connect(lambda *_: moved.append(1))
    first = ids(workspace, "actors")[0]
    workspace.select_record(("actors", first))
    last = len(ids(workspace, "actors")) - 1
    data = pane.records_model.mimeData([pane.records_model.index(0, 0)])
    pane.records_model.dropMimeData(data, Qt.DropAction.MoveAction, last + 1, 0, QModelIndex())
    assert ids(workspace, "actors")[last] == first
    assert pane.table.currentIndex().row() == last
    assert pane.table.viewport().rect().contains(pane.table.visualRect(pane.table.currentIndex()).center())
    workspace.undo()
    assert ids(workspace, "actors")[0] == first
    assert pane.table.currentIndex().row() == 0
    assert len(moved) == 2, "no other row was told of"
    assert len(testers) == 3


def test_choosing_a_row_shows_the_record_and_its_line(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("positions",))
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.table.proxy.index(2, 0))
    path = workspace.selected
    assert path[0] == "positions"
    assert pane.panel.path == path
    place = workspace.current.place(path)
    assert place is not None
    assert f"line {place.line}" in pane.panel._id.accessibleName()


def test_a_path_below_a_record_puts_the_keyboard_in_its_field(pane: FactsPane, workspace: Workspace) -> None:
    pane.activateWindow()
    workspace.select_record(("positions", "pos-ua-process", "as_of"))
    form = pane.panel._forms["positions"]
    field = grid_of(pane, "positions").editors["as_of"]
    assert form.focusWidget() is of_kind(LineField, field).line
    workspace.select_record(("positions", "pos-ua-process", "cites", 0))
    row = of_kind(CitesField, grid_of(pane, "positions").editors["cites"]).rows[0]
    assert form.focusWidget() is row.source
    workspace.select_record(("actors", "haass", "roles", 0, "cites"))
    group = of_kind(PartsField, grid_of(pane, "actors").editors["roles"]).rows[0].group
    assert group.is_open


def test_a_new_record_is_called_something_and_gets_an_id(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("issues", ids(workspace, "issues")[0]))
    QTest.mouseClick(pane.add_button, Qt.MouseButton.LeftButton)
    dialog = pane.commands.dialog
    assert isinstance(dialog, NewRecordDialog)
    assert not dialog.do_button.isEnabled()
    QTest.keyClicks(dialog.name, "Prisoner exchange")
    assert dialog.id.text() == "prisoner-exchange"
    QTest.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert ids(workspace, "issues")[1] == "prisoner-exchange", "a new record stands behind the chosen one"
    assert workspace.selected == ("issues", "prisoner-exchange")


def test_an_id_that_is_taken_is_not_given_again(pane: FactsPane, workspace: Workspace) -> None:
    taken = ids(workspace, "issues")
    dialog = NewRecordDialog("issues", taken, pane.context, "x", pane)
    dialog.id.setText(taken[0])
    dialog.id.textEdited.emit(taken[0])
    assert dialog.note.text() == "This id is taken."
    assert not dialog.do_button.isEnabled()
    assert suggested_id("positions", "Ukraine's fate: no deal!", set()) == "pos-ukraine-s-fate-no-deal"
    assert suggested_id("issues", "Arms", {"arms", "arms-2"}) == "arms-3"


def test_a_new_record_can_be_made_from_a_reference(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("positions", "pos-ua-process"))
    issue = of_kind(ReferenceField, grid_of(pane, "positions").editors["issue"])
    pane.context.want_record("issues", "Prisoners of war", issue.line._give)
    dialog = pane.commands.dialog
    assert isinstance(dialog, NewRecordDialog)
    dialog.accept()
    assert "prisoners-of-war" in ids(workspace, "issues")
    assert plain_at(workspace.current.blocks, ("positions", "pos-ua-process", "issue")) == "prisoners-of-war"


def test_a_party_is_added_moved_and_deleted(pane: FactsPane, workspace: Workspace) -> None:
    count = len(ids(workspace, "parties"))
    workspace.select_record(("parties", 0))
    pane.commands.do(RecordAction.DUPLICATE, workspace.selected)
    assert len(ids(workspace, "parties")) == count + 1
    assert workspace.selected == ("parties", 1)
    pane.commands.do(RecordAction.DOWN, workspace.selected)
    assert workspace.selected == ("parties", 2)
    pane.commands.do(RecordAction.DELETE, workspace.selected)
    assert isinstance(pane.commands.dialog, DeleteDialog)
    pane.commands.dialog.accept()
    assert len(ids(workspace, "parties")) == count


def test_renaming_shows_where_the_id_is_used_and_changes_it_there(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("issues", "process"))
    pane.commands.do(RecordAction.RENAME, workspace.selected)
    dialog = pane.commands.dialog
    assert isinstance(dialog, RenameDialog)
    assert any("used" in label.text() for label in dialog.findChildren(QLabel))
    dialog.id.setText("voice")
    dialog.accept()
    assert "voice" in ids(workspace, "issues")
    assert workspace.selected == ("issues", "voice")
    assert plain_at(workspace.current.blocks, ("positions", "pos-ua-process", "issue")) == "voice"


def test_deleting_lists_what_refers_to_the_record_and_selects_a_neighbour(
    pane: FactsPane, workspace: Workspace
) -> None:
    first, second = ids(workspace, "issues")[:2]
    workspace.select_record(("issues", first))
    pane.table.setFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_Delete)
    dialog = pane.commands.dialog
    assert isinstance(dialog, DeleteDialog)
    dialog.accept()
    assert first not in ids(workspace, "issues")
    assert workspace.selected == ("issues", second)
    workspace.undo()
    assert first in ids(workspace, "issues")


def test_another_id_for_an_item_goes_to_what_refers_to_it(pane: FactsPane, workspace: Workspace) -> None:
    packages = plain_at(workspace.current.blocks, ("weapons_packages",))
    assert isinstance(packages, dict)
    paths = [
        ("weapons_packages", package, "items", number, "id")
        for package in packages
        for number in range(30)
        if plain_at(packages, (package, "items", number, "id")) == "itm-dpicm"
    ]
    (path,) = paths
    workspace.attempt(lambda text: change_of(text, SetValue(path, "itm-shells")))
    assert plain_at(workspace.current.blocks, ("claims", "clm-dud", "about")) == ["itm-shells"]
    workspace.attempt(lambda text: change_of(text, SetValue(path, "")))  # which is no id, and is told as missing
    assert plain_at(workspace.current.blocks, path) is None
    workspace.undo()
    workspace.select_record(path[:2])
    pane.commands.do(RecordAction.DELETE, workspace.selected)
    dialog = pane.commands.dialog
    assert isinstance(dialog, DeleteDialog)
    assert any("about" in use for use in uses_told(dialog))


def uses_told(dialog: DeleteDialog) -> list[str]:
    listing = dialog.findChild(QListWidget)
    assert isinstance(listing, QListWidget)
    return [listing.item(row).text() for row in range(listing.count())]


def test_what_uses_a_record_is_listed_and_leads_there(pane: FactsPane, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.select_record(("issues", "process"))
    used = pane.panel.used_by
    qtbot.waitUntil(lambda: used.listing.count() > 3, timeout=PATIENCE)
    used.listing.itemActivated.emit(used.listing.item(0))
    assert workspace.selected[0] in {"positions", "deal_terms"}


def test_sorting_the_view_leaves_the_file_alone_and_stops_moves(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("positions", ids(workspace, "positions")[0]))
    before = workspace.current.files
    pane.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    dates = [pane.table.proxy.index(row, 3).data() for row in range(pane.table.proxy.rowCount())]
    assert dates == sorted(dates, reverse=True)
    assert not pane.table.is_in_file_order
    pane.records_model.move_wanted.emit(0, 2)
    assert workspace.current.files == before
    pane.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert pane.table.is_in_file_order


def test_a_row_is_dragged_to_another_place_of_the_file(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("events", ids(workspace, "events")[0]))
    before = ids(workspace, "events")
    data = QMimeData()
    data.setData(ROW_TYPE, b"0")
    pane.records_model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert ids(workspace, "events") == [before[1], before[2], before[0], *before[3:]]


def test_the_filter_finds_records_by_name_and_id(pane: FactsPane, workspace: Workspace) -> None:
    workspace.select_record(("actors", "haass"))
    pane.outline.filter.setText("haass")
    pane.outline.filter.returnPressed.emit()
    model, tree = pane.outline_model, pane.outline.tree
    rows = range(model.rowCount())
    blocks = [model.index(row, 0).data() for row in rows if not tree.isRowHidden(row, QModelIndex())]
    assert "Actors" in blocks
    assert "Issues" not in blocks
    assert pane.table.proxy.rowCount() >= 1
    pane.outline.filter.clear()
    assert not any(tree.isRowHidden(row, QModelIndex()) for row in rows)


def test_problems_are_counted_beside_blocks_and_records(pane: FactsPane, workspace: Workspace) -> None:
    found = Diagnostic("E04", "Wrong.", "Mend it.", path=("positions", "pos-ua-process", "as_of"))
    workspace.note_diagnostics((found,))
    model = pane.outline_model
    row = model.index_of(("positions",))
    assert model.data(row, PROBLEMS_ROLE) == Problems(1, 0)
    assert "1 error" in str(model.data(row, Qt.ItemDataRole.AccessibleTextRole))
    workspace.select_record(("positions", "pos-ua-process"))
    field = grid_of(pane, "positions").editors["as_of"]
    assert any("E04  Wrong. Mend it." in note for note in field.notes)


def test_every_block_has_columns_and_every_record_a_form(pane: FactsPane, workspace: Workspace) -> None:
    shown = 0
    for block in listed_blocks():
        assert block == "dossier" or columns_of(block)
        for path, _ in records_of(workspace.current.plain, block)[:3]:
            workspace.select_record(path)
            assert pane.panel.path == path
            shown += 1
    assert shown > 30
    assert not workspace.history.can_undo, "looking changes nothing"


def test_every_control_that_takes_the_keyboard_has_a_name(pane: FactsPane, workspace: Workspace) -> None:
    checked: Counter[str] = Counter()
    for block in listed_blocks():
        for path, _ in records_of(workspace.current.plain, block)[:1]:
            workspace.select_record(path)
        form = pane.panel._stack.currentWidget()
        grid = getattr(form, "grid", None)
        if grid is not None:
            grid.more.setChecked(True)
            for editor in grid.editors.values():
                for row in getattr(editor, "rows", ()):
                    if hasattr(row, "group"):
                        row.group.set_open(is_open=True)
        nameless = [widget for widget in pane.findChildren(QWidget) if _needs_name(widget) and not _name(widget)]
        assert not nameless, (block, [(type(each).__name__, type(each.parent()).__name__) for each in nameless])
        checked.update(type(each).__name__ for each in pane.findChildren(QWidget) if _needs_name(each))
    assert sum(checked.values()) > 1000


def _needs_name(widget: QWidget) -> bool:
    is_reachable = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    is_part_of_list = widget.objectName() in {"qt_spinbox_lineedit"} or type(widget).__name__ == "QComboBoxListView"
    return bool(is_reachable) and not is_part_of_list


def _name(widget: QWidget) -> str:
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def test_fifty_mixed_steps_are_undone_to_the_same_bytes(pane: FactsPane, workspace: Workspace) -> None:
    before = workspace.current.files
    dice = random.Random(3)
    done = 0
    while done < 50:
        block = dice.choice(["positions", "issues", "events", "claims", "actors", "parties", "sources"])
        path = dice.choice(records_of(workspace.current.plain, block))[0]
        workspace.select_record(path)
        files = workspace.current.files
        _step(pane, path, dice)
        done += workspace.current.files != files
    assert workspace.current.files != before
    taken_back = 0
    while workspace.history.can_undo:
        workspace.undo()
        taken_back += 1
    assert taken_back >= 50
    assert workspace.current.files == before


def _step(pane: FactsPane, path: FactPath, dice: random.Random) -> None:
    kind = dice.randrange(6)
    if kind == 0:
        pane.commands.do(RecordAction.DUPLICATE, path)
    elif kind == 1:
        pane.commands.do(dice.choice([RecordAction.UP, RecordAction.DOWN]), path)
    elif kind == 2:
        pane.commands.do(RecordAction.DELETE, path)
        assert pane.commands.dialog is not None
        pane.commands.dialog.accept()
    elif kind == 3 and path[0] != "parties":
        pane.commands.do(RecordAction.RENAME, path)
        dialog = pane.commands.dialog
        assert isinstance(dialog, RenameDialog)
        dialog.id.setText(f"renamed-{dice.randrange(10**6)}")
        dialog.accept()
    else:
        grid = grid_of(pane, str(path[0]))
        grid.more.setChecked(True)
        note = grid.editors["note"]
        assert isinstance(note, TextEditor)
        _type(note.focus_target, f"note {dice.randrange(10**6)}")
        note.end_typing()


def _type(widget: QWidget, words: str) -> None:
    widget.setFocus()
    for letter in words:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


MANY = 5000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> DossierText:
    path = tmp_path_factory.mktemp("many") / "many.yaml"
    records = "\n".join(f"  i{number}: {{title: Issue {number}}}" for number in range(MANY))
    head = "schema: 1\ndossier: {id: d, title: T, as_of: 2023-07-08, status: draft}\n"
    rest = "sources: {}\nactors: {us: {kind: state, name: US}}\nparties: []\nissues:\n"
    path.write_text(f"{head}{rest}{records}\n", "utf-8")
    return DossierText.load(path)


def test_five_thousand_records_open_without_work_for_each(
    workspace: Workspace, many: DossierText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()
    for model in (RecordsModel, OutlineModel):
        plain_data = model.data

        def counted(self, index, role=Qt.ItemDataRole.DisplayRole, *, data=plain_data, name=model.__name__):  # noqa: ANN001, ANN202
            calls[name] += 1
            return data(self, index, role)

        monkeypatch.setattr(model, "data", counted)
    pane = FactsPane(workspace)
    qtbot.addWidget(pane)
    pane.resize(900, 800)
    pane.show()
    workspace.open(many, Choices())
    workspace.select_record(("issues", "i0"))
    qtbot.waitExposed(pane, timeout=PATIENCE)
    pane.table.scrollToBottom()
    QApplication.processEvents()
    assert pane.table.proxy.rowCount() == MANY
    workspace.attempt(lambda text: set_value(text, ("issues", "i4000", "title"), "Other"))
    QApplication.processEvents()
    assert calls["RecordsModel"] > 10
    assert calls["RecordsModel"] < MANY // 2, calls
    assert calls["OutlineModel"] < MANY // 2, calls


def test_only_the_rows_that_differ_are_exchanged() -> None:
    old: list[FactPath] = [("a", "1"), ("a", "2"), ("a", "3")]
    assert differing_rows(old, [*old[:1], ("a", "x"), *old[1:]]) == (1, 0, 1)
    assert differing_rows(old, [old[0], old[2]]) == (1, 1, 0)
    assert differing_rows(old, old) == (3, 0, 0)


def test_a_dossier_that_is_closed_leaves_nothing_behind(pane: FactsPane, workspace: Workspace) -> None:
    workspace.close()
    assert pane.records_model.rowCount() == 0
    assert not pane.isEnabled()
    assert isinstance(pane.outline.filter, QLineEdit)
