"""What can be asked, as frozen values, and the reading of a typed line (``/timeline who:Moon Jae-in since:2022``).

A question is plain data: it can be stored behind a button and asked again after a restart. Nothing here looks anything
up; every text is a valid option value, and only a line that names no command or an unknown option is refused.
"""

import re
from dataclasses import dataclass, fields

from bot.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Who:
    """``/who``: one person's card; without a name the most mentioned people. ``key`` picks one without guessing."""

    name: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class TimelineOf:
    """``/timeline``: dated events, filtered by any of the options; ``person`` (a key) stands for ``who``."""

    who: str = ""
    topic: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """``/quote``: quotations on a topic, by a speaker (``person``, a key, stands for ``speaker``).

    With no option it is one at random, which ``seed`` makes repeatable.
    """

    topic: str = ""
    speaker: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    person: str = ""
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """``/search``: articles that have the words; ``person`` (a key) lists the articles that name somebody."""

    query: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class ContextOf:
    """The sentences around one quotation, found by its article and place so that it survives a reload."""

    article: str
    start: int


@dataclass(frozen=True, slots=True)
class News:
    """All lines of a briefing: what some articles (keys) brought for some interests, as of a day (an ISO date).

    ``people`` are keys, ``topics`` are as they were typed.
    """

    articles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class ArticleOf:
    """``/article``: one article by its title; without one the newest. ``key`` picks one without guessing.

    ``part`` is ``text``, ``people``, ``quotes``, ``timeline`` or ``day`` (what else was published then); without it
    the article's card is shown.
    """

    title: str = ""
    key: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class AroundOf:
    """The sentences around one that a search has shown, found by its article and place; ``words`` are marked in it."""

    article: str
    start: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """``/check``: whether a posted text is what was said; ``speaker`` stands for whoever the text itself names."""

    text: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """Whether what somebody's message quotes is what was said. Nothing of the message is kept."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class NamedIn:
    """Who is mentioned in somebody's message. Nothing of the message is kept."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """``/ask``: a question in a person's own words."""

    question: str = ""


Command = Who | TimelineOf | Quote | Search | Ask | ArticleOf | Check
Question = Command | ContextOf | AroundOf | News | QuotedIn | NamedIn

COMMANDS: dict[str, type[Command]] = {
    "who": Who,
    "timeline": TimelineOf,
    "quote": Quote,
    "search": Search,
    "ask": Ask,
    "article": ArticleOf,
    "check": Check,
}
"""What may be typed as a command; a command's first option needs no name."""

HIDDEN = frozenset({"key", "seed", "person"})
"""Options that only buttons set."""

_OPTION = re.compile(r"(?:(?<=\s)|^)(?P<name>[a-z]+):", re.ASCII)


def options(command: str) -> tuple[str, ...]:
    """Names of the options that a person may type for a command of :data:`COMMANDS`, the first one first."""
    return tuple(spec.name for spec in fields(COMMANDS[command]) if spec.name not in HIDDEN)


def parse(line: str) -> Command:
    """Read one typed line: ``/command [first option] [option:value ...]``.

    A word before a colon that is no option of the command is text like any other. Raises QuestionError when the line
    names no command.
    """
    head, _, rest = line.strip().partition(" ")
    command = head.removeprefix("/").lower()
    if command not in COMMANDS:
        known = ", ".join(f"/{name}" for name in COMMANDS)
        message = f"I don't know the command {head[:40]!r}; I know {known}."
        raise QuestionError(message)
    names = options(command)
    marks = [match for match in _OPTION.finditer(rest) if match["name"] in names]
    values = {names[0]: rest[: marks[0].start()] if marks else rest}
    ends = [mark.start() for mark in marks[1:]] + [len(rest)]
    for mark, end in zip(marks, ends[: len(marks)], strict=True):
        value = rest[mark.end() : end]
        values[mark["name"]] = value if value.strip() else values.get(mark["name"], "")
    return COMMANDS[command](**{name: value.strip() for name, value in values.items()})
