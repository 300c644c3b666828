"""Articles by month as a line of blocks."""

from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.sparkline import sparkline


def test_each_month_has_a_block_and_an_empty_one_a_dot() -> None:
    assert sparkline([("2021-12", 2), ("2022-02", 8), ("2022-03", 1)]) == "▂·█▁ (December 2021 to March 2022)"


def test_many_months_become_years() -> None:
    assert sparkline([("2010-05", 1), ("2010-06", 1), ("2016-01", 4)]) == "▄·····█ (May 2010 to January 2016)"


def test_one_month_is_no_line() -> None:
    assert sparkline([]) == sparkline([("2022-01", 5)]) == ""


@given(st.dictionaries(st.integers(12, 12 * 9999 + 11), st.integers(1, 10**6), min_size=2, max_size=30))
def test_the_largest_month_or_year_is_the_tallest(numbers: dict[int, int]) -> None:
    months = [(f"{number // 12:04}-{number % 12 + 1:02}", articles) for number, articles in sorted(numbers.items())]
    assert "█" in sparkline(months)
