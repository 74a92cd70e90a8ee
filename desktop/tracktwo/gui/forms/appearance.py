"""How forms look: distances, tones of the colour scheme, small headings."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from tracktwo.gui.appearance import colours

LABEL_WIDTH: Final = 128
GAP: Final = 8
ROW_GAP: Final = 10
MARGIN: Final = 16
FIELD_HEIGHT: Final = 28


class Tone(Enum):
    """What a text or line is for; its colour follows the palette."""

    PLAIN = "plain"
    QUIET = "quiet"
    RULE = "rule"
    WASH = "wash"
    ACCENT = "accent"
    UNDERSTOOD = "understood"
    PROBLEM = "problem"
    ERROR = "error"


def colour(tone: Tone) -> QColor:
    """The colour of a tone in the scheme shown now."""
    scheme = colours()
    named = {
        Tone.PLAIN: scheme.text,
        Tone.QUIET: scheme.grey,
        Tone.RULE: scheme.rule,
        Tone.WASH: scheme.wash,
        Tone.ACCENT: scheme.accent,
        Tone.UNDERSTOOD: scheme.good,
        Tone.PROBLEM: scheme.warning,
        Tone.ERROR: scheme.error,
    }
    return QColor(named[tone])


class ToneLabel(QLabel):
    """A label in one tone, that follows light and dark."""

    def __init__(self, text: str = "", tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone = tone
        self._is_toning = False
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        """Takes another tone."""
        self._tone = tone
        self._is_toning = True
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(tone))
        self.setPalette(palette)
        self._is_toning = False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follows the palette of the program."""
        super().changeEvent(event)
        changes = {QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.ThemeChange}
        if event.type() in changes and not self._is_toning:
            self.set_tone(self._tone)


class ShortLabel(ToneLabel):
    """A label on one line that is cut with an ellipsis where there is no room."""

    def __init__(self, text: str = "", tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__("", tone, parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Shows a text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the whole text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cuts the text anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        self.setText(cut)
        self.setToolTip("" if cut == self._whole else self._whole)


def as_caption(label: QLabel) -> None:
    """Makes a label a small heading: capitals, spaced, semibold."""
    font = label.font()
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    font.setWeight(QFont.Weight.DemiBold)
    font.setPointSizeF(font.pointSizeF() - 1)
    label.setFont(font)


def smaller(widget: QWidget, points: float = 1.0) -> None:
    """Makes the text of a widget a little smaller."""
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() - points)
    widget.setFont(font)


class Rule(QFrame):
    """A thin line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws the line."""
        QPainter(self).fillRect(self.rect(), colour(Tone.RULE))


class Group(QFrame):
    """A part of a form that belongs together: a hairline around it, and an edge in the accent at the left."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws frame and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(Tone.RULE))
        painter.setBrush(colour(Tone.WASH))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
