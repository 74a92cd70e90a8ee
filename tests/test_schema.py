"""The shipped JSON Schemas are current, and accept what people write as an editor reads it (YAML 1.2)."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from tracktwo.schema import schema_of


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2, as yaml-language-server reads it: numbers, booleans and nulls are typed, dates are text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return plain(yaml.load(text))


def plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(entry) for entry in node]
    return node.isoformat() if isinstance(node, date | datetime) else node


def faults(of: str, text: str) -> list[str]:
    validator = Draft202012Validator(schema_of(of))
    return [
        f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(as_an_editor_reads(text))
    ]


@pytest.mark.parametrize("of", ["dossier", "template", "theme"])
def test_the_shipped_schema_is_current(checkout: Path, of: str) -> None:
    shipped = json.loads((checkout / "resources" / "schema" / f"{of}.schema.json").read_text("utf-8"))
    assert shipped == json.loads(json.dumps(schema_of(of))), (
        f"run: tracktwo schema {of} > resources/schema/{of}.schema.json"
    )
    Draft202012Validator.check_schema(shipped)


def test_every_shipped_file_is_right_by_its_schema(checkout: Path) -> None:
    shipped = {
        "dossier": [*(checkout / "resources" / "dossiers").glob("*.yaml"), checkout / "resources/starter/dossier.yaml"],
        "template": [*(checkout / "briefing_templates").glob("*.yaml"), checkout / "resources/starter/template.yaml"],
        "theme": [*(checkout / "briefing_templates" / "themes").glob("*.yaml")],
    }
    assert all(shipped.values())
    found = {str(path): faults(of, path.read_text("utf-8")) for of, paths in shipped.items() for path in paths}
    assert not {path: errors for path, errors in found.items() if errors}


def test_shipped_files_name_the_schema_that_is_there(checkout: Path) -> None:
    files = [*(checkout / "resources" / "dossiers").glob("*.yaml"), *(checkout / "briefing_templates").rglob("*.yaml")]
    assert len(files) > 5
    for path in files:
        modeline = path.read_text("utf-8").splitlines()[0]
        assert modeline.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / modeline.partition("$schema=")[2]).resolve().is_file(), path


HEAD = """\
schema: 1
dossier: {id: 7, title: 2023, as_of: 2023-07-08, status: draft, stale_after_days: 30}
sources: {a: {type: report, kind: dataset, title: T, issued: 2023, reliability: A, number: 0123}}
actors:
  no: {kind: state, name: Norway, iso: NO}
parties: [{actor: no, role: host}]
"""

WRITTEN = {
    "a number without quotes": "weapons_packages: {p: {title: P, recipient: no, items_complete: no, items: "
    "[{id: i, designation: D, quantity: 31, delivery: announced}]}}",
    "a percentage with its bound": "claims: {c: {statement: S, kind: figure, state: undisputed, value: up to 40 %}}",
    "a bare true": "weapons_packages: {p: {title: P, recipient: no, items_complete: true}}",
    "a blank block": "issues:\npositions:\n",
    "a blank field": "issues: {i: {title: I, gap: }}",
    "a single entry without brackets": "issues: {i: {title: I, pax: StBor}}",
    "a track as a number": "events: {e: {date: 2023, kind: meeting, title: E, track: 1.5, who: [no]}}",
    "a year as a date": "agreements: {g: {title: G, date: 1960, status: signed, relevance: R}}",
    "a title with its original": "issues: {i: {title: {text: I, original: И, lang: uk}}}",
    "a stance as a word and in full": "issues: {i: {title: I}}\ndeal_terms: {t: {title: T, issue: i, status: floated, "
    "detail: 2, stances: {no: supports, x: {stance: opposes, basis: inferred}}}}",
    "a cite in both forms": "events: {e: {date: 2023, kind: vote, title: E, "
    "cites: [a, a#p. 3, {source: a, credibility: 2}]}}",
    "prose as text and as a list": "texts: {bluf: One., talking_points: [One., Two.], if_asked: [{q: Q, a: A}]}",
    "sections by name and in full": "briefs: {b: {template: one-pager, sections: [next, {kind: matrix, options: "
    "{gap: no}}]}}",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_what_people_write_is_accepted(way: str) -> None:
    assert faults("dossier", f"{HEAD}{WRITTEN[way]}\n") == []


@pytest.mark.parametrize("wrong", ["isues: {}", "issues: {i: {titel: I}}", "dossier: text"])
def test_what_is_wrong_is_not_accepted(wrong: str) -> None:
    assert faults("dossier", f"{HEAD.replace('dossier:', 'x:') if wrong.startswith('dossier') else HEAD}{wrong}\n")
