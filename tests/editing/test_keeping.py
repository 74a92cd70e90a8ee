"""Saving, locking and recovery, with real files and real processes."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from patience import PATIENCE, wait_until

from tracktwo.diagnostics import BriefError, ExitCode
from tracktwo.editing import locking
from tracktwo.editing.keeping import Lock, OutsideChange, changed_outside, save, save_as
from tracktwo.editing.operations import set_value
from tracktwo.editing.recovery import DELAY, Recovery, found_recoveries, purge
from tracktwo.editing.sheet import plain_at
from tracktwo.editing.text import DossierText

WRITTEN = "schema: 1\ndossier: {id: d, title: T}\nclaims:\n  a:\n    n: 0\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "d.yaml"
    path.write_text(WRITTEN)
    return path


def run(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def finished(child: subprocess.Popen[str]) -> int:
    child.communicate(timeout=PATIENCE / 1000)
    return child.returncode


def test_a_save_writes_what_changed_and_keeps_permissions(dossier: Path) -> None:
    dossier.chmod(0o600)
    text = DossierText.load(dossier)
    with Lock.take(dossier, text.files) as lock:
        changed = set_value(text, ("claims", "a", "n"), "1").after
        assert save(changed, lock) == ("d.yaml",)
        assert save(changed, lock) == ()
    assert dossier.read_text() == WRITTEN.replace("n: 0", "n: 1")
    assert stat.S_IMODE(dossier.stat().st_mode) == 0o600
    assert [path.name for path in dossier.parent.iterdir()] == ["d.yaml"]


def test_a_link_stays_a_link(dossier: Path) -> None:
    link = dossier.parent / "link.yaml"
    link.symlink_to(dossier)
    text = DossierText.load(link)
    with Lock.take(link, text.files) as lock, pytest.raises(BriefError):
        Lock.take(dossier)
    with Lock.take(link, text.files) as lock:
        save(set_value(text, ("claims", "a", "n"), "1").after, lock)
    assert link.is_symlink()
    assert "n: 1" in dossier.read_text()


def test_what_another_program_wrote_is_never_overwritten_unasked(dossier: Path) -> None:
    text = DossierText.load(dossier)
    with Lock.take(dossier, text.files) as lock:
        changed = set_value(text, ("claims", "a", "n"), "1").after
        dossier.write_text("outside: 1\n")
        assert changed_outside(changed, lock) == ("d.yaml",)
        with pytest.raises(OutsideChange) as outside:
            save(changed, lock)
        assert outside.value.diagnostics[0].code == "S10"
        assert dossier.read_text() == "outside: 1\n"
        save(changed, lock, over_outside_change=True)
        assert "n: 1" in dossier.read_text()
        dossier.unlink()
        with pytest.raises(OutsideChange) as deleted:
            save(changed, lock)
        assert "deleted" in str(deleted.value)


def test_files_of_a_folder_are_saved_where_they_changed(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "dossier.yaml").write_text("schema: 1\n")
    (folder / "claims.yaml").write_text("claims:\n  a:\n    n: 0\n")
    text = DossierText.load(folder)
    with Lock.take(folder, text.files) as lock:
        assert save(set_value(text, ("claims", "a", "n"), "1").after, lock) == ("claims.yaml",)
    save_as(text, tmp_path / "copy")
    assert (tmp_path / "copy" / "claims.yaml").read_text() == "claims:\n  a:\n    n: 0\n"


def test_a_read_only_file_is_named(dossier: Path) -> None:
    text = DossierText.load(dossier)
    dossier.chmod(0o444)
    with Lock.take(dossier, text.files) as lock, pytest.raises(BriefError) as refused:
        save(set_value(text, ("claims", "a", "n"), "1").after, lock)
    assert refused.value.exit_code is ExitCode.NOT_WRITTEN
    assert refused.value.diagnostics[0].code == "O01"
    assert "d.yaml" in refused.value.diagnostics[0].message
    assert dossier.read_text() == WRITTEN


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from tracktwo.diagnostics import BriefError
from tracktwo.editing.keeping import Lock, save
from tracktwo.editing.operations import set_value
from tracktwo.editing.text import DossierText
path = Path(sys.argv[1])
text = DossierText.load(path)
changed = set_value(text, ("claims", "a", "n"), "x" * 9000).after
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Lock.take(path, text.files) as lock:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    try:
        save(changed, lock)
    except BriefError as refused:
        print(refused.exit_code.value, refused.diagnostics[0].code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_without_room_leaves_the_old_file(dossier: Path) -> None:
    output, _ = run(FULL_DISK, str(dossier)).communicate(timeout=PATIENCE / 1000)
    assert output.split() == ["5", "O01"]
    assert dossier.read_text() == WRITTEN
    assert [path.name for path in dossier.parent.iterdir()] == ["d.yaml"]


HOLD = """
import sys
from pathlib import Path
from tracktwo.editing.keeping import Lock
Lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_keeps_others_out_and_that_of_a_dead_process_is_broken(dossier: Path) -> None:
    child = run(HOLD, str(dossier))
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    with pytest.raises(BriefError) as held:
        Lock.take(dossier)
    assert held.value.diagnostics[0].code == "S11"
    assert str(child.pid) in held.value.diagnostics[0].message
    child.kill()
    child.communicate()
    with Lock.take(dossier) as lock:
        assert lock.is_held


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"process": "x"}', b"\xff\xfe"])
def test_a_lock_file_without_sense_is_broken_when_it_is_old(
    dossier: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_HALF_WRITTEN_SECONDS", PATIENCE / 1000)  # a crowded machine may stop for a while
    file = dossier.parent / ".d.yaml.lock"
    file.write_bytes(content)
    with pytest.raises(BriefError):
        Lock.take(dossier)
    os.utime(file, (1, 1))
    Lock.take(dossier).release()
    assert not file.exists()


def test_a_lock_broken_before_it_was_written_is_another_s(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is held up after it made the file, for so long that the file is taken for one left by the dead."""
    children: list[subprocess.Popen[str]] = []
    write = os.write

    def held_up(handle: int, data: bytes) -> int:
        if not children:
            os.utime(dossier.parent / ".d.yaml.lock", (1, 1))
            children.append(run(HOLD, str(dossier)))
            assert children[0].stdout is not None
            assert children[0].stdout.readline() == "held\n"
        return write(handle, data)

    monkeypatch.setattr(os, "write", held_up)
    with pytest.raises(BriefError) as held:
        Lock.take(dossier)
    (child,) = children
    assert str(child.pid) in held.value.diagnostics[0].message
    assert finished(child) == 0


def test_a_save_without_its_lock_is_refused(dossier: Path) -> None:
    text = DossierText.load(dossier)
    lock = Lock.take(dossier, text.files)
    (dossier.parent / ".d.yaml.lock").unlink()
    with pytest.raises(BriefError) as gone:
        save(set_value(text, ("claims", "a", "n"), "1").after, lock)
    assert gone.value.diagnostics[0].code == "S13"


COUNT = """
import sys
from pathlib import Path
from tracktwo.editing.keeping import Lock, save
from tracktwo.editing.operations import set_value
from tracktwo.editing.text import DossierText
path = Path(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with Lock.take(path, wait=300) as lock:
        text = DossierText.load(path)
        lock.note(text.files)
        number = int(text.plain["claims"]["a"]["n"])
        save(set_value(text, ("claims", "a", "n"), str(number + 1)).after, lock)
"""


def test_two_processes_with_two_hundred_edits_lose_none(dossier: Path) -> None:
    children = [run(COUNT, str(dossier), "100") for _ in range(2)]
    assert [finished(child) for child in children] == [0, 0]
    assert dossier.read_text() == WRITTEN.replace("n: 0", "n: 200")
    assert [path.name for path in dossier.parent.iterdir()] == ["d.yaml"]


TYPE = """
import sys, time
from pathlib import Path
from tracktwo.editing.operations import set_value
from tracktwo.editing.recovery import Recovery
from tracktwo.editing.text import DossierText
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
text = DossierText.load(path)
recovery = Recovery(path, folder)
for number in range(10**6):
    text = set_value(text, ("claims", "a", "n"), str(number)).after
    recovery.note(text.files)
    time.sleep(0.02)
"""


def kept_number(folder: Path) -> int:
    """The number in the recovery file, while its process lives; -1 while there is none."""
    for file in folder.glob("*.recovery"):
        files = json.loads(file.read_bytes().partition(b"\n")[2])["files"]
        return int(base64.b64decode(files["d.yaml"]).split(b"n: ")[1])
    return -1


def test_what_is_typed_without_a_pause_is_kept_again_and_again(dossier: Path, tmp_path: Path) -> None:
    assert DELAY <= 2, "seconds that are lost at most when the program is killed"
    folder = tmp_path / "state" / "recovery"
    numbers = [-1]

    def is_kept_thrice() -> bool:
        number = kept_number(folder)
        numbers.extend([number] if number > numbers[-1] else [])
        return len(numbers) > 3

    child = run(TYPE, str(dossier), str(folder))
    try:
        wait_until(is_kept_thrice, "what is typed is kept three times")
    finally:
        child.kill()
        child.communicate()
    (found,), damaged = found_recoveries(folder)
    assert not damaged
    assert int(str(plain_at(found.text().blocks, ("claims", "a", "n")))) >= numbers[-1]
    assert dossier.read_text() == WRITTEN
    assert stat.S_IMODE(found.kept_in.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found.discard()
    for part in folder.glob("*.part"):  # it was killed while writing
        part.unlink()
    assert found_recoveries(folder) == ((), ())


KEEP = """
import sys
from pathlib import Path
from tracktwo.editing.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]), Path(sys.argv[2]))
recovery.note({"d.yaml": b"of the editor"})
recovery.flush()
print("kept", flush=True)
sys.stdin.read()
"""


def test_who_opens_a_dossier_to_read_does_not_touch_what_its_editor_keeps(dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    child = run(KEEP, str(dossier), str(folder))
    assert child.stdout is not None
    assert child.stdout.readline() == "kept\n"
    reading = Recovery(dossier, folder)
    reading.note({"d.yaml": b"of the reader"})
    reading.flush()
    reading.discard()
    reading.close()
    child.kill()
    child.communicate()
    (found,), damaged = found_recoveries(folder)
    assert not damaged
    assert found.files == {"d.yaml": b"of the editor"}


def test_of_several_that_were_kept_the_last_comes_first(dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    for age in (3, 1, 2):
        child = run(KEEP, str(dossier), str(folder))
        assert finished(child) == 0
        (file,) = folder.glob(f"*-{child.pid}.recovery")
        os.utime(file, (10 - age, 10 - age))
    found, _ = found_recoveries(folder)
    assert [each.kept_at for each in found] == [9, 8, 7]


def test_what_its_editor_discards_meanwhile_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "gone.recovery").symlink_to(tmp_path / "nothing")  # it is listed, and not there when it is read
    assert found_recoveries(tmp_path) == ((), ())


@pytest.fixture
def kept(dossier: Path, tmp_path: Path) -> Iterator[tuple[Path, bytes]]:
    """A recovery file as a process left it that is dead now."""
    folder = tmp_path / "recovery"
    code = TYPE.replace("range(10**6)", "range(3)") + "\nrecovery.flush()\n"
    assert finished(run(code, str(dossier), str(folder))) == 0
    (file,) = folder.iterdir()
    yield file, file.read_bytes()
    assert dossier.read_text() == WRITTEN


def test_damaged_recovery_files_are_told_and_touch_nothing(kept: tuple[Path, bytes]) -> None:
    file, whole = kept
    assert len(found_recoveries(file.parent)[0]) == 1
    chance = random.Random(7)
    wrong = [whole[: len(whole) * part // 100] for part in range(0, 100, 5)]
    for _ in range(100):
        place = chance.randrange(len(whole))
        wrong.append(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
    bodies = (b"{}", b"[]", b'{"format": 2}', b'{"format": 1, "files": {"a": 3}}', b"\xff")
    wrong += [hashlib.sha256(body).hexdigest().encode() + b"\n" + body for body in bodies]
    for data in wrong:
        file.write_bytes(data)
        found, damaged = found_recoveries(file.parent)
        assert not found
        assert [each.code for each in damaged] == ["S20"]
    assert len(wrong) == 125
    assert purge(file.parent) == 1
    assert not list(file.parent.iterdir())


def test_a_recovery_says_when_the_file_changed_since(dossier: Path, tmp_path: Path) -> None:
    text = DossierText.load(dossier)
    recovery = Recovery(dossier, tmp_path / "r")
    with Lock.take(dossier, text.files) as lock:
        recovery.note(set_value(text, ("claims", "a", "n"), "1").after.files, lock.seen)
        recovery.close()
    assert found_recoveries(tmp_path / "r") == ((), ()), "its editor is alive"
    assert len(list((tmp_path / "r").iterdir())) == 1
    recovery.discard()
    assert not list((tmp_path / "r").iterdir())


def test_switched_off_it_keeps_nothing(dossier: Path, tmp_path: Path) -> None:
    recovery = Recovery(dossier, tmp_path / "r", is_on=False)
    recovery.note(DossierText.load(dossier).files)
    recovery.close()
    assert not (tmp_path / "r").exists()


def test_a_recovery_that_cannot_be_written_says_so_and_goes_on(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "r").write_text("a file in the way")
    recovery = Recovery(dossier, tmp_path / "r", delay=0.01)
    recovery.note(DossierText.load(dossier).files)
    wait_until(lambda: recovery.problem is not None, "the problem is told")
    assert recovery.problem is not None
    assert recovery.problem.code == "S21"
    recovery.close()
