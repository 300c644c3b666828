"""Merging: the name to show for one person, and the spellings worth telling beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.fold import tokens
from bot.names.merge import canonical, other_spellings


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ({"Han Sol-bi": 1}, "Han Sol-bi"),
        ({"Han Sol-bi": 2, "Han Sol Bi": 3}, "Han Sol Bi"),
        ({"HAN SOL BI": 9, "Han Sol-bi": 1}, "Han Sol-bi"),
        ({"HAN SOL BI": 1}, "HAN SOL BI"),
        ({"Han Sol-bi": 2, "Han Sol Bi": 2}, "Han Sol Bi"),
    ],
)
def test_the_most_frequent_form_is_shown_unless_it_shouts(names: dict[str, int], shown: str) -> None:
    assert canonical(names) == shown
    assert canonical(dict(reversed(names.items()))) == shown


@pytest.mark.parametrize(
    ("name", "forms", "others"),
    [
        ("Han Sol-bi", ["Han Sol-bi", "Han Sol Bi", "Han"], ("Han Sol Bi",)),
        ("Han Sol-bi", ["HAN SOL-BI", "han sol-bi"], ()),
        ("Han Sol-bi", ["Hahn Solbi", "HAHN SOLBI"], ("Hahn Solbi",)),
        ("Han Sol-bi", ["Han Solbi", "Sol-bi Han", "Sol-bi Han"], ("Sol-bi Han", "Han Solbi")),
        ("Surti", ["Surti", "Sur-ti"], ("Sur-ti",)),
        ("Surti", [], ()),
    ],
)
def test_short_forms_and_other_capitals_are_no_other_spellings(
    name: str, forms: list[str], others: tuple[str, ...]
) -> None:
    assert other_spellings(name, forms) == others


@given(st.text(min_size=1), st.lists(st.text(max_size=20)))
def test_other_spellings_are_forms_that_were_given_each_told_apart(name: str, forms: list[str]) -> None:
    others = other_spellings(name, forms)
    assert set(others) <= set(forms)
    assert len({form.casefold() for form in (name, *others)}) == len(others) + 1
    assert all(len(tokens(form)) > 1 for form in others)
