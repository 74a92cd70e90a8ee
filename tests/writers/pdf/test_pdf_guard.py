"""Nothing outside the program takes part when the PDF library is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROBE = """
import sys
sys.path.insert(0, "")
from tracktwo.writers.pdf import guard
from reportlab import rl_config
print(rl_config.trustedHosts, rl_config.toColorCanUse, rl_config.pageCompression)
"""


def test_settings_files_and_variables_have_no_effect(tmp_path: Path) -> None:
    for name in ("reportlab_settings.py", "reportlab_mods.py", ".reportlab_settings"):
        (tmp_path / name).write_text("print('outside code ran')\ntrustedHosts = ['*']\n", encoding="utf-8")
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "USERPROFILE": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "RL_trustedHosts": "*",
        "RL_toColorCanUse": "rl_safe_eval",
        "RL_pageCompression": "0",
    }
    run = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["None", "None", "1"]


def test_search_path_and_variables_are_as_before() -> None:
    probe = (
        "import os, sys; sys.path.insert(0, ''); os.environ['RL_x'] = '1'; before = list(sys.path);"
        "import tracktwo.writers.pdf.guard; print(sys.path == before, os.environ['RL_x'])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    run = subprocess.run([sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "1"]


def test_asking_for_the_writer_does_not_load_the_library() -> None:
    probe = "import sys, tracktwo.writers.pdf; print('reportlab' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    run = subprocess.run([sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
