"""The same request gives the same bytes: whatever process, place, time zone, locale, hash seed or number of workers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
import pikepdf
import pytest
from dossier_shapes import write_shape
from lent_typeface import lending_template

pytestmark = pytest.mark.xdist_group("command-line")

CIRCUMSTANCES: tuple[dict[str, str], ...] = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "workers": "1"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "workers": "2"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "random", "workers": "2"},
)


@pytest.mark.parametrize("template", ["policy-brief", "negotiation-dossier"])
def test_files_are_the_same_byte_for_byte(checkout: Path, dossiers: Path, tmp_path: Path, template: str) -> None:
    exported = [*sorted(dossiers.glob("*.yaml")), checkout / "resources" / "starter" / "dossier.yaml"]
    exported += [write_shape(tmp_path / "shapes", name) for name in ("scripts", "split", "endless")]
    used = lending_template(tmp_path / "templates", template)
    found = [
        _exported(checkout, exported, used, circumstance, tmp_path / f"place {number}" / ("deep" * number))
        for number, circumstance in enumerate(CIRCUMSTANCES)
    ]
    assert len(found[0]) == 2 * len(exported)
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_one_process_gives_the_same_bytes_twice(checkout: Path, dossiers: Path, tmp_path: Path) -> None:
    script = (
        "import hashlib, sys; from pathlib import Path; from tracktwo.exporting import ExportRequest, build\n"
        "request = ExportRequest(Path(sys.argv[1]), template='policy-brief')\n"
        "made = [{kind.value: hashlib.sha256(file.data).hexdigest() for kind, file in build(request).files.items()}"
        " for _ in range(2)]\n"
        "assert made[0] == made[1] and len(made[0]) == 2"
    )
    words = [sys.executable, "-c", script, str(dossiers / "ukraine-track2-2023.yaml")]
    done = subprocess.run(words, cwd=tmp_path, env=_environment(checkout, {}), check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("year", [1980, 2107])
def test_the_clock_leaves_no_trace(checkout: Path, dossiers: Path, tmp_path: Path, year: int) -> None:
    script = (
        "import sys; from datetime import UTC, datetime; import time_machine\n"
        "from tracktwo.commands import run\n"
        "with time_machine.travel(datetime(int(sys.argv[1]), 12, 31, 23, 59, tzinfo=UTC)):\n"
        "    sys.exit(run(sys.argv[2:]))"
    )
    dossier = str(dossiers / "ukraine-track2-2023.yaml")
    written: list[dict[str, bytes]] = []
    for clock in (year, 2024):
        out = tmp_path / str(clock)
        words = [sys.executable, "-c", script, str(clock), "export", dossier, "--output", str(out)]
        subprocess.run(words, cwd=tmp_path, env=_environment(checkout, {}), check=True, capture_output=True)
        written.append({path.suffix: path.read_bytes() for path in out.iterdir()})
    assert set(written[0]) == {".pdf", ".docx"}
    assert written[0] == written[1]


@pytest.mark.parametrize("seconds", ["315532800", "4354819199"])
def test_both_files_state_the_moment_of_source_date_epoch(
    checkout: Path, dossiers: Path, tmp_path: Path, seconds: str
) -> None:
    stated = datetime.fromtimestamp(int(seconds), UTC)
    words = [sys.executable, "-m", "tracktwo", "export", str(dossiers / "indus-waters-1960.yaml"), "--name", "brief"]
    surroundings = _environment(checkout, {"SOURCE_DATE_EPOCH": seconds})
    subprocess.run(words, cwd=tmp_path, env=surroundings, check=True, capture_output=True)
    with pikepdf.open(tmp_path / "brief.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == f"D:{stated:%Y%m%d%H%M%S}Z"
    assert docx.Document(str(tmp_path / "brief.docx")).core_properties.created == stated


def _exported(
    checkout: Path, exported: list[Path], template: Path, circumstance: dict[str, str], folder: Path
) -> dict[str, str]:
    """The digest of each file that one run writes, by its name. Dossiers are named as one stands in the folder."""
    folder.mkdir(parents=True)
    variables = {name: value for name, value in circumstance.items() if name != "workers"}
    shown = [os.path.relpath(path, folder) if circumstance["workers"] == "2" else str(path) for path in exported]
    words = [sys.executable, "-m", "tracktwo", "export", *shown, "--template", str(template)]
    subprocess.run(
        [*words, "--workers", circumstance["workers"], "--output", "out"],
        cwd=folder,
        env=_environment(checkout, variables),
        check=True,
        capture_output=True,
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "out").iterdir()}


def _environment(checkout: Path, variables: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return {**kept, "PYTHONPATH": str(checkout / "desktop"), "PYTHONDONTWRITEBYTECODE": "1", **variables}
