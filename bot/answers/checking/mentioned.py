"""Who is mentioned in a message: people of the articles, as far as a name in it means one of them clearly.

Names are cut out by their letters alone (capitals, Hangul, words that stand in names of the shelf) and looked up as
``/who`` looks a typed name up. A name that fits several people is told as such; a word that may be a name is not
guessed at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.answer import Choices, Nothing
from bot.answers.checking.found import Mentioned, Named, Unclear
from bot.answers.checking.posted import plain
from bot.answers.checking.words import STOP_WORDS
from bot.answers.resolve import One, resolve
from bot.library import people
from bot.library.name_words import in_names
from bot.library.rows import PersonRow
from bot.library.shelf import Shelf
from bot.names.fold import HONORIFICS, tokens
from bot.reading.speech_verbs import PLAIN_CUES

_LONGEST_NAME = 5
_LOOK_UPS = 40
"""Names of one message that are looked up."""
_SHOWN = 20
_UNCLEAR_SHOWN = 5
_SURE_SYLLABLES = 3
"""Hangul of fewer syllables is rather a word than a name, unless an article names somebody just so."""
_UNIT = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ.-](?=[^\W\d_]))*\.?")
_SENTENCE_END = frozenset(".!?:\n")
_HANGUL = re.compile(r"[가-힣]{2,7}")
_PARTICLES = ("께서는", "에게서", "께서", "에게", "에서", "으로", "이라", *"은는이가을를의도와과로에만")
_VERBS = PLAIN_CUES | frozenset("is was has had will would may did does and".split())
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday north south east west new will mark yes no".split()
)
"""Single words with a capital that are something else more often than a name."""

NOBODY = "This message names nobody whom the articles name."
NO_TEXT = "There is no text in this message: it may be only a picture, a link or an emoji."


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word of the message between blanks or marks, with its folded words."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or (not self.text[0].isascii() and self.text[0].lower() == self.text[0].upper())

    @property
    def hangul(self) -> bool:
        return _HANGUL.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring units that may be a name; ``strict`` when nothing but the letters says so."""

    first: int
    last: int
    text: str
    strict: bool


async def mentioned(shelf: Shelf, text: str) -> Mentioned | Nothing:
    """Find the people whom a message names."""
    message = plain(text)
    units = list(_units(message))
    if not units:
        return Nothing(NO_TEXT)
    known = await in_names(shelf, tuple({word for unit in units for word in unit.words}))
    found = _Found(shelf)
    for window in _windows(message, units, known):
        await found.look_up(window)
    for at, unit in enumerate(units):
        if _may_be_a_name(units, at, known):
            await found.look_up_one(unit, at)
    return await found.answer()


def _units(message: str) -> Iterator[_Unit]:
    done, before = 0, ""
    for match in _UNIT.finditer(message):
        between = message[done : match.start()]
        opens = done == 0 or not _SENTENCE_END.isdisjoint(between) or message[done - 1] == "."
        opens = opens and not (before in HONORIFICS or len(before) == 1)
        text = match[0].removesuffix("’s").removesuffix("'s")
        words = tokens(text)
        before = words[-1] if words else ""
        if words:
            yield _Unit(text.rstrip("."), match.start(), match.start() + len(text), words, opens)
        done = match.end()


def _windows(message: str, units: Sequence[_Unit], known: frozenset[str]) -> Iterator[_Window]:
    """Give what may be names of several words, longer ones first at each place; Hangul needs no other word."""
    for first, unit in enumerate(units):
        if unit.hangul:
            for form in _without_particles(unit.text):
                yield _Window(first, first, form, strict=len(form) < _SURE_SYLLABLES)
            continue
        last = first
        while last - first < _LONGEST_NAME - 1 and _beside(message, units, last):
            last += 1
        for end in range(last, first, -1):
            some = units[first : end + 1]
            strict = _strict(some, known)
            if strict is None and _is_run(message, units, first, end):
                strict = False
            if strict is not None:
                yield _Window(first, end, message[some[0].start : some[-1].end], strict)


def _strict(units: Sequence[_Unit], known: frozenset[str]) -> bool | None:
    """Tell whether several words may be a name only just as an article writes it; None when they look like none."""
    capitals = units[0].capital and units[-1].capital and units[0].words[0] not in HONORIFICS
    all_known = all(word in known or len(word) == 1 for unit in units for word in unit.words)
    stops = not STOP_WORDS.isdisjoint((units[0].words[0], units[-1].words[-1]))
    if capitals and all_known:
        return False
    if all_known and (not stops or len(units) > 2):  # noqa: PLR2004 - three known words are hardly a chance
        return True
    if capitals and not stops and any(word in known for unit in units for word in unit.words):
        return len(units) > 2  # noqa: PLR2004 - one word of two may be misspelled
    return None


def _is_run(message: str, units: Sequence[_Unit], first: int, last: int) -> bool:
    """Whether words with capitals, two or three, stand between others without: a name of which no word is known."""
    if not 0 < last - first < _SURE_SYLLABLES or not all(unit.capital for unit in units[first : last + 1]):
        return False
    before = first > 0 and _beside(message, units, first - 1) and units[first - 1].capital
    behind = _beside(message, units, last) and units[last + 1].capital
    return not before and not behind and units[first].words[0] not in STOP_WORDS | HONORIFICS


def _beside(message: str, units: Sequence[_Unit], at: int) -> bool:
    """Whether nothing but a blank, or the point of an initial, is between a word and the next one."""
    if at + 1 >= len(units) or units[at + 1].hangul:
        return False
    return message[units[at].end : units[at + 1].start] in {" ", ". ", "."}


def _without_particles(text: str) -> Iterator[str]:
    yield text
    for particle in _PARTICLES:
        if text.endswith(particle) and len(text) - len(particle) > 1:
            yield text.removesuffix(particle)


def _may_be_a_name(units: Sequence[_Unit], at: int, known: frozenset[str]) -> bool:
    """Whether a single word is written as a name is, and stands in somebody's."""
    unit = units[at]
    if not unit.capital or unit.hangul or not all(word in known for word in unit.words):
        return False
    word = unit.words[0]
    if word in STOP_WORDS | _NO_NAMES or word in HONORIFICS or len(word) == 1:
        return False
    return not unit.opens or (at + 1 < len(units) and units[at + 1].words[0] in _VERBS)


class _Found:
    """The people found so far, by the place of their first mention."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._taken: set[int] = set()
        self._people: dict[str, tuple[int, str, PersonRow]] = {}
        self._unclear: dict[tuple[str, ...], tuple[int, Unclear, frozenset[str]]] = {}
        self._left = _LOOK_UPS

    async def look_up(self, window: _Window) -> None:
        """Look up a name of several words, unless a part of it belongs to one that was found."""
        places = range(window.first, window.last + 1)
        if not self._taken.isdisjoint(places) or not self._left:
            return
        self._left -= 1
        found = await resolve(self._shelf, window.text)
        if isinstance(found, One) and (found.exact or not window.strict):
            self._taken.update(places)
            self._add(found.person, window.text, window.first)
        elif isinstance(found, Choices) and not window.strict:
            self._taken.update(places)
            self._doubt(found, window.text, window.first)

    async def look_up_one(self, unit: _Unit, place: int) -> None:
        """Look up a single word; of several people who have it, one who is named in full is meant."""
        if place in self._taken or not self._left:
            return
        self._taken.add(place)
        self._left -= 1
        found = await resolve(self._shelf, unit.text)
        if isinstance(found, One) and set(unit.words) <= set(tokens(found.person.name)):
            self._add(found.person, unit.text, place)
        elif isinstance(found, Choices):
            self._doubt(found, unit.text, place)

    def _add(self, person: PersonRow, written: str, place: int) -> None:
        self._people.setdefault(person.key, (place, written, person))

    def _doubt(self, found: Choices, written: str, place: int) -> None:
        keys = frozenset(choice.key for choice in found.choices)
        names = tuple(choice.name for choice in found.choices[:_UNCLEAR_SHOWN])
        self._unclear.setdefault(tokens(written), (place, Unclear(written, names, found.total), keys))

    async def answer(self) -> Mentioned | Nothing:
        """Tell who was found, in the order of the message, each with the newest role."""
        people_found = sorted(self._people.values(), key=lambda one: one[0])
        unclear = tuple(
            one
            for _, one, keys in sorted(self._unclear.values(), key=lambda one: one[0])
            if keys.isdisjoint(self._people)
        )
        if not people_found and not unclear:
            return Nothing(NOBODY)
        named = tuple([await self._named(person, written) for _, written, person in people_found[:_SHOWN]])
        return Mentioned(named, unclear[:_SHOWN], max(0, len(people_found) - _SHOWN))

    async def _named(self, person: PersonRow, written: str) -> Named:
        roles = await people.roles(self._shelf, person.key)
        _, last = await people.first_and_last_seen(self._shelf, person.key)
        role, source = (roles[0].title, roles[0].source) if roles else (None, last)
        return Named(person.key, person.name, written, role, source, person.articles)
