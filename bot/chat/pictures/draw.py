"""Paints a chart with Pillow and gives the PNG file; where everything stands was decided before.

Pillow, because it draws such a picture in less than a tenth of the time and memory of a plotting library. The font is
Pillow's own scalable one (Aileron, CC0), so no file of the system matters.
"""

import io
from functools import cache, lru_cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

from bot.chat.pictures.chart import TEXT_SIZE, WIDTH, Bar, Chart, Dot, Label
from bot.chat.pictures.palette import FAINT, GROUND, MARKS, QUIET, TEXT
from bot.findings import Status

_OUTLINE = 4
_HATCH = 10
"""Pixels from one stripe of a bar to the next."""
_SMOOTH = 4
"""How much larger a dot is drawn before it is scaled down, which smooths its edge."""
_HALF_CAPITAL = 0.36
"""Half the height of a capital letter in multiples of the size."""
_SHADES = 8
"""Steps from the ground to a colour, at the edges of letters and dots."""
_COMPRESSION = 4
"""Of 9; more makes the file little smaller and takes several times as long."""


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Give the font in a size. Raises TypeError where Pillow was built without FreeType, which its wheels have."""
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        message = "Pillow has no scalable font here"
        raise TypeError(message)
    return found


@lru_cache(maxsize=2048)
def measure(text: str, size: int = TEXT_SIZE) -> float:
    """Give the width of a text in pixels."""
    return font(size).getlength(text)


def paint(chart: Chart) -> bytes:
    """Paint a chart; the bytes are a PNG file."""
    image = Image.new("RGB", (WIDTH, chart.height), GROUND)
    pen = ImageDraw.Draw(image)
    for rule in chart.rules:
        colour, width = (FAINT, 2) if rule.faint else (QUIET, 3)
        pen.line((rule.left, rule.top, rule.right, rule.bottom), fill=colour, width=width)
    for bar in chart.bars:
        _bar(image, pen, bar)
    for dot in chart.dots:
        _dot(image, dot)
    for x, y in chart.breaks:
        for side in (-7, 7):
            pen.line((x + side - 6, y + 14, x + side + 6, y - 14), fill=QUIET, width=3)
    for label in chart.labels:
        _label(pen, label)
    file = io.BytesIO()
    few = image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=_COMPRESSION)
    return file.getvalue()


@cache
def _palette() -> Image.Image:
    """Hold every colour with its shades: a third of the bytes, and the colours stay exactly what they are."""
    ground = ImageColor.getrgb(GROUND)
    colours = list(ground)
    for colour in map(ImageColor.getrgb, (TEXT, QUIET, FAINT, *MARKS.values())):
        for shade in range(1, _SHADES + 1):
            pairs = zip(ground, colour, strict=False)
            colours += [round(dark + (light - dark) * shade / _SHADES) for dark, light in pairs]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


def _label(pen: ImageDraw.ImageDraw, label: Label) -> None:
    """Write a text with its capitals in the middle of its box, which covers the lines that cross them."""
    middle, half = (label.box.top + label.box.bottom) / 2, label.size * _HALF_CAPITAL
    if not label.dark:
        pen.rectangle((label.box.left, middle - half, label.box.right, middle + half), fill=GROUND)
    colour = GROUND if label.dark else QUIET if label.quiet else TEXT
    place = (round(label.box.left), round(middle + half))
    pen.text(place, label.text, fill=colour, font=font(label.size), anchor="ls")


def _bar(image: Image.Image, pen: ImageDraw.ImageDraw, bar: Bar) -> None:
    """Paint a bar: full when it happened, hollow when it is planned, striped when it is only supposed."""
    colour = MARKS[bar.status]
    left, top, right, bottom = (round(edge) for edge in (bar.box.left, bar.box.top, bar.box.right, bar.box.bottom))
    inner = (left, top, max(right - 1, left), max(bottom - 1, top))
    if bar.status is Status.PAST:
        pen.rectangle(inner, fill=colour)
        return
    pen.rectangle(inner, fill=GROUND, outline=colour, width=_outline(right - left))
    if bar.status is Status.SUPPOSED and right - left > 1 and bottom - top > 1:
        stripes = _stripes(right - left, bottom - top)
        image.paste(colour, (left, top), stripes)


def _outline(width: int) -> int:
    """Give the outline of a hollow bar: thin where the bar is, so that it stays hollow."""
    return max(min(_OUTLINE, width // 4), 1)


def _stripes(width: int, height: int) -> Image.Image:
    mask = Image.new("L", (width, height))
    pen = ImageDraw.Draw(mask)
    for start in range(-height, width, _HATCH):
        pen.line((start, height, start + height, 0), fill=255, width=3)
    return mask


def _dot(image: Image.Image, dot: Dot) -> None:
    radius = round(dot.radius)
    image.paste(MARKS[dot.status], (round(dot.x) - radius, round(dot.y) - radius), _disc(radius, dot.status))


@cache
def _disc(radius: int, status: Status) -> Image.Image:
    """Make the shape of a dot: a full circle, a ring, or a ring with its left half full."""
    size, ring = 2 * radius * _SMOOTH, _OUTLINE * _SMOOTH
    mask = Image.new("L", (size, size))
    pen = ImageDraw.Draw(mask)
    edge = (0, 0, size - 1, size - 1)
    if status is Status.PAST:
        pen.ellipse(edge, fill=255)
    else:
        pen.ellipse(edge, outline=255, width=ring)
    if status is Status.SUPPOSED:
        pen.pieslice(edge, 90, 270, fill=255)
    return mask.reduce(_SMOOTH)
