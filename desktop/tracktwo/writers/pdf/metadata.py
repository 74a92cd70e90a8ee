"""What a file says of itself: the XMP packet (ISO 16684-1) and dates as PDF writes them."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from tracktwo.document.blocks import Properties
from tracktwo.writers.pdf.objects import language

CREATOR = "Tracktwo"
LONG_AGO = date(2000, 1, 1)
"""The date of a document that has none, where the environment names none either."""


def day_of(iso: str) -> date:
    """An ISO 8601 date; when it is none, that of SOURCE_DATE_EPOCH, or the first of 2000."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return _epoch_day()


def _epoch_day() -> date:
    """The day that the reproducible builds convention names (reproducible-builds.org, SOURCE_DATE_EPOCH)."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).date()
    except (ValueError, OverflowError, OSError):
        return LONG_AGO


def pdf_date(day: date) -> str:
    """A day as a PDF date at midnight UTC (ISO 32000-1, 7.9.4)."""
    return f"D:{day.year:04d}{day.month:02d}{day.day:02d}000000Z"


def xmp_packet(properties: Properties) -> bytes:
    """Title, author, subject, language and date as XMP, in UTF-8; it agrees with the information dictionary.

    A file with a title and a language states that it keeps to PDF/UA (ISO 14289-1, 5); docs/decisions/0014 says what
    stands behind that, and what nobody but a reader can judge.
    """
    day = f"{day_of(properties.date).isoformat()}T00:00:00Z"
    entries = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", properties.title),
        _array("dc:creator", "Seq", [properties.author] if properties.author else []),
        _alternatives("dc:description", properties.subject),
        _array("dc:language", "Bag", [properties.lang] if properties.lang else []),
        _array("dc:subject", "Bag", list(properties.keywords)),
        f"<pdf:Keywords>{escape(', '.join(properties.keywords))}</pdf:Keywords>" if properties.keywords else "",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{day}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{day}</xmp:ModifyDate>",
        "<pdfuaid:part>1</pdfuaid:part>" if properties.title.strip() and language(properties.lang) else "",
    ]
    body = "\n".join(entry for entry in entries if entry)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode("utf-8")


def _alternatives(element: str, text: str) -> str:
    if not text:
        return ""
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
    return f"<{element}>{inner}</{element}>"


def _array(element: str, kind: str, items: list[str]) -> str:
    if not items:
        return ""
    inner = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<{element}><rdf:{kind}>{inner}</rdf:{kind}></{element}>"
