"""Checks of sourcing: what has no source, what rests on one origin, and what a source must tell of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tracktwo.diagnostics import Diagnostic, FactPath, listed
from tracktwo.dossier.checks.examination import Examination, Version, named, quoted
from tracktwo.dossier.checks.sentences import word_count
from tracktwo.dossier.model.sources import Quote
from tracktwo.dossier.values.cites import Cite

TEXTS_THEMSELVES: Final = frozenset(["treaty-or-agreement-text", "court-or-legal"])
"""A text of law proves its own wording: for that, one origin is enough."""
LONGEST_QUOTE: Final = 40
ADD_CITES: Final = 'Add "cites: [...]" with at least one id from "sources".'


def check_everything_has_a_source(case: Examination) -> Iterator[Diagnostic]:
    """E10: claims, positions, terms, items, events and agreements without a source."""
    for block in ("positions", "deal_terms", "events", "agreements"):
        for key, record in case.dossier.block(block).items():
            if not getattr(record, "cites", ()):
                yield case.finding("E10", (block, key), f"{named(block, key)} has no source.", ADD_CITES)
    yield from _unsourced_weapons(case)
    yield from _unsourced_claims(case)


def _unsourced_weapons(case: Examination) -> Iterator[Diagnostic]:
    for key, package in case.dossier.weapons_packages.items():
        path = ("weapons_packages", key)
        if package.cites:
            continue
        if not package.items:
            yield case.finding("E10", path, f"{named('weapons_packages', key)} has no source.", ADD_CITES)
        for index, item in enumerate(package.items):
            if not item.cites:
                message = f'The item "{item.id}" has no source, and its package "{key}" has none either.'
                yield case.finding("E10", (*path, "items", index), message, ADD_CITES)


def _unsourced_claims(case: Examination) -> Iterator[Diagnostic]:
    for key, versions in case.versions.items():
        bare = [version for version in versions if not version.cites]
        if not bare:
            continue
        what = named("claims", key)
        if bare[0].name:
            what = f"{what}, {_variants(bare)},"
        yield case.finding("E10", bare[0].path, f"{what} has no source.", ADD_CITES)


def _variants(versions: list[Version]) -> str:
    words = quoted(version.name for version in versions)
    return f"variant {words}" if len(versions) == 1 else f"variants {words}"


def check_single_origins(case: Examination) -> Iterator[Diagnostic]:
    """W11: claims that rest on one origin; one finding for each claim, with all its variants."""
    for key, versions in case.versions.items():
        single = [version for version in versions if _is_single(case, version)]
        if single:
            yield case.finding(
                "W11",
                ("claims", key),
                _single_message(case, key, single, len(versions)),
                "Cite a source that does not repeat another, or let the text name the one there is.",
            )


def _is_single(case: Examination, version: Version) -> bool:
    origins = case.origins(version.cites)
    if len(origins) != 1:
        return False
    source = case.dossier.sources.get(next(iter(origins)))
    return source is None or source.kind not in TEXTS_THEMSELVES


def _single_message(case: Examination, key: str, single: list[Version], of: int) -> str:
    if not single[0].name:
        (origin,) = case.origins(single[0].cites)
        count = len({cite.source for cite in single[0].cites})
        relays = f"; its {count} sources all go back to it" if count > 1 else ""
        return f'{named("claims", key)} rests on a single origin, "{origin}"{relays}.'
    parts = ", ".join(f"{version.name} ({next(iter(case.origins(version.cites)))})" for version in single)
    whole = named("claims", key, capital=False)
    if len(single) == of:
        return f"Each variant of {whole} rests on a single origin: {parts}."
    rest = "rests" if len(single) == 1 else "rest"
    return f"{len(single)} of the {of} variants of {whole} {rest} on a single origin: {parts}."


def check_confirmed_needs_two_origins(case: Examination) -> Iterator[Diagnostic]:
    """W12: credibility 1 (confirmed by other sources) where there are no other sources."""
    for entry in case.cite_lists:
        if any(cite.credibility == 1 for cite in entry.cites) and len(case.origins(entry.cites)) < 2:
            yield case.finding(
                "W12",
                entry.path,
                f"{_owner(entry.path)} is graded 1, confirmed by other sources, and rests on one origin.",
                "Cite a second origin, or grade it 2.",
            )


def _owner(path: FactPath) -> str:
    return named(str(path[0]), path[1])


def check_sources_describe_themselves(case: Examination) -> Iterator[Diagnostic]:
    """W13 and W14: sources without a descriptor where one is due, or with a URL and no date of access."""
    for key, source in case.dossier.sources.items():
        path = ("sources", key)
        what = named("sources", key)
        due = f"is graded {source.reliability}" if source.reliability in "CDEF" else ""
        if source.attribution in {"on-background", "deep-background"}:
            due = f"was obtained on {source.attribution.removeprefix('on-').replace('-', ' ')}"
        if due and not source.descriptor:
            hint = 'Add "descriptor": what may affect its quality, such as access, bias or record.'
            yield case.finding("W13", path, f"{what} {due} and has no descriptor.", hint)
        if source.URL and source.accessed is None:
            yield case.finding(
                "W14", path, f"{what} has a URL and no date of access.", 'Add "accessed": the day it was read.'
            )


def check_lone_web_sources_are_archived(case: Examination) -> Iterator[Diagnostic]:
    """I15: web sources that carry a claim alone and are kept nowhere else."""
    carried: dict[str, list[str]] = {}
    for key in case.dossier.claims:
        origins = case.origins(_used_cites(case, key))
        if len(origins) == 1:
            carried.setdefault(next(iter(origins)), []).append(key)
    for key, source in case.dossier.sources.items():
        if key in carried and source.URL and not source.archive_url:
            yield case.finding(
                "I15",
                ("sources", key),
                f"{named('sources', key)} alone carries {quoted(carried[key])} and has no archived copy.",
                'Add "archive_url" and "archived".',
            )


def _used_cites(case: Examination, key: str) -> tuple[Cite, ...]:
    """The citations of what is printed of a claim: the variant chosen, or all."""
    use = case.dossier.claims[key].use
    used = (version for version in case.versions[key] if use in ("", "all", "none", version.name))
    return tuple(cite for version in used for cite in version.cites)


def check_weak_foundations(case: Examination) -> Iterator[Diagnostic]:
    """W16: claims on advocacy or opinion alone, and any fact on sources graded E or F alone."""
    for key in case.dossier.claims:
        cites = _used_cites(case, key)
        if cites and all(_is_poor(case, cite) or _is_advocacy(case, cite) for cite in cites):
            yield _weak(case, "claims", key, cites)
    for block in ("positions", "deal_terms", "weapons_packages", "events", "agreements"):
        for key, record in case.dossier.block(block).items():
            cites = getattr(record, "cites", ())
            if cites and all(_is_poor(case, cite) for cite in cites):
                yield _weak(case, block, key, cites)


def _is_poor(case: Examination, cite: Cite) -> bool:
    source = case.dossier.sources.get(cite.source)
    return source is not None and source.reliability in {"E", "F"}


def _is_advocacy(case: Examination, cite: Cite) -> bool:
    source = case.dossier.sources.get(cite.source)
    return source is not None and source.kind == "advocacy-or-opinion"


def _weak(case: Examination, block: str, key: str, cites: tuple[Cite, ...]) -> Diagnostic:
    weak = quoted(dict.fromkeys(cite.source for cite in cites))
    why = "graded E or F" if all(_is_poor(case, cite) for cite in cites) else "advocacy, opinion, or graded E or F"
    message = f"{named(block, key)} rests only on {weak} ({why})."
    return case.finding("W16", (block, key), message, "Find a better source, or say in the text whose word it is.")


def _quotes(case: Examination) -> Iterator[tuple[FactPath, Quote, tuple[Cite, ...]]]:
    """Every quotation, with its place and its own or its position's sources."""
    for key, position in case.dossier.positions.items():
        for index, quote in enumerate(position.quotes):
            yield ("positions", key, "quotes", index), quote, quote.cites or position.cites


def check_quotes_have_source_and_speaker(case: Examination) -> Iterator[Diagnostic]:
    """E17: quotations of nobody, or from nowhere."""
    for path, quote, cites in _quotes(case):
        missing = [word for word, there in (("source", cites), ("speaker", quote.speaker)) if not there]
        if missing:
            message = f"A quotation in {named(str(path[0]), path[1], capital=False)} has no {listed(missing, 'or')}."
            hint = f"Add {quoted('cites' if word == 'source' else word for word in missing)}."
            yield case.finding("E17", path, message, hint)


def check_quotes_are_short_and_traceable(case: Examination) -> Iterator[Diagnostic]:
    """W18: long quotations, and translations without original or translator."""
    language = case.dossier.head.lang.split("-")[0]
    for path, quote, _ in _quotes(case):
        what = f"A quotation in {named(str(path[0]), path[1], capital=False)}"
        length = word_count(quote.text)
        if length > LONGEST_QUOTE:
            message = f"{what} has {length} words, more than {LONGEST_QUOTE}."
            yield case.finding("W18", path, message, "Keep the words that matter and report the rest.")
        is_foreign = bool(quote.lang) and quote.lang.split("-")[0] != language
        if not (is_foreign or quote.original or quote.translated_by):
            continue
        fields = (("original", quote.original), ("translated_by", quote.translated_by))
        missing = [f'"{name}"' for name, value in fields if not value]
        if missing:
            yield case.finding("W18", path, f"{what} is translated and lacks {listed(missing)}.", "Add it.")


def check_relays_name_their_original(case: Examination) -> Iterator[Diagnostic]:
    """W19: facts that cite a relay of something unknown and nothing better."""
    for entry in case.cite_lists:
        relays = [cite.source for cite in entry.cites if cite.repeats == "unknown"]
        if relays and len(relays) == len(entry.cites):
            source = quoted(relays)
            message = f"{_owner(entry.path)} cites {source}, which relays an original that is not known."
            yield case.finding("W19", entry.path, message, 'Find the original and cite it, or name it in "repeats".')


def check_speakers_are_not_counted_twice(case: Examination) -> Iterator[Diagnostic]:
    """I20: several origins cited for what is one speaker's word."""
    for key, claim in case.dossier.claims.items():
        for version in case.versions[key]:
            speaker = version.variant.attributed_to or claim.attributed_to
            origins = case.origins(version.cites)
            if speaker is None or not speaker.ref or len(origins) < 2:
                continue
            what = f', variant "{version.name}",' if version.name else ""
            word = f"the word of one speaker, {case.actor_name(speaker.ref)}"
            message = f"{named('claims', key)}{what} cites {len(origins)} origins that give {word}."
            yield case.finding("I20", version.path, message, "Do not count them as confirming each other.")


CHECKS = (
    check_everything_has_a_source,
    check_single_origins,
    check_confirmed_needs_two_origins,
    check_sources_describe_themselves,
    check_lone_web_sources_are_archived,
    check_weak_foundations,
    check_quotes_have_source_and_speaker,
    check_quotes_are_short_and_traceable,
    check_relays_name_their_original,
    check_speakers_are_not_counted_twice,
)
