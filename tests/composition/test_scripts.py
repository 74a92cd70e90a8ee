"""Words in another language carry its tag, as recorded or as far as their letters tell."""

from __future__ import annotations

import pytest
from dossier_contexts import context_from

from tracktwo.composition.field_lines import with_original
from tracktwo.composition.scripts import foreign, language_of, name_language, title_language
from tracktwo.composition.sections.participants import compose_participants
from tracktwo.document.inlines import Faint, Text
from tracktwo.document.walk import each_block, each_inline, runs_of
from tracktwo.dossier.model.fields import Wording
from tracktwo.template.options import ParticipantsOptions

NAMES = {
    "und-Arab": "محمد بن سلمان",
    "und-Hebr": "יצחק רבין",
    "und-Hani": "周恩来",
    "und-Cyrl": "Зеленський",
    "und-Grek": "Παπανδρέου",
    "und-Hang": "김대중",
    "und-Deva": "जवाहरलाल नेहरू",
}


@pytest.mark.parametrize("tag", NAMES)
def test_letters_tell_the_script(tag: str) -> None:
    assert language_of(NAMES[tag]) == tag
    assert language_of(f"«{NAMES[tag]}»") == tag


def test_what_is_recorded_goes_before_letters() -> None:
    assert language_of("محمد مصدق", "fa") == "fa"
    assert language_of("周恩来", script="Hans") == "und-Hans"
    assert language_of("Mao Zedong") == ""
    assert language_of("123") == ""


def test_titles_and_names_of_sources_have_the_language_of_the_source() -> None:
    source = context_from("actors: {}\nparties: []\n").dossier.sources["a"]
    arabic = source.model_copy(update={"lang": "ar", "title": Wording(text="وقف إطلاق النار")})
    assert title_language(arabic, "en") == "ar"
    assert title_language(arabic, "ar-EG") == ""
    assert title_language(source, "en") == ""
    described = arabic.model_copy(update={"title": Wording(text="(letter)")})
    assert title_language(described, "en") == ""
    assert name_language("محمد بن سلمان", arabic, "en") == "ar"
    assert name_language("Salman, Muhammad", arabic, "en") == ""
    assert name_language("Зеленський", source, "en") == "und-Cyrl"


def test_the_language_of_the_brief_needs_no_tag() -> None:
    assert [foreign(lang, "en-GB") for lang in ("en-US", "ru", "")] == ["", "ru", ""]


def test_originals_of_names_and_titles_carry_their_language() -> None:
    original = with_original(Wording(text="Framework", original="إطار", lang="ar"))
    (text,) = (inline for inline in each_inline(original) if isinstance(inline, Text) and inline.lang)
    assert (text.text, text.lang) == ("إطار", "ar")
    context = context_from(
        """\
        actors:
          a: {kind: person, name: {text: A. Name, original: محمد مصدق, lang: fa}, capacity: official}
          b: {kind: person, name: {text: B. Name, original: 周恩来}, capacity: official}
          c: {kind: person, name: {text: C. Name}, original: יצחק רבין, capacity: official}
        parties: []
        """
    )
    composed = compose_participants(context, ParticipantsOptions(who="all"))
    faint = [
        child
        for block in each_block(composed.blocks)
        for run in runs_of(block)
        for inline in each_inline(run)
        if isinstance(inline, Faint)
        for child in inline.children
        if isinstance(child, Text)
    ]
    assert [child.lang for child in faint] == ["fa", "und-Hani", "und-Hebr"]
