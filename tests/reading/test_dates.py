"""Time expressions and what they mean."""

from collections.abc import Callable

import pytest

from bot.findings import Findings

Read = Callable[..., Findings]


MONDAY = "2021-05-17"


def values(findings: Findings) -> list[tuple[str, str | None]]:
    return [(date.text, date.value) for date in findings.dates]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("on 4 March 1987", "1987-03-04"),
        ("on March 4th, 1987", "1987-03-04"),
        ("on 1987-03-04", "1987-03-04"),
        ("in March 1987", "1987-03"),
        ("in 1987", "1987"),
        ("in the 1950s", "195"),
        ("in the summer of 1987", "1987-SU"),
        ("in AD842", "0842"),
        ("(c. 347)", "0347"),
        ("in the 19th century", "18"),
        ("in the twentieth century", "19"),
        ("in the 1800s", "18"),
        ("in early 1987", "1987"),
        ("at the end of 1987", "1987"),
        ("on Christmas Day", "XXXX-12-25"),
        ("on New Year's Eve", "XXXX-12-31"),
        ("on Thanksgiving 1987", "1987-11-26"),
        ("on Easter Monday 1987", "1987-04-20"),
        ("on September 23", "XXXX-09-23"),
        ("in June", "XXXX-06"),
        ("on 23/11/1987", "1987-11-23"),
        ("on 3/4/1987", None),
        ("on Thursday", None),
        ("last week", None),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(read: Read, phrase: str, value: str | None) -> None:
    findings = read(f"The bridge was closed {phrase}.")
    assert [date.value for date in findings.dates] == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The bridge closed on Monday.", "2021-05-17"),
        ("The bridge closed on Thursday.", "2021-05-13"),
        ("The bridge will close on Thursday.", "2021-05-20"),
        ("The bridge is expected to close on Thursday.", "2021-05-20"),
        ("The bridge closed yesterday.", "2021-05-16"),
        ("The bridge closed last week.", "2021-W19"),
        ("The bridge closed over the weekend.", "2021-W19-WE"),
        ("The bridge closed three days ago.", "2021-05-14"),
        ("The bridge closed in September.", "2020-09"),
        ("The bridge closed on September 23.", "2020-09-23"),
        ("The bridge will close on September 23.", "2021-09-23"),
        ("The bridge closed last January.", "2021-01"),
        ("The bridge will close on New Year's Day.", "2022-01-01"),
        ("The bridge closed earlier this month.", "2021-05"),
        ("The bridge will open late next year.", "2022"),
        ("The bridge closed on February 29.", "2020-02-29"),
    ],
)
def test_relative_dates_count_from_the_publication_by_tense(read: Read, sentence: str, value: str | None) -> None:
    assert [date.value for date in read(sentence, published=MONDAY).dates] == [value]


@pytest.mark.parametrize(
    ("published", "value"),
    [("2021", "XXXX-09-23"), ("2021-12", "2021-09-23"), ("2021-09", "XXXX-09-23"), ("XXXX-10-01", "XXXX-09-23")],
)
def test_a_year_is_filled_in_only_when_every_day_of_publication_agrees(
    read: Read, published: str | None, value: str | None
) -> None:
    assert [date.value for date in read("The bridge closed on September 23.", published=published).dates] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 people and 1500 cars crossed it.",
        "The driver, aged 52 years, may march on as summer camps fall silent.",
        "Bus 1987a cost $1900 and held 3,1987 things.",
    ],
)
def test_counts_and_small_words_are_no_dates(read: Read, text: str) -> None:
    assert values(read(text)) == []


def test_a_local_time_in_brackets_is_the_day_beside(read: Read) -> None:
    findings = read("The ship sank on Thursday (Friday local time) off the cape.", published=MONDAY)
    assert [date.value for date in findings.dates] == ["2021-05-13", "2021-05-14"]


@pytest.mark.parametrize("phrase", ["last week", "two days", "now", "in 1987"])
def test_a_local_time_beside_what_is_no_day_stays_open(read: Read, phrase: str) -> None:
    findings = read(f"The ship sank {phrase} (Friday local time) off the cape.", published=MONDAY)
    assert [date.value for date in findings.dates][1:] == [None]


def test_the_same_year_is_the_year_named_before(read: Read) -> None:
    assert [date.value for date in read("It opened in 1912. It burned down that same year.").dates] == ["1912", "1912"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It served in 1987-88 and then no more.", ["1987", "1988"]),
        ("It served in 1987 – 88. Then no more.", ["1987", "1988"]),
        ("It rained in May and June.", ["2021-05", "2020-06"]),
        ("March and April were dry.", ["2021-03", "2021-04"]),
        ("It lasts from October 2021 through January 2022.", ["2021-10", "2022-01"]),
    ],
)
def test_two_dates_that_share_a_word_are_two(read: Read, text: str, expected: list[str]) -> None:
    assert [date.value for date in read(text, published=MONDAY).dates] == expected
