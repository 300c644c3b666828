"""One reader for the whole session: loading the model takes a second, reading a paragraph a few milliseconds."""

from collections.abc import Callable

import pytest

from bot.findings import NOT_FOUND, Article, Block, BlockKind, Findings
from bot.reading.reader import Reader

Read = Callable[..., Findings]


def make_article(text: str, *, title: bool = False, published: str | None = None) -> Article:
    """Build an article of the paragraphs that empty lines divide; with ``title`` the first one is the headline."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("(caption) "):
            kind = BlockKind.CAPTION
        elif paragraph.startswith("(credit) "):
            kind = BlockKind.CREDIT
        else:
            kind = BlockKind.TITLE if title and not blocks else BlockKind.BODY
        blocks.append(Block(kind, paragraph, at))
        at += len(paragraph) + 2
    return Article(
        key="a.txt",
        text=text,
        blocks=tuple(blocks),
        title="",
        title_from=NOT_FOUND,
        publisher=None,
        publisher_from=NOT_FOUND,
        published=published,
        published_from=NOT_FOUND,
        url=None,
        content_hash="",
        fingerprint=0,
    )


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    def read_text(text: str, *, title: bool = False, published: str | None = None) -> Findings:
        (findings,) = reader.read([make_article(text, title=title, published=published)])
        return findings

    return read_text
