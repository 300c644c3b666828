"""Cuts an article into sections of whole paragraphs, so that a long one costs no more memory than a short one.

A section is an article of its own with its own offsets; ``gathering`` puts what is found in them back together.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.findings import Article, Block, BlockKind

READ_KINDS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
_LONGEST = 20_000
"""Characters of a section; hardly an article is longer."""
_MOST_TOKENS = 6_000
"""Words, marks and paragraphs of a section: spaCy needs some 15 kB for each."""
_TOKEN = re.compile(r"\w+|[^\w\s]")


def sections(article: Article) -> Iterator[tuple[int, Article]]:
    """Give the sections with their offsets in the article; their blocks are those that are read."""
    held: list[Block] = []
    tokens = 0
    for block in article.blocks:
        for part in _parts(block) if block.kind in READ_KINDS else ():
            size = len(_TOKEN.findall(part.text)) + 1
            full = held and (part.end - held[0].start > _LONGEST or tokens + size > _MOST_TOKENS)
            # Parts that touch were cut from one paragraph; together they would look like two.
            if full or (held and part.start == held[-1].end):
                yield _section(article, held)
                held, tokens = [], 0
            held.append(part)
            tokens += size
    if held:
        yield _section(article, held)


def _section(article: Article, blocks: list[Block]) -> tuple[int, Article]:
    start, end = blocks[0].start, blocks[-1].end
    moved = tuple(replace(block, start=block.start - start) for block in blocks)
    return start, replace(article, text=article.text[start:end], blocks=moved)


def _parts(block: Block) -> Iterator[Block]:
    """Cut a paragraph that is longer than a section at the ends of sentences, else words, else anywhere."""
    at = 0
    while at < len(block.text):
        text = _as_much(block.text[at : at + _LONGEST])
        if at + len(text) < len(block.text):
            sentence = max(text.rfind(". "), text.rfind(".\n")) + 1
            word = max(text.rfind(" "), text.rfind("\n"))
            text = text[: max(sentence or word, 0) + 1] if max(sentence, word) > 0 else text
        yield replace(block, text=text, start=block.start + at)
        at += len(text)


def _as_much(text: str) -> str:
    """Give as much of a text as a section may hold."""
    beyond = next(islice(_TOKEN.finditer(text), _MOST_TOKENS, None), None)
    return text if beyond is None else text[: beyond.start()]
