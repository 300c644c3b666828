"""Whether a passage has something of the kind that is asked for: a date, a number of the right sort, a name, a reason.

Shapes of words only; whether it is the thing itself that is asked for is for the question's other words to tell.
"""

from collections.abc import Callable, Collection, Sequence

from bot.answers.asking.kinds import (
    BEFORE_PLACE,
    BEFORE_TOWN,
    CALENDAR,
    CLOCK,
    CREDITS,
    DATELINE,
    DATES,
    DAY,
    MEASURED,
    NUMBER_WORDS,
    PARTS,
    REASONS,
    SOMEWHERE,
    SUMS,
    capitalised,
    runs,
)
from bot.answers.asking.passage import Passage
from bot.answers.asking.question_words import ANYTHING, DAYS, NAMED, OFFICES, PEOPLE, SHARES, TOWNS
from bot.answers.asking.understanding import Asked, Kind
from bot.library.stems import words

_NEAR = 6
"""Words from a number to what it counts."""
_NO_PERSON, _NO_NAME = 0.7, 0.5
"""What another name, and a person without one ("an officer"), count where somebody is asked for."""
_NO_PLACE, _NO_REASON, _NOT_COUNTED = 0.3, 0.5, 0.5
_QUOTES = '“"'


class Typed:
    """What a question asks for, to look for in many passages.

    ``fresh`` tells whether a text has words that the question has not; ``counted`` are the stems of what is counted
    and of what says nearly the same; ``lands`` are names of countries and peoples, in small letters.
    """

    def __init__(
        self, asked: Asked, fresh: Callable[[str], bool], counted: frozenset[str], lands: Collection[str]
    ) -> None:
        self._asked, self._fresh, self._counted, self._lands = asked, fresh, counted, lands

    def typed(self, passage: Passage, stems: Sequence[str]) -> float:  # noqa: C901, PLR0911 - one branch a kind
        """Tell how surely a passage has something of the kind; 1 where anything may be it."""
        if self._asked.post and self._asked.names:
            return float(any(not self._fresh(name) for name, _ in passage.roles))
        if self._asked.credit:
            return float(bool(CREDITS.search(passage.text)))
        match self._asked.kind:
            case Kind.WHEN:
                shape = DATES if DAYS.isdisjoint(self._asked.focus) else DAY
                return float(any(self._fresh(match[0]) for match in shape.finditer(passage.text)))
            case Kind.NUMBER:
                return self._number(passage.text, stems)
            case Kind.WHO:
                return self._person(passage)
            case Kind.WHERE if not TOWNS.isdisjoint(self._asked.focus):
                placed = (match for match in runs(passage.text) if BEFORE_TOWN.search(passage.text[: match.start()]))
                return float(any(self._is_town(match[0], passage) for match in placed))
            case Kind.WHERE:
                return self._placed(passage.text)
            case Kind.WHY:
                return 1.0 if REASONS.search(passage.text) else _NO_REASON
            case Kind.WHAT if self._asked.focus[:1] == ("time",):
                return float(bool(CLOCK.search(passage.text)))
            case Kind.WHAT if self._asked.called or not NAMED.isdisjoint(self._asked.focus):
                return float(self._named(passage.text) or any(mark in passage.text for mark in _QUOTES))
            case _:
                return 1.0

    def uncounted(self, passage: Passage, stems: Sequence[str]) -> float:
        """Tell whether no number of a passage is said to be of what is counted."""
        if self._asked.measure != "many" or not self._counted or not ANYTHING.isdisjoint(self._asked.focus):
            return 0.0
        return float(not self._near(self._numbers(passage.text, stems), stems))

    def _number(self, text: str, stems: Sequence[str]) -> float:
        focus, measure = self._asked.focus, self._asked.measure
        if self._asked.sum:
            return float(bool(SUMS.search(text)))
        if not SHARES.isdisjoint(focus):
            return float(bool(PARTS.search(text)))
        if measure in MEASURED:
            return float(bool(MEASURED[measure].search(text)))
        places = self._numbers(text, stems)
        if not places or not self._counted:
            return float(bool(places))
        return 1.0 if self._near(places, stems) else _NOT_COUNTED

    def _numbers(self, text: str, stems: Sequence[str]) -> list[int]:
        """Give the places of numbers that are no part of a date."""
        dated = {word for match in CALENDAR.finditer(text) for word, _, _ in words(match[0]) if word.isdigit()}
        return [
            place
            for place, word in enumerate(stems)
            if (word[:1].isdigit() or word in NUMBER_WORDS) and word not in dated and self._fresh(word)
        ]

    def _near(self, places: Sequence[int], stems: Sequence[str]) -> bool:
        return any(not self._counted.isdisjoint(stems[place : place + _NEAR]) for place in places)

    def _person(self, passage: Passage) -> float:
        if any(map(self._fresh, passage.people)):
            return 1.0
        if any(map(self._is_nobodys_land, capitalised(DATELINE.sub("", passage.text)))):
            return _NO_PERSON
        some = {word.lower().removesuffix("s") for word, _, _ in words(passage.text)}
        return _NO_NAME * (not some.isdisjoint(OFFICES | PEOPLE))

    def _named(self, text: str) -> bool:
        return any(map(self._fresh, capitalised(DATELINE.sub("", text))))

    def _is_nobodys_land(self, name: str) -> bool:
        """Tell whether a name is neither a country's, a people's nor a date; it may be a person's or a body's."""
        return self._fresh(name) and not DATES.fullmatch(name) and " ".join(_parts(name)) not in self._lands

    def _is_town(self, name: str, passage: Passage) -> bool:
        """Tell whether a name may be a town's: it is nobody's, no country's and no date."""
        known = {part.lower() for person in passage.people for part, _, _ in words(person)}
        parts = _parts(name)
        return (
            self._is_nobodys_land(name)
            and not DATES.search(name)
            and not any(part in known or part in self._lands or part in OFFICES for part in parts)
        )

    def _placed(self, text: str) -> float:
        """Tell how surely a text has a place: a name behind "in" or "near", or a common noun that is less of one."""
        named = (match for match in runs(text) if BEFORE_PLACE.search(text[: match.start()]))
        if any(self._fresh(match[0]) and not DATES.fullmatch(match[0]) for match in named):
            return 1.0
        return _NO_PLACE * any(self._fresh(match[1]) for match in SOMEWHERE.finditer(text))


def _parts(name: str) -> list[str]:
    return [part.lower() for part, _, _ in words(name)]
