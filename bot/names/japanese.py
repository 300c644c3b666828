"""Japanese names in Latin letters: one form for what Hepburn, Kunrei and the passport write differently.

Hepburn (as in Kenkyusha's dictionary of 1954) is what newspapers write, Kunrei-shiki (ISO 3602) writes si, ti and tu,
and long vowels are written with a macron, doubled, as ou or oh, or not at all. Readings of Chinese characters are no
business of it: nobody can tell them from the characters.
"""

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<![stcz])hu", "fu"),
        (r"s(?=i)|s(?=y)", "sh"),
        (r"t(?=i)|t(?=y)", "ch"),
        (r"z(?=i)|[jz](?=y)|d(?=i)|d(?=y)", "j"),
        (r"t(?=u)", "ts"),
        (r"d(?=u)|dz", "z"),
        (r"(sh|ch|j)y", r"\1"),
        (r"c(?=ch)", "t"),
        (r"o(?:[uo]|h(?![aeiouy]))", "o"),
        (r"uu", "u"),
        (r"m(?=[bpm])", "n"),
    )
)
_MORAE = re.compile(
    r"(?:(?:[kgnhbpmr]y|[kgsztdnhbpmrywfj]|sh|ch|ts)?[aeiou]|n(?![aeiou])|t(?=ch|t)|k(?=k)|p(?=p)|s(?=s))+"
)
_NO_ROMAJI = re.compile(r"[cs]hy|[vxlq0-9]|[^aeiounh]$|[^aeiouyhsnwtkpbmrgzdjfc]")
_SHORTEST = 4
"""Letters of a token for it to look Japanese; shorter ones may be of any language."""


@lru_cache(maxsize=16384)
def plain(token: str) -> str:
    """Give the one form in which all romanisations of a token meet; empty when the token cannot be Japanese."""
    if _NO_ROMAJI.search(token):
        return ""
    for pattern, replacement in _RULES:
        token = pattern.sub(replacement, token)
    return token if _MORAE.fullmatch(token) else ""


def looks(token: str) -> bool:
    """Whether a token is long enough to be told to be Japanese, and is."""
    return len(token) >= _SHORTEST and bool(plain(token))
