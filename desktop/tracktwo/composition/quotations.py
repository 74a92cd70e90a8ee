"""Exact words of a speaker: quoted as they are, with speaker, medium, date and, for a translation, its language."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.composition.context import Context, joined, words
from tracktwo.composition.scripts import language_of
from tracktwo.document.inlines import Faint, Inlines, Origin, Text
from tracktwo.dossier.model.sources import Quote


def quotation(context: Context, quote: Quote, origin: Origin) -> Inlines:
    """Return the words in quotation marks, their sources, then who said it where and when, and what explains it.

    The original follows in grey. Where every source only relays the words, the first says so: "as reported by".
    """
    said = words(context.labels("quotation.marks", text=quote.text), (*origin, "text"))
    original: Inlines = ()
    if quote.original:
        original = (
            Text(" "),
            Faint((Text(quote.original, language_of(quote.original, quote.lang), (*origin, "original")),)),
        )
    facts = joined((words(fact) for fact in _facts(context, quote)), words(context.labels("quotation.between")))
    told: Inlines = (Text(" ("), *facts, Text(")")) if facts else ()
    return (*said, *context.cite(quote.cites, origin), *original, *told)


def _facts(context: Context, quote: Quote) -> Iterator[str]:
    labels = context.labels
    if quote.speaker is not None:
        yield context.people.attributed(quote.speaker)
    if quote.medium:
        yield quote.medium
    if quote.date is not None:
        yield context.dates.date(quote.date)
    if relay := _relay(context, quote):
        yield labels("quotation.relay", source=relay)
    if quote.original or quote.translated_by or _is_foreign(context, quote):
        if quote.lang:
            yield labels("quotation.translated_from", language=labels.language(quote.lang))
        else:
            yield labels("quotation.translated")
    if quote.translated_by:
        yield labels("quotation.translator", translator=quote.translated_by)
    if quote.note:
        yield quote.note


def _is_foreign(context: Context, quote: Quote) -> bool:
    return bool(quote.lang) and quote.lang.partition("-")[0] != context.dossier.head.lang.partition("-")[0]


def _relay(context: Context, quote: Quote) -> str:
    """Return the first source that relays the words, when none is their first report; a protected one never."""
    if not quote.cites or not all(cite.is_relay for cite in quote.cites):
        return ""
    sources = (context.dossier.sources.get(cite.source) for cite in quote.cites)
    return next((source.container or source.publisher for source in sources if source and not source.is_protected), "")
