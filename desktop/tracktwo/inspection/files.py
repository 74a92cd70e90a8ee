"""From a path to an inspection: which kind of file it is, and that it can be read at all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tracktwo.inspection.carried import Inspection
from tracktwo.inspection.refusals import unreadable

LARGEST: Final = 200 * 1024 * 1024
"""Bytes of a file that is still inspected."""


def inspect_file(path: Path) -> Inspection:
    """What a PDF or Word file carries.

    Raises `BriefError` (exit code 3) for a file that cannot be read, or is neither.
    """
    data = _read(path)
    if data[:4] == b"PK\x03\x04":
        from tracktwo.inspection.word_file import inspect_word

        return inspect_word(str(path), data)
    if b"%PDF-" in data[:1024]:
        from tracktwo.inspection.pdf_file import inspect_pdf

        return inspect_pdf(str(path), data)
    raise unreadable(str(path), "This is neither a PDF nor a Word file.", "Give a .pdf or a .docx file.")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            message = f"This file is larger than {LARGEST // 1024**2} MB."
            raise unreadable(str(path), message, "Inspect a smaller one.")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(str(path), f"The file cannot be read: {error.strerror}.", "Check its name.") from error
