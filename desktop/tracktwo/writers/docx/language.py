"""Languages of runs: BCP 47 tags as Word knows them, and the passages that run from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import unescape

from tracktwo.document.inlines import has_letters
from tracktwo.writers.scripts import runs_from_right

_REGIONS: Mapping[str, str] = {
    "ar": "ar-SA",
    "be": "be-BY",
    "bg": "bg-BG",
    "cs": "cs-CZ",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-US",
    "es": "es-ES",
    "et": "et-EE",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "he": "he-IL",
    "hu": "hu-HU",
    "hy": "hy-AM",
    "it": "it-IT",
    "ja": "ja-JP",
    "ka": "ka-GE",
    "kk": "kk-KZ",
    "ko": "ko-KR",
    "lt": "lt-LT",
    "lv": "lv-LV",
    "nl": "nl-NL",
    "no": "nb-NO",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sk": "sk-SK",
    "sr": "sr-Cyrl-RS",
    "sv": "sv-SE",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "ur": "ur-PK",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
"""Word ties its proofing tools to a language with a region; a bare language gets its usual one."""

_TAG = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_PASSAGE = re.compile(f"[{_RIGHT_TO_LEFT}]+(?:[\\s\\d.,;:'’\"()–-]*[{_RIGHT_TO_LEFT}]+)*")
_EAST_ASIAN = ("zh", "ja", "ko")


def word_language(tag: str) -> str:
    """The tag with a region, or an empty string for what is no BCP 47 tag."""
    if not _TAG.fullmatch(tag):
        return ""
    return _REGIONS.get(tag.lower(), tag)


def language_attribute(tag: str, right_to_left: bool) -> str:
    """The `w:lang` element of a run in that language, or nothing for no language."""
    language = word_language(tag)
    if not language:
        return ""
    if right_to_left:
        return f'<w:lang w:bidi="{language}"/>'
    attribute = "w:eastAsia" if language[:2].lower() in _EAST_ASIAN else "w:val"
    return f'<w:lang {attribute}="{language}"/>'


def directed(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with True where it runs from right to left; together they are the text."""
    if text.isascii() or _PASSAGE.search(text) is None:
        yield text, False
        return
    end = 0
    for passage in _PASSAGE.finditer(text):
        if passage.start() > end:
            yield text[end : passage.start()], False
        yield passage.group(), True
        end = passage.end()
    if end < len(text):
        yield text[end:], False


_RUN = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*)</w:t>")
RIGHT_TO_LEFT = "<w:rtl/>"


def is_right_to_left(runs: str) -> bool:
    """Whether the paragraph of these runs, given as XML, runs from right to left as a whole."""
    return RIGHT_TO_LEFT in runs and runs_from_right(unescape("".join(text for _, text in _RUN.findall(runs))))


def turned(runs: str) -> str:
    """The runs of a paragraph that runs from right to left: signs and figures between words do so too.

    Word sees to it only where a run says so. Marks of citations stay as they are.
    """
    return _RUN.sub(_turned_run, runs)


def _turned_run(found: re.Match[str]) -> str:
    properties, text = found.group(1) or "<w:rPr></w:rPr>", unescape(found.group(2))
    if RIGHT_TO_LEFT in properties or "<w:position" in properties or has_letters(text):
        return found.group()
    place = properties.find("<w:lang")  # the schema wants it before the language
    place = place if place >= 0 else properties.index("</w:rPr>")
    words = found.group()[len("<w:r>" + (found.group(1) or "")) :]
    return f"<w:r>{properties[:place]}{RIGHT_TO_LEFT}{properties[place:]}{words}"
