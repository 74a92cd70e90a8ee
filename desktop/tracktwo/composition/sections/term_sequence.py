"""In what order terms would come: each after those it says it follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from tracktwo.composition.context import Context, joined, words
from tracktwo.diagnostics import Diagnostic
from tracktwo.document.blocks import Block, List, ListItem, Paragraph, ParagraphRole
from tracktwo.document.inlines import Inlines, Reference, Text
from tracktwo.dossier.model.negotiation import DealTerm

Terms = tuple[tuple[str, DealTerm], ...]


def sequence_blocks(context: Context, terms: Terms, links: Mapping[str, str]) -> Iterator[Block]:
    """The terms that come before or after another as a numbered list, and what its order rests on.

    Terms that say nothing of order are not in it. Nothing comes back where no printed term follows another, or where
    they follow one another in a circle, which is reported (E72).
    """
    before = _linked(terms)
    if not before:
        return
    try:
        order = _in_order(before)
    except CycleError as circle:
        context.diagnostics.append(_circle(context, circle, dict(terms)))
        return
    by_id = dict(terms)
    items = [ListItem((_entry(context, name, by_id, before[name], links),), ("deal_terms", name)) for name in order]
    note = Paragraph(words(context.labels("deal_terms.sequence_note")), ParagraphRole.NOTE)
    yield context.subsection(words(context.labels("deal_terms.sequence")), (List(tuple(items), ordered=True), note))


def _linked(terms: Terms) -> dict[str, tuple[str, ...]]:
    """What each term follows, for the printed terms that follow or are followed by another."""
    printed = frozenset(name for name, _ in terms)
    before = {name: tuple(earlier for earlier in term.after if earlier in printed) for name, term in terms}
    followed = frozenset(earlier for earliers in before.values() for earlier in earliers)
    return {name: earliers for name, earliers in before.items() if earliers or name in followed}


def _in_order(before: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A topological order that keeps to the dossier's where nothing speaks against it."""
    rank = {name: index for index, name in enumerate(before)}
    sorter = TopologicalSorter(before)
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        for name in sorted(sorter.get_ready(), key=rank.__getitem__):
            order.append(name)
            sorter.done(name)
    return order


def _entry(
    context: Context, name: str, terms: Mapping[str, DealTerm], earlier: tuple[str, ...], links: Mapping[str, str]
) -> Paragraph:
    title = term_reference(name, terms[name], links)
    if not earlier:
        return Paragraph(title)
    titles = joined((term_reference(other, terms[other], links) for other in earlier), words(context.labels.semicolon))
    return Paragraph(
        (*title, Text(f"{context.labels.dash}{context.labels('deal_terms.after')}{context.labels.colon}"), *titles)
    )


def term_reference(term_id: str, term: DealTerm, links: Mapping[str, str]) -> Inlines:
    """The title of a term; a link to it where it is printed."""
    title: Inlines = (Text(term.title.text, origin=("deal_terms", term_id)),)
    return (Reference(links[term_id], title),) if term_id in links else title


def _circle(context: Context, circle: CycleError, terms: Mapping[str, DealTerm]) -> Diagnostic:
    names: list[str] = list(dict.fromkeys(circle.args[1]))
    first = min(names, key=list(terms).index)
    path = ("deal_terms", first, "after")
    return Diagnostic(
        "E72",
        f"The terms {', '.join(names)} come after one another in a circle.",
        'Take one of them out of "after".',
        source=context.dossier.source_of(path),
        path=path,
    )
