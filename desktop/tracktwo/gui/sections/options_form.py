"""The form of a section's options, made from its model."""

# Qt does not say what a signal carries:
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.gui.forms.flow_layout import FlowLayout
from tracktwo.gui.forms.undo_keys import LeaveUndoToProgram
from tracktwo.gui.option_fields import FieldKind, OptionField, in_words, names_of, option_fields, value_of
from tracktwo.gui.sections.rows import SectionRow
from tracktwo.gui.widgets import label, push_button

SAMPLE_DATE: Final = "2023-07-06"


class OptionLine(QLineEdit):
    """A line of an option. Signal: `kept` what was typed, once the line is left."""

    kept = Signal(str)

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self._written = value
        self.editingFinished.connect(self._keep)
        LeaveUndoToProgram(self, lambda: self.text().strip() != self._written)

    def _keep(self) -> None:
        text = self.text().strip()
        if text != self._written:
            self._written = text
            self.kept.emit(text)


class _DateNote(QLabel):
    """Says under a line why what it holds is no date."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.setProperty("role", "error")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._line = line
        line.editingFinished.connect(self.look)
        self.look()

    def look(self) -> None:
        """Reads the line anew."""
        problem = date_problem(self._line.text().strip())
        self.setText(problem)
        self.setVisible(bool(problem))
        self._line.setAccessibleDescription(problem)


def date_problem(text: str) -> str:
    """Why a text is no date, and what to write; empty for a date or for no text."""
    try:
        EdtfDate.parse(text or SAMPLE_DATE)
    except ValueProblem as problem:
        return f"{problem.message} {problem.hint}".strip()
    return ""


class OptionsForm(QWidget):
    """Heading and options of one section. Signals: `title_changed` (text); `option_changed` (OptionField, value)."""

    title_changed = Signal(str)
    option_changed = Signal(object, object)

    def __init__(self, row: SectionRow, under: dict[str, object], dossier: Dossier | None) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 4, 14, 12)
        self._column.setSpacing(4)
        self._add_title(row)
        for option in option_fields(row.kind):
            self._add(option, value_of(option, under, row.options), dossier)
        self._column.addStretch()

    def _add_title(self, row: SectionRow) -> None:
        self._caption(self.tr("Heading"), "")
        field = OptionLine(row.title)
        field.setPlaceholderText(row.shown_title)
        field.setAccessibleName(self.tr("Heading"))
        field.kept.connect(self.title_changed)
        self._column.addWidget(field)

    def _caption(self, text: str, tip: str) -> None:
        caption = label(text, "quiet")
        caption.setToolTip(tip)
        self._column.addSpacing(4)
        self._column.addWidget(caption)

    def _add(self, option: OptionField, value: object, dossier: Dossier | None) -> None:
        match option.kind:
            case FieldKind.YES_OR_NO:
                self._add_check(option, bool(value))
            case FieldKind.WORD:
                self._caption(option.label, option.help)
                self._add_choice(option, str(value))
            case FieldKind.WORDS:
                self._caption(option.label, option.help)
                self._add_chips(option, _as_tuple(value), {word: in_words(word) for word in option.words})
            case FieldKind.IDS:
                names = names_of(option, dossier)
                if names:
                    self._caption(option.label, option.help)
                    self._add_chips(option, _as_tuple(value), names)
            case FieldKind.DATE | FieldKind.TEXT:
                self._caption(option.label, option.help)
                self._add_text(option, str(value))

    def _add_check(self, option: OptionField, value: bool) -> None:
        check = QCheckBox(option.label)
        check.setAccessibleName(option.label)
        check.setAccessibleDescription(option.help)
        check.setToolTip(option.help)
        check.setChecked(value)
        check.toggled.connect(lambda on: self.option_changed.emit(option, bool(on)))
        self._column.addSpacing(4)
        self._column.addWidget(check)

    def _add_choice(self, option: OptionField, value: str) -> None:
        flow, host = _flow()
        group = QButtonGroup(host)
        group.setExclusive(True)
        for word in option.words:
            chip = push_button(in_words(word), "chip", f"{option.label}: {in_words(word)}")
            chip.setCheckable(True)
            chip.setChecked(word == value)
            chip.clicked.connect(_telling(self.option_changed.emit, option, word))
            group.addButton(chip)
            flow.addWidget(chip)
        self._column.addWidget(host)

    def _add_chips(self, option: OptionField, value: tuple[str, ...], names: dict[str, str]) -> None:
        """Chips to press; the order in which they are pressed is the order kept. None pressed means all."""
        flow, host = _flow()
        chosen = list(value)
        ordered = [*(name for name in chosen if name in names), *(name for name in names if name not in chosen)]

        def turn(name: str, on: bool) -> None:
            rest = [other for other in chosen if other != name]
            chosen[:] = [*rest, name] if on else rest
            self.option_changed.emit(option, tuple(chosen))

        for name in ordered:
            chip = push_button(shortened(names[name]), "chip", f"{option.label}: {names[name]}")
            chip.setToolTip(names[name])
            chip.setCheckable(True)
            chip.setChecked(name in chosen)
            chip.toggled.connect(lambda on, name=name: turn(name, bool(on)))
            flow.addWidget(chip)
        self._column.addWidget(host)

    def _add_text(self, option: OptionField, value: str) -> None:
        field = OptionLine(value)
        field.setAccessibleName(option.label)
        field.setToolTip(option.help)
        field.kept.connect(lambda text: self.option_changed.emit(option, text))
        self._column.addWidget(field)
        if option.kind is FieldKind.DATE:
            field.setPlaceholderText(self.tr("such as {date}").replace("{date}", SAMPLE_DATE))
            self._column.addWidget(_DateNote(field))


def shortened(text: str, longest: int = 26) -> str:
    """The text, cut to fit a chip."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _as_tuple(value: object) -> tuple[str, ...]:
    return tuple(str(entry) for entry in value) if isinstance(value, Sequence) and not isinstance(value, str) else ()  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]


def _flow() -> tuple[FlowLayout, QWidget]:
    host = QWidget()
    flow = FlowLayout(5)
    host.setLayout(flow)
    return flow, host


def _telling(tell: Callable[[OptionField, object], object], option: OptionField, value: str) -> Callable[[], object]:
    return lambda: tell(option, value)
