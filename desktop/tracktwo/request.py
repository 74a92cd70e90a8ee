"""What is asked for: a dossier, what its brief contains, the formats, and where they go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tracktwo.naming import DEFAULT_PATTERN


class Format(Enum):
    """A format a brief can be written in. The value is the file suffix without its dot."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Setting:
    """One option of a kind of section, as given on the command line: `positions.columns=ua,ru`."""

    section: str
    option: str
    value: str


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Everything an export depends on.

    `brief` is the id of one of the dossier's briefs, or `template` a template's name or file; with neither, the
    dossier's first brief is taken, or else the policy brief. `sections` replaces the template's sections, `without`
    leaves some out. `output` is a folder, or a file when one format is written. `issued` is the date of issue (EDTF);
    without it, the dossier's as-of date. `lang` (BCP 47) is the language of the program's own words; without it, that
    of the brief, the template or the dossier.
    """

    dossier: Path
    brief: str = ""
    template: str = ""
    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    formats: tuple[Format, ...] = (Format.PDF, Format.DOCX)
    output: Path = Path()
    issued: str = ""
    name: str = DEFAULT_PATTERN
    audience: str = "full"
    lang: str = ""
