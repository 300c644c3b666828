"""HTML pages to lines and metadata, by trafilatura. Heavy to import, so :mod:`bot.corpus.article` does it late."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from bot.corpus.fields import Fields, usable_url
from bot.corpus.lines import Line
from bot.corpus.written_dates import written_date
from bot.errors import RejectedArticle

_BLOCKS = frozenset({"head", "p", "item", "quote", "cell", "code"})
_DATE_NAMES = frozenset(
    "article:published_time og:published_time date pubdate publishdate publish-date publish_date dc.date dc.date.issued"
    " dcterms.created dcterms.issued parsely-pub-date sailthru.date citation_publication_date".split()
)
_DATED_ELEMENTS = (
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]/@datetime",
    "//article//time[not(ancestor::p)]/@datetime | //header//time/@datetime",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds: its main text, the lines of it, and what its fields state."""

    text: str
    lines: list[Line]
    fields: Fields


def read_page(source: str) -> Page:
    """Take the article out of a page. Raises RejectedArticle when there is none."""
    try:
        page = _read(source)
    except RejectedArticle:
        raise
    except Exception as error:
        message = f"is an HTML page that cannot be read ({type(error).__name__})"
        raise RejectedArticle(message) from error
    if page is None or not page.lines:
        message = "is an HTML page without article text"
        raise RejectedArticle(message)
    return page


def _read(source: str) -> Page | None:
    tree = load_html(source)
    if tree is None:
        return None
    for time in list(tree.iter("time")):
        if time.getparent() is not None and any(parent.tag == "p" for parent in time.iterancestors()):
            time.drop_tag()  # trafilatura cuts the element with its date out of the sentence
    captions = [_words(caption) for caption in tree.iter("figcaption")]
    published = _published(tree)
    document = bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(document, Document):
        return None
    fields = Fields(
        title=_clean(document.title),
        publisher=_clean(document.sitename),
        published=published,
        url=usable_url(document.url),
    )
    paragraphs = [(words, tag == "head") for tag, words in _paragraphs(document.body)]
    if not paragraphs:
        return None
    known = {words for words, _ in paragraphs}
    paragraphs += [(caption, False) for caption in dict.fromkeys(captions) if caption and caption not in known]
    text = "\n\n".join(words for words, _ in paragraphs)
    lines: list[Line] = []
    offset = 0
    for words, heading in paragraphs:
        lines.append(Line(words, offset, apart=True, heading=heading, caption=words in captions))
        offset += len(words) + 2
    return Page(text, lines, fields)


def _paragraphs(body: HtmlElement) -> Iterator[tuple[str, str]]:
    """Give tag and words of every innermost block of the text, in order."""
    for element in body.iter(*_BLOCKS):
        if next(element.iterdescendants(*_BLOCKS), None) is None and (words := _words(element)):
            yield str(element.tag), words


def _words(element: HtmlElement) -> str:
    for line_break in element.iter("lb", "br"):
        line_break.tail = f" {line_break.tail or ''}"
    return " ".join("".join(element.itertext()).split())


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) if value and value.strip() else None


def _published(tree: HtmlElement) -> str | None:
    """Give the date of publication that a field of the page states, as EDTF and no finer than stated.

    trafilatura's own date (by htmldate) is not used: it makes a day out of a month, and dates of sentences its own.
    """
    values: list[str] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        values += _linked(script)
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in _DATE_NAMES:
            values.append(meta.get("content") or "")
    for path in _DATED_ELEMENTS:
        values += tree.xpath(path)
    return next((date for value in values if (date := written_date(value))), None)


def _linked(script: str) -> Iterator[str]:
    """Give every ``datePublished`` of a JSON-LD script."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
