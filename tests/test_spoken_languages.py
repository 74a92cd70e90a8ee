"""A Ukrainian brief of an English dossier, read back by other libraries: each word has the language it is in."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from finished import SHIPPED, Finished
from pdf_reading import Node, Reading

from tracktwo.exporting import ExportRequest, Format, build

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = ("policy-brief", "negotiation-dossier")
SAME_EVERYWHERE = re.compile(
    r"Presidential Drawdown Authority|Ukraine Security Assistance Initiative|Foreign Military (?:Financing|Sales)"
    r"|Intelligence Community Directive|Excess Defense Articles|https?://\S+|TLP:\S+|\bUTC\b|\bPA-X\b"
    r"|\b[A-Z]{2,3}\b|\b[IVX]+\b|(?<!\w)\w(?!\w)|\b[0-9]+[a-z]\b"
)
"""Names of authorities, addresses, codes, and marks of places in sources."""


def scripts_of(text: str) -> set[str]:
    letters = (character for character in SAME_EVERYWHERE.sub(" ", text) if character.isalpha())
    return {unicodedata.name(letter).partition(" ")[0] for letter in letters}


def made(dossier: Path, template: str, lang: str, chosen: Format) -> bytes:
    return build(ExportRequest(dossier, template=template, lang=lang, formats=(chosen,))).files[chosen].data


def word_runs(data: bytes) -> Iterator[tuple[str, str]]:
    """The words of each run and their language, as python-docx opens the file: body and notes."""
    file = docx.Document(io.BytesIO(data))
    (default,) = file.styles.element.iter(f"{W}lang")
    parts = [file.element.body, *(section.header._element for section in file.sections)]
    for part in parts:
        for run in part.iter(f"{W}r"):
            text = "".join(child.text or "" for child in run.iter(f"{W}t"))
            own = run.find(f"{W}rPr/{W}lang")
            yield text, str((own if own is not None else default).get(f"{W}val") or "other")


def pdf_passages(data: bytes) -> Iterator[tuple[str, str]]:
    """The words each element holds itself and the language that applies to them (ISO 32000-1, 14.9.2)."""
    reading = Reading(data)
    document = str(reading.pdf.Root["/Lang"])
    for node in reading.elements():
        own = [kid for kid in node.kids if isinstance(kid, tuple)]
        found = (reading.pages[page].passage(number) for page, number in own)
        text = "".join(passage.text for passage in found if passage)
        lang = next((str(each.source["/Lang"]) for each in _upwards(node) if "/Lang" in each.source), document)
        if node.kind != "Figure":  # what is heard is its alternative
            yield text, lang


def _upwards(node: Node) -> Iterator[Node]:
    yield node
    yield from node.ancestors()


READERS = {Format.DOCX: word_runs, Format.PDF: pdf_passages}


@pytest.mark.parametrize("chosen", READERS)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", SHIPPED)
def test_each_word_is_in_its_own_language(finished: Finished, name: str, template: str, chosen: Format) -> None:
    read = [
        (text, lang.partition("-")[0], scripts_of(text))
        for text, lang in READERS[chosen](made(finished.dossier(name), template, "uk", chosen))
    ]
    facts = [(text, lang) for text, lang, scripts in read if "LATIN" in scripts and lang != "other"]
    labels = [(text, lang) for text, lang, scripts in read if "CYRILLIC" in scripts]
    assert len(facts) > 10
    assert len(labels) > 10
    assert [entry for entry in facts if entry[1] not in {"en", "id"}] == []
    assert [entry for entry in labels if entry[1] not in {"uk", "ru", "und"}] == []


@pytest.mark.parametrize("chosen", READERS)
@pytest.mark.parametrize("own", ["fr", "uk"])
def test_facts_of_a_dossier_in_another_language_keep_it_in_an_english_brief(
    finished: Finished, tmp_path: Path, own: str, chosen: Format
) -> None:
    path = tmp_path / "dossier.yaml"
    text = finished.dossier("starter").read_text("utf-8")
    path.write_text(text.replace("  lang: en-US", f"  lang: {own}"), "utf-8")
    read = [(text.strip(), lang) for text, lang in READERS[chosen](made(path, "policy-brief", "en-US", chosen))]
    spoken = {lang.partition("-")[0]: [text for text, each in read if each == lang] for _, lang in read if lang}
    assert set(spoken) >= {"en", own}
    assert any("Participants" in text for text in spoken["en"])
    assert any("The border" in text for text in spoken[own])
    assert not [text for text in spoken["en"] if "The border" in text]


@pytest.mark.parametrize("chosen", READERS)
def test_a_brief_in_the_language_of_its_dossier_names_no_other(finished: Finished, chosen: Format) -> None:
    read = list(READERS[chosen](made(finished.dossier("indus-waters-1960"), "policy-brief", "en-US", chosen)))
    assert len(read) > 50
    assert {lang.partition("-")[0] for text, lang in read if text.strip()} == {"en"}


def test_a_block_of_one_language_carries_it_itself(finished: Finished) -> None:
    reading = Reading(made(finished.dossier("ukraine-track2-2023"), "policy-brief", "fr", Format.PDF))
    spoken = {kind: [node for node in reading.elements(kind) if "/Lang" in node.source] for kind in ("P", "TD")}
    assert {kind: len(nodes) > 3 for kind, nodes in spoken.items()} == {"P": True, "TD": True}
    for nodes in spoken.values():
        for node in nodes:
            assert [inner for inner in node.everything() if inner is not node and "/Lang" in inner.source] == []


def test_the_document_is_in_the_language_of_the_brief(finished: Finished) -> None:
    path = finished.dossier("starter")
    reading = Reading(made(path, "policy-brief", "fr", Format.PDF))
    assert str(reading.pdf.Root["/Lang"]) == "fr"
    assert docx.Document(io.BytesIO(made(path, "policy-brief", "fr", Format.DOCX))).core_properties.language == "fr"


@pytest.mark.parametrize(("lang", "spoken"), [("uk", "en-US"), ("en", "")])
def test_a_figure_is_read_in_the_language_of_most_of_its_alternative(
    finished: Finished, lang: str, spoken: str
) -> None:
    dossier = finished.dossier("ukraine-track2-2023")
    reading = Reading(made(dossier, "negotiation-dossier", lang, Format.PDF))
    figures = reading.elements("Figure")
    assert len(figures) >= 3
    for figure in figures:
        letters = [unicodedata.name(each) for each in str(figure.source["/Alt"]) if each.isalpha()]
        is_latin = 2 * sum(name.startswith("LATIN") for name in letters) > len(letters)
        assert str(figure.source.get("/Lang", "")) == (spoken if is_latin else "")
    assert any("/Lang" in figure.source for figure in figures) == bool(spoken)
