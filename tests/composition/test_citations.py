"""Citations: numbers by first use, and letters for the places in a source, which its entry in the list spells out."""

from __future__ import annotations

import pytest
from small_dossiers import context_of

from tracktwo.composition.citations import letter_of
from tracktwo.composition.sections.sources import compose_sources
from tracktwo.document.blocks import SourceList
from tracktwo.document.inlines import plain
from tracktwo.dossier.values.cites import Cite
from tracktwo.template.options import SourcesOptions


def cited(*places: str, lang: str = "en-US") -> tuple[list[str], list[str]]:
    """What is printed where these are cited, each alone; and the entries of the list of sources."""
    context = context_of("", lang=lang)
    marks = [plain(context.cite([Cite.parse(text) for text in place.split("; ")])) for place in places]
    (*_, sources) = compose_sources(context, SourcesOptions()).blocks
    assert isinstance(sources, SourceList)
    return marks, [plain(entry.inlines) for entry in sources.entries]


def test_a_place_is_a_letter_in_the_text_and_words_in_the_list() -> None:
    long = "paragraph on the office of the president"
    marks, entries = cited(f"pw#{long}", "nbc", "pw", "pw#p. 2", f"nbc; pw#{long}", "pw#p. 2; pw#p. 1")
    assert marks == ["[1a]", "[2]", "[1]", "[1b]", "[1a, 2]", "[1b, 1c]"]
    assert entries == [
        f"“Relay.” People's World, July 7, 2023. Places cited: (a) {long}; (b) p. 2; (c) p. 1."
        " Reliability\u00a0C. Relays NBC.",
        "“Talks.” NBC News, July 6, 2023. Reliability\u00a0B.",
    ]


@pytest.mark.parametrize(
    ("lang", "label"), [("fr", "Passages cités\u00a0: (a) p. 2"), ("uk", "Цитовані місця: (a) p. 2")]
)
def test_the_places_are_told_in_the_language_of_the_brief(lang: str, label: str) -> None:
    assert label in cited("nbc#p. 2", lang=lang)[1][0]


def test_letters_go_on_after_z() -> None:
    assert [letter_of(index) for index in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
