"""Articles by month as one line of blocks for a terminal: the small sister of the pictures on Discord.

Months without an article count too, and years stand for months when those are too many for a line. Nothing is coloured.
"""

from collections import Counter
from collections.abc import Sequence

from bot.edtf import in_words

_BLOCKS = "▁▂▃▄▅▆▇█"
_NONE = "·"
_LONGEST = 60


def sparkline(months: Sequence[tuple[str, int]]) -> str:
    """Draw articles by month (``2022-01``, oldest first): ``▂·▇ (January 2022 to March 2022)``; empty for one.

    The tallest block is the largest number, whatever that is.
    """
    if len(months) < 2:  # noqa: PLR2004 - one month is no line
        return ""
    counts = Counter({_number(month): articles for month, articles in months})
    first, last = min(counts), max(counts)
    if last - first >= _LONGEST:
        years: Counter[int] = Counter()
        for month, articles in counts.items():
            years[month // 12] += articles
        counts, first, last = years, first // 12, last // 12
    highest = max(counts.values())
    blocks = (_block(counts[place], highest) for place in range(first, last + 1))
    return f"{''.join(blocks)} ({in_words(months[0][0])} to {in_words(months[-1][0])})"


def _number(month: str) -> int:
    year, number = month.split("-")
    return 12 * int(year) + int(number) - 1


def _block(articles: int, highest: int) -> str:
    return _BLOCKS[-(-articles * len(_BLOCKS) // highest) - 1] if articles else _NONE
