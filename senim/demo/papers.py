"""Small papers that invented people attach: a note, a photograph, a scanned page."""

import io
from random import Random

from PIL import Image, ImageDraw


PAGE = (620, 877)  # A4 at 75 dots an inch
PAPER, INK, RULE = (250, 248, 240), (40, 50, 90), (200, 205, 215)
MARGIN, LINE = 60, 26


def note(text: str) -> bytes:
    """Return a plain text file."""
    return text.encode()


def photograph(rng: Random) -> bytes:
    """Return a picture of a sheet covered with handwriting nobody can read."""
    out = io.BytesIO()
    _sheet(rng).save(out, "JPEG", quality=70)
    return out.getvalue()


def scan(rng: Random) -> bytes:
    """Return the same as a PDF of one page."""
    out = io.BytesIO()
    _sheet(rng).save(out, "PDF")
    return out.getvalue()


def _sheet(rng: Random) -> Image.Image:
    sheet = Image.new("RGB", PAGE, PAPER)
    pen = ImageDraw.Draw(sheet)
    for y in range(MARGIN, PAGE[1] - MARGIN, LINE):
        pen.line([(MARGIN, y), (PAGE[0] - MARGIN, y)], fill=RULE)
        _scrawl(pen, rng, y)
    return sheet


def _scrawl(pen: ImageDraw.ImageDraw, rng: Random, y: int) -> None:
    """Draw the words of one line as waves of a pen."""
    x = MARGIN
    while x < PAGE[0] - MARGIN - LINE * 3:
        length = rng.randrange(LINE, LINE * 4)
        wave = [(x + step, y - rng.randrange(2, LINE // 2)) for step in range(0, length, 5)]
        pen.line(wave, fill=INK, width=2)
        x += length + LINE // 2
