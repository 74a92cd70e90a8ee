"""Bytes of a YAML file to text that the parser can take, with what is wrong in the bytes.

Y02 not UTF-8 · Y03 not a text at all · Y06 characters that no document may hold · Y10 too large.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tracktwo.diagnostics import Diagnostic, Source, sentence

BYTE_LIMIT = 20_000_000

# Unicode line ends that YAML 1.1 counts as line breaks and editors do not: as a space, lines are counted as an editor
# counts them and a sentence pasted from a web page does not fall apart into two entries. One character for one.
_OTHER_LINE_ENDS = str.maketrans({"\u0085": " ", "\u2028": " ", "\u2029": " "})

# What neither XML 1.0 nor YAML takes (XML 1.0, production 2; YAML 1.1, section 5.1), and the C1 controls.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
_REPORTED_CHARACTERS = 20

_KINDS_OF_FILE = (
    (b"PK\x03\x04", "a ZIP archive (Word and Excel files are such)"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, or None when there is nothing to read; and what was found in the bytes."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def decoded(data: bytes, file: str) -> Decoded:
    """Decode a file: no byte order mark, no forbidden characters (each is replaced by U+FFFD and reported)."""
    if len(data) > BYTE_LIMIT:
        message = f"the file has {len(data):,} bytes; at most {BYTE_LIMIT:,} are read"
        return _refused("Y10", message, "Split the dossier into a folder with one file for each block.", Source(file))
    refusal = _other_encoding(data, file) or _binary(data, file)
    if refusal:
        return refusal
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, file)
    return _without_forbidden(text.translate(_OTHER_LINE_ENDS), file)


def parser_text(text: str) -> str:
    """The text as the parser gets it, character for character: places in it are places in the text."""
    return FORBIDDEN.sub(REPLACEMENT, text.translate(_OTHER_LINE_ENDS))


def character_name(character: str) -> str:
    """Name a character by its number: `U+0007`."""
    return f"U+{ord(character):04X}"


def _refused(code: str, message: str, hint: str, source: Source) -> Decoded:
    return Decoded(None, (Diagnostic(code, sentence(message), hint, source=source),))


def _other_encoding(data: bytes, file: str) -> Decoded | None:
    width = "UTF-32" if data[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) else "UTF-16"
    marked = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or width == "UTF-32"
    start = data[:200]
    unmarked = len(start) >= 4 and (
        _is_half_empty(start[0::2], start[1::2]) or _is_half_empty(start[1::2], start[0::2])
    )
    if not (marked or unmarked):
        return None
    return _refused("Y02", f"the file is written in {width}, not in UTF-8", _SAVE_AS_UTF8, Source(file, 1, 1))


_SAVE_AS_UTF8 = 'Save it again as "UTF-8" in your editor.'


def _is_half_empty(empty: bytes, filled: bytes) -> bool:
    return not any(empty) and all(filled)


def _binary(data: bytes, file: str) -> Decoded | None:
    kind = next((name for start, name in _KINDS_OF_FILE if data.startswith(start)), "")
    if not kind and data.count(b"\0", 0, 8_000) <= 8:  # a stray NUL in a text is reported with its place instead
        return None
    message = f"the file is {kind}, not a text" if kind else "the file is not a text: it is full of NUL bytes"
    return _refused("Y03", message, "A dossier is a YAML text in UTF-8.", Source(file))


def _not_utf8(data: bytes, offset: int, file: str) -> Decoded:
    before = data[:offset].removeprefix(codecs.BOM_UTF8)
    lines = re.split(rb"\r\n|\r|\n", before)
    column = len(lines[-1].decode("utf-8")) + 1
    message = f"the file is not UTF-8: byte {offset + 1:,} is 0x{data[offset]:02X}"
    legacy = data[offset] >= 0x80 and not any(byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in data)
    guess = "; it may be a Windows or Latin-1 file" if legacy else ""
    return _refused("Y02", f"{message}{guess}", _SAVE_AS_UTF8, Source(file, len(lines), column))


def _without_forbidden(text: str, file: str) -> Decoded:
    found = list(FORBIDDEN.finditer(text))
    if not found:
        return Decoded(text)
    diagnostics: list[Diagnostic] = []
    for match in found[:_REPORTED_CHARACTERS]:
        lines = re.split(r"\r\n|\r|\n", text[: match.start()])
        message = f"The character {character_name(match.group())} cannot stand in a document."
        source = Source(file, len(lines), len(lines[-1]) + 1)
        diagnostics.append(Diagnostic("Y06", message, "Delete it.", source=source))
    if len(found) > _REPORTED_CHARACTERS:
        more = f"{len(found) - _REPORTED_CHARACTERS:,} more characters that cannot stand in a document are in the file."
        diagnostics.append(Diagnostic("Y06", more, "Delete them.", source=Source(file)))
    return Decoded(FORBIDDEN.sub(REPLACEMENT, text), tuple(diagnostics))
