"""Colours and spacing of the window, for light and dark; everything else is the platform's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from tracktwo.paths import resources_folder

ROW_HEIGHT: Final = 30
GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as `#rrggbb`."""

    window: str
    base: str
    wash: str
    text: str
    grey: str
    rule: str
    accent: str
    on_accent: str
    selection: str
    desk: str
    error: str
    warning: str
    warning_wash: str
    good: str


LIGHT: Final = Colours(
    window="#f7f9fb",
    base="#ffffff",
    wash="#eef3f8",
    text="#1c2733",
    grey="#546474",
    rule="#d5dde5",
    accent="#1f4e79",
    on_accent="#ffffff",
    selection="#e3edf6",
    desk="#dfe4eb",
    error="#a61b1b",
    warning="#8a5300",
    warning_wash="#fdf0d5",
    good="#2c6b3f",
)
DARK: Final = Colours(
    window="#1d232a",
    base="#242b33",
    wash="#2b343e",
    text="#e6ebf0",
    grey="#a3b0bd",
    rule="#3a4550",
    accent="#7db4e6",
    on_accent="#10202f",
    selection="#2f4254",
    desk="#15191e",
    error="#ff9b93",
    warning="#f0c078",
    warning_wash="#4a3a1c",
    good="#8fd1a3",
)


def is_dark() -> bool:
    """Whether the window is dark: as the palette is, which follows the system."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """The colours of the scheme shown now."""
    return DARK if is_dark() else LIGHT


def system_prefers_dark() -> bool:
    """Whether the system asks for dark windows; a system that says nothing gets light ones."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(chosen: Colours) -> QPalette:
    """A palette in the colours of a scheme."""
    made = QPalette()
    roles = QPalette.ColorRole
    plain = {
        roles.Window: chosen.window,
        roles.WindowText: chosen.text,
        roles.Base: chosen.base,
        roles.AlternateBase: chosen.wash,
        roles.Text: chosen.text,
        roles.Button: chosen.base,
        roles.ButtonText: chosen.text,
        roles.BrightText: chosen.on_accent,
        roles.ToolTipBase: chosen.base,
        roles.ToolTipText: chosen.text,
        roles.PlaceholderText: chosen.grey,
        roles.Highlight: chosen.selection,
        roles.HighlightedText: chosen.text,
        roles.Link: chosen.accent,
        roles.LinkVisited: chosen.accent,
        roles.Mid: chosen.rule,
        roles.Midlight: chosen.rule,
        roles.Light: chosen.base,
        roles.Dark: chosen.rule,
        roles.Shadow: chosen.rule,
        roles.Accent: chosen.accent,
    }
    for role, colour in plain.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, _mixed(chosen.text, chosen.window))
    return made


def _mixed(one: str, other: str) -> QColor:
    first, second = QColor(one), QColor(other)
    return QColor(
        (first.red() + second.red()) // 2,
        (first.green() + second.green()) // 2,
        (first.blue() + second.blue()) // 2,
    )


def style_sheet(chosen: Colours) -> str:
    """What palettes cannot say: quiet frames, pane titles, the one button that stands out."""
    return _panes(chosen) + _buttons(chosen) + _fields(chosen, _drawing("arrow", chosen))


def _panes(chosen: Colours) -> str:
    return f"""
    QToolTip {{ border: 1px solid {chosen.rule}; padding: 4px; background: {chosen.base}; color: {chosen.text}; }}
    QSplitter::handle {{ background: {chosen.rule}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QWidget[role="pane"] {{ background: {chosen.base}; }}
    QWidget[role="bar"] {{ background: {chosen.base}; border-bottom: 1px solid {chosen.rule}; }}
    QWidget[role="desk"] {{ background: {chosen.desk}; }}
    QLabel[role="pane-title"] {{ color: {chosen.grey}; font-weight: 600; letter-spacing: 1px; }}
    QLabel[role="quiet"] {{ color: {chosen.grey}; }}
    QLabel[role="warning"] {{ color: {chosen.warning}; }}
    QLabel[role="error"] {{ color: {chosen.error}; }}
    QLabel[role="good"] {{ color: {chosen.good}; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QFrame[role="rule"] {{ background: {chosen.rule}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame[role="notice"] {{ background: {chosen.warning_wash}; border: none; border-radius: 4px; }}
    QFrame[role="done"] {{ background: {chosen.wash}; border: none; border-top: 1px solid {chosen.rule}; }}
    """


def _buttons(chosen: Colours) -> str:
    return f"""
    QPushButton, QToolButton, QTreeView, QTableView, QListView {{ outline: none; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QPushButton {{
        background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.grey};
        border-radius: 5px; padding: 5px 16px;
    }}
    QPushButton:default {{ border-color: {chosen.accent}; font-weight: 600; }}
    QPushButton:hover {{ border-color: {chosen.accent}; color: {chosen.accent}; }}
    QPushButton:focus {{ border: 2px solid {chosen.accent}; padding: 4px 15px; }}
    QPushButton:disabled {{ color: {chosen.grey}; border-color: {chosen.rule}; }}
    QPushButton:flat {{ background: transparent; border: 1px solid transparent; padding: 4px 8px; }}
    QPushButton:flat:hover {{ background: {chosen.selection}; color: {chosen.text}; }}
    QPushButton:flat:focus {{ border: 1px solid {chosen.accent}; padding: 4px 8px; }}
    QLabel#qt_msgbox_informativelabel {{ min-width: 380px; }}
    QPushButton[role="primary"] {{
        background: {chosen.accent}; color: {chosen.on_accent}; border: 1px solid {chosen.accent};
        border-radius: 5px; padding: 6px 18px; font-weight: 600;
    }}
    QPushButton[role="primary"]:hover {{ border-color: {chosen.text}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {chosen.text}; padding: 5px 17px; }}
    QPushButton[role="primary"]:disabled {{ background: {chosen.grey}; border-color: {chosen.grey}; }}
    QPushButton[role="second"] {{
        background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.grey};
        border-radius: 5px; padding: 6px 18px; font-weight: 600;
    }}
    QPushButton[role="second"]:hover {{ border-color: {chosen.accent}; color: {chosen.accent}; }}
    QPushButton[role="second"]:focus {{ border: 2px solid {chosen.accent}; padding: 5px 17px; }}
    QPushButton[role="chip"] {{
        background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.rule};
        border-radius: 10px; padding: 2px 10px;
    }}
    QPushButton[role="chip"]:checked {{
        background: {chosen.accent}; color: {chosen.on_accent}; border-color: {chosen.accent};
    }}
    QPushButton[role="chip"]:focus {{ border: 2px solid {chosen.text}; padding: 1px 9px; }}
    QPushButton[role="card"] {{
        background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.rule}; border-radius: 6px;
        padding: 10px 14px; text-align: left;
    }}
    QPushButton[role="card"]:hover {{ border-color: {chosen.accent}; }}
    QPushButton[role="card"]:focus {{ border: 2px solid {chosen.accent}; padding: 9px 13px; }}
    QToolButton[role="flat"] {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }}
    QToolButton[fit="tight"] {{ padding: 0 6px; }}
    QToolButton[role="flat"]:hover {{ background: {chosen.selection}; }}
    QToolButton[role="flat"]:focus {{ border-color: {chosen.accent}; }}
    QToolButton[role="flat"]:checked {{ background: {chosen.selection}; }}
    QAbstractItemView[role="plain"] {{ border: none; background: {chosen.base}; outline: none; }}
    QTreeView[role="plain"]::item {{ padding: 2px 4px; }}
    QTreeView[role="plain"]::item:selected {{ background: {chosen.selection}; color: {chosen.text}; }}
    QAbstractScrollArea[role="plain"] {{ border: none; background: {chosen.base}; }}
    """


def _fields(chosen: Colours, arrow: str) -> str:
    return f"""
    QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {{
        background: {chosen.base}; border: 1px solid {chosen.rule}; border-radius: 5px; padding: 4px 7px;
        selection-background-color: {chosen.accent}; selection-color: {chosen.on_accent};
    }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {{ border-color: {chosen.accent}; }}
    QCheckBox::indicator {{
        width: 14px; height: 14px; border: 1px solid {chosen.grey}; border-radius: 3px; background: {chosen.base};
    }}
    QCheckBox::indicator:checked {{
        background: {chosen.accent}; border-color: {chosen.accent}; image: url("{_drawing("check", chosen)}");
    }}
    QCheckBox::indicator:focus {{ border: 2px solid {chosen.text}; width: 12px; height: 12px; }}
    QCheckBox::indicator:disabled {{ border-color: {chosen.rule}; }}
    QLineEdit:disabled, QComboBox:disabled {{ background: {chosen.window}; color: {chosen.grey}; }}
    QComboBox {{ padding-right: 18px; combobox-popup: 0; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
    QComboBox QAbstractItemView {{
        background: {chosen.base}; border: 1px solid {chosen.rule}; selection-background-color: {chosen.selection};
        selection-color: {chosen.text}; padding: 2px; outline: none;
    }}
    QComboBox QAbstractItemView::item {{ padding: 3px 6px; min-height: 18px; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {chosen.rule}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {chosen.grey}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenuBar {{ background: {chosen.window}; color: {chosen.text}; }}
    QStatusBar {{ background: {chosen.base}; border-top: 1px solid {chosen.rule}; color: {chosen.grey}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ color: {chosen.grey}; padding: 0 8px; }}
    """


def _drawing(name: str, chosen: Colours) -> str:
    """A shipped drawing in the colours of a scheme: style sheets cannot tint one."""
    return (resources_folder() / "desktop" / f"{name}-{'light' if chosen is LIGHT else 'dark'}.svg").as_posix()
