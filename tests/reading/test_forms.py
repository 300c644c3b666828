"""Which written names can be one person's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.forms import Name

WORDS = st.sampled_from(
    "Anna A. Bill William W. Blythe BLYTHE Farrow de van Kim Jong-un Jong Un Jongun Abe Shinzo Jr. III 김 ’".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: Name(tuple(words)))


@settings(max_examples=600, deadline=None)
@given(NAMES, NAMES)
def test_names_of_one_person_always_share_a_key(first: Name, second: Name) -> None:
    assert first.same_person(second) == second.same_person(first)
    assert not first.same_person(second) or first.keys & second.keys


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Anna Blythe", "A. Blythe", True),
        ("Bill Farrow", "William Farrow", True),
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Shinzo Abe", "Abe Shinzo", True),
        ("Anna Blythe", "Bert Blythe", False),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Anna Cole", "Cole Jr.", False),
    ],
)
def test_forms_of_one_person(first: str, second: str, *, same: bool) -> None:
    assert Name(tuple(first.split())).same_person(Name(tuple(second.split()))) is same
