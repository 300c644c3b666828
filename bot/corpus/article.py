"""One file to one article: decoded, taken apart into lines, cleaned, and with the metadata that somebody states.

Metadata is taken from front matter or an HTML page's fields, then from the sidecar, then from the text itself.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot import edtf
from bot.corpus.cleaning import sort_lines
from bot.corpus.decoding import decode
from bot.corpus.digests import fingerprint
from bot.corpus.fields import Fields, front_matter, sidecar
from bot.corpus.files import HTML_ENDINGS, CorpusFile, sidecar_of
from bot.corpus.lines import Line, split_lines, split_markdown
from bot.corpus.metadata import Found, find_published, find_publisher, find_title, find_url
from bot.errors import RejectedArticle
from bot.findings import NOT_FOUND, Article, BlockKind

_TOLERANCE = timedelta(days=1)
"""How far ahead of our day a date may lie: east of Greenwich it is tomorrow before it is here."""
_MOST_LINES = 20_000
"""A file of more lines is a table or a log, and would hold up everything else for minutes."""
_ARTICLE_TEXT = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})


def read_article(file: CorpusFile) -> Article:
    """Read a file of the corpus.

    Raises RejectedArticle, whose text is the reason, for whatever cannot become an article, and nothing else.
    """
    try:
        data = file.path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise RejectedArticle(message) from error
    text, lines, places = _open(file, data)
    if len(lines) > _MOST_LINES:
        message = f"has more than {_MOST_LINES:,} lines"
        raise RejectedArticle(message)
    blocks = sort_lines(lines)
    if not any(block.kind in _ARTICLE_TEXT for block in blocks):
        message = "holds no article text"
        raise RejectedArticle(message)
    title = _stated(places, "title") or find_title(blocks)
    publisher = _stated(places, "publisher") or find_publisher(blocks, file.key)
    published = _stated(places, "published") or find_published(blocks, file.key)
    _check_not_future(published)
    words = (block.text for block in blocks if block.kind in _ARTICLE_TEXT or block.kind is BlockKind.TITLE)
    url = _stated(places, "url")
    return Article(
        key=file.key,
        text=text,
        blocks=blocks,
        title=title.value,
        title_from=title.where,
        publisher=publisher.value if publisher else None,
        publisher_from=publisher.where if publisher else NOT_FOUND,
        published=published.value if published else None,
        published_from=_published_from(places, published),
        url=url.value if url else find_url(blocks),
        content_hash=file.content_hash,
        fingerprint=fingerprint("\n".join(words)),
        digest_of=next((fields.digest_of for fields, _ in places if fields.digest_of is not None), None),
    )


def _open(file: CorpusFile, data: bytes) -> tuple[str, list[Line], list[tuple[Fields, str]]]:
    """Give the text of a file, its lines, and the fields that state its metadata, the weightiest first."""
    ending = file.path.suffix.lower()
    if ending in HTML_ENDINGS:
        from bot.corpus.html import read_page  # noqa: PLC0415 - 30 MB and half a second that text files never need

        page = read_page(decode(data, html=True))
        text, lines, places = page.text, page.lines, [(page.fields, "page field")]
    else:
        text = decode(data)
        fields, start = front_matter(text)
        places = [(fields, "front matter")]
        if ending == ".md":
            text, lines = split_markdown(text, start)
        else:
            lines = split_lines(text, start)
    beside = sidecar_of(file.path)
    if beside:
        places.append((sidecar(beside), "sidecar"))
    return text, lines, places


def _stated(places: Sequence[tuple[Fields, str]], name: str) -> Found | None:
    return next((Found(value, where) for fields, where in places if (value := getattr(fields, name))), None)


def _published_from(places: Sequence[tuple[Fields, str]], published: Found | None) -> str:
    """Say where the date is from: in the words of whoever stated it, if they told (``editor``)."""
    if published is None:
        return NOT_FOUND
    told = next((fields.published_from for fields, _ in places if fields.published), None)
    return told or published.where


def _check_not_future(published: Found | None) -> None:
    span = edtf.bounds(published.value) if published else None
    if published and span and span[0] > datetime.now(UTC).date() + _TOLERANCE:
        message = f"is dated in the future: {published.value}"
        raise RejectedArticle(message)
