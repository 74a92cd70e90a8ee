"""Keeps pages and problems in step with the dossier: asks the builder after each change, passes on what it tells."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from PySide6.QtCore import QObject

from tracktwo.diagnostics import Diagnostic, in_order
from tracktwo.editing.text import DossierText
from tracktwo.exporting import ExportRequest
from tracktwo.gui.building import Builder
from tracktwo.gui.preview.pane import PreviewPane
from tracktwo.gui.worker import Checked, Pages, Refused
from tracktwo.gui.workspace import Workspace


class LivePreview(QObject):
    """Connects workspace, builder and preview."""

    def __init__(self, workspace: Workspace, builder: Builder, preview: PreviewPane) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._builder = builder
        self._preview = preview
        self._checked: tuple[Diagnostic, ...] = ()
        self._built: tuple[Diagnostic, ...] = ()
        self._is_first = False
        self._asked: tuple[DossierText, ExportRequest] | None = None
        workspace.dossier_opened.connect(self._open)
        workspace.dossier_changed.connect(self._change)
        workspace.request_changed.connect(lambda _: self.refresh())
        workspace.dossier_closed.connect(builder.forget)
        builder.started.connect(lambda _: preview.note_start())
        builder.checked.connect(self._check)
        builder.shown.connect(self._show)
        builder.refused.connect(self._refuse)
        builder.faulty.connect(lambda _: preview.note_fault())

    def _open(self, text: DossierText) -> None:
        self._checked, self._built = text.reading.diagnostics, ()
        self._is_first = True
        self._asked = None

    def _change(self, _: DossierText) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Asks for the pages of the dossier as it stands, unless they were asked for last: opening tells twice."""
        text, request = self._workspace.current, self._workspace.request
        if self._asked is not None and self._asked[0] is text and self._asked[1] == request:
            return
        self._asked = text, request
        at_once, self._is_first = self._is_first, False
        self._builder.preview(text, request, at_once=at_once)

    def _check(self, checked: Checked) -> None:
        self._checked = checked.diagnostics
        self._workspace.note_diagnostics(in_order((*self._checked, *self._built)))

    def _show(self, pages: Pages) -> None:
        self._built = pages.diagnostics  # told with what the check finds, which follows
        self._preview.show_pages(pages)

    def _refuse(self, refused: Refused) -> None:
        self._built = refused.diagnostics
        reading = self._workspace.current.reading
        known = self._checked if reading.dossier is not None else reading.diagnostics
        self._workspace.note_diagnostics(in_order((*known, *self._built)))
        self._preview.note_refusal(refused)
