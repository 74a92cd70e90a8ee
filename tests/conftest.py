"""What every test shares: where things are, programs from outside, and the rules no test may break."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from checked_counts import CheckedCounts
from checkout_guard import guard
from hypothesis.configuration import set_hypothesis_home_dir

if TYPE_CHECKING:
    from finished import Finished

CHECKOUT = Path(__file__).resolve().parent.parent

DEBIAN_PACKAGES = {
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdffonts": "poppler-utils",
    "qpdf": "qpdf",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus-daemon",
    "gdbus": "libglib2.0-bin",
}
"""The Debian package of each program that tests may start; `.ci/run` installs them all."""

hypothesis.settings.register_profile(
    "tracktwo",
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],  # it goes by the clock: a crowded machine fails it
)
hypothesis.settings.load_profile("tracktwo")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout; read it, never write there."""
    return CHECKOUT


@pytest.fixture(scope="session")
def package(checkout: Path) -> Path:
    """The folder of the program."""
    return checkout / "desktop" / "tracktwo"


@pytest.fixture(scope="session")
def dossiers(checkout: Path) -> Path:
    """The folder of the shipped dossiers."""
    return checkout / "resources" / "dossiers"


@pytest.fixture(scope="session")
def finished(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Briefs of every dossier in every shipped template, each made when it is first asked for."""
    from finished import Finished

    return Finished(checkout, tmp_path_factory.mktemp("finished"))


@pytest.fixture(scope="session")
def golden(checkout: Path) -> Path:
    """The folder of expected text."""
    return checkout / "tests" / "golden"


def pytest_configure(config: pytest.Config) -> None:
    """Keep the checkout as it is: hypothesis notes its findings elsewhere, and tests cannot write here."""
    home = tempfile.TemporaryDirectory(prefix="tracktwo-hypothesis-")
    config.add_cleanup(home.cleanup)
    set_hypothesis_home_dir(home.name)
    guard(CHECKOUT)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test by name when a program it needs is not installed."""
    for marker in item.iter_markers("outside"):
        for program in marker.args:
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not installed; on Debian: apt-get install {DEBIAN_PACKAGES[program]}")


class NoSkips:
    """With TRACKTWO_NO_SKIPS=1 a skipped test fails the run: a check that did not happen is not a check."""

    def __init__(self) -> None:
        self.skipped: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped[report.nodeid] = _reason(report.longrepr)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file skipped as a whole."""
        if report.skipped:
            self.skipped[report.nodeid] = _reason(report.longrepr)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, None, None]:
        """Fail a run that is green but for the skipped tests."""
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        yield

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the skipped tests."""
        if self.skipped:
            terminalreporter.section("skipped tests fail this run", red=True)
        for name, reason in sorted(self.skipped.items()):
            terminalreporter.line(f"{name}: {reason}")


def _reason(longrepr: object) -> str:
    return str(longrepr[-1]) if isinstance(longrepr, tuple) else str(longrepr)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Watch for skips and add up what is checked in the process that reports, not in its helpers."""
    if hasattr(session.config, "workerinput"):
        return
    session.config.pluginmanager.register(CheckedCounts(), "checked-counts")
    if os.environ.get("TRACKTWO_NO_SKIPS") == "1":
        session.config.pluginmanager.register(NoSkips(), "no-skips")
