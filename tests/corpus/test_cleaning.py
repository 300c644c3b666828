"""What is article text and what is not."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import RejectedArticle
from bot.findings import Article, BlockKind

Read = Callable[..., Article]


def kind_of(article: Article, text: str) -> BlockKind:
    return next(block.kind for block in article.blocks if block.text == text)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_page_scraped_with_everything_on_it(read: Read, paragraphs: Sequence[str], gap: str) -> None:
    head = [
        "Harbour Gazette",
        "Island votes to rebuild its wall",
        "The vote ends a long dispute.",
        "By Ann Dee",
        "Share",
    ]
    foot = ["Tags: harbour, storm", "Related stories", "Storm tears down wall", "© 2021 Harbour Gazette"]
    article = read(gap.join([*head, *paragraphs, *foot]))
    assert article.title == "Island votes to rebuild its wall"
    assert kind_of(article, "The vote ends a long dispute.") is BlockKind.STANDFIRST
    assert article.body == "\n\n".join(["The vote ends a long dispute.", *paragraphs])


@pytest.mark.parametrize(
    "line",
    [
        "Published",
        "Advertisement",
        "harbour, storm, north pier, council",
        "#harbour #storm",
        "Comments are closed.",
        "Sorry, comments have been turned off for this story.",
        "Follow Ann Dee on\xa0Twitter\xa0and\xa0Instagram.",
        "Sign up for our newsletter and get the island in your inbox every Friday.",
        "Translated by Ann Dee. Edited by Bo Ek.",
        "(Reporting by Ann Dee in Oslo; editing by Bo Ek)",
        "This article was originally published on The Examined.",
        "Editor’s note: The name of the ship has been corrected.",
        "Read more: Storm tears down wall",
        "All rights reserved.",
        "* * *",
    ],
)
@pytest.mark.parametrize("place", [1, 3])
def test_furniture_is_no_body_wherever_it_stands(read: Read, paragraphs: Sequence[str], line: str, place: int) -> None:
    lines = [*paragraphs[:place], line, *paragraphs[place:]]
    assert read("\n\n".join(lines)).body == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Dee is a reporter for the Harbour Gazette.",
        "Please send questions about this article to desk@harbour.example.",
        "The Gazette lives on gifts. For more information about our work, please visit our FAQ page here.",
    ],
)
def test_what_a_publisher_says_at_the_end_is_no_body(read: Read, paragraphs: Sequence[str], line: str) -> None:
    assert read("\n".join([*paragraphs, line])).body == "\n\n".join(paragraphs)
    assert line in read("\n".join([paragraphs[0], line, *paragraphs[1:]])).body


@pytest.mark.parametrize("line", ["by HarbourNews(Island Media)", "January 18, 2021 at 12:21PM", "September 23"])
def test_a_byline_and_a_date_line_at_the_end_are_no_body(read: Read, paragraphs: Sequence[str], line: str) -> None:
    assert read("\n".join([*paragraphs, line])).body == "\n\n".join(paragraphs)


def test_a_date_over_a_paragraph_in_the_middle_is_a_heading(read: Read, paragraphs: Sequence[str]) -> None:
    lines = [*paragraphs[:2], "September 23, 2020", paragraphs[2]]
    article = read("\n\n".join(lines))
    assert article.body == "\n\n".join(lines)
    assert article.published is None


@pytest.mark.parametrize(
    "line",
    [
        "“No.”",
        "War.",
        "What comes next",
        "“Never again,” he said (and he meant it).",
        "She spoke for the Free Harbour Party (FHP).",
        "A photo released by the council on March 5, 2021 showed people on the pier.",
        "The report was first published by the council in March.",
        "He gave her the keys, the map, and a boat",
        "They asked the mayor to come with us.",
        "Like many sailors on Facebook, she doubts it.",
        "Subscribe to that view or not, the wall is needed.",
    ],
)
@pytest.mark.parametrize("place", [1, 3])
def test_no_paragraph_is_lost(read: Read, paragraphs: Sequence[str], line: str, place: int) -> None:
    lines = [*paragraphs[:place], line, *paragraphs[place:]]
    assert read("\n\n".join(lines)).body == "\n\n".join(lines)


@pytest.mark.parametrize(
    "caption",
    [
        "Lena Ortez, left, speaks on the pier on Sunday (Ann Dee/HNA)",
        "Young people line up at the pier. Photo: HNA",
        "In this photo released by the council, people stand on the pier.",
        "FILE - Lena Ortez waves from a boat, May 3, 2009.",
    ],
)
def test_a_caption_is_kept_but_never_body(read: Read, paragraphs: Sequence[str], caption: str) -> None:
    article = read("\n\n".join([paragraphs[0], caption, *paragraphs[1:]]))
    assert kind_of(article, caption) is BlockKind.CAPTION
    assert article.body == "\n\n".join(paragraphs)


def test_a_caption_is_known_by_the_credit_under_it_and_the_label_over_it(read: Read, paragraphs: Sequence[str]) -> None:
    picture = "Harbour Island Storm\nThe wall is seen after the storm\nHarbour News Agency"
    article = read("\n\n".join([*paragraphs[:2], picture, paragraphs[2]]))
    kinds = [block.kind for block in article.blocks]
    assert kinds[2:5] == [BlockKind.BOILERPLATE, BlockKind.CAPTION, BlockKind.CREDIT]
    assert article.body == "\n\n".join(paragraphs)


def test_a_paragraph_broken_to_a_width_is_one_block(read: Read) -> None:
    text = (
        "The council of the island voted on Tuesday to rebuild the\nold harbour wall, which a storm tore down last"
        " winter,\nand to pay for it with a loan over twenty years.\n\nThe work begins soon, and fishermen will be able"
        " to use\nthe northern pier again before the autumn, which begins\nearly on the island.\n"
    )
    article = read(text)
    assert [block.text for block in article.blocks] == text.strip().split("\n\n")


def test_a_page_of_furniture_alone_is_no_article(read: Read) -> None:
    with pytest.raises(RejectedArticle, match="holds no article text"):
        read("Share\n\nAdvertisement\n\nComments are closed.")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from("aB .,\n\r\t“”\"'()/|#*:-–©@\xa0\u2028\x0c\ufeff9é한"), max_size=300))
def test_blocks_stand_in_order_where_they_say(read: Read, text: str) -> None:
    try:
        article = read(text)
    except RejectedArticle:
        return
    end = 0
    for block in article.blocks:
        assert end <= block.start
        assert block.text == article.text[block.start : block.end]
        assert block.text.strip()
        end = block.end
