"""From an answer to its picture: whether it has one, drawn beside the event loop, with the words that tell the same.

A picture is an addition: whatever goes wrong with it is logged, and the answer goes without. Discord is not met here.
"""

import asyncio
import logging
from dataclasses import dataclass

from bot.answers.answer import Answer, PersonCard, Timeline
from bot.chat import limits, text
from bot.chat.pictures import alt, columns, draw, timeline
from bot.chat.pictures.chart import Chart
from bot.chat.pictures.columns import tally

_log = logging.getLogger(__name__)

_FEWEST_EVENTS = 3
_FEWEST_MONTHS = 2
"""Below these a picture shows no more than the words do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file with its name, and what it shows in words."""

    name: str
    png: bytes
    words: str


async def picture(answer: Answer) -> Picture | None:
    """Draw an answer in a thread of its own; None when it has no picture, or none could be drawn."""
    if not _has_one(answer):
        return None
    try:
        return await asyncio.to_thread(drawn, answer)
    except Exception:  # noqa: BLE001 - whatever it is, the answer itself is whole
        _log.exception("An answer goes without its picture")
        return None


def _has_one(answer: Answer) -> bool:
    match answer:
        case Timeline():
            return answer.spread.dated >= _FEWEST_EVENTS
        case PersonCard():
            return len(answer.months) >= _FEWEST_MONTHS
        case _:
            return False


def drawn(answer: Answer) -> Picture | None:
    """Draw an answer, which takes some milliseconds; None when there is nothing to show."""
    match answer:
        case Timeline(spread=spread, about=about):
            chart = timeline.timeline(spread, about, draw.measure)
            found = tally(spread.spans) if chart is None else None
            if found is not None:
                chart = columns.events(found, spread, about, draw.measure)
            return _picture("timeline.png", chart, alt.timeline(answer, found)) if chart else None
        case PersonCard():
            found = tally(columns.spans_of(answer.months))
            if found is None:
                return None
            left_out = max(answer.articles - sum(articles for _, articles in answer.months), 0)
            chart = columns.articles(found, left_out, answer.name, draw.measure)
            return _picture("articles.png", chart, alt.person(answer, found))
        case _:
            return None


def _picture(name: str, chart: Chart, words: str) -> Picture:
    return Picture(name, draw.paint(chart), limits.clip(text.tidy(words), limits.ATTACHMENT_DESCRIPTION))
