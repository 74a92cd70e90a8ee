"""What is chosen beside the dossier: the brief, the formats, where the files go. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tracktwo.exporting import ExportRequest, Format
from tracktwo.naming import DEFAULT_PATTERN

EVERY_FORMAT = (Format.PDF, Format.DOCX)


@dataclass(frozen=True, slots=True)
class Choices:
    """The part of an export request that the dossier does not keep; `brief` is empty when the dossier has none."""

    brief: str = ""
    formats: tuple[Format, ...] = EVERY_FORMAT
    output: Path = Path()
    issued: str = ""
    name: str = DEFAULT_PATTERN

    def request(self, dossier: Path) -> ExportRequest:
        """The request for a dossier: the command line takes the same one."""
        return ExportRequest(
            dossier=dossier,
            brief=self.brief,
            formats=self.formats,
            output=self.output,
            issued=self.issued,
            name=self.name,
        )
