"""The grammar of calendar dates: days, months, parts of years, years, decades and centuries that the text names.

Each rule reads the words into a When and nothing more; a missing year stays missing here.
"""

import re
from dataclasses import replace

from bot.reading.holidays import MOVABLE_DAYS
from bot.reading.whens import (
    DECADES,
    DIGITS,
    FIRST_HALF,
    FIRST_QUARTER,
    MONTH,
    MONTH_WORDS,
    MONTHS,
    ORDINALS,
    SEASON,
    SEASON_WORDS,
    SEASONS,
    WEEKDAYS,
    YEAR,
    Origin,
    Rule,
    When,
    either,
    month_number,
    names,
    rule,
    sense_of,
)

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_OLD_YEAR = r"(?P<year>\d{3}|1\d{3}|20\d{2})(?![\d%]|,\d|\.\d)"
_ON = rf"(?:(?:{names(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?,? )?"
_LEAD = r"(?:(?:[Tt]he )?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)(?: |-)(?:in )?)?"
_EDGE = r"(?:[Tt]he (?:beginning|start|end|middle|close|turn) of )?"
_NOT_IN_WORD = r"(?<![\w.,$€£¥#/:-])"
_LONE = r"(?:January|February|July|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
"""Months whose names are no other words and hardly anybody's name."""
_BEFORE_MONTH = (
    r"(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Oo]f\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Ff]rom\s)|(?<=\bto\s)"
    r"|(?<=\bthrough\s)|(?<=\b[Aa]fter\s)|(?<=\b[Bb]efore\s)|(?<=\b[Bb]etween\s)"
    r"|(?<=\bplanned\sfor\s)|(?<=\bslated\sfor\s)|(?<=\bscheduled\sfor\s)|(?<=\bset\sfor\s)|(?<=\bexpected\sfor\s)"
)
_NOT_SHIFTED = r"(?<![Ll]ast\s)(?<![Nn]ext\s)(?<![Tt]his\s)"
_NO_NAME = r"(?! (?:\d|[A-Z]|(?:of )?(?:this|last|next) year\b)|\w|'s [A-Z]\w+ [A-Z])"
_NO_AGE = r"(?<!\bmy\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bour\s)(?<!\byour\s)(?<!\btheir\s)"
_FISCAL = r"(?:(?:of )?(?:the )?fiscal (?:year )?)?"
_QUARTER = r"(?P<nth>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))(?: |-)"
_FIXED_DAYS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "juneteenth": (6, 19),
    "bastille day": (7, 14),
    "boxing day": (12, 26),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's": (1, 1),
}
_NAMED_EXACTLY = ("Election Day",)
"""Holidays only with these capitals: any country has its election day."""

_MID_MONTH_WORDS = " ".join((MONTH_WORDS, *(f"mid{month}" for month in MONTHS)))
_DECADE_WORDS = " ".join(DECADES)
_MOVABLE_DAYS = tuple(name for name in MOVABLE_DAYS if name.title() not in _NAMED_EXACTLY)
_HOLIDAYS = f"(?i:{either((*_FIXED_DAYS, *_MOVABLE_DAYS))})|{either(_NAMED_EXACTLY)}".replace(".", r"\.")
_HOLIDAY_WORDS = " ".join({re.split(r"\W", name)[0] for name in (*_FIXED_DAYS, *MOVABLE_DAYS)})
_SHORT = r"(?<!\w)'(?P<short>\d\d)(?![\w'-]|[,.]\d| (?:[a-z]+s|people|men|women|per|percent|million)\b)"
_SENSE_YEAR = r",? (?:of )?(?P<sense>[Ll]ast|[Tt]his|[Nn]ext) year\b"
_NAMED_YEAR = r",? (?:of |in )?(?:[Tt]hat|[Tt]he)(?: very)?(?: same)? year\b(?!-)"


def _of_day(match: re.Match[str]) -> When:
    groups = match.groupdict()
    day = int(groups["day"]) if groups.get("day") else None
    year = groups["year"].zfill(4) if groups.get("year") else None
    return When(year=year, month=month_number(groups.get("month")), day=day)


def _of_slashed(match: re.Match[str]) -> When:
    """Read ``17/5/2021``; open when day and month could be either."""
    first, second = int(match["first"]), int(match["second"])
    if first > 12 >= second or first == second:  # noqa: PLR2004 - months
        return When(year=match["year"], month=second, day=first)
    if second > 12 >= first:  # noqa: PLR2004 - months
        return When(year=match["year"], month=first, day=second)
    return When()


def _of_day_in_year(match: re.Match[str]) -> When:
    """Read ``4 March last year``, ``the 12th of October last``: a day of the year before, or the last one past."""
    groups = match.groupdict()
    found = _of_day(match)
    return replace(
        found, unit="part" if groups.get("sense") else "", sense=sense_of(groups.get("sense") or groups["near"])
    )


def _of_named_year(match: re.Match[str]) -> When:
    """Read ``March the same year``, ``4 March of that year``: in the year that the text named last."""
    return replace(_of_day(match), origin=Origin.NAMED)


def _of_short_year(match: re.Match[str]) -> When:
    """Read ``May '92``, ``the summer of '92``, ``in '92``, whose century the day of publication tells."""
    groups = match.groupdict()
    season = groups.get("season")
    month = SEASONS[season.lower()] if season else month_number(groups.get("month"))
    day = int(groups["day"]) if groups.get("day") else None
    return When(month=month, day=day, short_year=int(groups["short"]))


def _of_year(match: re.Match[str]) -> When:
    return When(year=match["year"])


def _of_early_year(match: re.Match[str]) -> When:
    return When(year=match["year"].zfill(4))


def _of_season(match: re.Match[str]) -> When:
    return When(year=match["year"], month=SEASONS[match["season"].lower()])


def _of_part(match: re.Match[str]) -> When:
    """Read ``the third quarter of 1998``, ``the second half of last year``, ``Q3``."""
    groups = match.groupdict()
    nth = groups["nth"].lower()
    number = ORDINALS[nth] if nth in ORDINALS else int(nth[0])
    code = FIRST_HALF if groups.get("half") else FIRST_QUARTER
    if code == FIRST_HALF and number > 2:  # noqa: PLR2004 - halves
        number = 2
    sense = (groups.get("sense") or "").lower()
    return When(year=groups.get("year"), month=code + number - 1, unit="part", sense=sense)


def _of_decade(match: re.Match[str]) -> When:
    """Read ``the 1980s``; ``the 1800s`` is a century."""
    year = match["year"]
    return When(year=year[:2] if year.endswith("00") and year < "2000" else year[:3])


def _of_short_decade(match: re.Match[str]) -> When:
    """Read ``the '90s`` and ``the nineties``, whose century the day of publication tells."""
    word = match["decade"].lower()
    return When(decade=int(word[0]) if word[0].isdigit() else DECADES.index(word) + 2)


def _of_century(match: re.Match[str]) -> When:
    nth = match["nth"].lower()
    number = ORDINALS.get(nth) or int(re.sub(r"\D", "", nth) or 0)
    return When(year=f"{number - 1:02}") if 0 < number < 22 else When()  # noqa: PLR2004 - the centuries so far


def _of_short_year_after(match: re.Match[str]) -> When:
    """Give the second year of ``1987-88``."""
    before = re.findall(r"\d{4}", match.string[max(0, match.start() - 8) : match.start()])[-1]
    return When(year=before[:2] + match["short"]) if before[2:] < match["short"] else When()


def _of_holiday(match: re.Match[str]) -> When:
    name = " ".join(match["holiday"].lower().split())
    if name in MOVABLE_DAYS:
        return When(holiday=name, year=match["year"])
    month, day = _FIXED_DAYS[name]
    return When(year=match["year"], month=month, day=day)


CALENDAR_DATES: tuple[Rule, ...] = (
    rule(rf"{_NOT_IN_WORD}(?P<year>\d{{4}})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?!\d)", _of_day, DIGITS),
    rule(rf"\b{_ON}{MONTH} {_DAY},? {_OLD_YEAR}", _of_day, MONTH_WORDS),
    rule(rf"{_NOT_IN_WORD}{_ON}(?:the )?{_DAY}(?: of)? {MONTH},? {_OLD_YEAR}", _of_day, MONTH_WORDS),
    rule(rf"\b{_ON}{MONTH} {_DAY}{_SENSE_YEAR}", _of_day_in_year, MONTH_WORDS),
    rule(rf"{_NOT_IN_WORD}{_ON}(?:the )?{_DAY}(?: of)? {MONTH}{_SENSE_YEAR}", _of_day_in_year, MONTH_WORDS),
    rule(
        rf"{_NOT_IN_WORD}(?:the )?{_DAY}(?: day)? of {MONTH} (?P<near>last|next)\b(?! [a-z])",
        _of_day_in_year,
        MONTH_WORDS,
    ),
    rule(rf"{_NOT_IN_WORD}{_ON}(?:the )?{_DAY}(?: of)? {MONTH}{_NAMED_YEAR}", _of_named_year, MONTH_WORDS),
    rule(rf"\b{_ON}{MONTH}(?: {_DAY})?{_NAMED_YEAR}", _of_named_year, MONTH_WORDS),
    rule(rf"{_NOT_IN_WORD}{_ON}{_DAY} {MONTH} {_SHORT}", _of_short_year, MONTH_WORDS),
    rule(rf"\b{_ON}{MONTH}(?: {_DAY},?)? {_SHORT}", _of_short_year, MONTH_WORDS),
    rule(rf"\b(?i:the )?{_LEAD}{SEASON} (?:of )?{_SHORT}", _of_short_year, SEASON_WORDS),
    rule(
        rf"(?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Bb]y\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Ff]rom\s)|(?<=\bof\s)){_SHORT}",
        _of_short_year,
        DIGITS,
    ),
    rule(rf"\b{MONTH} {_DAY}(?= ?(?:-|–|to|through|and|or) ?\d{{1,2}},? {YEAR})", _of_day, MONTH_WORDS),
    rule(
        rf"{_NOT_IN_WORD}(?:the )?{_DAY}(?= ?(?:-|–|to|through|and|or) ?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}"
        rf"(?:,? {YEAR})?)",
        _of_day,
        MONTH_WORDS,
    ),
    rule(
        rf"\b(?:[Tt]he )?{_QUARTER}(?:(?:quarter)|(?P<half>half)),? (?:of )?{_FISCAL}"
        rf"(?:{YEAR}|(?P<sense>(?i:this|last|next)) (?:fiscal )?year)",
        _of_part,
        "quarter half",
    ),
    rule(rf"\b(?:[Tt]he )?{_QUARTER}quarters?\b(?! (?:of|final|back|horse))", _of_part, "quarter quarters"),
    rule(rf"\bQ(?P<nth>[1-4])(?:,? (?:of )?{YEAR})?\b", _of_part, "q"),
    rule(rf"\b(?:[Tt]he )?(?i:fiscal) (?:year )?{YEAR}", _of_year, "fiscal"),
    rule(rf"\bFY ?{YEAR}", _of_year, "fy"),
    rule(rf"\b{_LEAD}{_EDGE}{MONTH},? (?:of )?{_OLD_YEAR}", _of_day, MONTH_WORDS),
    rule(rf"\b{_ON}{MONTH} (?:the )?{_DAY}(?![\d:]|,\d| ?%|\.\d| (?:percent|per cent))\b", _of_day, MONTH_WORDS),
    rule(rf"{_NOT_IN_WORD}{_ON}(?:the )?{_DAY}(?: of)? {MONTH}(?!\w)", _of_day, MONTH_WORDS),
    rule(
        r"(?<![\w/])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\w/])", _of_slashed, DIGITS
    ),
    rule(rf"\b(?i:the )?{_LEAD}{SEASON},? (?:of )?{YEAR}", _of_season, SEASON_WORDS),
    rule(rf"\b(?:[Tt]he )?{_LEAD}(?P<year>(?:1\d|20)\d0)'?s\b", _of_decade, DIGITS),
    rule(r"(?:\b[Tt]he )?(?:\b(?i:early|late|mid)(?: |-))?(?<!\w)'(?P<decade>[2-9]0)s\b", _of_short_decade, DIGITS),
    rule(
        rf"{_NO_AGE}\b(?:[Tt]he )?(?i:early|late|mid)(?: |-)(?P<decade>[2-9]0)'?s\b", _of_short_decade, "early late mid"
    ),
    rule(
        rf"\b[Tt]he (?:(?i:early|late|mid)(?: |-))?(?P<decade>(?i:{'|'.join(DECADES)}))\b",
        _of_short_decade,
        _DECADE_WORDS,
    ),
    rule(
        r"\b(?:[Tt]he )?(?:(?i:early|late|mid)(?:-| )?)?"
        rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|(?i:{either({w: n for w, n in ORDINALS.items() if w != 'final'})}))"
        r"(?: |-)[Cc]entur(?:y|ies)\b",
        _of_century,
        "century centuries",
    ),
    rule(r"(?<=[12]\d{3}[-–/])(?P<short>\d\d)(?![\w-])", _of_short_year_after, DIGITS),
    rule(r"(?<=[12]\d{3}\s[-–]\s)(?P<short>\d\d)(?![\w%:/-]|\.\d| [a-z])", _of_short_year_after, DIGITS),
    rule(r"(?:(?<=\bc\.\s)|(?<=\bca\.\s)|(?<=\bcirca\s))(?P<year>\d{3,4})\b", _of_early_year, DIGITS),
    rule(
        rf"\b(?i:AD|A\.D\.) ?(?P<year>\d{{3,4}})\b|{_NOT_IN_WORD}(?P<later>\d{{3,4}}) (?:AD|CE)\b",
        lambda m: When(year=(m["year"] or m["later"]).zfill(4)),
        "ad d ce",
    ),
    rule(
        rf"\b(?P<holiday>{_HOLIDAYS})\b(?! (?:Island|Carol|Rebellion|Parade))"
        rf"(?:,? {YEAR})?",
        _of_holiday,
        _HOLIDAY_WORDS,
    ),
    rule(rf"\b(?:[Tt]he )?(?:early |late |mid-?)(?P<month>{names(MONTHS)})\b{_NO_NAME}", _of_day, _MID_MONTH_WORDS),
    rule(
        rf"\b[Tt]he (?:beginning|start|end|middle|close) of (?P<month>{names(MONTHS)})\b{_NO_NAME}",
        _of_day,
        MONTH_WORDS,
    ),
    rule(
        r"(?:(?<=\b[Aa]\s)|(?<=\b[Aa]n\s)|(?<=\bits\s)|(?<=\b[Tt]he\s)|(?<=\w's\s))"
        r"(?P<month>March|April|May|June|August)(?= (?!for\b|of\b|on\b|in\b|to\b|and\b|was\b|is\b|has\b)[a-z])",
        _of_day,
        MONTH_WORDS,
    ),
    rule(rf"\b(?P<month>{names(MONTHS)})(?= (?:and|or|to|through) (?:{names(MONTHS)})\b)", _of_day, MONTH_WORDS),
    rule(
        rf"(?:(?<=ary\sand\s)|(?<=ch\sand\s)|(?<=ril\sand\s)|(?<=May\sand\s)|(?<=une\sand\s)|(?<=uly\sand\s)"
        rf"|(?<=gust\sand\s))(?P<month>{names(MONTHS)})\b{_NO_NAME}",
        _of_day,
        MONTH_WORDS,
    ),
    rule(rf"(?:{_BEFORE_MONTH})(?P<month>{names(MONTHS)})\b{_NO_NAME}", _of_day, MONTH_WORDS),
    rule(
        rf"{_NOT_SHIFTED}(?<![A-Z][a-z]\s)(?<![a-z]-)\b(?P<month>{_LONE})(?:(?<=\.)|\b){_NO_NAME}", _of_day, MONTH_WORDS
    ),
    rule(
        rf"\b(?:[Tt]he )?(?:(?i:early|late|mid)(?:-| (?:in )?)|(?:beginning|start|end|middle) of |[Yy]ear ){YEAR}"
        r"(?![\w-]*[A-Za-z])",
        _of_year,
        DIGITS,
    ),
    rule(rf"{_NOT_IN_WORD}{YEAR}(?![\w-]*[A-Za-z])", _of_year, DIGITS),
)
