"""The structure of a document to objects: elements, the parent tree, the roles (ISO 32000-1, 14.7)."""

from __future__ import annotations

from tracktwo.writers.pdf.objects import ObjectTable, language, reference, text_string
from tracktwo.writers.pdf.structure import FROM_RIGHT, ROLES, AnnotationMark, Element


class StructureWriter:
    """Writes the structure of one file; `pages` are the objects of its pages."""

    def __init__(self, objects: ObjectTable, pages: list[int]) -> None:
        self._objects = objects
        self._pages = pages
        self._attributes: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._annotation_owners: dict[int, int] = {}
        self._root = objects.reserve()

    def write(self, structure: Element, owners: list[list[Element]], annotation_keys: dict[int, int]) -> int:
        """Put the whole tree into the file; the object of its root comes back.

        `owners` are the elements of the marked passages of each page; `annotation_keys` gives the objects of links
        their keys in the parent tree, in which the pages come first.
        """
        structure.number = self._objects.reserve()
        self._write_element(structure, self._root)
        parents = self._parent_tree(owners, annotation_keys)
        roles = " ".join(f"/{own} /{standard}" for own, standard in ROLES.items())
        named = self._named()
        key = len(owners) + len(annotation_keys)
        content = (
            f"<</Type /StructTreeRoot /K [{reference(structure.number)}] /ParentTree {reference(parents)}"
            f" /ParentTreeNextKey {key} /RoleMap <<{roles}>>{named}>>"
        )
        return self._objects.put(content, self._root)

    def _write_element(self, element: Element, parent: int) -> None:
        """Write the element and those inside it: without recursion, for lists may be nested without end."""
        waiting = [(element, parent)]
        while waiting:
            current, above = waiting.pop()
            children = [kid for kid in current.kids if isinstance(kid, Element) and kid.is_written()]
            for child in children:
                child.number = self._objects.reserve()
            self._objects.put(self._content(current, above), current.number)
            number = current.number
            waiting += [(child, number) for child in reversed(children)]
            current.kids.clear()

    def _content(self, element: Element, parent: int) -> str:
        page, kids = self._kids(element)
        content = f"<</S /{element.kind} /P {parent} 0 R"
        if page:
            content += f" /Pg {self._pages[page - 1]} 0 R"
        if kids:
            content += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
        attributes = [each for each in (element.attributes, FROM_RIGHT if element.from_right else "") if each]
        if attributes:
            written = " ".join(reference(self._attribute(each)) for each in attributes)
            content += f" /A {written}" if len(attributes) == 1 else f" /A [{written}]"
        if element.alternative:
            content += f" /Alt {text_string(element.alternative)}"
        if element.spoken:
            content += f" /ActualText {text_string(element.spoken)}"
        if element.lang:
            lang = language(element.lang)
            content += f" /Lang {lang}" if lang else ""
        if element.name:
            content += f" /ID {text_string(element.name)}"
            self._names[element.name] = element.number
        return content + ">>"

    def _kids(self, element: Element) -> tuple[int, list[str]]:
        """What the element holds, and the page of the first thing of its own, which it names for all of them."""
        page = 0
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.number:
                    kids.append(f"{kid.number} 0 R")
            elif isinstance(kid, AnnotationMark):
                page = page or kid.page
                self._annotation_owners[kid.number] = element.number
                where = "" if kid.page == page else f" /Pg {reference(self._pages[kid.page - 1])}"
                kids.append(f"<</Type /OBJR{where} /Obj {kid.number} 0 R>>")
            else:
                mark_page, mark = kid
                page = page or mark_page
                if mark_page == page:
                    kids.append(str(mark))
                else:
                    kids.append(f"<</Type /MCR /Pg {self._pages[mark_page - 1]} 0 R /MCID {mark}>>")
        return page, kids

    def _attribute(self, attributes: str) -> int:
        """The attribute dictionary, written once for all elements that share it."""
        if attributes not in self._attributes:
            self._attributes[attributes] = self._objects.put(f"<<{attributes}>>")
        return self._attributes[attributes]

    def _parent_tree(self, owners: list[list[Element]], annotation_keys: dict[int, int]) -> int:
        entries: list[str] = []
        for key, elements in enumerate(owners):
            numbers = " ".join(reference(element.number) for element in elements)
            entries.append(f"{key} {reference(self._objects.put(f'[{numbers}]'))}")
        for annotation, key in annotation_keys.items():
            entries.append(f"{key} {reference(self._annotation_owners[annotation])}")
        return self._objects.put(f"<</Nums [{' '.join(entries)}]>>")

    def _named(self) -> str:
        if not self._names:
            return ""
        entries = " ".join(f"{text_string(text)} {reference(number)}" for text, number in sorted(self._names.items()))
        return f" /IDTree {reference(self._objects.put(f'<</Names [{entries}]>>'))}"
