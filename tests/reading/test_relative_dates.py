"""Dates that count from the publication, or from what the text named before, and vague references to time."""

from collections.abc import Callable

import pytest

from bot.findings import DateType, Findings

Read = Callable[..., Findings]
MONDAY = "2021-05-17"


def values(findings: Findings) -> list[tuple[str, str | None]]:
    return [(date.text, date.value) for date in findings.dates]


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The dam was rebuilt two weeks ago.", "two weeks ago", "2021-W18"),
        ("The dam was rebuilt nearly a decade ago.", "nearly a decade ago", "201"),
        ("The dam was rebuilt a month ago.", "a month ago", "2021-04"),
        ("The dam was rebuilt several years ago.", "several years ago", "PAST_REF"),
        ("The dam was rebuilt years ago.", "years ago", "PAST_REF"),
        ("The dam was rebuilt a long time ago.", "a long time ago", "PAST_REF"),
        ("The dam will be rebuilt two years from now.", "two years from now", "2023"),
        ("Sales of bricks rose in the third quarter.", "the third quarter", "2020-Q3"),
        ("Sales of bricks rose in the first quarter of this year.", "the first quarter of this year", "2021-Q1"),
        ("Sales of bricks rose last quarter.", "last quarter", "2021-Q1"),
        ("The second half of last year was wet.", "The second half of last year", "2020-H2"),
        ("The year-earlier quarter was wet.", "The year-earlier quarter", "2020"),
        ("The mill lost money in fiscal 2019.", "fiscal 2019", "2019"),
        ("The mill burned down last summer.", "last summer", "2020-SU"),
        ("The mill will close this winter.", "this winter", "2021-WI"),
        ("The mill was sold in the spring.", "the spring", "2021-SP"),
        ("The mill closed in the '60s.", "the '60s", "196"),
        ("The mill closed in the early part of the year.", "the early part of the year", "2021"),
        ("The current fiscal year is dry.", "The current fiscal year", "2021"),
        ("The mill closed in the quarter ended June 30.", "June 30", "2020-06-30"),
        ("Days later, the mill closed.", "Days later", "FUTURE_REF"),
        ("The mill closed minutes later.", "minutes later", "FUTURE_REF"),
        ("The mill closed in the late seventies.", "the late seventies", "197"),
        ("The mill closed in the '90s.", "the '90s", "199"),
        ("The mill will close by the end of the year.", "the end of the year", "2021"),
        ("The mill closed late last month.", "late last month", "2021-04"),
        ("The mill closed at the end of this week.", "the end of this week", "2021-W20"),
        ("The mill closed the day before yesterday.", "the day before yesterday", "2021-05-15"),
        ("The mill closed in March of last year.", "March of last year", "2020-03"),
        ("The mill issued a June report.", "June", "2020-06"),
        ("January was wet.", "January", "2021-01"),
        ("The mill closed last January.", "last January", "2021-01"),
        ("The mill closed on Thanksgiving.", "Thanksgiving", "2020-11-26"),
        ("The mill closed on Good Friday.", "Good Friday", "2021-04-02"),
        ("The mill closed on Labor Day.", "Labor Day", "2020-09-07"),
    ],
)
def test_an_expression_is_whole_and_counts_from_the_publication(
    read: Read, sentence: str, text: str, value: str | None
) -> None:
    assert values(read(sentence, published=MONDAY)) == [(text, value)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The ferry runs again ahead of Thursday's feast.", "2021-05-20"),
        ("The fair opens on Thursday.", "2021-05-20"),
        ("The film debuts Wednesday.", "2021-05-19"),
        ("The licence should be allowed to lapse on July 1.", "2021-07-01"),
        ("They ordered the crew to leave on Thursday.", "2021-05-20"),
        ("If the crew leaves on Thursday, nobody will mourn.", "2021-05-20"),
        ("The crew left on Thursday.", "2021-05-13"),
        ("The crew left on July 1.", "2020-07-01"),
        ("The crew has left since Thursday.", "2021-05-13"),
    ],
)
def test_what_lies_ahead_is_told_by_the_words_around(read: Read, sentence: str, value: str) -> None:
    assert [date.value for date in read(sentence, published=MONDAY).dates] == [value]


def test_a_day_soon_to_come_is_not_one_of_last_year(read: Read) -> None:
    assert values(read("The parade on May 30, a quiet affair.", published=MONDAY)) == [("May 30", "2021-05-30")]
    assert values(read("They marched on May 30 in the rain.", published=MONDAY)) == [("May 30", "2020-05-30")]
    assert values(read("The parade on November 30, a quiet affair.", published=MONDAY)) == [
        ("November 30", "2020-11-30")
    ]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("The ship sank on 2 March 1998. Three days later, it was raised.", "1998-03-05"),
        ("The ship sank on 2 March 1998. It had sailed a week earlier.", "1998-W09"),
        ("The ship sank on 2 March 1998. The following day, divers came.", "1998-03-03"),
        ("The ship sank in 1998. Two years later, it was raised.", "2000"),
        ("The ship sank in 1998. It had been built the previous year.", "1997"),
        ("The ship sank in March 1998. It was raised that year.", "1998"),
        ("The ship sank in March 1998. The next month, it was raised.", "1998-04"),
        ("The ship sank in March 1998. Three days later, it was raised.", None),
    ],
)
def test_later_and_earlier_count_from_the_date_named_before(read: Read, sentence: str, second: str | None) -> None:
    assert [date.value for date in read(sentence).dates][1:] == [second]


def test_a_date_named_long_before_is_forgotten(read: Read) -> None:
    between = "Snow fell. " * 5
    assert [date.value for date in read(f"It sank in 1998. {between}It was raised a year later.").dates] == [
        "1998",
        None,
    ]


@pytest.mark.parametrize("phrase", ["three days later", "the next day", "that year", "the following month"])
def test_nothing_counts_from_a_date_that_nobody_named(read: Read, phrase: str) -> None:
    assert [date.value for date in read(f"It was raised {phrase}.", published=MONDAY).dates] == [None]


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The mill is now silent.", "now", "PRESENT_REF"),
        ("The mill is currently silent.", "currently", "PRESENT_REF"),
        ("Nobody mills these days.", "these days", "PRESENT_REF"),
        ("It is silent at the moment.", "the moment", "PRESENT_REF"),
        ("The mill was recently sold.", "recently", "PAST_REF"),
        ("Mills were loud in the past.", "the past", "PAST_REF"),
        ("The mill had previously been a church.", "previously", "PAST_REF"),
        ("The mill will soon be sold.", "soon", "FUTURE_REF"),
        ("Nobody knows the future.", "the future", "FUTURE_REF"),
        ("They hope to sell it in the near future.", "the near future", "FUTURE_REF"),
    ],
)
@pytest.mark.parametrize("published", [None, MONDAY])
def test_vague_references_need_no_publication_and_make_no_event(
    read: Read, sentence: str, text: str, value: str, published: str | None
) -> None:
    findings = read(sentence, published=published)
    assert [(date.text, date.value, date.type) for date in findings.dates] == [(text, value, DateType.DATE)]
    assert findings.events == ()


@pytest.mark.parametrize(
    "text",
    [
        "Now that the mill is sold, call as soon as you can.",
        "She wrote for the Sunday Times and for Evening Mail.",
        "Bloody Sunday and Black Friday are names.",
        "He is in his early 20s.",
    ],
)
def test_names_ages_and_conjunctions_are_no_times(read: Read, text: str) -> None:
    assert values(read(text, published=MONDAY)) == []


def test_things_of_a_year_are_told_from_things_counted(read: Read) -> None:
    assert values(read("Emissions fell below 2005 levels, and his 1995 returns were lost.")) == [
        ("2005", "2005"),
        ("1995", "1995"),
    ]
    assert values(read("About 1995 people signed, and 2010 miners struck.")) == []


@pytest.mark.parametrize("published", [None, "XXXX-05-17"])
@pytest.mark.parametrize(
    "phrase", ["two weeks ago", "last quarter", "over the weekend", "in the '90s", "at year's end", "last summer"]
)
def test_without_a_year_of_publication_relative_dates_stay_open(read: Read, phrase: str, published: str | None) -> None:
    assert [date.value for date in read(f"The mill closed {phrase}.", published=published).dates] == [None]


def test_the_end_of_the_year_in_january_is_the_one_just_over(read: Read) -> None:
    sentence = "The party met at a year-end gathering."
    assert values(read(sentence, published="2021-01-18")) == [("year-end", "2020")]
    assert values(read(sentence, published="2021-12-18")) == [("year-end", "2021")]
    assert values(read("The party will meet at a year-end gathering.", published="2021-01-18")) == [
        ("year-end", "2021")
    ]
