"""The grammar of times is tried near its words only, and finds there what it would find anywhere in the text.

A rule whose words or reach are wrong is caught with texts made from its own pattern.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.calendar_dates import CALENDAR_DATES
from bot.reading.dates import GRAMMAR, stated_times
from bot.reading.durations import DURATIONS, NO_DATES
from bot.reading.relative_dates import RELATIVE_DATES
from bot.reading.times_of_day import TIMES_OF_DAY
from bot.reading.whens import Rule

GRAMMARS = {
    "calendar": CALENDAR_DATES,
    "no dates": NO_DATES,
    "times of day": TIMES_OF_DAY,
    "relative": RELATIVE_DATES,
    "durations": DURATIONS,
}
FILLING = (
    "The council met and Boats of Aldmoor, in (the) harbour; he said: \"We may march on.\" 'Yes,' a man of 45 won 3-2"
)
"""Words of any text; some are those of a rule by chance."""
TIMES = (
    "the early 1990s|Monday night|3 May 2011|Sept. 4-6, 2012|the end of last year|two and a half years ago|"
    "since June|now|in midsummer|no more than a couple of days later|at 9:30 a.m. local time on Tuesday|"
    "every other week|the third quarter of 2009|New Year's Day|a 45-year-old|over the next decade|"
    "twenty-five minutes from now|the day before yesterday|1987-88|mid-March|c. 950|the 19th century|"
    "the mid-'80s|this weekend|year-end|soon|the future|by the spring|10/5/2001|an hour and twenty minutes|"
    "for years|that same day|LAST YEAR|\u0661\u0669\u0669\u0660"
).split("|")

NO_ENGLISH = "\u0130\u0131\u017f\u212a"
"""Letters that Python takes for an English one where case is ignored."""


def plainly(text: str) -> list[tuple[int, int]]:
    """Where the whole grammar, tried at every place of the text, finds a time: the stronger rule goes first."""
    found: list[tuple[int, int]] = []
    for rule in GRAMMAR:
        for match in rule.pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in found):
                found.append(match.span())
    return sorted(found)


def near_words(text: str) -> list[tuple[int, int]]:
    return [(stated.start, stated.end) for stated in stated_times(text, lambda _: False)]


def fragments(rules: tuple[Rule, ...]) -> st.SearchStrategy[str]:
    made = st.one_of([st.from_regex(rule.pattern) for rule in rules])
    return st.one_of(made, made, st.sampled_from(TIMES), st.sampled_from(FILLING.split()), st.text(max_size=3))


@pytest.mark.parametrize("grammar", GRAMMARS)
@given(data=st.data())
def test_the_grammar_finds_the_same_near_its_words_as_in_the_whole_text(grammar: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(fragments(GRAMMARS[grammar]), min_size=1, max_size=12))
    gap = data.draw(st.sampled_from(("", " ", " ", "  ", "\n", ", ", "\u00a0", ". ")))
    text = "".join("\u00e9" if letter in NO_ENGLISH else letter for letter in gap.join(parts))
    assert near_words(text) == plainly(text)


@given(
    st.lists(st.one_of(st.sampled_from(TIMES), st.sampled_from(FILLING.split())), max_size=60), st.sampled_from(" \n-")
)
def test_times_between_the_words_of_a_text_are_the_same(parts: list[str], gap: str) -> None:
    assert near_words(gap.join(parts)) == plainly(gap.join(parts))


@pytest.mark.parametrize("text", ["m\u0130nutes", "wee\u212as", "day\u017f", "m\u0131nutes"])
def test_a_letter_that_only_python_takes_for_english_makes_no_time(text: str) -> None:
    assert near_words(f"It was 12 {text} ago, then.") == []


def test_the_present_year_is_this_year() -> None:
    (stated,) = stated_times("The present year is dry.", lambda _: False)
    assert (stated.when.unit, stated.when.shift) == ("year", 0)


def test_a_full_stop_in_the_name_of_a_holiday_is_a_full_stop() -> None:
    assert near_words("on Martin Luther King Jr. Day") == [(3, 29)]
    assert near_words("on Martin Luther King Jr, Day") == []
