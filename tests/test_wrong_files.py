"""Wrong files: every fault is told with its place and its remedy, in one run, and nothing is written."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from command_line import tracktwo
from wrong_files import WRONG, expected_file, found_in, wrong_files

from tracktwo.dossier.loading import load_dossier
from tracktwo.dossier.reading import DossierReading

FILES = list(wrong_files())
LINE = re.compile(r"(?:\d+:\d+: )?(?:[^ :]+: )?(error|warning|notice) [A-Z]\d\d: \S.*[.?!…]")
PROGRAMMERS_WORDS = re.compile(
    r"(?i)\b(pydantic|python|traceback|exception|none?type|dict|tuple|str|int|float|null|boolean|regex|input should|"
    r"unable to parse|validation|valueerror|schema error)\b"
)

HEAD = """\
schema: 1
dossier: {id: small, title: Small, as_of: 2023-07-08, status: draft}
sources:
  nbc: {type: article-newspaper, kind: press-original, title: Talks, issued: 2023-07-06, reliability: B}
actors:
  ua: {kind: state, name: Ukraine}
parties:
  - {actor: ua, role: conflict-party}
"""


def reading_of(text: str | bytes, folder: Path) -> DossierReading:
    path = folder / "small.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return load_dossier(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_wrong_file_is_told_to_the_letter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    expected = expected_file(path).read_text("utf-8").splitlines()
    found = found_in(path).splitlines()
    assert found, "a wrong file that nothing is said about"
    difference = "\n".join(difflib.unified_diff(expected, found, "expected", "found", lineterm=""))
    assert not difference, f"\n{difference}"


def test_there_are_wrong_files_of_both_kinds_and_no_expectation_without_a_file() -> None:
    names = {(path.parent.name, path.stem) for path in FILES}
    expected = {(path.parent.name, path.name.removesuffix(".expected.txt")) for path in WRONG.rglob("*.expected.txt")}
    assert expected == names
    assert sum(kind == "dossiers" for kind, _ in names) >= 80
    assert sum(kind == "templates" for kind, _ in names) >= 30


def test_every_wrong_file_is_in_the_table_once() -> None:
    table = (WRONG / "README.md").read_text("utf-8")
    reasons = re.findall(r"^\| `[^`]+` \| (.*) \|$", table, re.MULTILINE)
    dossiers, templates = table.split("## Templates")
    for path in FILES:
        half = dossiers if path.parent.name == "dossiers" else templates
        assert half.count(f"| `{path.name}` |") == 1
    assert len(reasons) == len(FILES) > 0


def test_every_diagnostic_is_a_sentence_with_a_remedy_in_plain_words() -> None:
    lines = [line for path in FILES for line in expected_file(path).read_text("utf-8").splitlines()]
    for line in lines:
        assert LINE.fullmatch(line), line
        message = line.partition(": ")[2] if line[0].isalpha() else line.split(": ", 2)[2]
        assert not message[0].islower(), line
        assert re.search(r"[.?!] \S", message), f"no remedy: {line}"
        assert not PROGRAMMERS_WORDS.search(re.sub(r'"[^"]*"', "", message)), line
    assert len(lines) > len(FILES)


SAMPLE = ("comma-in-braces", "many-faults", "quote-not-closed", "head-is-text", "reference-misspelt")


@pytest.mark.parametrize("name", SAMPLE)
def test_a_wrong_dossier_is_refused_and_nothing_written(name: str, tmp_path: Path) -> None:
    source = WRONG / "dossiers" / f"{name}.yaml"
    dossier = tmp_path / source.name
    dossier.write_bytes(source.read_bytes())
    ran = tracktwo("export", dossier.name, "--output", "out", folder=tmp_path)
    assert ran.returncode == 3
    expected = expected_file(source).read_text("utf-8").splitlines()
    assert ran.stderr.splitlines() == [f"{dossier.name}:{line}" for line in expected]
    assert ran.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == [dossier.name]


def test_a_wrong_template_is_refused_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(HEAD, "utf-8")
    source = WRONG / "templates" / "section-unknown.yaml"
    (tmp_path / source.name).write_bytes(source.read_bytes())
    ran = tracktwo("export", "small.yaml", "--template", source.name, "--output", "out", folder=tmp_path)
    assert ran.returncode == 3
    assert ran.stderr.splitlines() == [f"{source.name}:{expected_file(source).read_text('utf-8').strip()}"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [source.name, "small.yaml"]


def test_the_dossier_the_generated_faults_are_put_into_is_right(tmp_path: Path) -> None:
    assert reading_of(HEAD, tmp_path).diagnostics == ()


GENERATED: dict[str, tuple[bytes, str]] = {
    "nested 100,000 deep": (HEAD.encode() + b"texts: " + b"[" * 100_000, "Y08"),
    "aliases that grow to a billion": (
        b"a: &a [x, x]\n" + b"".join(b"a%d: &a%d [*a, *a]\n" % (n, n) for n in range(60)),
        "Y09",
    ),
    "merge keys that grow": (
        b"m: &m {k: 1}\n" + b"".join(b"m%d: {<<: [*m, *m, *m]}\n" % n for n in range(30)),
        "Y09",
    ),
    "a text of ten megabytes": (HEAD.encode() + b"texts: {bluf: " + b"x" * 10_000_000 + b"}\n", "Y07"),
    "a key of ten megabytes": (HEAD.encode() + b"? " + b"x" * 10_000_000 + b"\n: 1\n", "Y07"),
    "a file of more than twenty megabytes": (HEAD.encode() + b"#" * 20_000_001, "R03"),
    "half a million entries": (HEAD.encode() + b"texts: {l: [" + b"a," * 500_000 + b"]}\n", "Y10"),
    "a NUL character": (HEAD.replace("Talks", "Ta\0lks").encode(), "Y06"),
    "an escape of the terminal": (HEAD.replace("Talks", "\x1b[2JTalks").encode(), "Y06"),
    "a lone surrogate in bytes": (HEAD.replace("Talks", "Talks\ud800").encode("utf-8", "surrogatepass"), "Y02"),
    "a Windows file": (HEAD.replace("Talks", "Gespräche").encode("cp1252"), "Y02"),
    "UTF-16": (HEAD.encode("utf-16"), "Y02"),
    "a Word file": (b"PK\x03\x04" + bytes(range(256)) * 20, "Y03"),
    "a PDF": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "Y03"),
    "nothing but NUL bytes": (bytes(10_000), "Y02 Y03"),
    "random bytes": (bytes(value * value % 251 for value in range(5_000)), "Y02 Y03"),
}


@pytest.mark.parametrize("name", GENERATED)
def test_a_file_no_person_wrote_is_refused_in_words(name: str, tmp_path: Path) -> None:
    data, codes = GENERATED[name]
    reading = reading_of(data, tmp_path)
    assert {found.code for found in reading.diagnostics} & set(codes.split())
    assert all(len(str(found)) < 2_000 for found in reading.diagnostics)


def test_a_generated_fault_ends_the_real_command_line_with_3(tmp_path: Path) -> None:
    for number, (data, _) in enumerate(GENERATED.values()):
        (tmp_path / f"{number}.yaml").write_bytes(data)
    names = [f"{number}.yaml" for number in range(len(GENERATED))]
    ran = tracktwo("check", *names, folder=tmp_path)
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
    told = {line.split(":")[0] for line in ran.stdout.splitlines()}
    assert told == set(names)


def test_no_character_of_a_file_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(HEAD.replace("kind: state", 'kind: "\\e[2Jstate"'), "utf-8")
    ran = tracktwo("check", "small.yaml", folder=tmp_path)
    assert ran.returncode == 3
    assert "\x1b" not in ran.stdout + ran.stderr


def test_a_block_in_two_files_of_a_folder_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "more.yaml").write_text("actors:\n  ru: {kind: state, name: Russia}\n", "utf-8")
    (tmp_path / "empty.yaml").write_text("# nothing yet\n", "utf-8")
    found = load_dossier(tmp_path).diagnostics
    assert [(each.code, each.source and each.source.line) for each in found] == [("E01", 1)]
    assert "on line 5" in found[0].message


def test_a_broken_party_does_not_move_the_places_of_the_others(tmp_path: Path) -> None:
    text = HEAD.replace("  - {actor: ua", "  - {actor: ua, role: king}\n  - {actor: xx, role: host}\n  - {actor: ua")
    reading = reading_of(text, tmp_path)
    assert [(each.code, each.source and each.source.line) for each in reading.diagnostics] == [("E02", 8), ("E03", 9)]
    assert reading.dossier is not None
    place = reading.dossier.source_of(("parties", 1, "actor"))
    assert place is not None
    assert place.line == 10


def test_a_dossier_with_a_broken_head_still_tells_its_other_faults(tmp_path: Path) -> None:
    text = HEAD.replace("as_of: 2023-07-08, ", "").replace("actor: ua", "actor: xx")
    assert [found.code for found in reading_of(text, tmp_path).diagnostics] == ["E05", "E03"]


def test_the_faults_of_a_block_that_was_not_read_are_not_told_twice(tmp_path: Path) -> None:
    text = HEAD.replace("sources:", "sorces:") + "texts: {bluf: 'Talks [@nbc].'}\n"
    assert [found.code for found in reading_of(text, tmp_path).diagnostics] == ["E02"]
