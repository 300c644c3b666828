"""The index of people that a reload keeps up: who they are, every form of their names, and the keys to find them by.

It runs inside the writer's transaction and looks only at people whose articles changed. Which appearances are one
person's was decided before; which keys a name has is ``bot.names``' business. Nothing of it is ever held in memory for
all people at once.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from bot.library.families import portions
from bot.names.candidates import whole_keys, word_keys
from bot.names.fold import tokens
from bot.names.merge import canonical

_AT_ONCE = 5000
"""People whose rows are gathered together."""
_NUMBERS = 1 << 32
_LAST_BUCKET = 31


@dataclass(slots=True)
class _Person:
    """What the articles' own tables say of one person.

    ``names`` are the full names that lead to the person's key, ``forms`` all others that articles use, short ones too.
    """

    names: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    articles: int = 0
    mentions: int = 0
    quotations: int = 0
    role: str | None = None


def hashed(key: str) -> int:
    """Give the number under which a key of a whole name stands: 63 bits of BLAKE2b, so that 1,000,000 hardly ever meet.

    Where two do meet, the score of the names tells them apart.
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


class PeopleIndex:
    """Brings the index up to date for people given by key, or makes it anew for all."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._words: Counter[str] = Counter()
        """Words of names: how many people more, or fewer, have them."""
        self._next = 0

    def renew(self, keys: Collection[str] | None) -> None:
        """Renew the rows of the people with these keys, of all when None; people without appearances go."""
        db = self._db
        db.execute("CREATE TEMP TABLE IF NOT EXISTS touched (key TEXT PRIMARY KEY) WITHOUT ROWID")
        if keys is None:
            self._clear()
        wanted = self._every_key() if keys is None else sorted(keys)
        (self._next,) = db.execute(
            "SELECT coalesce(max(id & :mask), 0) + 1 FROM people", {"mask": _NUMBERS - 1}
        ).fetchone()
        for some in portions(wanted, _AT_ONCE):
            db.execute("DELETE FROM temp.touched")
            db.executemany("INSERT INTO temp.touched VALUES (?)", ((key,) for key in some))
            numbers = self._take_off() if keys is not None else {}
            self._put_on(numbers)
        self._count_words()

    def _every_key(self) -> Iterator[str]:
        last = ""
        while rows := self._db.execute(
            "SELECT DISTINCT person_key FROM appearances WHERE person_key > ? ORDER BY 1 LIMIT ?", (last, _AT_ONCE)
        ).fetchall():
            yield from (key for (key,) in rows)
            ((last,),) = rows[-1:]

    def _clear(self) -> None:
        for table in ("people", "name_forms", "name_keys", "name_words", "word_keys"):
            self._db.execute(f"DELETE FROM {table}")
        for table in ("people_tokens", "name_trigrams"):
            self._db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def _take_off(self) -> dict[str, int]:
        """Take the rows of the touched people away; give the number that each of them had."""
        db = self._db
        numbers: dict[str, int] = {}
        for person_id, key in db.execute("SELECT id, key FROM people JOIN temp.touched USING (key)").fetchall():
            numbers[key] = person_id % _NUMBERS
            forms = db.execute("SELECT form FROM name_forms WHERE person_id = ?", (person_id,))
            found = _Found(person_id, (tokens(form) for (form,) in forms))
            row = (person_id, found.tokens)
            db.execute("INSERT INTO people_tokens (people_tokens, rowid, tokens) VALUES ('delete', ?, ?)", row)
            db.executemany("DELETE FROM name_keys WHERE hash = ? AND person_id = ?", found.hashes())
            db.execute("DELETE FROM name_forms WHERE person_id = ?", (person_id,))
            db.execute("DELETE FROM people WHERE id = ?", (person_id,))
            self._words.subtract(found.words)
        return numbers

    def _put_on(self, numbers: dict[str, int]) -> None:
        people: list[tuple[object, ...]] = []
        forms: list[tuple[object, ...]] = []
        founds: list[_Found] = []
        for key, person in sorted(self._gather().items()):
            number = numbers.get(key)
            if number is None:
                number, self._next = self._next, self._next + 1
            # The bucket falls as mentions double: in order of ids the most mentioned come first, and a person's id
            # changes only when the mentions have doubled or halved.
            person_id = max(_LAST_BUCKET - person.mentions.bit_length(), 0) * _NUMBERS + number
            name = canonical(person.names)
            counts = (person.articles, person.mentions, person.quotations)
            people.append((person_id, key, name, person.role, *counts))
            words = _full_forms(name, person)
            forms += [
                (person_id, form, person.names.get(form, 0) + person.forms.get(form, 0), " ".join(sorted(some)))
                for form, some in words.items()
            ]
            founds.append(_Found(person_id, words.values()))
            self._words.update(founds[-1].words)
        db = self._db
        db.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?)", people)
        db.executemany("INSERT INTO name_forms VALUES (?, ?, ?, ?)", forms)
        rows = sorted((found.id, found.tokens) for found in founds)
        db.executemany("INSERT INTO people_tokens (rowid, tokens) VALUES (?, ?)", rows)
        db.executemany("INSERT INTO name_keys VALUES (?, ?)", sorted(row for found in founds for row in found.hashes()))

    def _gather(self) -> dict[str, _Person]:
        """Gather what the articles' own tables say of the touched people."""
        db = self._db
        people: dict[str, _Person] = {}
        for key, name, own, count in db.execute(
            "SELECT person_key, name, name_key = person_key, count(*) FROM appearances"
            " WHERE person_key IN (SELECT key FROM temp.touched) GROUP BY 1, 2, 3"
        ):
            person = people.setdefault(key, _Person())
            (person.names if own else person.forms)[name] = count
        for key, count in db.execute(
            "SELECT person_key, count(DISTINCT article_id) FROM appearances"
            " WHERE person_key IN (SELECT key FROM temp.touched) GROUP BY 1"
        ):
            people[key].articles = count
        for key, form, count in db.execute(
            "SELECT person_key, text, count(*) FROM appearances JOIN mentions ON appearance_id = appearances.id"
            " WHERE person_key IN (SELECT key FROM temp.touched) GROUP BY 1, 2"
        ):
            person = people[key]
            person.forms[form] = person.forms.get(form, 0) + count
            person.mentions += count
        for key, count in db.execute(
            "SELECT person_key, count(*) FROM appearances JOIN quotations ON appearance_id = appearances.id"
            " WHERE person_key IN (SELECT key FROM temp.touched) GROUP BY 1"
        ):
            people[key].quotations = count
        for key, role in db.execute(
            "SELECT person_key, roles.title FROM roles JOIN articles ON articles.id = article_id"
            " WHERE person_key IN (SELECT key FROM temp.touched)"
            " ORDER BY articles.last_day, articles.id, roles.rowid DESC"
        ):
            people[key].role = role
        return people

    def _count_words(self) -> None:
        """Add the words that names have now, with the keys they are found by; drop those that no name has any more."""
        db = self._db
        changed = sorted(word for word, people in self._words.items() if people)
        for some in portions(changed, _AT_ONCE):
            db.executemany(
                "INSERT INTO name_words (word, people) VALUES (?, ?)"
                " ON CONFLICT (word) DO UPDATE SET people = people + excluded.people",
                ((word, self._words[word]) for word in some),
            )
        keyed = db.execute("SELECT id, word FROM name_words WHERE NOT keyed").fetchall()
        for some_words in portions(keyed, _AT_ONCE):
            rows = sorted((key, number) for number, word in some_words for key in word_keys(word))
            db.executemany("INSERT INTO word_keys VALUES (?, ?)", rows)
            grams = [(number, f" {word} ") for number, word in some_words]
            db.executemany("INSERT INTO name_trigrams (rowid, word) VALUES (?, ?)", grams)
        db.execute("UPDATE name_words SET keyed = 1 WHERE NOT keyed")
        for number, word in db.execute("SELECT id, word FROM name_words WHERE people <= 0").fetchall():
            db.executemany(
                "DELETE FROM word_keys WHERE key = ? AND word_id = ?", ((key, number) for key in word_keys(word))
            )
            gone = (number, f" {word} ")
            db.execute("INSERT INTO name_trigrams (name_trigrams, rowid, word) VALUES ('delete', ?, ?)", gone)
        db.execute("DELETE FROM name_words WHERE people <= 0")


def _full_forms(name: str, person: _Person) -> dict[str, tuple[str, ...]]:
    """Give the forms that may be asked for, with their words: those of several; the name when there is no such."""
    forms = {form: tokens(form) for form in {**person.names, **person.forms}}
    full = {form: words for form, words in forms.items() if len(words) > 1}
    return full or {form: words for form, words in forms.items() if form == name and words}


class _Found:
    """Everything by which one person is found: words, and keys of the whole name."""

    def __init__(self, person_id: int, forms: Iterable[tuple[str, ...]]) -> None:
        self.id = person_id
        self._forms = set(forms)
        self.words = {word for form in self._forms for word in form}

    @property
    def tokens(self) -> str:
        """The text of ``people_tokens``, which keeps no copy: to take the row off it is needed again."""
        return " ".join(sorted(self.words))

    def hashes(self) -> list[tuple[int, int]]:
        """Give the rows of ``name_keys``."""
        keys = {key for form in self._forms for key in whole_keys(form)}
        return [(number, self.id) for number in map(hashed, keys)]
