"""The grammar of lengths of time, ages and repeated times: ``two years``, ``a 45-year-old``, ``every Monday``.

None of them says when something was, so none becomes an event. Values are TIMEX3 (``P2Y``, ``PXM``, ``PT90M``).
"""

import re

from bot.findings import DateType
from bot.reading.whens import (
    DAY_PARTS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    SOME,
    UNIT_WORDS,
    UNITS,
    WEEKDAYS,
    Rule,
    When,
    either,
    number,
    rule,
    unit_of,
)

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PLAIN = {
    word: n
    for word, n in NUMBERS.items()
    if word not in {"a", "an", "zero", "half"} and not word.startswith(tuple(_TENS.split("|")))
}
_COUNTS = (
    # An alternation of a hundred words would cost a search most of its time, so tens and ones are joined here.
    rf"(?:{_TENS})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|" + either(_PLAIN).replace("-", "[ -]")
)
_FIGURES = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?(?:(?: |-)(?:and(?: |-)a(?: |-)half|1/2))?"
COUNT = rf"(?P<number>{_FIGURES}|(?i:(?:{_COUNTS})(?: and a half)?|{SOME}|an?))(?:-plus|\+)?".replace("[ -]", "(?: |-)")
_COUNTED = rf"(?P<number>{_FIGURES}|(?i:{_COUNTS}))(?:-plus|\+)?".replace("[ -]", "(?: |-)")
_LONG_UNIT = r"(?P<unit>(?i:minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)))"
_PERIOD = r"(?P<unit>hour|day|week|month|quarter|year|decade|century)"
_UNITS = r"(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))"
ABOUT = (
    r"(?:(?i:about|around|nearly|almost|roughly|approximately|more than|less than|fewer than|at least|at most|up to|"
    r"only|just|just over|just under|well over|no more than|another|as many as|as little as|some) )?"
)
_WITHIN = r"(?:(?i:the )?(?i:past|last|next|first|final|coming|previous|following|preceding|same|entire|full|whole) )"
_KIND = (
    r"(?:(?:more|straight|consecutive|full|whole|long|extra|additional|calendar|working|business|trading|fiscal|other|"
    r"solid|single|short|successive|school|crucial|tumultuous) )?"
)
_NOT_IN_WORD = r"(?<![\w.,$€£¥#/:-])(?<![Aa]ged\s)(?<![Aa]ge\sof\s)"
_HALF = r"(?P<half> and a half)?"
_NO_TAIL = r"\b(?!-[A-Za-z])"
_OF_SETS = either((*WEEKDAYS, *MONTHS, *SEASONS, *DAY_PARTS))
_WEEKDAYS_WORDS = " ".join((*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)))
_LONG_WORDS = " ".join(("long", *(f"{unit}long" for unit in UNITS)))
_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def _period(count: float | None, unit: str) -> str:
    """Write a TIMEX3 duration: three months for a quarter, half units in the next smaller one where that is whole."""
    code = UNITS[unit]
    if code == "Q":
        code, count = "M", None if count is None else count * 3
    smaller = {"TH": ("TM", 60), "Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100)}.get(code)
    if count is not None and smaller and count == 0.5:  # noqa: PLR2004 - a half
        code, count = smaller[0], count * smaller[1]
    amount = "X" if count is None else f"{count:g}"
    return f"PT{amount}{code[1:]}" if code.startswith("T") else f"P{amount}{code}"


def _of_duration(match: re.Match[str]) -> When:
    groups = match.groupdict()
    count = number(groups["number"]) if groups.get("number") else None
    if count is not None and groups.get("half"):
        count += 0.5
    return When(type=DateType.DURATION, value=_period(count, unit_of(groups["unit"])))


def _of_one(match: re.Match[str]) -> When:
    return When(type=DateType.DURATION, value=_period(1, unit_of(match["unit"])))


def _of_hours_and_minutes(match: re.Match[str]) -> When:
    """Read ``an hour and 20 minutes``, ``two years and three months``."""
    first, second = number(match["number"]), number(match["second"])
    if first is None or second is None:
        return When(type=DateType.DURATION)
    larger, smaller = _period(first, unit_of(match["unit"])), _period(second, unit_of(match["lesser"]))
    return When(type=DateType.DURATION, value=larger + smaller.removeprefix("PT" if "T" in larger else "P"))


def _of_set(match: re.Match[str]) -> When:
    """Read ``every Monday``, ``each year``, ``every two weeks``, ``once a week``."""
    groups = match.groupdict()
    word = " ".join(groups["unit"].lower().split())
    if word in WEEKDAYS:
        part = DAY_PARTS.get((groups.get("part") or "").lower().removesuffix("s"), "")
        return When(type=DateType.SET, value=f"XXXX-WXX-{WEEKDAYS.index(word) + 1}{'T' if part else ''}{part}")
    if word in MONTHS:
        return When(type=DateType.SET, value=f"XXXX-{MONTHS.index(word) + 1:02}")
    if word in SEASONS:
        return When(type=DateType.SET, value=f"XXXX-{'SP SU FA WI'.split()[SEASONS[word] - 21]}")
    if word in DAY_PARTS:
        return When(type=DateType.SET, value=f"XXXX-XX-XXT{DAY_PARTS[word]}")
    count = groups.get("number")
    amount = 1 if count is None else 2 if count.lower() == "other" else ORDINALS.get(count.lower()) or number(count)
    return When(type=DateType.SET, value=_period(amount, unit_of(word)))


def _of_weekday_set(match: re.Match[str]) -> When:
    part = DAY_PARTS.get((match["part"] or "").lower(), "")
    day = WEEKDAYS.index(match["weekday"].lower()) + 1
    return When(type=DateType.SET, value=f"XXXX-WXX-{day}{'T' if part else ''}{part}")


def _of_adverb(match: re.Match[str]) -> When:
    return When(type=DateType.SET, value=_ADVERBS[match[0].lower()])


NO_DATES: tuple[Rule, ...] = (
    rule(rf"(?<=\b[Oo]ver\s)[Tt]he (?:past|last|next|coming|previous) {_PERIOD}{_NO_TAIL}", _of_one, "over"),
    rule(
        rf"(?:(?<=\b[Ii]n\s)|(?<=\b[Dd]uring\s)|(?<=\b[Ww]ithin\s)|(?<=\b[Ff]or\s))[Tt]he (?:last|next|previous) "
        rf"(?P<unit>hour|day|week|month|year|decade|century){_NO_TAIL}",
        _of_one,
        "last next previous",
    ),
    rule(rf"{_NOT_IN_WORD}{_COUNTED}(?:-| )(?P<unit>year|month|week|day)s?-olds?\b", _of_duration, "old olds"),
    rule(
        rf"{_NOT_IN_WORD}{ABOUT}{_COUNTED} (?P<unit>years?|months?|weeks?|days?) (?:old|of age)\b",
        _of_duration,
        "old age",
    ),
    rule(
        r"\b(?i:every|each) (?:(?P<number>(?i:other|second|third|fourth|fifth)|\d+|(?i:two|three|four|five|six|ten)) )?"
        rf"(?:single )?(?P<unit>(?i:seconds?|minutes?|hours?|days?|weeks?|weekend|months?|quarter|years?|decade|"
        rf"{_OF_SETS}))(?: (?P<part>(?i:mornings?|afternoons?|evenings?|nights?)))?\b",
        _of_set,
        "every each",
    ),
    rule(
        r"\b(?i:(?:once|twice|(?:two|three|four|five|six|several|many|\d+) times) (?:a|an|each|every|per)|per) "
        r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade)\b",
        _of_set,
        "once twice times per",
    ),
    rule(
        r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
        r"(?:s\b| (?P<part>morning|afternoon|evening|night)s\b)",
        _of_weekday_set,
        _WEEKDAYS_WORDS,
    ),
    rule(rf"(?<![\w-])(?:{either(_ADVERBS)})\b(?!-)", _of_adverb, " ".join(_ADVERBS)),
)
"""These go before the dates: ``every Monday`` is no Monday, and ``over the next year`` no next year."""

DURATIONS: tuple[Rule, ...] = (
    rule(
        rf"{_NOT_IN_WORD}{ABOUT}{COUNT} {_LONG_UNIT},?(?: and)? "
        rf"(?P<second>\d{{1,3}}|{_COUNTS.replace('[ -]', '(?: |-)')})"
        r" (?P<lesser>seconds?|minutes?|hours?|days?|weeks?|months?)\b",
        _of_hours_and_minutes,
        UNIT_WORDS,
    ),
    rule(
        rf"{_NOT_IN_WORD}{ABOUT}(?:\b{_WITHIN})?{COUNT}(?: |-){_KIND}"
        r"(?P<unit>(?i:minute|hour|day|week|month|year|decade|"
        rf"century)s?|(?i:centuries|seconds|quarters|weekends)){_HALF}{_NO_TAIL}",
        _of_duration,
        UNIT_WORDS,
    ),
    rule(
        rf"{_NOT_IN_WORD}{_COUNTED}(?:-| )(?P<unit>year|month|week|day|hour|minute|decade)-long\b", _of_duration, "long"
    ),
    rule(r"\b(?:[Tt]he )?(?P<unit>year|month|week|day|hour|decade|century)-?long\b", _of_one, _LONG_WORDS),
    rule(r"\b[Aa] (?P<number>half)(?: |-)(?P<unit>hour|day|year|decade|century)\b", _of_duration, "half"),
    rule(r"(?<=\b[Oo]ver\s)the (?P<unit>years|decades|centuries)\b", _of_duration, UNIT_WORDS),
    rule(r"\b(?P<unit>years|months|weeks|days|hours|decades|centuries)-(?:long|old)\b", _of_duration, "long old"),
    rule(
        rf"\b[Tt]he (?:past|whole|entire|full|ensuing|intervening) {_PERIOD}"
        rf"{_NO_TAIL}",
        _of_one,
        "past whole entire full ensuing intervening",
    ),
    rule(
        r"\b(?:[Tt]he )?(?:[Rr]ecent|[Cc]oming|[Pp]ast|[Ll]ast|[Nn]ext|[Pp]revious|[Ff]inal|[Ee]arly|[Ll]ater"
        r"|[Ii]ntervening"
        rf"|[Ee]nsuing|[Ff]ollowing) {_UNITS}{_NO_TAIL}",
        _of_duration,
        UNIT_WORDS,
    ),
    rule(rf"(?<=\b[Ff]or\s){_UNITS}{_NO_TAIL}", _of_duration, UNIT_WORDS),
    rule(r"(?<=\b[Ii]n\s)(?P<unit>days|weeks|months|years|decades)\b(?=[.,;]| [a-z])", _of_duration, UNIT_WORDS),
    rule(
        r"\b(?P<unit>[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades)"
        r"(?= (?:of|after|before|later|earlier|since|ahead|to come)\b)",
        _of_duration,
        UNIT_WORDS,
    ),
    rule(r"\b(?:[Aa]ll|[Tt]he whole) (?P<unit>day|week|month|year)\b(?!-)", _of_one, "all whole"),
)
