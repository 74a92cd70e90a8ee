"""`--lang`: the language of the program's own words, over those of brief, template and dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import tracktwo

from tracktwo.exporting import ExportRequest, compose
from tracktwo.writers.fonts import FontLibrary

DOSSIER = """\
schema: 1
dossier: {id: talks, title: Talks, as_of: 2023-07-08, status: draft, lang: LANG, organization: Unit}
texts: {bluf: The bottom line., next: What comes.}
sources:
  a: {type: report, kind: igo-report, title: A report, issued: 2023-07-01, reliability: A}
actors:
  ua: {kind: state, name: Ukraine}
  ann: {kind: person, name: {text: Ann Name, original: محمد مصدق, lang: fa}, capacity: official, cites: [a]}
parties: [{actor: ua, role: conflict-party, cites: [a]}]
briefs:
  memo: {template: TEMPLATE, lang: OWN, sections: [summary, next]}
"""


def written(folder: Path, *, lang: str = "en-GB", own: str = "", template: str = "policy-brief") -> Path:
    text = DOSSIER.replace("LANG", lang).replace("TEMPLATE", template).replace("OWN", own or '""')
    path = folder / "talks.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_command_line_goes_first_then_brief_then_template_then_dossier(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("schema: 1\nextends: policy-brief\nlang: uk\n", "utf-8")
    by_dossier = compose(ExportRequest(written(tmp_path, lang="fr"))).document
    by_template = compose(ExportRequest(written(tmp_path, lang="fr", template="own.yaml"))).document
    by_brief = compose(ExportRequest(written(tmp_path, lang="uk", own="fr", template="own.yaml"))).document
    by_command = compose(ExportRequest(written(tmp_path, lang="fr", own="fr"), lang="en-US")).document
    tags = [each.properties.lang for each in (by_dossier, by_template, by_brief, by_command)]
    assert tags == ["fr", "uk", "fr", "en-US"]


@pytest.mark.parametrize(("lang", "word"), [("fr", "L’ESSENTIEL"), ("uk", "ГОЛОВНЕ"), ("en-US", "BOTTOM LINE")])
def test_show_prints_in_the_language_asked_for(tmp_path: Path, lang: str, word: str) -> None:
    written(tmp_path)
    shown = tracktwo("show", "talks.yaml", "--lang", lang, folder=tmp_path)
    assert shown.returncode == 0
    assert f"callout: {word}" in shown.stdout


def test_a_language_without_labels_is_told_with_a_way_out(tmp_path: Path) -> None:
    written(tmp_path)
    exported = tracktwo("export", "talks.yaml", "--lang", "de", "--format", "docx", folder=tmp_path)
    assert exported.returncode == 0
    assert 'warning T04: There are no labels in the language "de"' in exported.stderr
    assert "docs/translating.md" in exported.stderr
    assert "en, fr or uk" in exported.stderr


ALL = ("--sections", "participants", "--set", "participants.who=all")


def test_words_a_pdf_cannot_set_are_told_with_a_way_out(tmp_path: Path) -> None:
    written(tmp_path)
    exported = tracktwo("export", "talks.yaml", *ALL, folder=tmp_path)
    assert exported.returncode == 0
    assert "warning P08: A PDF cannot print Arabic letters right yet" in exported.stderr
    without = tracktwo("export", "talks.yaml", *ALL, "--set", "participants.originals=no", folder=tmp_path)
    assert "P08" not in without.stderr
    word = tracktwo("export", "talks.yaml", *ALL, "--format", "docx", folder=tmp_path)
    assert "P08" not in word.stderr


def test_a_pdf_that_would_print_arabic_wrong_is_refused(tmp_path: Path) -> None:
    own = FontLibrary().family("Source Sans Pro").regular
    (tmp_path / "own.ttf").write_bytes(own.read_bytes())
    fonts = "theme: {fonts: {prose: own.ttf, display: own.ttf}}"
    (tmp_path / "own.yaml").write_text(f"schema: 1\nextends: policy-brief\n{fonts}\n", "utf-8")
    written(tmp_path, template="own.yaml")
    refused = tracktwo("export", "talks.yaml", *ALL, folder=tmp_path)
    assert refused.returncode == 3
    assert "error P08" in refused.stderr
    assert not list(tmp_path.glob("*.pdf"))


def test_what_is_no_language_is_a_wrong_command_line(tmp_path: Path) -> None:
    written(tmp_path)
    refused = tracktwo("export", "talks.yaml", "--lang", "no language", folder=tmp_path)
    assert refused.returncode == 2
    assert "--lang" in refused.stderr
