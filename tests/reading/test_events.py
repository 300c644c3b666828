"""Dated sentences become events."""

from collections.abc import Callable

import pytest

from bot.findings import Event, Findings, Precision, Reference, Status

Read = Callable[..., Findings]


def only(findings: Findings) -> Event:
    (event,) = findings.events
    return event


def test_an_event_is_the_sentence_with_its_date_and_people(read: Read) -> None:
    event = only(read("Snow fell. On 4 March 1987, Anna Blythe met Tom Farrow at the dam. They talked."))
    assert event.text == "On 4 March 1987, Anna Blythe met Tom Farrow at the dam."
    assert (event.date, event.end, event.people) == ("1987-03-04", None, ("Anna Blythe", "Tom Farrow"))
    assert (event.precision, event.reference, event.status) == (Precision.DAY, Reference.FULL, Status.PAST)


@pytest.mark.parametrize(
    ("phrase", "date", "end", "precision"),
    [
        ("from May 30 to June 24, 1987", "1987-05-30", "1987-06-24", Precision.DAY),
        ("from 1910 to 1945", "1910", "1945", Precision.YEAR),
        ("from December 30 to January 2, 1988", "1987-12-30", "1988-01-02", Precision.DAY),
        ("between 1910 and 1945", "1910", "1945", Precision.YEAR),
        ("from May 30 to June 24", "XXXX-05-30", "XXXX-06-24", Precision.DAY),
        ("in the 1950s", "195X", None, Precision.DECADE),
        ("in the spring of 1987", "1987-21", None, Precision.SEASON),
    ],
)
def test_ranges_and_coarse_dates_keep_their_shape(
    read: Read, phrase: str, date: str, end: str | None, precision: Precision
) -> None:
    event = only(read(f"The bridge was closed {phrase}."))
    assert (event.date, event.end, event.precision) == (date, end, precision)


def test_a_week_is_a_range_of_days(read: Read) -> None:
    event = only(read("The bridge was closed last week.", published="2021-05-17"))
    assert (event.date, event.end, event.precision) == ("2021-05-10", "2021-05-16", Precision.WEEK)
    assert event.reference is Reference.RELATIVE


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The council met on 4 January 2021.", Status.PAST),
        ("The council will meet on 4 March 2021.", Status.PLANNED),
        ("The council is due to meet on 4 March 2021.", Status.PLANNED),
        ("The council plans to meet on 4 March 2021.", Status.PLANNED),
        ("The council might meet on 4 March 2021.", Status.SUPPOSED),
        ("The council reportedly met on 4 March 2021.", Status.SUPPOSED),
        ("The council meets on 4 March 2031.", Status.PLANNED),
    ],
)
def test_planned_and_supposed_are_told_from_past(read: Read, sentence: str, status: Status) -> None:
    assert only(read(sentence, published="2021-02-01")).status is status


def test_a_clause_with_its_own_date_is_its_own_event(read: Read) -> None:
    findings = read("The bridge closed in May 1987, and the council opened a ferry in June 1988.")
    assert [event.date for event in findings.events] == ["1987-05", "1988-06"]


def test_since_when_is_background_to_the_day_itself(read: Read) -> None:
    assert only(read("On March 4, 1987, the port saw the largest drill since 1971.")).date == "1987-03-04"


@pytest.mark.parametrize(
    "text", ["The bridge closed on Thursday.", "The drill took 11 days.", "(caption) The bridge in 1987"]
)
def test_without_a_date_in_the_body_there_is_no_event(read: Read, text: str) -> None:
    assert read(text).events == ()
