"""The written form of a name with everything taken off that people type differently: case, accents, hyphens, spaces.

Folding loses nothing that tells two people apart: no sound-alike rules here (see ``spelling``) and no ranking.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = "'’‘ʼʻ`´′"
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)
_NOT_TOKEN = re.compile(r"[^a-z0-9]+")
_LONGEST = 200
"""Characters of a text that are folded, and that remain; no name is longer, and typed text may have thousands."""

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president premier chancellor minister senator"
    " governor general gen colonel col major maj captain capt admiral adm marshal comrade pope king queen".split()
)
"""Words before a name that are no part of it; anywhere else they are (Martin Luther King)."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Split a name into lower-case ASCII words: ``Ch'oe Hak-ch'ŏl`` gives ``("choe", "hak", "chol")``.

    Other scripts are transliterated letter by letter by anyascii.
    """
    plain = text[:_LONGEST].translate(_ONE_APOSTROPHE)  # before NFKC, which makes a space of ´
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", plain).translate(_ONE_APOSTROPHE))
    latin = anyascii(plain).lower().translate(_ONE_APOSTROPHE).replace("'", "")[:_LONGEST]
    return tuple(token for token in _NOT_TOKEN.split(latin) if token)


def fold(text: str) -> str:
    """Give a name's tokens with single spaces: the form that is stored and compared."""
    return " ".join(tokens(text))


def typed_name(text: str) -> tuple[str, ...]:
    """Tokens of a name as somebody typed it: ``President Moon Jae-in`` gives Moon Jae-in's.

    Honorifics before it are dropped as long as two words are left.
    """
    words = tokens(text)
    first = next((at for at, word in enumerate(words) if word not in HONORIFICS), 0)
    return words[min(first, max(len(words) - 2, 0)) :]


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
