"""The logo of a template: bare pixels of a picture beside it, or a refusal at the line that names it."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from tracktwo.template.library import find_template
from tracktwo.template.logo import FINEST, LogoPixels
from tracktwo.template.reading import TemplateReading, read_template

SECRET = "taken behind the ministry"
RED, WHITE = (200, 30, 30), (255, 255, 255)
TEMPLATE = """\
schema: 1
extends: policy-brief
head:
  logo:
    file: {file}
    alternative: Example Policy Unit
    height: {height}
"""


def reading(folder: Path, file: str = "ours.png", height: str = "14") -> TemplateReading:
    (folder / "ours.yaml").write_text(TEMPLATE.format(file=file, height=height), "utf-8")
    return read_template(find_template("ours.yaml", folder))


def pixels(folder: Path, file: str = "ours.png", height: str = "14") -> LogoPixels:
    found = reading(folder, file, height)
    assert [str(each) for each in found.diagnostics] == []
    assert found.logo is not None
    assert len(found.logo.data) == 3 * found.logo.columns * found.logo.rows
    return found.logo


def colour(logo: LogoPixels, column: int, row: int) -> tuple[int, ...]:
    start = 3 * (row * logo.columns + column)
    return tuple(logo.data[start : start + 3])


def header_of_png(columns: int, rows: int) -> bytes:
    """The start of a PNG that says it is that large."""
    body = b"IHDR" + struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return head + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


def test_what_is_clear_is_white_paper(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    picture.paste((*RED, 255), (0, 0, 20, 20))
    picture.save(tmp_path / "ours.png")
    logo = pixels(tmp_path)
    assert (logo.columns, logo.rows) == (40, 20)
    assert (colour(logo, 5, 5), colour(logo, 30, 5)) == (RED, WHITE)


def test_a_photograph_stands_upright_and_tells_nothing_of_itself(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.ImageDescription] = SECRET
    picture = Image.new("RGB", (60, 20), WHITE)
    picture.paste(RED, (0, 0, 20, 20))
    picture.save(tmp_path / "ours.jpg", exif=exif, quality=95)
    assert SECRET.encode() in (tmp_path / "ours.jpg").read_bytes()
    logo = pixels(tmp_path, "ours.jpg")
    assert (logo.columns, logo.rows) == (20, 60)
    assert max(abs(one - other) for one, other in zip(colour(logo, 10, 8), RED, strict=True)) < 12
    assert SECRET.encode() not in logo.data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_way_to_count_colours_is_read(tmp_path: Path, mode: str) -> None:
    suffix = "jpg" if mode == "CMYK" else "png"
    Image.new("L", (8, 8), 255).convert(mode).save(tmp_path / f"ours.{suffix}")
    assert pixels(tmp_path, f"ours.{suffix}").rows == 8


def test_a_picture_is_no_finer_than_print(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 1500), RED).save(tmp_path / "ours.png")
    logo = pixels(tmp_path, height="10")
    assert logo.rows == round(10 / 25.4 * FINEST)
    assert logo.columns == 2 * logo.rows


def test_words_inside_the_file_stay_behind(tmp_path: Path) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    Image.new("RGB", (8, 8), RED).save(tmp_path / "ours.png", pnginfo=words)
    assert SECRET.encode() not in pixels(tmp_path).data


WRONG: dict[str, tuple[bytes | None, str, str]] = {
    "missing": (None, "R01", "There is no file"),
    "text": (b"not a picture", "T06", "is no PNG or JPEG picture"),
    "vectors": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "T06", "is no PNG or JPEG picture"),
    "cut off": (header_of_png(8, 8), "T06", "is damaged"),
    "a bomb": (header_of_png(100_000, 100_000), "T06", "pixels"),
    "empty": (b"", "T06", "is no PNG or JPEG picture"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_logo_is_refused_where_it_is_named(tmp_path: Path, name: str) -> None:
    data, code, said = WRONG[name]
    if data is not None:
        (tmp_path / "ours.png").write_bytes(data)
    found = reading(tmp_path)
    assert found.template is None
    (fault,) = found.diagnostics
    assert fault.code == code
    assert said in fault.message
    assert fault.hint
    assert fault.source is not None
    assert (fault.source.line, fault.source.column) == (5, 11)


def test_a_strip_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (400, 10), RED).save(tmp_path / "ours.png")
    assert [each.code for each in reading(tmp_path).diagnostics] == ["T06"]


def test_a_logo_elsewhere_is_refused(tmp_path: Path) -> None:
    assert [each.code for each in reading(tmp_path, "../ours.png").diagnostics] == ["R04"]


@pytest.mark.parametrize(("height", "said"), [("tall", "is not a height"), ("400", "no sensible height")])
def test_a_height_is_millimetres(tmp_path: Path, height: str, said: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG")
    (tmp_path / "ours.png").write_bytes(buffer.getvalue())
    (fault,) = reading(tmp_path, height=height).diagnostics
    assert said in fault.message
    assert fault.source is not None
    assert fault.source.line == 7


def test_a_logo_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("schema: 1\nextends: policy-brief\nhead: {logo: {file: ours.png}}\n", "utf-8")
    found = read_template(find_template("ours.yaml", tmp_path))
    assert any("alternative" in each.message for each in found.diagnostics)
