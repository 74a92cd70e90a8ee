"""Answers to the questions of the window, given beforehand by a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tracktwo.diagnostics import Diagnostic
from tracktwo.gui.prompts import Answer, Prompts, in_sentences


class ScriptedPrompts(Prompts):
    """`Prompts` without dialogs. A question without an answer fails the test."""

    def __init__(self) -> None:  # a window to stand over is not needed
        self.answers: list[object] = []
        self.asked: list[str] = []
        self.told: list[str] = []
        self.is_closing = False

    def _next(self, question: str) -> object:
        self.asked.append(question)
        assert self.answers, f"nobody answers: {question}"
        return self.answers.pop(0)

    def _answer(self, question: str) -> Answer:
        answer = self._next(question)
        assert isinstance(answer, Answer)
        return answer

    def _path(self, question: str) -> Path | None:
        answer = self._next(question)
        assert answer is None or isinstance(answer, Path)
        return answer

    def file_to_open(self, folder: Path) -> Path | None:
        return self._path(f"open from {folder}")

    def template_file(self, folder: Path) -> Path | None:
        return self._path(f"template from {folder}")

    def file_to_save(self, title: str, suggested: Path) -> Path | None:
        return self._path(f"{title}: {suggested.name}")

    def folder(self, title: str, start: Path) -> Path | None:
        return self._path(f"{title}: {start}")

    def unsaved(self, name: str) -> Answer:
        return Answer.DISCARD if self.is_closing else self._answer(f"unsaved {name}")

    def outside_change(self, name: str, *, has_changes: bool) -> Answer:
        return self._answer(f"outside change {name} {has_changes}")

    def overwrite_outside_change(self, name: str) -> Answer:
        return self._answer(f"overwrite outside change {name}")

    def recovered(self, name: str, when: str, *, is_outdated: bool) -> Answer:
        assert when
        return self._answer(f"recovered {name}{' outdated' if is_outdated else ''}")

    def locked(self, name: str, diagnostics: Sequence[Diagnostic]) -> Answer:
        return self._answer(f"locked {name}: {in_sentences(diagnostics)}")

    def replace_files(self, files: Sequence[str]) -> Answer:
        return self._answer("replace " + "; ".join(files))

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.told.append(in_sentences(diagnostics))
