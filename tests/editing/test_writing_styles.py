# ruff: noqa: E501 - a table is read by its lines
"""The writing styles of YAML that an edit keeps: of each, only the edited characters change.

The table reads: name, the file, the path, the new value, the file afterwards; a blank value takes the entry out. A
second table has the styles that are not edited in place.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tracktwo.diagnostics import BriefError, FactPath
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
    # more of the file around it
    Style("U+2028 in a comment before the place", "# a\u2028b\nb:\n  r:\n    j: a\u2028b\n    k: old\n", B, "new", "# a\u2028b\nb:\n  r:\n    j: a\u2028b\n    k: new\n"),
    Style("U+2029 before the place", "b:\n  r:\n    j: a\u2029b\n    k: old\n", B, "new", "b:\n  r:\n    j: a\u2029b\n    k: new\n"),
    Style("U+0085 in a comment before the place", "# a\x85b\nb:\n  r:\n    k: old\n", B, "new", "# a\x85b\nb:\n  r:\n    k: new\n"),
    Style("line ends of three kinds", "b:\r\n  r:\n    k: old\r    j: x\r\n", B, "new", "b:\r\n  r:\n    k: new\r    j: x\r\n"),
    Style("line ends of two kinds, new field", "b:\r\n  r:\n    j: x\n", B, "new", "b:\r\n  r:\n    j: x\r\n    k: new\n"),
    Style("byte order mark and CRLF", "\ufeffb:\r\n  r:\r\n    k: old\r\n", B, "new", "\ufeffb:\r\n  r:\r\n    k: new\r\n"),
    Style("byte order mark before a comment", "\ufeff# c\nb:\n  r:\n    k: old\n", B, "new", "\ufeff# c\nb:\n  r:\n    k: new\n"),
    Style("CRLF, folded", "b:\r\n  r:\r\n    k: >-\r\n      one\r\n      two\r\n", B, "one three", "b:\r\n  r:\r\n    k: >-\r\n      one\r\n      three\r\n"),
    Style("CR alone, literal", "b:\r  r:\r    k: |\r      one\r      two\r", B, "one\n2\n", "b:\r  r:\r    k: |\r      one\r      2\r"),
    Style("version of YAML", "%YAML 1.1\n---\nb:\n  r:\n    k: old\n", B, "new", "%YAML 1.1\n---\nb:\n  r:\n    k: new\n"),
    Style("document mark with a comment", "--- # c\nb:\n  r:\n    k: old\n", B, "new", "--- # c\nb:\n  r:\n    k: new\n"),
    Style("comment at the end, without a line end", "b:\n  r:\n    k: old\n# end", B, "new", "b:\n  r:\n    k: new\n# end"),
    Style("blanks on an empty line", "b:\n  r:\n    k: old\n    \n    j: x\n", B, "new", "b:\n  r:\n    k: new\n    \n    j: x\n"),
    Style("empty lines at the end", "b:\n  r:\n    k: old\n\n\n\n", B, "new", "b:\n  r:\n    k: new\n\n\n\n"),
    # comments in every place
    Style("comment behind the block", "b: # on b\n  r:\n    k: old\n", B, "new", "b: # on b\n  r:\n    k: new\n"),
    Style("comment behind the record", "b:\n  r: # on r\n    k: old\n", B, "new", "b:\n  r: # on r\n    k: new\n"),
    Style("comment behind a hyphen", "b:\n  r:\n    k:\n      - # c\n        i: x\n", (*B, 0, "i"), "y", "b:\n  r:\n    k:\n      - # c\n        i: y\n"),
    Style("comments between entries", "b:\n  r:\n    k:\n      - a\n      # c\n\n      # d\n      - b\n", (*B, 1), "c", "b:\n  r:\n    k:\n      - a\n      # c\n\n      # d\n      - c\n"),
    Style("comments in brackets", "b:\n  r:\n    k: [ # c\n      a, # d\n      # e\n      b # f\n    ] # g\n", (*B, 0), "c", "b:\n  r:\n    k: [ # c\n      c, # d\n      # e\n      b # f\n    ] # g\n"),
    Style("comments in braces", "b:\n  r: { # c\n    k: old # d\n    # e\n  } # f\n", B, "new", "b:\n  r: { # c\n    k: new # d\n    # e\n  } # f\n"),
    Style("comment that looks like a field", "b:\n  r:\n    k: old # it's k: \"new\"\n", B, "new", "b:\n  r:\n    k: new # it's k: \"new\"\n"),
    Style("comment at the margin inside a record", "b:\n  r:\n    j: x\n# c\n    k: old\n", B, "new", "b:\n  r:\n    j: x\n# c\n    k: new\n"),
    Style("comment without a blank", "b:\n  r:\n    k: old #c\n", B, "new", "b:\n  r:\n    k: new #c\n"),
    # more words, and letters of other kinds
    Style("plain with # inside a word", "b:\n  r:\n    k: a#1 # c\n", B, "b#2", "b:\n  r:\n    k: b#2 # c\n"),
    Style("plain number with a plus", "b:\n  r:\n    j: +1\n    k: old\n", B, "+2", "b:\n  r:\n    j: +1\n    k: +2\n"),
    Style("plain number that begins with 0", "b:\n  r:\n    j: 010\n    k: 1e3\n", B, "01234", "b:\n  r:\n    j: 010\n    k: 01234\n"),
    Style("plain time with nanoseconds", "b:\n  r:\n    k: 2023-07-06T12:00:00.123456789Z\n", B, "2023-07-06T12:00:00.987654321Z", "b:\n  r:\n    k: 2023-07-06T12:00:00.987654321Z\n"),
    Style("plain that begins with &", "b:\n  r:\n    k: old\n", B, "&x", "b:\n  r:\n    k: \"&x\"\n"),
    Style("plain that begins with *", "b:\n  r:\n    k: old\n", B, "*x", "b:\n  r:\n    k: \"*x\"\n"),
    Style("plain that begins with !", "b:\n  r:\n    k: old\n", B, "!x", "b:\n  r:\n    k: \"!x\"\n"),
    Style("plain that reads <<", "b:\n  r:\n    k: old\n", B, "<<", "b:\n  r:\n    k: <<\n"),
    Style("no-break spaces", "b:\n  r:\n    j: 10\xa0000\n    k: 5\u202f000\n", B, "6\u202f000", "b:\n  r:\n    j: 10\xa0000\n    k: 6\u202f000\n"),
    Style("letters from right to left", "b:\n  r:\n    j: שלום\n    k: עולם\n", B, "שלום עולם", "b:\n  r:\n    j: שלום\n    k: שלום עולם\n"),
    Style("key with a colon", "b:\n  r:\n    'a: b': x\n    k: old\n", B, "new", "b:\n  r:\n    'a: b': x\n    k: new\n"),
    Style("map right after its hyphen", "b:\n  - k: old\n    j: x\n", ("b", 0, "k"), "new", "b:\n  - k: new\n    j: x\n"),
    Style("one entry a line in braces, last comma", "b:\n  r: {\n    j: x,\n    k: old,\n  }\n", B, "new", "b:\n  r: {\n    j: x,\n    k: new,\n  }\n"),
    Style("tab in braces", "b:\n  r: {\n\tk: old\n  }\n", B, "new", "b:\n  r: {\n\tk: new\n  }\n"),
    Style("double quotes with an escaped line end", "b:\n  r:\n    k: \"one \\\n      two\"\n", B, "one three", "b:\n  r:\n    k: \"one three\"\n"),
    # faults of YAML beside the place, which stay and stay told
    Style("an anchor beside", "b:\n  r:\n    j: &x y\n    k: old\n", B, "new", "b:\n  r:\n    j: &x y\n    k: new\n"),
    Style("an anchor on the record", "b:\n  r: &r\n    k: old\n", B, "new", "b:\n  r: &r\n    k: new\n"),
    Style("a merge key beside", "b:\n  q: &q\n    k: x\n  r:\n    <<: *q\n    k: old\n", B, "new", "b:\n  q: &q\n    k: x\n  r:\n    <<: *q\n    k: new\n"),
    Style("a key written twice", "b:\n  r:\n    k: old\n    k: two\n", B, "new", "b:\n  r:\n    k: new\n    k: two\n"),
]  # fmt: skip


class Refused(NamedTuple):
    name: str
    before: str
    path: FactPath
    code: str
    told: str
    """What the reader says about it."""


REFUSED = [
    Refused("an anchor on the value", "b:\n  r:\n    k: &x old\n", B, "S01", "Y09"),
    Refused("an alias as the value", "b:\n  r:\n    j: &x y\n    k: *x\n", B, "S01", "Y09"),
    Refused("a tag on the value", "b:\n  r:\n    k: !!str old\n", B, "S01", "Y12"),
    Refused("a tab after a hyphen", "b:\n  r:\n    k:\n      -\ta\n", (*B, 0), "S03", "Y01"),
    Refused("a tab as a margin", "b:\n\tr:\n\t\tk: old\n", B, "S03", "Y01"),
    Refused("a quotation without its end", "b:\n  r:\n    k: 'old\n", B, "S03", "Y01"),
    Refused("two documents", "b:\n  r:\n    k: old\n---\nc: x\n", B, "S03", "Y11"),
    Refused("bytes of another encoding", "b:\n  r:\n    k: \udce9\n", B, "S03", "Y02"),
]  # fmt: skip
"""What is not edited in place: the reader tells it, the edit is refused, and nothing changes."""


def text_of(written: str) -> DossierText:
    return DossierText.of_bytes(Path("styles.yaml"), {"styles.yaml": written.encode("utf-8", "surrogateescape")})


def written(text: DossierText) -> str:
    return text.files["styles.yaml"].decode()


def test_each_style_is_another() -> None:
    assert len(STYLES) > 140
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


@pytest.mark.parametrize("style", REFUSED, ids=lambda style: style.name)
def test_a_style_that_cannot_be_kept_is_refused(style: Refused) -> None:
    text = text_of(style.before)
    assert style.told in {found.code for found in text.reading.diagnostics}
    with pytest.raises(BriefError) as refused:
        set_value(text, style.path, "new")
    assert [found.code for found in refused.value.diagnostics] == [style.code]
