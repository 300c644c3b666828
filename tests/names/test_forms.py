"""The ways to write one name: all that a writer is free to choose, and nobody else's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.fold import fold, tokens
from bot.names.forms import forms
from bot.names.score import ANSWER, score


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (
            "Choe Hak-chol",
            "choe hak chol|hak chol choe|choe hakchol|hakchol choe|choehakchol|choe h c|h choe|choe|hakchol",
        ),
        ("Hak-chol Choe", "choe hak chol|hak chol choe|hakchol"),
        ("Zhang Weimin", "zhang weimin|weimin zhang|zhang w|zhang"),
        ("Robert E. Vale", "robert e vale|robert vale|vale robert e|r e vale|vale"),
        ("Bashir al-Tamimi", "bashir al tamimi|bashir tamimi|bashir altamimi|tamimi"),
        ("Surti", "surti"),
    ],
)
def test_a_name_has_its_forms(name: str, written: str) -> None:
    found = forms(name)
    assert set(written.split("|")) <= set(found)
    assert found[0] == fold(name)


def test_nothing_has_no_forms() -> None:
    assert forms("!?") == ()


@given(st.text(st.characters(), max_size=60))
def test_forms_are_few_folded_and_different(text: str) -> None:
    found = forms(text)
    assert len(set(found)) == len(found) <= 16
    assert all(fold(form) == form for form in found)


@pytest.mark.parametrize(
    "name", ["Choe Hak-chol", "Zhang Weimin", "Bashir al-Tamimi", "Lena Maria Ortez", "Jo Kum-song"]
)
def test_every_form_is_an_answer(name: str) -> None:
    for form in forms(name):
        assert score(form.split(), tokens(name)).value >= ANSWER, form
