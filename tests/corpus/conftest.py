"""Files written into a folder of their own and read as a reload would read them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.corpus.article import read_article
from bot.corpus.files import CorpusFile
from bot.findings import Article

PARAGRAPHS = (
    "The council of the island voted on Tuesday to rebuild the old harbour wall, which a storm tore down last winter.",
    "“We waited far too long for this,” said Lena Ortez, the harbour master, after the vote in the town hall.",
    "The work begins soon, and fishermen will be able to use the northern pier again before autumn, officials said.",
)


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Article]:
    def write_and_read(content: str | bytes, name: str = "story.txt") -> Article:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_article(CorpusFile(name, path, "hash"))

    return write_and_read
