"""Merging people over articles at the end of a reload: which names are one person's, written to the shelf.

It runs inside the writer's transaction. What speaks for and against is gathered in ``evidence`` and judged by
``bot.names.merge``; this module finds the names that a reload may have touched, looks at no others, and leaves the
shelf as it would be if all were merged anew.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.library.evidence import COMPANION_ARTICLES, Evidence
from bot.library.families import Families, portions
from bot.names.merge import Decided, Merged, merge

RULES = 1
"""Counted up when names merge otherwise than before, so that every shelf is gone through again."""
_SMALL = 200
"""Articles of a shelf on which all names are looked at every time: what is telling depends on all of them there."""
_MANY = 3000
"""Touched names from which on it is less work to look at all."""

_ITSELF = "="
"""Begins the label of a name without a family; folded names have no such sign."""


@dataclass(slots=True)
class Touched:
    """What a reload has changed so far.

    ``names`` are the keys of names in articles that came or went, each with by how many articles it gained; ``people``
    are the person keys that those had, ``titles`` their folded titles. ``articles`` is how many more there are.
    """

    names: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    articles: int = 0


def merge_people(
    db: sqlite3.Connection, families: Families, touched: Touched, decisions: Sequence[Decided], *, anew: bool
) -> set[str]:
    """Bring up to date which names are one person's; all are looked at if ``anew``.

    Returns the keys of all people whose appearances changed, those that are gone included.
    """
    return _Merging(db, families, touched, decisions, anew=anew).run()


class _Merging:
    """One reload's merging."""

    def __init__(
        self, db: sqlite3.Connection, families: Families, touched: Touched, decisions: Sequence[Decided], *, anew: bool
    ) -> None:
        self._db = db
        self._families = families
        self._touched = touched
        self._decisions = decisions
        self._evidence = Evidence(db)
        (articles,) = db.execute("SELECT count(*) FROM articles").fetchone()
        small = min(articles, articles - touched.articles) <= _SMALL
        self._anew = anew or small or len(touched.names) > _MANY
        self._changed = set(touched.people)
        self._labels: set[str] = set()
        """Families to look at; a name that has none stands for itself."""

    def run(self) -> set[str]:
        self._labels = self._families.settle()
        if self._anew:
            self._label_all()
        else:
            self._label_touched()
        linked = self._linked()
        done: set[str] = set()
        for label in sorted(self._labels):
            if label not in done:
                together = linked.get(label, {label})
                done |= together
                self._merge({key: name for one in together for key, name in self._names_of(one)})
        return self._changed

    def _label_all(self) -> None:
        several = self._db.execute("SELECT family FROM families GROUP BY family HAVING count(*) > 1")
        self._labels.update(label for (label,) in several)
        merged = self._db.execute("SELECT name_key FROM merged").fetchall()
        self._labels.update(self._label(key) for (key,) in merged)
        self._labels.update(self._label(key) for one in self._decisions for key in (one.first, one.second))

    def _label_touched(self) -> None:
        """Add the families of names whose evidence may have changed though no article of theirs came or went."""
        mates = self._db.execute(
            "SELECT name_key FROM json_each(?) JOIN merged ON person_key = value",
            (json.dumps(sorted(self._touched.people)),),
        ).fetchall()
        self._labels.update(self._label(key) for (key,) in mates)
        self._labels.update(map(self._label, self._touched.people | self._touched.names.keys()))
        for title in _beginnings(self._touched.titles):
            self._labels.update(map(self._label, self._evidence.holders(title)))
        telling = [
            key
            for key, gained in self._touched.names.items()
            if min(now := self._evidence.articles_of(key), now - gained) <= COMPANION_ARTICLES
        ]
        for keys in portions(sorted(telling)):
            met = self._db.execute(
                "SELECT DISTINCT family FROM json_each(?) JOIN appearances AS own ON own.name_key = value"
                " JOIN appearances AS other USING (article_id) JOIN families ON families.name_key = other.name_key",
                (json.dumps(keys),),
            )
            self._labels.update(label for (label,) in met)

    def _label(self, key: str) -> str:
        row = self._db.execute("SELECT family FROM families WHERE name_key = ?", (key,)).fetchone()
        return row[0] if row else f"{_ITSELF}{key}"

    def _names_of(self, label: str) -> list[tuple[str, str | None]]:
        """Give the keys of a family's names with the form that articles write each in, None when none does."""
        if label.startswith(_ITSELF):
            key = label.removeprefix(_ITSELF)
            return [(key, self._evidence.written(key))]
        return self._db.execute("SELECT name_key, name FROM families WHERE family = ?", (label,)).fetchall()

    def _linked(self) -> dict[str, set[str]]:
        """Give the families that have to be looked at together, because names of them were said to be one person's."""
        linked: dict[str, set[str]] = {}
        for one in self._decisions:
            if one.same and all(self._evidence.written(key) for key in (one.first, one.second)):
                labels = (self._label(one.first), self._label(one.second))
                together = set(labels).union(*(linked.get(label, ()) for label in labels))
                linked.update(dict.fromkeys(together, together))
        return linked

    def _merge(self, group: Mapping[str, str | None]) -> None:
        """Merge the names of a group (key -> written form), and write what is otherwise than it was."""
        old = {
            key: (person, name, reason)
            for key, person, name, reason in self._db.execute(
                "SELECT name_key, person_key, name, reason FROM merged"
                " WHERE name_key IN (SELECT value FROM json_each(?))",
                (json.dumps(list(group)),),
            )
        }
        names = {key: name for key, name in sorted(group.items()) if name is not None}
        new = {one.key: one for one in self._judged(names)}
        for key, name in names.items():
            before = old[key][0] if key in old else key
            now = new[key].into if key in new else key
            if before != now:
                self._give(key, before, now)
            if key in new and old.get(key) != (now, name, new[key].reason):
                row = (key, now, name, new[key].reason)
                self._db.execute("INSERT OR REPLACE INTO merged VALUES (?, ?, ?, ?)", row)
        self._db.executemany("DELETE FROM merged WHERE name_key = ?", ((key,) for key in old.keys() - new.keys()))

    def _judged(self, names: dict[str, str]) -> tuple[Merged, ...]:
        """Tell which of some names (key -> written form) are one person's."""
        if len(names) <= 1:
            return ()
        decisions = [one for one in self._decisions if one.first in names and one.second in names]
        known, shown = self._evidence.known(names)
        if not decisions and sum(bool(one.roles or one.company) for one in known) <= 1:
            return ()  # the rest is looked up for few of all names
        full = [
            replace(one, articles=self._evidence.articles(one.key), mentions=self._evidence.mentions(one.key))
            for one in known
        ]
        return merge(full, decisions, shown)

    def _give(self, key: str, before: str, now: str) -> None:
        """Let the appearances of a name, and the roles in them, be another person's."""
        self._db.execute("UPDATE appearances SET person_key = ? WHERE name_key = ?", (now, key))
        self._db.execute(
            "UPDATE roles SET person_key = ? WHERE appearance_id IN (SELECT id FROM appearances WHERE name_key = ?)",
            (now, key),
        )
        self._changed |= {before, now}


def _beginnings(titles: Iterable[str]) -> set[str]:
    """Give folded titles and all that they begin with, word by word: how many go on from a title makes it telling."""
    found: set[str] = set()
    for title in titles:
        words = title.split()
        found.update(" ".join(words[:end]) for end in range(1, len(words) + 1))
    return found
