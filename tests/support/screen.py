"""A screen of its own with the real program on it, worked with keys and a mouse, and seen, as a person does.

Xvfb is the screen, xdotool the hands; nothing of the program is asked but what it shows.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from patience import PATIENCE
from PIL import Image, ImageGrab

SIZE = (1440, 900)
GLANCE = 0.05
"""Seconds between two looks."""
WHITE = (255, 255, 255)

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Rectangle:
    """A part of the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, upper, right and lower edge."""
        return self.left, self.top, self.left + self.width, self.top + self.height


@dataclass(frozen=True)
class Screen:
    """A screen, and what can be done on it."""

    display: str

    def picture(self) -> Image.Image:
        """What is on the screen now."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other: `Tab`, `ctrl+Up`."""
        self._do("key", "--delay", "20", *keys)

    def write(self, text: str) -> None:
        """Types a text."""
        self._do("type", "--delay", "20", text)

    def click(self, x: int, y: int) -> None:
        """Moves the mouse there and clicks."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def window(self, title: str) -> str:
        """Puts the keyboard into the window whose title has these words, once it is there; its number."""
        found = self._do("search", "--sync", "--onlyvisible", "--name", title).split()[0]
        self._do("windowfocus", "--sync", found)
        return found

    def title(self, window: str) -> str:
        """What stands in the title bar."""
        return self._do("getwindowname", window).strip()

    def _do(self, *what: str) -> str:
        done = subprocess.run(
            ["xdotool", *what],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE / 1000,
        )
        return done.stdout

    def until(self, is_so: Callable[[], bool], what: str, evidence: Path) -> None:
        """Waits until something is so; else fails, and leaves a picture of the screen."""
        end = time.monotonic() + PATIENCE / 1000
        while not is_so():
            if time.monotonic() > end:
                self.picture().save(evidence / "screen.png")
                raise AssertionError(f"it does not happen that {what}: see {evidence / 'screen.png'}")
            time.sleep(GLANCE)


@contextmanager
def screen_of_its_own() -> Iterator[Screen]:
    """A screen nobody else uses, gone afterwards."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            assert number, "Xvfb gives no screen"
            yield Screen(f":{number}")
        finally:
            server.terminate()


def level_lines(picture: Image.Image, y: int, lengths: range) -> list[Rectangle]:
    """The level lines of one colour at a height, as long as these."""
    x, found = 0, []
    for _, pixels in groupby(_colours(picture, y)):
        width = len(list(pixels))
        if width in lengths:
            found.append(Rectangle(x, y, width, 1))
        x += width
    return found


def boxes_in_the_bar(picture: Image.Image) -> list[Rectangle]:
    """The boxes to choose from, in the bar on top: four lines of like length at one height are their upper edges."""
    for y in range(picture.height // 8):
        lines = [line for line in level_lines(picture, y, range(100, 260)) if _is_edge(picture, line)]
        if len(lines) == 4:
            return [Rectangle(line.left, y, line.width, 24) for line in lines]
    return []


def sheet(picture: Image.Image) -> Rectangle | None:
    """The upper edge of the page in the preview: the first wide white line below the bar, in the right half."""
    for y in range(picture.height // 9, picture.height):
        lines = [line for line in level_lines(picture, y, range(250, 700)) if line.left > picture.width // 2]
        white = [line for line in lines if picture.getpixel((line.left, y)) == WHITE]
        if white:
            return white[0]
    return None


def _is_edge(picture: Image.Image, line: Rectangle) -> bool:
    """Whether a line is neither of the ground above it nor white."""
    colour = picture.getpixel((line.left, line.top))
    return colour not in (WHITE, picture.getpixel((line.left, max(line.top - 4, 0))))


def _colours(picture: Image.Image, y: int) -> list[Colour]:
    data = picture.crop((0, y, picture.width, y + 1)).tobytes()
    return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
