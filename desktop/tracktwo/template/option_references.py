"""The records that the options of a brief's sections name: `columns: [ua, ru]`.

The dossier knows these options by name only; what each of them takes is in the catalogue of sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.diagnostics import Diagnostic
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.reading import DossierReading
from tracktwo.dossier.references import Pointer, dangling, known_ids, salvaged
from tracktwo.template.options import SECTION_KINDS


def option_pointers(dossier: Dossier) -> Iterator[Pointer]:
    """Every id in the section options of the briefs, in the order of the file. Kinds that do not exist have none."""
    for brief_id, brief in dossier.briefs.items():
        for index, choice in enumerate(brief.sections):
            kind = SECTION_KINDS.get(choice.kind)
            if kind is not None:
                yield from salvaged(kind.options, choice.options, ("briefs", brief_id, "sections", index, "options"))


def check_options(reading: DossierReading) -> tuple[Diagnostic, ...]:
    """E03 for each id in the section options of a brief that no record has; an export of that brief refuses it.

    Blocks that could not be read as a whole, and dossiers that were not, are not judged.
    """
    dossier = reading.dossier
    if dossier is None or not reading.is_whole:
        return ()
    unread = frozenset(str(found.path[0]) for found in reading.diagnostics if len(found.path) == 1)
    known = known_ids(dossier, reading.broken, unread)
    return tuple(dangling(option_pointers(dossier), known, lambda pointer: dossier.source_of(pointer.path)))
