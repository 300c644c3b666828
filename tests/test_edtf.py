"""Partial dates: what is read is written back, and what a date may mean is never more than it says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.edtf import PartialDate, bounds, in_words

YEARS = st.integers(1, 9999).map("{:04}".format)
DECADES = st.integers(0, 999).map("{:03}X".format)
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda parts: "{}-{:02}".format(*parts))
SEASONS = st.tuples(YEARS, st.integers(21, 24)).map(lambda parts: "{}-{:02}".format(*parts))
DAYS = st.dates().map(date.isoformat)
UNKNOWN_YEAR = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"XXXX-{day:%m-%d}")
EDTF = st.one_of(YEARS, DECADES, MONTHS, SEASONS, DAYS, UNKNOWN_YEAR)


@given(EDTF)
def test_a_date_is_written_as_it_was_read(value: str) -> None:
    assert str(PartialDate.parse(value)) == value


@given(EDTF)
def test_the_first_day_is_never_after_the_last(value: str) -> None:
    span = bounds(value)
    assert (span is None) == value.startswith("XXXX")
    assert span is None or span[0] <= span[1]


@given(st.dates())
def test_a_day_lies_in_its_month_year_and_decade(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)
    for wider in (day.isoformat()[:7], f"{day.year:04}", f"{day.year // 10:03}X"):
        first, last = bounds(wider) or (date.max, date.min)
        assert first <= day <= last


@given(st.integers(1, 9998), st.integers(21, 23))
def test_seasons_follow_one_another_without_a_gap(year: int, season: int) -> None:
    earlier, later = bounds(f"{year:04}-{season}"), bounds(f"{year:04}-{season + 1}")
    assert earlier is not None
    assert later is not None
    assert earlier[1] + timedelta(days=1) == later[0]


@given(st.one_of(st.text(), st.text("0123456789X-", max_size=12)))
def test_any_text_is_a_date_or_no_date_and_nothing_else_happens(text: str) -> None:
    try:
        parsed = PartialDate.parse(text)
    except ValueError:
        assert bounds(text) is None
        assert in_words(text) == text
    else:
        assert str(parsed) == text
        assert parsed.bounds == bounds(text)


@pytest.mark.parametrize(
    "text",
    [
        *("0000", "XXXX", "20XX", "202X-05", "2022-00", "2022-13", "2022-25", "XXXX-21", "2022-21-03"),
        *("2022-02-30", "2023-02-29", "XXXX-02-30", "2022-1", "2022-1-27", "22-01-27", "2022-01-27 ", "2022/01/27"),
        *("٢٠٢٢", "２０２２-01", "-2022", "2022-01-27T10:00", "2022~", "", "today"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("195X", date(1950, 1, 1), date(1959, 12, 31)),
        ("000X", date(1, 1, 1), date(9, 12, 31)),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("9999-24", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_bounds_are_the_whole_stretch(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


def test_a_leap_day_without_a_year_is_a_day() -> None:
    assert str(PartialDate.parse("XXXX-02-29")) == "XXXX-02-29"


def test_a_missing_year_is_never_filled_in() -> None:
    assert bounds("XXXX-09-23") is None
    assert bounds("XXXX-09") is None
    assert bounds(None) is None
    assert not PartialDate.parse("XXXX-09-23").has_year
    assert PartialDate.parse("195X").has_year


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2017-09-23", "23 September 2017"),
        ("2022-01", "January 2022"),
        ("0987", "987"),
        ("195X", "1950s"),
        ("2018-22", "summer 2018"),
        ("XXXX-09-23", "23 September, year not stated"),
        ("XXXX-09", "September, year not stated"),
        ("last spring", "last spring"),
    ],
)
def test_a_date_in_words(value: str, words: str) -> None:
    assert in_words(value) == words
