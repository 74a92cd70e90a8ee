"""Every word the program itself prints comes from the catalogue: shown with one that wraps each label in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from filled_dossiers import filled_dossier

from tracktwo.composition import labels as labels_module
from tracktwo.document.blocks import Document, Figure, Table
from tracktwo.document.drawing import Words
from tracktwo.document.inlines import Cite, Inline, Inlines, Label, MarkingLabel, Text, plain
from tracktwo.document.walk import each_block, each_inline, each_run
from tracktwo.exporting import ExportRequest, compose
from tracktwo.template.library import shipped_templates
from tracktwo.template.options import SECTION_KINDS

OPEN, CLOSE = "⟦", "⟧"
OURS = re.compile(
    r"[wW]\d+z|https?://\S+|UTC[+−]?|TLP:[A-Z+]+|\b(?:USD|EUR|PA-X)\b|\bp\. \d+|\((?:StBor|Ce)\)"
    r"|(?<=[\[ ])\d+[a-z]{1,2}(?=[,\]])"
)
"""What stands in the dossier, and what no language translates: codes, addresses, places in sources."""
SPLIT_AT_BLANKS = {"months", "months_alone", "months_after", "seasons", "seasons_after"}


def wrapped(node: Any, key: str = "", group: str = "") -> Any:
    if isinstance(node, dict):
        return {name: wrapped(value, name, group or key) for name, value in node.items()}
    if not node:
        return node
    if key in SPLIT_AT_BLANKS and group == "calendar":
        return " ".join(f"{OPEN}{word}{CLOSE}" for word in node.split())
    if group == "templates":
        return " · ".join(f"{OPEN}{part}{CLOSE}" for part in node.split(" · "))
    return f"{OPEN}{node}{CLOSE}"


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    read = labels_module._read
    named = labels_module._language_names
    monkeypatch.setattr(labels_module, "_catalogue", lambda name, _="": wrapped(read(name)))
    monkeypatch.setattr(labels_module, "_language_names", lambda language: wrapped(named(language)))


def texts(document: Document) -> Iterator[str]:
    for run in (*each_run(document), *furniture(document)):
        yield "".join(own_words(inline) for inline in each_inline(run))
    for block in each_block(document.blocks):
        match block:
            case Table():
                yield block.summary
            case Figure():
                yield block.alternative
                yield from (shape.text for shape in block.drawing.shapes if isinstance(shape, Words))
            case _:
                pass


def own_words(inline: Inline) -> str:
    match inline:
        case Text():
            return "" if inline.lang else inline.text
        case Label() | MarkingLabel() | Cite():
            return plain((inline,))
        case _:
            return ""


def furniture(document: Document) -> Iterator[Inlines]:
    for line in (document.header, document.footer):
        yield from (line.start, line.middle, line.end)
    yield (Text(document.properties.subject),)


def outside(text: str) -> str:
    """What stands in no brackets; brackets nest."""
    depth, kept = 0, ""
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        kept += character if depth == 0 and character != CLOSE else ""
    return OURS.sub("", kept)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data, _ = filled_dossier()
    data["dossier"]["lang"] = "fr"
    path = tmp_path_factory.mktemp("filled") / "filled.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return path


@pytest.mark.parametrize("template", shipped_templates())
@pytest.mark.usefixtures("brackets")
def test_no_word_of_a_brief_is_made_outside_the_catalogue(dossier: Path, template: str) -> None:
    composition = compose(ExportRequest(dossier, template=template))
    found = list(texts(composition.document))
    assert sum(OPEN in text for text in found) > 20
    assert [text for text in found if re.search(r"[^\W\d_]", outside(text))] == []


@pytest.mark.usefixtures("brackets")
def test_no_word_of_any_kind_of_section_is_made_outside_the_catalogue(dossier: Path) -> None:
    composition = compose(ExportRequest(dossier, template="policy-brief", sections=tuple(SECTION_KINDS)))
    found = list(texts(composition.document))
    assert sum(OPEN in text for text in found) > 200
    assert [text for text in found if re.search(r"[^\W\d_]", outside(text))] == []
