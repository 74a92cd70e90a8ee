"""What an audience may see does not hold a protected name any more."""

from __future__ import annotations

import pytest
from small_dossiers import context_of

from tracktwo.diagnostics import BriefError
from tracktwo.release import release


def test_a_withheld_name_does_not_exist_after_the_release() -> None:
    dossier = context_of("").dossier
    released = release(dossier)
    assert "Secretive" in repr(dossier.actors["envoy"])
    assert "Secretive" not in repr(released.actors["envoy"])
    assert released.actors["envoy"].described_as == dossier.actors["envoy"].described_as


def test_a_source_off_the_record_keeps_its_grade_and_loses_its_name() -> None:
    released = release(context_of("").dossier).sources["hidden"]
    assert "cable" not in repr(released)
    assert released.reliability == "A"


def test_everything_else_is_the_same_record() -> None:
    dossier = context_of("").dossier
    released = release(dossier)
    untouched = [name for name in dossier.actors if name != "envoy"]
    assert untouched
    assert all(released.actors[name] is dossier.actors[name] for name in untouched)


def test_an_audience_that_is_not_declared_is_refused() -> None:
    with pytest.raises(BriefError, match="L02"):
        release(context_of("").dossier, "allies")
