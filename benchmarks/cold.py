"""The whole command, cold: a new process for every run, its CPU time as the system counts it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import gettempdir

from benchmarks.dossier import dossier_text

ROOT = Path(__file__).resolve().parent.parent
DOSSIER = ROOT / "resources" / "dossiers" / "ukraine-track2-2023.yaml"
RUNS = 5
HEAVIEST = 40
LONG = 118
"""Times the size of the measured brief: about 1,500 pages."""


@dataclass(frozen=True, slots=True)
class Cold:
    """CPU seconds (median) and the largest resident memory in bytes of one command line."""

    name: str
    seconds: float
    resident: int


@dataclass(frozen=True, slots=True)
class Long:
    """What a very long brief took: the run, and the PDF it wrote."""

    run: Cold
    pdf: Path


def long_run(folder: Path) -> Long:
    """A brief of about 1,500 pages, exported as PDF by a process of its own."""
    dossier = folder / "long.yaml"
    dossier.write_text(dossier_text(LONG, 0), "utf-8")
    (run,) = _started("long", folder)
    return Long(run, folder / "long.pdf")


def cold_runs(folder: Path) -> tuple[Cold, ...]:
    """The shipped dossier exported in both formats and in each alone, the help, and an empty Python beside them.

    A small process starts them: the memory of a child begins with that of the process it comes from.
    """
    return _started("cold", folder)


def _started(work: str, folder: Path) -> tuple[Cold, ...]:
    starter = [sys.executable, "-m", "benchmarks.cold", work, str(folder)]
    done = subprocess.run(starter, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, text=True, check=True)
    return tuple(Cold(**run) for run in json.loads(done.stdout))


def _measured_long(folder: Path) -> tuple[Cold, ...]:
    name = ["--format", "pdf", "--name", "long", "--output", str(folder)]
    usage = _run(["-m", "tracktwo", "export", str(folder / "long.yaml"), *name])
    return (Cold("`tracktwo export --format pdf`", usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024),)


def _measured(folder: Path) -> tuple[Cold, ...]:
    export = ["-m", "tracktwo", "export", str(DOSSIER), "--output", str(folder)]
    commands = {
        "`tracktwo export`, both formats": export,
        "`tracktwo export --format pdf`": [*export, "--format", "pdf"],
        "`tracktwo export --format docx`": [*export, "--format", "docx"],
        "`tracktwo --help`": ["-m", "tracktwo", "--help"],
        "`import tracktwo`": ["-c", "import tracktwo"],
        "Python alone": ["-c", "pass"],
    }
    _run(export)  # the first run writes bytecode
    spent: dict[str, list[float]] = {name: [] for name in commands}
    resident: dict[str, int] = {}
    for _ in range(RUNS):
        for name, command in commands.items():
            usage = _run(command)
            spent[name].append(usage.ru_utime + usage.ru_stime)
            resident[name] = usage.ru_maxrss * 1024
    return tuple(Cold(name, median(times), resident[name]) for name, times in spent.items())


def imports(folder: Path) -> str:
    """The modules that cost most to import in an export of both formats: own and cumulative microseconds, name."""
    arguments = ["-m", "tracktwo", "export", str(DOSSIER), "--output", str(folder)]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], env=_environment(), capture_output=True, text=True, check=True
    )
    lines = [line.removeprefix("import time:") for line in done.stderr.splitlines() if line.startswith("import time:")]
    heaviest = sorted(lines[1:], key=lambda line: int(line.split("|")[0]), reverse=True)[:HEAVIEST]
    return "\n".join((lines[0], *heaviest)) + "\n"


def _run(arguments: list[str]) -> resource.struct_rusage:
    """Runs Python with these arguments; raises CalledProcessError when it fails."""
    process = subprocess.Popen([sys.executable, *arguments], env=_environment(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return usage


def _environment() -> dict[str, str]:
    """As installed: bytecode is there after the first run, wherever it may be written here."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"PYTHONPYCACHEPREFIX": gettempdir(), **kept, "PYTHONPATH": str(ROOT / "desktop")}


if __name__ == "__main__":
    measure = {"cold": _measured, "long": _measured_long}[sys.argv[1]]
    json.dump([asdict(run) for run in measure(Path(sys.argv[2]))], sys.stdout)
