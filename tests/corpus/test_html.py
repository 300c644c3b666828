"""HTML pages: the article, its captions, and only the dates that the page states."""

from collections.abc import Callable, Sequence

import pytest

from bot.errors import RejectedArticle
from bot.findings import Article, BlockKind

Read = Callable[..., Article]


def page(paragraphs: Sequence[str], head: str = "", body: str = "") -> str:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>Island votes | Harbour Gazette</title>{head}</head><body>"
        f"<nav><a href=/>Home</a></nav><article><h1>Island votes</h1>{body}{story}</article></body></html>"
    )


def test_an_html_page_is_its_article(read: Read, paragraphs: Sequence[str]) -> None:
    head = (
        '<meta property="og:site_name" content="Harbour Gazette"><link rel="canonical" href="https://example.org/a">'
        '<meta property="article:published_time" content="2021-03-03T23:00:00-05:00">'
    )
    article = read(page(paragraphs, head), "a.html")
    assert article.body == "\n\n".join(paragraphs)
    assert (article.title, article.title_from) == ("Island votes", "page field")
    assert (article.publisher, article.publisher_from) == ("Harbour Gazette", "page field")
    assert (article.published, article.published_from) == ("2021-03-03", "page field")
    assert article.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="DC.date.issued" content="2021-03">', "2021-03"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-03-04T10:00Z"}]}</script>',
            "2021-03-04",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta name="date" content="soon">', None),
        ("", None),
    ],
)
def test_a_page_is_dated_as_finely_as_it_states(
    read: Read, paragraphs: Sequence[str], head: str, published: str | None
) -> None:
    told = [*paragraphs, "The first wall was built on 3 May 1902, the archive says, and fell after only ten years."]
    assert read(page(told, head), "a.htm").published == published


def test_a_date_in_a_sentence_stays_in_it_and_captions_are_kept(read: Read, paragraphs: Sequence[str]) -> None:
    told = "The first wall was built on <time datetime='1902-05-03'>3 May 1902</time>, as the <b>archive</b> says."
    figure = "<figure><img src=a.jpg><figcaption>Lena Ortez on the pier</figcaption></figure>"
    article = read(page([*paragraphs, told], body=figure), "a.html")
    assert "The first wall was built on 3 May 1902, as the archive says." in article.body
    assert [block.text for block in article.blocks if block.kind is BlockKind.CAPTION] == ["Lena Ortez on the pier"]
    assert article.published is None


def test_a_page_says_how_it_is_encoded(read: Read, paragraphs: Sequence[str]) -> None:
    data = page([*paragraphs, "Президент сказал, что всё хорошо."], '<meta charset="koi8-r">').replace("“", "'")
    assert "Президент сказал" in read(data.replace("”", "'").encode("koi8-r"), "a.html").body


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<html><script>var a = 1;</script></html>", "<"])
def test_a_page_without_text_is_refused(read: Read, source: str) -> None:
    with pytest.raises(RejectedArticle, match="is an HTML page without article text"):
        read(source, "a.html")


def test_deep_nesting_costs_one_article_at_most(read: Read) -> None:
    with pytest.raises(RejectedArticle, match="HTML page"):
        read("<div>" * 100_000, "a.html")
