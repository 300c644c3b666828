"""The time of day and the weekdays that a manager types for a standing order, and both in words.

English only. Time zones are read in ``zones``; when an order is due is the business of ``bot.schedule``.
"""

import datetime as dt
import re

from bot.errors import QuestionError

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIME_HELP = "use 08:00, 8:30 pm, 8am, 20h, noon or midnight"
DAYS_HELP = "use daily, weekdays, weekends, mon-fri or “Mon, Wed and Fri”"
_SHOWN = 40
"""Characters of a typed text that a sentence repeats."""
_LONGEST = 200
"""Characters of a typed text that are read: more than any way to name seven days."""
_NAMED_TIMES = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}
_CLOCK = re.compile(
    r"(?:at )?(?P<hour>\d{1,2})(?:(?: ?h ?|[:.])(?P<minute>\d\d)| ?h| o['’]clock)?(?: ?(?P<half>[ap])\.?m\.?)?",
    re.ASCII,
)
_FOUR_DIGITS = re.compile(r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<half>)", re.ASCII)
_HOURS_OF_HALF = 12
_WEEK, _WEEKDAYS, _WEEKEND = frozenset(range(1, 8)), frozenset(range(1, 6)), frozenset({6, 7})
_GROUPS = {
    **dict.fromkeys(("daily", "everyday"), _WEEK),
    **dict.fromkeys(("weekday", "weekdays", "workdays"), _WEEKDAYS),
    **dict.fromkeys(("weekend", "weekends"), _WEEKEND),
}
_EVERY_DAY = re.compile(r"\b(?:(?:every|each) day(?: of the week)?|all (?:days|week)|(?:7|seven) days a week)\b")
_SEPARATOR = re.compile(r"[\s,;/&+]+|\b(?:and|every|each|on)\b")
_RANGE = re.compile(r"(?: ?(?:[-‐‑‒–—−]|\b(?:to|thru|through|till|until)\b) ?)+")
_SHORTEST_DAY = 3
"""Letters that tell a weekday: "T" and "S" may be two each, and two letters read like other languages."""
_SHORTEST_RUN = 3
"""Days in a row that are said as "Monday to Wednesday"; fewer are named one by one."""


def read_time(typed: str) -> dt.time:
    """Read a time of day: ``8``, ``08:00``, ``8.30``, ``0830``, ``20h``, ``8:30 pm``, ``8am``, ``noon``, ``midnight``.

    Without am or pm it is a 24-hour clock. Gives a naive time in whole minutes. Raises QuestionError for other texts.
    """
    text = _plain(typed)
    named = _NAMED_TIMES.get(text.removeprefix("at ").removeprefix("12 "))
    if named is not None:
        return named
    match = _CLOCK.fullmatch(text) or _FOUR_DIGITS.fullmatch(text)
    if match is not None:
        hour = int(match["hour"])
        if match["half"]:
            hour = (
                hour % _HOURS_OF_HALF + _HOURS_OF_HALF * (match["half"] == "p") if 1 <= hour <= _HOURS_OF_HALF else -1
            )
        try:
            return dt.time(hour, int(match["minute"] or 0))
        except ValueError:
            pass
    raise unreadable(typed, "a time of day", TIME_HELP)


def read_days(typed: str) -> frozenset[int]:
    """Read weekdays: ``daily``, ``weekdays``, ``mon-fri``, ``fri to mon``, ``Mon, Wed & Fri``, ``weekends, tue``.

    Gives ISO weekdays (1 is Monday), at least one. Raises QuestionError for texts with anything else in them.
    """
    text = _RANGE.sub("-", _EVERY_DAY.sub("daily", _plain(typed.replace(".", ""))))
    items = [_item(item) for item in _SEPARATOR.split(text) if item]
    if not items or not all(items):
        raise unreadable(typed, "a choice of days", DAYS_HELP)
    return frozenset[int]().union(*items)


def _item(item: str) -> frozenset[int]:
    """Read one day, group of days or range; empty when it is none."""
    if item in _GROUPS:
        return _GROUPS[item]
    ends = [_weekday(word) for word in item.split("-")]
    match ends:
        case [int(day)]:
            return frozenset({day})
        case [int(first), int(last)]:
            return frozenset((first + step - 1) % 7 + 1 for step in range((last - first) % 7 + 1))
    return frozenset()


def _weekday(word: str) -> int | None:
    for number, name in enumerate(DAY_NAMES, 1):
        for form in (word, word.removesuffix("s")):
            if len(form) >= _SHORTEST_DAY and name.casefold().startswith(form):
                return number
    return None


def days_in_words(days: frozenset[int]) -> str:
    """Say ``every day``, ``Monday to Friday``, ``Saturday and Sunday`` or ``Monday, Wednesday and Friday``.

    Takes ISO weekdays. Raises ValueError when there are none.
    """
    if not days:
        message = "no days to name"
        raise ValueError(message)
    if days == _WEEK:
        return "every day"
    numbers = sorted(days)
    *others, last = [DAY_NAMES[number - 1] for number in numbers]
    if not others:
        return last
    if len(numbers) >= _SHORTEST_RUN and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{others[0]} to {last}"
    return f"{', '.join(others)} and {last}"


def time_in_words(time: dt.time) -> str:
    """Write a time of day on a 24-hour clock: ``08:00``."""
    return f"{time:%H:%M}"


def unreadable(typed: str, what: str, helping: str) -> QuestionError:
    """Make the error for a typed text that is not ``what``; its sentence ends with what would be accepted."""
    shown = " ".join(typed[: _LONGEST * 10].split())[:_SHOWN]
    return QuestionError(f"“{shown}” is not {what} I can read: {helping}." if shown else f"Give {what}: {helping}.")


def _plain(typed: str) -> str:
    """Lower the case and make every white space one space; a text too long to be read becomes empty."""
    return " ".join(typed.casefold().split()) if len(typed) <= _LONGEST else ""
