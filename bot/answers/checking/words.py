"""A text as the words that a comparison goes by: case, spacing, marks and the way a number is written aside.

Pure, and about single words only: which words of two texts belong together is the matter of ``alignment``.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answers.checking.spelling import american, expanded

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´′", "'"))
_GAP = re.compile(r"\[?\s*(?:…|\.{2,}|\.(?: \.)+)\s*\]?")
"""Marks of an omission, in brackets or not."""
_SIC = re.compile(r"[\[(]\s*sic!?\s*[\])]", re.IGNORECASE)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’ʼ‘][^\W\d_]+)*['’]?|[%$€£¥₩]")
_SENTENCE_MARKS = frozenset(".?!:;“”\"«„'‘’`(—–|>")

_US = "u.s."
"""The country, however it is abbreviated, which is not the pronoun."""

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MULTIPLES = frozenset(
    "half halves twice thrice double doubled doubles triple tripled triples quadruple quadrupled dozen dozens score"
    " hundreds thousands millions billions trillions tens".split()
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_TEN = 10

NEGATIONS = frozenset(
    "not no never nobody nothing none neither nor nowhere without cannot hardly scarcely barely noone nought".split()
)
STOP_WORDS = frozenset(
    "a an the and or but of in on at to from by for with as that this these those it its is are was were be been being"
    " am will would shall should can could may might must do does did has have had i you he she we they me him her us"
    " them my your his our their who which what when where there here than then so if into out up down about over all"
    " any some just only very too also".split()
)
"""Words that any two texts share; they count little for a likeness. Negations are not among them."""
LIGHT = 0.35
"""What such a word counts beside 1.0 for another."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen: thousands are made for one check, and that takes 3 times as long
class Word:
    """One word of a text: ``key`` is compared, ``text`` is how it stands at ``start`` to ``end``.

    ``editorial`` tells that it stands in square brackets, ``gap`` that an omission is marked before it, ``opens`` that
    a sentence may begin with it, where a capital says nothing.
    """

    key: str
    text: str
    start: int
    end: int
    editorial: bool = False
    gap: bool = False
    opens: bool = False

    @property
    def weight(self) -> float:
        """How much the word says."""
        return LIGHT if all(part in STOP_WORDS for part in expanded(self.key)) else 1.0

    @property
    def is_number(self) -> bool:
        """Whether it is a number, or a word that multiplies."""
        return self.key[0].isdigit() or self.key in _MULTIPLES

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital that no sentence's beginning explains."""
        return self.text[0].isupper() and not self.opens and self.key != "i" and not self.key.startswith("i'")

    @property
    def negates(self) -> bool:
        """Whether it turns a statement round."""
        return not NEGATIONS.isdisjoint(expanded(self.key))


def split(text: str) -> tuple[Word, ...]:
    """Split a text into words."""
    text = _SIC.sub(lambda match: " " * len(match[0]), text)
    gaps = [match.span() for match in _GAP.finditer(text)]
    return tuple(_merged(list(_single(text, gaps))))


def _single(text: str, gaps: Sequence[tuple[int, int]]) -> Iterator[Word]:
    depth, done, passed = 0, 0, 0
    shouted = text.isupper()
    for match in _WORD.finditer(text):
        between = text[done : match.start()]
        gap = False
        while passed < len(gaps) and gaps[passed][1] <= match.start():
            gap = gap or done > 0
            passed += 1
        opens = shouted or done == 0
        if between != " ":
            depth = max(0, depth + between.count("[") - between.count("]"))
            opens = opens or not _SENTENCE_MARKS.isdisjoint(between)
        key = _US if not shouted and match[0] == "US" else _key(match[0])
        yield Word(key, match[0], match.start(), match.end(), depth > 0, gap, opens)
        done = match.end()


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    plain = text.translate(_APOSTROPHES).casefold()
    if plain.endswith("."):
        letters = plain.replace(".", "")
        return _US if letters == "us" else letters
    if plain[0].isdigit():
        number = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
        return number.rstrip("0").rstrip(".") if "." in number and number.replace(".", "").isdigit() else number
    letters = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    word = unicodedata.normalize("NFC", letters).strip("'") or plain
    return "percent" if word == "%" else american(word)


def _merged(words: list[Word]) -> Iterator[Word]:
    """Make one word of those that write one number: ``two hundred``, ``840 million``, ``per cent``."""
    at = 0
    while at < len(words):
        end, key = _number(words, at)
        if end == at:
            end, key = at + 1, words[at].key
            if key == "per" and end < len(words) and words[end].key == "cent":
                end, key = end + 1, "percent"
        last = words[end - 1]
        yield words[at] if end == at + 1 and key == words[at].key else replace(words[at], key=key, end=last.end)
        at = end


def _number(words: list[Word], at: int) -> tuple[int, str]:
    """Read the number that begins at a place; the place itself as the end when none does."""
    total = part = 0.0
    tens = False
    start, read = at, False
    while at < len(words) and (at == start or _follows(words[at - 1], words[at])):
        key = words[at].key
        if key in _UNITS and (not read or (tens and 0 < _UNITS[key] < _TEN) or part % 100 == 0 < part):
            part, tens = part + _UNITS[key], False
        elif key in _TENS and (not read or part % 100 == 0 < part):
            part, tens = part + _TENS[key], True
        elif key in _SCALES and read and part:
            part, tens = part * _SCALES[key], False
            if _SCALES[key] > 100:  # noqa: PLR2004 - a hundred goes on within its thousand
                total, part = total + part, 0.0
        elif _DIGITS.fullmatch(key) and not read:
            part = float(key)
        else:
            break
        at, read = at + 1, True
    if not read:
        return start, ""
    if at == start + 1 and _DIGITS.fullmatch(words[start].key):
        return at, words[start].key
    return at, f"{total + part:f}".rstrip("0").rstrip(".")


def _follows(one: Word, other: Word) -> bool:
    """Whether nothing but a blank or a hyphen is between two words."""
    return other.start - one.end == 1 and not other.opens and not other.gap


def weight_of(words: Sequence[Word]) -> float:
    """Sum up how much words say."""
    return sum(word.weight for word in words)
