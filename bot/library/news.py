"""What a set of articles brings to a shelf: first sentences, topics, and what no other article says of people.

The set is given by keys, which travel as one JSON parameter; keys that are not on the shelf are ignored. Its quotations
are in ``quotations``, its events in ``events``; which of all this is worth telling is decided in the answers.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.findings import Source
from bot.library.shelf import SOURCE_COLUMNS, Shelf, source

_SEPARATOR = "\x1f"
_TELLING_LETTERS = 40
"""A shorter first sentence ("The answer is no.") tells little of what an article is about."""
_SET = "(SELECT articles.id FROM json_each(:all) JOIN articles ON articles.key = value)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of the set: its first telling sentence, its topics, most frequent first, and its people's keys.

    ``first_day`` and ``last_day`` are ISO dates, None without a year. ``number`` is good for one lease only.
    """

    number: int
    source: Source
    sentence: str
    topics: tuple[str, ...]
    people: frozenset[str]
    fingerprint: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in one article of the set, and the newest article outside the set that names them, if any.

    ``undated`` tells that an article outside the set names them whose day is not known.
    """

    article: str
    key: str
    name: str
    mentions: int
    quoted: bool
    before: Source | None
    undated: bool


@dataclass(frozen=True, slots=True)
class StatedRole:
    """A role that an article of the set states; two titles with the same ``folded`` words are one."""

    person: str
    article: str
    title: str
    folded: str


async def all_keys(shelf: Shelf) -> tuple[str, ...]:
    """Give the keys of all articles, in their order."""
    return tuple(row["key"] for row in await shelf.rows("SELECT key FROM articles ORDER BY key"))


async def on_shelf(shelf: Shelf, articles: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide keys of articles into those that are on the shelf and those that are not, each once."""
    rows = await shelf.rows(f"SELECT key FROM articles WHERE id IN {_SET}", {"all": json.dumps(articles)})
    present = {row["key"] for row in rows}
    wanted = tuple(dict.fromkeys(articles))
    return tuple(key for key in wanted if key in present), tuple(key for key in wanted if key not in present)


async def newest_keys(shelf: Shelf, count: int) -> tuple[str, ...]:
    """Give the keys of the articles published last, newest first; those without a date come after the others."""
    rows = await shelf.rows("SELECT key FROM articles ORDER BY last_day DESC, id DESC LIMIT :count", {"count": count})
    return tuple(row["key"] for row in rows)


async def count(shelf: Shelf, articles: Sequence[str]) -> tuple[int, int]:
    """Count the articles of the set that are on the shelf, and those that are not of the set."""
    (row,) = await shelf.rows(
        f"SELECT (SELECT count(DISTINCT id) FROM {_SET}) AS inside, (SELECT count(*) FROM articles) AS shelved",
        {"all": json.dumps(articles)},
    )
    return row["inside"], row["shelved"] - row["inside"]


async def sheets(shelf: Shelf, articles: Sequence[str], limit: int) -> tuple[Sheet, ...]:
    """Give the articles of the set, newest first."""
    rows = await shelf.rows(
        f"SELECT articles.id, {SOURCE_COLUMNS}, fingerprint, first_day, last_day,"
        " (SELECT text FROM sentences WHERE article_id = articles.id AND kind IN ('standfirst', 'body')"
        " AND text <> articles.title ORDER BY length(text) < :telling, id LIMIT 1) AS sentence,"
        " (SELECT group_concat(topic, :separator) FROM (SELECT topic FROM article_topics"
        " WHERE article_id = articles.id ORDER BY rowid)) AS topics,"
        " (SELECT group_concat(person_key, :separator) FROM appearances WHERE article_id = articles.id) AS people"
        f" FROM articles WHERE articles.id IN {_SET} ORDER BY last_day DESC, articles.id DESC LIMIT :limit",
        {"all": json.dumps(articles), "telling": _TELLING_LETTERS, "separator": _SEPARATOR, "limit": limit},
    )
    return tuple(
        Sheet(
            number=row["id"],
            source=source(row),
            sentence=row["sentence"] or "",
            topics=_split(row["topics"]),
            people=frozenset(_split(row["people"])),
            fingerprint=int(row["fingerprint"], 16),
            first_day=row["first_day"],
            last_day=row["last_day"],
        )
        for row in rows
    )


def _split(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(_SEPARATOR)) if joined else ()


async def fingerprints(shelf: Shelf, articles: Sequence[str], after: int, limit: int) -> list[tuple[int, int]]:
    """Give numbers and fingerprints of the next articles after a number that are not of the set."""
    rows = await shelf.rows(
        f"SELECT id, fingerprint FROM articles WHERE id > :after AND id NOT IN {_SET} ORDER BY id LIMIT :limit",
        {"all": json.dumps(articles), "after": after, "limit": limit},
    )
    return [(row["id"], int(row["fingerprint"], 16)) for row in rows]


async def sources(shelf: Shelf, numbers: Sequence[int]) -> dict[int, Source]:
    """Give the sources of articles by their numbers."""
    rows = await shelf.rows(
        f"SELECT articles.id, {SOURCE_COLUMNS} FROM json_each(:numbers) JOIN articles ON articles.id = value",
        {"numbers": json.dumps(numbers)},
    )
    return {row["id"]: source(row) for row in rows}


async def spread(shelf: Shelf, topics: Sequence[str]) -> dict[str, int]:
    """Give how many articles of the whole shelf have each topic, by its words in lower case."""
    rows = await shelf.rows(
        "SELECT value AS topic, articles FROM json_each(:topics) JOIN topics ON lower(topic) = value",
        {"topics": json.dumps(topics)},
    )
    return {row["topic"]: row["articles"] for row in rows}


async def speakers(shelf: Shelf, articles: Sequence[str]) -> dict[str, frozenset[str]]:
    """Give the organisations and described sources that the articles of the set quote, by the articles' keys."""
    rows = await shelf.rows(
        "SELECT DISTINCT articles.key, speaker FROM json_each(:articles) JOIN articles ON articles.key = value"
        " JOIN quotations ON quotations.article_id = articles.id"
        " WHERE speaker_kind IN ('organisation', 'described') AND speaker IS NOT NULL",
        {"articles": json.dumps(articles)},
    )
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        found[row["key"]] = found.get(row["key"], frozenset()) | {row["speaker"]}
    return found


async def people(shelf: Shelf, articles: Sequence[str], told: Sequence[str]) -> tuple[Seen, ...]:
    """Give who is named in those articles of the set that are ``told``, in their order."""
    other = f"FROM appearances AS other WHERE other.person_key = here.person_key AND other.article_id NOT IN {_SET}"
    rows = await shelf.rows(
        f"SELECT news.key AS article, here.person_key, people.name, {SOURCE_COLUMNS},"
        " (SELECT count(*) FROM mentions WHERE appearance_id = here.id) AS mentions,"
        " EXISTS (SELECT 1 FROM quotations WHERE appearance_id = here.id) AS quoted,"
        f" EXISTS (SELECT 1 {other} AND other.last_day IS NULL) AS undated"
        " FROM json_each(:told) AS asked JOIN articles AS news ON news.key = asked.value"
        " JOIN appearances AS here ON here.article_id = news.id JOIN people ON people.key = here.person_key"
        f" LEFT JOIN articles ON articles.id = (SELECT other.article_id {other} ORDER BY other.last_day DESC LIMIT 1)"
        " ORDER BY asked.key, here.id",
        {"all": json.dumps(articles), "told": json.dumps(told)},
    )
    return tuple(
        Seen(
            article=row["article"],
            key=row["person_key"],
            name=row["name"],
            mentions=row["mentions"],
            quoted=bool(row["quoted"]),
            before=source(row) if row["source_key"] is not None else None,
            undated=bool(row["undated"]),
        )
        for row in rows
    )


async def roles(shelf: Shelf, told: Sequence[str]) -> tuple[StatedRole, ...]:
    """Give the roles that some articles state, in the order of the articles and of their text."""
    rows = await shelf.rows(
        "SELECT roles.person_key, articles.key AS article, roles.title, folded FROM json_each(:told) AS asked"
        " JOIN articles ON articles.key = asked.value JOIN appearances ON appearances.article_id = articles.id"
        " JOIN roles ON roles.appearance_id = appearances.id ORDER BY asked.key, roles.rowid",
        {"told": json.dumps(told)},
    )
    return tuple(StatedRole(row["person_key"], row["article"], row["title"], row["folded"]) for row in rows)


async def known_roles(shelf: Shelf, articles: Sequence[str], persons: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the folded titles that articles outside the set state for some people (by key)."""
    rows: list[dict[str, Any]] = await shelf.rows(
        "SELECT DISTINCT roles.person_key, folded FROM json_each(:persons) JOIN roles ON roles.person_key = value"
        f" WHERE roles.article_id NOT IN {_SET}",
        {"all": json.dumps(articles), "persons": json.dumps(persons)},
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row["person_key"]] = (*found.get(row["person_key"], ()), row["folded"])
    return found
