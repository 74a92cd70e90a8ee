"""Content controls around the title and the date (ECMA-376 part 1, 17.5.2): fields a person or a program can fill."""

from __future__ import annotations

import re
from typing import Final

from tracktwo.document.blocks import Properties
from tracktwo.document.inlines import Inlines, Text, plain
from tracktwo.writers.docx.language import word_language
from tracktwo.writers.docx.manuscript import Manuscript

_TITLE, _DATE = 1001, 1002
"""The ids of the controls; a document has one of each."""
_CORE_PROPERTIES: Final = (
    "<w:dataBinding w:prefixMappings=\"xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" "
    'w:xpath="/cp:coreProperties[1]/dc:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
)
"""Ties the words to the title of the file; the id is the one Word has for the core properties."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def titled(title: Inlines, content: str, manuscript: Manuscript) -> str:
    """The runs of the title inside their control, tied to the title of the file where both say the same."""
    kind = "<w:text/>" if len(title) == 1 and isinstance(title[0], Text) else "<w:richText/>"
    is_bound = kind == "<w:text/>" and plain(title) == manuscript.properties.title
    return _control("Title", _TITLE, f"{_CORE_PROPERTIES if is_bound else ''}{kind}", content)


def dated(content: str, manuscript: Manuscript) -> str:
    """The runs of the date inside their control, which offers a calendar."""
    properties = manuscript.properties
    language = word_language(properties.lang) or "en-US"
    form = "MMMM d, yyyy" if language == "en-US" else "d MMMM yyyy"
    kind = (
        f'<w:date w:fullDate="{properties.date}T00:00:00Z"><w:dateFormat w:val="{form}"/><w:lid w:val="{language}"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return _control("Date", _DATE, kind, content)


def is_the_date(inline: object, properties: Properties) -> bool:
    """True for the words that are the date of the document, printed."""
    return (
        isinstance(inline, Text)
        and bool(inline.text)
        and inline.text == properties.printed_date
        and _DAY.fullmatch(properties.date) is not None
    )


def _control(name: str, identity: int, kind: str, content: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name.lower()}"/><w:id w:val="{identity}"/>{kind}'
        f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
