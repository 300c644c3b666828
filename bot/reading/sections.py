"""Cuts an article into sections of whole paragraphs, so that a long one costs no more memory than a short one.

A section is an article of its own with its own offsets; ``gathering`` puts what is found in them back together.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.findings import Article, Block, BlockKind

READ_KINDS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
_LONGEST = 20_000
"""Characters of a section: spaCy needs about 1 MB for 1,000 characters, and hardly an article is longer."""


def sections(article: Article) -> Iterator[tuple[int, Article]]:
    """Give the sections with their offsets in the article; their blocks are those that are read."""
    held: list[Block] = []
    for block in article.blocks:
        for part in _parts(block) if block.kind in READ_KINDS else ():
            # Parts that touch were cut from one paragraph; together they would look like two.
            if held and (part.end - held[0].start > _LONGEST or part.start == held[-1].end):
                yield _section(article, held)
                held = []
            held.append(part)
    if held:
        yield _section(article, held)


def _section(article: Article, blocks: list[Block]) -> tuple[int, Article]:
    start, end = blocks[0].start, blocks[-1].end
    moved = tuple(replace(block, start=block.start - start) for block in blocks)
    return start, replace(article, text=article.text[start:end], blocks=moved)


def _parts(block: Block) -> Iterator[Block]:
    """Cut a paragraph that is longer than a section at the ends of sentences, else words, else anywhere."""
    at = 0
    while len(block.text) - at > _LONGEST:
        window = block.text[at : at + _LONGEST]
        sentence = max(window.rfind(". "), window.rfind(".\n")) + 1
        word = max(window.rfind(" "), window.rfind("\n"))
        cut = max(sentence or word, 0) or _LONGEST - 1
        yield replace(block, text=window[: cut + 1], start=block.start + at)
        at += cut + 1
    if at < len(block.text):
        yield replace(block, text=block.text[at:], start=block.start + at)
