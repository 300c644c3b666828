"""Pieces of plain English that every screen shares: counts, dates, headings and sources."""

from typing import Any

import pytest

from bot.answers.wording import counted, dated, heading, source_words, spoken, when
from bot.findings import Precision, Reference, Source, Status
from bot.library.rows import EventLine

SOURCE = Source("a.md", "Works begin", "Northern Gazette", "2018-05", "front matter", None)


def event(date: str, end: str | None = None) -> EventLine:
    return EventLine("x", date, end, Precision.DAY, Reference.FULL, Status.PAST, (), SOURCE)


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [
        (0, "article", "0 articles"),
        (1, "article", "1 article"),
        (1204, "article", "1,204 articles"),
        (1, "person", "1 person"),
        (2, "person", "2 people"),
    ],
)
def test_counts_are_said_in_words(number: int, thing: str, said: str) -> None:
    assert counted(number, thing) == said


@pytest.mark.parametrize(
    ("date", "end", "said", "above"),
    [
        ("2022-01-27", None, "27 January 2022", "January 2022"),
        ("2022-01-27", "2022-02-01", "27 January 2022 to 1 February 2022", "January 2022"),
        ("2018", None, "2018", "2018"),
        ("195X", None, "1950s", "1950s"),
        ("2017-23", None, "autumn 2017", "Autumn 2017"),
        ("XXXX-09-23", None, "23 September, year not stated", "Year not stated"),
    ],
)
def test_an_event_is_dated_in_words_under_its_month(date: str, end: str | None, said: str, above: str) -> None:
    assert when(event(date, end)) == said
    assert heading(event(date, end)) == above


def test_a_date_that_nobody_stated_is_said_to_be_missing() -> None:
    assert dated(None) == "date not stated"


@pytest.mark.parametrize(
    ("publisher", "published", "said"),
    [
        ("Northern Gazette", "2018-05", "Northern Gazette, May 2018: Works begin"),
        (None, None, "publisher not stated, date not stated: Works begin"),
    ],
)
def test_a_source_is_publisher_date_and_title(publisher: Any, published: Any, said: str) -> None:
    assert source_words(Source("a.md", "Works begin", publisher, published, "none", None)) == said


@pytest.mark.parametrize(
    ("text", "said"), [("We won,", "We won"), ("We won, ", "We won"), ("We won!", "We won!"), (",", "")]
)
def test_the_comma_of_the_sentence_is_no_part_of_what_was_said(text: str, said: str) -> None:
    assert spoken(text) == said
