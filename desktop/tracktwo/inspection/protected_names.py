"""The last look before delivery: no protected name is anywhere in the document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.document.blocks import Document, Figure, Table
from tracktwo.document.drawing import Words
from tracktwo.document.inlines import Inlines, Link, Text, plain
from tracktwo.document.walk import each_block, each_inline, each_run
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.blocks import Dossier
from tracktwo.dossier.model.sources import SourceRecord

SHORTEST_NAME = 4
"""Shorter forms would be found inside ordinary words' neighbourhood too often to mean anything."""


@dataclass(frozen=True, slots=True)
class ProtectedName:
    """A name that must not be printed, and the record that protects it."""

    name: str
    path: FactPath


def protected_names(dossier: Dossier) -> tuple[ProtectedName, ...]:
    """Every form of every protected name of the dossier, longest first. Take the dossier before its release."""
    named = {form for actor in dossier.actors.values() if not actor.is_protected for form in _folded_forms(actor)}
    found = [
        ProtectedName(form, ("actors", actor_id))
        for actor_id, actor in dossier.actors.items()
        if actor.is_protected
        for form in _actor_forms(actor)
        if folded(form) not in named
    ]
    found += [
        ProtectedName(form, ("sources", source_id))
        for source_id, source in dossier.sources.items()
        if source.is_protected
        for form in _source_forms(source)
    ]
    long_enough = [name for name in found if len(name.name) >= SHORTEST_NAME]
    return tuple(sorted(dict.fromkeys(long_enough), key=lambda name: (-len(name.name), name.name)))


def leaks(document: Document, names: tuple[ProtectedName, ...], dossier: Dossier) -> Iterator[Diagnostic]:
    """A diagnostic L01 for each protected name that the document would print, with the place it comes from."""
    if not names:
        return
    patterns = [(name, re.compile(rf"(?<!\w){re.escape(folded(name.name))}(?!\w)")) for name in names]
    for run in (*each_run(document), *_furniture(document), *_drawn(document)):
        text = folded(_everything(run))
        for name, pattern in patterns:
            if pattern.search(text):
                yield _leak(name, run, dossier)
                break


def folded(text: str) -> str:
    """The text as names are compared: composed, caseless, blanks as one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _everything(run: Inlines) -> str:
    targets = " ".join(inline.target for inline in each_inline(run) if isinstance(inline, Link))
    return f"{plain(run)} {targets}"


def _furniture(document: Document) -> Iterator[Inlines]:
    for line in (document.header, document.footer):
        yield from (line.start, line.middle, line.end)
    properties = document.properties
    yield (Text(f"{properties.title} {properties.author} {properties.subject} {' '.join(properties.keywords)}"),)


def _drawn(document: Document) -> Iterator[Inlines]:
    """The words of drawings, and what is said of pictures and tables to those who cannot see them."""
    if document.title.logo:
        yield (Text(document.title.logo.alternative),)
    for block in each_block(document.blocks):
        if isinstance(block, Figure):
            drawn = (shape.text for shape in block.drawing.shapes if isinstance(shape, Words))
            yield (Text(f"{block.alternative} {' '.join(drawn)}", origin=block.origin),)
        elif isinstance(block, Table):
            yield (Text(block.summary),)


def _leak(name: ProtectedName, run: Inlines, dossier: Dossier) -> Diagnostic:
    origin = next((inline.origin for inline in each_inline(run) if isinstance(inline, Text) and inline.origin), ())
    record = ".".join(str(step) for step in name.path)
    return Diagnostic(
        "L01",
        f'The brief would print the name that "{record}" protects.',
        "Take the name out of this text; it is printed as described.",
        source=dossier.source_of(origin or name.path),
        path=origin or name.path,
    )


def _folded_forms(actor: Actor) -> tuple[str, ...]:
    return tuple(folded(form) for form in _actor_forms(actor))


def _actor_forms(actor: Actor) -> tuple[str, ...]:
    name = actor.name
    own = (*name.every_form, name.family, name.nom_de_guerre) if name else ()
    return tuple(
        form for form in (*own, actor.short, actor.acronym, actor.original, *actor.variants, *actor.alias) if form
    )


def _source_forms(source: SourceRecord) -> tuple[str, ...]:
    authors = tuple(part for author in source.author for part in (author, author.partition(",")[0]))
    return tuple(form for form in (source.title.text, *authors, source.URL, source.archive_url) if form)
