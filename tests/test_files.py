"""Reading by name: what is inside can be read, and nothing else."""

# ruff: noqa: PT017 - any text may go either way, and both ways are checked

from __future__ import annotations

import os
import pickle
from collections.abc import MutableMapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.diagnostics import BriefError
from tracktwo.files import Bundle, Files, Folder, bundled


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "parts").mkdir(parents=True)
    (folder / "dossier.yaml").write_bytes(b"schema: 1\n")
    (folder / "parts" / "sources.yaml").write_bytes(b"sources: {}\n")
    (folder / ".hidden").write_bytes(b"x")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return folder


def refusal(files: Files, name: str) -> tuple[str, str]:
    with pytest.raises(BriefError) as caught:
        files.read(name)
    (found,) = caught.value.diagnostics
    return found.code, str(found)


def test_a_file_inside_is_read_whole(case: Path) -> None:
    assert Folder(case).read("dossier.yaml") == b"schema: 1\n"
    assert Folder(case).read("parts\\sources.yaml") == b"sources: {}\n"
    assert Folder(case).read("./parts//sources.yaml") == b"sources: {}\n"


def test_names_are_sorted_and_leave_out_hidden_files_and_links_outside(case: Path) -> None:
    (case / "link.txt").symlink_to(case.parent / "secret.txt")
    assert Folder(case).names() == ("dossier.yaml", "parts/sources.yaml")


def test_a_misspelled_name_gets_a_suggestion_from_its_folder(case: Path) -> None:
    code, told = refusal(Folder(case), "parts/source.yaml")
    assert code == "R01"
    assert 'Did you mean "sources.yaml"?' in told
    assert refusal(Folder(case), "nowhere/x.yaml")[0] == "R01"
    assert refusal(Folder(case), "dossier.yaml/x")[0] == "R01"
    assert refusal(Folder(case / "gone"), "x.yaml")[0] == "R01"
    assert refusal(Folder(case), "x" * 5_000)[0] == "R01"


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "parts/../../secret.txt", "/etc/passwd", "C:\\x", "c:x", "\\\\host\\share\\x", "~/x", "a\0b", ""],
)
def test_a_path_that_leads_outside_is_refused(case: Path, name: str) -> None:
    assert refusal(Folder(case), name)[0] == "R04"
    assert refusal(Bundle({}), name)[0] == "R04"


def test_a_link_to_the_outside_is_refused_and_one_inside_is_followed(case: Path) -> None:
    (case / "out.txt").symlink_to(case.parent / "secret.txt")
    (case / "up").symlink_to(case.parent)
    (case / "in.yaml").symlink_to(case / "dossier.yaml")
    assert refusal(Folder(case), "out.txt")[0] == "R04"
    assert refusal(Folder(case), "up/secret.txt")[0] == "R04"
    assert Folder(case).read("in.yaml") == b"schema: 1\n"


def test_a_loop_of_links_is_refused(case: Path) -> None:
    (case / "a").symlink_to(case / "b")
    (case / "b").symlink_to(case / "a")
    assert refusal(Folder(case), "a")[0] in ("R02", "R04")


def test_a_folder_and_a_pipe_are_not_files(case: Path) -> None:
    os.mkfifo(case / "pipe")
    assert refusal(Folder(case), "parts")[0] == "R02"
    assert refusal(Folder(case), ".")[0] == "R02"
    assert refusal(Folder(case), "pipe")[0] == "R02"


def test_a_file_that_cannot_be_read_is_told_as_such() -> None:
    code, told = refusal(Folder(Path("/proc/self")), "mem")  # a file that not even root reads from its beginning
    assert code == "R02"
    assert "cannot be read: " in told


def test_a_file_too_large_is_refused_before_it_is_read(case: Path) -> None:
    with (case / "large.yaml").open("wb") as file:
        file.truncate(20_000_001)
    code, told = refusal(Folder(case), "large.yaml")
    assert code == "R03"
    assert "20,000,001 bytes" in told
    assert refusal(Bundle({"x": b"12345"}, size_limit=4), "x")[0] == "R03"


def test_a_bundle_is_the_same_files_and_travels(case: Path) -> None:
    folder = Folder(case)
    bundle = bundled(folder, folder.names(), "case")
    assert bundle.names() == folder.names()
    assert pickle.loads(pickle.dumps(bundle)) == bundle
    assert all(bundle.read(name) == folder.read(name) for name in folder.names())
    assert bundle.shown("dossier.yaml") == str(Path("case/dossier.yaml"))
    assert refusal(bundle, "parts")[0] == "R02"
    assert 'Did you mean "dossier.yaml"?' in refusal(bundle, "dosier.yaml")[1]
    assert not isinstance(bundle.contents, MutableMapping), "a bundle cannot be changed"


def test_the_place_is_the_path_as_the_user_gave_it(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.parent)
    assert refusal(Folder(Path("case")), "x.yaml")[1].startswith(f"{Path('case/x.yaml')}: error R01: ")


@given(st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_name_is_read_or_refused_with_a_diagnostic(name: str) -> None:
    for files in (Folder(Path(__file__).parent / "nowhere"), Bundle({"a": b"x"})):
        try:
            assert files.read(name) == b"x"
        except BriefError as error:
            assert error.diagnostics[0].code in {"R01", "R02", "R03", "R04"}
