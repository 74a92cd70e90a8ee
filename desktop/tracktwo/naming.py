"""Names of output files: safe on every system, the same everywhere."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, did_you_mean

DEFAULT_PATTERN: Final = "{dossier}-{brief}"
FIELDS: Final = ("dossier", "brief")
LONGEST: Final = 120
"""Bytes of a file name, suffix not counted: well under what any file system takes."""
RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)


def file_stem(pattern: str, dossier: str, brief: str) -> str:
    """The name of a file without suffix: the pattern with its fields filled in, every unsafe character as a hyphen.

    Raises `BriefError` (exit code 2) for a pattern with an unknown field or nothing to name a file with.
    """
    values = {"dossier": dossier, "brief": brief}

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            hint = did_you_mean(name, FIELDS) or "Use {dossier} and {brief}."
            raise BriefError(
                [Diagnostic("O02", f'The pattern has no field "{{{name}}}".', hint)], ExitCode.WRONG_COMMAND_LINE
            )
        return values[name]

    stem = safe_name(re.sub(r"\{([^{}]*)\}", fill, pattern))
    if not stem:
        fault = Diagnostic("O02", f'The pattern "{pattern}" names no file.', 'Write such as "{dossier}-{brief}".')
        raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE)
    return stem


def stem_start(pattern: str, dossier: str) -> str:
    """What the stems of all briefs of a dossier begin with; where it begins no other's, none of them is alike."""
    before, _, _ = pattern.partition("{brief}")
    return _safe(before.replace("{dossier}", dossier))


def safe_name(text: str) -> str:
    """The text as a file name: letters, digits, dots, hyphens and underscores of any script, and not a device name."""
    name = _safe(text)
    return f"{name}-brief" if name.partition(".")[0].casefold() in RESERVED else name


def _safe(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(character if _is_safe(character) else "-" for character in composed)
    name = re.sub(r"-{2,}", "-", kept).strip("-._ ")
    while len(name.encode("utf-8")) > LONGEST:
        name = name[:-1]
    return name.rstrip("-._ ")


def _is_safe(character: str) -> bool:
    return character in "-_." or unicodedata.category(character)[0] in "LN" or unicodedata.combining(character) > 0
