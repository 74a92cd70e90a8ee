"""What cannot be done is refused: the promised exit code, a sentence, no file touched, nothing left behind.

| Mechanism | Exit code |
| --- | --- |
| dossier missing; folder without dossier.yaml; folder as file; dangling link; loop of links; pipe; device | 3 |
| no such brief, template, section, option, format, date, pattern; brief and template; file for two formats | 2, 3 |
| one bad dossier among several | 4 |
| all dossiers bad | 3 |
| target a folder; folder a file; folder not writable; disk full; file too large; name too long | 5 |
| two dossiers with one output, also by capitals | 2 |
| new over an existing file | 5 |
| protected name in prose | 6 |
| final with an error of the checks | 3 |
| worker killed | 4 |
| stopped by the user | 130 |
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import environment, tracktwo
from patience import PATIENCE

DOSSIER = """\
schema: 1
dossier: {id: small, title: Small, as_of: 2023-07-08, status: draft}
texts:
  bluf: Talks went on [@nbc].
sources:
  nbc: {type: article-newspaper, kind: press-original, title: Talks, issued: 2023-07-06, reliability: B}
actors:
  ua: {kind: state, name: Ukraine}
parties:
  - {actor: ua, role: conflict-party}
"""
BRIEFS = "briefs:\n  short: {template: one-pager}\n"
OLD = b"the brief of last week"

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file below a folder with its bytes; folders end in a slash."""
    return {
        f"{path.relative_to(folder)}/" if path.is_dir() else str(path.relative_to(folder)): (
            path.read_bytes() if path.is_file() else b""
        )
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a right dossier, and the brief of last week in its place."""
    (tmp_path / "small.yaml").write_text(DOSSIER + BRIEFS, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    for suffix in ("pdf", "docx"):
        (out / f"small-brief.{suffix}").write_bytes(OLD)
        (out / f"small-short.{suffix}").write_bytes(OLD)
    return tmp_path


def refused(ran: subprocess.CompletedProcess[str], code: int, words: str) -> None:
    """Require exit code and words, on standard error and in words of people."""
    assert words in ran.stderr, ran.stderr
    assert ran.returncode == code, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "fault of Tracktwo" not in ran.stderr


EXPORT = ("export", "small.yaml", "--output", "out")
OPTIONS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no such option of the program": (("--outptu", "x"), 2, "No such option"),
    "brief that does not exist": (("--brief", "shrt"), 2, 'Did you mean "short"?'),
    "template that does not exist": (("--template", "one-paper"), 2, 'Did you mean "one-pager"?'),
    "template file that does not exist": (("--template", "house.yaml"), 2, 'There is no file "house.yaml"'),
    "brief and template": (("--brief", "short", "--template", "one-pager"), 2, "Both --brief and --template"),
    "format that does not exist": (("--format", "odt"), 2, 'There is no format "odt"'),
    "no format": (("--format", ","), 2, "No format is given"),
    "section that does not exist": (("--sections", "summary,postions"), 2, 'Did you mean "positions"?'),
    "section left out that does not exist": (("--without", "sumary"), 2, 'Did you mean "summary"?'),
    "setting without a value": (("--set", "positions.by"), 2, "is not of the form section.option=value"),
    "setting of a section that does not exist": (("--set", "postions.by=party"), 2, 'Did you mean "positions"?'),
    "setting of a section not in the brief": (("--set", "claims-in-dispute.states=denied"), 2, "has no effect"),
    "option that does not exist": (("--set", "summary.stile=box"), 2, 'Did you mean "style"?'),
    "value that does not exist": (("--set", "summary.style=boxed"), 2, "--set summary.style"),
    "date that is none": (("--date", "yesterday"), 2, '"yesterday" is not a date'),
    "date that is unknown": (("--date", "unknown"), 2, "no date of issue"),
    "pattern with an unknown field": (("--name", "{dosier}"), 2, 'Did you mean "dossier"?'),
    "pattern that names no file": (("--name", "///"), 2, "names no file"),
    "one file for two formats": (("--output", "out/x.pdf"), 2, "cannot hold"),
    "file of another format": (("--output", "out/x.pdf", "--format", "docx"), 2, "cannot hold"),
    "workers below none": (("--workers", "-1"), 2, "Invalid value"),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_a_wrong_option_is_refused(name: str, desk: Path) -> None:
    options, code, words = OPTIONS[name]
    before = tree(desk)
    refused(tracktwo(*EXPORT, *options, folder=desk), code, words)
    assert tree(desk) == before


INPUTS = {
    "missing file": ("smal.yaml", 'Did you mean "small.yaml"?'),
    "missing folder": ("cases/small.yaml", "There is no folder"),
    "folder without dossier.yaml": ("empty", "dossier.yaml"),
    "folder with a folder dossier.yaml": ("nested", "folder"),
    "dangling link": ("dangling.yaml", "There is no file"),
    "loop of links": ("loop.yaml", "loop"),
    "pipe": ("pipe.yaml", "not a file"),
    "device": ("/dev/zero", "not a file"),
    "name too long": ("x" * 300 + ".yaml", "so long a name"),
    "name with a character of another encoding": ("caf\udce9.yaml", "character"),
    "binary file": ("picture.yaml", "a picture"),
    "empty file": ("blank.yaml", "This file is empty."),
}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("command", ["export", "check", "show"])
def test_a_dossier_that_cannot_be_read_is_refused(name: str, command: str, desk: Path) -> None:
    (desk / "empty").mkdir()
    (desk / "nested" / "dossier.yaml").mkdir(parents=True)
    (desk / "dangling.yaml").symlink_to("nowhere.yaml")
    (desk / "loop.yaml").symlink_to("loop.yaml")
    (desk / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (desk / "blank.yaml").touch()
    os.mkfifo(desk / "pipe.yaml")
    before = sorted(path.name for path in desk.rglob("*"))
    path, words = INPUTS[name]
    ran = tracktwo(command, path, folder=desk)
    assert ran.returncode == 3, ran.stderr
    assert words in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr
    assert sorted(path.name for path in desk.rglob("*")) == before


def test_one_bad_dossier_does_not_stop_the_others(desk: Path) -> None:
    (desk / "other.yaml").write_text(DOSSIER, "utf-8")
    (desk / "bad.yaml").write_text(DOSSIER.replace("kind: state", "kind: sate"), "utf-8")
    names = ("small.yaml", "bad.yaml", "missing.yaml", "other.yaml")
    ran = tracktwo("export", *names, "--output", "out", "--format", "docx", folder=desk)
    refused(ran, 4, "2 of 4 dossiers exported.")
    assert 'bad.yaml:8:14: error E02: "kind" cannot be "sate". Did you mean "state"?' in ran.stderr
    assert "bad.yaml: not exported." in ran.stderr
    assert "missing.yaml: not exported." in ran.stderr
    written = sorted(path.name for path in (desk / "out").iterdir() if path.read_bytes() != OLD)
    assert written == ["other-policy-brief.docx", "small-short.docx"]


def test_nothing_but_bad_dossiers_are_input_refused(desk: Path) -> None:
    before = tree(desk)
    refused(tracktwo("export", "a.yaml", "b.yaml", "--output", "out", folder=desk), 3, "0 of 2 dossiers exported.")
    assert tree(desk) == before


def test_a_target_that_is_a_folder_is_refused(desk: Path) -> None:
    (desk / "out" / "small-short.pdf").unlink()
    (desk / "out" / "small-short.pdf").mkdir()
    before = tree(desk)
    refused(tracktwo(*EXPORT, "--brief", "short", folder=desk), 5, "it is a folder")
    assert tree(desk) == before


def test_a_folder_that_is_a_file_is_refused(desk: Path) -> None:
    (desk / "report").write_bytes(OLD)
    before = tree(desk)
    refused(tracktwo("export", "small.yaml", "--output", "report", folder=desk), 5, "could not be written")
    refused(tracktwo("export", "small.yaml", "--output", "report/july", folder=desk), 5, "could not be written")
    assert tree(desk) == before


def test_a_folder_nobody_can_write_to_is_refused(desk: Path) -> None:
    refused(tracktwo("export", "small.yaml", "--output", "/proc/tracktwo", folder=desk), 5, "could not be written")
    refused(tracktwo("new", "/proc/tracktwo.yaml", folder=desk), 5, "could not be written")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB; where none can be mounted there is no such test."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_files_whole(desk: Path, small_disk: Path) -> None:
    (small_disk / "small-short.pdf").write_bytes(OLD)
    (small_disk / "filling").write_bytes(bytes(52_000))
    before = tree(small_disk)
    refused(tracktwo("export", "small.yaml", "--output", "disk", folder=desk), 5, "No space left on device")
    assert tree(small_disk) == before


def test_a_limit_on_the_size_of_files_leaves_the_old_files_whole(desk: Path) -> None:
    before = tree(desk)
    ran = subprocess.run(
        [sys.executable, "-m", "tracktwo", *EXPORT],
        cwd=desk,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096)),
    )
    refused(ran, 5, "could not be written: File too large.")
    assert tree(desk) == before


def test_two_dossiers_with_one_output_are_refused_before_anything_is_written(desk: Path) -> None:
    (desk / "more").mkdir()
    (desk / "more" / "Small.yaml").write_text(DOSSIER + BRIEFS, "utf-8")
    before = tree(desk)
    ran = tracktwo("export", "small.yaml", "more/Small.yaml", "--output", "out", folder=desk)
    refused(ran, 2, '"more/Small.yaml" and "small.yaml" would both be written to')
    refused(tracktwo("export", "small.yaml", "small.yaml", "--output", "out", folder=desk), 2, "small.yaml")
    assert tree(desk) == before


def test_new_never_writes_over_a_file(desk: Path) -> None:
    before = tree(desk)
    refused(tracktwo("new", "small.yaml", folder=desk), 5, "exists already")
    refused(tracktwo("template", "new", "small.yaml", folder=desk), 5, "exists already")
    refused(tracktwo("template", "new", "mine.yaml", "--extends", "polcy-brief", folder=desk), 2, "Did you mean")
    assert tree(desk) == before


def test_a_protected_name_in_prose_stops_the_brief(desk: Path) -> None:
    envoy = (
        "  envoy: {kind: person, identity: withheld, name: {family: Secretive, given: Ann}, described_as: an envoy, "
        "capacity: official}\nparties:"
    )
    text = DOSSIER.replace("parties:", envoy).replace("Talks went on", "Ann Secretive came")
    (desk / "small.yaml").write_text(text, "utf-8")
    before = tree(desk)
    ran = tracktwo(*EXPORT, "--template", "policy-brief", folder=desk)
    refused(ran, 6, "small.yaml:4:")
    assert "Secretive" not in ran.stdout
    assert tree(desk) == before


def test_a_final_dossier_with_an_error_is_not_exported(desk: Path) -> None:
    text = DOSSIER.replace("status: draft", "status: final") + (
        "issues:\n  land: {title: Territory}\npositions:\n"
        "  p: {holder: ua, issue: land, position: The border stays., basis: stated-public, as_of: 2023-07-06}\n"
    )
    (desk / "small.yaml").write_text(text, "utf-8")
    before = tree(desk)
    refused(tracktwo(*EXPORT, folder=desk), 3, "error E10")
    assert tree(desk) == before


WATCHED = """\
import os, signal, sys
def watch(event, arguments):
    if event == "{event}" and {name} in str(arguments[0]) and {condition}:
        os.kill(os.getpid(), signal.{signal})
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background inherit that it is ignored
sys.addaudithook(watch)
"""
IN_WORKER = '"--multiprocessing-fork" in sys.orig_argv'


def watched(
    desk: Path, condition: str, signal: str, *names: str, event: str = "open", name: str = "watched.yaml"
) -> subprocess.CompletedProcess[str]:
    """Export dossiers with a system that sends a signal to the process that opens `watched.yaml`."""
    (desk / "watch").mkdir()
    watch = WATCHED.format(condition=condition, signal=signal, event=event, name=repr(name))
    (desk / "watch" / "sitecustomize.py").write_text(watch, "utf-8")
    (desk / "watched.yaml").write_text(DOSSIER, "utf-8")
    surroundings = environment()
    surroundings["PYTHONPATH"] = os.pathsep.join([str(desk / "watch"), surroundings["PYTHONPATH"]])
    return subprocess.run(
        [sys.executable, "-m", "tracktwo", "export", *names, "--output", "out", "--format", "docx", "--workers", "2"],
        cwd=desk,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE / 1000,
    )


def test_a_killed_worker_takes_no_other_dossier_with_it(desk: Path) -> None:
    for name in ("one", "two"):
        (desk / f"{name}.yaml").write_text(DOSSIER, "utf-8")
    ran = watched(desk, IN_WORKER, "SIGKILL", "one.yaml", "watched.yaml", "two.yaml")
    refused(ran, 4, "2 of 3 dossiers exported.")
    assert "watched.yaml: error X01: The process that exported this dossier was ended by the system." in ran.stderr
    written = sorted(path.name for path in (desk / "out").iterdir() if path.read_bytes() != OLD)
    assert written == ["one-policy-brief.docx", "two-policy-brief.docx"]


def test_a_worker_that_is_ended_with_the_others_leaves_no_half_file(desk: Path) -> None:
    """The pool ends all its processes when one dies: here the one that has written a file that is not in place yet."""
    (desk / "one.yaml").write_text(DOSSIER, "utf-8")
    ran = watched(
        desk, IN_WORKER, "SIGTERM", "one.yaml", "watched.yaml", event="os.chmod", name=".watched-policy-brief.docx."
    )
    refused(ran, 4, "1 of 2 dossiers exported.")
    assert "watched.yaml: error X01" in ran.stderr
    written = sorted(path.name for path in (desk / "out").iterdir() if path.read_bytes() != OLD)
    assert written == ["one-policy-brief.docx"]


def test_a_user_who_stops_the_program_finds_everything_as_it_was(desk: Path) -> None:
    ran = watched(desk, "True", "SIGINT", "watched.yaml")
    refused(ran, 130, "Stopped.")
    assert sorted(path.name for path in (desk / "out").iterdir() if path.read_bytes() != OLD) == []


def test_a_worker_that_still_loads_does_not_meet_a_stop(desk: Path) -> None:
    """A stop from the keyboard reaches every process; only the first has something to say about it."""
    (desk / "one.yaml").write_text(DOSSIER, "utf-8")
    ran = watched(desk, IN_WORKER, "SIGINT", "one.yaml", "watched.yaml", event="import", name="tracktwo.side_by_side")
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_user_who_stops_several_exports_is_told_so(desk: Path) -> None:
    stop = '"tracktwo" in sys.orig_argv'
    (desk / "one.yaml").write_text(DOSSIER, "utf-8")
    ran = watched(desk, f"not ({IN_WORKER}) and {stop}", "SIGINT", "watched.yaml", "one.yaml")
    assert ran.returncode in {0, 130}
    assert "Traceback" not in ran.stderr


def test_nothing_temporary_is_left_after_a_good_export(desk: Path) -> None:
    ran = tracktwo(*EXPORT, folder=desk)
    assert ran.returncode == 0, ran.stderr
    changed = sorted(path.name for path in (desk / "out").iterdir() if path.read_bytes() != OLD)
    assert changed == ["small-short.docx", "small-short.pdf"]
    assert not [path for path in desk.rglob("*") if path.name.endswith(".part")]
