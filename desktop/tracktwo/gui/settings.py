"""What the window remembers, in a file only its owner can read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from tracktwo.gui.scheme import Scheme

MOST_RECENT: Final = 10


def default_folder() -> Path:
    """The folder of the settings: where the system keeps those of programs."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / "tracktwo"


class Settings:
    """Typed access to the settings file. `folder` is made readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = folder / "desktop.ini"
        if not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        self._path.chmod(0o600)
        self._stored = QSettings(str(self._path), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Writes what is not written yet."""
        self._stored.sync()
        self._path.chmod(0o600)

    # Recent dossiers

    @property
    def keeps_recent(self) -> bool:
        """Whether dossiers opened are remembered."""
        return self._flag("privacy/recent")

    @keeps_recent.setter
    def keeps_recent(self, wanted: bool) -> None:
        self._stored.setValue("privacy/recent", _word(wanted))
        if not wanted:
            self.purge_recent()

    @property
    def keeps_recovery(self) -> bool:
        """Whether unsaved changes are kept for recovery after a crash."""
        return self._flag("privacy/recovery")

    @keeps_recovery.setter
    def keeps_recovery(self, wanted: bool) -> None:
        self._stored.setValue("privacy/recovery", _word(wanted))

    @property
    def keeps_logs(self) -> bool:
        """Whether faults are logged."""
        return self._flag("privacy/logs")

    @keeps_logs.setter
    def keeps_logs(self, wanted: bool) -> None:
        self._stored.setValue("privacy/logs", _word(wanted))

    def recent(self) -> tuple[Path, ...]:
        """Dossiers opened lately, the last one first; those that are gone are left out."""
        paths = [Path(text) for text in self._texts("recent")]
        return tuple(path for path in paths if path.exists())

    def note_recent(self, path: Path) -> None:
        """Puts a dossier at the head of the recent ones, unless that is switched off."""
        if not self.keeps_recent:
            return
        own = str(path.absolute())
        rest = [text for text in self._texts("recent") if text != own]
        self._stored.setValue("recent", [own, *rest][:MOST_RECENT])

    def purge_recent(self) -> None:
        """Forgets the dossiers opened lately, and where each was exported to."""
        self._stored.remove("recent")
        self._stored.remove("output")

    # Choices

    def output_folder(self, dossier: Path) -> Path:
        """Where a dossier was exported to last; its own folder at first."""
        stored = self._text(f"output/{_key(dossier)}")
        return Path(stored) if stored else dossier.absolute().parent

    def note_output_folder(self, dossier: Path, folder: Path) -> None:
        """Remembers where a dossier is exported to."""
        if self.keeps_recent:
            self._stored.setValue(f"output/{_key(dossier)}", str(folder))

    @property
    def formats(self) -> str:
        """The formats chosen last: `pdf,docx`."""
        return self._text("export/formats") or "pdf,docx"

    @formats.setter
    def formats(self, chosen: str) -> None:
        self._stored.setValue("export/formats", chosen)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        stored = self._text("window/colours")
        return next((each for each in Scheme if each.value == stored), Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, wanted: Scheme) -> None:
        self._stored.setValue("window/colours", wanted.value)

    # The window

    def state(self, name: str) -> QByteArray:
        """The stored state of a window or splitter; empty at first."""
        value = self._stored.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def note_state(self, name: str, state: QByteArray) -> None:
        """Stores the state of a window or splitter."""
        self._stored.setValue(f"window/{name}", state)

    def _flag(self, name: str) -> bool:
        return self._text(name) != "no"

    def _text(self, name: str) -> str:
        value = self._stored.value(name, "")
        return value if isinstance(value, str) else ""

    def _texts(self, name: str) -> list[str]:
        value: object = self._stored.value(name, [])
        if isinstance(value, str):
            return [value] if value else []
        return [str(entry) for entry in value] if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]


def _word(wanted: bool) -> str:
    return "yes" if wanted else "no"


def _key(dossier: Path) -> str:
    return str(dossier.absolute()).replace("/", "|").replace("\\", "|")
