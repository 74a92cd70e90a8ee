"""What is built is whole: the wheel, made from the source distribution, exports from anywhere."""

from __future__ import annotations

import email
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import pytest
from project_tree import files_of_the_project

pytestmark = pytest.mark.xdist_group("packaging")  # one process builds, once

SHIPPED = ("briefing_templates", "resources")


@dataclass(frozen=True)
class Built:
    """What `python -m build` made, and the tree it was made from."""

    tree: Path
    sdist: Path
    wheel: Path


def run(*command: str | Path, cwd: Path) -> str:
    """Return what the command printed; the test fails with it when the command fails."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The source distribution, and the wheel made from it and not from the checkout."""
    folder = tmp_path_factory.mktemp("built")
    tree = folder / "tree"
    for path in files_of_the_project(checkout):
        copy = tree / path.relative_to(checkout)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, tree, cwd=folder)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return Built(tree, sdist, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that has the wheel.

    The packages it needs are borrowed from the environment the tests run in. Only their folder is: a `.pth` file in
    it, by which the checkout itself may be installed here, is not read when the folder comes by a `.pth` file itself.
    """
    environment = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", built.wheel, cwd=environment)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin"


def test_the_wheel_holds_the_program_and_what_it_ships_and_nothing_else(built: Built) -> None:
    program = built.tree / "desktop"
    expected = {path.relative_to(program).as_posix() for path in program.rglob("*.py")} | {"tracktwo/py.typed"}
    for name in SHIPPED:
        shipped = [path for path in (built.tree / name).rglob("*") if path.is_file()]
        assert shipped, name
        expected |= {f"tracktwo/{path.relative_to(built.tree).as_posix()}" for path in shipped}
    with zipfile.ZipFile(built.wheel) as wheel:
        found = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert sorted(found - expected) == []
    assert sorted(expected - found) == []


def test_the_source_distribution_holds_what_building_and_testing_need(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for path in ("setup.py", "LICENSE", "CHANGELOG.md", "Makefile", "requirements.lock", "tests/conftest.py"):
        assert path in names
    for folder in SHIPPED:
        assert any(name.startswith(f"{folder}/") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.startswith((".venv", ".git/"))]


def test_the_wheel_says_what_it_is(built: Built) -> None:
    project = tomllib.loads((built.tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(built.wheel) as wheel:
        (info,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(wheel.read(info))
        commands = wheel.read(info.replace("METADATA", "entry_points.txt")).decode()
        licences = [name for name in wheel.namelist() if name.endswith("/licenses/LICENSE")]
    assert (metadata["Name"], metadata["Version"]) == ("tracktwo", project["version"])
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert len(licences) == 1
    assert "tracktwo = tracktwo.commands:main" in commands
    has_readme = (built.tree / "README.md").is_file()
    assert ("readme" in project) is has_readme, (
        'pyproject.toml names the README (readme = "README.md") when there is one'
    )


def test_the_installed_program_is_the_one_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "python", "-c", "import tracktwo.paths as p; print(p.resources_folder())", cwd=tmp_path)
    assert Path(said.strip()).is_relative_to(installed.parent)


def test_the_installed_program_exports_from_anywhere(installed: Path, dossiers: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "cases" / "ukraine.yaml"
    dossier.parent.mkdir()
    shutil.copy(dossiers / "ukraine-track2-2023.yaml", dossier)
    out = tmp_path / "out"
    out.mkdir()
    command = ("export", "cases/ukraine.yaml", "--format", "docx,pdf", "--output", "out")
    run(installed / "tracktwo", *command, cwd=tmp_path)
    (word,) = out.glob("*.docx")
    (pdf,) = out.glob("*.pdf")
    assert len(docx.Document(str(word)).paragraphs) > 50
    with pypdfium2.PdfDocument(pdf) as pages:
        assert len(pages) > 2
        assert "Ukraine" in pages[0].get_textpage().get_text_range()
