"""Every test checks something, and not only what holds of nothing at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks_of_tests import Check, checks_of, functions_of

CANNOT_FAIL = {
    "a loop that may not loop": "for each in found():\n    assert each",
    "all of what may be nothing": "assert all(each.is_good for each in found())",
    "not any of what may be nothing": "assert not any(each.is_bad for each in found())",
    "no bad one among what may be nothing": "assert [each for each in found() if each.is_bad] == []",
    "none of them": "assert not {each for each in found() if each.is_bad}",
    "a condition that may not hold": "if found():\n    assert found() > 1",
    "both of nothing": "assert all(found()) and not any(each for each in found())",
    "a loop over what is filtered": "for each in [each for each in found() if each]:\n    assert each",
}
CAN_FAIL = {
    "a loop that looped": "for each in found():\n    assert each\nassert found()",
    "a loop over what is written there": "for each in ('a', 'b'):\n    assert each in found()",
    "a loop over a constant": "for number, each in enumerate(NAMES):\n    assert each",
    "a loop over a name for what is written there": "names = ('a',)\nfor each in names:\n    assert each",
    "that a list is empty": "assert [str(each) for each in found()] == []",
    "a refusal": "with pytest.raises(ValueError, match='x'):\n    found()",
    "a wait": "qtbot.waitUntil(lambda: found() == 1)",
    "a helper that checks": "helper(1)",
    "a failure": "if found() != 1:\n    pytest.fail('differs')",
    "one of two": "if found():\n    assert 1 == found()\nelse:\n    assert found() is None",
}
HELPERS = "def helper(number):\n    inner(number)\ndef inner(number):\n    assert number"


def read(body: str) -> list[Check]:
    indented = "\n".join(f"    {line}" for line in body.splitlines())
    (test,) = (node for node in ast.parse(f"def test():\n{indented}").body if isinstance(node, ast.FunctionDef))
    return checks_of(test, functions_of(ast.parse(HELPERS)))


@pytest.mark.parametrize("body", CANNOT_FAIL.values(), ids=CANNOT_FAIL)
def test_a_check_of_nothing_is_seen(body: str) -> None:
    assert {check.is_of_nothing for check in read(body)} == {True}


@pytest.mark.parametrize("body", CAN_FAIL.values(), ids=CAN_FAIL)
def test_a_check_that_can_fail_is_seen(body: str) -> None:
    assert False in {check.is_of_nothing for check in read(body)}


def test_a_test_without_a_check_is_seen() -> None:
    assert read("found = made()\nfound.use()") == []


def every_test(tests: Path) -> Iterator[tuple[str, list[Check]]]:
    """The checks of every test, with its place."""
    shared = [ast.parse(path.read_text("utf-8")) for path in sorted((tests / "support").glob("*.py"))]
    for path in sorted(tests.rglob("test_*.py")):
        module = ast.parse(path.read_text("utf-8"))
        functions = functions_of(module, *shared)
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{path.relative_to(tests).as_posix()}:{node.lineno} {node.name}", checks_of(node, functions)


def test_every_test_can_fail(checkout: Path) -> None:
    checks = dict(every_test(checkout / "tests"))
    assert len(checks) > 900
    assert [place for place, found in checks.items() if not found] == [], "these check nothing"
    of_nothing = [place for place, found in checks.items() if found and all(each.is_of_nothing for each in found)]
    assert of_nothing == [], "these hold of nothing too: assert that there is something to look at"
