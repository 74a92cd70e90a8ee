"""What a section is composed with, from YAML text: for tests that bring their own actors and parties."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from tracktwo.composition.citations import Citations
from tracktwo.composition.context import Context
from tracktwo.composition.dates import DatePrinter
from tracktwo.composition.figures import FigurePrinter
from tracktwo.composition.labels import Labels
from tracktwo.composition.people import People
from tracktwo.dossier.model.head import BriefPlan
from tracktwo.dossier.reading import read_dossier
from tracktwo.files import Bundle

LEAD = """\
schema: 1
dossier: {id: talks, title: Talks, as_of: 2023-07-08, status: draft, stale_after_days: 30MARKING}
sources:
  a: {type: article-newspaper, kind: press-original, title: A, container: Daily A, issued: 2023-07-01, reliability: B}
  b: {type: article-newspaper, kind: press-secondary, title: B, container: Daily B, issued: 2023-07-01, reliability: B}
  c: {type: report, kind: igo-report, title: C, issued: 2023-07-01, reliability: A}
"""


def context_from(blocks: str, *, rule: str = "", plan: BriefPlan | None = None) -> Context:
    """The context of a dossier as of July 8, 2023 with sources a, b, c and these blocks; it must be without errors."""
    marking = f", marking: {{rule: {rule}}}" if rule else ""
    text = LEAD.replace("MARKING", marking) + dedent(blocks)
    reading = read_dossier(Bundle({"dossier.yaml": text.encode()}), ("dossier.yaml",), "talks")
    assert [str(found) for found in reading.diagnostics] == []
    dossier = reading.dossier
    assert dossier is not None
    labels = Labels("en-US")
    as_of = dossier.head.as_of.upper or date.max
    return Context(
        dossier=dossier,
        labels=labels,
        dates=DatePrinter(labels, "mdy-long"),
        figures=FigurePrinter(labels),
        people=People(dossier.actors, dossier.parties, labels, as_of),
        citations=Citations(dossier.sources),
        as_of=as_of,
        plan=plan,
    )
