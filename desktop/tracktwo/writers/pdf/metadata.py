"""What a file says of itself: the XMP packet (ISO 16684-1) and dates as PDF writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from tracktwo.document.blocks import Properties
from tracktwo.writers.moments import in_iso, moment_of
from tracktwo.writers.pdf.objects import language

CREATOR = "Tracktwo"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a document that has none, where the environment names none either."""


def made_at(properties: Properties) -> datetime:
    """When the file says it was made."""
    return moment_of(properties.date) or LONG_AGO


def pdf_date(moment: datetime) -> str:
    """A moment in UTC as a PDF date (ISO 32000-1, 7.9.4)."""
    return f"D:{re.sub('[^0-9]', '', in_iso(moment))}Z"


def xmp_packet(properties: Properties) -> bytes:
    """Title, author, subject, language and date as XMP, in UTF-8; it agrees with the information dictionary.

    A file with a title and a language states that it keeps to PDF/UA (ISO 14289-1, 5); docs/decisions/0014 says what
    stands behind that, and what nobody but a reader can judge.
    """
    moment = in_iso(made_at(properties))
    entries = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", properties.title),
        _array("dc:creator", "Seq", [properties.author] if properties.author else []),
        _alternatives("dc:description", properties.subject),
        _array("dc:language", "Bag", [properties.lang] if properties.lang else []),
        _array("dc:subject", "Bag", list(properties.keywords)),
        f"<pdf:Keywords>{escape(', '.join(properties.keywords))}</pdf:Keywords>" if properties.keywords else "",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>",
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
