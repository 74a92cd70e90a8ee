"""The page shown when no dossier is open: new, open, recent files, samples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracktwo.gui.icons import program_icon
from tracktwo.gui.settings import Settings
from tracktwo.gui.widgets import label, pane_title, push_button
from tracktwo.paths import resources_folder

WIDTH = 860
BUTTON = QSize(176, 40)
"""The least size of the two buttons that begin."""


class WelcomePage(QWidget):
    """Signals: `new_wanted`, `open_wanted`, `recent_chosen` (path), `sample_chosen` (path)."""

    new_wanted = Signal()
    open_wanted = Signal()
    recent_chosen = Signal(object)
    sample_chosen = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings = settings
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setProperty("role", "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._page())
        outer.addWidget(area)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setProperty("role", "pane")
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 56, 32, 32)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addSpacing(22)
        column.addLayout(self._begin())
        column.addSpacing(26)
        sides = QHBoxLayout()
        sides.setSpacing(36)
        sides.addLayout(self._samples(), 1)
        sides.addLayout(self._recent_column(), 1)
        column.addLayout(sides)
        column.addStretch()
        host = QWidget()
        host.setProperty("role", "pane")
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 20)
        row.addStretch(1)
        return host

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        picture = label("")
        picture.setPixmap(program_icon().pixmap(64, 64))
        row.addWidget(picture)
        row.addSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = label("Tracktwo", "strong")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        title.setFont(font)
        words.addWidget(title)
        words.addWidget(label(self.tr("From a dossier of sourced facts to a brief, in Word and PDF."), "quiet"))
        row.addLayout(words)
        row.addStretch()
        return row

    def _begin(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        opening = push_button(self.tr("Open a dossier…"), "primary")
        opening.clicked.connect(self.open_wanted)
        new = push_button(self.tr("New dossier…"), "second")
        new.clicked.connect(self.new_wanted)
        width = max(opening.sizeHint().width(), new.sizeHint().width(), BUTTON.width())
        for button in (opening, new):
            button.setFixedSize(width, BUTTON.height())
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(label(self.tr("or drop a file here"), "quiet"))
        row.addStretch()
        return row

    def _samples(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(pane_title(self.tr("Samples to look at")))
        for path in samples():
            card = push_button(f"{sample_title(path)}\n{path.name}", "card", sample_title(path))
            card.clicked.connect(lambda _=False, path=path: self.sample_chosen.emit(path))
            column.addWidget(card)
        column.addWidget(label(self.tr("A sample stays as it is: changes are saved to a copy."), "quiet"))
        column.addStretch()
        return column

    def _recent_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(pane_title(self.tr("Recent")))
        column.addLayout(self._recent)
        column.addStretch()
        return column

    def refresh(self) -> None:
        """Shows the recent files as they are now."""
        while (item := self._recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        recent = self._settings.recent()
        for path in recent[:6]:
            card = push_button(f"{path.name}\n{shown_folder(path)}", "card", str(path))
            card.setToolTip(str(path))
            card.clicked.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
            self._recent.addWidget(card)
        if not recent:
            words = self.tr("Nothing yet.") if self._settings.keeps_recent else self.tr("Not remembered (Settings).")
            self._recent.addWidget(label(words, "quiet"))


def samples() -> tuple[Path, ...]:
    """The dossiers that come with the program."""
    return tuple(sorted((resources_folder() / "dossiers").glob("*.yaml"), reverse=True))


def sample_title(path: Path) -> str:
    """The title written in a sample, without reading it whole."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("  title: "):
                return line.removeprefix("  title: ").strip()
    return path.stem


def is_sample(path: Path) -> bool:
    """Whether a dossier is a shipped one, which is never written over."""
    return path.resolve().is_relative_to(resources_folder().resolve())


def shown_folder(path: Path) -> str:
    """The folder of a file, with the home folder as ~."""
    folder = path.absolute().parent
    home = Path.home()
    if folder == home:
        return "~"
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
