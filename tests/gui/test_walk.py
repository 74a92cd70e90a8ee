"""The first minutes of somebody who has never seen YAML: ten actions with keys and mouse, on a real screen."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation

import pypdfium2
import pytest
from command_line import environment, tracktwo
from docx import Document
from PIL import Image, ImageChops
from screen import Rectangle, Screen, boxes_in_the_bar, screen_of_its_own, sheet

from tracktwo.dossier.loading import load_dossier
from tracktwo.exporting import ExportRequest, Format, build

SAMPLE = "indus-waters-1960"
WRONG, RIGHT = "Gulhati", "Gulhatti"
HEADINGS = [
    "Participants",
    "Why it matters",
    "Stakeholders",
    "Positions by issue and party",
    "Terms of the deal",
    "What comes next",
    "Sources",
]
"""Of the brief as it was chosen; the bottom line has none."""


@dataclass
class Newcomer:
    """Somebody at the screen, and the home folder that is theirs."""

    screen: Screen
    home: Path
    window: str = ""
    seen: Image.Image | None = None
    place: Rectangle | None = None

    # The ten actions

    def opens_the_sample(self) -> None:
        self.window = self.screen.window("Tracktwo")
        self.screen.press("Tab", "Tab", "Tab", "space")
        self.wait(lambda: self.screen.title(self.window).startswith(SAMPLE), "the sample opens")
        self.wait(lambda: sheet(self.screen.picture()) is not None, "its pages are shown")

    def ticks_a_section(self) -> None:
        self.screen.press("F6")
        self.screen.write("s")  # more letters are one word only when they come fast: not to a machine that is crowded
        self.screen.press("space")
        self.wait(lambda: "stakeholders" in self.sections(), "a section is ticked")

    def leaves_another_out(self) -> None:
        self.screen.press("Home", "Down", "Down", "space")
        self.wait(lambda: "background" not in self.sections(), "a section is left out")

    def moves_one_up(self) -> None:
        self.screen.press("Down", "ctrl+Up", "ctrl+Up")
        self.wait(lambda: self.sections()[1] == "participants", "a section is moved up")

    def clicks_a_name_on_the_page(self) -> None:
        def is_shown() -> bool:
            self.seen = self.screen.picture()
            self.place = self.place_of(WRONG, self.seen)
            return self.place is not None

        self.wait(is_shown, "the page shows the sections as chosen")
        assert self.place is not None
        self.screen.click(*self.place.middle)

    def corrects_it_in_its_form(self) -> None:
        self.screen.press("ctrl+a")
        self.screen.write(RIGHT)
        self.screen.press("Tab")
        self.wait(lambda: RIGHT in self.kept_text(), "the fact is corrected")

    def sees_the_page_change(self) -> None:
        assert self.place is not None
        assert self.seen is not None
        there, before = self.place.box, self.seen.crop(self.place.box)

        def has_changed() -> bool:
            picture = self.screen.picture()
            is_other = ImageChops.difference(picture.crop(there), before).getbbox() is not None
            return is_other and self.place_of(RIGHT, picture) is not None

        self.wait(has_changed, "the page shows the corrected fact")

    def chooses_word_and_pdf(self) -> None:
        boxes: list[Rectangle] = []

        def are_seen() -> bool:
            boxes[:] = boxes_in_the_bar(self.screen.picture())
            return bool(boxes)

        self.wait(are_seen, "the boxes of the bar are shown")
        self.screen.click(*boxes[3].middle)
        self.screen.press("Home", "Return")

    def exports(self) -> None:
        self.screen.press("ctrl+e")
        self.wait(lambda: len(self.written()) == 2, "two files are written")

    # What can be seen

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        self.screen.until(is_so, what, self.home)

    def kept(self) -> bytes:
        """The dossier as the program keeps it against a crash: what is in the window now."""
        for file in (self.home / "state" / "tracktwo" / "recovery").glob("*.recovery"):
            files = json.loads(file.read_bytes().partition(b"\n")[2])["files"]
            return base64.b64decode(files[f"{SAMPLE}.yaml"])
        return b""

    def kept_text(self) -> str:
        return self.kept().decode()

    def copy(self) -> Path:
        """What is in the window, as a file for the command line."""
        path = self.home / "copy" / f"{SAMPLE}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self.kept())
        return path

    def sections(self) -> list[str]:
        """The sections of the brief in the window."""
        if not self.kept():
            return []
        dossier = load_dossier(self.copy()).dossier
        assert dossier is not None
        return [choice.kind for choice in dossier.briefs["brief"].sections]

    def written(self) -> list[Path]:
        return sorted(path for path in self.home.glob("*.*") if path.suffix in {".pdf", ".docx"})

    def place_of(self, name: str, picture: Image.Image) -> Rectangle | None:
        """Where a name stands on the screen; None until the page there is the one the command line would write."""
        edge = sheet(picture)
        if edge is None:
            return None
        request = ExportRequest(self.copy(), brief="brief", formats=(Format.PDF,))
        with pypdfium2.PdfDocument(build(request).files[Format.PDF].data) as document:
            page = document[0]
            scale = edge.width / page.get_width()
            if not looks_like(picture, edge, page.render(scale=scale).to_pil()):
                return None
            text = page.get_textpage()
            found = text.search(name).get_next()
            assert found is not None, f"{name} is not on the first page"
            left, bottom, right, top = text.get_rect(text.count_rects(found[0], found[1]) - 1)
            down = page.get_height() - top
        return Rectangle(
            round(edge.left + left * scale),
            round(edge.top + down * scale),
            round((right - left) * scale),
            round((top - bottom) * scale),
        )


def looks_like(picture: Image.Image, edge: Rectangle, page: Image.Image) -> bool:
    """Whether the upper part of a page is what is on the screen below the edge of the sheet.

    Letters are drawn a little differently there, so blurred pictures are compared: of the same page they correlate
    by 0.95 and more, of pages whose lines stand elsewhere by less than 0.8.
    """
    size = (edge.width, edge.width * 5 // 6)
    shown = picture.crop((edge.left, edge.top, edge.left + size[0], edge.top + size[1]))
    wanted = page.crop((0, 0, *size))
    return correlation(_blurred(shown), _blurred(wanted)) > 0.88


def _blurred(picture: Image.Image) -> list[int]:
    coarse = (picture.width // 3, picture.height // 3)
    return list(picture.convert("L").resize(coarse, Image.Resampling.BOX).tobytes())


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Newcomer]:
    """The program on a screen of its own, in an empty home folder; it was used for PDF alone before."""
    home = tmp_path / "home"
    settings = home / "config" / "tracktwo" / "desktop.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[export]\nformats=pdf\n")
    with screen_of_its_own() as screen:
        mine = {
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(tmp_path),
        }
        with (
            (tmp_path / "told").open("w") as told,
            subprocess.Popen(
                [sys.executable, "-m", "tracktwo", "desktop"], env=environment(**mine), stdout=told, stderr=told
            ) as program,
        ):
            yield Newcomer(screen, home)
            program.terminate()


ACTIONS = (
    Newcomer.opens_the_sample,
    Newcomer.ticks_a_section,
    Newcomer.leaves_another_out,
    Newcomer.moves_one_up,
    Newcomer.clicks_a_name_on_the_page,
    Newcomer.corrects_it_in_its_form,
    Newcomer.sees_the_page_change,
    Newcomer.chooses_word_and_pdf,
    Newcomer.exports,
)


@pytest.mark.outside("Xvfb", "xdotool")
def test_ten_actions_lead_from_the_welcome_page_to_word_and_pdf(newcomer: Newcomer, dossiers: Path) -> None:
    sample = (dossiers / f"{SAMPLE}.yaml").read_bytes()
    assert len(ACTIONS) <= 10
    for action in ACTIONS:
        action(newcomer)
    assert (newcomer.home / "config" / "tracktwo" / "desktop.log").read_text() == "", "Qt warns of nothing"
    word, pdf = newcomer.written()
    assert newcomer.sections()[:4] == ["summary", "participants", "why", "stakeholders"]
    assert word_headings(word) == pdf_headings(pdf) == HEADINGS
    for text in (words_of_word(word), words_of_pdf(pdf)):
        assert RIGHT in text
        assert WRONG not in text.replace(RIGHT, "")
    copy = newcomer.copy()
    done = tracktwo("export", copy.name, "--brief", "brief", "--format", "docx,pdf", folder=copy.parent)
    assert done.returncode == 0, done.stderr
    for path in (word, pdf):
        assert (copy.parent / path.name).read_bytes() == path.read_bytes(), "the command line writes the same"
    assert (dossiers / f"{SAMPLE}.yaml").read_bytes() == sample, "the sample stays as it is"


def word_headings(path: Path) -> list[str]:
    return [each.text for each in Document(str(path)).paragraphs if each.style and each.style.name == "Heading 1"]


def words_of_word(path: Path) -> str:
    return "".join(Document(str(path)).element.body.itertext())


def pdf_headings(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [each.get_title().lstrip("0123456789 ") for each in document.get_toc() if each.level == 0]


def words_of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
