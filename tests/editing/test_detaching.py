"""Deleting a record with what refers to it: nothing is left dangling, or it is said what cannot do without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.diagnostics import BriefError, Severity
from tracktwo.dossier.model.blocks import record_models
from tracktwo.dossier.rereading import entries_of
from tracktwo.editing.detaching import Loss, detached, without_citations
from tracktwo.editing.history import History
from tracktwo.editing.renaming import bereft
from tracktwo.editing.sheet import plain_at
from tracktwo.editing.text import DossierText

DOSSIERS = Path(__file__).resolve().parents[2] / "resources" / "dossiers"


@pytest.fixture(scope="module")
def indus() -> DossierText:
    return DossierText.load(DOSSIERS / "indus-waters-1960.yaml")


def test_every_record_goes_without_a_trace_or_what_needs_it_is_named(indus: DossierText) -> None:
    taken_out, refused = 0, 0
    codes: set[str] = set()
    records = [(block, name) for block in record_models() for name in entries_of(indus.blocks, (block,))]
    for block, name in records:
        try:
            found = detached(indus, block, name)
        except BriefError as refusal:
            codes |= {each.code for each in refusal.diagnostics}
            refused += 1
            continue
        taken_out += 1
        after = found.change.after
        assert [each for each in after.reading.diagnostics if each.severity is Severity.ERROR] == []
        assert bereft(after, block, name) == ()
        history = History(indus)
        history.do(found.change)
        history.undo()
        assert history.current.files == indus.files
    assert taken_out > 20
    assert refused > 5
    assert codes == {"S06"}


def test_what_goes_together_goes_as_one_by_one(indus: DossierText, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [
        (block, name) for block in ("actors", "sources", "issues") for name in entries_of(indus.blocks, (block,))
    ]
    together = {record: outcome(indus, *record) for record in records}
    monkeypatch.setattr("tracktwo.editing.detaching.changed_together", lambda *_: None)
    assert {record: outcome(indus, *record) for record in records} == together
    assert any(isinstance(found, dict) for found in together.values())


def outcome(text: DossierText, block: str, name: str) -> object:
    """The files without a record, or what cannot do without it."""
    try:
        return dict(detached(text, block, name).change.after.files)
    except BriefError as refusal:
        return [each.message for each in refusal.diagnostics]


def test_other_records_stay(indus: DossierText) -> None:
    found = detached(indus, "actors", "iliff")
    others = 0
    for block in record_models():
        before, after = (list(entries_of(text.blocks, (block,))) for text in (indus, found.change.after))
        assert after == [name for name in before if name != "iliff"]
        others += len(after)
    assert others > 20


HEAD = """schema: 1
dossier: {id: a, title: A, as_of: 2023-07-06, status: draft}
sources:
  one: {type: report, kind: ngo-report, title: One, issued: 2023, reliability: B}
  two: {type: report, kind: ngo-report, title: Two, issued: 2023, reliability: B}
actors:
  us: {name: US, kind: state, cites: [two]}
  ru: {name: RU, kind: state, cites: [{source: two, repeats: one}]}
parties:
  - {actor: us, role: host, cites: [two]}
  - {actor: ru, role: host, cites: [two]}
"""


def dossier(more: str = "") -> DossierText:
    text = DossierText.of_bytes(Path("a.yaml"), {"a.yaml": (HEAD + more).encode()})
    assert text.reading.dossier is not None
    return text


def test_a_text_keeps_its_words_and_loses_its_citation() -> None:
    text = dossier("texts:\n  bluf: It was agreed [@one#p. 2; @two]. Nobody signed [@one].\n")
    found = detached(text, "sources", "one")
    assert (("texts", "bluf"), Loss.CITATION) in found.losses
    assert found.change.after.blocks["texts"] == {"bluf": "It was agreed [@two]. Nobody signed."}


def test_citations_of_other_sources_stay_as_they_are_written() -> None:
    assert without_citations("A [@a;@b#p. 2] b [@b].", frozenset({"c"})) == "A [@a;@b#p. 2] b [@b]."
    assert without_citations("A [@a; @b#p. 2] b [@b].", frozenset({"b"})) == "A [@a] b."


def test_a_citation_that_repeats_the_source_stays_without_saying_so() -> None:
    found = detached(dossier(), "sources", "one")
    assert plain_at(found.change.after.blocks, ("actors", "ru", "cites")) == [{"source": "two"}]


def test_the_party_goes_with_its_actor() -> None:
    found = detached(dossier(), "actors", "us")
    assert found.change.after.blocks["parties"] == [{"actor": "ru", "role": "host", "cites": ["two"]}]
    assert found.losses == ((("parties", 0), Loss.ENTRY),)
    assert found.change.title == 'Removal of "us" of "actors" and of what refers to it'


def test_without_a_head_references_are_not_known() -> None:
    text = DossierText.of_bytes(Path("a.yaml"), {"a.yaml": HEAD.replace("status: draft", "status: x").encode()})
    with pytest.raises(BriefError) as refused:
        detached(text, "actors", "us")
    assert refused.value.diagnostics[0].code == "S03"
