"""The parts of a picture with their places in pixels: what a layout makes and :mod:`bot.chat.pictures.draw` paints.

Plain data without any rule, so that a test can look at every part. Discord shows a picture about 400 pixels wide in a
narrow window, and a phone no wider: 12 pixels of text there are 30 here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.findings import Status

Measure = Callable[[str, int], float]
"""Gives the width of a text in a size, both in pixels."""

WIDTH = 1000
LEFT, RIGHT = 44.0, 956.0
"""Between these stands the axis."""
TEXT_SIZE = 30
"""Size of the smallest text: 12 pixels when the picture is shown 400 pixels wide."""
TITLE_SIZE = 36
LINE = 1.25
"""Height of a line of text in multiples of its size."""
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap by more than the rounding of numbers."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _ROUNDING and down > _ROUNDING


@dataclass(frozen=True, slots=True)
class Label:
    """A text with the room that it takes; ``quiet`` ones are not the news, ``dark`` ones stand on a full bar."""

    text: str
    box: Box
    size: int = TEXT_SIZE
    quiet: bool = False
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """What happened, or will, on one day."""

    x: float
    y: float
    radius: float
    status: Status

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True, slots=True)
class Bar:
    """What happened, or will, within some time; or a number of events, as its height."""

    box: Box
    status: Status


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; ``faint`` ones only lead the eye."""

    left: float
    top: float
    right: float
    bottom: float
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture, ``WIDTH`` pixels wide; ``breaks`` are the middles of breaks in the axis, as (x, y)."""

    height: int
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    labels: tuple[Label, ...] = ()
    rules: tuple[Rule, ...] = ()
    breaks: tuple[tuple[float, float], ...] = ()
