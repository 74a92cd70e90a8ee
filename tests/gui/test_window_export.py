"""Exporting from the window."""

from __future__ import annotations

from pathlib import Path

from patience import PATIENCE
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from scripted_prompts import ScriptedPrompts

from tracktwo.exporting import Format, output_paths
from tracktwo.gui.export_control import in_words, paint_pages
from tracktwo.gui.main_window import MainWindow
from tracktwo.gui.options_dialog import OptionsDialog
from tracktwo.gui.prompts import Answer


def export(window: MainWindow, qtbot: QtBot) -> tuple[Path, ...]:
    with qtbot.waitSignal(window.builder.exported, timeout=PATIENCE):
        window.exports.export()
    return tuple(output_paths(window.workspace.request).values())


def test_an_export_writes_what_the_preview_shows_and_says_where(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.workspace.choose(output=tmp_path / "out")
    pdf, word = export(opened, qtbot)
    assert opened.preview.pages is not None
    assert pdf.read_bytes() == opened.preview.pages.pdf
    assert word.stat().st_size > 10_000
    bar = opened.export_bar
    assert pdf.name in bar.text.text()
    assert bar.open.isVisible()
    assert not bar.cancel.isVisible()
    bar.copy_path.click()
    assert QGuiApplication.clipboard().text() == f"{pdf}\n{word}"
    assert opened.last_export_label.text().startswith("Last export: ")


def test_files_that_are_there_are_named_before_they_are_replaced(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    opened.workspace.choose(output=tmp_path, formats=(Format.PDF,))
    (target,) = output_paths(opened.workspace.request).values()
    target.write_bytes(b"not ours")
    prompts.answers = [Answer.CANCEL]
    opened.exports.export()
    assert target.read_bytes() == b"not ours"
    assert in_words(target) in prompts.asked[0]
    prompts.answers = [Answer.OVERWRITE]
    export(opened, qtbot)
    assert target.read_bytes().startswith(b"%PDF")


def test_the_same_export_again_asks_nothing(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, prompts: ScriptedPrompts
) -> None:
    opened.workspace.choose(output=tmp_path, formats=(Format.PDF,))
    (target,) = export(opened, qtbot)
    before = target.stat().st_mtime_ns
    with qtbot.waitSignal(opened.builder.exported, timeout=PATIENCE):
        opened.actions_by_name["export_again"].trigger()
    assert prompts.asked == []
    assert target.stat().st_mtime_ns > before
    target.write_bytes(b"changed by hand")
    prompts.answers = [Answer.CANCEL]
    opened.actions_by_name["export_again"].trigger()
    assert target.read_bytes() == b"changed by hand"


def test_a_cancelled_export_writes_nothing_and_says_so(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened.workspace.choose(output=tmp_path / "out")
    opened.exports.export()
    assert opened.export_bar.cancel.isVisible()
    with qtbot.waitSignal(opened.builder.export_stopped, timeout=PATIENCE):
        opened.export_bar.cancel.click()
        assert opened.export_bar.text.text() == "Cancelling…"
    assert not (tmp_path / "out").exists()
    assert "nothing was written" in opened.export_bar.text.text()
    assert opened.export_bar.cancel.isHidden()


def test_an_export_that_cannot_be_written_says_why(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    opened.workspace.choose(output=tmp_path / "file" / "folder")
    with qtbot.waitSignal(opened.builder.export_refused, timeout=PATIENCE):
        opened.exports.export()
    assert "could not be written" in opened.export_bar.text.text()
    assert opened.export_bar.open.isHidden()


def test_a_wrong_name_is_refused_before_anything_runs(opened: MainWindow) -> None:
    opened.workspace.choose(name="{nothing}")
    opened.exports.export()
    assert "no field" in opened.export_bar.text.text()
    assert not opened.builder.is_exporting


def test_more_choices_say_what_they_understood(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = OptionsDialog(opened.workspace, opened.prompts, opened)
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    dialog.issued.setText("next Tuesday")
    assert not ok.isEnabled()
    dialog.issued.setText("2024-03-01")
    assert ok.isEnabled()
    dialog.folder.setText(str(tmp_path))
    dialog.lang.setCurrentIndex(dialog.lang.findData("en-GB"))
    ok.click()
    assert opened.workspace.choices.issued == "2024-03-01"
    assert opened.workspace.request.output == tmp_path
    dossier = opened.workspace.current.reading.dossier
    assert dossier is not None
    assert dossier.briefs[opened.workspace.choices.brief].lang == "en-GB"


def test_the_pages_are_printed_as_they_are_shown(opened: MainWindow, tmp_path: Path) -> None:
    assert opened.preview.pages is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    paint_pages(opened.preview.pages.pdf, printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
