"""Where a record is used, in words: for the list under a form, and before it is renamed or deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracktwo.diagnostics import FactPath
from tracktwo.dossier.yaml_text import Plain
from tracktwo.editing.detaching import Loss
from tracktwo.gui.facts.records import title_of
from tracktwo.gui.forms.field_labels import field_label, in_sentence_case, one_of
from tracktwo.gui.forms.plain_values import at_path
from tracktwo.gui.words import said

LONGEST = 70
LONGEST_BEFORE_LOSS = 36
LOSSES: Final = {Loss.CITATION: "the citation goes", Loss.ENTRY: "one entry goes", Loss.FIELD: "left out"}


def use_in_words(path: FactPath, plain: Mapping[str, Plain], longest: int = LONGEST) -> str:
    """One use: `Position: No settlement without Ukraine – holder`; a title of more than `longest` letters is cut."""
    block = str(path[0])
    record = at_path(plain.get(block, ""), path[1:2])
    title = title_of(path[:2], record)
    title = title if len(title) <= longest else f"{title[: longest - 1]}…"
    field = next((step for step in reversed(path[2:]) if isinstance(step, str)), "")
    where = f" – {field_label(field).lower()}" if field else ""
    return f"{in_sentence_case(one_of(block))}: {title}{where}"


def loss_in_words(path: FactPath, loss: Loss, plain: Mapping[str, Plain]) -> str:
    """What a place loses: `Event: Round one – who: one entry goes`."""
    return f"{use_in_words(path, plain, LONGEST_BEFORE_LOSS)}: {said('Facts', LOSSES[loss])}"
