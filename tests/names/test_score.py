"""Scoring: a person's name in another spelling is that person's, another person's name never is."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.names.fold import tokens, typed_name
from bot.names.score import ANSWER, OFFER, Match, Score, match_tokens, score
from bot.names.spelling import SYLLABIC, Tongue, spelling_key, tongues


def of(typed: str, name: str) -> Score:
    return score(typed_name(typed), tokens(name))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Choe Hak-chol", "Choe Hak-chol"),
        ("CHOE HAK CHOL", "Choe Hak-chol"),
        ("hak-chol choe", "Choe Hak-chol"),
        ("choe hakchol", "Choe Hak-chol"),
        ("choehakchol", "Choe Hak-chol"),
        ("Choe Hak chol", "Choe Hakchol"),
        ("ch'oe hak-ch'ŏl", "Choe Hak-chol"),
        ("President Moon Jae-in", "Moon Jae-in"),
        ("jose maria nunez", "José-María Núñez"),
        ("obrien sean", "Seán O’Brien"),
        ("최학철", "최학철"),
        ("Abdul Rahman bin Faisal al Dura", "Abdul Rahman bin Faisal al Dura"),
    ],
)
def test_order_case_accents_hyphens_and_joined_syllables_are_exact(typed: str, name: str) -> None:
    assert of(typed, name) == Score(100, whole=True, exact=True, why="the same letters")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("choi hakchol", "Choe Hak-chol"),
        ("Choi Hak-cheol", "Choe Hak-chol"),
        ("Lee Yong Ho", "Ri Yong-ho"),
        ("Rhee Yongho", "Ri Yong-ho"),
        ("Jonh Harrow", "John Harrow"),
        ("Park Geun-hye", "Pak Kun-hye"),
        ("Chung Eui-yong", "Jong Ui-yong"),
        ("Mun Jae-in", "Moon Jae-in"),
        ("Lena Ortes", "Lena Ortez"),
        ("Lena Ortze", "Lena Ortez"),
        ("Annelise Vandenbrugge", "Annelise Vandenbruggen"),
        ("L. Ortez", "Lena Ortez"),
        ("K Jong Un", "Kim Jong-un"),
        ("Gim Jeong-eun", "Kim Jong-un"),
        ("최학철", "Choe Hak-chol"),
        ("Hakcheol Choi", "Choe Hak-chol"),
        ("choihakcheol", "Choe Hak-chol"),
        ("choe h c", "Choe Hak-chol"),
        ("H. C. Choi", "Choe Hak-chol"),
        ("Choi Hak-cheoll", "Choe Hak-chol"),
        ("Cheo Hak-chol", "Choe Hak-chol"),
        ("Hkachol Choe", "Choe Hak-chol"),
        ("Roh Myong-nok", "No Myong-rok"),
        ("Yi Yong-sop", "Ri Ryong-sop"),
        ("Chen Tse-min", "Chen Zemin"),
        ("Chang Chih-hua", "Zhang Zhihua"),
        ("Zhimni Chen", "Chen Zhimin"),
        ("Satou Jirou", "Jiro Sato"),
        ("Sergej Solowjow", "Sergei Solovyov"),
        ("Yuriy Vasil'yevskiy", "Yuri Vasilevsky"),
        ("Юрий Василевский", "Yuri Vasilevsky"),
        ("Mohamed Elhadi", "Muhammad al-Hadi"),
        ("سامر الهادي", "Samer al-Hadi"),
        ("Gamal Qassem", "Jamal Kasim"),
        ("Yonug-su Pak", "Pak Young-su"),
        ("Lena Ortegaa", "Lena Ortega"),
        ("Elizabteh Carter-Joens", "Elizabeth Carter-Jones"),
        ("Lena Mary Ortez", "Lena M. Ortez"),
    ],
)
def test_a_spelling_an_initial_or_one_slip_is_still_an_answer(typed: str, name: str) -> None:
    found = of(typed, name)
    assert ANSWER <= found.value < 100
    assert found.whole
    assert not found.exact


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Kim", "Kim Jong-un"), ("Ortez", "Lena Ortez"), ("Kim Jong", "Kim Jong-un"), ("Yu Jin", "Yu Yu-jin")],
)
def test_a_part_of_a_name_fits_but_is_not_the_whole(typed: str, name: str) -> None:
    found = of(typed, name)
    assert found.value >= ANSWER
    assert not found.whole
    assert not found.exact


@pytest.mark.parametrize("typed", ["lenaortez", "Lena Ortez"])
def test_a_middle_initial_may_be_left_out_even_of_a_name_in_one_word(typed: str) -> None:
    found = of(typed, "Lena M. Ortez")
    assert found.value >= ANSWER
    assert "“M”" in found.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Il", "Kim Jong Un"),
        ("Kim Jongil", "Kim Jongun"),
        ("kimjongil", "Kim Jong-un"),
        ("Kim Jong-sik", "Kim Jong-un"),
        ("Kim Jong Suk", "Kim Jong-sik"),
        ("Jong Nam", "Yong Nam"),
        ("Kim Yong-nam", "Kim Jong-nam"),
        ("Kim Yong-chol", "Kim Yong-nam"),
        ("Choe Ryong-hae", "Choe Son-hui"),
        ("Han Sol-mi", "Han Sol-bi"),
        ("Ri Chun-hee", "Ri Chun-il"),
        ("Wang Lei", "Wang Yi"),
        ("Wang Li", "Wang Yi"),
        ("Li Zhan", "Yi Zhan"),
        ("Joan Harrow", "John Harrow"),
        ("Lena Ortez", "Pedro Ortez"),
        ("Robert Kelly", "Megan Kelly"),
        ("George H Bush", "George Barbara Bush"),
        ("Abdul Rahman bin Faisal al Thuma", "Abdul Rahman bin Faisal al Dura"),
        ("Vladimir", "Volodymyr"),
        ("Lena Ortes", "Lera Ortez"),
        ("Choe Chol-hak", "Choe Hak-chol"),
        ("Kim Mi-na", "Kim Mi-ra"),
        ("Kim Jong-hoon", "Kim Jong-yoon"),
        ("Kim Sol", "Kim Sora"),
        ("Pak Hak-chol", "Choe Hak-chol"),
        ("최학수", "Choe Hak-chol"),
        ("Li Jun", "Yi Jun"),
        ("Chen Zhiwei", "Chen Zhihua"),
        ("Hassan Qassem", "Hussein Qassem"),
        ("Hamid Nasser", "Hamad Nasser"),
        ("Kenji Saito", "Kenji Sato"),
        ("Jürgen Möller", "Jürgen Müller"),
        ("Roberta Vale", "Robert Vale"),
        ("Dan Barrow", "Tan Parrow"),
        ("Robert K. Vale", "Robert E. Vale"),
    ],
)
def test_a_stranger_with_a_like_name_is_never_an_answer(one: str, other: str) -> None:
    for found in (of(one, other), of(other, one)):
        assert found.value < ANSWER
        assert not found.exact


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("Kim Jong Il", "Kim Jong Un", "“Un” is not “il”"),
        ("Lena Ortes Vale", "Lena Ortez", "“Ortez” is only like “ortes”, it has no “vale”"),
        ("Pedro Ortez", "Lena Ortez", "“Lena” is not “pedro”"),
        ("Lena", "Lena Maria Ortez", "it has “Maria” too, it has “Ortez” too"),
        ("Choi Hak", "Choe Hak-chol", "“Choe” is another spelling of “choi”, it has “Chol” too"),
        (
            "Choi Hakcheol",
            "Choe Hak-chol",
            "“Choe” is another spelling of “choi”, “Hakchol” is another spelling of “hakcheol”",
        ),
        ("L. Ortez", "Lena Ortez", "“Lena” begins with “l”"),
    ],
)
def test_a_score_says_what_differs(typed: str, name: str, why: str) -> None:
    assert of(typed, name).why == why


@pytest.mark.parametrize(("typed", "name"), [("Ortez Maria", "Lena Ortez"), ("Kim Jong Il", "Kim Jong Un")])
def test_a_near_name_is_worth_an_offer(typed: str, name: str) -> None:
    assert OFFER <= of(typed, name).value < ANSWER


def test_a_doubled_word_is_not_met_by_a_single_one() -> None:
    assert not of("kim kim", "Kim").exact
    assert of("Boutros Boutros-Ghali", "Boutros Boutros-Ghali").exact


@pytest.mark.parametrize(
    ("typed", "name"), [("kimjongnam", "김철수"), ("Surti", "Moritz"), ("Lena Ortez", "Moritz Vale")]
)
def test_names_without_a_word_in_common_are_not_even_near(typed: str, name: str) -> None:
    assert of(typed, name).value < OFFER


def test_initials_alone_name_nobody() -> None:
    assert of("k j u", "Kim Jong Un").value < ANSWER
    assert of("k", "Kim").value < ANSWER


@pytest.mark.parametrize(
    ("typed", "token", "match"),
    [
        ("ortez", "ortez", Match.EXACT),
        ("o", "ortez", Match.INITIAL),
        ("choi", "choe", Match.SPELLING),
        ("ortes", "ortez", Match.SLIP),
        ("otrez", "ortez", Match.SLIP),
        ("ortexx", "ortez", Match.DIFFERENT),
        ("artez", "ortez", Match.DIFFERENT),
        ("nan", "nam", Match.DIFFERENT),
        ("vandenbroke", "vandenbrucke", Match.SLIPS),
        ("ortez", "o", Match.DIFFERENT),
    ],
)
def test_tokens_meet_in_one_of_six_ways(typed: str, token: str, match: Match) -> None:
    assert match_tokens(typed, token) is match


@pytest.mark.parametrize(
    "family",
    ["choe choi", "ri lee yi rhee", "pak park bak", "hakchol hakcheol", "jong chong jeong", "mun moon", "kun geun gun"],
)
def test_spellings_of_one_sound_share_a_key(family: str) -> None:
    assert len({spelling_key(token) for token in family.split()}) == 1


@pytest.mark.parametrize("pair", ["jong yong", "un il", "nam nan", "chol chil", "son song", "li wang", "kim kang"])
def test_other_sounds_do_not(pair: str) -> None:
    assert len({spelling_key(token) for token in pair.split()}) == 2


NONE: frozenset[Tongue] = frozenset()
TOKEN = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9)
NAME = st.lists(TOKEN, min_size=1, max_size=5).map(tuple)


@given(st.text(st.characters()), st.text(st.characters()))
@example("a " * 100, "b " * 100)
@example("", "kim")
@example("kim", "")
def test_any_two_texts_have_a_score(typed: str, name: str) -> None:
    assert 0 <= of(typed, name).value <= 100


@given(st.data(), NAME)
def test_a_name_in_any_order_is_exact_and_scores_100(data: st.DataObject, name: tuple[str, ...]) -> None:
    """But for syllables of Korean and Chinese given names: their order tells people apart."""
    assume(not tongues(name) & SYLLABIC.keys())
    turned = tuple(data.draw(st.permutations(name)))
    assert score(turned, name) == Score(100, whole=True, exact=True, why="the same letters")


@given(NAME, NAME)
def test_only_the_same_letters_are_exact(typed: tuple[str, ...], name: tuple[str, ...]) -> None:
    found = score(typed, name)
    assert found.exact == (found.value == 100)
    if found.exact:
        assert sorted("".join(typed)) == sorted("".join(name))


@given(TOKEN.filter(lambda token: len(token) > 1), st.text("abchio", min_size=2, max_size=9), st.booleans())
def test_whole_tokens_meet_alike_whichever_is_typed(one: str, other: str, near: bool) -> None:  # noqa: FBT001 - drawn
    other = one[:-1] + other[0] if near else other
    assert match_tokens(one, other, NONE) is match_tokens(other, one, NONE)


@pytest.mark.parametrize("typed", ["Lena Maria Ortez", "Lena M. Ortez"])
def test_a_middle_name_may_be_added_but_not_to_a_korean_name(typed: str) -> None:
    assert of(typed, "Lena Ortez").value >= ANSWER
    assert of("Choe Hak-chol", "Choe Chol").value < ANSWER


def test_one_syllable_of_a_given_name_is_not_a_short_form_of_it() -> None:
    assert of("Hak-chol", "Choe Hak-chol").value >= ANSWER
    assert of("Choe", "Choe Hak-chol").value >= ANSWER
    assert of("chol", "Choe Hak-chol").value < ANSWER


def test_a_score_tells_which_token_met_which() -> None:
    found = of("Choi Hak-cholz", "Choe Hak-chol")
    assert [(pair.typed, pair.token, pair.match) for pair in found.pairs] == [
        ("choi", "choe", Match.SPELLING),
        ("hak", "hak", Match.EXACT),
        ("cholz", "chol", Match.SLIP),
    ]
