"""Runs to the text operators of a page (ISO 32000-1, 9.4), repeating no state that holds already."""

from __future__ import annotations

from functools import lru_cache

from tracktwo.writers.pdf.glyphs import Pen, ShapedFace
from tracktwo.writers.pdf.lines import CHIP_PADDING, Run
from tracktwo.writers.pdf.styles import TypeStyle


@lru_cache(maxsize=64)
def colour_operands(colour: str) -> str:
    """`#1f4e79` as `.122 .306 .475`."""
    return " ".join(f"{value / 255:.3f}" for value in bytes.fromhex(colour[1:]))


class TextState:
    """What holds on a page from one text object to the next: font, colour, rise, tracking."""

    __slots__ = ("_colour", "_font", "_rise", "_style", "_tracking")

    def __init__(self) -> None:
        self._font = self._colour = ""
        self._rise = self._tracking = 0.0
        self._style: TypeStyle | None = None

    def operators(self, runs: list[Run], left: float, baseline: float) -> str:
        """A text object that prints the runs from `left` on."""
        written = [f"BT 1 0 0 1 {left:.2f} {baseline:.2f} Tm"]
        position = left
        drawn: list[str] = []
        for run in runs:
            style = run.style
            if style is not self._style:
                self._set(style, written)
            if style.ground:
                written.append(f"1 0 0 1 {position + CHIP_PADDING * style.size:.2f} {baseline:.2f} Tm")
            inset = CHIP_PADDING * style.size if style.ground else 0.0
            self._show(run, (position + inset, baseline), written, drawn)
            position += run.width
            if style.ground or style.shaped:
                written.append(f"1 0 0 1 {position:.2f} {baseline:.2f} Tm")
        written.append("ET")
        return " ".join((*written, *drawn))

    def _show(self, run: Run, place: tuple[float, float], written: list[str], drawn: list[str]) -> None:
        """Print a run where the pen is; one that has to be shaped from `place` on, and its marks in `drawn`."""
        style, face = run.style, run.style.face
        if isinstance(face, ShapedFace):
            left, baseline = place
            paths: list[str] = []
            pen = Pen(style.size, baseline, self._font, written, paths)
            face.print(run.text, left, pen)
            self._font = pen.font
            if paths:
                drawn += ["q", colour_operands(style.colour), "rg", *paths, "f Q"]
            return
        for resource, escaped in face.encode(run.text):
            font = f"{resource} {style.size:.4g} Tf"
            if font != self._font:
                written.append(font)
                self._font = font
            written.append(f"({escaped}) Tj")

    def _set(self, style: TypeStyle, written: list[str]) -> None:
        self._style = style
        if style.colour != self._colour:
            written.append(f"{colour_operands(style.colour)} rg")
            self._colour = style.colour
        if style.rise != self._rise:
            written.append(f"{style.rise:.2f} Ts")
            self._rise = style.rise
        if style.tracking != self._tracking:
            written.append(f"{style.tracking:.2f} Tc")
            self._tracking = style.tracking


def text_apart(runs: list[Run], left: float, baseline: float) -> str:
    """Operators that print the runs and leave the state of the page as it was, wherever they come to stand."""
    return f"q {TextState().operators(runs, left, baseline)} Q"
