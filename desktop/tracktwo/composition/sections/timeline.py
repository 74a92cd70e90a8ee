"""The timeline: what happened and what is due, in order of date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from tracktwo.composition.context import Composed, Context, joined, lines, words
from tracktwo.composition.drawings.timeline import timeline_figure
from tracktwo.composition.field_lines import actor_names, labelled
from tracktwo.document.blocks import Cell, Column, Row
from tracktwo.document.inlines import Faint, Inlines, Label, Text
from tracktwo.dossier.model.history import Event
from tracktwo.dossier.model.words import Track
from tracktwo.template.options import TimelineOptions


def compose_timeline(context: Context, options: TimelineOptions) -> Composed:
    """A table of dates and events; what lies after the as-of date is labelled as due."""
    chosen = sorted(
        _chosen(context, options), key=lambda entry: entry[1].date.sort_key, reverse=options.order == "backward"
    )
    if not chosen:
        return Composed()
    columns = (
        Column(words(context.labels("timeline.date")), weight=1.1, minimum=12, is_row_header=True),
        Column(words(context.labels("timeline.event")), weight=3.6),
    )
    rows = [_row(context, event_id, event, options) for event_id, event in chosen]
    caption = words(" ".join(_caption(context, [event for _, event in chosen], options)))
    figure = timeline_figure(context, chosen) if options.figure else None
    table = context.table(columns, rows, caption, context.labels("timeline.summary"))
    return Composed((figure, table) if figure else (table,))


def _chosen(context: Context, options: TimelineOptions) -> Iterator[tuple[str, Event]]:
    since = options.since.lower if options.since else None
    until = options.until.upper if options.until else None
    for event_id, event in context.dossier.events.items():
        if options.milestones and not event.milestone:
            continue
        if since is not None and event.date.is_before(since):
            continue
        if until is not None and event.date.is_after(until):
            continue
        yield event_id, event


def _caption(context: Context, events: Sequence[Event], options: TimelineOptions) -> Iterator[str]:
    """As of when, and what the numbers of tracks mean that are printed."""
    yield context.labels("timeline.caption", date=context.dates.date(context.dossier.head.as_of))
    if options.detail != "full":
        return
    printed = {track for event in events for track in (event.track, event.track_as_reported)}
    tracks: tuple[Track, ...] = get_args(Track)
    for track in (track for track in tracks if track in printed):
        yield context.labels("timeline.track_legend", track=track, meaning=context.labels.word("track", track))


def _row(context: Context, event_id: str, event: Event, options: TimelineOptions) -> Row:
    origin = ("events", event_id)
    date = words(context.dates.date(event.date, event.date_text), (*origin, "date"))
    title: Inlines = (Text(event.title.text, origin=origin),)
    if event.date.is_after(context.as_of):
        title = (*title, Text(" "), Label(context.labels("timeline.due")))
    said = (*title, *context.cite(event.cites, origin))
    details = _details(context, event) if options.detail == "full" else ()
    return Row((Cell(date, origin), Cell(lines((said, *details)), origin)), origin)


def _details(context: Context, event: Event) -> Iterator[Inlines]:
    track = context.labels("timeline.track", track=event.track) if event.track else ""
    reported = event.track_as_reported
    if reported and reported != event.track:
        track = context.labels("timeline.track_reported", track=event.track or "", reported=reported)
    channel = context.labels.word("channel", event.channel) if event.channel else ""
    facts = [words(part) for part in (event.place, track, channel) if part]
    if facts:
        yield (Faint(joined(facts, words(" · "))),)
    if event.by:
        yield labelled(context, context.labels("timeline.by"), actor_names(context, event.by))
    if event.outcome:
        yield labelled(context, context.labels("timeline.outcome"), words(event.outcome))
