"""Spelling families: one key for the ways in which the same sounds are written in Latin letters.

A key proposes that two tokens may be one name (Choe and Choi, Hak-chol and Hak-cheol); it never decides alone, because
it throws distinctions away. Modelled on the differences between McCune-Reischauer, Revised Romanisation and the North
Korean practice, as described by the United Nations Group of Experts on Geographical Names (Korean, report of 2017).
"""

import re
from functools import lru_cache

_FAMILY_NAMES = (
    "choe choi chey",
    "ri lee yi rhee li ree",
    "pak park bak",
    "no roh noh",
    "im lim rim yim",
    "kim gim ghim",
    "ryu yoo yu ryoo",
    "mun moon",
    "u woo wu",
    "so seo suh",
    "sin shin",
    "o oh",
    "paek baek paik baik",
    "ho heo hur huh",
    "ra na rah nah",
    "an ahn",
    "jong chong jeong chung jung",
    "jang chang",
    "ku koo goo gu",
)
"""Spellings of one family name that no general rule connects, the first of each line standing for all."""

_SAME_FAMILY = {name: line.split()[0] for line in _FAMILY_NAMES for name in line.split()}
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"yeo", "yo"),
        (r"eo", "o"),
        (r"eu|oo|ou", "u"),
        (r"ee", "i"),
        (r"oi", "oe"),
        (r"ch", "j"),
        (r"sh", "s"),
        (r"g", "k"),
        (r"b", "p"),
        (r"d", "t"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=8192)
def spelling_key(token: str) -> str:
    """Give the family key of one folded token: ``choi`` and ``choe`` share one, ``jong`` and ``yong`` do not."""
    return sound_key(_SAME_FAMILY.get(token, token))


@lru_cache(maxsize=8192)
def sound_key(token: str) -> str:
    """Give the key by the general rules alone, without the table of family names: ``ri`` and ``lee`` differ in it."""
    for pattern, replacement in _RULES:
        token = pattern.sub(replacement, token)
    return token
