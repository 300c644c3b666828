"""Putting up a new shelf: the one transaction of a reload, from the first article to the indexes made at its end.

Only ``bot.reload`` uses it, in a process of its own; nothing of it is visible to readers before :meth:`Writer.finish`.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from bot.edtf import bounds
from bot.errors import LibraryDamaged
from bot.findings import Article, Event, Findings, Person, Quotation, Reject
from bot.library import indexes, merging, vectors
from bot.library.database import discard, is_damaged, not_written, open_for_writing
from bot.library.families import Families
from bot.names.fold import fold, person_key
from bot.names.merge import Decided

_EXTERNAL_TEXT = {
    "articles_text": ("bodies", "article_id", ("title", "body")),
    "sentences_text": ("sentences", "id", ("text",)),
    "sentences_words": ("sentences", "id", ("text",)),
    "quotations_text": ("quotations", "id", ("text", "context")),
}
"""Full-text table -> (content table, its rowid, indexed columns)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the library remembers of an article that stands on the shelf."""

    content_hash: str
    fingerprint: int
    digest_of: int | None


class Writer(AbstractContextManager["Writer"]):
    """The library's write transaction; leaving the context without :meth:`finish` changes nothing.

    ``made_by`` names the versions of corpus and reading: when they differ from the shelf's, every article counts as
    unknown. ``decisions`` are what corpus admins decided on people; None leaves those that the shelf was made with.
    Raises ReloadRunning when another reload holds the lock. An error of SQLite inside the context leaves it as
    LibraryError, as LibraryDamaged when the file itself is at fault, which is taken away then.
    """

    def __init__(self, path: Path, made_by: str, decisions: Iterable[Decided] | None = None) -> None:
        self._path = path
        self._db = open_for_writing(path)
        self._made_by = made_by
        self._decisions = None if decisions is None else sorted(decisions)
        self._changed = False
        self.touched = merging.Touched()
        self._families = Families(self._db)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._db.in_transaction:
            with suppress(sqlite3.Error):
                self._db.rollback()
        self._db.close()
        if isinstance(error, sqlite3.Error):
            if is_damaged(error):
                discard(self._path)
                message = f"The library {self._path} was damaged."
                raise LibraryDamaged(message) from error
            raise not_written(self._path, error) from error

    def known(self) -> dict[str, Known]:
        """Give every article of the shelf by key; the hash is empty when another version of reading read it."""
        current = self._meta("made_by") == self._made_by
        rows = self._db.execute("SELECT key, content_hash, fingerprint, digest_of FROM articles")
        return {
            key: Known(digest if current else "", int(mark, 16), int(of, 16) if of else None)
            for key, digest, mark, of in rows
        }

    def remove(self, key: str) -> None:
        """Take an article and all that was found in it off the shelf."""
        self._changed = True
        (article_id,) = self._db.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
        for table, (content, row_id, columns) in _EXTERNAL_TEXT.items():
            names = ", ".join(columns)
            self._db.execute(
                f"INSERT INTO {table} ({table}, rowid, {names})"
                f" SELECT 'delete', {row_id}, {names} FROM {content} WHERE article_id = ?",
                (article_id,),
            )
        self._touch(article_id, -1)
        vectors.forget(self._db, article_id)
        own = "(SELECT id FROM appearances WHERE article_id = ?)"
        for table in ("event_people", "mentions", "roles"):
            self._db.execute(f"DELETE FROM {table} WHERE appearance_id IN {own}", (article_id,))
        for table in ("events", "quotations", "appearances", "sentences", "article_topics", "bodies"):
            self._db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    def add(self, article: Article, findings: Findings) -> None:
        """Put an article and what was found in it on the shelf; its key must not stand there."""
        self._changed = True
        article_id = self._insert_article(article)
        self._db.execute("INSERT INTO bodies VALUES (?, ?, ?)", (article_id, article.title, article.body))
        first = self._next_id("sentences")
        self._db.executemany(
            'INSERT INTO sentences (id, article_id, kind, text, start, "end") VALUES (?, ?, ?, ?, ?, ?)',
            (
                (first + at, article_id, sentence.kind, sentence.text, sentence.start, sentence.end)
                for at, sentence in enumerate(findings.sentences)
            ),
        )
        appearances = self._insert_people(article_id, article.published, findings.people, first)
        self._touch(article_id, 1)
        for quotation in findings.quotations:
            self._insert_quotation(article_id, quotation, findings, first, appearances)
        for event in findings.events:
            self._insert_event(article_id, event, first, appearances)
        self._db.executemany(
            "INSERT INTO article_topics (article_id, topic) VALUES (?, ?)",
            ((article_id, topic) for topic in findings.topics),
        )
        for table, (content, row_id, columns) in _EXTERNAL_TEXT.items():
            names = ", ".join(columns)
            self._db.execute(
                f"INSERT INTO {table} (rowid, {names}) SELECT {row_id}, {names} FROM {content} WHERE article_id = ?",
                (article_id,),
            )

    def lacks_codes(self) -> bool:
        """Tell whether a sentence has no codes of its meaning yet."""
        return vectors.lacking(self._db)

    def add_codes(self, encoder: vectors.Encoder) -> None:
        """Give codes to the sentences that have none, and to their articles."""
        vectors.fill(self._db, encoder)

    def finish(self, rejects: Iterable[Reject]) -> None:
        """Make the indexes over all articles anew, if anything changed, and put the new shelf up."""
        self._db.execute("DELETE FROM rejects")
        self._db.executemany("INSERT OR REPLACE INTO rejects VALUES (?, ?)", ((r.file, r.reason) for r in rejects))
        decisions, merged_by = self._merging_rules()
        first, other_rules = self._meta("shelf") is None, self._meta("merged_by") != merged_by
        anew = self._meta("made_by") != self._made_by
        if self._changed or first or other_rules:
            people = merging.merge_people(self._db, self._families, self.touched, decisions, anew=other_rules)
            indexes.rebuild(self._db, None if anew else people)
            hashes = self._db.execute("SELECT key, content_hash FROM articles ORDER BY key").fetchall()
            made_of = repr((self._made_by, merged_by, hashes)).encode("utf-8", "backslashreplace")
            shelf = sha256(made_of).hexdigest()[:16]
            self._remember(shelf=shelf, merged_by=merged_by, loaded_at=datetime.now(UTC).isoformat())
        self._remember(made_by=self._made_by)
        self._db.commit()
        self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _merging_rules(self) -> tuple[Sequence[Decided], str]:
        """Give the decisions that count, and with them the text by which a shelf knows how its people were merged."""
        decisions = self._decisions
        if decisions is None:
            kept = self._meta("merged_by")
            decisions = [Decided(*one) for one in json.loads(kept)["decisions"]] if kept else []
        rows = [(one.first, one.second, one.same) for one in decisions]
        return decisions, json.dumps({"rules": merging.RULES, "decisions": rows})

    def _touch(self, article_id: int, gained: int) -> None:
        """Note whom an article names that comes (1) or goes (-1)."""
        touched = self.touched
        touched.articles += gained
        for name, person in self._db.execute(
            "SELECT name_key, person_key FROM appearances WHERE article_id = ?", (article_id,)
        ):
            touched.names[name] += gained
            if gained < 0:
                self._families.go(name)
            touched.people.add(person)
        titles = self._db.execute(
            "SELECT folded FROM roles WHERE appearance_id IN (SELECT id FROM appearances WHERE article_id = ?)",
            (article_id,),
        )
        touched.titles.update(title for (title,) in titles)

    def _person_of(self, name_key: str) -> str:
        """Give the key of the person who has a name, as the shelf knows them so far."""
        row = self._db.execute("SELECT person_key FROM merged WHERE name_key = ?", (name_key,)).fetchone()
        return row[0] if row else name_key

    def _meta(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _remember(self, **values: str) -> None:
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def _next_id(self, table: str) -> int:
        row: tuple[int] = self._db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()
        return row[0]

    def _insert(self, sql: str, values: tuple[object, ...]) -> int:
        row = self._db.execute(sql, values).lastrowid
        assert row is not None  # noqa: S101 - an INSERT of one row always has an id
        return row

    def _insert_article(self, article: Article) -> int:
        days = bounds(article.published)
        return self._insert(
            "INSERT INTO articles (key, content_hash, fingerprint, digest_of, title, title_from, publisher,"
            " publisher_from, url, published, published_from, first_day, last_day)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.key,
                article.content_hash,
                f"{article.fingerprint:016x}",
                None if article.digest_of is None else f"{article.digest_of:016x}",
                article.title,
                article.title_from,
                article.publisher,
                article.publisher_from,
                article.url,
                article.published,
                article.published_from,
                days and days[0].isoformat(),
                days and days[1].isoformat(),
            ),
        )

    def _insert_people(
        self, article_id: int, published: str | None, people: Iterable[Person], first: int
    ) -> dict[str, int]:
        """Give the appearance of each name; names with one key are one person of the article."""
        by_key: dict[str, int] = {}
        by_name: dict[str, int] = {}
        days = bounds(published)
        for person in people:
            key = person_key(person.name)
            if not key:
                continue
            if key not in by_key:
                self._families.come(key, person.name)
                by_key[key] = self._insert(
                    "INSERT INTO appearances (article_id, name_key, person_key, name, last_day) VALUES (?, ?, ?, ?, ?)",
                    (article_id, key, self._person_of(key), person.name, days and days[1].isoformat()),
                )
            by_name[person.name] = by_key[key]
            self._insert_lines(article_id, by_key[key], person, first)
        return by_name

    def _insert_lines(self, article_id: int, appearance: int, person: Person, first: int) -> None:
        self._db.executemany(
            'INSERT INTO mentions (appearance_id, sentence_id, text, start, "end") VALUES (?, ?, ?, ?, ?)',
            ((appearance, first + m.sentence, m.text, m.start, m.end) for m in person.mentions),
        )
        key = person_key(person.name)
        owner = self._person_of(key)
        self._db.executemany(
            "INSERT INTO roles (appearance_id, sentence_id, title, name_key, person_key, folded, article_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (appearance, first + role.sentence, role.title, key, owner, fold(role.title), article_id)
                for role in person.roles
            ),
        )

    def _insert_quotation(
        self, article_id: int, quotation: Quotation, findings: Findings, first: int, appearances: dict[str, int]
    ) -> None:
        self._insert(
            "INSERT INTO quotations (article_id, sentence_id, appearance_id, speaker, speaker_words, speaker_kind, cue,"
            ' channel, confidence, text, context, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (
                article_id,
                first + quotation.sentence,
                appearances.get(quotation.speaker or ""),
                quotation.speaker,
                f" {fold(quotation.speaker or '')} ",
                quotation.speaker_kind,
                quotation.cue,
                quotation.channel,
                quotation.confidence,
                quotation.text,
                findings.sentences[quotation.sentence].text,
                quotation.start,
                quotation.end,
            ),
        )

    def _insert_event(self, article_id: int, event: Event, first: int, appearances: dict[str, int]) -> None:
        start, end = bounds(event.date), bounds(event.end or event.date)
        event_id = self._insert(
            "INSERT INTO events (article_id, sentence_id, text, date, end_date, first_day, last_day, precision,"
            " reference, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article_id,
                first + event.sentence,
                event.text,
                event.date,
                event.end,
                start and start[0].isoformat(),
                end and end[1].isoformat(),
                event.precision,
                event.reference,
                event.status,
            ),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO event_people VALUES (?, ?)",
            ((event_id, appearances[name]) for name in event.people if name in appearances),
        )
