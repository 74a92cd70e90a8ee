"""YAML text: scalars stay text, every fact has its place, and no input brings the reader down."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.diagnostics import Severity, Source
from tracktwo.dossier.yaml_text import Plain, YamlText, read_yaml


def read(text: str) -> YamlText:
    return read_yaml(textwrap.dedent(text).encode(), "d.yaml")


def codes(found: YamlText) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def place(found: YamlText, *path: str | int) -> tuple[int, int]:
    source = found.places[path]
    return source.line, source.column


def only(found: YamlText) -> str:
    (diagnostic,) = found.diagnostics
    return str(diagnostic)


@pytest.mark.parametrize(
    "written",
    ["NO", "no", "off", "51:49", "21:45", "2023-07-06", "2023-04~", "1.50", "0123", "0x1F", "1e3", "=", ".inf"],
)
def test_a_scalar_stays_as_written(written: str) -> None:
    assert read(f"a: {written}\nb: [{written}]\n{written}: c").data == {"a": written, "b": [written], written: "c"}


@pytest.mark.parametrize("written", ["", "~", "null", "NULL", "''", '""'])
def test_null_and_blank_are_the_empty_text(written: str) -> None:
    found = read(f"a: {written}\nb: 1")
    assert found.data == {"a": "", "b": "1"}
    assert not found.diagnostics


def test_a_quoted_null_is_a_word() -> None:
    assert read("a: 'null'\nb: \"~\"").data == {"a": "null", "b": "~"}


@pytest.mark.parametrize("text", ["", "# a comment\n", "\ufeff", "---\n...\n"])
def test_an_empty_file_is_empty_and_whole(text: str) -> None:
    found = read(text)
    assert not found.data
    assert found.is_whole
    assert not found.diagnostics


def test_every_value_and_key_has_its_place() -> None:
    found = read("a:\n  b: [x, {c: y}]\n  d: >-\n    folded\n    text\n")
    assert found.data == {"a": {"b": ["x", {"c": "y"}], "d": "folded text"}}
    assert place(found, "a", "b", 1, "c") == (2, 14)
    assert found.key_places["a", "b", 1, "c"] == Source("d.yaml", 2, 11)
    assert place(found, "a", "d") == (3, 6)
    assert place(found) == (1, 1)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("before", ["é", "😀😀", "العربية", "x\u2028y", "x\u0085y", "x\u2029y", "a\tb"])
def test_places_count_characters_and_the_lines_of_an_editor(line_end: str, mark: str, before: str) -> None:
    text = f"{mark}k: v{line_end}{{{before}: 1,\tb: z}}: 2{line_end}".replace("{", "q: {", 1).replace("}: 2", "}")
    found = read_yaml(text.encode(), "d.yaml")
    assert not found.diagnostics
    line = text.split(line_end)[1]
    assert place(found, "q", "b") == (2, line.index("z") + 1)


def test_a_pasted_line_separator_does_not_make_an_entry() -> None:
    assert read("a: first\u2028b second\nc: 1").data == {"a": "first b second", "c": "1"}


def test_text_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Zürich й")
    assert read(f"{decomposed}: {decomposed}").data == {"Zürich й": "Zürich й"}


def test_a_key_written_twice_is_told_with_both_lines_and_the_first_is_kept() -> None:
    found = read("actors:\n  haass: {name: A}\n  other: {name: B}\n  haass: {name: C}\n")
    assert found.data == {"actors": {"haass": {"name": "A"}, "other": {"name": "B"}}}
    assert only(found).startswith(
        'd.yaml:4:3: error E01: "haass" is written twice here: first on line 2, again on line 4.'
    )


def test_keys_that_differ_only_in_composition_are_one() -> None:
    assert codes(read(f"é: 1\n{unicodedata.normalize('NFD', 'é')}: 2")) == ["E01"]


def test_a_comma_that_cuts_a_value_is_explained() -> None:
    found = read("a: {count: more than 1,800 persons}\nb: 1")
    assert "Y04" in only(found)
    assert '"800 persons" has no value and no colon' in only(found)
    assert "quotation marks" in only(found)
    assert isinstance(found.data, dict)
    assert found.data["b"] == "1"


def test_an_entry_may_be_empty_in_brackets_when_it_has_its_colon() -> None:
    assert read('{a: , "b":, c: }').data == {"a": "", "b": "", "c": ""}


@pytest.mark.parametrize(
    ("text", "code", "data"),
    [
        ("'': x\nb: 1", "Y04", {"b": "1"}),
        ("? [x, y]\n: z\nb: 1", "Y05", {"b": "1"}),
        ("{x: {y: z}}: [w]\nb: 1", "Y05", {"b": "1"}),
        ('a: "\\0"\nb: 1', "Y06", {"a": "\ufffd", "b": "1"}),
        ('a: "\\uFFFE"\nb: 1', "Y06", {"a": "\ufffd", "b": "1"}),
        ("a: x\x07\nb: 1", "Y06", {"a": "x\ufffd", "b": "1"}),
        ("a: &x 1\nb: 1", "Y09", {"a": "1", "b": "1"}),
        ("a: *x\nb: 1", "Y09", {"b": "1"}),
        ("a:\n  <<: {x: y}\n  z: 1", "Y09", {"a": {"z": "1"}}),
        ("a: !x y\nb: 1", "Y12", {"a": "y", "b": "1"}),
        ("a: !!python/object/apply:os.system [ls]\nb: 1", "Y12", {"a": ["ls"], "b": "1"}),
    ],
)
def test_a_fault_of_form_is_told_and_the_rest_is_read(text: str, code: str, data: Plain) -> None:
    found = read(text)
    assert codes(found) == [code]
    assert found.data == data
    assert found.is_whole


def test_all_faults_of_a_file_are_told_at_once() -> None:
    found = read("a: &x 1\nb: !t 2\na: 3\nc: {d, e: 1}\n")
    assert codes(found) == ["Y09", "Y12", "E01", "Y04"]


SYNTAX = {
    "a:\n\tb: 1": (2, 1, "indented with a tab"),
    "a: @x": (1, 4, 'cannot begin with "@"'),
    "a: %40": (1, 4, 'cannot begin with "%"'),
    "a: `x`": (1, 4, 'cannot begin with "`"'),
    "a: >=3": (1, 4, "at least 3"),
    "a: TLP: RED": (1, 7, 'a second ": "'),
    "a: {b: c: d}": (1, 9, 'a second ": "'),
    'a: "x" y': (1, 8, "after the closing quotation mark"),
    'a: ["x" y]': (1, 9, "after the closing quotation mark"),
    "a: 'it's'": (1, 8, "'' for each mark inside"),
    'a: "x\nb: "y"': (1, 4, "closed only on line 2"),
    'a: {b: "x,\n c: "y"}': (1, 8, "closed only on line 2"),
    "words\nmore: 1\n---": (2, 5, "indented deeper"),
    'a: 1\n"k" x: 2': (2, 5, "after the closing quotation mark"),
    "[a]\nb: 1": (2, 1, 'not an entry "key: value"'),
    "a: [x, y\nb: 1": (1, 4, '"[" is never closed'),
    "a: {x: y\nb: 1": (1, 4, '"{" is never closed'),
    "a: [x}": (1, 6, 'is closed with "}"'),
    'a: "x\nb: 1': (1, 4, "is never closed"),
    "a: 1\n  b: 2": (2, 4, "indented deeper"),
    "a:\n  b: 1\n c: 2": (3, 2, "indentation fits none"),
    "a:\n  - b\n  c: d": (3, 3, 'does not begin with "- "'),
    "a: 1\n- b": (2, 1, "list item"),
    "a:b\nc: 1": (1, 1, "no space after the colon"),
    "a: 1\nfoo\nb: 2": (2, 1, 'not an entry "key: value"'),
    "a: - b": (1, 4, "cannot begin in the line of its key"),
    "a: ]": (1, 4, 'a "]" where a value should be'),
    "a: 1\n}": (2, 1, 'a "}" too many'),
    ": x": (1, 1, "no key before its colon"),
    "a: **x**": (1, 4, 'cannot begin with "*"'),
    "%x": (1, 1, 'cannot begin with "%"'),
    "a: ? b": (1, 4, 'cannot begin with "? "'),
}


@pytest.mark.parametrize("text", SYNTAX)
def test_a_syntax_error_is_told_in_plain_words_at_its_cause(text: str) -> None:
    line, column, words = SYNTAX[text]
    found = read_yaml(text.encode(), "d.yaml")
    assert codes(found) == ["Y01"]
    assert words in only(found)
    assert "the rest of the file was not read" in only(found)
    assert found.diagnostics[0].source == Source("d.yaml", line, column)
    assert found.diagnostics[0].hint
    assert not found.is_whole


def test_after_a_syntax_error_the_whole_records_before_it_are_kept() -> None:
    found = read("sources:\n  a: {t: 1}\n  b: {t: 2}\n  c: {t: 3, u: @}\n  d: {t: 4}\nactors: {}\n")
    assert found.data == {"sources": {"a": {"t": "1"}, "b": {"t": "2"}}}
    assert ("sources", "c") not in found.places
    assert ("sources", "c", "t") not in found.key_places


def test_a_value_that_a_syntax_error_cut_is_not_kept() -> None:
    assert read('a: 1\nb: "x" y').data == {"a": "1"}
    assert read("a: 1\nb: 2\n  c: 3").data == {"a": "1"}
    assert read("- a\n- b: @").data == {}


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    found = read('a: 1\nb: "\\ud800"')
    assert codes(found) == ["Y06"]
    assert found.diagnostics[0].source == Source("d.yaml", 2, 7)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"a: \xff", "Y02", "byte 4 is 0xFF"),
        ("a: café".encode("latin-1"), "Y02", "Windows or Latin-1"),
        ("a: 1".encode("utf-16"), "Y02", "UTF-16"),
        ("a: 1".encode("utf-16-be"), "Y02", "UTF-16"),
        ("a: 1".encode("utf-32"), "Y02", "UTF-32"),
        (b"PK\x03\x04" + bytes(100), "Y03", "ZIP archive"),
        (b"%PDF-1.7", "Y03", "PDF"),
        (bytes(100), "Y03", "not a text"),
        (b" " * 20_000_001, "Y10", "20,000,001 bytes"),
    ],
)
def test_a_file_that_is_no_text_of_ours_is_refused_in_one_sentence(data: bytes, code: str, words: str) -> None:
    found = read_yaml(data, "d.yaml")
    assert (codes(found), found.data, found.is_whole) == ([code], {}, False)
    assert words in only(found)


def test_a_byte_that_is_not_utf8_has_its_line() -> None:
    assert read_yaml("\ufeffé: 1\r\né: ".encode() + b"\xe9", "d").diagnostics[0].source == Source("d", 2, 4)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[{a: "])
@pytest.mark.parametrize("depth", [51, 100_000])
def test_deep_nesting_is_refused_and_does_not_crash(opening: str, depth: int) -> None:
    assert "Y08" in codes(read(opening * depth))


def test_fifty_levels_are_read() -> None:
    assert not read("[" * 50 + "]" * 50).diagnostics


def test_a_bomb_of_aliases_is_never_unfolded() -> None:
    lines = ["a0: &a0 [x, x]", *[f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]]
    found = read("\n".join(lines))
    assert set(codes(found)) == {"Y09"}
    assert found.data == {"a0": ["x", "x"]} | {f"a{n}": [] for n in range(1, 10)}


def test_a_thousand_faults_end_the_reading() -> None:
    found = read("".join(f"a{n}: *x\n" for n in range(1_000)))
    assert len(found.diagnostics) == 101
    assert codes(found)[-1] == "Y10"


def test_too_many_entries_and_a_text_too_long_are_refused() -> None:
    assert codes(read("a: [" + "x," * 500_001 + "]")) == ["Y10"]
    found = read("a: " + "x" * 1_000_001 + "\nb: 1")
    assert (codes(found), found.data) == (["Y07"], {"a": "", "b": "1"})


def test_a_second_document_is_not_read() -> None:
    found = read("---\na: 1\n---\nb: 2\n")
    assert (codes(found), found.data) == (["Y11"], {"a": "1"})
    assert found.diagnostics[0].source == Source("d.yaml", 3, 1)


ALPHABET = st.sampled_from(
    [*list("ab:-?,[]{}#&*!|>'\"%@` \n\r\t\\0x\ufeff\u2028é😀~<"), ": ", "- ", "\n  ", "\\u", "---\n"]
)


@given(st.lists(ALPHABET, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_a_tree_in_which_every_fact_has_a_place(text: str) -> None:
    found = read_yaml(text.encode(), "d.yaml")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    checked = 0
    for path in paths(found.data, ()):
        checked += 1
        assert found.data in ({}, []) or path in found.places
    for diagnostic in found.diagnostics:
        assert diagnostic.source is not None
        assert diagnostic.source.line <= len(lines)
        assert diagnostic.message.endswith(".")
    assert checked


@given(st.binary(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read_yaml(data, "d.yaml"), YamlText)


def paths(tree: Plain, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    steps: list[tuple[str | int, Plain]] = []
    if isinstance(tree, dict):
        steps = list(tree.items())
    elif isinstance(tree, list):
        steps = list(enumerate(tree))
    return [path, *(deeper for step, value in steps for deeper in paths(value, (*path, step)))]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: Point #1 is open", 1, 10),
        ("a:\n  - one\n  - two  #2", 3, 10),
        ("a: one\n  two #2", 2, 7),
        ("a: #1f4e79", 1, 4),
        ("a: {b: x #1\n  }", 1, 10),
    ],
)
def test_a_comment_that_may_be_meant_as_text_is_told_at_its_sign(text: str, line: int, column: int) -> None:
    (found,) = read(text).diagnostics
    assert (found.code, found.severity) == ("Y13", Severity.WARNING)
    assert found.source == Source("d.yaml", line, column)
    assert "not read" in found.message
    assert "quotation marks" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # one",
        "a: 1 ## one",
        "a: 1 #",
        "a: '1 #2' #3",
        'a: "1 #2"',
        "a: >-\n  1 #2",
        "a: 1#2",
        "a: #\n  b: 1",
        "#x\na: 1",
    ],
)
def test_comments_and_quoted_texts_are_silent(text: str) -> None:
    assert not read(text).diagnostics
