"""What a newcomer still stumbled over on a second walk through the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from scripted_prompts import ScriptedPrompts

from tracktwo.diagnostics import Diagnostic, Severity
from tracktwo.dossier.rereading import entries_of
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.operations import set_value
from tracktwo.editing.sheet import plain_at
from tracktwo.gui.actions import COMMANDS
from tracktwo.gui.appearance import is_dark
from tracktwo.gui.facts import outline_view
from tracktwo.gui.facts.delete_dialog import DeleteDialog
from tracktwo.gui.facts.record_dialogs import NewRecordDialog
from tracktwo.gui.facts.records import NAME_FIELDS
from tracktwo.gui.facts.required_fields import required_fields
from tracktwo.gui.forms.choice_fields import ChoiceField
from tracktwo.gui.forms.map_fields import LineMapRow
from tracktwo.gui.forms.part_fields import PartsField
from tracktwo.gui.forms.plain_values import at_path
from tracktwo.gui.forms.record_form import RecordForm
from tracktwo.gui.guide import GuideDialog, guide_text
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.messages import hint_of
from tracktwo.gui.option_fields import in_words, option_words
from tracktwo.gui.options_dialog import OptionsDialog
from tracktwo.gui.preferences import PreferencesDialog
from tracktwo.gui.problem_sign import draw_sign, sign_width
from tracktwo.gui.scheme import Scheme
from tracktwo.gui.sections import delegate
from tracktwo.gui.sections.brief import Brief
from tracktwo.gui.sections.rows import section_titles
from tracktwo.gui.settings import Settings


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


def test_saving_under_another_name_keeps_what_can_be_undone(
    opened: MainWindow, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    before = next(iter(opened.workspace.current.files.values()))
    opened.workspace.attempt(lambda text: set_value(text, ("dossier", "title"), "One"))
    opened.workspace.attempt(lambda text: set_value(text, ("dossier", "title"), "Two"))
    opened.workspace.undo()
    opened.workspace.select_record(("actors", next(iter(entries_of(opened.workspace.current.blocks, ("actors",))))))
    selected = opened.workspace.selected
    copy = tmp_path / "another name.yaml"
    prompts.answers = [copy]
    opened.documents.ask_save_as()
    assert opened.workspace.current.path == copy
    assert opened.workspace.selected == selected
    assert opened.documents.state_in_words() == "Saved"
    assert opened.actions_by_name["undo"].isEnabled()
    opened.workspace.redo()
    assert plain_at(opened.workspace.current.blocks, ("dossier", "title")) == "Two"
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
    record = plain_at(opened.workspace.current.blocks, ("actors", "someone-new"))
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
    assert dialog.listing.item(0).text().endswith((": left out", " goes"))
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


# The words of the window


def test_an_empty_file_is_told_what_to_do_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("")
    window.documents.open(empty)
    assert "New dossier…" in window.text_page._why.text()
    assert "tracktwo new" not in window.text_page._why.text()
    findings = [each for each in window.workspace.diagnostics if each.code == "E05"]
    assert findings
    assert all("tracktwo" not in hint_of(each) for each in findings)


def test_the_pattern_of_file_names_is_explained(opened: MainWindow) -> None:
    dialog = OptionsDialog(opened.workspace, opened.prompts, opened)
    said = dialog._name_said.text()
    assert said.startswith("This time: indus-")
    assert "{dossier} stands for" in said
    assert "{brief} for" in said
    dialog.deleteLater()


def test_values_of_options_in_the_form_of_a_brief_are_called_as_in_the_sections(opened: MainWindow) -> None:
    brief_id = opened.workspace.choices.brief
    section: dict[str, Plain] = {"kind": "positions", "options": {"by": "issue"}}
    opened.workspace.attempt(lambda text: set_value(text, ("briefs", brief_id, "sections"), [section]))
    opened.workspace.select_record(("briefs", brief_id))
    form = opened.facts.panel._stack.currentWidget()
    assert isinstance(form, RecordForm)
    sections = form.grid.editors["sections"]
    assert isinstance(sections, PartsField)
    sections.rows[0].group.set_open(is_open=True)
    (row,) = sections.findChildren(LineMapRow)
    assert row.editor.line.text() == in_words("issue") == "Issue"
    row.editor.line.setFocus()
    row.editor.line.selectAll()
    other = next(word for word in option_words("by") if word != "issue")
    QTest.keyClicks(row.editor.line, in_words(other))
    row.editor.end_typing()
    kept = at_path(opened.workspace.current.plain["briefs"], (brief_id, "sections", 0, "options", "by"))
    assert kept == other


def test_sections_in_problems_are_called_as_in_the_list(opened: MainWindow) -> None:
    message = 'The section "judgments" is left out: the dossier has nothing to print in it.'
    hint = 'It is made of "judgments": add records there, look at its options, or leave it out.'
    opened.workspace.note_diagnostics((Diagnostic("W96", message, hint, Severity.WARNING),))
    model = opened.problems.model
    shown = str(model.index(0, 1, model.index(0, 0)).data())
    brief = Brief.of(opened.workspace.current, opened.workspace.choices.brief)
    assert f"The section “{section_titles(brief.template, brief.plan)['judgments']}” is left out" in shown
    finding = model.finding(model.index(0, 0, model.index(0, 0)))
    assert finding is not None
    assert hint_of(finding).startswith("It is made of “Judgments”")


# Signs and menus


def test_sections_and_records_have_one_sign_for_problems() -> None:
    picture = QPixmap(120, 30)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    row = QRect(0, 0, 120, 30)
    assert draw_sign(painter, row, 100, 3) == 100 - sign_width(3, painter.fontMetrics())
    assert draw_sign(painter, row, 100, 0) == 100
    painter.end()
    for module in (delegate, outline_view):
        assert module.draw_sign is draw_sign


def test_a_record_has_a_menu_by_mouse_and_by_key(opened: MainWindow) -> None:
    ids = list(entries_of(opened.workspace.current.blocks, ("issues",)))
    opened.workspace.select_record(("issues", ids[0]))
    facts = opened.facts
    facts.table.setFocus()
    facts.table_menu.open(QPoint(-5, -5))
    menu = facts.table_menu.menu
    assert menu is not None
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Add issue…",
        "Show on its page",
        "Duplicate",
        "Move up in the file",
        "Move down in the file",
        "Change id…",
        "Delete…",
    ]
    next(action for action in menu.actions() if action.text().startswith("Move down")).trigger()
    assert list(entries_of(opened.workspace.current.blocks, ("issues",)))[:2] == [ids[1], ids[0]]
    menu.close()
    parties = facts.table_menu.made(("parties", 0))
    assert not any("id" in action.text().split() for action in parties.actions())
    of_block = facts.outline_menu.made(("actors",))
    assert [action.text() for action in of_block.actions() if action.text()] == ["Add actor…"]
    assert facts.table.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


# Help and settings


def test_the_guide_is_in_the_program(window: MainWindow) -> None:
    assert "guide" in [command.name for command in COMMANDS if command.menu == "Help"]
    dialog = GuideDialog(window)
    assert "The window in short" in dialog.text.toPlainText()
    assert "://" not in guide_text(), "nothing is fetched, and no address is made up"
    dialog.deleteLater()


def test_light_and_dark_are_chosen_and_remembered(opened: MainWindow) -> None:
    dialog = PreferencesDialog(opened.settings, opened.documents, opened)
    was_dark = is_dark()
    try:
        for scheme, dark in ((Scheme.DARK, True), (Scheme.LIGHT, False)):
            dialog.colours.setCurrentIndex(dialog.colours.findData(scheme))
            assert is_dark() is dark
            assert Settings(opened.settings.folder).scheme is scheme
    finally:
        dialog.colours.setCurrentIndex(0)
    assert opened.settings.scheme is Scheme.SYSTEM
    assert is_dark() is was_dark
    dialog.deleteLater()
