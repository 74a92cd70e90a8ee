"""Light or dark: as the system says, or as was chosen."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tracktwo.gui.appearance import DARK, LIGHT, palette, style_sheet, system_prefers_dark


class Scheme(Enum):
    """Which colours are wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Keeps the colours of an application as they are wanted; at first as the system wants them."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._wanted = Scheme.SYSTEM
        application.styleHints().colorSchemeChanged.connect(lambda _: self._show())
        self._show()

    def want(self, scheme: Scheme) -> None:
        """Takes another wish."""
        self._wanted = scheme
        self._show()

    def use(self, *, dark: bool) -> None:
        """Light or dark, until the system or the user says otherwise."""
        chosen = DARK if dark else LIGHT
        self._application.setPalette(palette(chosen))
        self._application.setStyleSheet(style_sheet(chosen))

    def _show(self) -> None:
        is_dark = system_prefers_dark() if self._wanted is Scheme.SYSTEM else self._wanted is Scheme.DARK
        self.use(dark=is_dark)


def want_scheme(scheme: Scheme) -> None:
    """Tells the running application which colours are wanted; nothing happens where none was prepared."""
    application = QApplication.instance()
    appearance = application.findChild(Appearance) if application is not None else None
    if appearance is not None:
        appearance.want(scheme)
