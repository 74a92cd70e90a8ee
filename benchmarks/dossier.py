"""A synthetic dossier of a chosen size: made of counted words, so that every run has the same text."""

from __future__ import annotations

from collections.abc import Iterator

PARTIES = 4
PARTICIPANTS = 20
POSITIONS = 24
TERMS = 12
ITEMS = 14
SOURCES = 20

# fmt: off
_NOUNS = (
    "ceasefire", "line", "observers", "corridor", "prisoners", "harbor", "grain", "convoy", "border", "census",
    "registry", "bridge", "valley", "water", "archive", "monitors", "sanctions", "payments", "pipeline", "police",
    "amnesty", "refugees", "schools", "broadcast", "mine", "clearance",
)
# fmt: on
_VERBS = ("opens", "keeps", "limits", "names", "moves", "delays", "returns", "funds", "inspects", "restores", "shares")
_CATEGORIES = ("artillery", "ammunition", "air-defense", "vehicle", "engineering", "uav", "spares")
_STANCES = ("supports", "opposes", "conditional", "unstated")


def dossier_text(scale: int, seed: int) -> str:
    """The YAML of a dossier `scale` times the size of a brief of about 15 pages; `seed` changes its words."""
    words = _Words(seed)
    blocks = (_head(words), _sources(scale, words), _actors(scale, words), _parties(), _issues(scale, words))
    rest = (_positions(scale, words), _terms(scale, words), _packages(scale, words), _BRIEFS)
    return "\n".join(line for block in (*blocks, *rest) for line in block) + "\n"


class _Words:
    """Sentences in a fixed sequence."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 7919

    def sentence(self, length: int) -> str:
        """A sentence of about that many words."""
        return " ".join(self._word() for _ in range(length)).capitalize() + "."

    def _word(self) -> str:
        self._state = (self._state * 1103515245 + 12345) % 2**31
        mixed = self._state >> 12
        pool = _VERBS if mixed % 3 == 0 else _NOUNS
        return pool[(mixed // 3) % len(pool)]


def _head(words: _Words) -> Iterator[str]:
    yield "schema: 1"
    yield "dossier: {id: measured, title: Talks on a measured question, as_of: 2023-07-08, status: draft, lang: en-US}"
    yield "texts:"
    for name in ("bluf", "why_it_matters", "background", "state_of_play", "next"):
        yield f"  {name}: {words.sentence(90)[:-1]} [@s1]."


def _sources(scale: int, words: _Words) -> Iterator[str]:
    yield "sources:"
    for number in range(1, SOURCES * scale + 1):
        yield f"  s{number}: {{type: report, kind: press-original, title: {words.sentence(9)}, container: The Measured"
        yield f"    Post, issued: 2023-07-{number % 28 + 1:02d}, reliability: B, URL: https://example.org/{number},"
        yield "    accessed: 2023-07-08}"


def _actors(scale: int, words: _Words) -> Iterator[str]:
    yield "actors:"
    for party in range(1, PARTIES + 1):
        yield f"  p{party}: {{kind: state, name: State of the {_NOUNS[party].capitalize()}, short: State {party}}}"
    for number in range(1, PARTICIPANTS * scale + 1):
        party = number % PARTIES + 1
        yield f"  person{number}:"
        yield "    kind: person"
        yield f"    name: {{family: Family{number}, given: Given, original: Фамилия{number}, script: Cyrl}}"
        yield f"    capacity: official\n    member_of: [p{party}]"
        yield f"    roles: [{{title: {words.sentence(6)[:-1]}, org: p{party}, as_of: 2023-07-06, cites: [s2]}}]"


def _parties() -> Iterator[str]:
    yield "parties:"
    for party in range(1, PARTIES + 1):
        role = "conflict-party" if party < 3 else "mediator"
        yield f"  - {{actor: p{party}, role: {role}, seat: at-table, head: person{party}, cites: [s3]}}"


def _issues(scale: int, words: _Words) -> Iterator[str]:
    yield "issues:"
    for number in range(1, POSITIONS * scale // PARTIES + 1):
        yield f"  i{number}: {{title: {words.sentence(4)[:-1]}, question: {words.sentence(9)[:-1]}?,"
        yield f"    gap: {words.sentence(18)}, zopa: narrow, zopa_basis: {words.sentence(12)}}}"


def _positions(scale: int, words: _Words) -> Iterator[str]:
    yield "positions:"
    for number in range(1, POSITIONS * scale + 1):
        holder, issue = (number - 1) % PARTIES + 1, (number - 1) // PARTIES + 1
        yield f"  pos{number}:"
        yield f"    holder: p{holder}\n    voiced_by: person{holder}\n    issue: i{issue}"
        yield f"    position: {words.sentence(14)}\n    demand: {words.sentence(10)}"
        yield f"    interest: {words.sentence(12)}"
        yield f"    interest_basis: inferred\n    firmness: {'red-line' if number % 5 == 0 else 'firm'}"
        yield f"    basis: stated-public\n    as_of: 2023-07-06\n    cites: [s{number % SOURCES + 1}, s4]"


def _terms(scale: int, words: _Words) -> Iterator[str]:
    yield "deal_terms:"
    for number in range(1, TERMS * scale + 1):
        issue = (number - 1) % (POSITIONS * scale // PARTIES) + 1
        yield f"  t{number}:"
        yield f"    title: {words.sentence(7)[:-1]}\n    issue: i{issue}\n    status: floated\n    floated_by: p1"
        yield "    obliges:"
        yield from (f"      - {{who: p{party}, what: {words.sentence(9)[:-1]}}}" for party in (1, 2))
        yield f"    verification: {words.sentence(12)}"
        yield "    stances:"
        for party in range(1, PARTIES + 1):
            yield from _stance(party, _STANCES[(number + party) % len(_STANCES)], words)
        yield f"    cites: [s{number % SOURCES + 1}]"


def _stance(party: int, stance: str, words: _Words) -> Iterator[str]:
    if stance == "unstated":
        yield f"      p{party}: unstated"
        return
    condition = f", condition: {words.sentence(6)[:-1]}" if stance == "conditional" else ""
    yield f"      p{party}: {{stance: {stance}, basis: inferred{condition}}}"


def _packages(scale: int, words: _Words) -> Iterator[str]:
    yield "weapons_packages:"
    yield "  package: {title: The measured package, announced: 2023-07-07, supplier: p3, recipient: p1,"
    yield "    evidence: official, total: up to 800 million USD, items_complete: no, status: announced, cites: [s5],"
    yield "    items: ["
    for number in range(1, ITEMS * scale + 1):
        category = _CATEGORIES[number % len(_CATEGORIES)]
        yield f"      {{id: item{number}, designation: {words.sentence(4)[:-1]}, description: {words.sentence(8)[:-1]},"
        yield f"       category: {category}, unroca: none, quantity: {number * 3}, unit: piece, value: unknown,"
        yield "       delivery: announced, cites: [s6]},"
    yield "    ]}"


_BRIEFS = ("briefs:", "  brief: {template: negotiation-dossier, title: Talks on a measured question}")
