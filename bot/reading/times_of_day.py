"""The grammar of hours and parts of the day: ``9:30 a.m. Tuesday``, ``Monday night``, ``noon``, ``this morning``.

A time that names no day has its part alone; the day of its sentence is put to it elsewhere.
"""

import re

from bot.findings import DateType
from bot.reading.whens import (
    DAY_PART,
    DAY_PART_WORDS,
    DAY_PARTS,
    DIGITS,
    WEEKDAY,
    WEEKDAY_WORDS,
    WEEKDAYS,
    Origin,
    Rule,
    When,
    rule,
    sense_of,
)

_CLOCK = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))? ?(?P<half>[AaPp])\.?[Mm](?:\.|\b)"
    r"|(?P<clock>[01]?\d|2[0-3]):(?P<past>[0-5]\d)(?=(?: hours| ?GMT| ?UTC| [A-Z]{2,4}T\b| local time| on | in the )|,)"
    r"|(?P<plain>[01]\d|2[0-3])(?P<sixty>[0-5]\d)(?= ?(?:GMT|UTC|hours))"
    r"|(?P<word>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock"
    r"|(?P<named>[Nn]oon|[Mm]idnight|[Mm]idday)\b)"
)
_ZONE = (
    r"(?: ?(?:(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST|JST|KST|IST|AEST|AEDT)\b|(?:local|Eastern|Pacific|Central) time))?"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_NEAR_DAYS = {"yesterday": -1, "last": -1, "tomorrow": 1, "today": 0, "this": 0}


def _clock(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups["hour"]:
        return f"{int(groups['hour']) % 12 + 12 * (groups['half'].lower() == 'p'):02}:{groups['minute'] or '00'}"
    if groups["clock"]:
        return f"{int(groups['clock']):02}:{groups['past']}"
    if groups["plain"]:
        return f"{groups['plain']}:{groups['sixty']}"
    if groups["word"]:
        return f"{int(groups['word']) if groups['word'].isdigit() else _HOURS.index(groups['word']) + 1:02}:00"
    return "24:00" if groups["named"].lower() == "midnight" else "12:00"


def _of_clock(match: re.Match[str]) -> When:
    groups = match.groupdict()
    part = _clock(match)
    if groups["word"] and {groups["part"], groups["of"], groups["at"]} & {"afternoon", "evening", "night"}:
        part = f"{int(part[:2]) % 12 + 12}{part[2:]}"
    if groups.get("near"):
        return When(type=DateType.TIME, part=part, unit="day", shift=_NEAR_DAYS[groups["near"].lower()])
    if groups.get("weekday"):
        day = WEEKDAYS.index(groups["weekday"].lower())
        return When(type=DateType.TIME, part=part, weekday=day, unit="day")
    return When(type=DateType.TIME, part=part)


def _of_weekday_part(match: re.Match[str]) -> When:
    day = WEEKDAYS.index(match["weekday"].lower())
    part = DAY_PARTS[match["part"].lower()]
    return When(type=DateType.TIME, part=part, weekday=day, unit="day", sense=sense_of(match["sense"]))


def _of_near_part(match: re.Match[str]) -> When:
    """Read ``this morning``, ``last night``, ``tomorrow evening``."""
    part = DAY_PARTS[match["part"].lower()]
    return When(type=DateType.TIME, part=part, unit="day", shift=_NEAR_DAYS[match["near"].lower()])


def _of_named_part(match: re.Match[str]) -> When:
    """Read ``that night``, ``the next morning``: of the day that the text named last."""
    shift = {"that": 0, "that same": 0, "the same": 0, "the previous": -1}.get(
        " ".join(match["which"].lower().split()), 1
    )
    part = DAY_PARTS[match["part"].lower()]
    return When(type=DateType.TIME, part=part, unit="day", shift=shift, origin=Origin.NAMED)


def _of_overnight(match: re.Match[str]) -> When:
    """Read ``overnight``: the night before the publication, or to come; ``overnight Thursday``."""
    weekday = match["weekday"]
    if weekday:
        return When(type=DateType.TIME, part="NI", weekday=WEEKDAYS.index(weekday.lower()), unit="day")
    return When(type=DateType.TIME, part="NI", unit="night", shift=0)


def _of_part(match: re.Match[str]) -> When:
    return When(type=DateType.TIME, part=DAY_PARTS[match["part"].lower()])


_NO_WONDER = (
    r"(?<!\b[Aa]\s)(?<!\b[Aa]n\s)(?<!\b[Nn]ot\s)(?<!\bhappen\s)(?<!\bchange\s)(?<!\bchanged\s)(?<!\bfamous\s)"
    r"(?<!\balmost\s)(?<!\bvanish\s)(?<!\bvanished\s)"
)
"""What comes about "overnight" in these phrases was quick, whatever the hour."""
_ON_GOING = "after|and|as|at|but|by|from|in|into|near|on|over|through|to|when|while|with"
_MODIFIER = r"(?:(?i:early|late|earlier|later)(?: on)?(?: |-))?"

TIMES_OF_DAY: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w:.$-])(?:(?i:about|around|just before|just after|shortly before|shortly after) )?{_CLOCK}{_ZONE}"
        r"(?: in the (?P<of>morning|afternoon|evening)\b| at (?P<at>night)\b)?"
        rf"(?:,? (?:on )?(?:{WEEKDAY}|(?P<near>(?i:today|tomorrow|yesterday|this(?= [mae])|last(?= [maen])))"
        rf"(?: {DAY_PART})?)\b)?",
        _of_clock,
        f"{DIGITS} o noon midnight midday",
    ),
    rule(
        rf"\b{_MODIFIER}(?:(?P<sense>(?i:last|next|this|this past|this coming)) )?{WEEKDAY} {DAY_PART}\b"
        r"(?! Live| Football)",
        _of_weekday_part,
        WEEKDAY_WORDS,
    ),
    rule(
        rf"\b{_MODIFIER}(?P<near>(?i:this|last|yesterday|tomorrow)) (?P<part>(?i:morning|afternoon|evening|night))\b",
        _of_near_part,
        DAY_PART_WORDS,
    ),
    rule(
        rf"{_NO_WONDER}\b[Oo]vernight\b(?: (?:on )?{WEEKDAY}\b|(?=[.,;:]|$| (?:{_ON_GOING})\b))",
        _of_overnight,
        "overnight",
    ),
    rule(
        r"\b(?i:earlier |late |later )?(?P<near>[Tt]o)(?P<part>night)\b",
        lambda _: When(type=DateType.TIME, part="NI", unit="day", shift=0),
        "tonight",
    ),
    rule(
        r"\b(?P<which>(?i:that|that same|the same|the next|the following|the previous)) "
        r"(?P<part>(?i:morning|afternoon|evening|night))\b",
        _of_named_part,
        DAY_PART_WORDS,
    ),
    rule(r"(?<=\b[Ii]n\s)[Tt]he (?:early |late )?(?P<part>morning|afternoon|evening)\b", _of_part, DAY_PART_WORDS),
)
