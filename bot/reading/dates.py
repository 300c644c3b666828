"""Time expressions of news English: a grammar of our own that finds them and says what they state, nothing more.

No calendar arithmetic and no guessing here: an expression becomes a :class:`When`; ``resolving`` turns it into a value.
Types follow TIMEX3 (TimeML 1.2.1); ages are no time expressions.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.findings import DateType

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIXED_DAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a couple of": 2, "half a": 0}
_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


@dataclass(frozen=True, slots=True)
class When:
    """What an expression states. ``shift`` counts units from the publication; ``sense`` is last, this or next.

    ``value`` is set when the expression needs no calendar (durations, sets, times). ``same_year`` repeats the year
    named before it.
    """

    type: DateType = DateType.DATE
    value: str | None = None
    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    shift: int | None = None
    sense: str = ""
    same_year: bool = False


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
_COUNTS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_N = rf"(?P<number>\d{{1,3}}|{_COUNTS}|several|a few|few|many|some)"
_U = rf"(?P<unit>{'|'.join(_UNITS)}|centurie)s?"
_PART = r"(?:[ ](?:morning|afternoon|evening|night))?"
_LEAD = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)[ -](?:in[ ])?)?"
_NOT_IN_WORD = r"(?<![\w.,$€£¥#/:-])"


def _day(match: re.Match[str]) -> When:
    groups = match.groupdict()
    return When(
        year=groups.get("year"),
        month=_month(groups.get("month")),
        day=int(groups["day"]) if groups.get("day") else None,
    )


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    return (
        int(text)
        if text.isdigit()
        else next(i for i, name in enumerate(MONTHS, 1) if name.startswith(text.lower().rstrip(".")[:3]))
    )


def _slashed(match: re.Match[str]) -> When:
    first, second = int(match["first"]), int(match["second"])
    if first > 12 >= second or first == second:  # noqa: PLR2004 - months
        return When(year=match["year"], month=second, day=first)
    if second > 12 >= first:  # noqa: PLR2004 - months
        return When(year=match["year"], month=first, day=second)
    return When()


def _season(match: re.Match[str]) -> When:
    return When(year=match["year"], month=_SEASONS[match["season"].lower()])


def _decade(match: re.Match[str]) -> When:
    year = match["year"]
    return When(year=year[:2] + "XX") if year.endswith("00") and year < "2000" else When(year=year[:3] + "X")


def _century(match: re.Match[str]) -> When:
    number = int(match["number"])
    return When(year=f"{number - 1:02}XX") if 0 < number < 22 else When()  # noqa: PLR2004 - the centuries so far


def _weekday(match: re.Match[str]) -> When:
    sense = (match.groupdict().get("sense") or "").lower()
    return When(weekday=WEEKDAYS.index(match["weekday"].lower()), unit="day", sense=_sense(sense))


def _sense(word: str) -> str:
    return {"past": "last", "previous": "last", "coming": "next", "upcoming": "next", "earlier": "this"}.get(word, word)


def _period(match: re.Match[str]) -> When:
    sense = _sense(match["sense"].lower())
    unit = match["unit"].lower()
    if unit in _SEASONS:
        return When(month=_SEASONS[unit], unit="season", sense=sense)
    month = next((i for i, name in enumerate(MONTHS, 1) if name == unit), None)
    if month:
        return When(month=month, unit="month", sense=sense)
    return When(unit=unit, shift={"last": -1, "this": 0, "next": 1}[sense], sense=sense)


def _named_shift(match: re.Match[str]) -> When:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match[0].lower(), 0)
    return When(unit="day", shift=shift)


def _weekend(match: re.Match[str]) -> When:
    sense = match.groupdict().get("sense")
    return When(unit="weekend", shift=0, sense=_sense(sense.lower()) if sense else "")


def _ago(match: re.Match[str]) -> When:
    number = _number(match["number"])
    unit = match["unit"].lower()
    if number is None or unit not in {"day", "week", "month", "year"}:
        return When()
    return When(unit=unit, shift=-number)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else _NUMBERS.get(text.lower())


def _duration(match: re.Match[str]) -> When:
    number = _number(match["number"])
    unit = _UNITS[match["unit"].lower().replace("centurie", "century")]
    count = "X" if number is None else str(number * {"E": 10, "C": 100}.get(unit, 1))
    letter = {"E": "Y", "C": "Y"}.get(unit, unit[-1])
    return When(type=DateType.DURATION, value=f"P{'T' if unit.startswith('T') else ''}{count}{letter}")


def _set(match: re.Match[str]) -> When:
    word = match["unit"].lower()
    if word in WEEKDAYS:
        return When(type=DateType.SET, value=f"XXXX-WXX-{WEEKDAYS.index(word) + 1}")
    return When(type=DateType.SET, value=f"P1{_UNITS[word][-1]}")


def _clock(match: re.Match[str]) -> When:
    hour = int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p")
    return When(type=DateType.TIME, value=f"T{hour:02}:{match['minute'] or '00'}")


def _short_year_after(match: re.Match[str]) -> When:
    before = match.string[match.start() - 5 : match.start() - 1]
    return (
        When(year=before[:2] + match["short"]) if before[2:] < match["short"] and "1000" <= before < "2100" else When()
    )


def _fixed(match: re.Match[str]) -> When:
    month, day = _FIXED_DAYS[match["fixed"].lower()]
    return When(year=match["year"], month=month, day=day)


_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], When]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_NOT_IN_WORD}(?P<year>\d{{4}})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?!\d)", _day),
        (rf"\b{_ON}{_M}{_S}{_D},?{_S}{_YY}", _day),
        (rf"{_NOT_IN_WORD}{_ON}{_D}(?:{_S}of)?{_S}{_M},?{_S}{_YY}", _day),
        (rf"\b{_M}{_S}{_D}(?=[ ]?(?:-|–|to|and|or)[ ]?\d{{1,2}}(?:,[ ]?\d{{4}}|\b(?![\d:]|[ ](?:a|p)\.?m)))", _day),
        (rf"\b{_LEAD}{_M},?{_S}(?:of{_S})?{_YY}", _day),
        (rf"\b{_ON}{_M}{_S}{_D}(?![\d:]|,\d|[ ]?%|\.\d|[ ](?:percent|per cent))\b", _day),
        (rf"{_NOT_IN_WORD}{_ON}{_D}(?:{_S}of)?{_S}{_M}(?!\w)", _day),
        (r"(?<![\w/])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\w/])", _slashed),
        (
            rf"\b(?i:the[ ])?{_LEAD}(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter),?{_S}(?:of{_S})?{_Y}",
            _season,
        ),
        (rf"\b(?:the[ ])?{_LEAD}(?P<year>(?:1\d|20)\d0)['’]?s\b", _decade),
        (
            r"\b(?:the[ ])?(?:(?i:early|late|mid)-?[ ]?)?(?P<number>\d{1,2})(?:st|nd|rd|th)[ -][Cc]entur(?:y|ies)\b",
            _century,
        ),
        (r"(?<=\d{4}[-–/])(?P<short>\d\d)(?![\w-])", _short_year_after),
        (
            rf"\b(?i:AD|A\.D\.)[ ]?(?P<year>\d{{3,4}})\b|{_NOT_IN_WORD}(?P<later>\d{{3,4}})[ ](?:AD|CE)\b",
            lambda m: When(year=m["year"] or m["later"]),
        ),
        (rf"\b(?P<sense>(?i:last|next|this|past|this past|coming|previous))[ ]{_W}{_PART}\b", _weekday),
        (rf"\b(?i:every|each)[ ](?P<unit>(?i:day|week|month|year|{'|'.join(WEEKDAYS)}))\b", _set),
        (rf"\b{_W}{_PART}\b(?!['’]s[ ][A-Z])", _weekday),
        (
            (
                rf"\b(?:(?i:early|late|earlier|later|mid)[ -])?(?P<sense>(?i:last|this|next))[ ]"
                rf"(?P<unit>(?i:day|week|month|year|spring|summer|autumn|fall|winter|{'|'.join(MONTHS)}))\b(?!-)"
            ),
            _period,
        ),
        (r"\b(?i:over the|during the|at the|(?P<sense>last|this|next|past|this past))[ ](?i:weekend)\b", _weekend),
        (
            r"\b(?i:today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening))\b(?!['’]s)",
            _named_shift,
        ),
        (rf"\b{_N}{_S}{_U}[ ](?i:ago)\b", _ago),
        (r"\b(?i:that(?: same)?|the same)[ ](?i:year)\b", lambda _: When(same_year=True, unit="year")),
        (
            rf"\b(?P<fixed>(?i:{'|'.join(_FIXED_DAYS)}))\b(?:,?{_S}{_Y})?",
            _fixed,
        ),
        (
            (
                rf"(?<=\b(?:[Ii]n|[Bb]y|[Oo]f)[ ])(?:(?:early|late|mid)[ -])?(?P<month>{_names(MONTHS)})\b"
                rf"(?![ ](?:\d|[A-Z]))|(?<=\b(?:[Ss]ince|[Uu]ntil)[ ])(?P<month_b>{_names(MONTHS)})\b"
            ),
            lambda match: When(month=_month(match["month"] or match["month_b"])),
        ),
        (rf"{_NOT_IN_WORD}{_Y}(?![\w-]*[A-Za-z])", lambda match: When(year=match["year"])),
        (r"\b(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?[ ]?(?P<half>[AaPp])\.?[Mm]\b\.?", _clock),
        (
            (
                rf"(?<![Aa]ged[ ])(?<![Aa]ge[ ]of[ ])\b{_N}(?:{_S}|-){_U}\b"
                r"(?!-(?!long)|[ -](?:old|ago|later|earlier|after|before)\b)"
            ),
            _duration,
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
