"""Sentences of a shelf that may answer a question, each with its neighbours, its article and the people it names.

Words find them, the rarest first; how well one answers is not judged here. Common words alone are bounded: ranking
reads every hit.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.findings import Source
from bot.library.shelf import NEWEST_HITS, SOURCE_COLUMNS, Shelf, source
from bot.library.words import all_of, any_of, rarest

_MOST_HITS = 8000
"""Sentences with any of the rarest words that are ranked: a microsecond or two for each."""
_AROUND = 2
"""Sentences on each side that tell what a sentence is about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what stands round it; ``people`` are the names of the people named in it."""

    id: int
    article: int
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    previous: int | None
    """Id of the sentence before it in the same article, None at the beginning."""
    next: int | None
    siblings: int
    """Sentences of its article, with itself."""
    people: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    """Names with the roles that the sentence states for them."""
    kind: str
    """What block of the article it is of: ``body``, ``title``, ``standfirst`` or ``caption``."""
    source: Source
    speakers: tuple[str, ...]
    """Who says what it quotes, as far as the article tells; often they are not named in it."""


async def counts(shelf: Shelf, stems: Iterable[str]) -> tuple[Mapping[str, int], int]:
    """Tell for each stem how many sentences have it, and how many sentences there are."""
    rows = await shelf.rows(
        "SELECT term, doc FROM sentences_stems WHERE term IN (SELECT value FROM json_each(:stems))",
        {"stems": json.dumps(list(stems))},
    )
    (total,) = await shelf.rows("SELECT coalesce(max(id), 0) AS sentences FROM sentences")
    return {row["term"]: row["doc"] for row in rows}, total["sentences"]


async def with_words(shelf: Shelf, words: Mapping[str, int], others: Mapping[str, int], limit: int) -> tuple[int, ...]:
    """Give the ids of the sentences that fit some words best, by bm25; ``words`` tells how many have each.

    ``others`` are words that will do instead; they are looked for while the words alone are not too many hits.
    """
    known, more = ({word: count for word, count in some.items() if count} for some in (words, others))
    rare = rarest(known, _MOST_HITS)
    if len(rare) == len(known):
        rare += rarest(more, _MOST_HITS - sum(known.values()))
    if not known and not more:
        return ()
    # Where even the rarest word is common: those sentences that have the next one, too.
    match = any_of(rare) if rare else all_of(tuple(sorted(known or more, key=(known or more).__getitem__)[:2]))
    most = _MOST_HITS if rare else NEWEST_HITS
    rows = await shelf.ranked_rows(
        "SELECT id FROM (SELECT rowid AS id, {rank} AS score FROM sentences_text WHERE sentences_text MATCH :match"
        " ORDER BY rowid DESC LIMIT :most) ORDER BY score, id LIMIT :limit",
        "bm25(sentences_text)",
        {"match": match, "most": most, "limit": limit},
    )
    return tuple(row["id"] for row in rows)


async def stating_roles(shelf: Shelf, person: str, limit: int) -> tuple[int, ...]:
    """Give the ids of the sentences that state a person's roles, the fullest and newest first."""
    rows = await shelf.rows(
        "SELECT DISTINCT sentence_id FROM (SELECT sentence_id FROM roles JOIN articles ON articles.id = article_id"
        " WHERE person_key = :person ORDER BY length(roles.title) DESC, last_day DESC NULLS LAST LIMIT :limit)",
        {"person": person, "limit": limit},
    )
    return tuple(row["sentence_id"] for row in rows)


async def having(shelf: Shelf, articles: Iterable[int], words: Mapping[str, Iterable[str]]) -> dict[int, set[str]]:
    """Tell which words some articles have anywhere; ``words`` gives the stems of each word's forms."""
    rows = await shelf.rows(
        "SELECT articles.value AS article, words.key AS word FROM json_each(:articles) AS articles,"
        " json_each(:words) AS words WHERE EXISTS"
        " (SELECT 1 FROM articles_text WHERE articles_text MATCH words.value AND rowid = articles.value)",
        {
            "articles": json.dumps(list(articles)),
            "words": json.dumps({word: any_of(tuple(stems)) for word, stems in words.items() if stems}),
        },
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["article"], set()).add(row["word"])
    return found


async def lines(shelf: Shelf, ids: Sequence[int], sure: float) -> dict[int, Line]:
    """Give sentences by id, without those that the shelf does not have; ``sure`` speakers are told and no others."""
    rows = await shelf.rows(
        "SELECT wanted.value AS wanted, sentences.id, sentences.article_id, sentences.kind,"
        " sentences.text FROM json_each(:ids) AS wanted"
        " JOIN sentences AS own ON own.id = wanted.value JOIN sentences ON sentences.article_id = own.article_id"
        " AND sentences.id BETWEEN own.id - :around AND own.id + :around ORDER BY wanted.value, sentences.id",
        {"ids": json.dumps(list(ids)), "around": _AROUND},
    )
    articles = {row["article_id"] for row in rows}
    sources, siblings = await _sources(shelf, articles), await _siblings(shelf, articles)
    people, roles = await _people(shelf, ids), await _roles(shelf, ids)
    speakers = await _speakers(shelf, sources, ids, sure)
    found: dict[int, Line] = {}
    for wanted in ids:
        own = [row for row in rows if row["wanted"] == wanted]
        at = next((number for number, row in enumerate(own) if row["id"] == wanted), None)
        if at is None:
            continue
        found[wanted] = Line(
            id=wanted,
            article=own[at]["article_id"],
            text=own[at]["text"],
            before=tuple(row["text"] for row in own[:at]),
            after=tuple(row["text"] for row in own[at + 1 :]),
            previous=own[at - 1]["id"] if at else None,
            next=own[at + 1]["id"] if at + 1 < len(own) else None,
            siblings=siblings[own[at]["article_id"]],
            people=people.get(wanted, ()),
            roles=roles.get(wanted, ()),
            kind=own[at]["kind"],
            source=sources[own[at]["article_id"]],
            speakers=speakers.get(wanted, ()),
        )
    return found


async def _sources(shelf: Shelf, articles: Iterable[int]) -> dict[int, Source]:
    rows = await shelf.rows(
        f"SELECT articles.id, {SOURCE_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(articles))},
    )
    return {row["id"]: source(row) for row in rows}


async def _siblings(shelf: Shelf, articles: Iterable[int]) -> dict[int, int]:
    rows = await shelf.rows(
        "SELECT value AS id, (SELECT count(*) FROM sentences WHERE article_id = value) AS count FROM json_each(:ids)",
        {"ids": json.dumps(list(articles))},
    )
    return {row["id"]: row["count"] for row in rows}


async def _people(shelf: Shelf, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    rows = await shelf.rows(
        "SELECT DISTINCT sentence_id, appearances.name FROM json_each(:ids) JOIN mentions ON sentence_id = value"
        " JOIN appearances ON appearances.id = appearance_id ORDER BY sentence_id, mentions.start",
        {"ids": json.dumps(list(ids))},
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row["sentence_id"]] = (*found.get(row["sentence_id"], ()), row["name"])
    return found


async def _speakers(
    shelf: Shelf, articles: Iterable[int], ids: Sequence[int], sure: float
) -> dict[int, tuple[str, ...]]:
    rows = await shelf.rows(
        "SELECT DISTINCT sentence_id, speaker FROM quotations"
        " WHERE article_id IN (SELECT value FROM json_each(:articles)) AND confidence >= :sure"
        " AND sentence_id IN (SELECT value FROM json_each(:ids)) AND speaker IS NOT NULL ORDER BY start",
        {"articles": json.dumps(list(articles)), "ids": json.dumps(list(ids)), "sure": sure},
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row["sentence_id"]] = (*found.get(row["sentence_id"], ()), row["speaker"])
    return found


async def _roles(shelf: Shelf, ids: Sequence[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    rows = await shelf.rows(
        "SELECT DISTINCT sentence_id, appearances.name, title FROM json_each(:ids) JOIN roles ON sentence_id = value"
        " JOIN appearances ON appearances.id = appearance_id ORDER BY sentence_id, roles.rowid",
        {"ids": json.dumps(list(ids))},
    )
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for row in rows:
        found[row["sentence_id"]] = (*found.get(row["sentence_id"], ()), (row["name"], row["title"]))
    return found
