"""Lengths of time, ages, repeated times and hours of the day are told from dates."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.edtf import PartialDate
from bot.findings import DateType, Findings
from bot.reading.dates import stated_times

Read = Callable[..., Findings]
MONDAY = "2021-05-17"
PIECES = (
    *(
        "the ",
        "last ",
        "two ",
        "a ",
        "1998",
        "-",
        " ",
        "years ",
        "year",
        "Monday",
        " ago",
        "third ",
        "quarter ",
        "'90s",
    ),
    *(
        "March ",
        "5",
        ", ",
        "9:30 ",
        "a.m. ",
        "every ",
        "day",
        "half",
        " later",
        ".",
        "\u00a0",
        "\U0001f600",
        "1/2",
        "\n",
    ),
)


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The drill took 11 days.", "11 days", "P11D"),
        ("It stayed shut for three years.", "three years", "P3Y"),
        ("It stayed shut for nearly two decades.", "nearly two decades", "P2DE"),
        ("It stayed shut for more than a century.", "more than a century", "P1CE"),
        ("It stayed shut for twenty-five years.", "twenty-five years", "P25Y"),
        ("It stayed shut for seven and a half years.", "seven and a half years", "P7.5Y"),
        ("It took an hour and 20 minutes.", "an hour and 20 minutes", "PT1H20M"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It takes 1,000 days.", "1,000 days", "P1000D"),
        ("They spoke of a five-year plan.", "five-year", "P5Y"),
        ("They ended a year-long strike.", "year-long", "P1Y"),
        ("They sat through months of talks.", "months", "PXM"),
        ("They had waited for years.", "years", "PXY"),
        ("It rained over the past three weeks.", "the past three weeks", "P3W"),
        ("It rained in the last few days.", "the last few days", "PXD"),
        ("It rained over the past month.", "the past month", "P1M"),
        ("It will rain in the coming weeks.", "the coming weeks", "PXW"),
        ("It rained in recent months.", "recent months", "PXM"),
        ("Sales rose in the first nine months.", "the first nine months", "P9M"),
        ("A 45-year-old miner was saved.", "45-year-old", "P45Y"),
        ("The miner is 52 years old.", "52 years old", "P52Y"),
        ("A three-month-old foal was saved.", "three-month-old", "P3M"),
    ],
)
def test_lengths_of_time_and_ages(read: Read, sentence: str, text: str, value: str) -> None:
    findings = read(sentence, published=MONDAY)
    assert [(d.text, d.value, d.type) for d in findings.dates] == [(text, value, DateType.DURATION)]
    assert findings.events == ()


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("They meet each year.", "each year", "P1Y"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They meet every other day.", "every other day", "P2D"),
        ("They meet twice a month.", "twice a month", "P1M"),
        ("They earn little per day.", "per day", "P1D"),
        ("They meet daily.", "daily", "P1D"),
        ("They send a monthly letter.", "monthly", "P1M"),
        ("They meet every summer.", "every summer", "XXXX-SU"),
    ],
)
def test_repeated_times(read: Read, sentence: str, text: str, value: str) -> None:
    findings = read(sentence, published=MONDAY)
    assert [(d.text, d.value, d.type) for d in findings.dates] == [(text, value, DateType.SET)]
    assert findings.events == ()


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("It opened at 9:30 p.m. sharp.", "9:30 p.m.", "2021-05-17T21:30"),
        ("It opened at 9 a.m. Thursday.", "9 a.m. Thursday", "2021-05-13T09:00"),
        ("It opened at noon on Thursday.", "noon on Thursday", "2021-05-13T12:00"),
        ("It opened at 6 o'clock this evening.", "6 o'clock this evening", "2021-05-17T18:00"),
        ("It opened at 2200 GMT sharp.", "2200 GMT", "2021-05-17T22:00"),
        ("It opened at 9:30pm sharp.", "9:30pm", "2021-05-17T21:30"),
        ("It opened at 2 o'clock in the afternoon.", "2 o'clock in the afternoon", "2021-05-17T14:00"),
        ("It opened at ten o'clock at night.", "ten o'clock at night", "2021-05-17T22:00"),
        ("It opened at 10 p.m. last night.", "10 p.m. last night", "2021-05-16T22:00"),
        ("It opened Thursday night.", "Thursday night", "2021-05-13TNI"),
        ("It opened early this morning.", "early this morning", "2021-05-17TMO"),
        ("It closed last night.", "last night", "2021-05-16TNI"),
        ("It will close tomorrow evening.", "tomorrow evening", "2021-05-18TEV"),
    ],
)
def test_times_of_day(read: Read, sentence: str, text: str, value: str) -> None:
    dates = read(sentence, published=MONDAY).dates
    assert [(d.text, d.value, d.type) for d in dates] == [(text, value, DateType.TIME)]


def test_an_hour_belongs_to_the_day_of_its_sentence(read: Read) -> None:
    assert [d.value for d in read("On 4 March 1987 it opened at 9:30 a.m. sharp.").dates] == [
        "1987-03-04",
        "1987-03-04T09:30",
    ]
    assert [d.value for d in read("It opened at 9:30 a.m. sharp.", published="2021-05").dates] == ["T09:30"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30))
def test_expressions_of_any_text_are_in_order_and_none_overlaps(pieces: list[str]) -> None:
    text = "".join(pieces)
    stated = stated_times(text, lambda _: False)
    assert all(0 <= one.start < one.end <= len(text) for one in stated)
    assert all(one.end <= following.start for one, following in pairwise(stated))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30),
    st.sampled_from([None, MONDAY, "2021", "9999-12-31", "0001-01-01"]),
)
def test_offsets_give_back_the_text_and_events_have_dates_whatever_is_written(
    read: Read, pieces: list[str], published: str | None
) -> None:
    text = "A " + "".join(pieces).replace("\n", " ") + "."
    findings = read(text, published=published)
    assert [text[date.start : date.end] for date in findings.dates] == [date.text for date in findings.dates]
    for event in findings.events:
        assert str(PartialDate.parse(event.date)) == event.date
        assert event.end is None or str(PartialDate.parse(event.end)) == event.end


@pytest.mark.parametrize(
    "piece", ["the ", "two ", "1 ", "about ", "early late ", "a half ", "1998-", "March 5, ", "' "]
)
def test_runs_of_half_an_expression_are_read_in_one_pass(piece: str) -> None:
    # A search that went back over what it has passed would take hours here, not a second.
    stated_times(piece * (200_000 // len(piece)), lambda _: False)
