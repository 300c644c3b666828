"""The written form of a name with everything taken off that people type differently: case, accents, hyphens, spaces.

Folding loses nothing that tells two people apart: no sound-alike rules here (see ``spelling``) and no ranking.
"""

import re
import unicodedata
from functools import lru_cache

from bot.names.romanise import romanise

_APOSTROPHES = "'’‘ʼʻ`´′"
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)
_NOT_TOKEN = re.compile(r"[^a-z0-9]+")
_LONGEST = 200
"""Characters of a text that are folded, and that remain; no name is longer, and typed text may have thousands."""

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president premier chancellor minister senator sen"
    " governor gov general gen colonel col major maj captain capt admiral adm marshal comrade pope king queen the"
    " late former ex then acting interim vice deputy first prime foreign defence defense supreme army navy party"
    " chief chairman chairwoman chairperson chair leader secretary sec director ambassador amb envoy special"
    " spokesman spokeswoman spokesperson lieutenant lt brigadier brig sergeant sgt commander cmdr judge justice"
    " mayor representative rep congressman congresswoman speaker delegate negotiator delegation head state prince"
    " princess crown emperor empress sultan sheikh sheik imam ayatollah rabbi bishop archbishop cardinal rev"
    " reverend father hon honourable honorable pres pm mp us american british russian chinese japanese korean north"
    " south soviet french german ukrainian journalist analyst author activist actor actress singer coach economist"
    " expert scholar researcher officer official trade finance interior unification of and for affairs security"
    " national advisor adviser counsellor counselor commissioner inspector detective attorney lawyer executive ceo"
    " founder superintendent field grand".split()
)
"""Words before a name that are no part of it; anywhere else they are (Martin Luther King)."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Split a name into lower-case ASCII words: ``Ch'oe Hak-ch'ŏl`` gives ``("choe", "hak", "chol")``.

    A letter that is a syllable (Hangul, Chinese) is a word: ``최학철`` gives ``("choe", "hak", "cheol")``.
    """
    plain = text[:_LONGEST].translate(_ONE_APOSTROPHE)  # before NFKC, which makes a space of ´
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", plain).translate(_ONE_APOSTROPHE))
    latin = romanise(plain).lower().translate(_ONE_APOSTROPHE).replace("'", "")[:_LONGEST]
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
