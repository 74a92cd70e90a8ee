"""XML from an untrusted file: no document type, no entities, nothing fetched; what a reader skips is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

DEEPEST = 200
"""Elements inside one another; no document of ours comes near."""


class UnsafeXmlError(ValueError):
    """XML that is not well formed, or asks for more than its own text."""


@dataclass
class XmlPart:
    """A part as a tree, and what stands in it besides elements."""

    root: Element
    comments: list[str] = field(default_factory=list[str])
    instructions: list[str] = field(default_factory=list[str])


def read_xml(data: bytes) -> XmlPart:
    """The part as a tree; names as `{namespace}name`.

    Raises `UnsafeXmlError` for a document type, an entity, too deep nesting, or what is not well formed.
    """
    builder, comments, instructions = TreeBuilder(), list[str](), list[str]()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnsafeXmlError("elements are nested too deep")
        builder.start(_named(name), {_named(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(name))

    def refuse(*_: object) -> None:
        raise UnsafeXmlError("a document type or an entity is declared")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.CommentHandler = comments.append
    parser.ProcessingInstructionHandler = lambda target, text: instructions.append(f"{target} {text}")
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position
        return XmlPart(builder.close(), comments, instructions)
    except (expat.ExpatError, LookupError, ValueError) as error:  # an unknown encoding is a LookupError
        raise UnsafeXmlError(str(error)) from error


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition("}")[2]


def whole(text: str) -> int:
    """A whole number; 0 for anything else, such as a length with its unit."""
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() else 0
