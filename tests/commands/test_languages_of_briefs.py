"""`--lang`: the language of the program's own words, over those of brief, template and dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import tracktwo
from lent_typeface import lending_template
from pdf_reading import Reading

from tracktwo.exporting import ExportRequest, compose

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


def test_names_in_other_scripts_are_set_with_the_typefaces_at_hand(tmp_path: Path) -> None:
    written(tmp_path)
    exported = tracktwo("export", "talks.yaml", *ALL, folder=tmp_path)
    assert exported.returncode == 0
    assert "P08" not in exported.stderr
    assert "P01" not in exported.stderr
    assert list(tmp_path.glob("*.pdf"))


def test_a_name_no_typeface_has_refuses_the_pdf_with_a_way_out(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text("utf-8").replace("محمد مصدق, lang: fa", "王毅, lang: zh"), "utf-8")
    refused = tracktwo("export", "talks.yaml", *ALL, folder=tmp_path)
    assert refused.returncode == 3
    assert "talks.yaml:8:" in refused.stderr
    assert "error P01: The typefaces lack 王 (U+738B CJK UNIFIED IDEOGRAPH-738B), 毅" in refused.stderr
    assert not [*tmp_path.glob("*.pdf"), *tmp_path.glob("*.docx")]
    word = tracktwo("export", "talks.yaml", *ALL, "--format", "docx", folder=tmp_path)
    assert (word.returncode, "P01" in word.stderr) == (0, False)
    without = tracktwo("export", "talks.yaml", *ALL, "--set", "participants.originals=no", folder=tmp_path)
    assert (without.returncode, "P01" in without.stderr) == (0, False)


def test_a_template_names_the_typeface_that_lends(tmp_path: Path) -> None:
    path = written(tmp_path, template=lending_template(tmp_path, "policy-brief").name)
    path.write_text(path.read_text("utf-8").replace("محمد مصدق, lang: fa", "王毅, lang: zh"), "utf-8")
    exported = tracktwo("export", "talks.yaml", *ALL, folder=tmp_path)
    assert (exported.returncode, "P01" in exported.stderr) == (0, False)
    assert "王毅" in "".join(Reading(next(tmp_path.glob("*.pdf")).read_bytes()).heard_pages())


@pytest.mark.parametrize(
    ("name", "beginning", "code"),
    [("lent.otf", b"OTTO", "F02"), ("lent.ttf", b"ttcf", "F02"), ("none.ttf", b"", "F01")],
)
def test_a_file_that_cannot_lend_is_refused(tmp_path: Path, name: str, beginning: bytes, code: str) -> None:
    if beginning:
        (tmp_path / name).write_bytes(beginning + b"\0" * 60)
    fonts = f"theme: {{fonts: {{fallback: [{name}]}}}}"
    (tmp_path / "own.yaml").write_text(f"schema: 1\nextends: policy-brief\n{fonts}\n", "utf-8")
    written(tmp_path, template="own.yaml")
    refused = tracktwo("export", "talks.yaml", folder=tmp_path)
    assert refused.returncode == 3
    assert f"error {code}: " in refused.stderr
    assert "Traceback" not in refused.stderr


def test_what_is_no_language_is_a_wrong_command_line(tmp_path: Path) -> None:
    written(tmp_path)
    refused = tracktwo("export", "talks.yaml", "--lang", "no language", folder=tmp_path)
    assert refused.returncode == 2
    assert "--lang" in refused.stderr
