"""What was typed, made safe and useful for full text: quoted tokens, joined by AND, with typing errors repaired.

User text reaches MATCH only through :func:`all_of` and :func:`any_of`. Repairs take words that some article has; a word
that the articles know, in any inflection, is never touched.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.library.shelf import Shelf

_MOST_WORDS = 32
"""Words of a query that are looked for: a long sentence has no more."""
_CANDIDATES = 200
_ONE_SLIP_LETTERS = 4
_TWO_SLIPS_LETTERS = 8
_LONGEST_WORD = 40
_LONGEST_TEXT = 1000
"""Characters of a typed text that are looked at."""
_WORD = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset(
    "a an and are as at be by for from had has have in is it its of on or that the this to was were what when where"
    " which with".split()
)
"""Words that say nothing about a topic; they are dropped unless nothing else was typed."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A word that no article has, and the corpus word that was looked for instead."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The folded words to look for, with the repairs made; ``unknown`` are words that nothing in the corpus is near."""

    words: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    unknown: tuple[str, ...] = ()


def all_of(words: tuple[str, ...]) -> str:
    """Give the MATCH expression for all words; never empty words."""
    return " AND ".join(_quoted(word) for word in words)


def any_of(words: tuple[str, ...]) -> str:
    """Give the MATCH expression for any of the words."""
    return " OR ".join(_quoted(word) for word in words)


def rarity(count: int, total: int) -> float:
    """Give a word's weight from the number of sentences that have it: BM25's inverse document frequency."""
    return math.log(1 + (max(total, count) - count + 0.5) / (count + 0.5))


def rarest(counts: Mapping[str, int], most: int) -> tuple[str, ...]:
    """Give the rarest words, by how many rows have each, that have together at most ``most`` rows."""
    chosen: list[str] = []
    rows = 0
    for count, word in sorted((count, word) for word, count in counts.items()):
        if rows + count > most:
            break
        chosen.append(word)
        rows += count
    return tuple(chosen)


def prefixes(words: tuple[str, ...]) -> str:
    """Give the MATCH expression for tokens that begin with each of the words."""
    return " AND ".join(f"{_quoted(word)}*" for word in words)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def typed_words(text: str) -> tuple[str, ...]:
    """Split typed text into words without repetition, as the full-text index splits articles (FTS5's unicode61).

    Stop words are left out where other words remain.
    """
    words = tuple(dict.fromkeys(words_of(text[:_LONGEST_TEXT])))
    telling = tuple(word for word in words if word not in STOP_WORDS)
    return (telling or words)[:_MOST_WORDS]


def words_of(text: str) -> tuple[str, ...]:
    """Split a text into all of its words in their order, as :func:`typed_words` does."""
    plain = "".join(map(_without_marks, text)).lower()
    return tuple(word[:_LONGEST_WORD] for word in _WORD.findall(plain))


def _without_marks(letter: str) -> str:
    """Take accents off Latin letters only, as ``remove_diacritics 2`` does."""
    first = unicodedata.normalize("NFD", letter)[:1]
    return first if first.isascii() else letter


async def wanted(shelf: Shelf, text: str, *, spared: Callable[[str], bool] = lambda _: False) -> Wanted:
    """Read typed text as words to look for, repairing those that no article has but for the ``spared`` ones."""
    words: list[str] = []
    repairs: list[Repair] = []
    unknown: list[str] = []
    for word in typed_words(text):
        if await _stands(shelf, word):
            used: str | None = word
        else:
            used = None if spared(word) else await _nearest(shelf, word)
        if used is None:
            unknown.append(word)
        elif used != word:
            repairs.append(Repair(word, used))
        words.append(used or word)
    return Wanted(tuple(dict.fromkeys(words)), tuple(repairs), tuple(unknown))


async def _stands(shelf: Shelf, word: str) -> bool:
    sql = (
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM sentences_text WHERE sentences_text MATCH :word)"
        " OR EXISTS (SELECT 1 FROM articles_text WHERE articles_text MATCH :word)"
    )
    return bool(await shelf.rows(sql, {"word": _quoted(word)}))


async def _nearest(shelf: Shelf, word: str) -> str | None:
    """Find the corpus word one slip away (two in long words).

    Of several, one that begins alike comes first, then one that has all the typed letters, then the most frequent.
    """
    allowed = slips_allowed(word)
    if not allowed:
        return None
    rows = await shelf.rows(
        "SELECT word, count FROM words JOIN (SELECT rowid AS id FROM words_trigrams"
        " WHERE words_trigrams MATCH :grams ORDER BY rank LIMIT :limit) USING (id)",
        {"grams": trigrams(f" {word} "), "limit": _CANDIDATES},
    )
    scored = (
        (OSA.distance(word, near, score_cutoff=allowed), near[0] != word[0], len(near) < len(word), -row["count"], near)
        for row in rows
        for near in [row["word"]]
    )
    best = min((found for found in scored if found[0] <= allowed), default=None)
    return best[-1] if best else None


def slips_allowed(word: str) -> int:
    """Tell how many typing errors a word of its length may have: 0, 1 or 2."""
    return (len(word) >= _ONE_SLIP_LETTERS) + (len(word) >= _TWO_SLIPS_LETTERS)


def trigrams(text: str) -> str:
    """Give the MATCH expression for any three neighbouring characters of ``text``."""
    return any_of(threes(text))


def threes(text: str) -> tuple[str, ...]:
    """Give any three neighbouring characters of ``text``, each once."""
    return tuple(dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2)))
