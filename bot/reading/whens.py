"""What a time expression states, as a :class:`When`, and the words of news English for months, days, numbers and units.

No grammar and no calendar arithmetic: the grammars (``calendar_dates``, ``relative_dates``, ``durations``,
``times_of_day``) build a When, ``resolving`` turns it into a value. Types follow TIMEX3 (TimeML 1.2.1).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.findings import DateType

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SPRING, FIRST_QUARTER, FIRST_HALF = 21, 33, 40
"""Codes for parts of a year in place of a month, as in EDTF level 2: seasons, quarters, halves."""
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21, "final": 4}
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: number for number, word in enumerate(_ONES)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_ONES[1:10], 1)}
    | {"a": 1, "an": 1, "another": 1, "a couple of": 2, "a couple": 2, "a dozen": 12, "two dozen": 24, "a hundred": 100}
    | {"half": 0.5, "half a": 0.5, "half an": 0.5, "one-and-a-half": 1.5, "two-and-a-half": 2.5}
)
SOME = "several|a few|few|many|some|a couple|dozens of|hundreds of|thousands of|countless|a number of"
"""Numbers that nobody counted."""
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
"""Units as they end a TIMEX3 duration."""
_FARTHEST = 16
"""White spaces within the longest expression there is, with what is looked at around it."""
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}

DIGITS = "0"
"""Stands for every run of digits among the words of a rule."""
MONTH_WORDS = " ".join((*MONTHS, "jan feb mar apr jun jul aug sep sept oct nov dec"))
WEEKDAY_WORDS, DAY_PART_WORDS, SEASON_WORDS = " ".join(WEEKDAYS), " ".join(DAY_PARTS), " ".join(SEASONS)
UNIT_WORDS = " ".join(("centuries", *UNITS, *(f"{unit}s" for unit in UNITS)))


class Origin(Enum):
    """Which day a relative expression counts from."""

    PUBLISHED = "the day of publication"
    NAMED = "the date that the text named last"


@dataclass(frozen=True, slots=True)
class When:
    """What an expression states.

    ``shift`` counts units from the ``origin``; ``sense`` is last, this or next. ``value`` is set when the expression
    needs no calendar (durations, sets, vague references). ``part`` is a part or time of the day, as TIMEX3 writes it
    behind the ``T``; without a day of its own it belongs to the day of its sentence. ``short_year`` is the last two
    digits of a year. ``is_end`` marks an end of a year or the like that has no date ("year-end talks").
    """

    type: DateType = DateType.DATE
    value: str | None = None
    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str = ""
    unit: str = ""
    shift: int | None = None
    sense: str = ""
    part: str = ""
    decade: int | None = None
    short_year: int | None = None
    is_end: bool = False
    origin: Origin = Origin.PUBLISHED

    @property
    def states_day(self) -> bool:
        """Whether a calendar date is stated, and not a mere hour, reference or length of time."""
        return (
            self.value is None
            and not self.is_end
            and (
                bool(self.year or self.month or self.holiday or self.unit or self.decade)
                or self.weekday is not None
                or self.short_year is not None
            )
        )


Build = Callable[[re.Match[str]], When]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a grammar, with what tells where in a text it need not be tried.

    Whatever it matches or looks back at has one of ``words``: lower-case runs of letters, or :data:`DIGITS`. ``reach``
    is the largest number of white spaces within what it matches and looks at.
    """

    pattern: re.Pattern[str]
    build: Build
    words: frozenset[str]
    reach: int


def rule(pattern: str, build: Build, words: str) -> Rule:
    """Compile one rule of a grammar; a space in it stands for a few spaces of any kind in the text.

    ``words`` are those without one of which it never matches, divided by spaces. Repeating a space (``( |x)+``) is not
    allowed: the number of spaces in a pattern limits how far it reaches.
    """
    reach = min(pattern.count(" ") + pattern.count(r"\s"), _FARTHEST)
    return Rule(re.compile(pattern.replace(" ", r"(?:[ \u00a0]{1,3})")), build, frozenset(words.split()), reach)


def either(words: "tuple[str, ...] | dict[str, int] | dict[str, str] | dict[str, float]") -> str:
    """Write an alternation of words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def names(words: tuple[str, ...]) -> str:
    """Write an alternation of words with a capital, or all in capitals."""
    return "|".join([*(word.capitalize() for word in words), *(word.upper() for word in words)])


MONTH = (
    rf"(?P<month>{names(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b)"
    r"|(?:JAN|FEB|AUG|SEPT?|OCT|NOV|DEC)\.)"
)
YEAR = r"(?P<year>1\d{3}|20\d{2})(?![\d%]|,\d|\.\d)"
WEEKDAY = rf"(?P<weekday>{names(WEEKDAYS)})"
SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
DAY_PART = rf"(?P<part>{either(DAY_PARTS)})"


def month_number(text: str | None) -> int | None:
    """Give 1 to 12 for a month's name, abbreviation or number; None for None."""
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(text.lower().rstrip(".")[:3]))


def number(text: str) -> float | None:
    """Read ``3``, ``1,000``, ``2.5``, ``twenty-five``; None when nobody counted."""
    words = " ".join(text.lower().split())
    if re.fullmatch(r"[\d,]*\.?\d+", words, re.ASCII):
        return float(words.replace(",", ""))
    if halved := re.fullmatch(r"(\d+)[ -](?:and[ -]a[ -]half|1/2)", words, re.ASCII):
        return int(halved[1]) + 0.5
    whole = words.removesuffix(" and a half")
    found = NUMBERS.get(whole, NUMBERS.get(whole.replace(" ", "-")))
    return found if found is None or whole == words else found + 0.5


def unit_of(text: str) -> str:
    """Give the singular of a unit (``century`` for ``centuries``)."""
    word = text.lower()
    return {"centuries": "century", "mins": "minute", "hrs": "hour"}.get(word, word.removesuffix("s"))


def sense_of(word: str | None) -> str:
    """Give last, this or next for the words that mean them."""
    word = " ".join((word or "").lower().split())
    return {
        **dict.fromkeys(("past", "this past", "previous", "the last", "the past"), "last"),
        **dict.fromkeys(("coming", "upcoming", "this coming"), "next"),
        **dict.fromkeys(("earlier", "the current", "current", "the present", "present", "the same"), "this"),
    }.get(word, word)
