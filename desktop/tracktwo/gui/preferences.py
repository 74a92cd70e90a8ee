"""Settings: the colours, what the program remembers, and forgetting it."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from tracktwo.gui.documents import Documents
from tracktwo.gui.logs import purge_logs
from tracktwo.gui.scheme import Scheme, want_scheme
from tracktwo.gui.settings import Settings
from tracktwo.gui.widgets import label, pane_title, push_button


class PreferencesDialog(QDialog):
    """Light or dark; three things that are kept, each with a switch and a button that forgets."""

    def __init__(self, settings: Settings, documents: Documents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._settings = settings
        self._documents = documents
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(pane_title(self.tr("Appearance")))
        self.colours = self._choice_of_colours()
        column.addWidget(self.colours)
        column.addSpacing(8)
        column.addWidget(pane_title(self.tr("What is kept on this computer")))
        column.addWidget(label(self.tr("Only you can read it; nothing is sent anywhere."), "quiet"))
        self.recent, self.forget_recent = self._line(
            column, self.tr("Recent dossiers and their export folders"), self.tr("Forget recent dossiers")
        )
        self.recovery, self.forget_recovery = self._line(
            column, self.tr("Unsaved changes, for recovery after a crash"), self.tr("Delete recovery files")
        )
        self.logs, self.forget_logs = self._line(
            column, self.tr("A log of faults, without facts of dossiers"), self.tr("Delete the log")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addSpacing(6)
        column.addWidget(buttons)
        self._connect()

    def _choice_of_colours(self) -> QComboBox:
        box = QComboBox()
        box.setItemDelegate(QStyledItemDelegate(box))
        box.setAccessibleName(self.tr("Colours of the window"))
        names = {Scheme.SYSTEM: self.tr("As the system"), Scheme.LIGHT: self.tr("Light"), Scheme.DARK: self.tr("Dark")}
        for scheme, name in names.items():
            box.addItem(name, scheme)
        box.setCurrentIndex(list(names).index(self._settings.scheme))
        box.currentIndexChanged.connect(self._take_colours)
        return box

    def _take_colours(self) -> None:
        self._settings.scheme = self.colours.currentData()
        want_scheme(self._settings.scheme)

    def _line(self, column: QVBoxLayout, text: str, forget: str) -> tuple[QCheckBox, QPushButton]:
        row = QHBoxLayout()
        check = QCheckBox(text)
        check.setAccessibleName(text)
        button = push_button(self.tr("Forget"), "", forget)
        button.setToolTip(forget)
        row.addWidget(check, 1)
        row.addWidget(button)
        column.addLayout(row)
        return check, button

    def _connect(self) -> None:
        settings = self._settings
        self.recent.setChecked(settings.keeps_recent)
        self.recovery.setChecked(settings.keeps_recovery)
        self.logs.setChecked(settings.keeps_logs)
        self.recent.toggled.connect(lambda on: setattr(settings, "keeps_recent", bool(on)))
        self.recovery.toggled.connect(lambda on: self._documents.keep_recovery(wanted=bool(on)))
        self.logs.toggled.connect(lambda on: setattr(settings, "keeps_logs", bool(on)))
        self.forget_recent.clicked.connect(settings.purge_recent)
        self.forget_recovery.clicked.connect(self._documents.purge_recovery)
        self.forget_logs.clicked.connect(lambda: purge_logs(settings.folder))
