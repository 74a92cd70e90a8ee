"""Sheets, bookmarks and the structure of a document to the bytes of a file."""

from __future__ import annotations

from tracktwo.document.blocks import Properties
from tracktwo.writers.pdf.logo import RESOURCE, put_logo
from tracktwo.writers.pdf.metadata import CREATOR, made_at, pdf_date, xmp_packet
from tracktwo.writers.pdf.objects import ObjectTable, escaped, language, reference, text_string
from tracktwo.writers.pdf.outline import OutlineEntry, write_outline
from tracktwo.writers.pdf.sheet import LinkArea, Sheet
from tracktwo.writers.pdf.structure import Element
from tracktwo.writers.pdf.tagging import StructureWriter
from tracktwo.writers.pdf.typefaces import Typefaces

PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, table 165)."""
PAGES_PER_NODE = 64


class PdfFile:
    """A file that is being written: page by page, then what refers to the pages.

    A page is let go of when it is written: of a long document only the structure is held.
    """

    def __init__(self, properties: Properties, count: int) -> None:
        self._properties = properties
        self._objects = ObjectTable()
        self._pages = [self._objects.reserve() for _ in range(count)]
        self._nodes = [self._objects.reserve() for _ in range(0, count, PAGES_PER_NODE)]
        self._fonts = self._objects.reserve()
        self._owners: list[list[Element]] = []
        self._keys: dict[int, int] = {}
        self._goals: dict[str, str] = {}
        self._links: list[tuple[int, LinkArea]] = []

    def add(self, sheet: Sheet) -> None:
        """Add the next page."""
        content = self._objects.put_stream("", sheet.take_content().encode("latin-1"))
        index = sheet.number - 1
        links = self._link_numbers(sheet)
        annotations = f" /Annots [{' '.join(map(reference, links))}]" if links else ""
        for anchor, (left, top) in sheet.goals.items():
            self._goals.setdefault(anchor, f"[{reference(self._pages[index])} /XYZ {left:.2f} {top:.2f} 0]")
        self._owners.append(sheet.owners)
        pictures = f" /XObject <<{RESOURCE} {reference(put_logo(sheet.logo, self._objects))}>>" if sheet.logo else ""
        self._objects.put(
            f"<</Type /Page /Parent {reference(self._nodes[index // PAGES_PER_NODE])}"
            f" /MediaBox [0 0 {sheet.page.width:.2f} {sheet.page.height:.2f}]"
            f" /Resources <</Font {reference(self._fonts)}{pictures}>> /Contents {reference(content)}"
            f" /StructParents {index} /Tabs /S{annotations}>>",
            self._pages[index],
        )

    def _link_numbers(self, sheet: Sheet) -> list[int]:
        """Objects for the links of the page, each known to its element."""
        numbers: list[int] = []
        for link in sheet.links:
            link.mark.number = self._objects.reserve()
            numbers.append(link.mark.number)
            self._keys[link.mark.number] = len(self._pages) + len(self._keys)
            self._links.append((link.mark.number, link))
        return numbers

    def finish(self, typefaces: Typefaces, structure: Element, outline: list[OutlineEntry]) -> bytes:
        """The bytes of the file."""
        fonts = [entry for face in typefaces.faces for entry in face.write(self._objects)]
        named = " ".join(f"{resource} {reference(number)}" for resource, number in fonts)
        self._objects.put(f"<<{named}>>", self._fonts)
        for number, link in self._links:
            self._objects.put(self._annotation(number, link), number)
        tree = StructureWriter(self._objects, self._pages).write(structure, self._owners, self._keys)
        bookmarks = write_outline(self._objects, outline, self._goals)
        return self._objects.file(self._catalog(tree, bookmarks), self._information())

    def _annotation(self, number: int, link: LinkArea) -> str:
        area = " ".join(f"{edge:.2f}" for edge in link.area)
        words = text_string(" ".join(link.words.split()))
        if link.address:
            target = f"/A <</S /URI /URI ({escaped(link.address)})>>"
        else:
            target = f"/Dest {self._goals[link.anchor]}"
        return (
            f"<</Type /Annot /Subtype /Link /Rect [{area}] /Border [0 0 0] /F {PRINTED} /Contents {words}"
            f" /StructParent {self._keys[number]} {target}>>"
        )

    def _catalog(self, tree: int, bookmarks: int) -> int:
        metadata = self._objects.put_stream("/Type /Metadata /Subtype /XML", xmp_packet(self._properties), packed=False)
        lang = language(self._properties.lang)
        return self._objects.put(
            f"<</Type /Catalog /Pages {reference(self._page_tree())} /MarkInfo <</Marked true>>"
            f" /StructTreeRoot {reference(tree)} /Metadata {reference(metadata)}"
            f"{f' /Lang {lang}' if lang else ''}"
            f"{f' /Outlines {reference(bookmarks)} /PageMode /UseOutlines' if bookmarks else ''}"
            " /PageLabels <</Nums [0 <</S /D>>]>> /ViewerPreferences <</DisplayDocTitle true>>>>"
        )

    def _page_tree(self) -> int:
        root = self._objects.reserve()
        for position, node in enumerate(self._nodes):
            held = self._pages[position * PAGES_PER_NODE : (position + 1) * PAGES_PER_NODE]
            kids = " ".join(map(reference, held))
            self._objects.put(f"<</Type /Pages /Parent {reference(root)} /Kids [{kids}] /Count {len(held)}>>", node)
        kids = " ".join(map(reference, self._nodes))
        return self._objects.put(f"<</Type /Pages /Kids [{kids}] /Count {len(self._pages)}>>", root)

    def _information(self) -> int:
        said = self._properties
        stamp = pdf_date(made_at(said))
        entries = {
            "Title": said.title,
            "Author": said.author,
            "Subject": said.subject,
            "Keywords": ", ".join(said.keywords),
            "Creator": CREATOR,
            "Producer": CREATOR,
        }
        written = " ".join(f"/{key} {text_string(value)}" for key, value in entries.items() if value)
        return self._objects.put(f"<<{written} /CreationDate ({stamp}) /ModDate ({stamp})>>")
