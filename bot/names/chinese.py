"""Chinese names in Latin letters: which pinyin syllables a spelled one may stand for, and which names may be Chinese.

Pinyin (ISO 7098) is what the mainland writes, Wade-Giles (as in Giles's dictionary of 1912; usually met without its
apostrophes) what older texts and Taiwan write, and family names of Hong Kong follow Cantonese. A spelled syllable
stands for its pinyin reading, if it has one, and for every syllable that Wade-Giles spells so.
"""

import re
from functools import cache, lru_cache
from itertools import product

from bot.names.syllables import Reading, cut, meet

_FINALS = {
    "": "a ai an ang ao e en eng er o ou yi ya yan yang yao ye yin ying yo yong you yu yuan yue yun wu wa wai wan wang"
    " wei wen weng wo",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan uo ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}
_WADE = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"^([zc])hi$", "chih"),
        (r"^shi$", "shih"),
        (r"^ri$", "jih"),
        (r"^[zc]i$", "tzu"),
        (r"^si$", "ssu"),
        (r"^er$", "erh"),
        (r"^yi$", "i"),
        (r"^you$", "yu"),
        (r"^([gkh])e$", r"\1o"),
        (r"^(?:zh|ch|[jq])(?=.)", "ch"),
        (r"^x", "hs"),
        (r"^r", "j"),
        (r"^[zc](?!h)", "ts"),
        (r"^b", "p"),
        (r"^d", "t"),
        (r"^g", "k"),
        (r"^(ch|ts|[tnlj])uo$", r"\1o"),
        (r"^(so)$|^suo$", "so"),
        (r"^kui$", "kuei"),
        (r"ian$", "ien"),
        (r"^yan$", "yen"),
        (r"ong$", "ung"),
        (r"([iuy])e$", r"\1eh"),
    )
)
_FAMILIES = frozenset(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang"
    " feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia"
    " zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long"
    " wan duan lei qian yin yi chang qiao lai gong wen pang mo xi bo tong qi ning ke mu ai geng hua an ni ji".split()
)
_SPELLED_FAMILIES = {
    "lee": "li",
    "wong": "wang huang",
    "chan": "chen",
    "chow": "zhou",
    "kwok": "guo",
    "ng": "wu huang",
    "lam": "lin",
    "leung": "liang",
    "cheung": "zhang",
    "yeung": "yang",
    "ho": "he",
    "tsang": "zeng",
    "hui": "xu",
    "lau": "liu",
    "tse": "xie",
    "yip": "ye",
    "cheng": "zheng",
    "choi": "cai",
    "tsui": "xu",
    "soong": "song",
    "koo": "gu",
    "lo": "luo",
    "fung": "feng",
    "mak": "mai",
    "shum": "shen",
    "chu": "zhu",
    "yuen": "yuan ruan",
}
"""Family names as Hong Kong and the older diaspora write them."""
_HABIT = {"ying": "ing"}
"""What passports of Taiwan write besides, outside both systems."""
_PINYIN = tuple(initial + final for initial, finals in _FINALS.items() for final in finals.split())
"""All syllables; a reading has the bit of each by its place."""


def _wade(pinyin: str) -> str:
    for pattern, spelled in _WADE:
        pinyin, changed = pattern.subn(spelled, pinyin)
        if changed and spelled in {"chih", "shih", "jih", "tzu", "ssu", "erh", "i", "yu"}:
            return pinyin
    return pinyin


@cache
def _table() -> dict[str, int]:
    spelled: dict[str, int] = {}
    for place, pinyin in enumerate(_PINYIN):
        for written in {pinyin, _wade(pinyin), _HABIT.get(pinyin, pinyin)}:
            spelled[written] = spelled.get(written, 0) | 1 << place
    return spelled


@lru_cache(maxsize=1024)
def _sounds(bits: int) -> tuple[str, ...]:
    return tuple(pinyin for place, pinyin in enumerate(_PINYIN) if bits >> place & 1)


@lru_cache(maxsize=16384)
def readings(token: str) -> tuple[Reading, ...]:
    """Give the ways to read a folded token as Chinese syllables, at most eight; none when it cannot be Chinese."""
    return cut(token, _table())


likely = readings
"""All readings: of Chinese syllables hardly one is rare in given names."""


@lru_cache(maxsize=8192)
def families(token: str) -> frozenset[str]:
    """Give the family names, in pinyin, that a token may be."""
    found = _FAMILIES.intersection(_sounds(_table().get(token, 0)))
    return found.union(_SPELLED_FAMILIES.get(token, "").split())


def same_sound(one: str, other: str) -> bool:
    """Whether two tokens may be one Chinese given name, or one syllable of it."""
    return meet(readings(one), readings(other))


def keys(token: str) -> tuple[str, ...]:
    """Give the Wade-Giles spellings of all readings: tokens of the same sound share one."""
    return tuple(
        dict.fromkeys(
            "-".join(parts)
            for reading in readings(token)
            for parts in product(*({_wade(pinyin) for pinyin in _sounds(bits)} for bits in reading))
        )
    )


@lru_cache(maxsize=4096)
def spellings(token: str) -> tuple[str, ...]:
    """Give the usual ways to write a token of one or two syllables: what a typing error is measured against."""
    return tuple(
        dict.fromkeys(
            "".join(parts)
            for reading in readings(token)
            if len(reading) <= 2  # noqa: PLR2004 - a given name
            for parts in product(*({spelled for p in _sounds(bits) for spelled in (p, _wade(p))} for bits in reading))
        )
    )
