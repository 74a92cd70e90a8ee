"""The words on the pages of a PDF: markings at their edges, and words that are printed where nobody sees them."""

# pikepdf's objects are typed as Any where their keys are read
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from tracktwo.inspection.carried import Carried, Topic, Undeclared, shortened
from tracktwo.inspection.unprinted import unprinted

if TYPE_CHECKING:
    from pikepdf import Page

Matrix = tuple[float, float, float, float, float, float]
SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)
MARKING: Final = re.compile(r"TLP:(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR)(?![\w+])")
EDGE: Final = 90.0
"""Points from the edge of the paper in which running lines stand."""
SMALLEST: Final = 2.0
UNSEEN_MODES: Final = frozenset({3, 7})
"""Text rendering modes that paint nothing: invisible, and clipping alone (ISO 32000-1, 9.3.6)."""
DEEPEST_FORM: Final = 8
REPLACING: Final = ("/ActualText", "/Alt", "/E")


def page_findings(page: Page, where: str) -> Iterator[Carried | Undeclared]:
    """The markings in the running lines of a page, and every show of text that cannot be seen."""
    resources = page.obj.get("/Resources", {})
    reader = _Reader([float(side) for side in page.obj.get("/MediaBox", (0, 0, 612, 792))])
    reader.read(page.obj, resources, 0)
    for channel, text in reader.unseen:
        yield Undeclared(channel, where, shortened(text))
    for _, text in reader.shown:
        yield from unprinted(text, where)
    for place, line in reader.edges().items():
        for marking in MARKING.findall(line):
            yield Carried(Topic.MARKING, f"{where}, {place}", marking)
    yield from _descriptions(page, bare("".join(text for _, text in reader.shown)), where)
    named = {str(key) for key in resources.get("/XObject", {}).keys()}  # noqa: SIM118 - a PDF dictionary is no mapping
    for name in sorted(named - reader.drawn):
        yield Undeclared("content that is not drawn", where, name)


def _descriptions(page: Page, words: str, where: str) -> Iterator[Undeclared]:
    """What links say of themselves, where the page does not say it."""
    for annotation in page.obj.get("/Annots", ()):
        said = str(annotation.get("/Contents", ""))
        if str(annotation.get("/Subtype", "")) == "/Link" and bare(said) not in words:
            yield Undeclared("words heard in place of others", where, shortened(said))


def bare(text: str) -> str:
    """The letters and figures of a text: blanks and signs differ from reader to reader."""
    return "".join(character for character in text if character.isalnum())


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state decides whether words are seen."""

    matrix: Matrix = SAME
    mode: int = 0
    size: float = 0.0
    leading: float = 0.0
    opacity: float = 1.0
    font: Any = None


@dataclass
class _Reader:
    """Follows the content of one page."""

    box: list[float]
    unseen: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    shown: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    drawn: set[str] = field(default_factory=set[str])
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list[_State])
    line: Matrix = SAME
    _fonts: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict[tuple[int, int], dict[int, str]])

    def read(self, content: Any, resources: Any, depth: int) -> None:  # noqa: ANN401
        """Follow a content stream."""
        import pikepdf

        for instruction in pikepdf.parse_content_stream(content):
            operands: list[Any] = list(instruction.operands)  # pyright: ignore[reportArgumentType]
            self._step(str(instruction.operator), operands, resources, depth)

    def edges(self) -> dict[str, str]:
        """The words in the running lines, by edge."""
        low, high = self.box[1] + EDGE, self.box[3] - EDGE
        return {
            "header": "".join(text for height, text in self.shown if height > high),
            "footer": "".join(text for height, text in self.shown if height < low),
        }

    def _step(self, operator: str, operands: list[Any], resources: Any, depth: int) -> None:  # noqa: ANN401
        match operator:
            case "q":
                self.stack.append(self.state)
            case "Q":
                self.state = self.stack.pop() if self.stack else self.state
            case "cm":
                self.state = replace(self.state, matrix=_times(_matrix(operands), self.state.matrix))
            case "Do":
                self._draw(str(operands[0]), resources, depth)
            case "gs":
                graphics = resources.get("/ExtGState", {}).get(str(operands[0]), {})
                opacity = float(graphics.get("/ca", self.state.opacity))
                self.state = replace(self.state, opacity=opacity)
            case "BT":
                self.line = SAME
            case "BDC" | "DP":
                self._begin(operands, resources)
            case _:
                self._text_step(operator, operands, resources)

    def _begin(self, operands: list[Any], resources: Any) -> None:  # noqa: ANN401
        """Marked content: a layer, or words a reader hears in place of those printed (ISO 32000-1, 14.9)."""
        from pikepdf import Name

        given = operands[-1]
        properties = resources.get("/Properties", {}).get(str(given), {}) if isinstance(given, Name) else given
        if str(operands[0]) == "/OC":
            self.unseen.append(("layer", str(properties.get("/Name", ""))))
        for key in REPLACING:
            if key in properties:
                self.unseen.append(("words heard in place of others", str(properties[key])))

    def _text_step(self, operator: str, operands: list[Any], resources: Any) -> None:  # noqa: ANN401
        match operator:
            case "Tr":
                self.state = replace(self.state, mode=int(operands[0]))
            case "TL":
                self.state = replace(self.state, leading=float(operands[0]))
            case "Tf":
                font = resources.get("/Font", {}).get(str(operands[0]))
                self.state = replace(self.state, font=font, size=float(operands[1]))
            case "Tm":
                self.line = _matrix(operands)
            case "Td" | "TD":
                self._move(float(operands[0]), float(operands[1]))
                if operator == "TD":
                    self.state = replace(self.state, leading=-float(operands[1]))
            case "T*":
                self._move(0, -self.state.leading)
            case "Tj" | "TJ" | "'" | '"':
                if operator in {"'", '"'}:
                    self._move(0, -self.state.leading)
                self._show(operands[-1])
            case _:
                pass

    def _move(self, x: float, y: float) -> None:
        self.line = _times((1, 0, 0, 1, x, y), self.line)

    def _show(self, operand: Any) -> None:  # noqa: ANN401
        import pikepdf

        pieces = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
        raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
        text = self._decoded(raw)
        if not text.strip():
            return
        a, b, _, _, x, y = _times(self.line, self.state.matrix)
        size = abs(self.state.size) * (a * a + b * b) ** 0.5
        left, bottom, right, top = self.box
        channels = {
            "invisible words": self.state.mode in UNSEEN_MODES or self.state.opacity < 0.05,
            "words off the page": not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1),
            "words too small to read": 0 <= size < SMALLEST,
        }
        self.unseen.extend((channel, text) for channel, is_so in channels.items() if is_so)
        self.shown.append((y, text))

    def _draw(self, name: str, resources: Any, depth: int) -> None:  # noqa: ANN401
        self.drawn.add(name)
        form = resources.get("/XObject", {}).get(name)
        if form is None or str(form.get("/Subtype", "")) != "/Form" or depth >= DEEPEST_FORM:
            return
        before, line = self.state, self.line
        matrix = _matrix(list(form.get("/Matrix", SAME)))
        self.state = replace(before, matrix=_times(matrix, before.matrix))
        self.read(form, form.get("/Resources", resources), depth + 1)
        self.state, self.line = before, line

    def _decoded(self, raw: bytes) -> str:
        font = self.state.font
        if font is None:
            return raw.decode("latin-1")
        key = font.objgen
        if key not in self._fonts:
            table = font.get("/ToUnicode")
            self._fonts[key] = _characters(bytes(table.read_bytes())) if table is not None else {}
        characters = self._fonts[key]
        width = 2 if str(font.get("/Subtype", "")) == "/Type0" else 1
        codes = (int.from_bytes(raw[place : place + width], "big") for place in range(0, len(raw), width))
        return "".join(characters.get(code, chr(code) if width == 1 else "") for code in codes)


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _characters(table: bytes) -> dict[int, str]:
    """What each code of a font stands for: its ToUnicode table (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    text = table.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, characters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(characters)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, start in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for offset in range(min(int(last, 16) - int(first, 16) + 1, 0x10000)):
                found[int(first, 16) + offset] = chr(int(start, 16) + offset) if len(start) <= 4 else _utf16(start)
        for first, entries in re.findall(r"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[([^\]]*)\]", block):
            for offset, characters in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", entries)):
                found[int(first, 16) + offset] = _utf16(characters)
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits if len(digits) % 2 == 0 else f"0{digits}").decode("utf-16-be", "replace")
