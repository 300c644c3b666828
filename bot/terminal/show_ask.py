"""Answers of ``/ask`` as text for a terminal: the short answer in bold inside its passage, and where that stands."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.answers.asking import phrases
from bot.answers.asking.told import Cited, NotSaid, Told
from bot.answers.wording import repaired, source_words


def told(answer: Told | NotSaid) -> Iterator[RenderableType]:
    """Show an answer with what other articles say, or that there is none and what comes near."""
    for repair in answer.repairs:
        yield Text(repaired(repair), "italic")
    match answer:
        case Told():
            yield from _cited(answer.cited, bold=True)
            yield Text(f"({phrases.how_sure(answer.confidence)})", "dim")
            for other in answer.also:
                yield Text(f"{phrases.also(other)} another article:", "italic")
                yield from _cited(other.cited, bold=True)
        case NotSaid():
            yield Text(phrases.NOT_SAID, "bold")
            if answer.nearest:
                yield Text(phrases.NEAREST, "italic")
            for near in answer.nearest:
                yield from _cited(near, bold=False)


def _cited(cited: Cited, *, bold: bool) -> Iterator[RenderableType]:
    text = Text(cited.text)
    if bold:
        text.stylize("bold", cited.start, cited.end)
    yield Padding(text, (0, 0, 0, 2), expand=False)
    yield Padding(Text(source_words(cited.source), "dim"), (0, 0, 0, 4), expand=False)
