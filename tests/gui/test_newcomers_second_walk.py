"""What a newcomer still stumbled over on a second walk through the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from tracktwo.editing.operations import set_value
from tracktwo.gui.facts.delete_dialog import DeleteDialog
from tracktwo.gui.facts.record_dialogs import NewRecordDialog
from tracktwo.gui.facts.records import NAME_FIELDS
from tracktwo.gui.facts.required_fields import required_fields
from tracktwo.gui.forms.choice_fields import ChoiceField
from tracktwo.gui.main_window import MainWindow


def choose_words(dialog: NewRecordDialog) -> list[str]:
    """Takes the first word of every choice the dialog asks for; the fields chosen."""
    chosen: list[str] = []
    while waiting := [each for each in dialog.required.editors if each.field.key not in chosen]:
        if isinstance(waiting[0], ChoiceField):
            waiting[0].box.setCurrentIndex(0)
            waiting[0].box.activated.emit(0)
        chosen.append(waiting[0].field.key)
    return chosen


# Undo


def test_saving_under_another_name_keeps_what_can_be_undone(opened: MainWindow, tmp_path: Path) -> None:
    before = next(iter(opened.workspace.current.files.values()))
    opened.workspace.attempt(lambda text: set_value(text, ("dossier", "title"), "One"))
    opened.workspace.attempt(lambda text: set_value(text, ("dossier", "title"), "Two"))
    opened.workspace.undo()
    opened.workspace.select_record(("actors", next(iter(opened.workspace.current.blocks["actors"]))))
    selected = opened.workspace.selected
    copy = tmp_path / "another name.yaml"
    opened.prompts.answers = [copy]
    opened.documents.ask_save_as()
    assert opened.workspace.current.path == copy
    assert opened.workspace.selected == selected
    assert opened.documents.state_in_words() == "Saved"
    assert opened.actions_by_name["undo"].isEnabled()
    opened.workspace.redo()
    assert opened.workspace.current.plain["dossier"]["title"] == "Two"  # type: ignore[call-overload, index]
    opened.workspace.undo()
    opened.workspace.undo()
    assert dict(opened.workspace.current.files) == {copy.name: before}
    assert opened.documents.state_in_words() == "Not saved yet"
    opened.documents.save()
    assert copy.read_bytes() == before


# New records


def test_a_new_actor_says_its_kind_and_begins_without_an_error(opened: MainWindow) -> None:
    opened.facts.commands.add("actors")
    dialog = opened.facts.commands.dialog
    assert isinstance(dialog, NewRecordDialog)
    QTest.keyClicks(dialog.name, "Someone new")
    assert dialog.note.text() == "Choose a word for “Kind”."
    assert not dialog.do_button.isEnabled()
    kind = dialog.required.grid.editors["kind"]
    assert isinstance(kind, ChoiceField)
    assert kind.box.accessibleName() == "Kind"
    assert ": " in kind.box.itemText(0), "words are told with their meanings"
    assert kind.box.itemData(0) == "person"
    assert choose_words(dialog) == ["kind", "capacity"], "persons must say in which capacity they acted"
    assert dialog.do_button.isEnabled()
    dialog.accept()
    record = opened.workspace.current.plain["actors"]["someone-new"]  # type: ignore[call-overload, index]
    assert record == {"name": "Someone new", "kind": "person", "capacity": "official"}
    assert ("actors", "someone-new") not in opened.workspace.current.reading.broken


def test_every_new_record_is_asked_for_what_its_kind_requires(opened: MainWindow) -> None:
    asked = 0
    for block in NAME_FIELDS:
        dialog = NewRecordDialog(block, (), opened.facts.context, "Words", opened)
        assert [field.key for field in required_fields(block)] == list(dialog.required.grid.editors)
        asked += bool(choose_words(dialog))
        assert dialog.do_button.isEnabled(), block
        dialog.deleteLater()
    assert asked > 5


# Deletion


def test_what_refers_to_a_deleted_record_goes_with_it_in_one_step(opened: MainWindow) -> None:
    files = dict(opened.workspace.current.files)
    opened.facts.commands.delete(("actors", "iliff"))
    dialog = opened.facts.commands.dialog
    assert isinstance(dialog, DeleteDialog)
    uses = dialog.listing.count()
    assert uses > 0
    assert "will name a record that does not exist" in dialog._sentence.text()
    dialog.together.click()
    assert "change" in dialog._sentence.text()
    assert dialog.listing.item(0).text().endswith(("is left out", "goes", "stays"))
    dialog.accept()
    reading = opened.workspace.current.reading
    assert "iliff" not in opened.workspace.current.blocks["actors"]
    assert [each for each in reading.diagnostics if each.code == "E03"] == []
    opened.workspace.undo()
    assert dict(opened.workspace.current.files) == files
    assert not opened.workspace.history.can_undo


def test_what_cannot_do_without_a_record_is_named(opened: MainWindow) -> None:
    opened.facts.commands.delete(("issues", "storage"))
    dialog = opened.facts.commands.dialog
    assert isinstance(dialog, DeleteDialog)
    dialog.together.click()
    assert dialog.detachment is None
    assert not dialog.together.isChecked()
    assert not dialog.together.isEnabled()
    assert 'The required field "issue" of "pos-in-storage" is missing.' in dialog.note.text()
    assert dialog.do_button.isEnabled(), "the record alone can still be deleted"
    dialog.reject()
