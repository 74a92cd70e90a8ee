"""The catalogues of labels: whole, alike, and natural where languages differ."""

# ruff: noqa: E501 - rows of a table stand as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
import yaml

from tracktwo.composition.context import set_apart
from tracktwo.composition.dates import DatePrinter
from tracktwo.composition.figures import FigurePrinter
from tracktwo.composition.labels import Labels, languages, plural_ending
from tracktwo.document.inlines import Emphasis, Text
from tracktwo.dossier.model import words
from tracktwo.dossier.values.dates import EdtfDate
from tracktwo.dossier.values.figures import Figure
from tracktwo.dossier.values.iso_codes import LANGUAGES
from tracktwo.dossier.values.moments import Moment
from tracktwo.dossier.values.pax import PAX_CATEGORIES
from tracktwo.paths import resources_folder
from tracktwo.template.library import find_template, shipped_templates
from tracktwo.template.options import SECTION_KINDS
from tracktwo.template.placeholders import Placeholder, pieces
from tracktwo.template.reading import read_template

FIELD = re.compile(r"\{[a-z_.]*\}")
TRANSLATED = [language for language in languages() if language != "en"]
PRINTED = {
    "status": words.DossierStatus, "attribution": words.Attribution, "capacity": words.Capacity,
    "identity": words.Identity, "party_role": words.PartyRole, "seat": words.Seat, "level": words.Level,
    "spoiler_position": words.SpoilerPosition, "spoiler_aim": words.SpoilerAim, "zopa": words.Zopa,
    "basis": words.Basis, "firmness": words.Firmness, "term_status": words.TermStatus, "detail": words.Detail,
    "compliance": words.Compliance, "stance": words.Stance, "ceasefire_type": words.CeasefireType,
    "ceasefire_parties": words.CeasefireParties, "ceasefire_extent": words.CeasefireExtent,
    "purpose": words.PackagePurpose, "evidence": words.Evidence, "authority": words.Authority,
    "delivery": words.Delivery, "item_category": words.ItemCategory, "unroca": words.UnrocaCategory,
    "condition": words.Condition, "value_basis": words.ValueBasis, "legal_status": words.LegalStatus,
    "claim_state": words.ClaimState, "channel": words.Channel, "agreement_status": words.AgreementStatus,
    "stage": words.AgreementStage, "stage_sub": words.AgreementStageSub, "change": words.Change,
    "confidence": words.Confidence, "likelihood": words.Likelihood, "probability_scale": words.ProbabilityScale,
}  # fmt: skip
"""The closed lists that are printed, by the group of their words in a catalogue."""


def catalogue(language: str) -> dict[str, Any]:
    text = (resources_folder() / "labels" / f"{language}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


def leaves(node: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def test_english_french_and_ukrainian_are_there() -> None:
    assert {"en", "fr", "uk"} <= set(languages())


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_same_keys_and_fields(language: str) -> None:
    english, own = dict(leaves(catalogue("en"))), dict(leaves(catalogue(language)))
    assert set(own) == set(english)
    assert {key: sorted(set(FIELD.findall(text))) for key, text in own.items() if key[0] != "figure"} == {
        key: sorted(set(FIELD.findall(text))) for key, text in english.items() if key[0] != "figure"
    }
    for key, text in own.items():
        if key[0] == "figure":
            assert set(FIELD.findall(text)) == set(FIELD.findall(english[key])), key


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_leaves_little_in_english(language: str) -> None:
    english, own = dict(leaves(catalogue("en"))), dict(leaves(catalogue(language)))
    same = {key for key, text in own.items() if text == english[key] and re.search("[a-z]{3}", FIELD.sub("", text))}
    latin = {key for key in same if language == "uk" or key[0] not in {"words", "document", "sections", "templates"}}
    cognates = 45 if language == "fr" else 0
    assert len(same) <= cognates + 5, sorted(latin)


@pytest.mark.parametrize("variant", ["en-GB"])
def test_a_variant_overrides_only_what_exists(variant: str) -> None:
    english, own = dict(leaves(catalogue("en"))), dict(leaves(catalogue(variant)))
    assert own
    assert set(own) <= set(english)
    assert all(text != english[key] for key, text in own.items())


@pytest.mark.parametrize("language", languages())
def test_every_printed_word_has_its_label(language: str) -> None:
    known = catalogue(language)["words"]
    for group, listed in PRINTED.items():
        assert set(get_args(listed)) <= set(known[group]), group
    assert set(PAX_CATEGORIES) == set(known["pax_category"])
    assert set(SECTION_KINDS) == set(catalogue(language)["sections"])


@pytest.mark.parametrize("language", languages())
def test_words_of_one_list_are_told_apart(language: str) -> None:
    for group in ("stance", "firmness", "likelihood", "confidence", "term_status", "delivery", "status"):
        values = list(catalogue(language)["words"][group].values())
        assert len(set(values)) == len(values), group


def texts_of_templates() -> set[str]:
    found: set[str] = set()
    for name in shipped_templates():
        template = read_template(find_template(name)).template
        assert template is not None
        lines = (template.header, template.footer)
        found |= {template.title, template.head.title, template.head.kicker, *template.head.details}
        found |= {text for line in lines for text in (line.start, line.middle, line.end)}
        found |= {part for label, text in template.head.fields.items() for part in (label, text)}
        found |= {section.title for section in template.sections} | set(template.titles.values())
    return {text for text in found if any(isinstance(piece, str) and piece.strip(" ·") for piece in pieces(text))}


@pytest.mark.parametrize("language", languages())
def test_every_text_of_the_shipped_templates_is_translated(language: str) -> None:
    known = catalogue(language)["templates"]
    assert texts_of_templates() == set(known)
    for text, translated in known.items():
        fields = [[piece for piece in pieces(each) if isinstance(piece, Placeholder)] for each in (text, translated)]
        assert fields[0] == fields[1]


def dates(lang: str) -> DatePrinter:
    return DatePrinter(Labels(lang), "mdy-long" if lang == "en-US" else "dmy-long")


@pytest.mark.parametrize(
    ("written", "american", "french", "ukrainian"),
    [
        ("2023-07-06", "July 6, 2023", "6 juillet 2023", "6 липня 2023 року"),
        ("2023-07-01", "July 1, 2023", "1er juillet 2023", "1 липня 2023 року"),
        ("2023-04", "April 2023", "avril 2023", "квітень 2023 року"),
        ("2023", "2023", "2023", "2023 рік"),
        ("2023-04~", "about April 2023", "vers avril 2023", "близько квітня 2023 року"),
        ("2023-07-06~", "about July 6, 2023", "vers le 6 juillet 2023", "близько 6 липня 2023 року"),
        ("2023-04/..", "since April 2023", "depuis avril 2023", "з квітня 2023 року"),
        ("2023-07-06/..", "since July 6, 2023", "depuis le 6 juillet 2023", "з 6 липня 2023 року"),
        ("../2003", "by 2003", "2003 au plus tard", "не пізніше 2003 року"),
        ("2023-21", "spring 2023", "printemps 2023", "весна 2023 року"),
        ("2023-21/..", "since spring 2023", "depuis le\u00a0printemps 2023", "з весни 2023 року"),
        ("2023-07-11/2023-07-12", "July 11–12, 2023", "11–12 juillet 2023", "11–12 липня 2023 року"),
        (
            "2023-06-30/2023-07-02",
            "June 30 – July 2, 2023",
            "30 juin – 2 juillet 2023",
            "30 червня – 2 липня 2023 року",
        ),
        ("2023-04/2023-06", "April–June 2023", "avril–juin 2023", "квітень–червень 2023 року"),
        ("2021/2023", "2021–2023", "2021–2023", "2021–2023 роки"),
        ("unknown", "date unknown", "date inconnue", "дата невідома"),
    ],
)
def test_dates_read_naturally(written: str, american: str, french: str, ukrainian: str) -> None:
    value = EdtfDate.parse(written)
    printed = [dates(lang).date(value) for lang in ("en-US", "fr", "uk")]
    assert printed == [american, french, ukrainian]


def test_a_year_alone_is_figures_in_a_list_of_sources() -> None:
    printer = dates("uk")
    issued = [printer.issued(EdtfDate.parse(text)) for text in ("2008", "2008~", "2008-05", "unknown")]
    assert issued == ["2008", "близько 2008 року", "травень 2008 року", ""]


def test_a_style_of_english_is_not_forced_on_other_languages() -> None:
    assert DatePrinter(Labels("fr"), "mdy-long").date(EdtfDate.parse("2023-07-06")) == "6 juillet 2023"


def test_moments_name_their_zone() -> None:
    moment = Moment.parse("2023-05-22T21:45+02:00")
    assert dates("en-US").moment(moment) == "21:45 UTC+2, May 22, 2023"
    assert dates("fr").moment(moment) == "22 mai 2023, 21\u00a0h\u00a045 (UTC+2)"
    assert dates("uk").moment(moment) == "22 травня 2023 року, 21:45 (UTC+2)"


@pytest.mark.parametrize(
    ("written", "american", "british", "french", "ukrainian"),
    [
        ("up to 800 million USD", "up to $800 million", "up to US$800 million", "jusqu’à 800 millions de dollars", "до 800 млн дол. США"),
        ("1.5 million EUR", "EUR 1.5 million", "EUR 1.5 million", "1,5 million d’euros", "1,5 млн євро"),
        ("10 to 40 %", "10 to 40 percent", "10 to 40 per cent", "10 à 40 %", "10–40 %"),
        ("between 5 and 10 thousand shells", "between 5 and 10 thousand shells", "between 5 and 10 thousand shells", "entre 5 000 et 10 000 shells", "від 5 до 10 тис. shells"),
        ("270 million submunitions", "270 million submunitions", "270 million submunitions", "270 millions de submunitions", "270 млн submunitions"),
        ("12,345.5", "12,345.5", "12,345.5", "12 345,5", "12 345,5"),
        ("55 of 79", "55 of 79", "55 of 79", "55 sur 79", "55 із 79"),
        ("at least 2 persons", "at least 2 persons", "at least 2 persons", "au moins 2 persons", "щонайменше 2 persons"),
        ("40000 USD", "$40,000", "US$40,000", "40 000 dollars", "40 000 дол. США"),
    ],
)  # fmt: skip
def test_figures_read_naturally(written: str, american: str, british: str, french: str, ukrainian: str) -> None:
    figure = Figure.parse(written)
    printed = [FigurePrinter(Labels(lang)).in_text(figure) for lang in ("en-US", "en-GB", "fr", "uk")]
    assert [text.replace("\u00a0", " ") for text in printed] == [american, british, french, ukrainian]


def test_a_table_prints_figures_as_the_text_does_but_for_dashes_and_signs() -> None:
    printer = FigurePrinter(Labels("en-US"))
    written = ("up to 800 million USD", "5 to 10 million USD", "10 to 40 %", "not more than 2.35 %", "unknown")
    printed = [printer.in_table(Figure.parse(text)) for text in written]
    assert printed == ["up to $800 million", "$5–10 million", "10–40%", "not more than 2.35%", "not known"]


def test_numbers_never_break_from_their_unit_in_french_and_ukrainian() -> None:
    for lang in ("fr", "uk"):
        printer = FigurePrinter(Labels(lang))
        assert printer.in_table(Figure.parse("10 to 40 %")) == "10–40\u00a0%"
        assert printer.in_table(Figure.parse("1,800")) == "1\u00a0800"


def test_only_american_english_is_spelled_the_american_way() -> None:
    spelled = {
        lang: Labels(lang).word("item_category", "armored-vehicle") for lang in ("en-US", "en-GB", "en-AU", "en")
    }
    assert spelled == {
        "en-US": "armored vehicles",
        "en-GB": "armoured vehicles",
        "en-AU": "armoured vehicles",
        "en": "armoured vehicles",
    }


@pytest.mark.parametrize("language", languages())
def test_no_label_but_those_counted_puts_a_noun_behind_a_number(language: str) -> None:
    numbered = [(key, text) for key, text in leaves(catalogue(language)) if "{count}" in text or "{days}" in text]
    assert len(numbered) > 12
    assert [
        key for key, text in numbered if re.search(r"\{(count|days)\}.*[^\W\d_]", text) and key[0] != "deadline"
    ] == []


NAMELESS = {"bh"}
"""A code for several languages, withdrawn in 2021: CLDR has no name for it."""


@pytest.mark.parametrize("language", languages())
def test_every_language_of_two_letters_has_a_name_in_the_language_of_each_catalogue(language: str) -> None:
    labels = Labels(language)
    names = {code: labels.language(code) for code in LANGUAGES - NAMELESS}
    assert len(names) > 180
    assert [code for code, name in names.items() if code in name.split()] == []


def test_a_language_is_called_by_its_name() -> None:
    called = {brief: [Labels(brief).language(tag) for tag in ("el", "ka", "prs")] for brief in ("en-US", "fr", "uk")}
    assert called == {
        "en-US": ["Greek", "Georgian", "Dari"],
        "fr": ["grec", "géorgien", "dari"],
        "uk": ["грецька", "грузинська", "дарі"],
    }
    assert Labels("de").language("el") == "Greek"


def test_the_nearest_name_serves_a_tag_with_script_or_country() -> None:
    assert [Labels("en").language(tag) for tag in ("zh-Hant-TW", "sr-Latn-RS", "uk-UA")] == [
        "Traditional Chinese", "Serbian", "Ukrainian",
    ]  # fmt: skip


def test_a_language_without_a_name_is_said_to_be_a_code() -> None:
    assert [Labels(brief).language("qaa") for brief in ("en", "fr", "uk")] == [
        "a language with the code qaa", "langue de code qaa", "мова з кодом qaa",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "few", "many"),
    [
        ("uk", {2, 4, 22, 104}, {0, 5, 11, 12, 14, 25, 111}),
        ("pl", {2, 4, 22, 104}, {0, 5, 11, 12, 14, 21, 25}),
        ("cs", {2, 4}, {0, 5, 11, 12, 22, 24, 102}),
        ("en", set(), {0, 2, 11, 21}),
    ],
)
def test_forms_of_counting_follow_the_language(language: str, few: set[int], many: set[int]) -> None:
    assert plural_ending(language, 1) == ""
    assert {count for count in range(120) if plural_ending(language, count) == "s_few"} >= few
    assert not [count for count in few if plural_ending(language, count) != "s_few"]
    assert not [count for count in many if plural_ending(language, count) != "s"]


def test_ukrainian_counts_in_three_forms() -> None:
    counted = {count: Labels("uk").counted("deadline.day", count) for count in (1, 2, 5, 11, 12, 21, 22)}
    assert counted == {
        1: "1 день", 2: "2 дні", 5: "5 днів", 11: "11 днів", 12: "12 днів", 21: "21 день", 22: "22 дні",
    }  # fmt: skip
    assert Labels("fr").counted("deadline.week", 1) == "1 semaine"
    assert Labels("fr").counted("deadline.week", 0) == "0 semaine"
    assert Labels("en-US").counted("deadline.week", 2) == "2 weeks"


def test_a_language_without_a_catalogue_is_printed_with_english_labels() -> None:
    labels = Labels("de")
    assert labels("document.contents") == "Contents"
    assert not labels.has_own_words
    assert labels.lang == "de"


def test_italics_are_for_latin_letters() -> None:
    latin, other = (Text("(assessed)"),), (Text("(оцінка)"),)
    assert set_apart(latin) == (Emphasis(latin),)
    assert set_apart(other) == other
