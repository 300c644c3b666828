"""What every picture has in common while it is laid out: a heading, a legend, an axis with its ticks, remarks.

Pure: widths of texts come from a function that is handed in. What is laid out between heading and axis is the business
of ``timeline`` and ``columns``.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.chat.pictures.axis import Axis, ticks
from bot.chat.pictures.chart import (
    LEFT,
    LINE,
    RIGHT,
    TEXT_SIZE,
    TITLE_SIZE,
    WIDTH,
    Bar,
    Box,
    Chart,
    Dot,
    Label,
    Measure,
    Rule,
)
from bot.findings import Status

STATUS_WORDS = {Status.PAST: "happened", Status.PLANNED: "planned", Status.SUPPOSED: "reported as possible"}
_TOP = 20.0
_OVERHANG = 14.0
"""How far the axis reaches beyond its panels, so that a dot at the end stands above it."""
_TICK = 8.0
_MARGIN = 16.0
_SAMPLE, _AFTER_SAMPLE, _AFTER_ITEM = 26.0, 12.0, 28.0
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(slots=True)
class Sketch:
    """Collects the parts of a chart from top to bottom; ``y`` is where the next part may begin."""

    measure: Measure
    y: float = _TOP
    dots: list[Dot] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    breaks: list[tuple[float, float]] = field(default_factory=list)

    def label(self, text: str, left: float, top: float, *, size: int = TEXT_SIZE, quiet: bool = False) -> Label:
        """Make a label whose upper left corner is known; it is not kept yet."""
        return Label(text, Box(left, top, left + self.measure(text, size), top + size * LINE), size, quiet)

    def heading(self, title: str, about: str) -> None:
        """Write the title, followed by what it is about as far as the font has it and the width lets it."""
        whole = title
        words = plain(about).split()
        for count in range(len(words), 0, -1):
            whole = f"{title}: {' '.join(words[:count])}{'' if count == len(words) else ' ...'}"
            if self.measure(whole, TITLE_SIZE) <= RIGHT - LEFT:
                break
            whole = title
        self.labels.append(self.label(whole, LEFT, self.y, size=TITLE_SIZE))
        self.y += TITLE_SIZE * LINE + 6

    def legend(self, items: Iterable[tuple[bool, Status, str]]) -> None:
        """Explain marks: whether each is a dot, its status, and the words; a row that is full goes on below."""
        x, row = LEFT, TEXT_SIZE * LINE
        for is_dot, status, words in items:
            width = _SAMPLE + _AFTER_SAMPLE + self.measure(words, TEXT_SIZE)
            if x > LEFT and x + width > RIGHT:
                x, self.y = LEFT, self.y + row
            middle = self.y + row / 2
            if is_dot:
                self.dots.append(Dot(x + _SAMPLE / 2, middle, 11, status))
            else:
                self.bars.append(Bar(Box(x, middle - 10, x + _SAMPLE, middle + 10), status))
            self.labels.append(self.label(words, x + _SAMPLE + _AFTER_SAMPLE, self.y, quiet=True))
            x += width + _AFTER_ITEM
        self.y += row + 8 if x > LEFT else 0

    def axis(self, axis: Axis, top: float, column: float = 0.0) -> None:
        """Draw the axis at ``y``, with ticks that reach up to ``top``, and their labels below; see ``axis.ticks``."""
        height = TEXT_SIZE * LINE
        lines = 1
        for tick in ticks(axis, lambda text: self.measure(text, TEXT_SIZE), column):
            if top < self.y:
                self.rules.append(Rule(tick.x, top, tick.x, self.y, faint=True))
            self.rules.append(Rule(tick.x, self.y, tick.x, self.y + _TICK))
            for line, text in enumerate(filter(None, (tick.label, tick.year))):
                left = tick.centre - self.measure(text, TEXT_SIZE) / 2
                self.labels.append(self.label(text, left, self.y + _TICK + line * height, quiet=True))
                lines = max(lines, line + 1)
        for panel in axis.panels:
            self.rules.append(Rule(panel.left - _OVERHANG, self.y, panel.right + _OVERHANG, self.y))
        for before, after in zip(axis.panels, axis.panels[1:], strict=False):
            self.breaks.append(((before.right + after.left) / 2, self.y))
        self.y += _TICK + lines * height

    def remark(self, text: str) -> None:
        """Write a quiet line across the picture."""
        self.labels.append(self.label(text, LEFT, self.y + 6, quiet=True))
        self.y += 6 + TEXT_SIZE * LINE

    def chart(self) -> Chart:
        """Give the finished chart."""
        parts = (self.dots, self.bars, self.labels, self.rules, self.breaks)
        return Chart(round(self.y + _MARGIN), *(tuple(part) for part in parts))  # type: ignore[arg-type]


def plain(text: str) -> str:
    """Write a text with the letters that the font has: accents go; a text in another script is left out."""
    split = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    bare = "".join(char for char in split if not unicodedata.combining(char))
    return " ".join(bare.split()) if bare.isascii() and bare.isprintable() else ""


def within(left: float, width: float, low: float = 0.0, high: float = WIDTH) -> float:
    """Move a text's left edge so that it stays between two places."""
    return max(low, min(left, high - width))
