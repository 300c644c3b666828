"""What is shown of one article: its card, its text in passages, its people. Frozen values, as all answers are.

Nothing is looked up here; dividing a text into passages is all that is computed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.answers.page import Page
from bot.findings import Source
from bot.library.rows import EventLine, QuotationLine
from bot.library.shelf import ShelvedArticle
from bot.library.whole_articles import NamedPerson

PASSAGE_LETTERS = 1800
"""Letters of a passage at most, each paragraph counted with the empty line behind it. Escaped for Discord a text
has at most twice as many UTF-16 units, and so is within the 4,096 of an embed's description, never cut."""
_EMPTY_LINE = 2
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*(?=\s)")

Passage = tuple[str, ...]
"""Paragraphs that follow each other in an article."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """``/article`` when one article clearly fits: all that the shelf has of it.

    ``paragraphs`` are its text. ``that_day`` are the other articles of its date, or (``nearest``) those published
    nearest to it when there are none. ``notes`` are sentences on what was done to the question.
    """

    article: ShelvedArticle
    paragraphs: tuple[str, ...]
    people: tuple[NamedPerson, ...]
    quotations: tuple[QuotationLine, ...]
    events: tuple[EventLine, ...]
    that_day: tuple[Source, ...]
    nearest: bool = False
    notes: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """The article as a source."""
        return self.article.source

    @property
    def words(self) -> int:
        """How many words its text has."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article's own text, a passage a page; ``total`` counts its passages."""

    source: Source
    passages: tuple[Passage, ...]
    total: int
    page: Page = field(default_factory=Page)


@dataclass(frozen=True, slots=True)
class ArticlePeople:
    """The people whom one article names, the most mentioned first."""

    source: Source
    people: tuple[NamedPerson, ...]
    total: int
    page: Page = field(default_factory=Page)


def paragraphs(body: str) -> tuple[str, ...]:
    """Split a text at its empty lines; blanks and line ends within a paragraph become single blanks."""
    return tuple(paragraph for part in body.split("\n\n") if (paragraph := " ".join(part.split())))


def passages(body: str) -> tuple[Passage, ...]:
    """Divide a text into passages of whole paragraphs, each as full as :data:`PASSAGE_LETTERS` allows.

    Only a paragraph longer than that is divided, behind a sentence where it has one, else behind a word.
    """
    made: list[list[str]] = []
    room = 0
    for piece in (piece for paragraph in paragraphs(body) for piece in _pieces(paragraph)):
        taken = len(piece) + _EMPTY_LINE
        if taken > room:
            made.append([])
            room = PASSAGE_LETTERS
        made[-1].append(piece)
        room -= taken
    return tuple(map(tuple, made))


def _pieces(paragraph: str) -> Iterator[str]:
    most = PASSAGE_LETTERS - _EMPTY_LINE
    while len(paragraph) > most:
        ends = [match.end() for match in _SENTENCE_END.finditer(paragraph, 0, most + 1)]
        cut = ends[-1] if ends else paragraph.rfind(" ", 1, most + 1)
        cut = cut if cut > 0 else most
        yield paragraph[:cut].rstrip()
        paragraph = paragraph[cut:].lstrip()
    if paragraph:
        yield paragraph
