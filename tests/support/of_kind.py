"""What is found is of the kind a test goes on with: said once, checked when it runs and when types are checked."""

from __future__ import annotations

from typing import TypeVar

Kind = TypeVar("Kind")


def of_kind(kind: type[Kind], found: object) -> Kind:
    """What was found, as what it is; fails the test when it is something else."""
    assert isinstance(found, kind), f"{found!r} is no {kind.__name__}"
    return found
