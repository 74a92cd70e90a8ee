"""Every code that is reported beside the checks of a dossier's facts, with the one thing it says.

A code has one meaning wherever it is given, so that scripts and people can go by it. The codes of checks are in
`catalogue`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

REPORTED_FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "F": "Typefaces",
        "L": "Release",
        "N": "Inspection of a file",
        "O": "The command line and the files written",
        "P": "Printing",
        "R": "Finding files",
        "S": "Editing",
        "T": "Templates",
        "W": "Pages and sections",
        "X": "Exports side by side",
        "Y": "The text of a file",
    }
)
"""The family of a code by its letter."""

REPORTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "F01": "A typeface is not installed, or its file is not there.",
        "F02": "A file is not a typeface that can be printed.",
        "L01": "The brief would print a name that the dossier protects.",
        "L02": "The audience of a brief is not declared.",
        "N01": "A file cannot be inspected.",
        "O01": "A file cannot be written, or is there already.",
        "O02": "The names of the files to write cannot be made, or two briefs would have the same.",
        "O03": "An option of the command line cannot be used as it is given.",
        "O04": "The window cannot be shown: something it needs is not installed.",
        "P01": "The typefaces lack a letter or sign.",
        "P02": "A reference leads nowhere, or to a name that stands twice.",
        "P03": "An address is not one that may be a link.",
        "P04": "A text holds characters that no document can carry.",
        "P05": "The document has more pages than can be set.",
        "P06": "A section inside a box asks for other paper.",
        "P07": "A typeface may not be embedded in a document that can be edited.",
        "P08": "A script cannot be set in a PDF with what is installed.",
        "P09": "A table is too narrow for its longest words.",
        "P10": "A note stands where no note can be: in a running line, or in another note.",
        "P11": "A link stands inside another link.",
        "R01": "A file or folder is not there.",
        "R02": "A file cannot be read, or is none.",
        "R03": "A file is too large.",
        "R04": "The name of a file may not be used.",
        "S01": "A value is written in a way that cannot be changed here.",
        "S02": "A text cannot be written: a character is forbidden, or there are too many.",
        "S03": "The dossier has to be mended as text first.",
        "S04": "An id cannot be given: it is none, or it is taken.",
        "S05": "What should be changed is not there.",
        "S06": "A record cannot be deleted: something cannot do without it.",
        "S10": "A file was changed or deleted by another program since it was read.",
        "S11": "Another program edits the dossier.",
        "S12": "The folder of the dossier cannot be written, so nobody else can be kept from editing it.",
        "S13": "The lock of the dossier is gone.",
        "S20": "What was kept against a crash is damaged.",
        "S21": "Unsaved work cannot be kept against a crash.",
        "T01": "A template or theme is not there.",
        "T02": "Templates extend each other in a circle, or too deep.",
        "T03": "A template leaves out a section that the one it extends does not contain.",
        "T04": "There are no labels in the language of the brief.",
        "T05": "A colour is too pale to read.",
        "T06": "A logo cannot be used.",
        "W95": "The brief has more pages than were wanted.",
        "W96": "A section is left out, because the dossier has nothing to print in it.",
        "X01": "The process that exported a dossier was ended by the system.",
        "X02": "A dossier met a fault of Tracktwo.",
        "Y01": "This is not YAML.",
        "Y02": "A file is not written in UTF-8.",
        "Y03": "A file is not a text.",
        "Y04": "A key is empty, or runs into its value.",
        "Y05": "A key is not a text.",
        "Y06": "A character cannot stand in a document.",
        "Y07": "A text is too long.",
        "Y08": "Lists and maps are nested too deep.",
        "Y09": "Anchors, aliases and merge keys of YAML are not read.",
        "Y10": "A file was not read to its end: it is too long, or has too many faults.",
        "Y11": "A file holds a second document.",
        "Y12": "Tags of YAML are not read.",
        "Y13": "What stands after a # was not read.",
        "Y14": "The dossier was not read whole, so its facts were not checked.",
    }
)
"""What each code says, in order."""


def reported_lines() -> list[str]:
    """The codes as Markdown, a table for each family."""
    lines: list[str] = []
    letter = ""
    for code, sentence in REPORTED.items():
        if code[0] != letter:
            letter = code[0]
            lines += [f"\n### {REPORTED_FAMILIES[letter]}\n", "| code | what it says |", "| --- | --- |"]
        lines.append(f"| {code} | {sentence} |")
    return lines
