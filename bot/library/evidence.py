"""What a shelf knows of names that may be one person's, as ``bot.names.merge`` judges it.

It runs inside the writer's transaction and only reads. Which titles and companions are telling is decided here, by how
many others have them: there are no lists of words.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.names.merge import Known, Shown, canonical

_NEWEST = 200
"""Articles of a name whose people are looked at, the newest: company changes, and a leader's is everybody."""
_HOLDERS = 3
"""So many other names may have a title that is telling."""
_HOLDERS_LISTED = 20
COMPANION_ARTICLES = 20
"""So many articles may name a companion who is telling; on a small shelf no more than half of all."""


class Evidence:
    """Looks up what articles say of names, for the length of one reload."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        (self._articles,) = db.execute("SELECT count(*) FROM articles").fetchone()

    def written(self, key: str) -> str | None:
        """Give the form that articles write a name in, None when none has it."""
        rows = self._db.execute("SELECT name, count(*) FROM appearances WHERE name_key = ? GROUP BY name", (key,))
        names = dict(rows.fetchall())
        return canonical(names) if names else None

    def articles_of(self, key: str) -> int:
        """Count the articles that have a name."""
        return self._number("SELECT count(*) FROM appearances WHERE name_key = ?", key)

    def holders(self, title: str) -> Sequence[str]:
        """Give the names (keys) with just this folded title, as far as few enough have it for it to be telling."""
        rows = self._db.execute(
            "SELECT DISTINCT name_key FROM roles WHERE folded = ? LIMIT ?", (title, _HOLDERS_LISTED)
        ).fetchall()
        return [key for (key,) in rows] if len(rows) < _HOLDERS_LISTED else ()

    def known(self, names: Mapping[str, str]) -> tuple[list[Known], Shown]:
        """Give what is known of some names (key -> written form), and how to write what tells of them."""
        titles = {key: self._titles(key) for key in names}
        company = {key: self._company(key) for key in names}
        written = {folded: title for some in titles.values() for folded, title in sorted(some.items())}
        telling = {title for title in _in_several(titles.values()) if self._is_telling(title, names)}
        seen = Counter(one for some in company.values() for one in some - names.keys())
        companions = {key: self._companion(key) for key, count in seen.items() if count > 1}
        shown = {key: name for key, name in companions.items() if name is not None}
        known = [
            Known(
                key=key,
                name=name,
                roles=frozenset(titles[key].keys() & telling),
                company=frozenset(company[key] & shown.keys()),
            )
            for key, name in names.items()
        ]
        return known, Shown(written, shown)

    def articles(self, key: str) -> frozenset[int]:
        """Give the numbers of the articles that have a name."""
        rows = self._db.execute("SELECT article_id FROM appearances WHERE name_key = ?", (key,))
        return frozenset(number for (number,) in rows)

    def mentions(self, key: str) -> int:
        """Count how often the person is mentioned in the articles that have a name."""
        sql = "SELECT count(*) FROM appearances JOIN mentions ON appearance_id = appearances.id WHERE name_key = ?"
        return self._number(sql, key)

    def _number(self, sql: str, key: str) -> int:
        row: tuple[int] = self._db.execute(sql, (key,)).fetchone()
        return row[0]

    def _titles(self, key: str) -> dict[str, str]:
        """Give the folded titles that articles state for a name, each with the last of its forms in the alphabet."""
        rows = self._db.execute(
            "SELECT folded, max(title) FROM appearances JOIN roles ON appearance_id = appearances.id"
            " WHERE appearances.name_key = ? AND folded <> '' GROUP BY folded",
            (key,),
        )
        return dict(rows.fetchall())

    def _company(self, key: str) -> set[str]:
        rows = self._db.execute(
            "SELECT DISTINCT other.name_key FROM (SELECT article_id FROM appearances WHERE name_key = :key"
            " ORDER BY article_id DESC LIMIT :newest) JOIN appearances AS other USING (article_id)"
            " WHERE other.name_key <> :key",
            {"key": key, "newest": _NEWEST},
        )
        return {other for (other,) in rows}

    def _companion(self, key: str) -> str | None:
        """Give the written form of a companion who is telling, None of another one."""
        most = min(COMPANION_ARTICLES, self._articles // 2)
        # One more is enough to see that a companion of so many tells nothing.
        sql = f"SELECT count(*) FROM (SELECT 1 FROM appearances WHERE name_key = ? LIMIT {most + 1})"
        return self.written(key) if self._number(sql, key) <= most else None

    def _is_telling(self, title: str, names: Collection[str]) -> bool:
        """Whether few other names have this title, or one that goes on with more words."""
        others: set[str] = set()
        at = (title, "")
        # Row by row through the index, so that a title which thousands have costs no more than one that few have.
        while len(others) <= _HOLDERS and (row := self._next_holder(title, at)):
            at = row
            if row[1] not in names:
                others.add(row[1])
        return len(others) <= _HOLDERS

    def _next_holder(self, title: str, after: tuple[str, str]) -> tuple[str, str] | None:
        # Behind a title come those that go on with a space, the first of all characters; "!" is the second.
        row: tuple[str, str] | None = self._db.execute(
            "SELECT folded, name_key FROM roles WHERE (folded, name_key) > (?, ?) AND folded < ?"
            " ORDER BY folded, name_key LIMIT 1",
            (*after, f"{title}!"),
        ).fetchone()
        return row


def _in_several(sets: Iterable[Collection[str]]) -> set[str]:
    """Give the titles that could agree: equal ones, and those of which one has all words of the other."""
    words = [{title: set(title.split()) for title in titles} for titles in sets if titles]
    return {
        title
        for at, own in enumerate(words)
        for title, parts in own.items()
        for number, other in enumerate(words)
        if number != at and any(parts <= longer or parts >= longer for longer in other.values())
    }
