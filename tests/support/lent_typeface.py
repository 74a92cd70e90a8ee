"""A typeface made for tests, with a box for each character, and templates that name it as a fallback."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HAN = "习近平王毅关于政治解决危机的立场文件乌克兰中国谈判"
GEORGIAN = "".join(map(chr, range(0x10D0, 0x10F1)))
NAME = "lent.ttf"


def lent_typeface(path: Path, characters: str = HAN + GEORGIAN) -> Path:
    """A TrueType file with those characters; the height of a box tells them apart."""
    codes = sorted(set(map(ord, characters)))
    names = [f"uni{code:04X}" for code in codes]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap(dict(zip(codes, names, strict=True)))
    boxes = {name: _box(300 + 500 * place // len(names)) for place, name in enumerate(names)}
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), **boxes})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Lent", "styleName": "Regular", "psName": "Lent-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, fsType=0)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.save(path)
    return path


def _box(height: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, height), (900, height), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def lending_template(folder: Path, template: str) -> Path:
    """A template that differs from a shipped one in its fallback alone."""
    if not (folder / NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        lent_typeface(folder / NAME)
    path = folder / f"{template}.yaml"
    path.write_text(f"schema: 1\nextends: {template}\ntheme: {{fonts: {{fallback: [{NAME}]}}}}\n", "utf-8")
    return path
