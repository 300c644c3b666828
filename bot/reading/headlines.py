"""Names in headlines, whose capitals make names of common words.

A headline alone proves no name: of what looks like one there, as much is kept as the article's sentences have too.
"""

import re
from dataclasses import replace

from bot.findings import Block, BlockKind
from bot.names.fold import fold
from bot.reading.forms import Name
from bot.reading.name_ranges import is_given
from bot.reading.name_spans import NameSpan
from bot.reading.page import Page

_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\.?(?:[ \u00a0]+|$)(?:[a-z]{2,3}[ \u00a0]+(?=[^\W\d_a-z]))?)+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_IN_HEADLINES = frozenset("a an the of in on at to by for from with and or but nor as via vs over into".split())
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST = 6
"""Words of a run of capitals from which names are taken."""
_LONGEST_HEADING = 200
"""Characters of a heading within the text."""
_Words = tuple[str, ...]


def trusted(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Drop or shorten the spans that stand in headlines; the others stay as they are."""
    headings = {index for index, block in enumerate(page.blocks) if _is_heading(block)}
    if not headings or not any(page.block_at(span.start) in headings for span in spans):
        return spans
    known = _runs(page, headings)
    kept = []
    for span in spans:
        index = page.block_at(span.start)
        if index not in headings:
            kept.append(span)
        elif (shorter := _supported(page, span, known, page.blocks[index])) is not None:
            kept.append(shorter)
    return kept


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.TITLE or _title_case(block.text.strip())


def _title_case(text: str) -> bool:
    """Whether a line is written in capitals like "Correction Appended." or "Anna Blythe Opens the Sarrow Bridge."."""
    if len(text) > _LONGEST_HEADING:
        return False
    capitals, small = _counted(text)
    return (capitals > 3 and small * 10 <= capitals) or (capitals > 1 and not small and " and " not in text)  # noqa: PLR2004 - names alone may make a short line


def _counted(text: str) -> tuple[int, int]:
    """How many words of a line begin with a capital, and how many do not though a headline would give them one."""
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return capitals, sum(word not in _SMALL_IN_HEADLINES for word in words) - capitals


def _runs(page: Page, headings: set[int]) -> set[_Words]:
    """Every row of neighbouring capitalised words outside the headlines, folded."""
    found: set[_Words] = set()
    for index, block in enumerate(page.blocks):
        if index in headings:
            continue
        for run in _CAPITALISED.finditer(page.plain, block.start, block.end):
            words = [_folded(word) for word in run[0].split()]
            for first in range(len(words)):
                found.update(
                    tuple(words[first:last]) for last in range(first + 1, min(first + _LONGEST, len(words) + 1))
                )
    return found


def _folded(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word)).replace(" ", "")


def _supported(page: Page, span: NameSpan, known: set[_Words], block: Block) -> NameSpan | None:
    words = [_folded(word) for word in span.name.words]
    rows = [(first, last) for first in range(len(words)) for last in range(len(words), first, -1)]
    supported = [row for row in rows if tuple(words[slice(*row)]) in known]
    first, last = max(supported, key=lambda row: (row[1] - row[0], row[1]), default=(0, 0))
    sure = last == len(words) or is_given(span.name.words[0])
    if last - first < 2 and sure and block.text.strip() == str(span.name):  # noqa: PLR2004 - the headline is a name
        return span
    if last - first == 1 and first and is_given(span.name.words[0]):
        first = 0  # the text has only the family name: "Anna Blythe Wins Seat"
    elif last == 0 and _believed(span, block):
        return span
    if last == 0:
        return None
    return span if (first, last) == (0, len(words)) else _cut(page, span, first, last)


def _believed(span: NameSpan, block: Block) -> bool:
    """Whether a name that only a headline has is one nevertheless."""
    within = block.kind is not BlockKind.TITLE and is_given(span.name.words[0])
    return span.name.family_first or within or _plain_sentence(block)


def _plain_sentence(block: Block) -> bool:
    """Whether a headline is written like a sentence, so that its capitals mean something."""
    capitals, small = _counted(block.text)
    return small >= capitals


def _cut(page: Page, span: NameSpan, first: int, last: int) -> NameSpan:
    places = list(_WORD.finditer(page.text, span.start, span.end))
    if len(places) != len(span.name.words):
        return replace(span, name=Name(span.name.words[first:last]))
    words = span.name.words[first:last]
    return NameSpan(Name(words), places[first].start(), places[last - 1].end(), span.titled and first == 0)
