"""Folding: what people type differently folds alike, and nothing that tells two people apart is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.names.fold import HONORIFICS, fold, person_key, tokens, typed_name

ANY_TEXT = st.text(st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Choe Hak-chol", "choe hak chol"),
        ("CHOE HAK CHOL", "choe hak chol"),
        ("Ch'oe Hak-ch'ŏl", "choe hak chol"),
        ("Ch’oe Hak‐ch’ŏl", "choe hak chol"),
        ("Ch´oe Hak‑ch`ol", "choe hak chol"),
        ("ＣＨＯＥ\u3000Hak＇chol", "choe hakchol"),
        ("  Lena \t Ortez\n", "lena ortez"),
        ("José-María Núñez", "jose maria nunez"),
        ("Ørsted", "orsted"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("ʿAlī al-Ḥusaynī", "ali al husayni"),
        ("O’Brien", "obrien"),
        ("Ortez's", "ortez"),
        ("Ortez’s wall", "ortez wall"),
        ("M’Sila", "msila"),
        ("J.R.R. Vale", "j r r vale"),
        ("Юрий Гагарин", "yuriy gagarin"),
        ("최학철", "choe hak cheol"),
        ("이정우", "yi jeong woo"),
        ("강 동득", "gang dong deuk"),
        ("陈志华", "chen zhi hua"),
        ("Ольга Соловьёва", "olga soloveva"),
        ("ウラジーミル", "urajimiru"),
        ("سامر الهادي", "samr al hady"),
        ("“*()-:^”", ""),
        ("", ""),
    ],
)
def test_a_name_is_folded_to_plain_tokens(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert tokens(written) == tuple(folded.split())


@given(ANY_TEXT)
@example("﷽" * 200)
@example("x" * 190 + "﷽" * 10)
@example("İstanbul ŉ ´´s 's's's")
@example("🙂" * 200)
def test_folding_is_done_after_one_time_and_gives_short_plain_words(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert len(once) <= 200
    assert all(token.isascii() and token.isalnum() and token.islower() | token.isdigit() for token in once.split())


@given(ANY_TEXT)
def test_decomposed_letters_and_capitals_fold_alike(text: str) -> None:
    assert fold("Ch\u02bcoe Hak-ch\u02bco\u0306l") == fold("CHʼOE HAK-CHʼŎL")
    plain = "".join(letter for letter in text if letter.isascii())
    assert fold(plain.upper()) == fold(plain.lower())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("President Moon Jae-in", "moon jae in"),
        ("Dr. Prof. Lena Ortez", "lena ortez"),
        ("Mr Han Sol", "han sol"),
        ("President Moon", "president moon"),
        ("Martin Luther King", "martin luther king"),
        ("Lena General Ortez", "lena general ortez"),
        ("Mr President Moon", "president moon"),
        ("King", "king"),
        ("Pope Queen King", "pope queen king"),
        ("", ""),
    ],
)
def test_honorifics_before_a_whole_name_are_no_part_of_it(typed: str, name: str) -> None:
    assert " ".join(typed_name(typed)) == name


@given(ANY_TEXT)
def test_what_is_typed_never_loses_a_word_but_leading_honorifics(text: str) -> None:
    words, kept = tokens(text), typed_name(text)
    dropped = words[: len(words) - len(kept)]
    assert dropped + kept == words
    assert HONORIFICS.issuperset(dropped)
    assert len(kept) >= min(len(words), 2)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Kim Jong-un", "kimjongun"),
        ("KIM JONG UN", "kimjongun"),
        ("Kim Jongun", "kimjongun"),
        ("Kim Jong Un's", "kimjongun"),
        ("Jong-un Kim", "kimjongun"),
        ("Jong‑un Kim", "kimjongun"),
        ("Jong Un Kim", "jongunkim"),
        ("Jong-un Kim-Lee", "jongunkimlee"),
        ("Anne-Marie", "annemarie"),
        ("Surti", "surti"),
        ("!", ""),
    ],
)
def test_names_of_one_person_share_a_key(written: str, key: str) -> None:
    assert person_key(written) == key


WORD = st.text("abcdeghijklmnoprstuyw", min_size=2, max_size=8).filter(lambda word: word not in HONORIFICS)


@given(st.lists(WORD, min_size=2, max_size=4), st.sampled_from([" ", "  ", "-", ""]))
def test_hyphens_spaces_and_capitals_of_the_given_name_make_no_other_key(words: list[str], joint: str) -> None:
    family, *given_name = words
    assert person_key(f"{family.title()} {joint.join(given_name)}") == person_key(" ".join(words).upper())


@given(st.lists(WORD, min_size=2, max_size=4, unique=True))
def test_a_key_keeps_the_order_of_words(words: list[str]) -> None:
    turned = words[::-1]
    assert (person_key(" ".join(words)) == person_key(" ".join(turned))) == ("".join(words) == "".join(turned))
