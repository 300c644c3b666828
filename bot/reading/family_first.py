"""Family names of peoples who put the family name first, and the shapes of the given names that follow them.

General knowledge in romanised spelling, not taken from any corpus. A family name alone proves nothing (Lee, Park and
Young are English words too): only together with a given name of the right shape is a name read family-first.
"""

import re

from bot.reading.given_names import EITHER, FEMALE, MALE

KOREAN = frozenset(
    "an ahn bae paek baek baik bak pak park ban pan bang pang bong pong byun byon byeon cha chae chang jang cheon "
    "chon chun jeon jun cho jo joe choe choi chu joo ju do to eom om um gam gang kang gil kil go ko koh goo gu ku "
    "gong kong guk kuk kook geum kum gwak kwak gwon kwon ha ham han heo ho huh hur hong hwang hwangbo hyon hyun im "
    "lim rim in jeong jong chong chung jung ji chi jin chin kim gim lee li ri rhee yi ma maeng min mo moon mun myong "
    "myung na ra nah nam namgung namkoong no noh ro roh rho oh o ok ryang yang ryom yeom yom ryu yoo yu you ryo yeo "
    "sa seo so suh seol sol seong song sung shim sim shin sin sok son sohn sun suk tae tak to u uh woo wang wi won "
    "yun yoon thae ye hyong pyo phyo pyon".split()
)
CHINESE = frozenset(
    "ai an ao bai ban bao bi bian bo cai cao cen chai chan chang chao che chen cheng cheung chi chiang chiu chong "
    "chou chow chu cui dai deng ding dong du duan fan fang fei feng fong fu fung gan gao ge geng gong gu guan guo han "
    "hao he ho hong hou hsieh hsu hu hua huang hui hung huo ji jia jian jiang jiao jin ju kan kang ke kong kuo kwan "
    "kwok lai lam lan lau law lee lei leung li lian liang liao lien lin ling liu lo long lou lu luo lui ma mai mao "
    "mei meng mi miao mo mok mu ng ngai ni nie ning niu ou ouyang pan pang pei peng pu qi qian qiao qin qiu qu quan "
    "ren rong ruan shang shao shen sheng shi shu si sima siu so song su sun tai tam tan tang tao teng tian ting tong "
    "tsai tsang tse tsui tung wan wang wei wen weng wong wu xi xia xiang xiao xie xin xiong xu xue yan yang yao yau "
    "ye yeung yi yin ying yip yiu you yu yuan yue yuen yun zeng zha zhai zhan zhang zhao zheng zhong zhou zhu zhuang "
    "zhuge zong zou zuo".split()
)
VIETNAMESE = frozenset(
    "bui cao chu dang dao dinh do doan duong ha ho hoang huynh lam le luong luu ly mai ngo nguyen pham phan phung "
    "quach ta thai to ton tran trinh truong tu vo vu vuong".split()
)
JAPANESE = frozenset(
    "abe aoki arai aso endo fujii fujimoto fujita fujiwara fukuda goto hamada hara hasegawa hashimoto hatoyama "
    "hayashi higuchi hirano honda inoue ishiba ishida ishii ishikawa ito iwasaki kan kaneko kato kawaguchi kikuchi "
    "kimura kishi kishida kobayashi koizumi koike kono kondo kudo maeda maruyama masuda matsuda matsui matsumoto miki "
    "miura miyamoto mori morita murakami nagai nakagawa nakajima nakamura nakano nakasone nakayama nishimura noda "
    "nomura obuchi ogawa okada okamoto ono ota ozawa saito sakai sakamoto sano sasaki sato shibata shimada shimizu "
    "suga sugiyama suzuki takada takagi takahashi takaichi takeda takeuchi tanabe tanaka taniguchi tojo uchida ueda "
    "ueno wada watanabe yamada yamaguchi yamamoto yamasaki yamashita yokoyama yoshida yoshimura".split()
)

_KOREAN_SYLLABLE = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|ph|th|kh|[bcdfghjklmnprstwy])?(?:yeo|yae|wae|eui|oon|yoo|yoe|aeu|ae|eo|eu|oe|oo|ou|wa|wo|wi|we|"
    r"ui|ya|ye|yo|yu|ee|ei|ai|ie|ah|oh|uh|[aeiou])(?:ng|ck|lk|rk|[bgkhlmnprstc])?"
)
_PINYIN_SYLLABLE = (
    r"(?:zh|ch|sh|ts|hs|tz|[bpmfdtnlgkhjqxrzcswy])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|"
    r"un|ia|ie|iu|ua|uo|ui|ue|er|üe|[aeiouü])h?"
)
_KOREAN_GIVEN = re.compile(rf"{_KOREAN_SYLLABLE}(?:[-\s]?{_KOREAN_SYLLABLE})?", re.IGNORECASE)
_CHINESE_GIVEN = re.compile(rf"{_PINYIN_SYLLABLE}(?:[-\s'’]?{_PINYIN_SYLLABLE})?", re.IGNORECASE)
_JAPANESE_GIVEN = re.compile(r"(?:(?:[kgsztdnhbpmyrwfj]|sh|ch|ts|[kgnhmrbp]y)?[aiueoōū]{1,2}n?){2,5}", re.IGNORECASE)
_LONGEST_NAME = 4

_STRUCTURE = re.compile(
    r"\b(?=(?P<family>[A-Z][a-z]{0,7}|[A-Z]{1,8})[ \u00a0](?P<given>[A-Z][a-z]{0,6}-[A-Za-z][a-z]{0,6}|"
    r"[A-Z]{2,7}-[A-Z]{2,7}|"
    r"[A-Z][a-z]{1,6}[ \u00a0][A-Z][a-z]{1,6}|[A-Z]{2,6} [A-Z]{2,6})(?![\w-]))"
)


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether a name of these words puts the family name first: a known family name and a given name of its people."""
    if not 1 < len(words) <= _LONGEST_NAME:
        return False
    family, given = words[0].lower(), " ".join(words[1:])
    if words[-1].lower() in JAPANESE:
        return False
    if len(words) == 2 and "-" not in given and family in (FEMALE | MALE) - EITHER:  # noqa: PLR2004 - Joe Borden, no Joe
        return False
    return (
        (family in KOREAN and _KOREAN_GIVEN.fullmatch(given) is not None)
        or (family in CHINESE and _CHINESE_GIVEN.fullmatch(given) is not None)
        or (family in JAPANESE and _JAPANESE_GIVEN.fullmatch(given) is not None)
        or (family in VIETNAMESE and len(words) > 2 - (family == "nguyen"))
    )


def structured_names(text: str) -> list[tuple[int, int]]:
    """Offsets of names that structure alone gives away: a family name and two syllables (Xxx Yyy-zzz, Xxx Yyy Zzz)."""
    return [(match.start("family"), match.end("given")) for match in _STRUCTURE.finditer(text) if _given_away(match)]


def _given_away(match: re.Match[str]) -> bool:
    words = (match["family"], *match["given"].split())
    if "-" in match["given"]:
        return is_family_first(words)
    return match["family"].lower() in KOREAN and all(
        re.fullmatch(_KOREAN_SYLLABLE, word, re.IGNORECASE) for word in words[1:]
    )
