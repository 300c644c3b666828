"""Which lines of a long answer are wanted: a page's number and size.

Plain arithmetic; how long a page is, a screen decides.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Which lines of an answer are wanted; ``size`` None means all of them."""

    number: int = 0
    size: int | None = None

    @property
    def offset(self) -> int:
        """How many lines come before the page."""
        return self.number * (self.size or 0)

    @property
    def limit(self) -> int:
        """How many lines it holds at most, as SQL wants it: -1 means all."""
        return -1 if self.size is None else self.size
