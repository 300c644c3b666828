"""A crowd of invented names to look people up in: up to a million, in the styles of several languages, and misspelled.

Everything follows from the seed. Family names are as unequal as in life (Zipf) and given names are shared, so that many
people's names are one letter away from somebody else's; no list of real people is used.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bench.world import Unequal

_KOREAN_FAMILIES = (
    "kim gim|ri lee yi|pak park bak|choe choi|jong jeong chung|kang gang|jo cho|yun yoon|jang chang|rim lim im|han|o oh"
    "|so seo suh|sin shin|kwon gwon|hwang|an ahn|song|ryu yoo yu|hong|jon jeon|ko goh|mun moon|son sohn|yang ryang"
    "|pae bae|paek baek|ho heo hur|nam|sim shim|no roh|ha|kwak gwak|song seong|cha|ju joo|u woo|ku koo|min|na ra"
)
_KOREAN_SYLLABLES = (
    "jong jeong jung|un eun|chol cheol chul|yong yeong young|ho|su soo|hak|song seong sung|hyok hyeok hyuk|min|il|nam"
    "|kwang gwang|jin|hui hee|sok seok suk|in|kyong gyeong kyung|son seon sun|hun hoon|myong myeong myung|ho|jun joon"
    "|tae dae|chun choon|won weon|sik|sang|ok|hye|ryong yong|kun geun keun|hwa|u woo|to do|kuk guk kook|pong bong"
    "|pom beom bum|hyon hyeon hyun|ran|mi|a ah|yon yeon|sol seol|tok deok|kil gil|ch'ang chang|p'yo pyo|an|mun moon"
)
_PINYIN = (
    "zhang wang li zhao liu chen yang huang wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang feng"
    " deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao jin cui tan bai"
    " qin hao kong shao shi mao xiong meng xiang hong jun ming hua ping jian bo tao lei qiang gang yong hui yan ying"
)
_BEGINNINGS = (
    "bar ber bol bra bren bur cal car chal con cor dal dar del dor dun el fal far fen fer gar gil gor hal har hol hun"
    " kel ker lan lar len lin lor mal mar mel mer mor nor ol or par pel per por quin ral ran ros san sel sher sor stan"
    " tal tam tar tel ter thor tor tre val van ver vin wal war wen wil wor yar"
)
_MIDDLES = "a e i o u an en in on ar er or al el il ing ast est ist and end ind et it ot ad ed"
_ENDINGS = (
    "ton son ley man berg wick field ford stein well worth land ham ney sen ski ov enko ini elli ez ado eira quist"
    " strom dahl mann hart bach feld sky shaw low gate court more dale ridge brook ard ette ier eau"
)
_GIVEN_ENDINGS = "a o us in an el ia en ry is ert ine ald as e"
_SHORT = 3
_KEYS = {
    "a": "sqz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "kop", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip
"""Letters beside a letter on a keyboard."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name as articles write it, and other ways to spell the whole of it; none for most languages."""

    name: str
    respelled: tuple[str, ...] = ()


class Crowd:
    """Draws people, then what somebody may type who means one of them.

    Of those whom a typed text names equally well (one family name and initial, one sound) any is meant.
    """

    def __init__(self, seed: int = 1) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - nothing secret
        self._korean_families = Unequal([line.split() for line in _KOREAN_FAMILIES.split("|")])
        self._syllables = [line.replace("'", "").split() for line in _KOREAN_SYLLABLES.split("|")]
        self._pinyin = Unequal(_PINYIN.split())
        self._families = Unequal(self._distinct(80_000, self._family))
        self._given = Unequal(self._distinct(4_000, self._given_name))

    def people(self, count: int) -> list[Named]:
        """Draw as many people of different names."""
        found: dict[str, Named] = {}
        while len(found) < count:
            named = self._draw()
            found.setdefault(named.name, named)
        return list(found.values())

    def typed(self, people: list[Named], each: int) -> Iterator[tuple[str, str, frozenset[str]]]:
        """Give kind, typed text and the names that may be meant, as many of each kind."""
        ways: dict[str, Callable[[str], str]] = {
            "case": lambda name: name.replace("-", " ").lower(),
            "a slip": self.slip,
            "two slips": lambda name: self.slip(self.slip(name)),
            "swapped": _swapped,
            "swapped, a slip": lambda name: self.slip(_swapped(name)),
            "joined": _joined,
        }
        for kind, way in ways.items():
            for named in self._dice.choices(people, k=each):
                yield kind, way(named.name), frozenset({named.name})
        alike = _grouped(people, _initial)
        for named in self._dice.choices(people, k=each):
            yield "initial", _initial(named), alike[_initial(named)]
        koreans = [korean for korean in people if korean.respelled]
        heard = _grouped(koreans, lambda named: min(named.name, *named.respelled))
        for kind in ("respelled", "respelled, a slip"):
            for named in self._dice.choices(koreans, k=each):
                other = self._dice.choice(named.respelled)
                meant = heard[min(named.name, *named.respelled)]
                yield kind, other if kind == "respelled" else self.slip(other), meant

    def slip(self, name: str) -> str:
        """Make one typing error: a letter lost, doubled, swapped with the next, or struck beside.

        Never in the first letter of a word; in a word of three letters or fewer only when there is no longer one, since
        it makes another name of those.
        """
        words = sorted(re.finditer(r"[^\W_]+", name), key=lambda word: -len(word[0]))
        long = [word for word in words if len(word[0]) > _SHORT] or words[:1]
        at = self._dice.choice([at for word in long for at in range(word.start() + 1, word.end())] or [len(name) - 1])
        letter = name[at].lower()
        wrong = (
            "",
            letter * 2,
            name[at + 1] + letter if name[at + 1 : at + 2].isalpha() else "",
            self._dice.choice(_KEYS.get(letter, "e")),
        )
        choice = self._dice.randrange(len(wrong))
        swapped = choice == 2 and wrong[2]  # noqa: PLR2004 - the third way
        return name[:at] + wrong[choice] + name[at + (2 if swapped else 1) :]

    def _draw(self) -> Named:
        share = self._dice.random()
        if share < 0.17:  # noqa: PLR2004 - as many as in the sets that such look-ups are measured with
            return self._korean()
        if share < 0.25:  # noqa: PLR2004
            syllables = self._pinyin.draw(self._dice, 3)
            return Named(f"{syllables[0].capitalize()} {''.join(syllables[1:]).capitalize()}")
        given = self._given.draw(self._dice, 1)[0]
        family = self._families.draw(self._dice, 1)[0]
        middle = f" {self._dice.choice('ABCDEFGHJKLMPRSTW')}." if self._dice.random() < 0.15 else ""  # noqa: PLR2004
        second = f"-{self._families.draw(self._dice, 1)[0]}" if self._dice.random() < 0.02 else ""  # noqa: PLR2004
        return Named(f"{given}{middle} {family}{second}")

    def _korean(self) -> Named:
        family = self._korean_families.draw(self._dice, 1)[0]
        first, second = self._dice.choice(self._syllables), self._dice.choice(self._syllables)
        ways = {(a, b, c): f"{a.capitalize()} {b.capitalize()}-{c}" for a in family for b in first for c in second}
        names = list(ways.values())
        name = self._dice.choice(names)
        return Named(name, tuple(other for other in names if other != name))

    def _distinct(self, count: int, draw: Callable[[], str]) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found.setdefault(draw())
        return list(found)

    def _family(self) -> str:
        middles = self._dice.choice(((), (), (_MIDDLES,), (_MIDDLES, _BEGINNINGS)))
        return "".join(self._dice.choice(part.split()) for part in (_BEGINNINGS, *middles, _ENDINGS)).capitalize()

    def _given_name(self) -> str:
        middle = self._dice.choice(((), (_MIDDLES,)))
        parts = (_BEGINNINGS, *middle, _GIVEN_ENDINGS)
        return "".join(self._dice.choice(part.split()) for part in parts).capitalize()


def _grouped(people: Iterable[Named], key: Callable[[Named], str]) -> dict[str, frozenset[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for named in people:
        groups[key(named)].add(named.name)
    return {name: frozenset(group) for name, group in groups.items()}


def _swapped(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{rest} {first}"


def _initial(named: Named) -> str:
    """Cut the given name to its first letter; Korean names begin with the family name."""
    words = [word for word in named.name.split() if not word.endswith(".")]
    return f"{words[0]} {words[-1][0]}." if named.respelled else f"{words[0][0]}. {words[-1]}"


def _joined(name: str) -> str:
    """Write the given name without its hyphen before the family name; or all in one; middle initials are left out."""
    words = [word.replace("-", "") for word in name.split() if not word.endswith(".")]
    return f"{words[1]} {words[0]}" if "-" in name else "".join(words)
