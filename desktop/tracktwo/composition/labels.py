"""The words the program itself prints: one catalogue for each language, in `resources/labels`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import yaml

from tracktwo.composition.languages import fact_words, own_words
from tracktwo.paths import resources_folder

FALLBACK: Final = "en"
BRITISH: Final = "en-GB"
AMERICAN: Final = "en-US"
EAST_AND_SOUTH_SLAVIC: Final = frozenset({"be", "bs", "hr", "ru", "sr", "uk"})
"""Languages that count in three forms by the last figure: 1 and 21, 2 to 4 and 22, all others."""
WEST_SLAVIC: Final = frozenset({"cs", "pl", "sk"})
"""Languages in which 1 stands alone, and the form for 2 to 4 is that of 22 in Polish only."""
ONE_FOR_NOTHING: Final = frozenset({"fr", "pt"})
"""Languages in which 0 takes the form of 1."""

Catalogue = Mapping[str, Mapping[str, Any]]


class Labels:
    """The printed words of one language.

    `marked`: they carry signs that tell them from facts, which are in another language (see `languages`).
    """

    def __init__(self, lang: str, *, marked: bool = False) -> None:
        self.lang = lang
        self._marked = marked
        self._catalogue = _catalogue(*_names(lang))
        self.colon = self("document.colon")
        """What stands between a label and its value."""
        self.semicolon = self("document.semicolon")
        """What parts the entries of a row."""
        self.dash = self("document.dash")
        """What parts a remark from what it is on."""

    def __call__(self, name: str, **fields: object) -> str:
        """The label called `group.name`, its {fields} filled in.

        Raises `KeyError` for a label that is not in the catalogue: a fault of ours.
        """
        group, _, key = name.partition(".")
        text = str(self._catalogue[group][key])
        if self._marked:
            fields = {name: self.fact(value) if isinstance(value, str) else value for name, value in fields.items()}
        return self.own(text.format(**fields) if fields else text)

    def own(self, text: str) -> str:
        """Words as those of the program."""
        return own_words(text) if self._marked else text

    def fact(self, text: str) -> str:
        """Words as those of the dossier, to stand inside a label."""
        return fact_words(text) if self._marked else text

    @property
    def plain(self) -> Labels:
        """The same words without signs: for what is put together from them and is the program's as a whole."""
        return Labels(self.lang) if self._marked else self

    @property
    def written_in(self) -> str:
        """The language the labels are in, which is English where there is no catalogue."""
        return self.lang if self.has_own_words else FALLBACK

    @property
    def has_own_words(self) -> bool:
        """Whether there is a catalogue in this language; without one, the labels are English."""
        return _primary(self.lang) in languages()

    @property
    def is_english(self) -> bool:
        """Whether the labels are English."""
        return _primary(self.lang) == FALLBACK or not self.has_own_words

    def counted(self, name: str, count: int) -> str:
        """The label `name`, `name` with `s_few` or with `s`, as the language counts; its field is {count}."""
        return self(f"{name}{plural_ending(_primary(self.lang), count)}", count=count)

    def optional(self, group: str, key: str, default: str) -> str:
        """The label of a key that a catalogue need not have."""
        return str(self._catalogue[group].get(key, default))

    def word(self, group: str, value: str) -> str:
        """How a word of a closed list is printed: as the catalogue says, or as it is stored, hyphens as spaces."""
        words = self._catalogue["words"].get(group, {})
        return self.own(str(words.get(value, value.replace("-", " "))))

    def language(self, tag: str) -> str:
        """The name of a language (BCP 47) as Unicode's CLDR has it; its code, said to be one, where it has none."""
        names = _language_names(_primary(self.written_in))
        parts = tag.split("-")
        nearest = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
        name = next((names[each] for each in nearest if each in names), "")
        return self.own(name) if name else self("value.language_code", code=tag)

    def section_title(self, kind: str, default: str) -> str:
        """The heading of a kind of section, where neither template nor brief gives one."""
        return self.optional("sections", kind, default)

    def of_template(self, text: str) -> str:
        """A text of a shipped template in this language; any other text as it is."""
        return self.optional("templates", text, text)


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for, by their primary tag."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml") if "-" not in path.stem))


def _folder() -> Path:
    return resources_folder() / "labels"


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


def _names(lang: str) -> tuple[str, str]:
    """The catalogue of a language, and the one that holds what its country writes differently; empty without one."""
    primary = _primary(lang)
    if primary not in languages():
        return FALLBACK, BRITISH
    if primary == FALLBACK:
        return FALLBACK, "" if lang == AMERICAN else BRITISH
    return primary, lang if (_folder() / f"{lang}.yaml").is_file() and lang != primary else ""


@cache
def _catalogue(name: str, variant: str = "") -> Catalogue:
    whole = _read(name)
    return cast("Catalogue", _over(_read(variant), whole)) if variant else whole


@cache
def _language_names(language: str) -> Mapping[str, str]:
    """Names of languages in a language, by their tags; none where nobody has made the list yet."""
    path = resources_folder() / "languages" / f"{language}.json"
    return cast("Mapping[str, str]", json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def _read(name: str) -> Catalogue:
    text = (_folder() / f"{name}.yaml").read_text("utf-8")
    return cast("Catalogue", yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 - text only, no objects


def _over(upper: Mapping[str, Any], lower: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(lower)
    for key, value in upper.items():
        merged[key] = _over(value, lower[key]) if isinstance(value, Mapping) else value  # pyright: ignore[reportUnknownArgumentType]
    return merged


def plural_ending(language: str, count: int) -> str:
    """The ending of a label's name for a number of things: the plural rules of Unicode's CLDR for whole numbers."""
    is_few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    if language in EAST_AND_SOUTH_SLAVIC:
        is_one = count % 10 == 1 and count % 100 != 11
    elif language in WEST_SLAVIC:
        is_one, is_few = count == 1, is_few if language == "pl" else count in (2, 3, 4)
    else:
        is_one, is_few = count == 1 or (count == 0 and language in ONE_FOR_NOTHING), False
    return "" if is_one else "s_few" if is_few else "s"
