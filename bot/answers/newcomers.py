"""The people of a briefing: who is named for the first time, who is back after an absence, who has a new role.

Against a shelf that is mostly new itself nobody is called new. A name in another spelling is nobody new either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers.grouping import spelled
from bot.answers.news import Appearing, Why, exact_day
from bot.edtf import bounds
from bot.library import news
from bot.library.names import look_up
from bot.library.news import Seen, Sheet, StatedRole
from bot.library.shelf import Shelf
from bot.names.fold import tokens
from bot.names.score import ANSWER, score
from bot.names.spelling import spelling_key

ABSENT_DAYS = 90
_OLD_SHARE = 2
"""New articles may be at most so many times as many as the older ones for anybody to be called new."""
_PAST = frozenset("former then ex late retired ousted deposed outgoing".split())
"""First words of a title that somebody has no longer."""
_OFTEN = 3
"""Mentions that make somebody worth telling who has no role and is not quoted."""
_MOST = 12
_CHECKED = 30
"""Newcomers whose name is looked up in other spellings; it takes some milliseconds each."""


@dataclass(frozen=True, slots=True)
class Newcomers:
    """People worth telling, and those left out with the reason."""

    told: tuple[Appearing, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


async def people_of(
    shelf: Shelf, articles: Sequence[str], sheets: Sequence[Sheet], inside: int, outside: int
) -> Newcomers:
    """Give the people of the sheets who are new, are back or have a new role; ``articles`` are all new ones."""
    if inside > outside * _OLD_SHARE:
        return Newcomers()
    told = [sheet.source.key for sheet in sheets]
    by_person: dict[str, list[Seen]] = {}
    for seen in await news.people(shelf, articles, told):
        by_person.setdefault(seen.key, []).append(seen)
    stated: dict[str, list[StatedRole]] = {}
    for role in await news.roles(shelf, told):
        stated.setdefault(role.person, []).append(role)
    ranked = sorted(by_person.values(), key=lambda some: _weight(some, stated), reverse=True)
    around = _Around({sheet.source.key: sheet for sheet in sheets}, stated)
    first, left_out = await _first(shelf, [some for some in ranked if some[0].before is None], around)
    back = [line for some in ranked for line in around.back(some)]
    returned = {line.key for line in back}
    known = [some for some in ranked if some[0].before is not None and some[0].key not in returned]
    before = await news.known_roles(shelf, articles, [some[0].key for some in known])
    changed = [line for some in known for line in around.new_roles(some[0], before.get(some[0].key, ()))]
    return Newcomers((*first, *back[:_MOST], *changed[:_MOST]), tuple(left_out))


def _weight(some: Sequence[Seen], stated: dict[str, list[StatedRole]]) -> tuple[bool, bool, int, int]:
    quoted, mentions = any(seen.quoted for seen in some), sum(seen.mentions for seen in some)
    return some[0].key in stated, quoted, len(some), mentions


@dataclass(frozen=True, slots=True)
class _Around:
    """What the new articles say of people: the articles by key, and the roles by person."""

    sheets: dict[str, Sheet]
    stated: dict[str, list[StatedRole]]

    def first(self, seen: Seen) -> Appearing:
        roles = self.stated.get(seen.key, [])
        article = roles[0].article if roles else seen.article
        titles = _fullest(role for role in roles if role.article == article)
        return Appearing(seen.key, seen.name, Why.FIRST, titles, self.sheets[article].source)

    def back(self, some: Sequence[Seen]) -> list[Appearing]:
        """Tell of a person who is back, when both days are known and no article without a day may lie between."""
        last = some[0].before
        left = exact_day(last.published) if last else None
        if last is None or left is None or some[0].undated:
            return []
        days = [(exact_day(self.sheets[seen.article].source.published), seen) for seen in some]
        known = [(day, seen) for day, seen in days if day is not None and day > left]
        if not known or any(day is None for day, _ in days):
            return []
        day, seen = min(known, key=lambda pair: pair[0])
        absent = (day - left).days
        if absent < ABSENT_DAYS:
            return []
        titles = _fullest(role for role in self.stated.get(seen.key, []) if role.article == seen.article)
        source = self.sheets[seen.article].source
        return [Appearing(seen.key, seen.name, Why.BACK, titles, source, last, absent)]

    def new_roles(self, seen: Seen, before: Sequence[str]) -> list[Appearing]:
        """Tell of the roles that are not, in more words perhaps, among those stated before, by older articles."""
        old = [set(spelled(title).split()) for title in before]
        new = [role for role in self.stated.get(seen.key, []) if not (_within(role, old) or self._over(role, seen))]
        if not new or seen.undated:
            return []
        article = new[0].article
        titles = _fullest(role for role in new if role.article == article)
        return [Appearing(seen.key, seen.name, Why.ROLE, titles, self.sheets[article].source)]

    def _over(self, role: StatedRole, seen: Seen) -> bool:
        """Whether a role is one of the past: by its own words, or because a newer article came before this one."""
        first_word, _, _ = role.folded.partition(" ")
        days = bounds(seen.before.published) if seen.before else None
        told = self.sheets[role.article].last_day
        return first_word in _PAST or told is None or (days is not None and days[1].isoformat() > told)


def _within(role: StatedRole, others: Iterable[set[str]]) -> bool:
    words = set(spelled(role.folded).split())
    return not words or any(words <= other for other in others)


def _fullest(roles: Iterable[StatedRole]) -> tuple[str, ...]:
    """Give the titles without those that another one has all the words of."""
    some = list(roles)
    words = [set(spelled(role.folded).split()) for role in some]
    return tuple(
        role.title
        for at, role in enumerate(some)
        if not any(words[at] < other or (words[at] == other and here < at) for here, other in enumerate(words))
    )


async def _first(
    shelf: Shelf, ranked: Sequence[Sequence[Seen]], around: _Around
) -> tuple[list[Appearing], list[tuple[str, str]]]:
    told: list[Appearing] = []
    left_out: list[tuple[str, str]] = []
    new = {some[0].key for some in ranked}
    for number, some in enumerate(ranked):
        seen = some[0]
        passing = seen.key not in around.stated and not any(one.quoted for one in some)
        if passing and sum(one.mentions for one in some) < _OFTEN:
            left_out.append((seen.name, "named in passing, without a role"))
        elif number >= _CHECKED or len(told) >= _MOST:
            left_out.append((seen.name, "many others are new, too"))
        elif other := await _known_as(shelf, seen, new):
            left_out.append((seen.name, f"may be {other}, who was named before"))
        else:
            told.append(around.first(seen))
    return told, left_out


async def _known_as(shelf: Shelf, seen: Seen, new: set[str]) -> str:
    """Give the name of somebody known before of whom this name may be another form; empty when there is nobody."""
    words = tokens(seen.name)
    if not words:
        return ""
    for fit in await look_up(shelf, words):
        if fit.person.key in new:
            continue
        forms = [form for form in map(tokens, fit.forms) if _alike(words, form)]
        if any(max(score(words, form).value, score(form, words).value) >= ANSWER for form in forms):
            return fit.person.name
    return ""


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words but one of the shorter name sound like words of the other: only then it is worth scoring."""
    shared = len({spelling_key(word) for word in one} & {spelling_key(word) for word in other})
    return shared >= max(min(len(one), len(other)) - 1, 1)
