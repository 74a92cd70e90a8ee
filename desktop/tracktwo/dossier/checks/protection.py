"""Checks that protect people: withheld names, sources that must not be named, and the Chatham House Rule.

The diagnostics name records by their ids and never repeat a protected name: they may end up in a log.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath
from tracktwo.dossier.checks.examination import Examination, named
from tracktwo.dossier.checks.phrases import Phrases
from tracktwo.dossier.model.actors import Actor
from tracktwo.dossier.model.sources import SourceRecord
from tracktwo.dossier.values.cites import Cite

RULES: Final = {"off-the-record": "off the record", "deep-background": "on deep background"}
SHORTEST_FORM: Final = 3
"""Letters; initials alone name nobody."""


def check_withheld_names(case: Examination) -> Iterator[Diagnostic]:
    """W40: forms of a withheld name in anything that is printed, but for the actor's own record."""
    forms: dict[str, tuple[str, str]] = {}
    taken = _open_names(case)
    for key, actor in case.dossier.actors.items():
        if actor.is_protected:
            for form in _forms_of_actor(actor):
                if form not in taken:
                    forms.setdefault(form, ("actors", key))
    yield from _leaks(case, forms, "W40", "the withheld actor", "Write its description instead.")


def check_protected_sources(case: Examination) -> Iterator[Diagnostic]:
    """W21: authors or titles of protected sources in anything that is printed, but for their own record."""
    forms: dict[str, tuple[str, str]] = {}
    taken = _open_names(case)
    for key, source in case.dossier.sources.items():
        if source.is_protected:
            for form in _forms_of_source(source):
                if form not in taken:
                    forms.setdefault(form, ("sources", key))
    yield from _leaks(case, forms, "W21", "the protected source", "Take the name out; the source may not be named.")


def check_protected_words(case: Examination) -> Iterator[Diagnostic]:
    """W21: quotations taken from a source off the record or on deep background, where none is allowed."""
    for path, cites in _quotations(case):
        for cite in cites:
            source = case.dossier.sources.get(cite.source)
            if source is not None and source.attribution in RULES:
                yield case.finding(
                    "W21",
                    path,
                    f'A quotation in {named(str(path[0]), path[1], capital=False)} comes from "{cite.source}", '
                    f"which is {RULES[source.attribution]}.",
                    "Take the quotation out: the ground rule allows none.",
                )


def _quotations(case: Examination) -> Iterator[tuple[FactPath, tuple[Cite, ...]]]:
    for key, position in case.dossier.positions.items():
        for index, quote in enumerate(position.quotes):
            yield ("positions", key, "quotes", index), quote.cites or position.cites


def _leaks(
    case: Examination, forms: Mapping[str, tuple[str, str]], code: str, what: str, hint: str
) -> Iterator[Diagnostic]:
    if not forms:
        return
    names = Phrases.of(forms, exact=False)
    printed = chain(
        ((text.path, text.words) for text in case.prose), ((words.path, words.text) for words in case.wordings)
    )
    for path, text in printed:
        owners = (forms[form] for form in names.find(_folded(text)))
        for owner in dict.fromkeys(owners):
            if path[:2] != owner:
                message = f'{_place(path)} names {what} "{owner[1]}".'
                yield case.finding(code, path, message, hint)


def _place(path: FactPath) -> str:
    return "The head of the dossier" if path[0] == "dossier" else named(str(path[0]), path[1])


def _folded(text: str) -> str:
    """The text without accents, so that José is found in Jose."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _forms_of_actor(actor: Actor) -> Iterator[str]:
    forms: list[str] = [*actor.variants, *actor.alias, actor.short, actor.acronym, actor.original]
    if actor.name is not None:
        forms += [*actor.name.every_form, actor.name.short, actor.name.family, actor.name.nom_de_guerre]
    yield from _usable(forms)


def _forms_of_source(source: SourceRecord) -> Iterator[str]:
    forms: list[str] = []
    for author in source.author:
        family, _, given = (part.strip() for part in author.partition(","))
        forms += [author, f"{given} {family}", family] if given else [author]
    if len(str(source.title).split()) > 1:
        forms += [str(source.title), source.title.original]
    yield from _usable(forms)


def _usable(forms: list[str]) -> Iterator[str]:
    for form in forms:
        folded = " ".join(_folded(form).split())
        if sum(sign.isalpha() for sign in folded) >= SHORTEST_FORM:
            yield folded


def _open_names(case: Examination) -> frozenset[str]:
    """Names that may be printed because someone else bears them openly."""
    forms: list[str] = []
    for actor in case.dossier.actors.values():
        if not actor.is_protected and actor.name is not None:
            forms += [*actor.name.every_form, actor.name.short, actor.name.family, actor.short, *actor.variants]
    return frozenset(_usable(forms))


def check_chatham_house(case: Examination) -> Iterator[Diagnostic]:
    """E22: events and words under the Chatham House Rule with the people named."""
    whole = case.dossier.head.marking.rule == "chatham-house"
    for key, event in case.dossier.events.items():
        meets = event.kind in {"meeting", "talks-round"} and event.channel != "public"
        if event.rule != "chatham-house" and not (whole and meets):
            continue
        people = [who.actor for who in event.who if _is_named_person(case, who.actor)]
        if people:
            count = "1 person" if len(people) == 1 else f"{len(people)} people"
            message = f"{named('events', key)} is under the Chatham House Rule and names {count} who took part."
            hint = "Name nobody: describe those present, or withhold their identity."
            yield case.finding("E22", ("events", key, "who"), message, hint)
    yield from _words_under_the_rule(case)


def _words_under_the_rule(case: Examination) -> Iterator[Diagnostic]:
    for key, position in case.dossier.positions.items():
        if _is_named_person(case, position.voiced_by) and _is_under_the_rule(case, position.cites):
            yield _speaker_named(case, ("positions", key, "voiced_by"), named("positions", key))
        for index, quote in enumerate(position.quotes):
            speaker = quote.speaker.ref if quote.speaker else ""
            if _is_named_person(case, speaker) and _is_under_the_rule(case, quote.cites or position.cites):
                what = f"A quotation in {named('positions', key, capital=False)}"
                yield _speaker_named(case, ("positions", key, "quotes", index), what)
    for key, claim in case.dossier.claims.items():
        for version in case.versions[key]:
            speaker = version.variant.attributed_to or claim.attributed_to
            if speaker and _is_named_person(case, speaker.ref) and _is_under_the_rule(case, version.cites):
                yield _speaker_named(case, version.path, named("claims", key))


def _speaker_named(case: Examination, path: FactPath, what: str) -> Diagnostic:
    message = f"{what} names a speaker and rests only on what was said under the Chatham House Rule."
    return case.finding("E22", path, message, "Take the speaker out; the words may be used, the name not.")


def _is_under_the_rule(case: Examination, cites: tuple[Cite, ...]) -> bool:
    sources = [case.dossier.sources.get(cite.source) for cite in cites]
    return bool(sources) and all(source and source.attribution == "chatham-house" for source in sources)


def _is_named_person(case: Examination, actor_id: str) -> bool:
    actor = case.dossier.actors.get(actor_id)
    return actor is not None and actor.is_person and actor.identity in {"named", "pseudonym"}


CHECKS = (check_withheld_names, check_protected_sources, check_protected_words, check_chatham_house)
