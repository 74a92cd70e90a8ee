"""The catalogue of checks: every code, how grave it is, and what it says in one sentence.

The letter of a code gives its severity (E error, W warning, I notice) but where `departs` says why it differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tracktwo.diagnostics import Severity
from tracktwo.dossier.checks.reported_codes import reported_lines

FAMILIES: Final = (
    ("0", "Form"), ("1", "Sources"), ("2", "Sources"), ("3", "People and parties"), ("4", "Protection"),
    ("5", "Facts and figures"), ("6", "Weapons"), ("7", "Terms and agreements"), ("8", "Tradecraft"),
    ("9", "Product"),
)  # fmt: skip
"""The family of a code by its first digit. W21, E22 and W40 protect people."""

NOISY: Final = "a notice, because a text can be right and still match"
SAFETY: Final = "an error, because a name that gets out cannot be called back"
STYLE: Final = "a notice, because it reports how a role is printed"
CEILING: Final = "a warning, because the release leaves out what stands above the brief's mark"


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """One code of the catalogue."""

    code: str
    sentence: str
    severity: Severity
    departs: str = ""
    """Why the severity is not the one of the letter; empty where it is."""

    @property
    def family(self) -> str:
        """The heading it stands under."""
        return dict(FAMILIES)[self.code[1]]


_BY_LETTER = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.NOTICE}


def _entry(code: str, sentence: str, severity: Severity | None = None, departs: str = "") -> CheckEntry:
    return CheckEntry(code, sentence, severity or _BY_LETTER[code[0]], departs)


_ENTRIES: Final = (
    _entry("E01", "An id, a key or a section is there twice."),
    _entry("E02", "A field or a word of a closed list is unknown."),
    _entry("E03", "A reference names a record that does not exist."),
    _entry("E04", "A date, figure or code cannot be read."),
    _entry("E05", "A required field is missing."),
    _entry("W06", "A source is never cited, or an actor or issue is used nowhere."),
    _entry("E07", "The dossier's date is unknown, or an entry is dated after it."),
    _entry("E10", "A claim, position, term, item, event or agreement has no source."),
    _entry("W11", "A claim, or a variant of it, rests on a single origin: one source, or several that repeat it."),
    _entry("W12", "A fact is graded 1 (confirmed) on fewer than two origins."),
    _entry("W13", "A source of reliability C to F, or on background, has no descriptor."),
    _entry("W14", "A source has a URL and no date of access."),
    _entry("I15", "A web source that carries a claim alone has no archived copy."),
    _entry("W16", "A fact rests only on advocacy, opinion or sources graded E or F."),
    _entry("E17", "A quotation has no source or no speaker."),
    _entry("W18", "A quotation is longer than 40 words, or translated without its original or translator."),
    _entry("W19", "Only a relay is cited, and what it relays is unknown."),
    _entry("I20", "Several citations of a claim go back to one speaker."),
    _entry("W21", "A source off the record or on deep background is named or quoted.", Severity.ERROR, SAFETY),
    _entry("E22", "What was said under the Chatham House Rule is printed with its speakers."),
    _entry("E31", "A position or stance belongs to an actor that is not among the parties."),
    _entry("W32", "A role ended before the dossier's date and is printed as a former one.", Severity.NOTICE, STYLE),
    _entry("W33", "A spelling other than the house form is used, or two actors have nearly the same name."),
    _entry("W34", "A track does not fit those present: officials at track 2, or none at track 1."),
    _entry("I35", "A track is coded differently from how it was reported."),
    _entry("W36", "An unnamed actor has neither a description nor a count."),
    _entry("W37", "A conflict party has no position on an issue that is a red line for another."),
    _entry("I38", "A party has no position at all: its column is empty."),
    _entry("W39", "A position is voiced by someone of another side."),
    _entry("W40", "A withheld name stands in words that are printed.", Severity.ERROR, SAFETY),
    _entry("E50", "A contested or denied claim lacks its other version or its denial."),
    _entry("E51", "One variant of a claim is chosen without a reason."),
    _entry("W52", "A figure has no unit, no date or nobody it is attributed to."),
    _entry("W53", "A figure, role or position is older than it may be."),
    _entry("E54", "A retracted or superseded claim is still used."),
    _entry("E55", "A text drops the bound of a figure (\"up to\", \"at least\", a range).", Severity.NOTICE, NOISY),
    _entry("W56", "A figure in a text stands in no record.", Severity.NOTICE, NOISY),
    _entry("W57", "Figures of different scope are set side by side as if equal, or a share is over 100 %."),
    _entry("W58", "Sums in different currencies are added."),
    _entry("W59", "A date in words depends on the day of reading."),
    _entry("E60", "A list of items is complete and does not add up to the total."),
    _entry("I61", "The total of a package cannot be checked against its items."),
    _entry("E62", "The items whose value is known already exceed the total."),
    _entry("W63", "The parts by authority do not add up to the total."),
    _entry("W64", "A text speaks of an item as delivered that is only announced, notified or contracted."),
    _entry("W65", "Quantity times the value of one differs from the value of all."),
    _entry("W66", "A cluster munition, landmine or like weapon has no legal note, or no claim on its effects."),
    _entry("W67", "The UN Register category does not fit the kind of item."),
    _entry("W70", "A deal term lacks the stance of a conflict party."),
    _entry("W71", "A deal term counts as agreed though a party opposes it."),
    _entry("E72", "Deal terms wait for each other in a circle."),
    _entry("W73", "A ceasefire lacks its time, its area or line, or its monitors."),
    _entry("W74", "A deadline has passed and the status of the term does not say so."),
    _entry("W75", "A signed agreement names no parties."),
    _entry("W76", "A text calls an instrument a treaty that is none."),
    _entry("E80", "Likelihood and confidence stand in one sentence."),
    _entry("E81", "A term is not of the chosen scale, or terms of two scales are mixed."),
    _entry("W82", "A judgment's statement or a claim contains a word of likelihood or confidence."),
    _entry("W83", "A vague estimative word stands in place of a term of the scale."),
    _entry("W84", "A judgment lacks its horizon, assumptions, indicators or alternatives."),
    _entry("W85", "Confidence is high on a single origin or for a forecast."),
    _entry("W86", "A judgment changed and does not say why."),
    _entry("W87", "An interest or a best alternative does not say how it is known."),
    _entry("W88", "A word that carries a side stands outside quotation.", Severity.NOTICE, NOISY),
    _entry("E90", "A brief is marked lower than records of the dossier.", Severity.WARNING, CEILING),
    _entry("E91", "A marking is not written as its scheme writes it."),
    _entry("W92", "The bottom line is longer than 60 words, or there are more than six talking points."),
    _entry("W93", "An action memo lacks a recommendation, a decision or a date five business days out."),
    _entry("W94", "An acronym is not spelled out.", Severity.NOTICE, NOISY),
    _entry("E97", "An embargo still runs and the marking lets the text go public."),
)  # fmt: skip

CATALOGUE: Final[Mapping[str, CheckEntry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code, in order."""

READING_CODES: Final = frozenset(["E01", "E02", "E03", "E04", "E05"])
"""Codes that reading the file reports; they refuse export whatever the status."""

_HEAD = """\
# What is checked in a dossier

Errors of form (E01 to E05) stop an export. All other findings are shown, and errors among them stop the export of a
dossier whose status is `final`. `tracktwo check` lists them all. These tables are made from the program's catalogue."""

_REPORTED_HEAD = """
## What else is reported

Not on the facts of a dossier, but on files, templates, printing and editing."""


def as_markdown() -> str:
    """The catalogue as the page `docs/checks.md`."""
    lines = [_HEAD]
    family = ""
    for entry in CATALOGUE.values():
        if entry.family != family:
            family = entry.family
            lines += [f"\n## {family}\n", "| code | severity | finding |", "| --- | --- | --- |"]
        severity = f"{entry.severity.value} ({entry.departs})" if entry.departs else entry.severity.value
        lines.append(f"| {entry.code} | {severity} | {entry.sentence} |")
    return "\n".join([*lines, _REPORTED_HEAD, *reported_lines()]) + "\n"
