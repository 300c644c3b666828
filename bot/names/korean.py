"""Korean names in Latin letters: which Hangul syllables a spelled one may stand for, and which names may be Korean.

Korea has no one romanisation. McCune-Reischauer (Transactions of the Korea Branch of the Royal Asiatic Society 29,
1939; usually met without its breves and apostrophes), the Revised Romanization of 2000, the North Korean rules of 1992
(UNGEGN, report on Korean, 2017) and habit (Lee, Park, Young) are met in one and the same article. A spelled syllable
therefore stands for a set of Hangul syllables, and two spellings may be one name when their sets meet everywhere. That
is no equivalence: ``jong`` and ``jung`` meet in 정, ``jung`` and ``jeung`` in 증, ``jong`` and ``jeung`` nowhere.

This knows no people and no words: it is asked about tokens of names only.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from bot.names.syllables import Reading, cut, meet

_SYLLABLES = (
    "가각간갈감갑강개갱거건걸검겸경계고곡곤공과관광교구국군궁권귀규균극근금기길나낙난남내녀년녕노녹농뇌누능니다단달담당대덕도"
    "독돈돌동두둔득등라락란람랑래량려력련렬렴령례로록론뢰료룡루류륙륜률륭름리린림립마막만말망매맹면명모목몽묘무묵문물미민밀"
    "박반발방배백번범법벽변별병보복봉부북분불붕비빈빙사산삼상새색샘생서석선설섬섭성세소속손솔송쇠수숙순술숭슬승시식신실심십쌍"
    "아악안알암압앙애야약양어억언엄업여역연열염엽영예오옥온옹와완왕외요용우욱운웅원월위유육윤율융은을음읍의이익인일임"
    "자작잔잠장재쟁저적전절점접정제조족존종좌주죽준중즉증지직진질집차찬찰참창채책처척천철첨첩청체초촌총최추축춘출충취측층치칙친칠침칭"
    "쾌쿤타탁탄탈탐탑태택토통퇴투특파판팔패편평폐포표품풍피필하학한할함합항해핵행향허헌험혁현혈협형혜호혼홍화확환활황회획횡효후훈훤휘휴"
    "흑흔흘흠흡흥희격견결굴늘릉바빛롱솜디울올얼응혼랭맥폭본삭살삽쇄습왜욕입잉잡즐착췌칩팽폄풀핍혹홀훼흉힐괄괘괴굉궐궤긍날납낭념뇨눈눌뉴닉답댁랄랍략렵륵멸몰"
)
"""Syllables that names are made of: the readings of the characters allowed in names (South Korea's Rules of Family
Registration), and a few native ones. Others hardly occur, and taking them in would make names of typing errors."""
_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길"
    "연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형계국돈매로량려련렴륙룡피두감호음빈동온시범좌승간상갈단견당화창강로리림류라"
)
"""The frequent family names of South Korea's census of 2015, and as North Korea writes those with an initial r."""
_FREQUENT = frozenset(
    "난가강건걸겸경관광구국권규균근금기길나남녀다달대덕도동두득라란람래려련렬령록룡리린림만명모무문미민배백범별병보복봉비빈"
    "삼상서석선설섭성세소솔송수숙순슬승시식신실심아안애양언여연열엽영예오옥온완용우욱운웅원월위유윤율은의이익인일"
    "자장재정제조종주준중지진찬창채천철청초춘충치칠탁태택표필하학한해향헌혁현협형혜호홍화환회효후훈휘흠흥희김박최응늘울결"
)
"""Syllables that given names are mostly made of; what reads as none of them (Jon) is likelier a typing error."""
_LONG_FAMILIES = {
    "남궁": "namgung namkung namkoong namgoong",
    "선우": "seonu seonwoo sunwoo sonu",
    "황보": "hwangbo hwangpo whangbo",
    "제갈": "jegal chegal jekal",
    "사공": "sagong sakong",
    "독고": "dokgo tokko dokko",
}
_SPELLED_FAMILIES = {
    "김": "ghim",
    "이": "lee yi rhee li ree rhie i ri yee ly leigh",
    "박": "park pak bak pack bark bahk pahk",
    "최": "choi choe chey choy chae",
    "정": "chung cheong joung choung",
    "임": "im lim rim yim leem",
    "서": "suh surh seoh",
    "허": "hur huh her heo ho",
    "노": "no noh ro roh lo",
    "나": "na nah ra rah la",
    "유": "yu yoo you ryu ryoo lyu yoou",
    "우": "woo wu u ou",
    "백": "paik baik back",
    "안": "ann ahn",
    "윤": "youn yoon",
    "강": "kahng",
    "조": "joe jou cho",
    "고": "koh goh",
    "주": "choo joo",
    "전": "jun chun chon",
    "천": "chun",
    "엄": "uhm ohm um",
    "성": "sung seung",
    "신": "shinn",
    "구": "koo goo",
    "권": "kweon kwun",
    "심": "shim",
    "태": "thae",
    "황": "whang",
    "길": "gill kill",
    "염": "yum youm",
    "여": "yuh",
    "변": "byun pyun byoun",
    "현": "hyun",
    "명": "myung",
}
"""Spellings of family names that habit has made and no rule gives, by the South Korean form."""

_ONSETS = (
    "k g", "kk gg k g", "n", "t d", "tt dd t d", "r l", "m", "p b", "pp bb p b", "s sh", "ss s", "", "j ch",
    "jj tch j ch", "ch chh", "k kh", "t th", "p ph", "h",
)  # fmt: skip
_VOWELS = (
    "a ah", "ae ai ay e ea", "ya", "yae", "eo o uh", "e eh ei ey", "yeo yo yuh", "ye yeh", "o oh", "wa ua", "wae oae",
    "oe oi we oy",
    "yo", "u oo ou", "wo weo", "we", "wi wee", "yu yoo you", "eu u", "ui eui ee i", "i ee",
)  # fmt: skip
"""Spellings by the number of the initial and the vowel in Unicode's order of Hangul syllables (chapter 3.12)."""
_CODAS = {0: "", 1: "k g ck", 4: "n", 7: "t d", 8: "l", 16: "m", 17: "p b", 19: "t s", 21: "ng", 23: "t"}
_NONE, _N, _R = 11, 2, 5
_NASAL_BEFORE = frozenset((1, 4, 17, 21))
_AE, _EO, _YEO, _U, _I = 1, 4, 6, 13, 20
_UNUSUAL = re.compile(r"[aou]h|ck|chh|^wh|^ny")
"""Spellings that nobody is thought to have aimed at with a typing error."""
_Y_VOWELS = frozenset((2, 3, 6, 7, 12, 17))
_ONSET_CLASS = ("k", "k", "n", "t", "t", "n", "m", "p", "p", "s", "s", "", "c", "c", "c", "k", "t", "p", "h")
_VOWEL_CLASS = (
    "a", "e", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "o", "wo", "we", "wi", "yo", "o", "i",
    "i",
)  # fmt: skip
"""One class for all vowels that some spelling stands for together: o for ㅗ and ㅓ, u for ㅓ, ㅜ and ㅡ."""

_ALL = "".join(dict.fromkeys(_SYLLABLES + _FAMILIES))
_PLACES = {syllable: place for place, syllable in enumerate(_ALL)}
"""The bit of each syllable in a reading."""


def _parts(syllable: str) -> tuple[int, int, int]:
    number = ord(syllable) - 0xAC00
    return number // 588, number % 588 // 28, number % 28


def _vowel_spellings(onset: int, vowel: int, coda: int) -> Iterator[str]:
    yield from _VOWELS[vowel].split()
    if vowel == _EO and coda:
        yield from ("u", "ou")
    if vowel == _YEO and coda:
        yield from ("you", "yu")
    if onset == _NONE and vowel == _U:
        yield from ("woo", "wu")
    if onset == _NONE and vowel == _I:
        yield "yi"


@cache
def _table() -> dict[str, int]:
    """Give what each spelled syllable may stand for; built once, on first use: 450 syllables in some ten spellings."""
    found: dict[str, int] = {}
    for place, syllable in enumerate(_ALL):
        for spelled in _spelled(*_parts(syllable)):
            found[spelled] = found.get(spelled, 0) | 1 << place
    return found


def _spelled(onset: int, vowel: int, coda: int) -> Iterator[str]:
    starts = _ONSETS[onset].split() or [""]
    if onset in {_N, _R} and vowel in _Y_VOWELS:
        starts += ["", "n"]  # 룡 is met as Ryong, as Yong and, after some consonants, as Nyong
    elif onset == _R and (coda in _NASAL_BEFORE or (vowel == _I and coda)):
        starts.append("n")  # Myong-rok is met as Myong-nok
    for start, middle, end in product(starts, _vowel_spellings(onset, vowel, coda), _CODAS[coda].split() or [""]):
        yield start + middle + end
        if vowel == _AE and end == "ck":
            yield f"{start}ack"
        if start == "h" and middle.startswith("w"):
            yield "wh" + middle[1:] + end


@lru_cache(maxsize=16384)
def readings(token: str) -> tuple[Reading, ...]:
    """Give the ways to read a folded token as Korean syllables, at most eight; none when it cannot be Korean."""
    return cut(f"{token[:-1]}k" if token.endswith("c") else token, _table())  # a c that ends a name is no ch


@lru_cache(maxsize=8192)
def families(token: str) -> frozenset[str]:
    """Give the family names, as South Korea writes them, that a token may be."""
    found = {family for family, spelled in _spelled_families() if token in spelled}
    bits = _table().get(token, 0)
    found.update(_without_r(name) for name in _FAMILIES if bits >> _PLACES[name] & 1)
    return frozenset(found)


@cache
def _spelled_families() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(text.split())) for name, text in (_SPELLED_FAMILIES | _LONG_FAMILIES).items())


def _without_r(syllable: str) -> str:
    """Write a family name without its initial r as South Korea does: 리 is 이, 로 is 노."""
    onset, vowel, coda = _parts(syllable)
    if onset != _R:
        return syllable
    start = _NONE if vowel in _Y_VOWELS or vowel == _I else _N
    return chr(0xAC00 + start * 588 + vowel * 28 + coda)


def same_sound(one: str, other: str) -> bool:
    """Whether two tokens may be one Korean given name, or one syllable of it."""
    return meet(readings(one), readings(other))


def keys(token: str) -> tuple[str, ...]:
    """Give a coarse key for each reading; tokens of the same sound share one, and so do some that only sound alike."""
    return tuple(dict.fromkeys("-".join(map(_coarse, reading)) for reading in readings(token)))


@lru_cache(maxsize=8192)
def likely(token: str) -> tuple[Reading, ...]:
    """Give the readings of a token that are made of frequent syllables: what somebody may well be called."""
    frequent = sum(1 << _PLACES[syllable] for syllable in _FREQUENT)
    return tuple(reading for reading in readings(token) if all(bits & frequent for bits in reading))


@lru_cache(maxsize=4096)
def _coarse(bits: int) -> str:
    """Give the class that all syllables of a set are in; before a y an initial r or n may be left unwritten."""
    onset, vowel, coda = _parts(_ALL[bits.bit_length() - 1])
    start = "" if onset in {_N, _R} and vowel in _Y_VOWELS else _ONSET_CLASS[onset]
    return start + _VOWEL_CLASS[vowel] + _CODAS[coda].partition(" ")[0]


@lru_cache(maxsize=4096)
def spellings(token: str) -> tuple[str, ...]:
    """Give the usual ways to write a token of one or two syllables: what a typing error is measured against."""
    return tuple(
        dict.fromkeys(
            "".join(parts)
            for reading in readings(token)
            if len(reading) <= 2  # noqa: PLR2004 - a given name
            for parts in product(*map(_usual, reading))
        )
    )


@lru_cache(maxsize=4096)
def _usual(bits: int) -> tuple[str, ...]:
    return tuple(spelled for spelled, other in _table().items() if other & bits and not _UNUSUAL.search(spelled))
