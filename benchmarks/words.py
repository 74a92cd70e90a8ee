# pyright: reportAttributeAccessIssue=false, reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""How much text a finished file holds: what shows that all wrote the same."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
from lxml import etree

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def letters_of_pdf(data: bytes) -> int:
    """Letters and digits on all pages but in header and footer bands. Hyphens and blanks differ with the lines."""
    band = 60  # points: inside the margins of 24 and 26 mm, where only running lines stand
    with pypdfium2.PdfDocument(data) as document:
        pages = (page.get_textpage().get_text_bounded(bottom=band, top=page.get_height() - band) for page in document)
        return sum(_letters(text) for text in pages)


def pages_of_pdf(data: bytes) -> int:
    """The number of pages."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def letters_of_docx(data: bytes) -> int:
    """Letters and digits of the body."""
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return sum(_letters(element.text or "") for element in root.iter(_TEXT))


def _letters(text: str) -> int:
    return len(re.findall(r"\w", text))
