"""The grammar of relative dates: counted from the publication, or from the date named before, or vague.

``last week``, ``Monday``, ``two years ago``, ``three days later``, ``that year``, ``recently``. Vague ones get the
TIMEX3 references to past, present and future, which are no dates.
"""

import re

from bot.reading.durations import ABOUT, COUNT
from bot.reading.whens import (
    MONTH_WORDS,
    MONTHS,
    SEASON,
    SEASON_WORDS,
    SEASONS,
    UNIT_WORDS,
    WEEKDAY,
    WEEKDAY_WORDS,
    WEEKDAYS,
    Origin,
    Rule,
    When,
    either,
    names,
    number,
    rule,
    sense_of,
    unit_of,
)

_UNIT = r"(?P<unit>(?i:day|week|month|quarter|year|decade|century))"
_UNITS = r"(?P<unit>(?i:minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)))"
_MODIFIER = r"(?:(?i:early|late|earlier|later|mid)(?: on)?(?: |-)(?:in )?)?"
_PART_OF = (
    r"(?:(?i:the )?(?i:very )?(?i:end|beginning|start|middle|close|turn|rest|remainder|latter part|early part|"
    r"first half|second half|last half) of )?"
)
_SENSE = r"(?P<sense>(?i:last|this|next))"
_NAMED_DAY = r"(?<!Black )(?<!Super )(?<!Bloody )(?<!Cyber )(?<!Ash )(?<!Palm )(?<!Fat )(?<!Good )(?<!Easter )".replace(
    " ", r"\s"
)
_NO_TITLE = r"(?! (?:Times|Telegraph|Mirror|Mail|Express|Herald|Night|Review|Post|Independent)\b)"
_GRADE = r"(?!-[A-Za-z])"
_MID_SEASON_WORDS = " ".join((SEASON_WORDS, *(f"mid{season}" for season in SEASONS)))
_NEAR_DAYS = {"yesterday": -1, "tomorrow": 1}


def _of_weekday(match: re.Match[str]) -> When:
    day = WEEKDAYS.index(match["weekday"].lower())
    return When(weekday=day, unit="day", sense=sense_of(match.groupdict().get("sense")))


def _of_period(match: re.Match[str]) -> When:
    """Read ``last week``, ``this spring``, ``next March``, ``the end of the year``."""
    groups = match.groupdict()
    sense = sense_of(groups.get("sense")) or "this"
    unit = groups["unit"].lower()
    if unit in SEASONS:
        return When(month=SEASONS[unit], unit="season", sense=sense)
    if unit in MONTHS:
        return When(month=MONTHS.index(unit) + 1, unit="month", sense=sense)
    if unit.startswith("weekend"):
        return When(unit="weekend", shift=0, sense=sense)
    return When(unit=unit, shift={"last": -1, "this": 0, "next": 1}[sense], sense=sense)


def _of_end(match: re.Match[str]) -> When:
    """Read ``year-end``: the end next to the publication, too vague for an event."""
    return When(unit=match["unit"].lower(), shift=0, is_end=True)


def _of_month_of(match: re.Match[str]) -> When:
    """Read ``March of this year``, ``last year's third quarter``."""
    return When(month=MONTHS.index(match["month"].lower()) + 1, unit="part", sense=match["sense"].lower())


def _of_near_day(match: re.Match[str]) -> When:
    word = " ".join(match["near"].lower().split())
    shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(word, _NEAR_DAYS.get(word, 0))
    return When(unit="day", shift=shift)


def _of_weekend(match: re.Match[str]) -> When:
    sense = match.groupdict().get("sense")
    return When(unit="weekend", shift=0, sense=sense_of(sense) if sense else "")


def _of_bare_season(match: re.Match[str]) -> When:
    return When(month=SEASONS[match["season"].lower()], unit="season")


def _of_ago(match: re.Match[str]) -> When:
    """Read ``two weeks ago``; only a past when nobody counted or an hour is too fine for a date."""
    count, unit = number(match["number"]), unit_of(match["unit"])
    if count is None or unit in {"hour", "minute"} or count != int(count):
        return When(value="PAST_REF")
    return When(unit=unit, shift=-int(count))


def _of_from_now(match: re.Match[str]) -> When:
    count, unit = number(match["number"]), unit_of(match["unit"])
    if count is None or unit in {"hour", "minute"} or count != int(count):
        return When(value="FUTURE_REF")
    return When(unit=unit, shift=int(count))


def _of_later(match: re.Match[str]) -> When:
    """Read ``three days later``, ``a year earlier``: from the date that the text named last."""
    count, unit = number(match["number"]), unit_of(match["unit"])
    back = match["way"].lower() in {"earlier", "before", "previously"}
    if count is None or unit in {"hour", "minute"} or count != int(count):
        return When(value="PAST_REF" if back else "FUTURE_REF")
    return When(unit=unit, shift=-int(count) if back else int(count), origin=Origin.NAMED)


def _of_named(match: re.Match[str]) -> When:
    """Read ``that year``, ``the following day``, ``the previous month``."""
    which = " ".join(match["which"].lower().split())
    shift = -1 if "previous" in which or "preceding" in which else 1 if "next" in which or "following" in which else 0
    return When(unit=unit_of(match["unit"]), shift=shift, origin=Origin.NAMED)


def _of_day_before(match: re.Match[str]) -> When:
    shift = -1 if match["way"].lower() in {"before", "earlier"} else 1
    return When(unit=match["unit"].lower(), shift=shift, origin=Origin.NAMED)


def _past(_: re.Match[str]) -> When:
    return When(value="PAST_REF")


def _present(_: re.Match[str]) -> When:
    return When(value="PRESENT_REF")


def _future(_: re.Match[str]) -> When:
    return When(value="FUTURE_REF")


RELATIVE_DATES: tuple[Rule, ...] = (
    rule(
        r"(?<=\b[Aa]t\s)(?:the )?(?:present|moment)\b(?: (?:time|moment))?"
        r"|(?<=\bto\s)this day\b|(?<=\b[Aa]t\s)this time\b",
        _present,
        "present moment day time",
    ),
    rule(rf"(?<![\w-]){ABOUT}{COUNT} {_UNITS} (?:from (?:now|today)|hence)\b", _of_from_now, "now today hence"),
    rule(
        r"\b(?P<which>(?i:that same|that|the same|the following|the next|the previous|the preceding|the very next)) "
        r"(?P<unit>(?i:day|week|month|quarter|year|decade))\b(?!-)",
        _of_named,
        UNIT_WORDS,
    ),
    rule(rf"\b{_MODIFIER}(?P<month>{names(MONTHS)}),? (?:of )?{_SENSE} year\b", _of_month_of, MONTH_WORDS),
    rule(rf"\b{_SENSE} year's (?P<month>{names(MONTHS)})\b", _of_month_of, MONTH_WORDS),
    rule(
        rf"\b{_MODIFIER}(?P<sense>(?i:last|next|this|this past|this coming|the past|coming|previous)) "
        rf"{WEEKDAY}\b{_NO_TITLE}",
        _of_weekday,
        WEEKDAY_WORDS,
    ),
    rule(rf"\b{_MODIFIER}{_NAMED_DAY}{WEEKDAY}\b{_NO_TITLE}", _of_weekday, WEEKDAY_WORDS),
    rule(
        r"\b(?:(?i:early|late|earlier|later) )?"
        r"(?P<near>(?i:the day before yesterday|the day after tomorrow|yesterday|tomorrow))\b",
        _of_near_day,
        "yesterday tomorrow",
    ),
    rule(
        rf"\b(?:(?i:early|late|earlier|later) )?(?P<near>today|(?<![A-Za-z]\s)Today)\b{_NO_TITLE}",
        _of_near_day,
        "today",
    ),
    rule(
        r"(?:(?<=\b[Ee]arlier\sin\s)|(?<=\b[Ll]ater\sin\s))(?P<near>the day)\b",
        _of_near_day,
        "earlier later",
    ),
    rule(
        rf"\b(?:{_PART_OF}|{_MODIFIER}){_SENSE} (?:fiscal |calendar |school |academic )?"
        rf"(?P<unit>(?i:day|week|month|quarter|year|decade|century|{either((*SEASONS, *MONTHS))}))\b(?!-)",
        _of_period,
        "last this next",
    ),
    rule(
        r"\b(?:(?i:the) )?(?:(?i:end|beginning|start|middle|close|turn|rest|remainder|(?:early|later|latter) part) of )"
        r"(?:the )?"
        r"(?:(?P<sense>(?i:past|coming|current)) )?(?P<unit>week|month|quarter|year|decade|century|weekend)\b(?!-)",
        _of_period,
        "end beginning start middle close turn rest remainder part",
    ),
    rule(
        r"\b(?:[Tt]he )?(?P<sense>(?i:current|present)) (?:fiscal )?"
        r"(?P<unit>day|week|month|quarter|year|decade|century)\b",
        _of_period,
        "current present",
    ),
    rule(
        r"\b(?:[Tt]he )?(?P<sense>(?i:coming|upcoming|this past|this coming|previous)) "
        r"(?P<unit>week|month|quarter|year|weekend)\b",
        _of_period,
        "coming upcoming past previous",
    ),
    rule(r"(?<![\w-])(?:[Tt]he )?(?P<unit>year|month|week|quarter)(?:-| |'s )end\b", _of_end, "end"),
    rule(r"(?<![\w-])end-of-(?:the-)?(?P<unit>year|month|week|quarter)\b", _of_end, "end"),
    rule(
        r"(?:(?<=\bof\s)|(?<=\bin\s)|(?<=\bfor\s)|(?<=\bwithin\s)|(?<=\bduring\s))the (?P<unit>year|quarter)\b"
        r"(?!-| (?:[A-Z1-9]|before|after|of|to|that|ended|ending|earlier))",
        _of_period,
        "year quarter",
    ),
    rule(
        r"\b(?:(?i:the) )?(?P<sense>(?i:last|this|next|past|this past|this coming|coming|previous)) (?i:weekend)\b",
        _of_weekend,
        "weekend",
    ),
    rule(r"\b(?:[Tt]he |[Tt]hat )?[Ww]eekend\b(?!s)", _of_weekend, "weekend"),
    rule(
        r"(?:(?<=\b[Ii]n\s)|(?<=\b[Oo]ver\s)|(?<=\b[Dd]uring\s)|(?<=\b[Bb]y\s)|(?<=\b[Ss]ince\s))(?:the )?"
        rf"(?:early |late |mid-?)?{SEASON}\b(?! [A-Z]|\w| (?:of|camp|school|semester|break|term|line))",
        _of_bare_season,
        _MID_SEASON_WORDS,
    ),
    rule(rf"(?<![\w-]){ABOUT}{COUNT}(?: |-){_UNITS}(?: or (?:so|more))? ago\b", _of_ago, "ago"),
    rule(
        r"\b(?:[Nn]ot )?(?:[Ll]ong|[Mm]inutes|[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies"
        r"|[Aa] long time) ago\b",
        _past,
        "ago",
    ),
    rule(
        rf"(?<![\w-])(?:(?i:just|exactly) )?{ABOUT}{COUNT} {_UNITS} "
        r"(?P<way>(?i:later|earlier|previously|before(?=[.,;])|after(?=[.,;])))\b"
        r"(?! (?:than|of|stage))",
        _of_later,
        "later earlier previously before after",
    ),
    rule(r"\b(?:[Mm]inutes|[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades) later\b", _future, "later"),
    rule(
        r"\b(?:[Tt]he|[Aa]) (?P<unit>day|week|month|year) (?P<way>before|after|earlier|later)(?=[.,;\"])",
        _of_day_before,
        "before after earlier later",
    ),
    rule(
        r"\b(?:[Tt]he |[Aa] )?(?P<unit>year)-(?P<way>earlier|ago)\b(?: (?:period|quarter|month|level)s?)?",
        lambda m: When(unit=m["unit"], shift=-1),
        "earlier ago",
    ),
    rule(r"(?<!\bas\s)\b(?:(?i:very |quite |fairly ))?[Ss]oon\b(?! as| after| before|er| enough)", _future, "soon"),
    rule(
        r"\b[Tt]he (?:not(?:-| )too(?:-| )distant |near |foreseeable |immediate |distant )?future\b", _future, "future"
    ),
    rule(r"(?<=\bnear\s)future\b|(?<=\bin\s)future\b(?=[.,;])", _future, "future"),
    rule(
        r"\b(?:[Mm]ost |[Mm]ore |[Jj]ust |[Ff]airly |[Vv]ery |[Oo]nly )?[Rr]ecently\b|\b[Ll]ately\b|\b[Oo]f late\b",
        _past,
        "recently lately late",
    ),
    rule(
        r"\b[Tt]he (?:recent |distant )?past\b"
        r"(?! (?:\d|half|(?:\w+ )?(?:hour|day|week|month|quarter|season|summer|winter|year|decade|centur)))",
        _past,
        "past",
    ),
    rule(r"(?<=\bin\sthe\s)past\b(?=[.,;])|\b[Pp]reviously\b", _past, "past previously"),
    rule(r"\b(?:[Rr]ight |[Jj]ust |[Ee]ven )?(?:[Nn]ow|NOW)\b(?!-)(?:(?! that\b)|(?<=\bby\snow))", _present, "now"),
    rule(
        r"\b(?:[Cc]urrently|[Pp]resently|[Nn]owadays|[Tt]hese days|[Pp]resent(?=-day\b))\b",
        _present,
        "currently presently nowadays days present",
    ),
)
