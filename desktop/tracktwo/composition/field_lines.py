"""Short facts of a record, one to a line: a label in bold, then the value."""

from __future__ import annotations

from tracktwo.composition.context import Context, joined, words
from tracktwo.composition.scripts import language_of
from tracktwo.document.blocks import Paragraph, ParagraphRole
from tracktwo.document.inlines import Faint, Inlines, Origin, Strong, Text
from tracktwo.dossier.model.fields import KNOWN_UNKNOWN, Wording


def labelled(context: Context, label: str, value: Inlines) -> Inlines:
    """`**Label:** value`."""
    return (Strong((Text(f"{label}{context.labels.colon}"),)), *value)


def field_line(
    context: Context, label: str, value: Inlines, origin: Origin = (), *, keep_with_next: bool = False
) -> Paragraph:
    """A label and its value as a paragraph that is set close to the next."""
    return Paragraph(labelled(context, label, value), ParagraphRole.FIELD, keep_with_next, origin)


def filled(pattern: str, slot: str, value: Inlines) -> Inlines:
    """A label whose one slot takes inlines instead of text: `60 days after {title}` with a link in it."""
    before, _, after = pattern.partition(slot)
    return (*words(before), *value, *words(after))


def with_original(wording: Wording, origin: Origin = ()) -> Inlines:
    """A text, and after it in grey its original in another language, where the record gives one."""
    original = (
        (Text(" "), Faint((Text(wording.original, language_of(wording.original, wording.lang), origin),)))
        if wording.original
        else ()
    )
    return (*words(wording.text, origin), *original)


def actor_names(context: Context, actors: tuple[str, ...]) -> Inlines:
    """The names of these actors in a row; the word for unknown where that is what the record says."""
    names = [
        context.labels("value.unknown") if actor == KNOWN_UNKNOWN else context.people.name(actor) for actor in actors
    ]
    return joined((words(name) for name in names), words(", "))
