"""Arabic names in Latin letters: consonants by class, vowels as sets, the article apart.

Arabic writes no short vowels, so papers write what they hear: Mohammed, Muhammad, Mohamed. The systems (BGN/PCGN 1956,
UNGEGN 2017, ALA-LC) and the habits of Egypt (g for j) and of the Maghreb (ou, ch) differ in few consonants, but the
vowels that remain tell people apart: Hamid is not Hamad, Hassan not Hussein.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

_ABD = re.compile(r"^abd[aeiou]?(?:[lrsnzd](?=[lrsnzd])|l)(?=.{3})")
_ARTICLE = re.compile(r"^[ae]l(?=.{4})")
_SOUND = re.compile(r"(kh|gh|sh|ch|th|dh|dj|ph|[bcdfghjklmnpqrstvwxz]|y(?=[aeou])|^y)|([aeiouy]+)")
_CONSONANTS = {
    "kh": ("kh",), "gh": ("gh",), "sh": ("sh",), "ch": ("sh",), "th": ("t", "th"), "dh": ("d",), "dj": ("j",),
    "q": ("k",), "k": ("k",), "g": ("g", "j", "k"), "j": ("j",), "ph": ("f",), "c": ("k",),
}  # fmt: skip
_VOWELS = {
    "a": "a", "aa": "a", "ae": "a", "e": "aiu", "i": "i", "ee": "iI", "ei": "e", "ai": "e", "ey": "e", "ay": "e",
    "y": "i", "ie": "iI", "ii": "iI", "iy": "iI", "o": "u", "u": "u", "oo": "uU", "ou": "uU", "uu": "uU",
    "au": "o", "ao": "o", "eo": "e", "ua": "v", "oa": "v", "oua": "v",
}  # fmt: skip
_SCRIPT = {
    frozenset("a"): "a?", frozenset("i"): "y?", frozenset("u"): "w?", frozenset("aiu"): "[ayw]?", frozenset("e"): "y",
    frozenset("o"): "w", frozenset("iI"): "y", frozenset("uU"): "w", frozenset("v"): "w?a?",
}  # fmt: skip
"""How vowels are met in Arabic script: only long ones and diphthongs are written."""
_SHORTEST = 3
_SHORT = re.compile(r"[eiou]")
_COARSE = {"j": "k", "g": "k", "kh": "kh", "th": "t"}
_GIVEN = (
    "ahmad ahmed ali abbas abdullah abdallah adel amin amir anwar ashraf ayman aziz bashar bashir faisal farid farouk"
    " fatima fuad ghassan habib hadi haidar hakim hamad hamid hamza hani hasan hassan haytham hisham hussein ibrahim"
    " imad ismail jabir jalal jamal kamal karim khaled khalid khalil layla mahdi mahmoud majid malik mansour marwan"
    " mohammed muhammad muammar mustafa nabil nadia najib nasser nizar omar osama othman qasim rashid saad saddam saeed"
    " salah saleh salim sami samir sayed sharif suleiman tariq tawfiq walid yasser yasin youssef yusuf zahra zayd zaki"
    " ziad"
)
_ARTICLES = frozenset("al el ul il ad an ar as ash at az".split())
"""The article, also as it sounds before the letters of the sun."""
PARTICLES = _ARTICLES | frozenset("bin ibn ben bint abu abou".split())
"""Words of an Arabic name that are written or left out, apart or joined, at will."""

Sounds = tuple[frozenset[str], ...]


@lru_cache(maxsize=16384)
def sounds(token: str) -> Sounds:
    """Give a token as consonants and vowels, each a set of sounds; empty when letters in it are no Arabic ones."""
    if not token.isalpha() or re.search(r"[pvx]|c(?!h)", token) or len(token) < _SHORTEST:
        return ()
    token = _ARTICLE.sub("", _ABD.sub("abdal", token))
    found: list[frozenset[str]] = []
    for consonant, vowel in _SOUND.findall(re.sub(r"(?<=[aeiou])h$", "", token)):
        some = frozenset(_CONSONANTS.get(consonant, (consonant,)) if consonant else _VOWELS.get(vowel, "?" + vowel))
        if not (found and consonant and found[-1] == some):  # a doubled letter
            found.append(some)
    return tuple(found)


def same_sound(one: str, other: str) -> bool:
    """Whether two tokens may be one Arabic name."""
    if not key(one) == key(other) != "":
        return False
    if one in _ARTICLES and other in _ARTICLES:
        return True
    left, right = sounds(one), sounds(other)
    if (
        left
        and right
        and any(
            bare.isalpha() and not _SHORT.search(bare) and _unvowelled(full).fullmatch(bare)
            for bare, full in ((one, other), (other, one))
        )
    ):
        return True
    return bool(left) and len(left) == len(right) and all(a & b for a, b in zip(left, right, strict=True))


@lru_cache(maxsize=4096)
def _unvowelled(token: str) -> re.Pattern[str]:
    """Give the ways in which Arabic script writes a token, letter for letter: short vowels are left out."""
    written = (_SCRIPT.get(some) or "(?:" + "|".join(_spelled(some)) + ")" for some in sounds(token))
    return re.compile("".join(written) + "h?" * token.endswith("h"))


def _spelled(some: frozenset[str]) -> Iterator[str]:
    for spelled in dict.fromkeys((*_CONSONANTS, *some)):
        if some.intersection(_CONSONANTS.get(spelled, (spelled,))):
            yield re.escape(spelled)


@lru_cache(maxsize=16384)
def key(token: str) -> str:
    """Give the consonants by class, w and y left out, since they are written for vowels too; empty when not Arabic."""
    if token in _ARTICLES:
        return "al"
    letters = (min(some) for some in sounds(token))
    written = (_COARSE.get(letter, letter) for letter in letters if letter[0] not in "aeiouvwyIU?")
    return ".".join(letter for letter, _ in groupby(written))


_KNOWN = {key(name): tuple(other for other in _GIVEN.split() if key(other) == key(name)) for name in _GIVEN.split()}


def looks(token: str) -> bool:
    """Whether a token is a frequent given name in some spelling."""
    return any(same_sound(token, name) for name in _KNOWN.get(key(token), ()))
