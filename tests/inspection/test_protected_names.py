"""The last look: no protected name in the document, whatever the spelling, wherever it stands."""

from __future__ import annotations

import pytest
from small_dossiers import context_of

from tracktwo.document.blocks import Document, Figure, Furniture, Paragraph, Properties, TitleBlock
from tracktwo.document.drawing import Drawing, Words
from tracktwo.document.inlines import Link, Strong, Text
from tracktwo.document.pages import Page
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.inspection.protected_names import leaks, protected_names

PAGE = Page(612, 792, 72, 72, 72, 72)


def dossier() -> Dossier:
    return context_of("").dossier


def document(text: str, title: str = "A title") -> Document:
    paragraph = Paragraph((Text("Said "), Strong((Text(text, origin=("texts", "bluf")),))))
    return Document(Properties(title, "en", "2023-07-08"), PAGE, TitleBlock((Text("Brief"),)), (paragraph,))


def found(made: Document) -> list[str]:
    ours = dossier()
    return [each.code for each in leaks(made, protected_names(ours), ours)]


@pytest.mark.parametrize(
    "text",
    ["Ann Secretive", "ANN SECRETIVE", "Ann\u00a0Secretive", "by Secretive, who", "Ann  Secretive.", "“Secret cable”"],
)
def test_a_protected_name_is_found_in_any_dress(text: str) -> None:
    assert found(document(text)) == ["L01"]


@pytest.mark.parametrize("text", ["Secretively", "Annette", "unsecretive", "a cable, secret"])
def test_words_that_only_hold_the_letters_are_let_be(text: str) -> None:
    assert found(document(text)) == []


def test_names_in_properties_and_running_lines_and_addresses_are_found() -> None:
    made = document("nothing")
    header = Document(
        made.properties, PAGE, made.title, made.blocks, Furniture(start=(Text("Secretive"),)), made.footer
    )
    link = Paragraph((Link("https://example.org/secret%20cable/ann secretive", (Text("here"),)),))
    linked = Document(made.properties, PAGE, made.title, (link,))
    assert found(document("nothing", title="On Ann Secretive")) == ["L01"]
    assert found(header) == ["L01"]
    assert found(linked) == ["L01"]


def test_names_in_drawings_and_their_alternatives_are_found() -> None:
    made = document("nothing")
    drawn = Figure(Drawing(10, 10, (Words(0, 5, "Ann Secretive"),)), "Bars.")
    described = Figure(Drawing(10, 10, ()), "Bars of Ann Secretive.")
    for figure in (drawn, described):
        assert found(Document(made.properties, PAGE, made.title, (figure,))) == ["L01"]


def test_a_leak_is_told_where_the_words_come_from() -> None:
    ours = dossier()
    (leak,) = leaks(document("Ann Secretive"), protected_names(ours), ours)
    assert leak.path == ("texts", "bluf")
    assert "Secretive" not in leak.message, "the message itself must not name anyone"


def test_a_name_that_someone_not_protected_bears_is_not_protected() -> None:
    shared = context_of("""
        positions:
          p: {holder: ua, issue: land, position: Withdraw., basis: stated-public, as_of: 2023-07-01, cites: [nbc]}
    """).dossier
    names = {name.name for name in protected_names(shared)}
    assert {"Secretive", "Secret cable"} <= names
    assert "Ukraine" not in names
