"""Messages of the engine in the words of the window: what to do here, sections and blocks as they are called here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tracktwo.diagnostics import Diagnostic
from tracktwo.gui.forms.field_labels import block_label, in_labels
from tracktwo.gui.words import said

HINTS: Final = {
    'Start from "tracktwo new".': "Choose “New dossier…” in the File menu: it writes a dossier to start from.",
    'Start from "tracktwo template new".': "Choose another template at the top of the window.",
    'See "tracktwo sections".': "The list of sections at the left has a menu with all of them.",
    "Use --template.": "Choose a look at the top of the window.",
}
"""What to do in the window, where the engine names a command."""
OPTIONS: Final = {
    " (--format docx)": " (“Word” at the top of the window)",
    " (--set participants.originals=no)": " (“Names in their own script” among the options of “Participants”)",
}
"""Where to choose in the window what a hint says with an option of a command."""
NOTHING_TO_PRINT: Final = "W96"
_QUOTED: Final = re.compile(r'"([a-z_]+(?:-[a-z]+)*)(?:\.[a-z_]+)?"')


def hint_of(found: Diagnostic) -> str:
    """What to do about a finding, in the window."""
    hint = HINTS.get(found.hint)
    if hint:
        return said("Messages", hint)
    words = found.hint
    for option, place in OPTIONS.items():
        words = words.replace(option, said("Messages", place))
    return in_labels(words)


def with_titles(found: Diagnostic, titles: Mapping[str, str]) -> Diagnostic:
    """A finding on sections with nothing to print, with their titles by kind and blocks as the outline calls them."""
    if found.code != NOTHING_TO_PRINT:
        return found

    def section(match: re.Match[str]) -> str:
        title = titles.get(match[1])
        return f"“{title}”" if title else match.group()

    def block(match: re.Match[str]) -> str:
        return f"“{block_label(match[1])}”"

    return replace(found, message=_QUOTED.sub(section, found.message), hint=_QUOTED.sub(block, found.hint))
