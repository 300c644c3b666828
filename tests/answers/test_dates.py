"""Typed dates: the days that ``since`` and ``until`` mean, and a sentence for whatever means none."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answers.dates import HELP, span
from bot.library.filters import Span

TODAY = date(2024, 3, 13)
"""A Wednesday in a leap year."""


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022-01-27", "2022-01-27", "2022-01-27"),
        ("2022/1/27", "2022-01-27", "2022-01-27"),
        ("2022.1", "2022-01-01", "2022-01-31"),
        ("January 2022", "2022-01-01", "2022-01-31"),
        ("27 jan 2022", "2022-01-27", "2022-01-27"),
        ("  SEPT.  27, 2022 ", "2022-09-27", "2022-09-27"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("1950s", "1950-01-01", "1959-12-31"),
        ("today", "2024-03-13", "2024-03-13"),
        ("now", "2024-03-13", "2024-03-13"),
        ("yesterday", "2024-03-12", "2024-03-12"),
        ("this week", "2024-03-11", "2024-03-13"),
        ("last week", "2024-03-04", "2024-03-10"),
        ("this month", "2024-03-01", "2024-03-13"),
        ("Last  Month", "2024-02-01", "2024-02-29"),
        ("this year", "2024-01-01", "2024-03-13"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("30d", "2024-02-12", "2024-02-12"),
        ("2 weeks ago", "2024-02-28", "2024-02-28"),
        ("1m", "2024-02-12", "2024-02-12"),
        ("1 year", "2023-03-14", "2023-03-14"),
    ],
)
def test_since_is_the_first_day_and_until_the_last(typed: str, first: str, last: str) -> None:
    assert span(typed, "", TODAY) == Span(since=date.fromisoformat(first))
    assert span("", typed, TODAY) == Span(until=date.fromisoformat(last))


@pytest.mark.parametrize(
    "typed",
    [
        *("soon", "2022-13", "30 February 2022", "27 2022", "XXXX-09-23", "99999 years", "0000", "20222"),
        *("decadent 2020", "maybe 2020", "marching 2020", "٢٠٢٢", "2022-01-27T10:00", "-5d", "x" * 6000, "🙂"),
    ],
)
def test_what_is_no_date_gets_a_sentence_with_examples(typed: str) -> None:
    for told in (span(typed, "2022", TODAY), span("2022", typed, TODAY)):
        assert isinstance(told, str)
        assert told == f"“{typed[:40]}” is not a date I can read. {HELP}"


def test_blank_options_leave_both_ends_open() -> None:
    assert span("", "  ", TODAY) == Span()
    assert not span("", "", TODAY)


@given(
    st.text(st.characters(), max_size=60) | st.from_regex(r"\d{0,5} ?[a-z/.-]{0,9} ?\d{0,4}"), st.dates(date(2, 1, 1))
)
@example("99999y", date(2, 1, 1))
@example("last month", date(2, 1, 1))
@example("9999-24", date(2024, 1, 1))
def test_any_text_on_any_day_is_a_span_or_a_sentence(typed: str, today: date) -> None:
    found = span(typed, typed, today)
    if isinstance(found, Span) and found:
        assert found.since is not None
        assert found.until is not None
        assert found.since <= found.until
    else:
        assert isinstance(found, str) or not typed.strip()
