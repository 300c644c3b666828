"""Spellings: what may be one name in a language meets, what tells people apart does not, and keys cover all of it."""

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.names.fold import tokens
from bot.names.spelling import ALL, Tongue, keys, same_sound, spelling_key, tongues

KOREAN, CHINESE, JAPANESE, RUSSIAN, ARABIC = (
    frozenset((one,)) for one in (Tongue.KOREAN, Tongue.CHINESE, Tongue.JAPANESE, Tongue.RUSSIAN, Tongue.ARABIC)
)


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("Choe Hak-chol", KOREAN),
        ("Hakcheol Choi", KOREAN),
        ("Nam Gil", KOREAN),
        ("Zhang Weimin", CHINESE),
        ("Hsieh Chih-wei", CHINESE),
        ("Takahashi Shinji", JAPANESE),
        ("Pavel Bushuev", RUSSIAN),
        ("Bashir al-Tamimi", ARABIC),
        ("Lena Ortez", frozenset()),
        ("Dan Barrow", frozenset()),
        ("Nguyen Van Dung", frozenset()),
        ("", frozenset()),
    ],
)
def test_a_whole_name_looks_like_one_of_a_language(name: str, among: frozenset[Tongue]) -> None:
    assert tongues(tokens(name)) == among


@pytest.mark.parametrize(
    ("among", "spellings"),
    [
        (KOREAN, "hakchol hakcheol hakchul"),
        (KOREAN, "young yong yeong"),
        (KOREAN, "jeong jong jung chong"),
        (KOREAN, "hui hee hi heui"),
        (KOREAN, "hyok hyuk hyeok"),
        (KOREAN, "ryong yong nyong"),
        (KOREAN, "ri lee yi rhee"),
        (KOREAN, "no roh noh"),
        (KOREAN, "u woo"),
        (KOREAN, "rak lak lac"),
        (KOREAN, "taek tack thaek"),
        (KOREAN, "pak park bak"),
        (CHINESE, "zedong tsetung"),
        (CHINESE, "zhihua chihhua"),
        (CHINESE, "xiao hsiao"),
        (CHINESE, "guo kuo kwok"),
        (JAPANESE, "ohno ono oono"),
        (JAPANESE, "shinji sinzi"),
        (JAPANESE, "honma homma"),
        (RUSSIAN, "zelensky zelenskiy zelenskii zelenskyy zelenskij"),
        (RUSSIAN, "solovyov solovyev solovev solowjew"),
        (RUSSIAN, "sergey sergei sergej"),
        (RUSSIAN, "maxim maksim"),
        (RUSSIAN, "yulia iuliya julija"),
        (RUSSIAN, "mikhail mihail"),
        (RUSSIAN, "lavrov lavroff lavrow"),
        (ARABIC, "mohammed muhammad mohamed"),
        (ARABIC, "khaled khalid"),
        (ARABIC, "abdulrahman abdelrahman abdurrahman"),
        (ARABIC, "almasri elmasry masri"),
        (ARABIC, "jamal gamal djamal"),
    ],
)
def test_spellings_of_one_name_sound_alike(among: frozenset[Tongue], spellings: str) -> None:
    first, *others = spellings.split()
    for other in others:
        assert same_sound(first, other, among)
        assert same_sound(other, first, among)


@pytest.mark.parametrize(
    "others",
    ["un il", "sik suk", "yo yu", "solmi solbi", "jong yong", "nam nan", "mina mira", "hyon hyong", "jeung jong"],
)
def test_other_korean_syllables_do_not(others: str) -> None:
    one, other = others.split()
    assert not same_sound(one, other, KOREAN, family=False)


@pytest.mark.parametrize(
    ("among", "others"),
    [
        (CHINESE, "weimin weiming"),
        (CHINESE, "zhiwei zhihua"),
        (JAPANESE, "sato saito"),
        (RUSSIAN, "vladimir volodymyr"),
        (ARABIC, "hassan hussein"),
        (ARABIC, "hamid hamad"),
        (frozenset(), "dan tan"),
        (frozenset(), "bak pak"),
    ],
)
def test_other_names_do_not(among: frozenset[Tongue], others: str) -> None:
    one, other = others.split()
    assert not same_sound(one, other, among)


def test_one_family_name_may_be_two_given_names() -> None:
    assert same_sound("na", "ra", KOREAN)
    assert not same_sound("na", "ra", KOREAN, family=False)


SYLLABLE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", *"k g n t d r l m p b s sh j ch h y w kh th ny ry zh x q ts hs gh f v".split()]),
        st.sampled_from(
            "a ae ai e eo eu i o oe oi oo ou u uh ah wa we wi wo ya ye yeo yo yu you ui eui ee ei ia ie".split()
        ),
        st.sampled_from("k g n t l m p b ng s h d r".split() + [""] * 6),
    ),
)
SPELLED = st.lists(SYLLABLE, min_size=1, max_size=3).map("".join)
FAMILY = st.sampled_from("lee yi ri rhee li no roh ro park pak bak choi choe hur heo yu ryu yoo liu im rim lim".split())
TOKEN = st.one_of(SPELLED, FAMILY, st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8))
SWAPS = tuple(combinations("o eo u eu oo ch j k g p b t d r l n y i e a ee ou kh h v w f x ks s sh".split(), 2))


@given(one=TOKEN, other=TOKEN, swaps=st.lists(st.sampled_from(SWAPS), max_size=3), family=st.booleans())
@example(one="yuh", other="yeh", swaps=[], family=True)
@example(one="nok", other="rok", swaps=[], family=False)
@example(one="mmr", other="muammar", swaps=[], family=False)
def test_whatever_sounds_alike_shares_a_key(
    one: str, other: str, swaps: list[tuple[str, str]], *, family: bool
) -> None:
    if swaps:
        other = one
        for old, new in swaps:
            other = other.replace(old, new)
    for tongue in Tongue:
        among = frozenset((tongue,))
        alike = same_sound(one, other, among, family=family)
        assert alike == same_sound(other, one, among, family=family)
        if alike and one != other:
            assert set(keys(one)) & set(keys(other))


@given(st.text(st.characters(), max_size=40))
def test_any_token_has_keys_of_its_own_languages_only(text: str) -> None:
    for token in tokens(text):
        found = keys(token)
        assert len(set(found)) == len(found) <= 32
        assert {key.partition(":")[0] for key in found} <= {"k", "kf", "c", "cf", "j", "r", "a"}
        assert spelling_key(token)
        assert same_sound(token, token, ALL)


def test_a_token_of_no_language_has_none_of_its_keys() -> None:
    assert not [key for key in keys("vandenbrugge") if key[0] in "kcj"]
    assert not [key for key in keys("zhang") if key[0] == "k"]
