"""People by name: those whom a typed name may mean, the best first, each with the reason.

A cascade: whole names, then words in every spelling and with every slip, then words that share only some letters, at
last all words but one; it ends as soon as somebody fits well. Keys propose at most some hundred people, scores
order them; whether anybody is meant is for the answers to say.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import Any

from rapidfuzz import fuzz, process

from bot.library.people_index import hashed
from bot.library.rows import PersonRow
from bot.library.shelf import Shelf
from bot.library.words import all_of, any_of, trigrams
from bot.names.candidates import FARTHEST, groupings, languages, nearness, parts, sound_keys, typed_keys, whole_keys
from bot.names.fold import tokens
from bot.names.score import ANSWER, Score, score
from bot.names.spelling import Tongue

PERSON_COLUMNS = "people.key, people.name, people.role, people.articles, people.mentions, people.quotations"

_PROPOSED = 600
"""People whom one step of the cascade proposes at most, the most mentioned ones."""
_SCORED = 40
"""People kept for exact scoring, which costs some hundredths of a millisecond each."""
_MOST_WORDS = 12
_VARIANTS = 40
"""Words of the index that stand for one typed word at most, the nearest first."""
_GROUPINGS = 12
_BY_TRIGRAMS = 100
_TRIGRAM_LETTERS = 4
_ALIKE = 60.0
"""Likeness from which on (0 to 100) a word may be a typed word with several slips."""
_SAME_LETTERS = 97.0
"""Likeness of a whole name that nobody nearer is looked for beside, even if it is no answer."""
_MOST_WITH_INITIAL = 5000
"""People with a word who are looked through for another word that begins like it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A person who may be meant, every full form of the name, and how the best of them fits what was typed.

    ``in_order`` tells that the words were typed in the order of that form; ``likeness`` of letters, from 0 to 100, puts
    people in order who fit equally badly.
    """

    person: PersonRow
    forms: tuple[str, ...]
    score: Score
    in_order: bool
    likeness: float


async def look_up(shelf: Shelf, words: Sequence[str]) -> tuple[Fit, ...]:
    """Give the people whom folded words may mean, the best first; how often one is mentioned only breaks ties."""
    search = _Search(shelf, tuple(words)[:_MOST_WORDS])
    for step in (search.whole, search.by_words, search.by_letters, search.by_parts):
        await step()
        if search.done():
            break
    return search.fits()


class _Search:
    """One look-up: what was typed, and the people found so far."""

    def __init__(self, shelf: Shelf, typed: tuple[str, ...]) -> None:
        self._shelf = shelf
        self._typed = typed
        self._among = languages(typed)
        self._found: dict[int, Fit] = {}
        self._seen: set[int] = set()
        self._nearest: dict[str, tuple[str, ...]] = {}

    def done(self) -> bool:
        """Whether somebody fits so well that no further step could find a better one.

        A single word may be a part of many names: those that have it in another spelling are looked for, too.
        """
        if any(fit.likeness >= _SAME_LETTERS for fit in self._found.values()):
            return True
        strong = any(fit.score.value >= ANSWER for fit in self._found.values())
        return strong and (len(self._typed) > 1 or bool(self._nearest))

    def fits(self) -> tuple[Fit, ...]:
        return tuple(sorted(self._found.values(), key=_rank, reverse=True))

    async def whole(self) -> None:
        """Look for the whole name, in any order, joined or split, in any spelling of a language it may be of."""
        marks = ", ".join(str(hashed(key)) for key in whole_keys(self._typed))
        await self._add(f"SELECT DISTINCT person_id FROM name_keys WHERE hash IN ({marks}) ORDER BY 1 LIMIT :limit")

    async def by_words(self) -> None:
        """Look for names with all the words, in any spelling and with slips; then with two joined, or one split."""
        await self._look_words_up(typed_keys, self._typed)
        await self._match([self._typed])
        await self._add_with_initial()
        if not self.done():
            divided = groupings(self._typed)
            await self._look_words_up(sound_keys, {word for words in divided for word in words})
            await self._match(divided)

    async def by_parts(self) -> None:
        """Look for names with all the words but one."""
        await self._match(parts(self._typed))

    async def by_letters(self) -> None:
        """Look for names with words that share some letters, three in a row, with typed words that no name has."""
        for word in self._typed:
            if len(word) >= _TRIGRAM_LETTERS and word not in self._nearest.get(word, ()):
                rows = await self._shelf.rows(
                    "SELECT word FROM name_words WHERE id IN (SELECT rowid FROM name_trigrams"
                    " WHERE name_trigrams MATCH :grams ORDER BY rank LIMIT :limit)",
                    {"grams": trigrams(f" {word} "), "limit": _BY_TRIGRAMS},
                )
                near = process.extract(word, [row["word"] for row in rows], scorer=fuzz.ratio, limit=_VARIANTS)
                self._nearest[word] = tuple(other for other, likeness, _ in near if likeness >= _ALIKE)
        await self._match([self._typed])

    async def _look_words_up(
        self, keys_of: Callable[[str, Collection[Tongue]], Collection[str]], words: Iterable[str]
    ) -> None:
        """Find the words of names that each typed word may be."""
        wanted = {word: keys_of(word, self._among) for word in words if len(word) > 1 and word not in self._nearest}
        keys = {key: f"key{number}" for number, key in enumerate({key for some in wanted.values() for key in some})}
        rows = await self._shelf.rows(
            "SELECT key, word, people FROM word_keys JOIN name_words ON id = word_id"
            f" WHERE key IN ({', '.join(f':{name}' for name in keys.values())})",
            {name: key for key, name in keys.items()},
        )
        by_key: dict[str, list[tuple[str, int]]] = {}
        for row in rows:
            by_key.setdefault(row["key"], []).append((row["word"], row["people"]))
        for word, own in wanted.items():
            others = dict(pair for key in own for pair in by_key.get(key, ()))
            near = [(nearness(word, other, self._among), -people, other) for other, people in others.items()]
            self._nearest[word] = tuple(other for far, _, other in sorted(near)[:_VARIANTS] if far <= FARTHEST)

    async def _match(self, divided: Iterable[Sequence[str]]) -> None:
        """Propose the people whose names have a word for each word of a grouping."""
        possible = [words for words in divided if all(len(word) == 1 or self._nearest.get(word) for word in words)]
        possible = [words for words in possible if any(len(word) > 1 for word in words)][:_GROUPINGS]
        if possible:
            match = " OR ".join(f"({self._all_near(words)})" for words in possible)
            await self._add(
                "SELECT rowid FROM people_tokens WHERE people_tokens MATCH :match ORDER BY rowid LIMIT :limit",
                match=match,
            )

    async def _add_with_initial(self) -> None:
        """Propose the people who have a typed word and another one for an initial that this word itself begins with.

        Full text would take the word for both.
        """
        for initial, word in permutations(self._typed, 2):
            if len(initial) == 1 and len(word) > 1 and word.startswith(initial):
                await self._add(
                    "SELECT person_id FROM name_forms WHERE person_id IN (SELECT rowid FROM people_tokens"
                    " WHERE people_tokens MATCH :match ORDER BY rowid LIMIT :read)"
                    " AND instr(replace(' ' || sorted || ' ', :word, ' '), :initial) LIMIT :limit",
                    match=all_of((word,)),
                    word=f" {word} ",
                    initial=f" {initial}",
                    read=_MOST_WITH_INITIAL,
                )

    def _all_near(self, words: Sequence[str]) -> str:
        return " AND ".join(
            f"({any_of(self._nearest[word])})" if len(word) > 1 else f"{all_of((word,))}*" for word in words
        )

    async def _add(self, sql: str, **parameters: str | int) -> None:
        """Score the likeliest of the people whom a query with a ``:limit`` proposes, if they are new."""
        rows = await self._shelf.rows(
            f"SELECT person_id, sorted, form FROM name_forms WHERE person_id IN ({sql})",
            {"limit": _PROPOSED, **parameters},
        )
        new = [row for row in rows if row["person_id"] not in self._seen]
        self._seen.update(row["person_id"] for row in new)
        chosen = self._likeliest(new)
        if not chosen:
            return
        rows = await self._shelf.rows(
            f"SELECT people.id, {PERSON_COLUMNS}, form FROM people JOIN name_forms ON person_id = id"
            f" WHERE people.id IN ({', '.join(map(str, chosen))}) ORDER BY people.id, count DESC, form"
        )
        for number, own in groupby(rows, key=lambda row: row.pop("id")):
            some = list(own)
            forms = tuple(row.pop("form") for row in some)
            self._found[number] = _fit(self._typed, PersonRow(**some[0]), forms)

    def _likeliest(self, forms: Sequence[dict[str, Any]]) -> list[int]:
        """Cut the people to those whose letters are nearest, order of words aside; who meets initials comes before."""
        people = list(dict.fromkeys(form["person_id"] for form in forms))
        if len(people) <= _SCORED:
            return people
        typed = " ".join(sorted(self._typed))
        near = process.extract(typed, [form["sorted"] for form in forms], scorer=fuzz.token_ratio, limit=None)
        ranked = [forms[at] for _, _, at in near]
        if any(len(word) == 1 for word in self._typed):
            ranked.sort(key=self._met, reverse=True)
        return list(dict.fromkeys(form["person_id"] for form in ranked))[:_SCORED]

    def _met(self, form: dict[str, Any]) -> tuple[int, int, bool]:
        """Count the typed words that a name has, then the initials that begin another word of it.

        At last it tells whether one of the words begins or ends the name, as a family name does.
        """
        words = form["sorted"].split()
        full = [word for word in self._typed if len(word) > 1 and word in words]
        rest = [word for word in words if word not in full]
        letters = [word for word in self._typed if len(word) == 1]
        met = [max((len(word) for word in rest if word[0] == letter), default=0) for letter in letters]
        written = form["form"].casefold()
        ends = any(written.startswith(word) or written.endswith(word) for word in full)
        return len(full), sum((length > 0) + (length > 1) for length in met), ends


def _rank(fit: Fit) -> tuple[float, bool, float, int]:
    return fit.score.value, fit.in_order, fit.likeness, fit.person.mentions


def _fit(typed: tuple[str, ...], person: PersonRow, forms: tuple[str, ...]) -> Fit:
    scored = [(score(typed, words), words == typed, words) for words in map(tokens, forms)]
    best, in_order, words = max(scored, key=lambda some: (some[0].value, some[0].whole, some[1]))
    likeness = 0.0
    if best.value < ANSWER:
        likeness = fuzz.ratio("".join(sorted(typed)), "".join(sorted(words)))
    return Fit(person, forms, best, in_order, likeness)
