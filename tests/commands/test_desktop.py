"""`tracktwo desktop` where there is no window: a plain sentence, and what to do."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tracktwo.commands import run
from tracktwo.commands.desktop import show_window
from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.paths import PACKAGE


def test_without_qt_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)
    monkeypatch.delitem(sys.modules, "PySide6.QtWidgets", raising=False)
    assert run(["desktop"]) == ExitCode.WRONG_COMMAND_LINE
    assert 'pip install "tracktwo[desktop]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("library", "hint"), [("libEGL.so.1", "apt-get install libegl1"), ("libnew.so.9", "your system's packages")]
)
def test_a_missing_system_library_is_named(monkeypatch: pytest.MonkeyPatch, library: str, hint: str) -> None:
    def refuse(_: str) -> None:
        raise ImportError(f"{library}: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("importlib.import_module", refuse)
    with pytest.raises(BriefError) as refusal:
        show_window(None)
    (fault,) = refusal.value.diagnostics
    assert library in fault.message
    assert hint in fault.hint


def test_the_command_line_does_not_load_qt() -> None:
    code = "import sys, tracktwo.commands.application, tracktwo.api; print('PySide6' in sys.modules)"
    surroundings = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=surroundings)
    assert done.stdout.strip() == "False"
