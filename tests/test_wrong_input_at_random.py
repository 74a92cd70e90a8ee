"""Whatever stands in a file, reading it gives diagnostics and never an exception."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracktwo.dossier.model.blocks import record_models
from tracktwo.dossier.reading import DossierReading, read_dossier
from tracktwo.files import Bundle
from tracktwo.template.library import Found
from tracktwo.template.reading import read_template

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = [
    *sorted((ROOT / "resources" / "dossiers").glob("*.yaml")),
    ROOT / "resources" / "starter" / "dossier.yaml",
]
TEMPLATES = sorted((ROOT / "briefing_templates").glob("*.yaml"))
PIECES = st.sampled_from(
    [
        b"",
        b"\x00",
        b"\t",
        b"\n",
        b"\r",
        b": ",
        b"- ",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b'"',
        b"'",
        b"&a ",
        b"*a",
        b"<<: ",
        b"!!str ",
        b"%",
        b"@",
        b"#",
        b"|",
        b">",
        b"~",
        b"?",
        b"\xff",
        b"\xed\xa0\x80",
        b"---\n",
        b"...\n",
        b"\\",
        b"\x1b",
        "\u2028\u200f́é".encode(),
        b" " * 60,
        b"[" * 60,
        b"0" * 500,
    ]
)


@cache
def _bytes_of(path: Path) -> bytes:
    return path.read_bytes()


@st.composite
def _mutated(draw: st.DrawFn, paths: list[Path]) -> bytes:
    """A shipped file of which a few pieces are cut out, doubled or replaced."""
    data = _bytes_of(draw(st.sampled_from(paths)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 2, 7, 40, 400])))
        piece = draw(PIECES | st.binary(max_size=4))
        again = data[start:end] if draw(st.booleans()) else b""
        data = data[:start] + again + piece + data[end:]
    return data


def _is_told_well(reading: DossierReading) -> bool:
    for found in reading.diagnostics:
        assert found.message.strip()
        assert not found.message[0].islower()
        assert found.message.endswith((".", "?", "!", "…"))
        assert found.hint
        assert len(str(found)) < 3_000
        assert not any(character < " " or "\ud800" <= character <= "\udfff" for character in str(found))
        if found.source and found.source.line:
            assert found.source.column >= 1
    assert reading.dossier is not None or reading.diagnostics
    return True


def _read(data: bytes) -> DossierReading:
    return read_dossier(Bundle({"d.yaml": data}), ("d.yaml",), "d")


@given(_mutated(SHIPPED))
@settings(max_examples=60)
def test_a_damaged_dossier_is_told(data: bytes) -> None:
    assert _is_told_well(_read(data))


@given(_mutated(TEMPLATES))
@settings(max_examples=80)
def test_a_damaged_template_is_told(data: bytes) -> None:
    reading = read_template(Found(Bundle({"t.yaml": data}), "t.yaml"))
    assert reading.template is not None or reading.diagnostics
    assert all(found.message.endswith((".", "?", "!", "…")) for found in reading.diagnostics)


WORDS = st.sampled_from(
    [
        "",
        "unknown",
        "none",
        "yes",
        "2023-07-06",
        "2023-13",
        "../..",
        "at least 3 persons",
        "5 to 1",
        "nbc",
        "nbc#",
        "#",
        "60 days after x",
        "UA",
        "en",
        "51:49",
        "0",
        "-1",
        "9" * 60,
        "[@nbc]",
        "[@",
        "{page}",
        "{",
        "{dossier.title}",
        "TLP:RED",
        "state",
        "e" * 401,
        "１２",
        "²",
        "١",
        "\u202eabc",
        "1e400",
        "nan",
        "inf",
        "0x10",
        "٪",
        "ﷺ",
        "ß",
        "İ",
    ]
)
LEAVES = WORDS | st.text(max_size=12)
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=3),
    max_leaves=8,
)


def _as_yaml(value: object) -> bytes:
    """JSON is YAML, but for the half characters JSON may name."""
    return json.dumps(value).encode()


@given(st.dictionaries(st.sampled_from([*record_models(), "schema", "dossier", "texts", "parties"]) | LEAVES, TREES))
@settings(max_examples=150)
@example({"texts": {"if_asked": [{"q": ["x"]}, "y"]}})
@example({"parties": [[], {}, "x"], "actors": {"": {}}})
def test_a_tree_of_anything_is_told(tree: dict[str, Any]) -> None:
    assert _is_told_well(_read(_as_yaml({"schema": "1", **tree})))


@given(st.dictionaries(st.sampled_from(["title", "theme", "head", "sections", "options", "without", "page"]), TREES))
@settings(max_examples=150)
def test_a_template_of_anything_is_told(tree: dict[str, Any]) -> None:
    for raw in (tree, {"title": "T", "extends": "policy-brief", **tree}):
        reading = read_template(Found(Bundle({"t.yaml": _as_yaml(raw)}), "t.yaml"))
        assert reading.template is not None or reading.diagnostics
        assert all(found.message.endswith((".", "?", "!", "…")) for found in reading.diagnostics)


FIELDS = [
    (block, info.alias or name) for block, model in record_models().items() for name, info in model.model_fields.items()
]


@pytest.mark.parametrize("block", record_models())
@given(data=st.data())
@settings(max_examples=40)
def test_anything_in_any_field_is_told(block: str, data: st.DataObject) -> None:
    names = [name for owner, name in FIELDS if owner == block]
    record = data.draw(st.dictionaries(st.sampled_from(names), TREES, min_size=1, max_size=6))
    head = {"id": "x", "title": "X", "as_of": "2023-07-08", "status": "draft"}
    blocks: dict[str, Any] = {"schema": "1", "dossier": head, "sources": {}, "actors": {}, "parties": []}
    blocks[block] = {"one": record}
    assert _is_told_well(_read(_as_yaml(blocks)))


def test_every_field_of_every_record_takes_part() -> None:
    assert len({block for block, _ in FIELDS}) == len(record_models())
    assert len(FIELDS) > 200
