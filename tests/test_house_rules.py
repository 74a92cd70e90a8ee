"""What the house asks of every file, checked on the tree as it stands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from project_tree import files_of_the_project

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
BINARY = {".docx", ".pdf", ".png", ".ttf", ".otf", ".ico", ".jpg", ".zip"}
TESTS_OF_THEIR_OWN = {"support", "golden", "gui"}

MACHINE_PATH = re.compile(r"(?<![\w.:/)}*-])(?:/(?:root|home|Users|work|opt|mnt)/[\w.]|[A-Z]:\\Users\\)")
REGISTRY_HOST = re.compile(r"\bpypi\.(org|io)|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org")
LEFT_FOR_LATER = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")


@pytest.fixture(scope="module")
def texts(checkout: Path) -> dict[str, str]:
    """The text of every file that has one, by its path from the root."""
    found = [path for path in files_of_the_project(checkout) if path.suffix not in BINARY]
    return {str(path.relative_to(checkout)): path.read_bytes().decode("utf-8", "replace") for path in found}


@pytest.fixture(scope="module")
def modules(texts: dict[str, str]) -> dict[str, ast.Module]:
    """The syntax tree of every file of the program."""
    ours = {name: text for name, text in texts.items() if name.startswith("desktop/") and name.endswith(".py")}
    assert len(ours) > 50
    return {name: ast.parse(text, name) for name, text in ours.items()}


def lines_matching(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_a_machine(texts: dict[str, str]) -> None:
    assert MACHINE_PATH.search(" /" + "root/.config")
    assert not lines_matching(MACHINE_PATH, texts)


def test_no_file_names_a_package_registry(texts: dict[str, str]) -> None:
    assert REGISTRY_HOST.search("https://py" + "pi." + "org/project")
    assert not lines_matching(REGISTRY_HOST, texts)


def test_locks_hold_versions_and_hashes_and_no_address(texts: dict[str, str]) -> None:
    locks = {name: text for name, text in texts.items() if name.endswith(".lock")}
    assert sorted(locks) == ["requirements-bench.lock", "requirements-test.lock", "requirements.lock"]
    marker = r'( ; python_version [<>=]+ "[\d.]+")?'
    hashes = r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    known = re.compile(rf"[a-z0-9.-]+==[\w.]+{marker} \\|{hashes}|\s*#( [^:/]*(::[^:/]*)?:?)?|")
    for name, text in locks.items():
        strange = [line for line in text.splitlines() if not known.fullmatch(line)]
        assert not strange, f"{name}: {strange}"


def test_the_base_lock_is_a_part_of_the_others(texts: dict[str, str]) -> None:
    pins = {name: set(re.findall(r"^[a-z0-9.-]+==[\w.]+", texts[name], re.MULTILINE)) for name in sorted(texts)}
    assert pins["requirements.lock"]
    assert pins["requirements.lock"] < pins["requirements-test.lock"]
    assert pins["requirements.lock"] < pins["requirements-bench.lock"]


def test_no_file_of_the_program_is_too_long(texts: dict[str, str], modules: dict[str, ast.Module]) -> None:
    lengths = {name: len(texts[name].splitlines()) for name in modules}
    assert max(lengths.values()) > 100
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_of_the_program_is_too_long(modules: dict[str, ast.Module]) -> None:
    lengths = {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, module in modules.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(lengths) > 200
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


def test_no_error_is_swallowed(modules: dict[str, ast.Module]) -> None:
    handlers = {
        f"{name}:{node.lineno}": node
        for name, module in modules.items()
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler)
    }
    assert handlers
    assert not [place for place, handler in handlers.items() if _does_nothing(handler)]


def _does_nothing(handler: ast.ExceptHandler) -> bool:
    return all(
        isinstance(statement, ast.Pass | ast.Continue)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for statement in handler.body
    )


def test_nothing_is_left_for_later(texts: dict[str, str]) -> None:
    code = {name: text for name, text in texts.items() if name.endswith((".py", ".toml", ".md")) or "." not in name}
    assert not lines_matching(LEFT_FOR_LATER, code)


def test_every_folder_of_the_program_is_a_package(package: Path) -> None:
    folders = {path.parent for path in package.rglob("*.py")}
    assert len(folders) > 5
    assert not [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()]
    assert not (package.parent / "__init__.py").exists()
    assert (package / "py.typed").is_file()


def test_tests_mirror_the_program(checkout: Path, package: Path) -> None:
    tests = checkout / "tests"
    tested = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")} - {Path()}
    assert len(tested) > 1
    strays = [str(folder) for folder in tested if folder.parts[0] not in TESTS_OF_THEIR_OWN]
    assert not [folder for folder in sorted(strays) if not (package / folder).is_dir()]


def test_no_two_files_of_tests_share_a_name(checkout: Path) -> None:
    """Tests are no packages: pytest would collect only the first of two."""
    names = [path.name for path in (checkout / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert len(names) > 100
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_part_of_the_program_has_tests(checkout: Path, package: Path) -> None:
    tests = checkout / "tests"
    parts = [folder for folder in sorted(package.iterdir()) if (folder / "__init__.py").is_file()]
    assert parts
    assert not [part.name for part in parts if not list((tests / part.name).rglob("test_*.py"))]


def test_the_architecture_page_knows_every_part(checkout: Path, package: Path) -> None:
    page = (checkout / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(page.splitlines()) <= 60, "one screen"
    packages = {path.parent.relative_to(package).as_posix() for path in package.rglob("__init__.py")} - {"."}
    folders = {f"{name}/" for name in packages if not name.startswith("gui/")}  # the window's own docstring maps it
    files = {path.name for path in package.glob("*.py")} - {"__init__.py"}
    named = set(re.findall(r"[\w/]+/(?!\w)|\w+\.py", page))
    assert sorted(folders | files) == sorted((folders | files) & named)
    missing = [name for name in sorted(named) if not _exists(name, checkout, package)]
    assert not missing, f"named and not there: {missing}"


def _exists(name: str, checkout: Path, package: Path) -> bool:
    return (package / name).exists() or (checkout / name).exists()
