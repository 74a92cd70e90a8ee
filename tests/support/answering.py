"""Answers dialogs that hold the program up until they are answered, whenever they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

Kind = TypeVar("Kind", bound=QDialog)

GLANCE: Final = 20
"""Milliseconds between two looks whether the dialog is there."""


@contextmanager
def answering(kind: type[Kind], answer: Callable[[Kind], object]) -> Iterator[None]:
    """Answers the dialog of a kind that opens within, as soon as it is there; that none opens fails the test."""
    answered: list[Kind] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            looking.stop()
            answered.append(dialog)
            try:
                answer(dialog)
            except BaseException:
                dialog.reject()  # else nobody would close it
                raise

    looking = QTimer(interval=GLANCE)
    looking.timeout.connect(look)
    looking.start()
    try:
        yield
    finally:
        looking.stop()
    assert answered, f"no {kind.__name__} was opened"
