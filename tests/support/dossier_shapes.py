"""Dossiers of very different shape, written to a folder: crowds, other scripts, nothing but what is required, ceilings,
endless words, one party, every field filled, many files.

Nothing here is a fact, and nothing is random.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from filled_dossiers import filled_dossier

Raw = dict[str, Any]

STANCES = ("strongly-supports", "supports", "neutral", "opposes", "strongly-opposes", "conditional", "unstated")
STATUSES = ("reported", "floated", "proposed", "under-discussion", "agreed", "in-force", "rejected")
NATIVE = {
    "Arab": ("ar", "عبد الفتاح البرهان", "وقف إطلاق النار في السودان"),
    "Hans": ("zh", "王毅", "关于政治解决危机的立场文件"),
    "Hebr": ("he", "בנימין נתניהו", "הסכם הפסקת אש"),
    "Pers": ("fa", "محمدجواد ظریف", "برنامه جامع اقدام مشترک"),
    "Grek": ("el", "Γιώργος Γεραπετρίτης", "Συμφωνία των Πρεσπών"),
    "Geor": ("ka", "ირაკლი ღარიბაშვილი", "ჟენევის საერთაშორისო დისკუსიები"),
}
"""Language, name and title in scripts of which the shipped typefaces print only one, the Greek."""


class _Plainly(yaml.SafeDumper):
    """YAML without anchors: a dossier may not have them."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the name is given
        return True


def write_yaml(path: Path, data: Raw) -> Path:
    """The data as a YAML file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_Plainly, allow_unicode=True, sort_keys=False, width=1_000_000)
    path.write_text(text, encoding="utf-8")
    return path


def head(title: str, **more: Any) -> Raw:
    """The first blocks of a dossier."""
    return {
        "schema": 1,
        "dossier": {"id": "id-dossier", "title": title, "as_of": "2023-07-08", "status": "draft", **more},
    }


def source(title: str, **more: Any) -> Raw:
    """One source."""
    return {"type": "report", "kind": "igo-report", "title": title, "issued": "2023-05-01", "reliability": "B", **more}


def crowd() -> Raw:
    """25 parties, 60 issues, a position of every fourth party on each, and 60 terms with their stances."""
    parties = [f"id-party-{number}" for number in range(1, 26)]
    issues = [f"id-issue-{number}" for number in range(1, 61)]
    positions: Raw = {}
    for row, issue in enumerate(issues):
        for column in range(row % 4, 25, 4):
            positions[f"id-position-{row}-{column}"] = {
                "holder": parties[column],
                "issue": issue,
                "position": f"Position of party {column + 1} on issue {row + 1}.",
                "basis": "inferred" if (row + column) % 5 == 0 else "stated-public",
                "firmness": "red-line" if (row + column) % 7 == 0 else "firm",
                "as_of": "2023-07-01",
                "cites": ["id-source-1"],
            }
    terms = {
        f"id-term-{row + 1}": {
            "title": f"Term number {row + 1}",
            "issue": issue,
            "status": STATUSES[row % len(STATUSES)],
            "stances": {party: STANCES[(row + place) % 7] for place, party in enumerate(parties) if (row + place) % 3},
            "after": [f"id-term-{row}"] if row % 5 else [],
            "cites": ["id-source-2"],
        }
        for row, issue in enumerate(issues)
    }
    return {
        **head("A conference of many parties"),
        "sources": {f"id-source-{number}": source(f"Report {number}") for number in (1, 2)},
        "actors": {
            party: {"kind": "state", "name": f"Republic Number {number}", "short": f"R{number}"}
            for number, party in enumerate(parties, start=1)
        },
        "parties": [{"actor": party, "role": "negotiating-party", "seat": "at-table"} for party in parties],
        "issues": {
            issue: {"title": f"Issue number {number}", "group": f"Basket {(number - 1) // 20 + 1}"}
            for number, issue in enumerate(issues, start=1)
        },
        "positions": positions,
        "deal_terms": terms,
    }


def scripts() -> Raw:
    """People, bodies, titles and quotations in six scripts."""
    people = {
        f"id-person-{code.lower()}": {
            "kind": "person",
            "name": {
                "family": f"Family {code}",
                "given": "Given",
                "original": name,
                "script": _script(code),
                "lang": lang,
            },
            "capacity": "official",
            "member_of": [f"id-state-{code.lower()}"],
            "cites": [f"id-source-{code.lower()}"],
        }
        for code, (lang, name, _) in NATIVE.items()
    }
    states = {
        f"id-state-{code.lower()}": {"kind": "state", "name": name, "short": f"State {code}"}
        for code, (_, name, _) in NATIVE.items()
    }
    return {
        **head(f"Titles in scripts: {NATIVE['Grek'][2]}, {NATIVE['Arab'][2]}"),
        "texts": {"bluf": f"On the text {NATIVE['Hebr'][2]} and {NATIVE['Hans'][2]} [@id-source-arab]."},
        "sources": {
            f"id-source-{code.lower()}": source(title, author=[name], lang=lang, translated_title=f"Title {code}")
            for code, (lang, name, title) in NATIVE.items()
        },
        "actors": {**states, **people},
        "parties": [{"actor": state, "role": "conflict-party", "head": f"id-person-{state[-4:]}"} for state in states],
        "issues": {"id-issue-1": {"title": {"text": "Ceasefire", "original": NATIVE["Arab"][2], "lang": "ar"}}},
        "positions": {f"id-position-{code.lower()}": _voiced(code) for code in NATIVE},
    }


def _script(code: str) -> str:
    return "Arab" if code == "Pers" else code


def _voiced(code: str) -> Raw:
    lang, _, title = NATIVE[code]
    said = {"text": f"words of {code}", "original": title, "lang": lang, "speaker": f"id-person-{code.lower()}"}
    return {
        "holder": f"id-state-{code.lower()}",
        "voiced_by": f"id-person-{code.lower()}",
        "issue": "id-issue-1",
        "position": f"Position in {code}",
        "basis": "stated-public",
        "as_of": "2023-07-01",
        "quotes": [{**said, "cites": [f"id-source-{code.lower()}"]}],
        "cites": [f"id-source-{code.lower()}"],
    }


def bare() -> Raw:
    """Only what is required, and a bottom line, without which there is nothing to print."""
    blocks = {"sources": {}, "actors": {}, "parties": []}
    return {**head("Hardly anything"), "texts": {"bluf": "Nothing is known."}, **blocks}


def single() -> Raw:
    """One party, one position, one term, no event."""
    position = {"holder": "id-party", "issue": "id-issue", "position": "It wants all.", "basis": "inferred"}
    return {
        **head("One party alone"),
        "sources": {"id-source": source("Only report")},
        "actors": {"id-party": {"kind": "armed-group", "name": "Movement"}},
        "parties": [{"actor": "id-party", "role": "conflict-party"}],
        "issues": {"id-issue": {"title": "Recognition"}},
        "positions": {"id-position": {**position, "as_of": "2023-07-01", "cites": ["id-source"]}},
        "deal_terms": {
            "id-term": {
                "title": "Amnesty", "issue": "id-issue", "status": "reported", "stances": {"id-party": "supports"},
                "cites": ["id-source"],
            }
        },
    }  # fmt: skip


def ceilings() -> Raw:
    """Limits on arms and weapons laid down, instead of gifts; shares and ratios instead of sums."""
    items = [
        {"id": "id-item-tanks", "designation": "Battle tanks", "quantity": "20,000", "delivery": "not-applicable"},
        {"id": "id-item-guns", "designation": "Artillery", "quantity": "20,000", "delivery": "not-applicable"},
        {"id": "id-item-unknown", "designation": "Helicopters", "quantity": "unknown", "delivery": "unknown"},
    ]
    laid = [{"id": "id-item-rifles", "designation": "Rifles", "quantity": "55 of 79", "delivery": "delivered"}]
    package = {"recipient": ["id-east"], "items_complete": "yes", "cites": ["id-source"]}
    limits = {"title": "Ceilings", "purpose": "ceiling", "total_quantity": "40,000", "items": items}
    claim = {
        "statement": "Share laid down",
        "kind": "figure",
        "state": "contested",
        "about": ["id-laid"],
        "use": "none",
    }
    return {
        **head("A treaty on conventional forces", lang="en-GB"),
        "sources": {"id-source": source("Treaty text", type="treaty", kind="treaty-or-agreement-text")},
        "actors": {
            "id-west": {"kind": "bloc", "name": "Western group", "short": "West"},
            "id-east": {"kind": "bloc", "name": "Eastern group", "short": "East"},
        },
        "parties": [{"actor": side, "role": "negotiating-party"} for side in ("id-west", "id-east")],
        "weapons_packages": {
            "id-ceiling": {**package, **limits},
            "id-laid": {**package, "title": "Weapons laid down", "purpose": "laid-down", "items": laid},
        },
        "claims": {
            "id-claim": {
                **claim,
                "variants": {
                    "id-low": {"value": "10 to 40 %", "value_type": "figure", "cites": ["id-source"]},
                    "id-high": {"value": "55 of 79", "value_type": "figure", "cites": ["id-source"]},
                },
            }
        },
    }  # fmt: skip


def endless() -> Raw:
    """Names of 200 characters, titles of 500, words of 300 letters, addresses of 2,000 characters."""
    name = ("Longname " * 23)[:200].strip()
    title = ("A title that does not end " * 20)[:500].strip()
    word = "unbreakable" * 27 + "end"
    address = "https://example.org/" + "segment-of-an-address/" * 90
    actors: Raw = {
        f"id-state-{number}": {"kind": "state", "name": f"{name} {number}"} for number in range(1, 7)
    }  # fmt: skip
    position = {"issue": "id-issue-1", "basis": "stated-public", "as_of": "2023-07-01", "cites": ["id-source-1"]}
    return {
        **head(title, organization=name),
        "texts": {"bluf": f"{word} {title} [@id-source-1]", "background": f"{address} {word} [@id-source-2]"},
        "sources": {
            "id-source-1": source(f"{title} 1", URL=f"{address}1", accessed="2023-07-01", author=[name]),
            "id-source-2": source(f"{title} 2", URL=address[:1990], accessed="2023-07-01"),
        },
        "actors": actors,
        "parties": [{"actor": actor, "role": "negotiating-party", "mandate": word} for actor in actors],
        "issues": {f"id-issue-{number}": {"title": f"{title} {number}", "gap": word} for number in (1, 2)},
        "positions": {
            f"id-position-{actor}": {"holder": actor, "position": f"{word} of {name}", **position} for actor in actors
        },
        "deal_terms": {
            "id-term": {
                "title": title, "issue": "id-issue-1", "status": "floated", "cites": ["id-source-2"],
                "stances": {actor: {"stance": "conditional", "condition": word} for actor in actors},
            }
        },
        "events": {
            "id-event": {
                "date": "2023-07-01", "kind": "talks-round", "title": title, "place": word, "who": list(actors),
                "outcome": name, "cites": ["id-source-1"],
            }
        },
    }  # fmt: skip


def masses() -> Raw:
    """300 sources and 500 events."""
    states = [f"id-state-{number}" for number in range(1, 5)]
    return {
        **head("A long history", stale_after_days=30),
        "sources": {
            f"id-source-{number}": source(f"Report {number}", container="Daily") for number in range(1, 301)
        },
        "actors": {state: {"kind": "state", "name": f"State {state[-1]}"} for state in states},
        "parties": [{"actor": state, "role": "conflict-party"} for state in states],
        "events": {
            f"id-event-{number}": {
                "date": f"{1980 + number // 12}-{number % 12 + 1:02}-01",
                "kind": ("meeting", "military", "talks-round", "statement")[number % 4],
                "title": f"Event number {number + 1}",
                "who": [states[number % 4], states[(number + 1) % 4]],
                "milestone": "yes" if number % 50 == 0 else "no",
                "cites": [f"id-source-{number % 300 + 1}#p. {number}"],
            }
            for number in range(500)
        },
    }  # fmt: skip


def filled() -> Raw:
    """Every optional field filled, every word of every closed list used."""
    return filled_dossier()[0]


def _one_file(make: Callable[[], Raw]) -> Callable[[Path, str], Path]:
    return lambda folder, name: write_yaml(folder / f"{name}.yaml", make())


def _many_files(folder: Path, name: str) -> Path:
    """The filled dossier as a folder: the head leads, each other block has a file of its own."""
    data, root = filled(), folder / name
    write_yaml(root / "dossier.yaml", {block: data.pop(block) for block in ("schema", "dossier", "texts", "briefs")})
    for block, records in data.items():
        write_yaml(root / f"{block.replace('_', '-')}.yaml", {block: records})
    return root


SHAPES: Mapping[str, Callable[[Path, str], Path]] = {
    "crowd": _one_file(crowd),
    "scripts": _one_file(scripts),
    "bare": _one_file(bare),
    "single": _one_file(single),
    "ceilings": _one_file(ceilings),
    "endless": _one_file(endless),
    "masses": _one_file(masses),
    "filled": _one_file(filled),
    "split": _many_files,
}
"""Each shape by name: a function that writes it to a folder and gives its path."""


def write_shape(folder: Path, name: str) -> Path:
    """One shape, written to a folder."""
    return SHAPES[name](folder, name)
