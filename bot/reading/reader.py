"""Reads articles: loads the model at first use and gives each article's findings, in order.

The one entrance of this package. It keeps nothing between articles and reads a long one in sections, so that neither
20,000 articles nor one of many megabytes need more memory than a few.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.findings import Article, Findings
from bot.reading.gathering import Gathering
from bot.reading.model import load_model
from bot.reading.page import Page
from bot.reading.sections import sections

if TYPE_CHECKING:
    from spacy.language import Language


class Reader:
    """Turns articles into findings. One reader serves one process; it is not for use by several threads."""

    def __init__(self) -> None:
        self._nlp: Language | None = None

    def read(self, articles: Iterable[Article]) -> Iterator[Findings]:
        """Give each article's findings in the order of the articles. Raises ModelMissing."""
        if self._nlp is None:
            self._nlp = load_model()
        for article in articles:
            yield _read(self._nlp, article)


def _read(nlp: "Language", article: Article) -> Findings:
    gathering = Gathering()
    for start, section in sections(article):
        # What a section adds to the vocabulary is forgotten with it, or memory would grow with every article.
        with nlp.memory_zone():
            gathering.add(Page.lay_out(section, nlp), start)
    return gathering.findings()
