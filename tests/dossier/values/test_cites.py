"""Citations, in lists and in prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.dossier.values.cites import Cite, Relation
from tracktwo.dossier.values.problem import ValueProblem
from tracktwo.dossier.values.prose import Cites, Prose, ProseList, ProseParagraph, Words


def test_a_cite_names_a_source_and_perhaps_a_place() -> None:
    assert Cite.parse("nbc") == Cite("nbc")
    assert Cite.parse(" nbc # para. 4 ") == Cite("nbc", "para. 4")
    assert str(Cite.parse("nbc#para. 4")) == "nbc#para. 4"


def test_the_long_form_says_how_the_source_bears_on_the_fact() -> None:
    fields = {"source": "pw", "at": "p. 2", "credibility": "2", "rel": "contradicts", "repeats": "nbc"}
    assert Cite.from_fields(fields) == Cite("pw", "p. 2", 2, Relation.CONTRADICTS, "nbc")
    assert Cite.from_fields({"source": "pw", "repeats": "unknown"}).is_relay


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "names no source"),
        ({"source": "NBC News"}, 'Did you mean "nbc-news"?'),
        ({"source": "@nbc"}, 'Did you mean "nbc"?'),
        ({"source": "nbc#"}, "names no place"),
        ({"source": "nbc#1", "at": "2"}, "twice"),
        ({"source": "nbc", "credibility": "B"}, "grade the source"),
        ({"source": "nbc", "rel": "supprots"}, 'Did you mean "supports"?'),
        ({"source": "nbc", "repeat": "x"}, 'Did you mean "repeats"?'),
        ({"source": "n" * 500}, "500 characters"),
    ],
)
def test_a_wrong_cite_says_what_to_write(fields: dict[str, str], words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        Cite.from_fields(fields)
    assert words in str(caught.value)


@given(st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}(#[a-z][a-z .0-9]{0,20}[0-9])?", fullmatch=True))
@settings(max_examples=150, deadline=None)
def test_a_cite_prints_as_it_was_read(text: str) -> None:
    assert str(Cite.parse(text)) == " ".join(text.replace("# ", "#").split())


def test_prose_has_paragraphs_lists_styles_and_citations() -> None:
    text = "Former officials\nmet [@nbc#para. 4; @pw].\n\n- *one*\n- **two**\n  more\n\nEnd ***both***."
    assert Prose.parse(text).blocks == (
        ProseParagraph(
            (Words("Former officials met "), Cites((Cite("nbc", "para. 4"), Cite("pw"))), Words(".")),
        ),
        ProseList(((Words("one", is_emphasis=True),), (Words("two", is_strong=True), Words(" more")))),
        ProseParagraph((Words("End "), Words("both", is_emphasis=True, is_strong=True), Words("."))),
    )


def test_a_citation_may_run_over_a_line_end() -> None:
    assert Prose.parse("x [@nbc#para.\n4; @pw]").cites == (Cite("nbc", "para. 4"), Cite("pw"))


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "a*b*c",
        "word*",
        "*open",
        "**open *too",
        "# no heading",
        "1. no list",
        "<b>no</b> &amp; _no_",
        "[no](link)",
        "`no`",
        "a-b",
        "-no list",
        "****",
        "[we] said \\*",
    ],
)
def test_every_other_sign_stands_for_itself(text: str) -> None:
    found = Prose.parse(text)
    assert found.blocks == (ProseParagraph((Words(text),)),)
    assert not found.problems


@pytest.mark.parametrize("text", ["[@NBC]", "[@]", "[@nbc; pw]", "[@nbc", "[@nbc#]", "[@a [b]]", "[@ nbc x]"])
def test_a_malformed_citation_stays_text_and_is_told(text: str) -> None:
    found = Prose.parse(f"said {text} so")
    assert found.words == f"said {text} so"
    assert not found.cites
    (problem,) = found.problems
    assert problem.message
    assert problem.hint


def test_empty_prose_has_no_blocks() -> None:
    assert Prose.parse(" \n\n ").blocks == ()


@pytest.mark.parametrize("part", ["*a ", "[@", "**", "*a* ", "a *", "[@a]", "- a\n", "[", "***a"])
def test_a_long_text_of_marks_is_read(part: str) -> None:
    found = Prose.parse(part * 20_000)
    assert len(found.problems) <= 50


MARKS = st.sampled_from(["*", "**", "***", "[@", "[", "]", "@", "a", " ", "\n", "- ", ";", "#", "nbc", "\r", "é"])


@given(st.lists(MARKS, max_size=30).map("".join) | st.text(max_size=80))
@settings(max_examples=500, deadline=None)
def test_any_text_is_prose_and_loses_no_letter(text: str) -> None:
    found = Prose.parse(text)
    cited = sum(letter.isalnum() for cite in found.cites for letter in str(cite))
    assert sum(map(str.isalnum, found.words)) + cited == sum(map(str.isalnum, text))
    assert all(block.pieces if isinstance(block, ProseParagraph) else block.items for block in found.blocks)
