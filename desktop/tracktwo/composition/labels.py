"""The words the program itself prints: one catalogue for each language, in `resources/labels`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, cast

import yaml

from tracktwo.paths import resources_folder

FALLBACK: Final = "en"


class Labels:
    """The printed words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalogue = _catalogue(_language_of(lang))

    def __call__(self, name: str, **fields: object) -> str:
        """The label called `group.name`, its {fields} filled in.

        Raises `KeyError` for a label that is not in the catalogue: a fault of ours.
        """
        group, _, key = name.partition(".")
        text = self._catalogue[group][key]
        return str(text).format(**fields) if fields else str(text)

    def word(self, group: str, value: str) -> str:
        """How a word of a closed list is printed: as the catalogue says, or as it is stored, hyphens as spaces."""
        words = self._catalogue.get("words", {}).get(group, {})
        return str(words.get(value, value.replace("-", " ")))

    def language(self, tag: str) -> str:
        """The name of a language (BCP 47); the tag itself where the catalogue has no name for it."""
        primary = tag.partition("-")[0]
        name = self.word("language", primary)
        return tag if name == primary else name

    def section_title(self, kind: str, default: str) -> str:
        """The heading of a kind of section, where neither template nor brief gives one."""
        return str(self._catalogue.get("sections", {}).get(kind, default))


def _language_of(lang: str) -> str:
    primary = lang.partition("-")[0].lower()
    return primary if (resources_folder() / "labels" / f"{primary}.yaml").is_file() else FALLBACK


@cache
def _catalogue(language: str) -> Mapping[str, Mapping[str, Any]]:
    text = (resources_folder() / "labels" / f"{language}.yaml").read_text("utf-8")
    return cast("Mapping[str, Mapping[str, Any]]", yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 - text only, no objects
