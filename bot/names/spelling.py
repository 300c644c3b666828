"""Spellings of one sound: which languages a name may be of, and whether two of its tokens may be one name in them.

What one language spells in two ways is two names in another (Bak and Pak, Dan and Tan), so a rule of a language applies
only to a name that looks like one of it as a whole. Nothing here decides who is meant: it only proposes. ``same_sound``
is a relation and no equivalence; ``keys`` are coarse equivalences that cover it, for an index to find by.
"""

from enum import Enum
from functools import lru_cache

from bot.names import arabic, chinese, japanese, korean, russian
from bot.names.syllables import natural

_MOST_TOKENS = 4
"""Tokens of the longest Korean or Chinese name: a family name and a given name, each of two syllables."""


_LONG_JAPANESE = 6
"""Letters of a token from which a letter left out is likelier than another Japanese name (Hoshio; but Sato, Saito)."""


class Tongue(Enum):
    """A language whose names are written in Latin letters in several ways; the value begins its keys."""

    __hash__ = object.__hash__  # an enumeration's own is ten times slower, and these are looked up at every token

    KOREAN = "k"
    CHINESE = "c"
    JAPANESE = "j"
    RUSSIAN = "r"
    ARABIC = "a"


_NOTHING_ELSE = frozenset("kim gim lee rhee park pak bak choi choe kwon hwang zhang wang liu zhao huang chang".split())
"""Family names that are hardly a syllable of a given name."""
ALL = frozenset(Tongue)
SYLLABIC = {Tongue.KOREAN: korean, Tongue.CHINESE: chinese}
"""Languages of family and given names that are written in syllables, joined or apart."""


@lru_cache(maxsize=16384)
def tongues(tokens: tuple[str, ...]) -> frozenset[Tongue]:
    """Give the languages that a whole name, folded, may be of; Western and Vietnamese names have none of them."""
    found = set()
    splits = {tongue: family_and_given(tokens, tongue) for tongue in SYLLABIC}
    if splits[Tongue.CHINESE]:
        found.add(Tongue.CHINESE)
    # Of two syllables (Li Jun, Yi Jun) it is likelier Chinese than Korean, and then these are two families.
    unlike = found and len(tokens) == 2 and korean.families(tokens[0]) & korean.families("li")  # noqa: PLR2004
    if splits[Tongue.KOREAN] and not (unlike and len(min(korean.readings(tokens[1]), key=len, default=())) == 1):
        found.add(Tongue.KOREAN)
    if len(tokens) > 1 and all(map(japanese.plain, tokens)) and any(map(japanese.looks, tokens)):
        found.add(Tongue.JAPANESE)
    if any(map(russian.looks, tokens)):
        found.add(Tongue.RUSSIAN)
    if any(token in arabic.PARTICLES or arabic.looks(token) for token in tokens):
        found.add(Tongue.ARABIC)
    return frozenset(found)


@lru_cache(maxsize=16384)
def family_and_given(tokens: tuple[str, ...], tongue: Tongue) -> tuple[str, tuple[str, ...]] | None:
    """Read a name of two tokens or more as a family name, first or last, and a given name; None when it cannot be one.

    Where both ends may be family names it is the first, as in print, unless only the last can be nothing else (Kim).
    """
    if not 1 < len(tokens) <= _MOST_TOKENS:
        return None
    language = SYLLABIC[tongue]
    splits = [
        (family, given)
        for family, given in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1]))
        if language.families(family)
        and all(language.readings(token) for token in given)
        and sum(min(map(len, language.readings(token))) for token in given) < _MOST_TOKENS
    ]
    return max(splits, key=lambda split: split[0] in _NOTHING_ELSE, default=None)


@lru_cache(maxsize=32768)
def same_sound(typed: str, token: str, among: frozenset[Tongue], *, family: bool = True) -> bool:
    """Whether two folded tokens may be one name in one of the languages.

    With ``family`` they may also be spellings of one family name that only habit connects (Lee, Ri); it is for a name's
    first or last token, since 나 and 라 are one family name, but two given names. Symmetrical, but not transitive.
    """
    if typed == token:
        return True
    for tongue, language in SYLLABIC.items():
        if tongue not in among:
            continue
        if language.same_sound(typed, token) or (family and language.families(typed) & language.families(token)):
            return True
    return (
        (Tongue.JAPANESE in among and japanese.plain(typed) == japanese.plain(token) != "")
        or (Tongue.RUSSIAN in among and russian.plain(typed) == russian.plain(token))
        or (Tongue.ARABIC in among and arabic.same_sound(typed, token))
    )


def rivals(typed: str, token: str, tongue: Tongue, *, family: bool) -> bool:
    """Whether what is typed, and sounds unlike a token, is another name of the language, and so no slip of the pen.

    Only of languages that are written in few syllables; a Russian or an Arabic token may be anything.
    """
    if tongue is Tongue.JAPANESE:
        return min(len(typed), len(token)) < _LONG_JAPANESE and bool(japanese.plain(typed) and japanese.plain(token))
    language = SYLLABIC.get(tongue)
    if not language:
        return False
    if family:
        return bool(language.families(typed) and language.families(token))
    return natural(typed, language.likely(typed), language.readings(token))


@lru_cache(maxsize=8192)
def spellings(token: str, tongue: Tongue) -> tuple[str, ...]:
    """Give the usual ways to write a token in the language, itself first; none when it is not of the language."""
    language = SYLLABIC[tongue]
    return (token, *language.spellings(token)) if language.readings(token) else ()


@lru_cache(maxsize=32768)
def keys(token: str) -> tuple[str, ...]:
    """Give the coarse keys of one folded token, each with its language before it (``k:hak-col``).

    Whatever ``same_sound`` connects shares one. A token that cannot be of a language has no key of it.
    """
    found = [f"k:{key}" for key in korean.keys(token)]
    found += [f"kf:{name}" for name in sorted(korean.families(token))]
    found += [f"c:{key}" for key in chinese.keys(token)]
    found += [f"cf:{name}" for name in sorted(chinese.families(token))]
    if form := japanese.plain(token):
        found.append(f"j:{form}")
    if token.isalpha():
        found.append(f"r:{russian.plain(token)}")
    if form := arabic.key(token):
        found.append(f"a:{form}")
    return tuple(found)


@lru_cache(maxsize=8192)
def spelling_key(token: str) -> str:
    """Give one coarse key for a folded token of whatever language, for grouping: ``choi`` and ``choe`` share one."""
    if families := korean.families(token):
        return min(families)
    return next(iter(korean.keys(token)), russian.plain(token))
