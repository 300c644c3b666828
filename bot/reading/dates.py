"""Time expressions of news English: a grammar of our own that finds them, nothing more.

No calendar arithmetic and no guessing here: an expression becomes a :class:`~bot.reading.whens.When`; ``resolving``
turns it into a value. Ages are no time expressions.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.reading import whens
from bot.reading.whens import FIXED_DAYS, MONTHS, NUMBERS, UNITS, WEEKDAYS, When


@dataclass(frozen=True, slots=True)
class Stated:
    """A time expression at its place in the text."""

    start: int
    end: int
    when: When


def _names(words: tuple[str, ...]) -> str:
    return "|".join(word.capitalize() for word in words)


_M = rf"(?P<month>{_names(MONTHS)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b)|{_names(MONTHS).upper()})"
_D = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?P<year>1\d{3}|20\d{2})(?![\d%]|,\d|\.\d)"
_YY = r"(?P<year>\d{3}|1\d{3}|20\d{2})(?![\d%]|,\d|\.\d)"
_W = rf"(?P<weekday>{_names(WEEKDAYS)}|{_names(WEEKDAYS).upper()})"
_ON = rf"(?:(?:{_names(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?,?[ ])?"
_S = r"[ \u00a0]+"
_COUNTS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_N = rf"(?P<number>\d{{1,3}}|{_COUNTS}|several|a few|few|many|some)"
_U = rf"(?P<unit>{'|'.join(UNITS)}|centurie)s?"
_PART = r"(?:[ ](?:morning|afternoon|evening|night))?"
_LEAD = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)[ -](?:in[ ])?)?"
_NOT_IN_WORD = r"(?<![\w.,$€£¥#/:-])"


_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], When]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_NOT_IN_WORD}(?P<year>\d{{4}})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?!\d)", whens.of_day),
        (rf"\b{_ON}{_M}{_S}{_D},?{_S}{_YY}", whens.of_day),
        (rf"{_NOT_IN_WORD}{_ON}{_D}(?:{_S}of)?{_S}{_M},?{_S}{_YY}", whens.of_day),
        (
            rf"\b{_M}{_S}{_D}(?=[ ]?(?:-|–|to|and|or)[ ]?\d{{1,2}}(?:,[ ]?\d{{4}}|\b(?![\d:]|[ ](?:a|p)\.?m)))",
            whens.of_day,
        ),
        (rf"\b{_LEAD}{_M},?{_S}(?:of{_S})?{_YY}", whens.of_day),
        (rf"\b{_ON}{_M}{_S}{_D}(?![\d:]|,\d|[ ]?%|\.\d|[ ](?:percent|per cent))\b", whens.of_day),
        (rf"{_NOT_IN_WORD}{_ON}{_D}(?:{_S}of)?{_S}{_M}(?!\w)", whens.of_day),
        (r"(?<![\w/])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\w/])", whens.of_slashed),
        (
            rf"\b(?i:the[ ])?{_LEAD}(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter),?{_S}(?:of{_S})?{_Y}",
            whens.of_season,
        ),
        (rf"\b(?:the[ ])?{_LEAD}(?P<year>(?:1\d|20)\d0)['’]?s\b", whens.of_decade),
        (
            r"\b(?:the[ ])?(?:(?i:early|late|mid)-?[ ]?)?(?P<number>\d{1,2})(?:st|nd|rd|th)[ -][Cc]entur(?:y|ies)\b",
            whens.of_century,
        ),
        (r"(?<=\d{4}[-–/])(?P<short>\d\d)(?![\w-])", whens.of_short_year_after),
        (
            rf"\b(?i:AD|A\.D\.)[ ]?(?P<year>\d{{3,4}})\b|{_NOT_IN_WORD}(?P<later>\d{{3,4}})[ ](?:AD|CE)\b",
            lambda m: When(year=m["year"] or m["later"]),
        ),
        (rf"\b(?P<sense>(?i:last|next|this|past|this past|coming|previous))[ ]{_W}{_PART}\b", whens.of_weekday),
        (rf"\b(?i:every|each)[ ](?P<unit>(?i:day|week|month|year|{'|'.join(WEEKDAYS)}))\b", whens.of_set),
        (rf"\b{_W}{_PART}\b(?!['’]s[ ][A-Z])", whens.of_weekday),
        (
            (
                rf"\b(?:(?i:early|late|earlier|later|mid)[ -])?(?P<sense>(?i:last|this|next))[ ]"
                rf"(?P<unit>(?i:day|week|month|year|spring|summer|autumn|fall|winter|{'|'.join(MONTHS)}))\b(?!-)"
            ),
            whens.of_period,
        ),
        (
            r"\b(?i:over the|during the|at the|(?P<sense>last|this|next|past|this past))[ ](?i:weekend)\b",
            whens.of_weekend,
        ),
        (
            r"\b(?i:today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening))\b(?!['’]s)",
            whens.of_named_shift,
        ),
        (rf"\b{_N}{_S}{_U}[ ](?i:ago)\b", whens.of_ago),
        (r"\b(?i:that(?: same)?|the same)[ ](?i:year)\b", lambda _: When(same_year=True, unit="year")),
        (
            rf"\b(?P<fixed>(?i:{'|'.join(FIXED_DAYS)}))\b(?:,?{_S}{_Y})?",
            whens.of_fixed,
        ),
        (
            (
                rf"(?<=\b(?:[Ii]n|[Bb]y|[Oo]f)[ ])(?:(?:early|late|mid)[ -])?(?P<month>{_names(MONTHS)})\b"
                rf"(?![ ](?:\d|[A-Z]))|(?<=\b(?:[Ss]ince|[Uu]ntil)[ ])(?P<month_b>{_names(MONTHS)})\b"
            ),
            lambda match: When(month=whens.month_number(match["month"] or match["month_b"])),
        ),
        (rf"{_NOT_IN_WORD}{_Y}(?![\w-]*[A-Za-z])", lambda match: When(year=match["year"])),
        (r"\b(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?[ ]?(?P<half>[AaPp])\.?[Mm]\b\.?", whens.of_clock),
        (
            (
                rf"(?<![Aa]ged[ ])(?<![Aa]ge[ ]of[ ])\b{_N}(?:{_S}|-){_U}\b"
                r"(?!-(?!long)|[ -](?:old|ago|later|earlier|after|before)\b)"
            ),
            whens.of_duration,
        ),
    )
)


def stated_times(text: str, is_count: Callable[[int], bool]) -> list[Stated]:
    """All time expressions of a text with straight marks, in order, none overlapping.

    ``is_count(end)`` tells whether a bare four-digit number that ends there counts things ("2000 people").
    """
    taken = bytearray(len(text))
    found: list[Stated] = []
    for stated in _every_match(text):
        if any(taken[stated.start : stated.end]) or (_bare_year(stated) and is_count(stated.end)):
            continue
        taken[stated.start : stated.end] = b"\1" * (stated.end - stated.start)
        found.append(stated)
    return sorted(found, key=lambda stated: stated.start)


def _every_match(text: str) -> Iterator[Stated]:
    for pattern, build in _GRAMMAR:
        for match in pattern.finditer(text):
            yield Stated(match.start(), match.end(), build(match))


def _bare_year(stated: Stated) -> bool:
    return stated.when == When(year=stated.when.year) and stated.end - stated.start == 4  # noqa: PLR2004 - digits of a year
