"""What stands under a field: what was understood, or what is wrong with it. No Qt here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracktwo.editing.text import DossierText
from tracktwo.gui.forms.candidates import Candidates, narrowed
from tracktwo.gui.forms.description import FieldDescription, fields_of_block
from tracktwo.gui.forms.understanding import Interpreter, distance_in_words


@pytest.fixture(scope="module")
def text(dossiers: Path) -> DossierText:
    return DossierText.load(dossiers / "ukraine-track2-2023.yaml")


@pytest.fixture(scope="module")
def candidates(text: DossierText) -> Candidates:
    return Candidates(text.plain)


@pytest.fixture(scope="module")
def interpreter(text: DossierText, candidates: Candidates) -> Interpreter:
    assert text.reading.dossier is not None
    return Interpreter(text.reading.dossier.head, candidates)


def field(block: str, key: str) -> FieldDescription:
    return next(each for each in fields_of_block(block) if each.key == key)


@pytest.mark.parametrize(
    ("place", "written", "understood"),
    [
        (("positions", "as_of"), "2023-07-06", "July 6, 2023, two days before the dossier's date"),
        (("positions", "as_of"), "2023-04~", "about April 2023"),
        (("events", "date"), "2023-04/..", "since April 2023"),
        (("deal_terms", "deadline"), "60 days after t-line", '60 days after "Ceasefire on the present front line"'),
        (("deal_terms", "deadline"), "2023-05-22T21:45+02:00", "21:45 UTC+2, May 22, 2023"),
        (("weapons_packages", "total"), "up to 800 million USD", "up to $800 million"),
        (("weapons_packages", "total"), "unknown", "looked for and not available"),
        (("actors", "count"), "at least 2 persons", ""),
        (("positions", "issue"), "process", ""),
        (("deal_terms", "agreed_on"), "", ""),
    ],
)
def test_a_value_is_told_as_it_was_understood(
    interpreter: Interpreter, place: tuple[str, str], written: str, understood: str
) -> None:
    found = interpreter.understand(field(*place), written)
    assert not found.is_problem
    assert found.text == understood


@pytest.mark.parametrize(
    ("place", "written", "words"),
    [
        (("positions", "as_of"), "July 6", "is not a date"),
        (("positions", "as_of"), "2023-02-30", "February 2023 has 28 days"),
        (("weapons_packages", "total"), "up to 800 million", ""),
        (("weapons_packages", "items_complete"), "maybe", "neither yes nor no"),
        (("dossier", "stale_after_days"), "thirty", "not a whole number"),
        (("dossier", "currency"), "XXQ", ""),
        (("positions", "issue"), "proces", 'Did you mean "process"?'),
        (("positions", "firmness"), "redline", 'Did you mean "red-line"?'),
        (("deal_terms", "deadline"), "sixty days after t-line", ""),
    ],
)
def test_a_wrong_value_is_told_with_what_to_do(
    interpreter: Interpreter, place: tuple[str, str], written: str, words: str
) -> None:
    found = interpreter.understand(field(*place), written)
    assert found.is_problem
    assert words in found.problem


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 7, 8), "the dossier's date"),
        (date(2023, 7, 9), "one day after the dossier's date"),
        (date(2023, 6, 8), "30 days before the dossier's date"),
        (date(2023, 1, 8), "about six months before the dossier's date"),
        (date(2008, 2, 5), "about 15 years before the dossier's date"),
    ],
)
def test_the_distance_to_the_date_of_the_dossier_is_told_in_words(day: date, words: str) -> None:
    assert distance_in_words(day, date(2023, 7, 8)) == words


def test_a_record_is_found_by_name_id_and_kind(candidates: Candidates) -> None:
    actors = candidates.of(("actors",))
    assert len(actors) > 20
    assert [each.id for each in narrowed(actors, "haass")] == ["haass"]
    assert "ua" in [each.id for each in narrowed(actors, "state ukr")]
    assert all("think tank" in each.kind for each in narrowed(actors, "think tank council"))
    assert narrowed(actors, "no such actor") == ()


def test_what_was_typed_is_taken_as_label_id_or_name(candidates: Candidates) -> None:
    for typed in ("Ukraine (ua)", "ua", "ukraine"):
        assert candidates.meant(typed, ("actors",)) == "ua"
    assert candidates.meant("someone else", ("actors",)) == "someone else"
    assert candidates.shown("nobody", ("actors",)) == "nobody"
    assert candidates.find("itm-dpicm", ("*",)) is not None
