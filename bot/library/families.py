"""Which names of a shelf may be spellings of each other: a family for each name, kept as articles come and go.

It runs inside the writer's transaction. What a family is, ``bot.names.merge`` says; whether names of one family are one
person's is decided in ``merging``. Families are found as names come, so that the end of a reload has little to do.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from bot.names.merge import canonical, family

_AT_ONCE = 500

Item = TypeVar("Item")


class Families:
    """Brings the table of families up to date for the names of articles that come and go."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._unsure: set[str] = set()
        """Names that are written in several ways now, or perhaps no longer."""

    def come(self, key: str, name: str) -> None:
        """Note that an article came that writes the name with this key so."""
        row = self._db.execute("SELECT name FROM families WHERE name_key = ?", (key,)).fetchone()
        if row is None and (own := family(name)):
            self._db.execute("INSERT INTO families VALUES (?, ?, ?)", (key, name, own))
        elif row and row[0] != name:
            self._unsure.add(key)

    def go(self, key: str) -> None:
        """Note that an article went that has the name with this key."""
        self._unsure.add(key)

    def settle(self) -> set[str]:
        """Give each name the family of the form it is written in most often; return all families that lost a name."""
        lost: set[str] = set()
        for keys in portions(sorted(self._unsure)):
            named = {"names": json.dumps(keys)}
            written: dict[str, Counter[str]] = {}
            for key, name, count in self._db.execute(
                "SELECT name_key, name, count(*) FROM json_each(:names) JOIN appearances ON name_key = value"
                " GROUP BY 1, 2",
                named,
            ):
                written.setdefault(key, Counter())[name] = count
            old = dict(
                self._db.execute(
                    "SELECT name_key, family FROM families WHERE name_key IN (SELECT value FROM json_each(:names))",
                    named,
                ).fetchall()
            )
            shown = {key: canonical(names) for key, names in written.items()}
            new = {key: own for key, name in shown.items() if (own := family(name))}
            lost.update(label for key, label in old.items() if new.get(key) != label)
            self._db.executemany("DELETE FROM families WHERE name_key = ?", ((key,) for key in old))
            rows = ((key, shown[key], own) for key, own in new.items())
            self._db.executemany("INSERT OR REPLACE INTO families VALUES (?, ?, ?)", rows)
        self._unsure.clear()
        return lost


def portions(items: Iterable[Item], size: int = _AT_ONCE) -> Iterator[list[Item]]:
    """Divide items; as many as usual, the keys of a portion may be one parameter of a statement."""
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion
