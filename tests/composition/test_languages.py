"""Words of the program are in the language of the brief, words of the dossier in the dossier's, in every brief."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from finished import SHIPPED, TEMPLATES, Finished

from tracktwo.composition.languages import END, FACT, OWN, fact_words, own_words, sentence_case, unmarked
from tracktwo.composition.scripts import foreign
from tracktwo.document.blocks import Document, Figure, Furniture, Table
from tracktwo.document.drawing import Words
from tracktwo.document.inlines import Inlines, Text, plain
from tracktwo.document.walk import each_block, each_inline, each_run
from tracktwo.exporting import ExportRequest, compose

CODES = re.compile(
    r"Presidential Drawdown Authority|Ukraine Security Assistance Initiative|Foreign Military (?:Financing|Sales)"
    r"|Intelligence Community Directive|Excess Defense Articles"
    r"|https?://\S+|TLP:\S+|\bUTC\b|\bPA-X\b|\bUN\b|\bICD\b|\bPHIA\b|\b[A-Z]{2,3}\b|\b[IVX]+\b|(?<!\w)\w(?!\w)"
)
"""Names of authorities, addresses, handling marks, codes and single letters: the same in every language."""
BRIEFS = [pytest.param(name, template, id=f"{name}-{template}") for name in SHIPPED for template in TEMPLATES]


def composed(dossier: Path, template: str, lang: str) -> Document:
    return compose(ExportRequest(dossier, template=template, lang=lang)).document


def retagged(dossier: Path, folder: Path, lang: str) -> Path:
    """The dossier, said to be in another language."""
    text, count = re.subn(r"(?m)^(  lang: )en-\w\w$", rf"\g<1>{lang}", dossier.read_text("utf-8"))
    assert count == 1
    path = folder / dossier.name
    path.write_text(text, "utf-8")
    return path


def runs(document: Document) -> Iterator[Inlines]:
    for line in (document.header, document.footer):
        yield from _parts(line)
    yield from each_run(document)


def _parts(line: Furniture) -> tuple[Inlines, ...]:
    return (line.start, line.middle, line.end)


def texts(document: Document) -> Iterator[Text]:
    for run in runs(document):
        yield from (inline for inline in each_inline(run) if isinstance(inline, Text))


def said(document: Document) -> Iterator[str]:
    """All that is printed or read out, without a word on its language."""
    yield from (plain(run) for run in runs(document))
    for block in each_block(document.blocks):
        if isinstance(block, Table):
            yield block.summary
        if isinstance(block, Figure):
            yield block.alternative
            yield from (shape.text for shape in block.drawing.shapes if isinstance(shape, Words))
    properties = document.properties
    yield from (properties.title, properties.subject, properties.printed_date)


def scripts_of(text: str) -> set[str]:
    letters = (character for character in CODES.sub(" ", text) if character.isalpha())
    return {unicodedata.name(letter).partition(" ")[0] for letter in letters}


@pytest.mark.parametrize(("name", "template"), BRIEFS)
@pytest.mark.parametrize("lang", ["fr", "uk", "de"])
def test_languages_change_no_word(finished: Finished, tmp_path: Path, name: str, template: str, lang: str) -> None:
    path = finished.dossier(name)
    apart = list(said(composed(path, template, lang)))
    alike = list(said(composed(retagged(path, tmp_path, lang), template, lang)))
    assert len(apart) > 10
    assert apart == alike
    assert not [text for text in apart if any(sign in text for sign in (OWN, FACT, END))]


@pytest.mark.parametrize(("name", "template"), BRIEFS)
def test_letters_tell_labels_from_facts_in_a_ukrainian_brief(finished: Finished, name: str, template: str) -> None:
    document = composed(finished.dossier(name), template, "uk")
    found = [(text, scripts_of(text.text)) for text in texts(document)]
    facts = [text for text, scripts in found if "LATIN" in scripts]
    labels = [text for text, scripts in found if "CYRILLIC" in scripts and text.lang not in {"ru", "uk", "und-Cyrl"}]
    assert len(facts) > 5
    assert len(labels) > 5
    assert [text for text in facts if text.lang.partition("-")[0] != "en"] == []
    assert [text for text in labels if text.lang] == []


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(("own", "lang"), [("fr", "en-US"), ("uk", "en-GB"), ("uk", "fr")])
def test_facts_keep_the_language_of_their_dossier(
    finished: Finished, tmp_path: Path, name: str, own: str, lang: str
) -> None:
    path = finished.dossier(name)
    before, after = (composed(each, "negotiation-dossier", lang) for each in (path, retagged(path, tmp_path, own)))
    assert after.properties.lang == lang
    spoken = {text.lang for text in texts(after)}
    assert {"", own} <= spoken
    if not foreign(lang, "en"):
        return
    facts = {text.text for text in texts(before) if text.lang.startswith("en")}
    assert facts
    assert {text.text for text in texts(after) if text.lang == own} >= {
        text for text in facts if not _is_english_by_itself(text)
    }


def _is_english_by_itself(text: str) -> bool:
    """Terms of a standard or a codebook, and titles of sources, which have a language of their own."""
    return text[:1] in "“«" or text[:1].islower() or len(text) < 12 or "/" in text


def test_a_language_without_labels_has_english_ones(finished: Finished) -> None:
    document = composed(finished.dossier("starter"), "policy-brief", "de")
    assert document.properties.lang == "de"
    assert {text.lang.partition("-")[0] for text in texts(document) if scripts_of(text.text)} == {"en"}


def test_words_of_the_briefs_plan_are_in_its_language(tmp_path: Path) -> None:
    path = tmp_path / "talks.yaml"
    path.write_text(
        """\
schema: 1
dossier: {id: talks, title: Talks, as_of: 2023-07-08, status: draft, lang: en-GB, organization: Unit}
texts: {bluf: The bottom line., next: What comes.}
sources:
  a: {type: report, kind: igo-report, title: A report, issued: 2023-07-01, reliability: A}
actors: {ua: {kind: state, name: Ukraine}}
parties: [{actor: ua, role: conflict-party, cites: [a]}]
briefs:
  note:
    template: policy-brief
    lang: fr
    title: Négociations
    to: Le ministre
    sections: [summary, {kind: next, title: Et après ?, options: {intro: Les étapes.}}]
""",
        "utf-8",
    )
    by_lang = {
        lang: {text.text: text.lang for text in texts(compose(ExportRequest(path, brief="note", lang=lang)).document)}
        for lang in ("", "en-GB", "uk")
    }
    for words in ("Négociations", "Et après ?", "Les étapes."):
        assert [found[words] for found in by_lang.values()] == ["", "fr", "fr"], words
    for words in ("What comes.", "The bottom line."):
        assert [found[words] for found in by_lang.values()] == ["en-GB", "", "en-GB"], words


def test_what_stands_around_words_is_nobodys() -> None:
    assert own_words("(assessed)") == f"({OWN}assessed{END})"
    assert own_words(f"“{fact_words('A deal')}”") == f"“{OWN}{FACT}A deal{END}{END}”"
    assert [own_words(text) for text in ("", ": ", "1,800", "—")] == ["", ": ", "1,800", "—"]
    assert unmarked(own_words(f"Side: {fact_words('Ukraine')}.")) == "Side: Ukraine."
    assert [sentence_case(text) for text in ("", "due", own_words("due"))] == ["", "Due", f"{OWN}Due{END}"]
