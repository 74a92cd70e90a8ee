"""The choices most exports leave alone: date of issue, folder, file name, language."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from tracktwo.diagnostics import BriefError
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.exporting import dossier_title
from tracktwo.gui.prompts import Prompts
from tracktwo.gui.sections.brief import Brief
from tracktwo.gui.widgets import flat_button, label, set_role
from tracktwo.gui.workspace import Workspace
from tracktwo.naming import file_stem

LANGUAGES: Final = {
    "en-US": "English (United States)",
    "en-GB": "English (United Kingdom)",
    "fr": "French",
    "uk": "Ukrainian",
}


class OptionsDialog(QDialog):
    """What else an export depends on. Language is kept in the dossier's brief, the rest beside it."""

    def __init__(self, workspace: Workspace, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("More choices"))
        self.setMinimumWidth(520)
        self._workspace = workspace
        self._prompts = prompts
        self._brief = Brief.of(workspace.current, workspace.choices.brief)
        choices = workspace.choices
        self.issued = QLineEdit(choices.issued)
        self.issued.setPlaceholderText(self.tr("the dossier's date"))
        self.folder = QLineEdit(str(choices.output))
        self.name = QLineEdit(choices.name)
        self.lang = self._languages()
        self._date_said = label("", "quiet")
        self._name_said = label("", "quiet")
        for said in (self._date_said, self._name_said):
            said.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._build()
        self.issued.textChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def _languages(self) -> QComboBox:
        """The languages a brief can be printed in; one that is written and is none of them is kept."""
        box = QComboBox()
        box.setItemDelegate(QStyledItemDelegate(box))
        box.addItem(self.tr("As the dossier"), "")
        for tag, name in LANGUAGES.items():
            box.addItem(self.tr(name), tag)
        if self._lang and self._lang not in LANGUAGES:
            box.addItem(self._lang, self._lang)
        box.setCurrentIndex(max(box.findData(self._lang), 0))
        return box

    @property
    def _lang(self) -> str:
        return self._brief.plan.lang if self._brief.plan is not None else ""

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        folder_row = QHBoxLayout()
        folder_row.addWidget(self.folder)
        choose = flat_button("folder-open", self.tr("Choose the folder"))
        choose.clicked.connect(self._choose_folder)
        folder_row.addWidget(choose)
        for caption, field in (
            (self.tr("Date of issue"), self.issued),
            ("", self._date_said),
            (self.tr("Folder"), folder_row),
            (self.tr("File name"), self.name),
            ("", self._name_said),
            (self.tr("Language"), self.lang),
        ):
            form.addRow(caption, field)
        names = (
            (self.issued, "Date of issue"),
            (self.folder, "Folder"),
            (self.name, "File name"),
            (self.lang, "Language"),
        )
        for widget, name in names:
            widget.setAccessibleName(self.tr(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.buttons)

    def _choose_folder(self) -> None:
        folder = self._prompts.folder(self.tr("Folder of the exports"), Path(self.folder.text()))
        if folder is not None:
            self.folder.setText(str(folder))

    def _check(self) -> None:
        """Says what date and name are understood as; a wrong one cannot be kept."""
        date_fault, date_said = self._date_in_words()
        name_fault, name_said = self._name_in_words()
        for shown, fault, said in ((self._date_said, date_fault, date_said), (self._name_said, name_fault, name_said)):
            shown.setText(fault or said)
            set_role(shown, "error" if fault else "quiet")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not (date_fault or name_fault))

    def _date_in_words(self) -> tuple[str, str]:
        text = self.issued.text().strip()
        if not text:
            return "", self.tr("As of the dossier; write such as 2023-07-08 for another.")
        try:
            issued = EdtfDate.parse(text)
        except ValueProblem as problem:
            return f"{problem.message} {problem.hint}", ""
        if issued.lower is None:
            return self.tr("This is no date of issue. Write a day, such as 2023-07-08."), ""
        return "", self.tr("Understood: {date}").format(date=issued.lower.isoformat())

    def _name_in_words(self) -> tuple[str, str]:
        title = dossier_title(self._workspace.current.path)
        try:
            name = f"{file_stem(self.name.text(), title, self._workspace.choices.brief or 'brief')}.pdf"
        except BriefError as refusal:
            return f"{refusal.diagnostics[0].message} {refusal.diagnostics[0].hint}", ""
        words = self.tr("{dossier} stands for the name of the dossier's file, {brief} for the short name of the brief.")
        return "", "\n".join((self.tr("This time: {name}").replace("{name}", name), words))

    def _keep(self) -> None:
        self._workspace.choose(
            issued=self.issued.text().strip(), output=Path(self.folder.text()).expanduser(), name=self.name.text()
        )
        lang = str(self.lang.currentData())
        if lang != self._lang:
            self._workspace.attempt(lambda text: Brief.of(text, self._workspace.choices.brief).with_field("lang", lang))
        self.accept()
