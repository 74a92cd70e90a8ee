"""The objects of a PDF beside its pages: fonts, pictures, and what nothing leads to."""

# pikepdf's objects are typed as Any where their keys are read
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from tracktwo.inspection.carried import Carried, Topic, Undeclared, shortened
from tracktwo.inspection.pdf_pages import Spoken
from tracktwo.inspection.pictures import picture_leaks

if TYPE_CHECKING:
    from pikepdf import Pdf

STRUCTURAL: Final = frozenset({"/XRef", "/ObjStm"})
FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def object_leaks(pdf: Pdf) -> Iterator[Carried | Undeclared]:
    """Fonts and pictures, and the objects of a file that no page or catalogue leads to."""
    import pikepdf

    reached = _reached(pdf)
    for obj in pdf.objects:
        if not isinstance(obj, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array | pikepdf.String):
            continue
        where = f"object {obj.objgen[0]}"
        kind = str(obj.get("/Type", "")) if isinstance(obj, pikepdf.Dictionary | pikepdf.Stream) else ""
        if obj.objgen not in reached and kind not in STRUCTURAL:
            yield Undeclared("object nothing leads to", where, kind)
        if isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
            yield from _object(obj, kind, where)


def _object(obj: Any, kind: str, where: str) -> Iterator[Carried | Undeclared]:  # noqa: ANN401
    if kind == "/FontDescriptor":
        is_embedded = any(key in obj for key in FONT_FILES)
        name = str(obj.get("/FontName", ""))[1:]
        yield Carried(Topic.FONT, where, f"{name}: {'embedded' if is_embedded else 'not embedded'}")
    if kind == "/Font" and "/FontDescriptor" not in obj and "/DescendantFonts" not in obj:
        yield Carried(Topic.FONT, where, f"{str(obj.get('/BaseFont', ''))[1:]}: not embedded")
    if str(obj.get("/Subtype", "")) == "/Image":
        yield Carried(Topic.PICTURE, where, f"{obj.get('/Width', 0)} x {obj.get('/Height', 0)}")
        if str(obj.get("/Filter", "")) == "/DCTDecode":
            yield from picture_leaks(bytes(obj.read_raw_bytes()), where)
    if kind not in {"/Catalog", "/Page"}:
        for key, channel in (("/Metadata", "metadata of an object"), ("/PieceInfo", "private data of a program")):
            if key in obj:
                yield Undeclared(channel, where)
    if kind == "/Filespec" or "/EF" in obj:
        yield Undeclared("attachment", where, str(obj.get("/UF", obj.get("/F", ""))))
    if kind == "/StructElem" or ("/S" in obj and "/P" in obj):
        yield from _element(obj, where)


def _element(element: Any, where: str) -> Iterator[Carried | Undeclared]:  # noqa: ANN401
    """What an element of the structure tree says besides its words: the alternative of a figure, and nothing else.

    What it says instead of its words is held against them where the page is read.
    """
    is_figure = str(element.get("/S", "")) == "/Figure"
    if is_figure and "/Alt" in element:
        yield Carried(Topic.PICTURE, where, shortened(str(element.Alt)))
    for key in ("/E", "/T") if is_figure else ("/Alt", "/E", "/T"):
        if key in element:
            yield Undeclared("words heard in place of others", where, shortened(str(element[key])))


def spoken_words(pdf: Pdf) -> dict[tuple[int, int], Spoken]:
    """What elements say instead of the words they print: by page, the numbers of the passages and the words.

    An element that holds others, or that stands on several pages, says it on the page it names, of its own passages.
    """
    import pikepdf

    found: dict[tuple[int, int], Spoken] = {}
    for obj in pdf.objects:
        if not isinstance(obj, pikepdf.Dictionary) or "/ActualText" not in obj or "/S" not in obj:
            continue
        kids: Any = obj.get("/K", [])
        held = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        page = obj.get("/Pg")
        key = page.objgen if page is not None else pdf.pages[0].obj.objgen
        found.setdefault(key, []).append(([kid for kid in held if isinstance(kid, int)], str(obj["/ActualText"])))
    return found


def _reached(pdf: Pdf) -> set[tuple[int, int]]:
    """Every object that the trailer leads to, directly or through others."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [pdf.trailer]
    while waiting:
        obj = waiting.pop()
        if not isinstance(obj, pikepdf.Object):
            continue
        if obj.objgen != (0, 0):
            if obj.objgen in seen:
                continue
            seen.add(obj.objgen)
        if isinstance(obj, pikepdf.Array):
            waiting.extend(list(obj))  # pyright: ignore[reportArgumentType]
        elif isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
            waiting.extend(obj[key] for key in obj.keys())  # noqa: SIM118 - a PDF dictionary is no mapping
    return seen
