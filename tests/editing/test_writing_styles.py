# ruff: noqa: E501 - a table is read by its lines
"""The writing styles of YAML that an edit keeps: of each, only the edited characters change.

The table reads: name, the file, the path, the new value, the file afterwards. `None` as value takes the entry out.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.editing.history import History
from tracktwo.editing.operations import set_value
from tracktwo.editing.text import DossierText


class Style(NamedTuple):
    name: str
    before: str
    path: FactPath
    value: Plain
    after: str


B = ("b", "r", "k")
STYLES = [
    # one text on one line
    Style("plain", "b:\n  r:\n    k: old\n", B, "new", "b:\n  r:\n    k: new\n"),
    Style("plain with a comment", "b:\n  r:\n    k: old  # why\n", B, "new", "b:\n  r:\n    k: new  # why\n"),
    Style("plain in two words", "b:\n  r:\n    k: old one\n", B, "new one", "b:\n  r:\n    k: new one\n"),
    Style("plain becomes quoted", "b:\n  r:\n    k: old # c\n", B, "a: b", 'b:\n  r:\n    k: "a: b" # c\n'),
    Style("plain that holds #", "b:\n  r:\n    k: old\n", B, "a #b", 'b:\n  r:\n    k: "a #b"\n'),
    Style("plain that begins with @", "b:\n  r:\n    k: old\n", B, "@x", 'b:\n  r:\n    k: "@x"\n'),
    Style("plain that begins with -", "b:\n  r:\n    k: old\n", B, "- x", 'b:\n  r:\n    k: "- x"\n'),
    Style("plain word null", "b:\n  r:\n    k: old\n", B, "null", 'b:\n  r:\n    k: "null"\n'),
    Style("plain word no", "b:\n  r:\n    k: yes\n", B, "no", "b:\n  r:\n    k: no\n"),
    Style("plain number", "b:\n  r:\n    k: 1.50\n", B, "51:49", "b:\n  r:\n    k: 51:49\n"),
    Style("plain with marks inside", "b:\n  r:\n    k: old\n", B, "a, [b] {c}", "b:\n  r:\n    k: a, [b] {c}\n"),
    Style("single quotes", "b:\n  r:\n    k: 'old'\n", B, "it's", "b:\n  r:\n    k: 'it''s'\n"),
    Style("double quotes", 'b:\n  r:\n    k: "old"\n', B, 'a "b" \\', 'b:\n  r:\n    k: "a \\"b\\" \\\\"\n'),
    Style("double quotes with escapes", 'b:\n  r:\n    k: "a\\tb"\n', B, "a\tc", 'b:\n  r:\n    k: "a\\tc"\n'),
    Style("U+2028 in a text", "b:\n  r:\n    k: old\n", B, "a\u2028b", 'b:\n  r:\n    k: "a\\u2028b"\n'),
    Style("U+0085 before the place", "b:\n  r:\n    j: a\x85b\n    k: old\n", B, "new", "b:\n  r:\n    j: a\x85b\n    k: new\n"),
    Style("astral signs before the place", "b:\n  r: {j: 😀😀, k: old}\n", B, "😀", "b:\n  r: {j: 😀😀, k: 😀}\n"),
    Style("decomposed letters beside", "b:\n  r:\n    j: e\u0301\n    k: old\n", B, "x", "b:\n  r:\n    j: e\u0301\n    k: x\n"),
    Style("tab after the value", "b:\n  r:\n    k: old\t# c\n", B, "new", "b:\n  r:\n    k: new\t# c\n"),
    Style("tab after the colon", "b:\n  r:\n    k:\told\n", B, "new", "b:\n  r:\n    k:\tnew\n"),
    Style("blanks at the end of the line", "b:\n  r:\n    k: old   \n", B, "new", "b:\n  r:\n    k: new   \n"),
    Style("blank before the colon", "b:\n  r:\n    k : old\n", B, "new", "b:\n  r:\n    k : new\n"),
    Style("aligned values", "b:\n  r:\n    k:    old\n    long: x\n", B, "new", "b:\n  r:\n    k:    new\n    long: x\n"),
    Style("quoted key", 'b:\n  r:\n    "k": old\n', B, "new", 'b:\n  r:\n    "k": new\n'),
    Style("key in single quotes", "'b':\n  'r':\n    'k': 'old'\n", B, "new", "'b':\n  'r':\n    'k': 'new'\n"),
    Style("blank value", "b:\n  r:\n    k:\n    j: x\n", B, "new", "b:\n  r:\n    k: new\n    j: x\n"),
    Style("blank value with a comment", "b:\n  r:\n    k:   # open\n", B, "new", "b:\n  r:\n    k: new   # open\n"),
    Style("tilde", "b:\n  r:\n    k: ~\n    j: x\n", B, "new", "b:\n  r:\n    k: new\n    j: x\n"),
    Style("value on the next line", "b:\n  r:\n    k:\n      old\n    j: x\n", B, "new", "b:\n  r:\n    k:\n      new\n    j: x\n"),
    Style("value below a comment", "b:\n  r:\n    k: # c\n      old\n", B, "new", "b:\n  r:\n    k: # c\n      new\n"),
    # the file around it
    Style("CRLF", "b:\r\n  r:\r\n    k: old\r\n    j: x\r\n", B, "new", "b:\r\n  r:\r\n    k: new\r\n    j: x\r\n"),
    Style("CRLF, new field", "b:\r\n  r:\r\n    j: x\r\n", B, "new", "b:\r\n  r:\r\n    j: x\r\n    k: new\r\n"),
    Style("CR alone", "b:\r  r:\r    k: old\r    j: x\r", B, "new", "b:\r  r:\r    k: new\r    j: x\r"),
    Style("byte order mark", "\ufeffb:\n  r:\n    k: old\n", B, "new", "\ufeffb:\n  r:\n    k: new\n"),
    Style("no line end at the end", "b:\n  r:\n    k: old", B, "new", "b:\n  r:\n    k: new"),
    Style("no line end, new field", "b:\n  r:\n    j: x", B, "new", "b:\n  r:\n    j: x\n    k: new"),
    Style("document marks", "---\nb:\n  r:\n    k: old\n...\n", B, "new", "---\nb:\n  r:\n    k: new\n...\n"),
    Style("comment lines around", "# a\nb:\n  # c\n  r:\n    # d\n    k: old\n    # e\n", B, "new", "# a\nb:\n  # c\n  r:\n    # d\n    k: new\n    # e\n"),
    Style("indented by four", "b:\n    r:\n        k: old\n", B, "new", "b:\n    r:\n        k: new\n"),
    Style("indented by one", "b:\n r:\n  k: old\n  j: x\n", B, "new", "b:\n r:\n  k: new\n  j: x\n"),
    Style("the whole file indented", "  b:\n    r:\n      k: old\n", B, "new", "  b:\n    r:\n      k: new\n"),
    Style("blank lines within", "b:\n\n  r:\n\n    k: old\n\n\n    j: x\n", B, "new", "b:\n\n  r:\n\n    k: new\n\n\n    j: x\n"),
    # texts over several lines
    Style("folded", "b:\n  r:\n    k: >-\n      one two\n      three\n    j: x\n", B, "one two four", "b:\n  r:\n    k: >-\n      one two\n      four\n    j: x\n"),
    Style("folded, kept line end", "b:\n  r:\n    k: >\n      one\n      two\n    j: x\n", B, "one\n", "b:\n  r:\n    k: >\n      one\n    j: x\n"),
    Style("folded, two paragraphs", "b:\n  r:\n    k: >-\n      one\n\n      two\n", B, "one\n2", "b:\n  r:\n    k: >-\n      one\n\n      2\n"),
    Style("folded with a comment", "b:\n  r:\n    k: >- # prose\n      one\n", B, "two", "b:\n  r:\n    k: >- # prose\n      two\n"),
    Style("folded, blank lines after", "b:\n  r:\n    k: >-\n      one\n\n\n    j: x\n", B, "two", "b:\n  r:\n    k: >-\n      two\n\n\n    j: x\n"),
    Style("literal", "b:\n  r:\n    k: |\n      one\n      two\n", B, "one\n2\n", "b:\n  r:\n    k: |\n      one\n      2\n"),
    Style("literal, stripped", "b:\n  r:\n    k: |-\n      one\n      two", B, "1\ntwo", "b:\n  r:\n    k: |-\n      1\n      two"),
    Style("literal, kept", "b:\n  r:\n    k: |+\n      one\n\n    j: x\n", B, "two\n\n", "b:\n  r:\n    k: |+\n      two\n\n    j: x\n"),
    Style("literal, indentation told", "b:\n  r:\n    k: |2-\n        one\n      two\n", B, "  one\n2", "b:\n  r:\n    k: |2-\n        one\n      2\n"),
    Style("literal, sign before number", "b:\n  r:\n    k: |-2\n        one\n", B, "  two", "b:\n  r:\n    k: |-2\n        two\n"),
    Style("literal, set off lines", "b:\n  r:\n    k: |-\n      a:\n        b\n", B, "a:\n  c", "b:\n  r:\n    k: |-\n      a:\n        c\n"),
    Style("literal in a list", "b:\n  r:\n    k:\n      - |-\n        one\n        two\n      - x\n", (*B, 0), "one\n2", "b:\n  r:\n    k:\n      - |-\n        one\n        2\n      - x\n"),
    Style("literal, deep", "b:\n  r:\n    k: |-\n            one\n    j: x\n", B, "two", "b:\n  r:\n    k: |-\n            two\n    j: x\n"),
    Style("plain over two lines", "b:\n  r:\n    k: one two\n      three four\n    j: x\n", B, "one two three 4", "b:\n  r:\n    k: one two\n      three 4\n    j: x\n"),
    Style("plain over three lines", "b:\n  r:\n    k: one two\n      three\n      four five\n", B, "one two 3 four five", "b:\n  r:\n    k: one two\n      3\n      four five\n"),
    Style("double quotes over lines", 'b:\n  r:\n    k: "one two\n      three"\n', B, "one two four", 'b:\n  r:\n    k: "one two\n      four"\n'),
    Style("single quotes over lines", "b:\n  r:\n    k: 'one two\n      three'\n", B, "one two four", "b:\n  r:\n    k: 'one two\n      four'\n"),
    Style("line ends into plain", "b:\n  r:\n    k: one\n", B, "one\n\ntwo", "b:\n  r:\n    k: >-\n      one\n\n\n      two\n"),
    Style("line ends into brackets", "b:\n  r: {k: one}\n", B, "one\ntwo", 'b:\n  r: {k: "one\\ntwo"}\n'),
    # in brackets
    Style("in braces", "b:\n  r: {k: old, j: x}\n", B, "new", "b:\n  r: {k: new, j: x}\n"),
    Style("in braces, comma", "b:\n  r: {k: old, j: x}\n", B, "a, b", 'b:\n  r: {k: "a, b", j: x}\n'),
    Style("in braces, blanks", "b:\n  r: { k: old , j: x }\n", B, "new", "b:\n  r: { k: new , j: x }\n"),
    Style("in braces, no blanks", 'b:\n  r: {"k":"old","j":"x"}\n', B, "new", 'b:\n  r: {"k":"new","j":"x"}\n'),
    Style("in braces over lines", "b:\n  r: {k: old, # c\n    j: x}\n", B, "new", "b:\n  r: {k: new, # c\n    j: x}\n"),
    Style("in braces, value over lines", "b:\n  r: {k: one\n    two, j: x}\n", B, "one 2", "b:\n  r: {k: one\n    2, j: x}\n"),
    Style("in braces, new field", "b:\n  r: {j: x}\n", B, "new", "b:\n  r: {j: x, k: new}\n"),
    Style("in braces, new field, last comma", "b:\n  r: {j: x,}\n", B, "new", "b:\n  r: {j: x, k: new}\n"),
    Style("in empty braces", "b:\n  r: {}\n", B, "new", "b:\n  r: {k: new}\n"),
    Style("one entry a line in braces", "b:\n  r: {\n    i: x,\n    j: y\n  }\n", B, "new", "b:\n  r: {\n    i: x,\n    j: y,\n    k: new\n  }\n"),
    Style("a field out of braces", "b:\n  r: {i: x, k: old, j: y}\n", B, "", "b:\n  r: {i: x, j: y}\n"),
    Style("the last field out of braces", "b:\n  r: {i: x, k: old}\n", B, "", "b:\n  r: {i: x}\n"),
    Style("the only field out of braces", "b:\n  r: {k: old}\n", B, "", "b:\n  r: {}\n"),
    Style("the whole file in braces", "{b: {r: {k: old}}}\n", B, "new", "{b: {r: {k: new}}}\n"),
    Style("list in brackets", "b:\n  r:\n    k: [a, b]\n", (*B, 1), "c", "b:\n  r:\n    k: [a, c]\n"),
    Style("list in brackets, one more", "b:\n  r:\n    k: [a, b] # c\n", B, ["a", "b", "c"], "b:\n  r:\n    k: [a, b, c] # c\n"),
    Style("list in brackets, one less", "b:\n  r:\n    k: [a, b, c]\n", B, ["a", "c"], "b:\n  r:\n    k: [a, c]\n"),
    Style("list in brackets over lines", "b:\n  r:\n    k: [a,\n        b]\n", (*B, 0), "c", "b:\n  r:\n    k: [c,\n        b]\n"),
    Style("a single text for a list", "b:\n  r:\n    k: a\n", (*B, 0), "c", "b:\n  r:\n    k: c\n"),
    Style("a single text gets a second", "b:\n  r:\n    k: a\n", (*B, 1), "c", "b:\n  r:\n    k: [a, c]\n"),
    # lists in lines
    Style("list in lines", "b:\n  r:\n    k:\n      - a\n      - b\n", (*B, 1), "c", "b:\n  r:\n    k:\n      - a\n      - c\n"),
    Style("hyphens under the key", "b:\n  r:\n    k:\n    - a\n    - b\n", B, ["a", "b", "c"], "b:\n  r:\n    k:\n    - a\n    - b\n    - c\n"),
    Style("wide hyphens", "b:\n  r:\n    k:\n      -   a\n      -   b\n", (*B, 1), "c", "b:\n  r:\n    k:\n      -   a\n      -   c\n"),
    Style("maps after hyphens", "b:\n  r:\n    k:\n      - i: x\n        j: y\n      - i: z\n", (*B, 0, "j"), "w", "b:\n  r:\n    k:\n      - i: x\n        j: w\n      - i: z\n"),
    Style("first key after a hyphen out", "b:\n  r:\n    k:\n      - i: x # c\n        # d\n        j: y\n", (*B, 0, "i"), "", "b:\n  r:\n    k:\n      - # d\n        j: y\n"),
    Style("map below its hyphen", "b:\n  r:\n    k:\n      -\n        i: x\n      - i: y\n", (*B, 0, "i"), "z", "b:\n  r:\n    k:\n      -\n        i: z\n      - i: y\n"),
    Style("braces after hyphens", "b:\n  - {i: x}\n  - {i: y}\n", ("b", 2), {"i": "z"}, "b:\n  - {i: x}\n  - {i: y}\n  - {i: z}\n"),
    Style("list in a list", "b:\n  r:\n    k:\n      - - a\n        - b\n      - - c\n", (*B, 0, 1), "d", "b:\n  r:\n    k:\n      - - a\n        - d\n      - - c\n"),
    Style("an entry out with its comment", "b:\n  r:\n    k:\n      - a # c\n      # on b\n      - b\n", B, ["b"], "b:\n  r:\n    k:\n      # on b\n      - b\n"),
    # fields in and out
    Style("new field", "b:\n  r:\n    j: x\n  s:\n    j: y\n", B, "new", "b:\n  r:\n    j: x\n    k: new\n  s:\n    j: y\n"),
    Style("new field after a comment", "b:\n  r:\n    j: x # c\n\n  s: y\n", B, "new", "b:\n  r:\n    j: x # c\n    k: new\n\n  s: y\n"),
    Style("new field after prose", "b:\n  r:\n    j: |\n      x\n\n  s: y\n", B, "new", "b:\n  r:\n    j: |\n      x\n    k: new\n\n  s: y\n"),
    Style("new field after a deeper comment", "b:\n  r:\n    i:\n      l: x\n      # m: y\n\n  s: z\n", B, "new\n", "b:\n  r:\n    i:\n      l: x\n      # m: y\n    k: >\n      new\n\n  s: z\n"),
    Style("new field in aligned ones", "b:\n  r:\n    i:    x\n    long: y\n", B, "new", "b:\n  r:\n    i:    x\n    long: y\n    k:    new\n"),
    Style("new list", "b:\n  r:\n    j: x\n", B, ["a", "b"], "b:\n  r:\n    j: x\n    k: [a, b]\n"),
    Style("new map", "b:\n  r:\n    j: x\n", B, {"a": "b"}, "b:\n  r:\n    j: x\n    k: {a: b}\n"),
    Style("new map around a new field", "b:\n  r:\n    j: x\n", (*B, "a"), "c", "b:\n  r:\n    j: x\n    k: {a: c}\n"),
    Style("a field out", "b:\n  r:\n    i: x\n    k: old # c\n    # on j\n    j: y\n", B, "", "b:\n  r:\n    i: x\n    # on j\n    j: y\n"),
    Style("the last field out", "b:\n  r:\n    i: x\n    k: old\n", B, "", "b:\n  r:\n    i: x\n"),
    Style("the only field out", "b:\n  r:\n    k: old\n  s: x\n", B, "", "b:\n  r: {}\n  s: x\n"),
    Style("prose out", "b:\n  r:\n    i: x\n    k: >-\n      old\n\n      older\n    j: y\n", B, "", "b:\n  r:\n    i: x\n    j: y\n"),
    Style("text to map", "b:\n  r:\n    k: old # c\n", B, {"a": "x", "l": ["y"]}, "b:\n  r:\n    k: # c\n      a: x\n      l: [y]\n"),
    Style("map to text", "b:\n  r:\n    k:\n      a: x\n      b: y\n    j: z\n", B, "new", "b:\n  r:\n    k:\n      new\n    j: z\n"),
    Style("a key written out", "b:\n  r:\n    ? k\n    : old\n", B, "new", "b:\n  r:\n    ? k\n    : new\n"),
]  # fmt: skip


def text_of(written: str) -> DossierText:
    return DossierText.of_bytes(Path("styles.yaml"), {"styles.yaml": written.encode()})


def written(text: DossierText) -> str:
    return text.files["styles.yaml"].decode()


def test_there_are_sixty_styles_or_more_and_each_is_another() -> None:
    assert len(STYLES) >= 60
    assert len({style.name for style in STYLES}) == len(STYLES)
    assert len({(style.before, style.path, str(style.value)) for style in STYLES}) == len(STYLES)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_an_edit_keeps_the_style(style: Style) -> None:
    history = History(text_of(style.before))
    change = set_value(history.current, style.path, style.value)
    assert written(change.after) == style.after
    history.do(change)
    history.undo()
    assert written(history.current) == style.before
    history.redo()
    assert written(history.current) == style.after
