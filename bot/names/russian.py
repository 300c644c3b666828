"""Russian and other East Slavic names in Latin letters: one form for the ways in which passports and papers write them.

BGN/PCGN (1947), the Library of Congress, GOST R 52535 (passports), ISO 9 and the habits of English, German and French
papers differ in й, ы, е, ё, ю, я, х, ц, ж, кс and the soft sign, and in nothing else that counts. The form throws no
consonant away: Vladimir and Volodymyr stay two names.
"""

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^alexander$|^aleksander$", "aleksandr"),
        (r"^alexandra$", "aleksandra"),
        (r"x", "ks"),
        (r"schtsch|shch|stch", "sch"),
        (r"tsch|tch", "ch"),
        (r"c(?![h])", "k"),
        (r"kh", "h"),
        (r"ph|ff", "f"),
        (r"f$", "v"),
        (r"w", "v"),
        (r"tz", "ts"),
        (r"ou", "u"),
        (r"j", "y"),
        (r"(?<=[aeou])[iy]+(?![aeou])", "y"),
        (r"(?:iy|yy|ii|yi|y|ie|i)$", "i"),
        (r"[iy]*y(?=[aou])|i+(?=[aou])", "y"),
        (r"[iy]+[oe]|e[oe]|yo", "e"),
        (r"yy|iy|yi|y(?![aou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_ENDINGS = re.compile(
    r".{2,}(?:[oe]v|[oe]va|[oe]vi?ch|ovna|evna|ski|skaya|tski|enko|chuk|yuk|shvili|[dn]ze|[nklt]in|[nklt]ina|yan)"
)
_GIVEN = (
    "aleksandr aleksandra aleksey aleksei alexey andrey anatoly anton arkady artyom boris vadim valentin valery vasily"
    " viktor vitaly vladimir vladislav vyacheslav gennady georgy grigory dmitry dmitri dimitri evgeny yevgeny yegor"
    " ivan igor ilya iosif kirill konstantin leonid lev maksim mikhail nikita nikolay oleg pavel pyotr roman ruslan"
    " semyon sergey stanislav timofey timur fyodor yuri yakov yaroslav volodymyr oleksandr mykola andriy serhiy petro"
    " anastasia ekaterina yekaterina elena yelena galina irina ksenia larisa lyudmila maria margarita natalia nadezhda"
    " olga oksana polina svetlana sofia tatyana ulyana valentina yulia yana zinaida zoya dmytro oleh yuliya"
)


@lru_cache(maxsize=16384)
def plain(token: str) -> str:
    """Give the one form in which all spellings of a token meet; defined for any token."""
    for pattern, replacement in _RULES:
        token = pattern.sub(replacement, token)
    return token


_KNOWN = frozenset(map(plain, _GIVEN.split()))


def looks(token: str) -> bool:
    """Whether a token is a frequent given name or has the ending of a family name."""
    if token.endswith("ow"):  # German for -ov, but of far more English names
        return False
    form = plain(token)
    return form in _KNOWN or bool(_ENDINGS.fullmatch(form))
