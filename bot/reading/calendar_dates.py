"""The grammar of calendar dates: days, months, parts of years, years, decades and centuries that the text names.

Each rule reads the words into a When and nothing more; a missing year stays missing here.
"""

import re

from bot.reading.whens import (
    DECADES,
    FIRST_HALF,
    FIRST_QUARTER,
    MONTH,
    MONTHS,
    ORDINALS,
    SEASON,
    SEASONS,
    WEEKDAYS,
    YEAR,
    Rule,
    When,
    either,
    month_number,
    names,
    rule,
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
    "boxing day": (12, 26),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's": (1, 1),
}
_MOVABLE_DAYS = (
    *("easter sunday", "easter monday", "easter", "good friday", "thanksgiving day", "thanksgiving"),
    *("labor day", "memorial day", "martin luther king jr. day", "martin luther king day"),
)


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
    if name in _MOVABLE_DAYS:
        return When(holiday=name, year=match["year"])
    month, day = _FIXED_DAYS[name]
    return When(year=match["year"], month=month, day=day)


CALENDAR_DATES: tuple[Rule, ...] = (
    rule(rf"{_NOT_IN_WORD}(?P<year>\d{{4}})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?!\d)", _of_day),
    rule(rf"\b{_ON}{MONTH} {_DAY},? {_OLD_YEAR}", _of_day),
    rule(rf"{_NOT_IN_WORD}{_ON}(?:the )?{_DAY}(?: of)? {MONTH},? {_OLD_YEAR}", _of_day),
    rule(rf"\b{MONTH} {_DAY}(?= ?(?:-|–|to|and|or) ?\d{{1,2}}(?:, ?\d{{4}}|\b(?![\d:]| (?:a|p)\.?m)))", _of_day),
    rule(
        rf"\b(?:[Tt]he )?{_QUARTER}(?:(?:quarter)|(?P<half>half)),? (?:of )?{_FISCAL}"
        rf"(?:{YEAR}|(?P<sense>(?i:this|last|next)) (?:fiscal )?year)",
        _of_part,
    ),
    rule(rf"\b(?:[Tt]he )?{_QUARTER}quarters?\b(?! (?:of|final|back|horse))", _of_part),
    rule(rf"\bQ(?P<nth>[1-4])(?:,? (?:of )?{YEAR})?\b", _of_part),
    rule(rf"\b(?:[Tt]he )?(?i:fiscal) (?:year )?{YEAR}", _of_year),
    rule(rf"\bFY ?{YEAR}", _of_year),
    rule(rf"\b{_LEAD}{_EDGE}{MONTH},? (?:of )?{_OLD_YEAR}", _of_day),
    rule(rf"\b{_ON}{MONTH} (?:the )?{_DAY}(?![\d:]|,\d| ?%|\.\d| (?:percent|per cent))\b", _of_day),
    rule(rf"{_NOT_IN_WORD}{_ON}(?:the )?{_DAY}(?: of)? {MONTH}(?!\w)", _of_day),
    rule(
        r"(?<![\w/])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\w/])",
        _of_slashed,
    ),
    rule(rf"\b(?i:the )?{_LEAD}{SEASON},? (?:of )?{YEAR}", _of_season),
    rule(rf"\b(?:[Tt]he )?{_LEAD}(?P<year>(?:1\d|20)\d0)'?s\b", _of_decade),
    rule(r"(?:\b[Tt]he )?(?:\b(?i:early|late|mid)(?: |-))?(?<!\w)'(?P<decade>[2-9]0)s\b", _of_short_decade),
    rule(rf"{_NO_AGE}\b(?:[Tt]he )?(?i:early|late|mid)(?: |-)(?P<decade>[2-9]0)'?s\b", _of_short_decade),
    rule(rf"\b[Tt]he (?:(?i:early|late|mid)(?: |-))?(?P<decade>(?i:{'|'.join(DECADES)}))\b", _of_short_decade),
    rule(
        r"\b(?:[Tt]he )?(?:(?i:early|late|mid)(?:-| )?)?"
        rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|(?i:{either({w: n for w, n in ORDINALS.items() if w != 'final'})}))"
        r"(?: |-)[Cc]entur(?:y|ies)\b",
        _of_century,
    ),
    rule(r"(?<=[12]\d{3}[-–/])(?P<short>\d\d)(?![\w-])", _of_short_year_after),
    rule(r"(?<=[12]\d{3}\s[-–]\s)(?P<short>\d\d)(?![\w%:/-]|\.\d| [a-z])", _of_short_year_after),
    rule(r"(?:(?<=\bc\.\s)|(?<=\bca\.\s)|(?<=\bcirca\s))(?P<year>\d{3,4})\b", _of_early_year),
    rule(
        rf"\b(?i:AD|A\.D\.) ?(?P<year>\d{{3,4}})\b|{_NOT_IN_WORD}(?P<later>\d{{3,4}}) (?:AD|CE)\b",
        lambda m: When(year=(m["year"] or m["later"]).zfill(4)),
    ),
    rule(
        rf"\b(?P<holiday>(?i:{either((*_FIXED_DAYS, *_MOVABLE_DAYS))}))\b(?! (?:Island|Carol|Rebellion|Parade))"
        rf"(?:,? {YEAR})?",
        _of_holiday,
    ),
    rule(rf"\b(?:[Tt]he )?(?:early |late |mid-?)(?P<month>{names(MONTHS)})\b{_NO_NAME}", _of_day),
    rule(
        rf"\b[Tt]he (?:beginning|start|end|middle|close) of (?P<month>{names(MONTHS)})\b{_NO_NAME}",
        _of_day,
    ),
    rule(
        r"(?:(?<=\b[Aa]\s)|(?<=\b[Aa]n\s)|(?<=\bits\s)|(?<=\b[Tt]he\s)|(?<=\w's\s))"
        r"(?P<month>March|April|May|June|August)(?= (?!for\b|of\b|on\b|in\b|to\b|and\b|was\b|is\b|has\b)[a-z])",
        _of_day,
    ),
    rule(rf"\b(?P<month>{names(MONTHS)})(?= (?:and|or|to|through) (?:{names(MONTHS)})\b)", _of_day),
    rule(
        rf"(?:(?<=ary\sand\s)|(?<=ch\sand\s)|(?<=ril\sand\s)|(?<=May\sand\s)|(?<=une\sand\s)|(?<=uly\sand\s)"
        rf"|(?<=gust\sand\s))(?P<month>{names(MONTHS)})\b{_NO_NAME}",
        _of_day,
    ),
    rule(rf"(?:{_BEFORE_MONTH})(?P<month>{names(MONTHS)})\b{_NO_NAME}", _of_day),
    rule(rf"{_NOT_SHIFTED}(?<![A-Z][a-z]\s)(?<![a-z]-)\b(?P<month>{_LONE})(?:(?<=\.)|\b){_NO_NAME}", _of_day),
    rule(
        rf"\b(?:[Tt]he )?(?:(?i:early|late|mid)(?:-| (?:in )?)|(?:beginning|start|end|middle) of |[Yy]ear ){YEAR}"
        r"(?![\w-]*[A-Za-z])",
        _of_year,
    ),
    rule(rf"{_NOT_IN_WORD}{YEAR}(?![\w-]*[A-Za-z])", _of_year),
)
