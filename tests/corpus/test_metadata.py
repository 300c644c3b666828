"""Title, publisher, date and link: found in the right order, named by their place, never guessed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.errors import RejectedArticle
from bot.findings import Article

Read = Callable[..., Article]


def test_front_matter_states_everything(read: Read, paragraphs: Sequence[str]) -> None:
    front = (
        "---\r\ntitle: 'Walls: a history'\r\npublisher: Harbour Gazette # the daily\r\npublished: 3 March 2021\r\n"
        "published_from: editor\r\nurl: https://example.org/wall\r\ntags: [a, b]\r\n  - c\r\n"
        "digest_of: simhash:00ff00ff00ff00ff\r\n---\r\n"
    )
    article = read(front + paragraphs[0])
    assert (article.title, article.title_from) == ("Walls: a history", "front matter")
    assert (article.publisher, article.publisher_from) == ("Harbour Gazette", "front matter")
    assert (article.published, article.published_from) == ("2021-03-03", "editor")
    assert (article.url, article.digest_of) == ("https://example.org/wall", 0x00FF00FF00FF00FF)
    assert article.body == paragraphs[0]
    assert article.text.startswith("---\r\n")


def test_dashes_without_an_end_are_no_front_matter(read: Read, paragraphs: Sequence[str]) -> None:
    article = read(f"---\ntitle: Nothing\n\n{paragraphs[0]}")
    assert paragraphs[0] in article.body
    assert article.title_from != "front matter"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("published: yesterday", "published date in its front matter that cannot be read: yesterday"),
        ("date: 2022-13-45", "cannot be read: 2022-13-45"),
        ("date: 01/02/2022", "cannot be read: 01/02/2022"),
        ("published: 2099-01-01", "is dated in the future: 2099-01-01"),
        ("published: 2099", "is dated in the future: 2099"),
        ("digest_of: simhash:12", "no fingerprint: simhash:12"),
    ],
)
def test_a_stated_value_that_cannot_be_is_refused_by_name(
    read: Read, paragraphs: Sequence[str], line: str, reason: str
) -> None:
    with pytest.raises(RejectedArticle, match=reason):
        read(f"---\n{line}\n---\n{paragraphs[0]}")


@pytest.mark.parametrize("sidecar", ["story.meta.toml", "story.txt.meta.toml"])
def test_a_sidecar_comes_after_front_matter_and_before_the_text(
    read: Read, tmp_path: Path, paragraphs: Sequence[str], sidecar: str
) -> None:
    (tmp_path / sidecar).write_text("title = 'Beside'\npublisher = 'Harbour Gazette'\npublished = 2021-03-03\n")
    article = read(f"---\ntitle: Before\n---\nMay 5, 2020\n\n{paragraphs[0]}")
    assert (article.title, article.title_from) == ("Before", "front matter")
    assert (article.publisher, article.publisher_from) == ("Harbour Gazette", "sidecar")
    assert (article.published, article.published_from) == ("2021-03-03", "sidecar")


def test_a_broken_sidecar_is_refused_by_name(read: Read, tmp_path: Path, paragraphs: Sequence[str]) -> None:
    (tmp_path / "story.meta.toml").write_text("title = ")
    with pytest.raises(RejectedArticle, match=r"sidecar that cannot be read: story\.meta\.toml"):
        read(paragraphs[0])


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("January 18, 2021 at 12:21PM", "2021-01-18"),
        ("Published: 3 March 2021", "2021-03-03"),
        ("Wed, 3 Mar 2021", "2021-03-03"),
        ("By Ann Dee | Published March 3, 2021 | 5 min read", "2021-03-03"),
        ("Posted on March 3, 2021 by admin", "2021-03-03"),
        ("2021-03-03T10:00:00+09:00", "2021-03-03"),
        ("Date: March 2021", "2021-03"),
        ("Published 3 March", "XXXX-03-03"),
    ],
)
def test_a_date_line_dates_an_article(read: Read, paragraphs: Sequence[str], line: str, published: str) -> None:
    for lines in (
        ["Island votes to rebuild its wall", line, *paragraphs],
        ["Island votes to rebuild", "", line, *paragraphs],
    ):
        article = read("\n".join(lines))
        assert (article.published, article.published_from) == (published, "date line")
        assert line not in article.body


@pytest.mark.parametrize(
    "line",
    [
        "He was born on 3 March 2001 in the old town.",
        "Updated 3 March 2021",
        "3 hours ago",
        "FILE - A boat is seen in this photo released May 3, 2009.",
        "On September 23, thousands came to the pier.",
    ],
)
def test_any_other_date_is_no_date_of_publication(read: Read, paragraphs: Sequence[str], line: str) -> None:
    article = read("\n\n".join(["Island votes to rebuild its wall", line, *paragraphs]))
    assert (article.published, article.published_from) == (None, "none")


def test_a_released_picture_or_the_file_name_may_date_an_article(read: Read, paragraphs: Sequence[str]) -> None:
    caption = "A boat is seen in this photo released January 27, 2021 by the council."
    dated = read("\n\n".join([paragraphs[0], caption, paragraphs[1]]), "2021-02-03-wall.txt")
    assert (dated.published, dated.published_from) == ("2021-01-27", "caption")
    named = read(paragraphs[0], "2021-02-03-wall.txt")
    assert (named.published, named.published_from) == ("2021-02-03", "file name")
    assert read(paragraphs[0], "wall-20211350.txt").published is None


PUBLISHERS = {
    "site line": "Harbour Gazette",
    "label": "Source: Harbour Gazette",
    "title line": "Wall to be rebuilt | Harbour Gazette",
    "told": "“No,” Bo Ek told Harbour Gazette.",
    "own words": "As Harbour Gazette reported earlier, the wall had cracks.",
    "about line": "Harbour Gazette works with writers. For more, visit our website.",
    "copyright line": "© 2021 Harbour Gazette. All rights reserved.",
    "byline": "By Ann Dee, Harbour Gazette",
    "origin line": "This article was originally published by Harbour Gazette.",
}


@pytest.mark.parametrize("where", PUBLISHERS)
def test_an_article_names_its_publisher(read: Read, paragraphs: Sequence[str], where: str) -> None:
    on_top = where in {"site line", "label", "title line"}
    lines = [PUBLISHERS[where], *paragraphs] if on_top else [*paragraphs, PUBLISHERS[where]]
    article = read("\n\n".join(lines))
    assert (article.publisher, article.publisher_from) == ("Harbour Gazette", where)


def test_the_file_name_may_name_the_publisher(read: Read, paragraphs: Sequence[str]) -> None:
    article = read(paragraphs[0], "Harbour Gazette - wall.txt")
    assert (article.publisher, article.publisher_from) == ("Harbour Gazette", "file name")


@pytest.mark.parametrize(
    "line",
    [
        "“No,” Bo Ek told reporters. Later he told HNA the same.",
        "“No,” Bo Ek told Harbour News in an interview on Sunday.",
        "“No,” Bo Ek told Harbour News. “Yes,” Lena Ortez told Island Radio.",
        "“No,” Bo Ek told Lena Ortez.",
        "The Harbour Gazette burnt down that night.",
    ],
)
def test_another_outlet_in_the_story_is_no_publisher(read: Read, paragraphs: Sequence[str], line: str) -> None:
    article = read("\n\n".join([*paragraphs, line]))
    assert (article.publisher, article.publisher_from) == (None, "none")


def test_without_a_title_line_the_first_words_are_the_title(read: Read) -> None:
    long = read(
        "The council of the island of Port Ellen voted on Tuesday to rebuild the harbour wall, which had fallen."
    )
    assert long.title == "The council of the island of Port Ellen voted on Tuesday to rebuild the harbour…"
    assert long.title_from == "first sentence"
    assert read("The U.S. Navy left. Nobody knows why it had come to the island in the first place.").title == (
        "The U.S. Navy left."
    )
    assert read("한" * 200).title == "한" * 80 + "…"
