"""The written form of a name with everything taken off that people type differently: case, accents, hyphens, spaces.

Folding loses nothing that tells two people apart: no sound-alike rules here (see ``spelling``) and no ranking.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = "'’‘ʼʻ`´′"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s\b", re.IGNORECASE)
_NOT_TOKEN = re.compile(r"[^a-z0-9]+")
_LONGEST = 200
"""Characters of a text that are folded; no name is longer, and typed text may have thousands."""

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president premier chancellor minister senator"
    " governor general gen colonel col major maj captain capt admiral adm marshal comrade pope king queen".split()
)
"""Words before a name that are no part of it; dropped from a typed name when two or more other words are left."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Split a name into lower-case ASCII words: ``Ch'oe Hak-ch'ŏl`` gives ``("choe", "hak", "chol")``.

    Other scripts are transliterated letter by letter by anyascii.
    """
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text[:_LONGEST]))
    latin = anyascii(plain).lower()
    for mark in _APOSTROPHES:
        latin = latin.replace(mark, "")
    return tuple(token for token in _NOT_TOKEN.split(latin) if token)


def fold(text: str) -> str:
    """Give a name's tokens with single spaces: the form that is stored and compared."""
    return " ".join(tokens(text))


def typed_name(text: str) -> tuple[str, ...]:
    """Tokens of a name as somebody typed it, without honorifics: ``President Moon Jae-in`` gives Moon Jae-in's."""
    words = tokens(text)
    kept = tuple(word for word in words if word not in HONORIFICS)
    return kept if len(kept) > 1 else words


def person_key(name: str) -> str:
    """Give the stable text key under which equal names of several articles meet.

    ``Kim Jong-un``, ``KIM JONG UN`` and ``Kim Jongun`` share ``kimjongun``. Order counts, since two people may differ
    in it, unless a hyphen tells which part is the given name: ``Jong-un Kim`` has that key too.
    """
    units = name.split()
    hyphened = [any(dash in unit for dash in "-‐‑") for unit in units]
    if hyphened == [True, False]:
        units.reverse()
    return "".join(tokens(" ".join(units)))
