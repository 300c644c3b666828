"""Typed times and weekdays: what is read, what is said back, and a sentence for whatever is neither."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answers.times import DAYS_HELP, TIME_HELP, days_in_words, read_days, read_time, time_in_words
from bot.errors import QuestionError

ANY_TEXT = st.text(st.characters(), max_size=60)
WORDS = st.lists(
    st.sampled_from(
        "mon tue weds thu fri sat sun monday daily weekdays weekends every day to - , & / not except 8 30 : h pm am "
        "and noon at . ' o’clock".split()
    ),
    max_size=9,
).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        *(("8", "08:00"), ("08", "08:00"), ("08:00", "08:00"), ("8.30", "08:30"), ("0830", "08:30"), ("0", "00:00")),
        *(("20h", "20:00"), ("20 h", "20:00"), ("8h30", "08:30"), ("23:59", "23:59"), ("00:00", "00:00")),
        *(("8:30 pm", "20:30"), ("8am", "08:00"), ("8 a.m.", "08:00"), ("8.30PM", "20:30"), ("  8  PM ", "20:00")),
        *(("12am", "00:00"), ("12 pm", "12:00"), ("12:15 am", "00:15"), ("11:59pm", "23:59")),
        *(("noon", "12:00"), ("Midday", "12:00"), ("midnight", "00:00"), ("12 noon", "12:00"), ("at noon", "12:00")),
        *(("at 8am", "08:00"), ("8 o’clock", "08:00"), ("8 o'clock pm", "20:00")),
    ],
)
def test_a_time_is_read(typed: str, time: str) -> None:
    assert read_time(typed) == dt.time.fromisoformat(time)


@pytest.mark.parametrize(
    "typed",
    [
        *("24:00", "25", "8:60", "8:5", "13pm", "0am", "8:30:15", "-8", "8-9", "830", "soon", "8 in the morning"),
        *("٨", "８", "8:30 pm pm", "20hh", "at", "x" * 6000, "🙂", "8" * 5000),
    ],
)
def test_what_is_no_time_gets_a_sentence(typed: str) -> None:
    with pytest.raises(QuestionError) as told:
        read_time(typed)
    assert str(told.value) == f"“{typed[:40]}” is not a time of day I can read: {TIME_HELP}."


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        *((word, {1, 2, 3, 4, 5, 6, 7}) for word in ("daily", "Every day", "everyday", "all week", "7 days a week")),
        *(
            (word, {1, 2, 3, 4, 5})
            for word in ("weekdays", "every weekday", "mon-fri", "Monday to Friday", "Mon. – Fri.")
        ),
        *((word, {6, 7}) for word in ("weekends", "weekend", "sat & sun", "Saturdays, Sundays", "Saturday and Sunday")),
        *((word, {1, 3, 5}) for word in ("Mon, Wed & Fri", "mon/wed/fri", "mondays, weds and on fridays")),
        *((word, {1, 4}) for word in ("monday thursday", "Thurs,Mon", "every Monday and every Thursday")),
        *((word, {5, 6, 7, 1}) for word in ("fri-mon", "Friday through Monday", "fri until mon")),
        ("weekends and tuesday", {2, 6, 7}),
        ("mon-wed, sat", {1, 2, 3, 6}),
        ("tues", {2}),
        ("sun-sun", {7}),
    ],
)
def test_days_are_read(typed: str, days: set[int]) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize(
    "typed",
    [
        *("never", "mo di", "lundi", "montag", "1-5", "mon-wed-fri", "-mon", "mon-", "weekdays except friday", "s"),
        *("not monday", "mon-weekend", "mondayy", "date", "x" * 6000, "🙂", "월요일", "mon " * 100),
    ],
)
def test_what_are_no_days_gets_a_sentence(typed: str) -> None:
    with pytest.raises(QuestionError) as told:
        read_days(typed)
    assert str(told.value) == f"“{' '.join(typed.split())[:40]}” is not a choice of days I can read: {DAYS_HELP}."


@pytest.mark.parametrize("typed", ["", "  ", "\n\t"])
def test_nothing_typed_is_asked_for(typed: str) -> None:
    with pytest.raises(QuestionError, match=r"^Give a time of day: use "):
        read_time(typed)
    with pytest.raises(QuestionError, match=r"^Give a choice of days: use "):
        read_days(typed)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({1, 2, 3, 4, 5, 6, 7}, "every day"),
        ({1, 2, 3, 4, 5}, "Monday to Friday"),
        ({6, 7}, "Saturday and Sunday"),
        ({1, 3, 5}, "Monday, Wednesday and Friday"),
        ({2, 3, 4}, "Tuesday to Thursday"),
        ({1, 2, 3, 7}, "Monday, Tuesday, Wednesday and Sunday"),
        ({4}, "Thursday"),
    ],
)
def test_days_in_words(days: set[int], words: str) -> None:
    assert days_in_words(frozenset(days)) == words


def test_no_days_have_no_words() -> None:
    with pytest.raises(ValueError, match="no days"):
        days_in_words(frozenset())


@given(st.frozensets(st.integers(1, 7), min_size=1))
def test_days_in_words_are_read_as_the_same_days(days: frozenset[int]) -> None:
    assert read_days(days_in_words(days)) == days


@given(st.builds(dt.time, st.integers(0, 23), st.integers(0, 59)))
def test_a_time_in_words_is_read_as_the_same_time(time: dt.time) -> None:
    assert read_time(time_in_words(time)) == time
    assert read_time(f"{time:%I:%M %p}") == time


@given(ANY_TEXT | WORDS | st.from_regex(r"\d{0,3} ?[.:h]?\d{0,3} ?[ap]?\.?m?\.?"))
@example("ß-fri")
@example("12 12 noon")
def test_any_text_is_a_value_or_a_sentence(typed: str) -> None:
    for read in (read_time, read_days):
        try:
            found = read(typed)
        except QuestionError as error:
            assert len(str(error)) < 200  # noqa: PT017 - an error is one of two good ends
        else:
            assert found or found == dt.time(0)
            assert typed.strip()
