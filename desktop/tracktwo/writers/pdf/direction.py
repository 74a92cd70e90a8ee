"""How deep the words of a paragraph are embedded in words of the other direction (Unicode Standard Annex 9).

A passage in a language of its own, such as a native name, is set by itself, as if it stood between isolates: figures
after it that belong to the paragraph are not drawn into it. In a paragraph that runs from left to right it does so
too; in one that runs from right to left it does as its own letters do.
"""

# python-bidi's steps carry no types: this file is the typed door to them.
# pyright: reportMissingImports=false, reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from tracktwo.writers.pdf.lines import Run, Word, measured
from tracktwo.writers.pdf.styles import TypeStyle
from tracktwo.writers.scripts import RIGHT_TO_LEFT, runs_from_right

OBJECT = "\ufffc"
"""Stands for a passage that is set by itself: a neutral character (the same, 3.3.2)."""
STRONG = "A"
"""Stands for marks of citations and notes, and for labels, which run from left to right wherever they stand."""


def embedding_levels(text: str, from_right: bool = False) -> list[int]:
    """The level of each character of a text that runs from left to right, or from right (rules X1 to I2)."""
    from bidi import algorithm

    storage: Any = algorithm.get_empty_storage()
    base = int(from_right)
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = {character["place"]: int(character["level"]) for character in storage["chars"]}
    levels: list[int] = []
    for place in range(len(text)):  # joiners go with what they follow (the same, 5.2)
        levels.append(found.get(place, levels[-1] if levels else base))
    return levels


def _resolve_brackets(characters: list[dict[str, Any]], base: str) -> None:
    """Rule N0, which the library lacks: the two brackets of a pair run in the same direction.

    It is that of the paragraph when anything between them runs so; else that of the words inside, where those before
    are alike.
    """
    for first, last in _bracket_pairs(characters):
        inside = {_strength(character) for character in characters[first + 1 : last]} - {""}
        if inside:
            before = next(filter(None, (_strength(each) for each in reversed(characters[:first]))), base)
            (other,) = {"L", "R"} - {base}
            found = other if before == other and base not in inside else base
            characters[first]["type"] = characters[last]["type"] = found


def _strength(character: dict[str, Any]) -> str:
    """`L` or `R`, as which figures count here; empty for what is neutral."""
    return "R" if character["type"] in ("R", "EN", "AN") else "L" if character["type"] == "L" else ""


def _bracket_pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The places of brackets that belong together, in order of the first (definition BD16)."""
    from bidi import mirror

    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, character in enumerate(characters):
        sign = character["ch"]
        if character["type"] != "ON" or unicodedata.category(sign) not in ("Ps", "Pe"):
            continue
        if unicodedata.category(sign) == "Ps":
            waiting.append((mirror.MIRRORED.get(sign, ""), place))
            continue
        opened = next((index for index in range(len(waiting) - 1, -1, -1) if waiting[index][0] == sign), None)
        if opened is not None:
            pairs.append((waiting[opened][1], place))
            del waiting[opened:]
    return sorted(pairs)


def paragraph_levels(pieces: list[tuple[str, str]], from_right: bool = False) -> list[int]:
    """The level of each character of a paragraph given as pieces with their language."""
    passages = [(lang, "".join(text for text, _ in group)) for lang, group in groupby(pieces, lambda piece: piece[1])]
    around = iter(embedding_levels("".join(OBJECT if lang else text for lang, text in passages), from_right))
    levels: list[int] = []
    for lang, text in passages:
        if lang:
            level = next(around)
            is_turned = from_right and runs_from_right(text)
            least = level - level % 2 if is_turned else level + level % 2
            levels += [least + inner for inner in embedding_levels(text, is_turned)]
        else:
            levels += [next(around) for _ in text]
    return levels


def has_directed(runs: list[Run]) -> bool:
    """Whether some of the runs are read from right to left."""
    return any(run.style.shaped and RIGHT_TO_LEFT.search(run.text) for run in runs)


def direct(words: list[Word], from_right: bool = False) -> None:
    """Give the runs of a paragraph their levels: runs that lie on two levels are parted."""
    pieces = [(_resolved(run), run.style.lang) for run in _runs(words)]
    levels = iter(paragraph_levels(pieces, from_right))
    styles: dict[tuple[TypeStyle, int], TypeStyle] = {}

    def parted(run: Run) -> list[Run]:
        taken = [next(levels) for _ in run.text]
        if not any(taken):
            return [run]
        parts: list[Run] = []
        for level, group in groupby(zip(run.text, taken, strict=True), lambda pair: pair[1]):
            text = "".join(character for character, _ in group)
            parts.append(measured(text, _embedded(run.style, level, styles)))
        return parts

    for word in words:
        word.runs = [part for run in word.runs for part in parted(run)]
        word.width = sum([run.width for run in word.runs])
        if word.gap:
            parts = parted(word.gap)
            word.gap = parts[0] if len(parts) == 1 else measured(word.gap.text, parts[0].style)


def _runs(words: list[Word]) -> Iterator[Run]:
    for word in words:
        yield from word.runs
        if word.gap:
            yield word.gap


def _resolved(run: Run) -> str:
    """What the run counts as: a mark of a citation or a label is no part of the words around it."""
    return STRONG * len(run.text) if run.style.rise or run.style.ground else run.text


def _embedded(style: TypeStyle, level: int, styles: dict[tuple[TypeStyle, int], TypeStyle]) -> TypeStyle:
    """The style at that level, the same object each time, so that runs of it are set together."""
    if level == style.level:
        return style
    if (style, level) not in styles:
        shaped = style.shaped or level % 2 == 1  # brackets are mirrored
        styles[style, level] = replace(style, level=level, shaped=shaped)
    return styles[style, level]
