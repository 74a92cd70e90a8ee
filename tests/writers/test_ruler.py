"""How far words reach: the typefaces' own widths, and where lines may end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_document import cite, words

from tracktwo.document.inlines import Emphasis, Faint, Inline, Label, LineBreak, MarkingLabel, Strong, Text
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import SHIPPED, FontLibrary
from tracktwo.writers.pdf.findings import Findings
from tracktwo.writers.pdf.guard import ttfonts
from tracktwo.writers.pdf.styles import Styles
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.pdf.typefaces import Typefaces
from tracktwo.writers.ruler import NOTHING, theme_ruler
from tracktwo.writers.truetype import advances

SANS = FontLibrary().family("Source Sans Pro")
RULER = theme_ruler(Theme(), FontLibrary())
FACES = [path for name in SHIPPED for path in FontLibrary().family(name).faces]
COVERED = "".join(sorted(set(advances(SANS.regular)) & set(advances(SANS.bold)) & set(advances(SANS.italic))))
TEXTS = st.text(st.sampled_from(" " * 9 + "-/–" * 2 + "abcdefgh" + COVERED), max_size=60)


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_letters_are_as_wide_as_the_library_of_the_pdf_has_them(path: Path) -> None:
    face = ttfonts.TTFont(path.name, str(path)).face
    known = {chr(code): width / 1000 for code, width in face.charWidths.items()}
    found = advances(path)
    assert len(found) > 400
    assert set(known) - set(found) <= {"\uffff"}
    assert all(abs(width - known[character]) < 0.01 for character, width in found.items())
    assert all(found[character] == known[character] for character in map(chr, range(0x20, 0x7F)))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.builds(Text, TEXTS), st.just(LineBreak())), max_size=4), st.booleans())
def test_no_word_of_the_pdf_is_longer_than_was_measured(inlines: list[Inline], bold: bool) -> None:
    styles = Styles(Theme(), Typefaces(Theme().fonts, FontLibrary()), RULER)
    typesetter = Typesetter(styles, Findings(), frozenset())
    size = styles.sizes.table
    set_words = typesetter.words(tuple(inlines), styles.table_cell(size, bold).type)
    extent = RULER.extent(tuple(inlines), bold=bold)
    if extent.word <= 14:  # longer ones are cut at their marks
        assert all(word.width <= extent.word * size + 1e-6 for word in set_words)
    assert extent.word <= extent.line + 1e-9 <= extent.text + 2e-9
    assert extent.lines == 1 + sum(isinstance(inline, LineBreak) for inline in inlines)


def test_a_word_may_run_over_several_inlines() -> None:
    whole = RULER.extent(words("counteroffensive"))
    parts = RULER.extent((Text("counter"), Text("offensive")))
    assert parts.word == pytest.approx(whole.word)
    assert RULER.extent((Text("counter "), Text("offensive"))).word < whole.word


def test_lines_end_at_hyphens_and_given_breaks_but_not_at_slashes() -> None:
    half = RULER.extent(words("Brest-")).word
    assert RULER.extent(words("Brest-Litovsk")).word == pytest.approx(RULER.extent(words("Litovsk")).word)
    assert RULER.extent((Text("Brest-"), LineBreak(), Text("x"))).line == pytest.approx(half)
    assert RULER.extent(words("and/or")).word == RULER.extent(words("and/or")).line


def test_an_address_is_measured_in_pieces_and_an_endless_word_whole() -> None:
    address = "https://example.org/" + "/".join(["archive"] * 20)
    assert RULER.extent(words(address)).word < 14 < RULER.extent(words(address)).line
    assert RULER.extent(words("w" * 200)).word > 100


def test_bold_is_wider_and_grey_words_step_back_from_it() -> None:
    regular, bold = RULER.extent(words("Ministers")), RULER.extent(words("Ministers"), bold=True)
    assert bold.word > regular.word
    assert RULER.extent((Strong(words("Ministers")),)) == bold
    assert RULER.extent((Faint(words("Ministers")),), bold=True) == regular
    italic = RULER.extent((Emphasis(words("Ministers")),))
    assert italic.word != regular.word


def test_labels_are_whole_and_citations_join_the_word_before_them() -> None:
    label = RULER.extent((Label("RED LINE"),))
    assert label.word == label.line > RULER.extent(words("LINE"), bold=True).word * 0.8
    assert RULER.extent((Text("soil."), cite((1, "")))).word > RULER.extent(words("soil.")).word
    long = RULER.extent((cite(*((number, "") for number in range(1, 12))),))
    assert long.word < long.line
    marking = (MarkingLabel("TLP:RED", "#ff2b2b", "#000000"),)
    assert RULER.extent(marking).word * 9 == pytest.approx(RULER.at(4.5).extent(marking).word * 4.5)


def test_letters_of_other_scripts_have_a_width_too() -> None:
    han = RULER.extent(words("中文"))  # a line may end between the two
    assert (han.word, han.line) == (1.0, 2.0)
    assert RULER.extent(words("شرح")).word > 1
    assert RULER.extent(()) == NOTHING


def test_a_file_without_letters_measures_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(SANS.regular.read_bytes()[:2000])
    assert advances(tmp_path / "broken.ttf") == {}
