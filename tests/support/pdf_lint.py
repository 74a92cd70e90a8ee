"""What the two public checkers of tagged PDF do not look at, or look at loosely: the integrity of our own files.

A fault is a code and a sentence. The rules are those of ISO 32000-1 14.7 and 14.8 and ISO 14289-1; where a rule is
ours (words at line ends, bookmarks and contents that agree with headings), it says so in its function.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pdf_faults import BLOCKS, HEADINGS, INLINE, Fault, Faults
from pdf_promises import PROMISES
from pdf_reading import Annotation, Node, Passage, Reading
from pdf_sense import SENSE

STANDARD = frozenset((*BLOCKS, *INLINE, "Document", "Sect", "L", "LI", "Table", "TR", "BlockQuote", "Note", "TOC"))
"""The standard kinds we use: anything else is a slip."""
PARENTS: dict[str, tuple[str, ...]] = {
    "Document": ("",),
    "Sect": ("Document", "Sect", "LBody"),
    "LI": ("L",),
    "Lbl": ("LI", "Note"),
    "LBody": ("LI",),
    "TR": ("Table",),
    "TH": ("TR",),
    "TD": ("TR",),
    "TOCI": ("TOC",),
    "Caption": ("Table", "Document", "Sect", "LBody"),
    "Title": ("Document",),
    **dict.fromkeys(HEADINGS, ("Document", "Sect", "LBody")),
    **dict.fromkeys(INLINE, (*BLOCKS, *INLINE)),
}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def lint(data: bytes | Reading) -> list[Fault]:
    """The faults of a file; none for a good one."""
    reading = data if isinstance(data, Reading) else Reading(data)
    if reading.tree is None:
        return [Fault("no-tree", "The file has no structure.")]
    return [fault for check in CHECKS for fault in check(reading)]


def _catalog(reading: Reading) -> Faults:
    root, info = reading.pdf.Root, reading.pdf.docinfo
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield Fault("not-marked", "The catalog does not say that the file is tagged.")
    if not LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield Fault("no-language", "The document has no language.")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield Fault("title-hidden", "The title is not what a reader's window shows.")
    title = str(info.get("/Title", ""))
    said = root["/Metadata"].read_bytes().decode("utf-8") if "/Metadata" in root else ""
    found = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", said, re.DOTALL)
    if not title or found is None or _unescaped(found[1]) != title:
        yield Fault("metadata", "The metadata and the properties give no title, or two.")


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _page_labels(reading: Reading) -> Faults:
    labels = reading.pdf.Root.get("/PageLabels", {}).get("/Nums", [])
    starts = [int(labels[index]) for index in range(0, len(labels), 2)]
    if not starts or starts[0] != 0 or any(start >= len(reading.pages) for start in starts):
        yield Fault("page-labels", "Pages have no labels.")
    elif any(str(labels[index].get("/S", "")) != "/D" for index in range(1, len(labels), 2)):
        yield Fault("page-labels", "Pages are not labelled with the numbers printed on them.")


def _tree(reading: Reading) -> Faults:
    for message in reading.unreadable:
        yield Fault("passage-page", message)
    roles = {str(key)[1:] for key in reading.pdf.Root["/StructTreeRoot"].get("/RoleMap", {})}
    for node in reading.elements():
        above = node.parent
        if above is None:
            continue
        if "/P" not in node.source or node.source["/P"].objgen != above.source.objgen:
            yield Fault("wrong-parent", f"{node.kind} names another parent than the one it stands in.")
        if node.kind not in STANDARD and node.kind not in roles:
            yield Fault("unknown-kind", f"{node.kind} is no standard kind and is mapped to none.")
        if node.kind == "Title" and "Title" not in roles:
            yield Fault("unknown-kind", "Title is mapped to no standard kind.")
        if node.kind in PARENTS and above.kind not in PARENTS[node.kind]:
            yield Fault("misplaced", f"{node.kind} stands in {above.kind or 'the root'}.")
        if not node.kids and node.kind not in ("TH", "TD", "Document"):
            yield Fault("empty", f"{node.kind} holds nothing.")
        if "/Lang" in node.source and not LANGUAGE.fullmatch(str(node.source["/Lang"])):
            yield Fault("bad-language", f"{node.kind} has no usable language.")


def _passages(reading: Reading) -> Faults:
    """Every passage once in the tree, under its own name; nothing painted outside of passages and artifacts."""
    owners: Counter[tuple[int, int]] = Counter()
    for node in reading.elements():
        for kid in node.kids:
            if isinstance(kid, tuple):
                owners[kid] += 1
                yield from _tag(node, reading.pages[kid[0]].passage(kid[1]), kid[0])
    for index, page in enumerate(reading.pages):
        yield from (Fault("nesting", f"Page {index + 1}: {message}.") for message in page.faults)
        for number, count in Counter(passage.number for passage in page.passages).items():
            if number is not None and count > 1:
                yield Fault("number-twice", f"Page {index + 1} has two passages {number}.")
            if number is not None and owners[index, number] != 1:
                where = "stands nowhere" if not owners[index, number] else "stands twice"
                yield Fault("passage-owner", f"Passage {number} of page {index + 1} {where} in the tree.")
        for passage in page.passages:
            yield from _content(passage, index)


def _tag(node: Node, passage: Passage | None, index: int) -> Faults:
    if passage is None:
        yield Fault("no-passage", f"{node.kind} refers to a passage that page {index + 1} does not have.")
    elif passage.tag != node.kind:
        yield Fault("other-tag", f"A passage is tagged {passage.tag} and belongs to {node.kind}.")


def _content(passage: Passage, index: int) -> Faults:
    if not passage.tag and (passage.pieces or passage.paths):
        yield Fault("untagged", f"Page {index + 1} paints outside of passages and artifacts.")
    if passage.tag and passage.tag != "Artifact" and passage.number is None:
        yield Fault("untagged", f"Page {index + 1} has a {passage.tag} without a number.")
    if passage.tag == "Artifact" and passage.text.strip() and passage.properties.get("/Type") != "/Pagination":
        yield Fault("artifact-words", f"Page {index + 1} hides words in an artifact: {passage.text.strip()[:40]}.")
    if passage.tag == "Artifact" and passage.properties.get("/Type") not in ("/Pagination", "/Layout"):
        yield Fault("artifact-kind", f"Page {index + 1} has an artifact without a type.")
    if "\ufffd" in passage.text and passage.tag != "Artifact":
        yield Fault("unmapped", f"Page {index + 1} prints characters that cannot be read.")


def _parent_tree(reading: Reading) -> Faults:
    root = reading.pdf.Root["/StructTreeRoot"]
    entries = dict(_number_tree(root["/ParentTree"])) if "/ParentTree" in root else {}
    if not entries:
        yield Fault("no-parent-tree", "There is no parent tree.")
        return
    if int(root.get("/ParentTreeNextKey", 0)) <= max(entries):
        yield Fault("next-key", "The next key of the parent tree is taken.")
    owner = {kid: node for node in reading.elements() for kid in node.kids if isinstance(kid, tuple)}
    used: Counter[int] = Counter()
    for index, page in enumerate(reading.pdf.pages):
        numbers = [passage.number for passage in reading.pages[index].passages if passage.number is not None]
        if numbers and "/StructParents" not in page.obj:
            yield Fault("no-key", f"Page {index + 1} has no key in the parent tree.")
            continue
        key = int(page.obj.get("/StructParents", -1))
        used[key] += 1
        held = entries.get(key)
        for number in numbers:
            node = owner.get((index, number))
            listed = held[number] if isinstance(held, pikepdf.Array) and number < len(held) else None
            if node and (listed is None or listed.objgen != node.source.objgen):
                yield Fault("parent-entry", f"Passage {number} of page {index + 1} leads to another element.")
        if isinstance(held, pikepdf.Array) and len(held) > len(numbers):
            yield Fault("parent-entry", f"The parent tree has passages that page {index + 1} does not have.")
    if any(count > 1 for count in used.values()):
        yield Fault("key-twice", "Two pages share a key in the parent tree.")


def _number_tree(node: Any) -> Iterator[tuple[int, Any]]:
    found = node.get("/Nums", [])
    for index in range(0, len(found), 2):
        yield int(found[index]), found[index + 1]
    for kid in node.get("/Kids", []):
        yield from _number_tree(kid)


def _annotations(reading: Reading) -> Faults:
    root = reading.pdf.Root["/StructTreeRoot"]
    entries = dict(_number_tree(root["/ParentTree"])) if "/ParentTree" in root else {}
    owners: dict[Any, list[Node]] = {}
    for node in reading.elements():
        for kid in node.kids:
            if isinstance(kid, Annotation):
                owners.setdefault(kid.source.objgen, []).append(node)
    for index, page in enumerate(reading.pdf.pages):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield Fault("tab-order", f"Page {index + 1} is not walked in the order of the structure.")
        for annotation in page.obj.get("/Annots", []):
            yield from _annotation(annotation, owners.pop(annotation.objgen, []), entries, index)
    for nodes in owners.values():
        yield Fault("annotation-gone", f"{nodes[0].kind} refers to an annotation that is on no page.")


def _links(reading: Reading) -> Faults:
    for node in reading.elements("Link"):
        if not any(isinstance(kid, Annotation) for kid in node.kids):
            yield Fault("link-without-area", "A link leads nowhere.")
        if not reading.text(node).strip():
            yield Fault("link-without-words", "A link has no words.")


def _annotation(annotation: Any, owners: list[Node], entries: dict[int, Any], index: int) -> Faults:
    if len(owners) != 1 or owners[0].kind != "Link":
        yield Fault("annotation-owner", f"An annotation of page {index + 1} is not in one link of the tree.")
        return
    parent = entries.get(int(annotation.get("/StructParent", -1)))
    if parent is None or parent.objgen != owners[0].source.objgen:
        yield Fault("annotation-key", f"An annotation of page {index + 1} leads to another element.")
    if not str(annotation.get("/Contents", "")).strip():
        yield Fault("annotation-words", f"An annotation of page {index + 1} says nothing.")
    if not int(annotation.get("/F", 0)) & 4 or int(annotation.get("/F", 0)) & 2:
        yield Fault("annotation-flags", f"An annotation of page {index + 1} is hidden or not printed.")
    if "/Dest" not in annotation and "/A" not in annotation:
        yield Fault("annotation-goal", f"An annotation of page {index + 1} leads nowhere.")


def _fonts(reading: Reading) -> Faults:
    for index, page in enumerate(reading.pdf.pages):
        for name, font in page.obj["/Resources"].get("/Font", {}).items():
            if "/ToUnicode" not in font:
                yield Fault("font-unmapped", f"{name} of page {index + 1} has no characters.")
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                yield Fault("font-outside", f"{name} of page {index + 1} is not in the file.")


CHECKS: tuple[Callable[[Reading], Faults], ...] = (
    _catalog,
    _page_labels,
    _tree,
    _passages,
    _parent_tree,
    _annotations,
    _links,
    _fonts,
    *SENSE,
    *PROMISES,
)
