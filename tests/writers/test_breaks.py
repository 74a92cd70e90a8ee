"""Where lines may end, and where not even an endless word may be broken."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.template.theme import Theme
from tracktwo.writers.breaks import are_one_sign
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf.findings import Findings
from tracktwo.writers.pdf.lines import Word, fracture
from tracktwo.writers.pdf.styles import Styles
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.pdf.typefaces import Typefaces
from tracktwo.writers.ruler import theme_ruler


@pytest.mark.parametrize(
    ("word", "signs"),
    [
        ("ខែតុលា", ["ខែ", "តុ", "លា"]),
        ("ក្រុង", ["ក្រុ", "ង"]),
        ("เริ่มขึ้น", ["เริ่", "ม", "ขึ้", "น"]),
        ("จากประเทศ", ["จา", "ก", "ป", "ระ", "เท", "ศ"]),
        ("ເຈລະຈາ", ["ເຈ", "ລະ", "ຈາ"]),
        ("नई दिल्ली", ["न", "ई", " ", "दि", "ल्ली"]),
        ("e\u0301tat", ["e\u0301", "t", "a", "t"]),
        ("می\u200cخواهم", ["م", "ی", "\u200cخ", "و", "ا", "ه", "م"]),
    ],
)
def test_an_endless_word_is_broken_between_signs(word: str, signs: list[str]) -> None:
    found = [word[0]]
    for before, after in pairwise(word):
        if are_one_sign(before, after):
            found[-1] += after
        else:
            found.append(after)
    assert found == signs


@cache
def shipped_styles() -> Styles:
    theme, library = Theme(), FontLibrary()
    return Styles(theme, Typefaces(theme.fonts, library), theme_ruler(theme, library))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(("e\u0301", "a", "-", "\u043e\u0301\u0302", "W")), min_size=1, max_size=80),
    st.floats(1, 90),
)
def test_no_part_of_a_broken_word_begins_with_a_mark(signs: list[str], width: float) -> None:
    styles = shipped_styles()
    runs = Typesetter(styles, Findings(), ()).runs("".join(signs), styles.source.type)
    parts = fracture(Word(runs, sum(run.width for run in runs)), width, width)
    said = ["".join(run.text for run in part.runs) for part in parts]
    assert "".join(said) == "".join(signs)
    assert [part for part in said if part[0] in "\u0301\u0302"] == []
