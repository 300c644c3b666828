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
        ("from 1910 to May 30, 1945", "1910", "1945-05-30", Precision.YEAR),
        ("from 1910 to the first quarter of 1945", "1910", "1945-03", Precision.YEAR),
        ("from 1945 to 1910", "1945", None, Precision.YEAR),
        ("from 4 to 6 September 1987", "1987-09-04", "1987-09-06", Precision.DAY),
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
        ("The council told the crew to leave in March.", Status.PLANNED),
        ("The council ordered the crew to finish this year.", Status.PLANNED),
        ("The council agreed to meet on 4 March 2021.", Status.PLANNED),
        ("If the council fell in January, nobody wept.", Status.SUPPOSED),
        ("The crew will leave if the council falls in March.", Status.SUPPOSED),
        ("Nobody stays unless the council meets on 4 March 2021.", Status.SUPPOSED),
        ("The council should meet on 4 March 2021.", Status.SUPPOSED),
        ("After reportedly meeting in January, the council left.", Status.SUPPOSED),
        ("The crew is believed to have met in January.", Status.SUPPOSED),
        ("The council would have met in January.", Status.PAST),
        ("The council should have met in January.", Status.PAST),
    ],
)
def test_planned_and_supposed_are_told_from_past(read: Read, sentence: str, status: Status) -> None:
    assert only(read(sentence, published="2021-02-01")).status is status


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the first summit in 2018, the council has reportedly agreed to meet.",
        "The council reportedly met after the first vote held in 2018.",
        "More people have apparently drowned than in 2018.",
    ],
)
def test_what_a_sentence_only_names_is_not_doubted_with_it(read: Read, sentence: str) -> None:
    event = only(read(sentence, published="2021-02-01"))
    assert (event.date, event.status) == ("2018", Status.PAST)


@pytest.mark.parametrize(
    ("sentence", "date", "status"),
    [
        ("The council was to meet on Monday, the mayor said.", "2021-02-01", Status.PLANNED),
        ("The council was to meet on Thursday.", "2021-02-04", Status.PLANNED),
        ("The crews were to leave on 1 February 2021.", "2021-02-01", Status.PLANNED),
        ("The council was to meet in 1992.", "1992", Status.PAST),
        ("The council hoped to meet on Monday.", "2021-02-01", Status.PAST),
        ("It was dark when the crew left on Monday.", "2021-02-01", Status.PAST),
        ("The plan is sound, and it is to be reviewed in the course of 2021.", "2021", Status.PLANNED),
    ],
)
def test_what_was_to_be_is_planned_until_its_day_has_gone_by(
    read: Read, sentence: str, date: str, status: Status
) -> None:
    event = only(read(sentence, published="2021-02-01"))
    assert (event.date, event.status) == (date, status)


def test_since_when_is_background_to_the_day_itself(read: Read) -> None:
    assert only(read("On March 4, 1987, the port saw the largest drill since 1971.")).date == "1987-03-04"


@pytest.mark.parametrize(
    ("phrase", "date", "end", "precision"),
    [
        ("in the third quarter of 2020", "2020-07", "2020-09", Precision.MONTH),
        ("in the first half of last year", "2020-01", "2020-06", Precision.MONTH),
        ("in Q2 2019", "2019-04", "2019-06", Precision.MONTH),
        ("last summer", "2020-22", None, Precision.SEASON),
        ("in the late 1990s", "199X", None, Precision.DECADE),
        ("on Thursday night", "2021-05-13", None, Precision.DAY),
        ("at 9 a.m. Thursday", "2021-05-13", None, Precision.DAY),
        ("early this morning", "2021-05-17", None, Precision.DAY),
        ("two weeks ago", "2021-05-03", "2021-05-09", Precision.WEEK),
    ],
)
def test_what_is_no_date_in_edtf_becomes_one_or_a_range(
    read: Read, phrase: str, date: str, end: str | None, precision: Precision
) -> None:
    event = read(f"The bridge was closed {phrase}.", published="2021-05-17").events[0]
    assert (event.date, event.end, event.precision) == (date, end, precision)


def test_the_same_date_twice_in_a_sentence_is_one_event(read: Read) -> None:
    only(read("The bridge closed on Monday, and the ferry ran on Monday.", published="2021-05-17"))


def test_a_plan_until_a_date_is_an_event_beside_another(read: Read) -> None:
    findings = read(
        "The council met on Monday, though the bridge will not open until next year.", published="2021-05-17"
    )
    assert [(event.date, event.status) for event in findings.events] == [
        ("2021-05-17", Status.PAST),
        ("2022", Status.PLANNED),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It opened at 9:30 a.m. sharp.",
        "The crew meets every Monday.",
        "A 45-year-old was hurt in the past month.",
        "The dam was built in the 19th century.",
        "Talks fell apart before a year-end deadline.",
        "The dam was built years ago and is now shut.",
    ],
)
def test_hours_lengths_sets_and_vague_references_make_no_event(read: Read, text: str) -> None:
    assert read(text, published="2021-05-17").events == ()


@pytest.mark.parametrize(
    "text", ["The bridge closed on Thursday.", "The drill took 11 days.", "(caption) The bridge in 1987"]
)
def test_without_a_date_in_the_body_there_is_no_event(read: Read, text: str) -> None:
    assert read(text).events == ()
