"""The bar on top: what, for whom, how it looks, in which format, and Export."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracktwo.editing.text import DossierText
from tracktwo.exporting import Format
from tracktwo.gui.sections.brief import FIRST_BRIEF, Brief, brief_titles
from tracktwo.gui.widgets import Choice, action_button, label, push_button
from tracktwo.gui.words import said
from tracktwo.gui.workspace import Workspace
from tracktwo.template.library import find_template, shipped_templates
from tracktwo.template.reading import read_template

FORMATS: Final = {
    "Word and PDF": (Format.PDF, Format.DOCX),
    "PDF": (Format.PDF,),
    "Word": (Format.DOCX,),
}


LONGEST_NAME: Final = 200


class TopBar(QWidget):
    """The five choices. Signals: `export_wanted`; `other_template_wanted` a template file is to be chosen."""

    export_wanted = Signal()
    other_template_wanted = Signal()

    def __init__(self, workspace: Workspace, undo: QAction, redo: QAction, more: QAction) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self._is_filling = False
        self.name = label("", "strong")
        self.brief = Choice(self.tr("Brief"), 210)
        self.audience = Choice(self.tr("For"), 140)
        self.template = Choice(self.tr("Look"), 150)
        self.format = Choice(self.tr("Format"), 135)
        self.export = push_button(self.tr("Export"), "primary")
        self._fill_fixed()
        self._build((undo, redo), more)
        self._connect()

    def _fill_fixed(self) -> None:
        self.audience.addItem(self.tr("Everyone (full)"))
        self.audience.setEnabled(False)
        self.audience.setToolTip(self.tr("There is one audience yet: everyone who may see the whole dossier."))
        for text, formats in FORMATS.items():
            self.format.addItem(self.tr(text), formats)
        self.export.setToolTip(self.tr("Write the files (Ctrl+E)"))

    def _build(self, history: Sequence[QAction], more: QAction) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(6)
        row.addWidget(self.name)
        row.addSpacing(16)
        for box in (self.brief, self.audience, self.template, self.format):
            caption = label(box.accessibleName(), "quiet")
            caption.setBuddy(box)
            row.addWidget(caption)
            row.addWidget(box)
            row.addSpacing(8)
        row.addStretch()
        for action in history:
            row.addWidget(action_button(action))
        row.addWidget(action_button(more, shows_text=True))
        row.addSpacing(4)
        row.addWidget(self.export)

    def _connect(self) -> None:
        self._workspace.dossier_changed.connect(self._show)
        self._workspace.request_changed.connect(lambda _: self._show(self._workspace.current))
        self._workspace.history_changed.connect(self._show_name)
        self.brief.activated.connect(self._choose_brief)
        self.template.activated.connect(self._choose_template)
        self.format.activated.connect(lambda _: self._workspace.choose(formats=self.format.currentData()))
        self.export.clicked.connect(self.export_wanted)

    # Showing

    def _show(self, text: DossierText) -> None:
        brief = Brief.of(text, self._workspace.choices.brief)
        self._fill_briefs(text, brief)
        self._fill_templates(brief)
        index = self.format.findData(self._workspace.choices.formats)
        self.format.setCurrentIndex(max(index, 0))
        self.export.setEnabled(text.reading.dossier is not None)

    def _show_name(self) -> None:
        name = self._workspace.current.path.name if self._workspace.is_open else ""
        self.name.setText(self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, LONGEST_NAME))
        self.name.setToolTip(name)

    def _fill_briefs(self, text: DossierText, brief: Brief) -> None:
        titles = brief_titles(text)
        self.brief.clear()
        for brief_id, title in titles.items():
            self.brief.addItem(title, brief_id)
        if not titles:
            self.brief.addItem(self.tr("First brief"), FIRST_BRIEF)
        self.brief.setCurrentIndex(max(self.brief.findData(brief.brief_id), 0))
        self.brief.setToolTip(self.brief.currentText())

    def _fill_templates(self, brief: Brief) -> None:
        self.template.clear()
        for name in shipped_templates():
            self.template.addItem(template_title(name), name)
        if self.template.findData(brief.template_name) < 0:
            self.template.addItem(brief.template_name, brief.template_name)
        self.template.addItem(self.tr("Other template…"), "")
        self.template.setCurrentIndex(self.template.findData(brief.template_name))

    # Choosing

    def _choose_brief(self, index: int) -> None:
        self._workspace.choose(brief=self.brief.itemData(index))

    def _choose_template(self, index: int) -> None:
        name = self.template.itemData(index)
        brief_id = self._workspace.choices.brief
        current = Brief.of(self._workspace.current, brief_id)
        if name and name != current.template_name:
            self._workspace.attempt(lambda text: Brief.of(text, brief_id).with_template(name))
            return
        self.template.setCurrentIndex(self.template.findData(current.template_name))
        if not name:
            self.other_template_wanted.emit()


@cache
def template_title(name: str) -> str:
    """The title of a shipped template: `Policy brief`."""
    template = read_template(find_template(name)).template
    return said("Templates", template.title) if template is not None else name
