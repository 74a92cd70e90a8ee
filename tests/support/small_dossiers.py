"""Small dossiers for tests of composition: one head, a few actors and sources, and the blocks a test is about."""

from __future__ import annotations

from textwrap import dedent

from tracktwo.composition.citations import Citations
from tracktwo.composition.context import Context
from tracktwo.composition.dates import DatePrinter
from tracktwo.composition.figures import FigurePrinter
from tracktwo.composition.labels import Labels
from tracktwo.composition.people import People
from tracktwo.document.blocks import Blocks
from tracktwo.document.inlines import Cite, Reference
from tracktwo.document.walk import each_block, each_inline, runs_of
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.dossier.reading import read_dossier
from tracktwo.files import Bundle

HEAD = """\
schema: 1
dossier: {id: small, title: Small, as_of: 2023-07-08, status: draft}
sources:
  nbc: {type: article-newspaper, kind: press-original, title: Talks, container: NBC News, issued: 2023-07-06,
    reliability: B}
  pw: {type: article-newspaper, kind: press-secondary, title: Relay, container: People's World, issued: 2023-07-07,
    reliability: C, descriptor: Relays NBC.}
  ccm: {type: treaty, kind: treaty-or-agreement-text, title: Convention on Cluster Munitions, issued: 2008-05-30,
    reliability: A}
  hidden: {type: document, kind: official-document, title: Secret cable, issued: 2023-07-01, reliability: A,
    attribution: off-the-record}
actors:
  ua: {kind: state, name: Ukraine}
  ru: {kind: state, name: Russian Federation, short: Russia}
  us: {kind: state, name: United States}
  un: {kind: igo, name: United Nations}
  icrc: {kind: igo, name: International Committee of the Red Cross, short: ICRC}
  envoy: {kind: person, identity: withheld, name: {family: Secretive, given: Ann}, described_as: a European envoy,
    capacity: official}
parties:
  - {actor: ua, role: conflict-party}
  - {actor: ru, role: conflict-party}
  - {actor: us, role: backer}
issues:
  land: {title: Territory}
  fire: {title: Ceasefire}
"""


def context_of(blocks: str, plan: BriefPlan | None = None, lang: str = "en-US", states: int = 0) -> Context:
    """What a section is composed with, for the small dossier with these blocks; the dossier must be without errors.

    `states`: so many actors `state-1`, `state-2` ... besides.
    """
    more = "".join(f"  state-{number}: {{kind: state, name: State {number}}}\n" for number in range(1, states + 1))
    text = HEAD.replace("actors:\n", f"actors:\n{more}") + dedent(blocks)
    reading = read_dossier(Bundle({"dossier.yaml": text.encode()}), ("dossier.yaml",), "small")
    assert not reading.broken
    assert [str(found) for found in reading.diagnostics] == []
    dossier = reading.dossier
    assert dossier is not None
    labels = Labels(lang)
    as_of = dossier.head.as_of.upper
    assert as_of is not None
    return Context(
        dossier=dossier,
        labels=labels,
        dates=DatePrinter(labels, "mdy-long" if lang == "en-US" else "dmy-long"),
        figures=FigurePrinter(labels),
        people=People(dossier.actors, dossier.parties, labels, as_of),
        citations=Citations(dossier.sources),
        as_of=as_of,
        plan=plan,
    )


def cited_numbers(blocks: Blocks) -> list[int]:
    """The numbers of the sources in reading order, each at its first place."""
    found = (
        source.number
        for block in each_block(blocks)
        for run in runs_of(block)
        for inline in each_inline(run)
        if isinstance(inline, Cite)
        for source in inline.sources
    )
    return list(dict.fromkeys(found))


def references(blocks: Blocks) -> set[str]:
    """The anchors that links inside these blocks lead to."""
    return {
        inline.anchor
        for block in each_block(blocks)
        for run in runs_of(block)
        for inline in each_inline(run)
        if isinstance(inline, Reference)
    }
