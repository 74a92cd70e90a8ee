"""Exporting from the window: asks before files are replaced, shows progress, and afterwards what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices, QGuiApplication, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from tracktwo.diagnostics import BriefError, listed
from tracktwo.exporting import output_paths
from tracktwo.gui.building import Builder
from tracktwo.gui.prompts import Answer, Prompts, in_sentences
from tracktwo.gui.settings import Settings
from tracktwo.gui.welcome import shown_folder
from tracktwo.gui.widgets import flat_button, label, set_role
from tracktwo.gui.worker import Files, Refused, Step
from tracktwo.gui.workspace import Workspace


class _Stamp(NamedTuple):
    """What tells a file from another one: two may be written within one tick of the system's clock."""

    time: int
    size: int
    number: int


class ExportBar(QFrame):
    """A quiet line under the panes: progress and Cancel, then Open, Show in folder and Copy path."""

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "done")
        self._paths: tuple[Path, ...] = ()
        self.text = label("", "strong")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(220)
        self.progress.setMaximumHeight(8)
        self.cancel = flat_button("x", self.tr("Cancel"), shows_text=True)
        self.open = flat_button("external-link", self.tr("Open"), shows_text=True)
        self.show_folder = flat_button("folder", self.tr("Show in folder"), shows_text=True)
        self.copy_path = flat_button("copy", self.tr("Copy path"), shows_text=True)
        self.away = flat_button("x", self.tr("Close this line"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        self.text.setWordWrap(True)
        row.addWidget(self.text, 1)
        row.addSpacing(8)
        row.addWidget(self.progress)
        for button in (self.cancel, self.open, self.show_folder, self.copy_path, self.away):
            row.addWidget(button)
        self.cancel.clicked.connect(self._cancel)
        self.open.clicked.connect(lambda: _open(self._paths[0]))
        self.show_folder.clicked.connect(lambda: _open(self._paths[0].parent))
        self.copy_path.clicked.connect(self._copy)
        self.away.clicked.connect(self.hide)

    def begin(self) -> None:
        """An export runs."""
        self._show(self.tr("Exporting…"), "strong", is_running=True)
        self.cancel.setEnabled(True)
        self.progress.setRange(0, 0)

    def advance(self, step: Step) -> None:
        """An export came so far."""
        self.progress.setRange(0, step.total)
        self.progress.setValue(step.done)

    def finish(self, paths: tuple[Path, ...]) -> None:
        """The files are there."""
        self._paths = paths
        names = listed([path.name for path in paths])
        words = self.tr("Written: {names}, in {folder}").format(names=names, folder=shown_folder(paths[0]))
        self._show(words, "good", is_running=False)
        self.text.setToolTip("\n".join(map(str, paths)))
        self._announce()

    def refuse(self, why: str) -> None:
        """Nothing was written."""
        self._paths = ()
        self._show(why, "error", is_running=False)
        self._announce()

    def stop(self) -> None:
        """The export was cancelled."""
        self._paths = ()
        self._show(self.tr("Export cancelled; nothing was written."), "quiet", is_running=False)
        self._announce()

    def _cancel(self) -> None:
        self.text.setText(self.tr("Cancelling…"))
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()

    def _show(self, text: str, role: str, *, is_running: bool) -> None:
        self.text.setText(text)
        set_role(self.text, role)
        self.progress.setVisible(is_running)
        self.cancel.setVisible(is_running)
        for button in (self.open, self.show_folder, self.copy_path):
            button.setVisible(not is_running and bool(self._paths))
        self.away.setVisible(not is_running)
        self.show()

    def _announce(self) -> None:
        """Tells screen readers."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text.text()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(str, self._paths)))


class ExportControl(QObject):
    """Runs exports. Signal: `finished` when and in which formats the last one was written."""

    finished = Signal(str)

    def __init__(
        self, workspace: Workspace, builder: Builder, settings: Settings, prompts: Prompts, bar: ExportBar
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._builder = builder
        self._settings = settings
        self._prompts = prompts
        self._bar = bar
        self._written: tuple[tuple[Path, _Stamp | None], ...] = ()
        self._clock: Callable[[], datetime] = datetime.now
        bar.cancel_wanted.connect(builder.cancel_export)
        builder.export_step.connect(bar.advance)
        builder.exported.connect(self._finish)
        builder.export_refused.connect(self._refuse)
        builder.export_stopped.connect(bar.stop)

    def export(self) -> None:
        """Writes the files as chosen; asks when there are files already."""
        self._run(asks=True)

    def export_again(self) -> None:
        """Writes the same files over the last ones, unasked when it was this program that wrote them."""
        self._run(asks=not self._written_here())

    def _run(self, *, asks: bool) -> None:
        if not self._workspace.is_open or self._builder.is_exporting:
            return
        self._workspace.settle()
        request = self._workspace.request
        try:
            targets = output_paths(request, self._workspace.current.reading)
        except BriefError as refusal:
            self._bar.refuse(in_sentences(refusal.diagnostics))
            return
        there = [path for path in targets.values() if path.exists()]
        if there and asks and self._prompts.replace_files([in_words(path) for path in there]) is not Answer.OVERWRITE:
            return
        self._bar.begin()
        self._builder.export(self._workspace.current, request)

    def _written_here(self) -> bool:
        """Whether the files are those of the last export, unchanged since."""
        return bool(self._written) and all(stamp and _stamp(path) == stamp for path, stamp in self._written)

    def _finish(self, files: Files) -> None:
        self._written = tuple((path, _stamp(path)) for path in files.paths)
        self._settings.note_output_folder(self._workspace.current.path, files.paths[0].parent)
        self._bar.finish(files.paths)
        formats = listed([path.suffix[1:].upper() for path in files.paths])
        self.finished.emit(self.tr("Last export: {time:%H:%M}, {formats}").format(time=self._clock(), formats=formats))

    def _refuse(self, refused: Refused) -> None:
        self._bar.refuse(in_sentences(refused.diagnostics[:1]))


def _stamp(path: Path) -> _Stamp | None:
    """The stamp of a file; None when it is gone."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return _Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def in_words(path: Path) -> str:
    """`brief.pdf, 147 KB, 2023-07-08 14:02`."""
    status = path.stat()
    when = datetime.fromtimestamp(status.st_mtime)
    return f"{path.name}, {max(status.st_size // 1000, 1):,} KB, {when:%Y-%m-%d %H:%M}"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def print_pages(pdf: bytes, parent: QWidget) -> None:
    """Asks for a printer and prints the pages as they are shown."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
        paint_pages(pdf, printer)


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paints every page of a PDF onto the sheets of a printer, as large as fits."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        sheet = painter.viewport()
        size = document.pagePointSize(number).scaled(sheet.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        pixels = QSize(round(size.width()), round(size.height()))
        painter.drawImage((sheet.width() - pixels.width()) // 2, 0, document.render(number, pixels))
    painter.end()
    document.close()
