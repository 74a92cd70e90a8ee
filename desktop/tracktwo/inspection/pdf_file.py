"""What a PDF carries: metadata, links, fonts, tags, bookmarks and pictures, and what is out of sight.

Reading needs pikepdf and pypdfium2, which the extra `inspect` brings.
"""

# pikepdf's objects are typed as Any where their keys are read
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from tracktwo.inspection.carried import Carried, Inspection, Topic, Undeclared, inspection_of, shortened
from tracktwo.inspection.refusals import unreadable
from tracktwo.inspection.xml_reading import UnsafeXmlError, local, read_xml

if TYPE_CHECKING:
    from pikepdf import Pdf

CATALOGUE: Final = frozenset(
    {"/Type", "/Pages", "/Version", "/Extensions", "/Metadata", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Dests"}
    | {"/ViewerPreferences", "/Outlines", "/PageLabels", "/Names", "/PageMode", "/PageLayout"}
)
"""Keys of the catalogue that say how pages are read, and hold nothing else."""
PAGE: Final = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Contents", "/Resources", "/StructParents", "/Annots", "/Tabs"}
    | {"/Rotate", "/Group", "/Trans", "/BleedBox", "/TrimBox", "/ArtBox", "/UserUnit"}
)
SILENT_KEYS: Final = {
    "/OpenAction": "action on opening", "/AA": "action on opening", "/AcroForm": "form field", "/OCProperties": "layer",
    "/AF": "attachment", "/Collection": "attachment", "/PieceInfo": "private data of a program",
    "/Threads": "article thread", "/Perms": "signature", "/DSS": "signature", "/Legal": "signature",
    "/URI": "base address", "/SpiderInfo": "web capture", "/Requirements": "script", "/Thumb": "thumbnail",
    "/B": "article thread", "/PresSteps": "action on opening", "/LastModified": "private data of a program",
    "/Metadata": "metadata of a page", "/ID": "web capture", "/PZ": "web capture", "/VP": "measuring data",
}  # fmt: skip
NAMES: Final = {
    "/EmbeddedFiles": "attachment", "/JavaScript": "script", "/AP": "form field", "/Pages": "hidden page",
    "/Templates": "hidden page", "/IDS": "web capture", "/URLS": "web capture", "/Renditions": "attachment",
    "/AlternatePresentations": "attachment",
}  # fmt: skip
INFORMATION: Final = frozenset(
    {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
)
XMP: Final = frozenset(
    {"format", "title", "creator", "description", "language", "subject", "Keywords", "Producer", "CreatorTool"}
    | {"CreateDate", "ModifyDate", "MetadataDate", "part", "conformance", "rev", "date", "publisher", "amd"}
    | {"xmpmeta", "RDF", "Description", "Alt", "Bag", "Seq", "li"}
)
HIDDEN_FLAGS: Final = 0b100011
"""Invisible, hidden, or not viewed (ISO 32000-1, 12.5.3)."""


def inspect_pdf(file: str, data: bytes) -> Inspection:
    """What a PDF carries. Raises `BriefError` (exit code 3) when it cannot be read, or pikepdf is missing."""
    try:
        import pikepdf

        import_module("pypdfium2")  # draws the pages
    except ImportError as error:
        message = f"Inspecting a PDF needs the package {error.name}, which is not installed."
        raise unreadable(file, message, 'Install it: pip install "tracktwo[inspect]".') from error
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return inspection_of(file, "pdf", list(_everything(pdf, data)))
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError, KeyError) as error:
        raise unreadable(file, f"The PDF cannot be read: {shortened(str(error))}.", "Write the file again.") from error


def _everything(pdf: Pdf, data: bytes) -> Iterator[Carried | Undeclared]:
    from tracktwo.inspection.pdf_objects import object_leaks, spoken_words
    from tracktwo.inspection.pdf_pages import bare, page_findings

    yield from _bytes(data)
    yield from _catalogue(pdf)
    yield from _information(pdf)
    yield from _packet(pdf)
    yield from _tags(pdf)
    yield from _outline(pdf)
    unseen = _unseen(data)
    spoken = spoken_words(pdf)
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        yield from _keys(page.obj, PAGE, where)
        yield from _boxes(page.obj, where)
        for annotation in page.obj.get("/Annots", ()):
            yield from _annotation(annotation, where)
        found = list(page_findings(page, where, spoken.get(page.obj.objgen, [])))
        yield from found
        told = "".join(bare(one.text) for one in found if isinstance(one, Undeclared))
        yield from (one for one in unseen[number - 1] if bare(one.text) not in told)
    yield from object_leaks(pdf)


def _unseen(data: bytes) -> Mapping[int, list[Undeclared]]:
    """The words that print nothing, by page from 0."""
    from tracktwo.inspection.pdf_sight import unseen_words

    found: dict[int, list[Undeclared]] = defaultdict(list)
    for page, one in unseen_words(data):
        found[page].append(one)
    return found


def _bytes(data: bytes) -> Iterator[Undeclared]:
    start = data.find(b"%PDF-")
    if start:
        yield Undeclared("bytes before the PDF", "file", f"{start} bytes")
    revisions = len(re.findall(rb"startxref\s+\d+\s+%%EOF", data))
    if revisions > 1:
        yield Undeclared("earlier revision", "file", f"{revisions} revisions")
    end = data.rfind(b"%%EOF")
    after = data[end + 5 :].strip(b"\r\n")
    if after:
        yield Undeclared("bytes after the PDF", "file", f"{len(after)} bytes")
    for comment in re.findall(rb"(?<=[\r\n])%(?!%|PDF|[\x80-\xff]{4})([^\r\n]{4,200})(?=[\r\n]+\d+ \d+ obj)", data):
        if comment.isascii() and not comment.startswith(b" ReportLab"):
            yield Undeclared("comment between objects", "file", shortened(comment.decode("ascii")))


def _catalogue(pdf: Pdf) -> Iterator[Undeclared]:
    if pdf.is_encrypted:
        yield Undeclared("encryption", "file")
    yield from _keys(pdf.Root, CATALOGUE, "catalogue")
    names: Any = pdf.Root.get("/Names", {})
    for key in names.keys():  # noqa: SIM118 - a PDF dictionary is no mapping
        if key != "/Dests":
            yield Undeclared(NAMES.get(key, "name tree of unknown use"), "catalogue", key)


def _keys(dictionary: Any, known: frozenset[str], where: str) -> Iterator[Undeclared]:  # noqa: ANN401
    for key in dictionary.keys():  # noqa: SIM118 - a PDF dictionary is no mapping
        if key not in known:
            yield Undeclared(SILENT_KEYS.get(key, "entry of unknown use"), where, key)


def _information(pdf: Pdf) -> Iterator[Carried | Undeclared]:
    if "/Info" not in pdf.trailer:
        return
    for key, value in pdf.docinfo.items():
        text = f"{key[1:]}: {shortened(str(value))}"
        yield (
            Carried(Topic.METADATA, "information", text)
            if key in INFORMATION
            else Undeclared("property of the file", "information", text)
        )


def _packet(pdf: Pdf) -> Iterator[Carried | Undeclared]:
    if "/Metadata" not in pdf.Root:
        return
    try:
        part = read_xml(bytes(pdf.Root.Metadata.read_bytes()))
    except UnsafeXmlError as error:
        yield Undeclared("metadata that cannot be read", "XMP", str(error))
        return
    for comment in part.comments:
        yield Undeclared("comment in XML", "XMP", shortened(comment))
    for element in part.root.iter():
        name, text = local(element.tag), shortened(element.text or "")
        if name not in XMP:
            yield Undeclared("property of the file", "XMP", f"{name}: {text}")
        elif text and name not in {"li"}:
            yield Carried(Topic.METADATA, "XMP", f"{name}: {text}")
    titles = [shortened("".join(element.itertext())) for element in part.root.iter() if local(element.tag) == "title"]
    title = shortened(str(pdf.docinfo.get("/Title", ""))) if "/Info" in pdf.trailer else ""
    if titles and title and titles[0] != title:
        yield Undeclared("metadata that disagree", "XMP", f"{titles[0]} / {title}")


def _tags(pdf: Pdf) -> Iterator[Carried]:
    has_tree = "/StructTreeRoot" in pdf.Root
    marked = bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False))
    yield Carried(Topic.TAGS, "catalogue", f"structure tree: {'yes' if has_tree and marked else 'no'}")
    yield Carried(Topic.TAGS, "catalogue", f"language: {pdf.Root.get('/Lang', 'none')}")
    if has_tree:
        count = sum(1 for obj in pdf.objects if _kind(obj) == "/Note")
        if count:
            yield Carried(Topic.NOTE, "structure tree", f"notes: {count}")


def _kind(obj: Any) -> str:  # noqa: ANN401
    import pikepdf

    return str(obj.get("/S", "")) if isinstance(obj, pikepdf.Dictionary) else ""


def _outline(pdf: Pdf) -> Iterator[Carried]:
    if "/Outlines" not in pdf.Root:
        return
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            waiting[:0] = list(item.children)
            yield Carried(Topic.BOOKMARK, "outline", shortened(str(item.title)))


def _boxes(page: Any, where: str) -> Iterator[Undeclared]:  # noqa: ANN401
    media = [float(side) for side in page.get("/MediaBox", ())]
    crop = [float(side) for side in page.get("/CropBox", media)]
    if any(abs(one - other) > 0.5 for one, other in zip(media, crop, strict=False)):
        yield Undeclared("page cut to less than it holds", where, str([round(side) for side in crop]))


def _annotation(annotation: Any, where: str) -> Iterator[Carried | Undeclared]:  # noqa: ANN401
    kind, flags = str(annotation.get("/Subtype", "")), int(annotation.get("/F", 0))
    if kind != "/Link":
        channels = {"/Widget": "form field", "/FileAttachment": "attachment", "/Popup": "comments", "/Text": "comments"}
        channels |= dict.fromkeys(("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"), "attachment")
        text = shortened(str(annotation.get("/Contents", "")))
        yield Undeclared(channels.get(kind, "comments"), where, f"{kind[1:]} {text}".strip())
        return
    if flags & HIDDEN_FLAGS or _is_tiny(annotation):
        yield Undeclared("hidden link", where, str(annotation.get("/A", {}).get("/URI", "")))
    if "/AP" in annotation:
        yield Undeclared("appearance of a link", where)
    if "/AA" in annotation or "/PA" in annotation:
        yield Undeclared("action of a link", where)
    action = annotation.get("/A", {})
    sort, address = str(action.get("/S", "")), str(action.get("/URI", ""))
    if "/Next" in action:
        yield Undeclared("action of a link", where, str(action["/Next"].get("/S", "")))
    if sort == "/URI" and address.lower().startswith(("http://", "https://", "mailto:")):
        yield Carried(Topic.LINK, where, address)
    elif sort and sort != "/GoTo":
        channel = "script" if sort == "/JavaScript" else "link to something else than an address"
        yield Undeclared(channel, where, f"{sort[1:]} {address}".strip())


def _is_tiny(annotation: Any) -> bool:  # noqa: ANN401
    left, bottom, right, top = (float(side) for side in annotation.get("/Rect", (0, 0, 0, 0)))
    return abs(right - left) < 1 or abs(top - bottom) < 1
