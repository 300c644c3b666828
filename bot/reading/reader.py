"""Reads articles: loads the model at first use and gives each article's findings, in order.

The one entrance of this package. It keeps nothing between batches, so that reading 20,000 articles needs no more memory
than reading eight.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from bot.findings import Article, Findings, Person
from bot.reading.events import date_expressions, find_dates, find_events
from bot.reading.model import load_model
from bot.reading.page import Page, blanked_text, pieces
from bot.reading.people import find_people, mentions_of
from bot.reading.roles import find_roles
from bot.reading.speakers import find_quotations
from bot.reading.topics import find_topics

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 8
"""Articles whose findings are held at once."""
_PIECES = 4
"""Texts that spaCy holds at once: 433 MB in all processes with 4 against 830 MB with 50, and no slower."""


class Reader:
    """Turns articles into findings. One reader serves one process; it is not for use by several threads."""

    def __init__(self) -> None:
        self._nlp: Language | None = None

    def read(self, articles: Iterable[Article]) -> Iterator[Findings]:
        """Give each article's findings in the order of the articles. Raises ModelMissing."""
        if self._nlp is None:
            self._nlp = load_model()
        remaining = iter(articles)
        while batch := list(islice(remaining, _BATCH)):
            # What the batch adds to the vocabulary is forgotten with it, or memory would grow with every article.
            with self._nlp.memory_zone():
                findings = _read_batch(self._nlp, batch)
            yield from findings


def _read_batch(nlp: "Language", batch: list[Article]) -> list[Findings]:
    cut = [list(pieces(blanked_text(article))) for article in batch]
    docs = nlp.pipe((piece for article_pieces in cut for piece in article_pieces), batch_size=_PIECES)
    findings = []
    for article, article_pieces in zip(batch, cut, strict=True):
        doc = _joined([_lightened(part) for part in islice(docs, len(article_pieces))])
        findings.append(find(Page.lay_out(article, doc)))
    return findings


def _lightened(doc: Doc) -> Doc:
    """Drop the vectors that the pipes shared: nothing here needs them, and a long article's would take 200 MB."""
    doc.tensor = doc.tensor[:0]
    return doc


def _joined(parts: list[Doc]) -> Doc:
    whole = Doc.from_docs(parts, ensure_whitespace=False) if len(parts) > 1 else parts[0]
    return whole if whole is not None else parts[0]


def find(page: Page) -> Findings:
    """Everything there is to find on a page."""
    cast = find_people(page)
    dates = find_dates(page)
    roles = find_roles(page, cast)
    people = []
    for index, one in enumerate(cast.people):
        mentions = mentions_of(page, cast, index)
        forms = dict.fromkeys(mention.text for mention in mentions)
        people.append(
            Person(str(one.name), tuple(f for f in forms if f != str(one.name)), roles.get(index, ()), mentions)
        )
    return Findings(
        sentences=page.sentences,
        people=tuple(p for p in people if p.mentions),
        quotations=find_quotations(page, cast),
        dates=date_expressions(page, dates),
        events=find_events(page, dates, cast),
        topics=find_topics(page, cast),
    )
