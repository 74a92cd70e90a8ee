"""Texts as YAML writes them: plain, in quotation marks, or on lines of their own.

Each function gives spellings, the best one first. Whether a spelling reads back as the text is tried out by whoever
uses it; the last one of `spellings`, in double quotation marks, always does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from tracktwo.dossier.yaml_text import read_yaml
from tracktwo.editing.layout import LINE_END, indentation
from tracktwo.editing.nodes import Node, Style

WIDTH: Final = 100
"""Columns of a line that is broken anew."""
_HEADER: Final = re.compile(r"([|>])([0-9+-]*)([^\r\n]*)")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N"}
_WRITTEN_AS_IS: Final = re.compile("[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is to stand."""

    is_flow: bool
    indent: int
    """The column of the keys or hyphens around it; lines that go on stand deeper."""
    column: int
    """Where it begins on its line."""
    line_end: str = "\n"
    step: int = 2


def spellings(value: str, place: Place, old: Node | None = None, written: str = "") -> Iterator[str]:
    """Ways to write `value` at `place`, the style of the old text (`written` in the file) first."""
    style = Style.PLAIN if old is None or not old.is_scalar else old.style
    if style.is_block_text and not place.is_flow:
        yield from _block(value, place, style, written)
        comment = _comment(written)
        yield _double(value) + comment
        return
    if "\n" in value:
        if not place.is_flow:
            yield from _block(value, place, Style.FOLDED, "")
            yield from _block(value, place, Style.LITERAL, "")
        yield _double(value)
        return
    yield from _on_one_line(value, place, style, written)
    yield _double(value)


def key_spelling(key: str) -> str:
    """A key as written."""
    return key if _reads_as_key(key) else _double(key)


def _on_one_line(value: str, place: Place, style: Style, written: str) -> Iterator[str]:
    is_broken = LINE_END.search(written) is not None
    if style is Style.SINGLE:
        if is_broken:
            yield _folded_anew(_single(value), written, place)
        yield _single(value)
    elif style is Style.DOUBLE:
        if is_broken and _is_printable(value):
            yield _folded_anew(_double(value), written, place)
    elif is_plain(value, in_brackets=place.is_flow):
        if is_broken:
            yield _folded_anew(value, written, place)
        yield value


def is_plain(value: str, *, in_brackets: bool) -> bool:
    """Whether the text without quotation marks reads back as the same text."""
    if not _is_printable(value):
        return False
    around = f"{{k: {value} }}" if in_brackets else f"k: {value} # c\n"
    try:
        return _data(around) == {"k": value} and (not in_brackets or _data(f"[{value}, z]") == [value, "z"])
    except yaml.YAMLError:
        return False


def _reads_as_key(key: str) -> bool:
    return _is_printable(key) and _data(f"{key}: v\n") == {key: "v"} == _data(f"{{{key}: v}}")


def _data(text: str) -> object:
    found = read_yaml(text.encode(), "")
    return None if found.diagnostics else found.data


def _is_printable(value: str) -> bool:
    return all(_WRITTEN_AS_IS.match(character) for character in value)


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'" if _is_printable(value) else _double(value)


def _double(value: str) -> str:
    return '"' + "".join(_escaped(character) for character in value) + '"'


def _escaped(character: str) -> str:
    known = _ESCAPES.get(character)
    if known is not None:
        return known
    if _WRITTEN_AS_IS.match(character):
        return character
    number = ord(character)
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def _comment(written: str) -> str:
    """The comment after `|` or `>`, with the blanks before it."""
    header = _HEADER.match(written)
    return header[3].rstrip() if header and "#" in header[3] else ""


def _block(value: str, place: Place, style: Style, written: str) -> Iterator[str]:
    """The text under `|` or `>`, at the indentation of the old lines; nothing when it has no lines."""
    body = value.rstrip("\n")
    if not body or not all(_is_printable(line.replace("\t", " ")) for line in body.split("\n")):
        return
    old_lines = [line for line in LINE_END.split(written)[1:] if line.strip()]
    indent = indentation(old_lines[0]) if old_lines else max(place.indent, 0) + place.step
    header = _HEADER.match(written)
    old_flags = header[2] if header else ""
    has_number = any(flag.isdigit() for flag in old_flags)
    if has_number:
        number = next(int(flag) for flag in old_flags if flag.isdigit())
        indent = max(place.indent, 0) + number if place.indent >= 0 else number
    lines = body.split("\n")
    needs_number = has_number or lines[0][:1] in {" ", "\t", ""}
    ending = value[len(body) :]
    sign = "-" if not ending else "" if len(ending) == 1 else "+"
    number_sign = str(indent - max(place.indent, 0)) if needs_number else ""
    flags = _flags_in_order(number_sign, sign, old_flags)
    comment = header[3].rstrip() if header else ""
    margin = " " * indent
    if style is Style.FOLDED:
        lines = _folded_lines(lines, WIDTH - indent, [line[indent:] for line in LINE_END.split(written)[1:]])
    shown = [margin + line if line else "" for line in lines]
    more = [""] * max(len(ending) - 1, 0)
    yield place.line_end.join([f"{style.value}{flags}{comment}", *shown, *more])


def _flags_in_order(number: str, sign: str, old: str) -> str:
    """Number and sign of a header in the order of the old one."""
    return sign + number if old[:1] in {"-", "+"} else number + sign


def _folded_lines(lines: list[str], width: int, old: list[str]) -> list[str]:
    """Lines of a text as `>` writes them: long ones broken, line breaks doubled between them.

    Lines of the old text that begin and end the new one stay as they were broken.
    """
    found: list[str] = []
    for number, line in enumerate(lines):
        is_set_off = line[:1] in {" ", "\t"}
        if number and line and not is_set_off and _last_written_folds(lines[:number]):
            found.append("")
        found.extend([line] if is_set_off else broken(line, width, width, old))
    return found


def _last_written_folds(lines: list[str]) -> bool:
    """Whether the last of the lines that is not empty is one that folds, so that a line break after it is doubled."""
    earlier = next((line for line in reversed(lines) if line), "")
    return bool(earlier) and earlier[:1] not in {" ", "\t"}


def broken(line: str, first_width: int, width: int, old: list[str]) -> list[str]:
    """A line broken at single spaces, keeping the old breaks at its beginning and its end."""
    words = re.split(r"(?<=[^ \t]) (?=[^ \t])", line)
    head = _kept(words, [each.split(" ") for each in old])
    rest = words[sum(len(each) for each in head) :]
    tail = [each[::-1] for each in _kept(rest[::-1], [each.split(" ")[::-1] for each in old[::-1]])][::-1]
    middle = rest[: len(rest) - sum(len(each) for each in tail)]
    found = [" ".join(each) for each in head]
    found.extend(_wrapped(middle, first_width if not head else width, width))
    found.extend(" ".join(each) for each in tail)
    return found


def _kept(words: list[str], old: list[list[str]]) -> list[list[str]]:
    """The longest run of old lines whose words `words` begins with, from wherever in the old text they begin."""
    if not words:
        return []
    start = next((number for number, line in enumerate(old) if line and line[0] and line == words[: len(line)]), None)
    found: list[list[str]] = []
    place = 0
    for line in old[start:] if start is not None else []:
        if not line[0] or line != words[place : place + len(line)]:
            break
        found.append(line)
        place += len(line)
    return found


def _wrapped(words: list[str], first_width: int, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        limit = first_width if len(lines) <= 1 else width
        if lines and len(lines[-1]) + 1 + len(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _folded_anew(spelled: str, written: str, place: Place) -> str:
    """A plain or quoted text over several lines, its breaks where the old text has them as far as it is the same."""
    old = LINE_END.split(written)
    margin = " " * max(indentation(old[1]), 1)
    width = max([len(line) for line in old[1:]] + [len(old[0]) + place.column, 40])
    stripped = [line.strip() for line in old]
    lines = broken(spelled, max(width - place.column, 20), max(width - len(margin), 20), stripped)
    return (place.line_end + margin).join(lines)
