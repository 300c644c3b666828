"""Quotations of a shelf, by words, speaker, publisher and days; of some articles; one at random; one with neighbours.

Words are looked for in the quotation itself and in the sentence it stands in, the quotation counting more.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.findings import SpeakerKind
from bot.library.articles import CLOSE, OPEN, highlighted
from bot.library.filters import Conditions, Filter, Interest
from bot.library.rows import Matches, QuotationLine
from bot.library.shelf import NEWEST_HITS, SOURCE_COLUMNS, Shelf, source
from bot.library.surroundings import neighbours

_COLUMNS = (
    "quotations.text, coalesce(people.name, quotations.speaker) AS speaker, speaker_kind, person_key,"
    " (SELECT roles.title FROM roles WHERE roles.appearance_id = quotations.appearance_id ORDER BY roles.rowid LIMIT 1)"
    f' AS role, cue, channel, confidence, quotations.start, quotations."end", {SOURCE_COLUMNS}'
)
_JOINS = (
    " JOIN articles ON articles.id = quotations.article_id"
    " LEFT JOIN appearances ON appearances.id = quotations.appearance_id LEFT JOIN people ON people.key = person_key"
)
_WEIGHTS = "bm25(quotations_text, 10.0, 1.0)"
_ORDER = " ORDER BY tier, score, articles.last_day DESC NULLS LAST, articles.id DESC, quotations.start"
_TELLING = "speaker_kind = 'person' AND confidence >= 0.5 AND length(text) >= 25"
"""Given at random: shorter ones say little without their article. ``schema.sql`` has an index in the same words."""
_LEAST_LETTERS = 25
_STATEMENT_LETTERS = (50, 280)
"""A quotation of such a length says something, and is read in one breath."""
_SUREST = 0.75
_FULLEST_LETTERS = 300
"""Up to this length a longer quotation says more; beyond it a card has no room."""
_MARKED = (
    "(SELECT highlight(quotations_text, 0, :open, :close) FROM quotations_text"
    " WHERE quotations_text MATCH :{match} AND rowid = hit)"
)
_IN_CAPITALS = " AND ' ' || text || ' ' || context || ' ' GLOB :{glob}"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A quotation, the sentence it begins in, and up to two sentences on each side."""

    quotation: QuotationLine
    before: tuple[str, ...]
    own: str
    after: tuple[str, ...]


async def find_quotations(shelf: Shelf, wanted: Filter, offset: int, limit: int) -> Matches[QuotationLine]:
    """Give quotations, the best fitting first, or the newest first without words; ``limit`` -1 gives all.

    Behind the last line there are none, but the total is right. The filter's person is the speaker; its days are those
    of publication. What is only related to the words comes last, the newest first.
    """
    conditions = Conditions()
    conditions.within("articles", wanted.span)
    conditions.published_by("quotations", wanted.publisher)
    conditions.in_article("quotations", wanted.article)
    if wanted.person:
        conditions.add(
            "quotations.appearance_id IN (SELECT id FROM appearances WHERE person_key = :person)", person=wanted.person
        )
    for number, word in enumerate(wanted.speaker):
        conditions.add(f"instr(speaker_words, :word{number}) > 0", **{f"word{number}": f" {word} "})
    hits = _hits(wanted) if wanted.match else _EVERY
    rows = await shelf.ranked_rows(
        f"WITH {hits.before}chosen AS (SELECT {hits.columns}, count(*) OVER () AS total FROM {hits.table}"
        f" JOIN articles ON articles.id = quotations.article_id{conditions.where}{_ORDER} LIMIT :limit OFFSET :offset)"
        f" SELECT {_COLUMNS}, total, related, {hits.marked} AS marked"
        f" FROM chosen JOIN quotations ON quotations.id = hit{_JOINS}{_ORDER}",
        _WEIGHTS,
        {**conditions.parameters, **hits.parameters, "limit": limit, "offset": offset},
    )
    if not rows and offset:
        return replace(await find_quotations(shelf, wanted, 0, 1), lines=())
    return Matches(
        tuple(_line(row) for row in rows),
        rows[0]["total"] if rows else 0,
        await shelf.has_more_hits("quotations_text", wanted.match),
        rows[0]["related"] if rows else 0,
    )


@dataclass(frozen=True, slots=True)
class _Hits:
    """The SQL of what words choose: tables made before, columns and table to choose from, and a hit's marked text."""

    before: str
    columns: str
    table: str
    marked: str
    parameters: Mapping[str, Any]


_EVERY = _Hits("", "quotations.id AS hit, 0 AS tier, 0 AS score, 0 AS related", "quotations", "NULL", {})


def _hits(wanted: Filter) -> _Hits:
    """Choose by the words of a filter, and by those related to them."""
    parameters: dict[str, Any] = {"match": wanted.match, "newest": NEWEST_HITS, "open": OPEN, "close": CLOSE}
    newest = "SELECT rowid AS found{rank} FROM quotations_text WHERE quotations_text MATCH :{match}{more}"
    newest = f"SELECT * FROM ({newest} ORDER BY rowid DESC LIMIT :newest)"
    wider: list[str] = []
    marked = [_MARKED.format(match="match")]
    for number, look in enumerate(wanted.related):
        match, glob = f"related{number}", f"glob{number}"
        parameters |= {match: look.match, glob: f"*[^A-Za-z]{look.capitals}[^A-Za-z]*"}
        more = _IN_CAPITALS.format(glob=glob) if look.capitals else ""
        wider.append(newest.format(rank="", match=match, more=more))
        marked.append(_MARKED.format(match=match))
    own = newest.format(rank=", {rank} AS score", match="match", more="")
    related = " UNION ".join(wider) or "SELECT 0 WHERE 0"
    return _Hits(
        before=(
            f"own AS ({own}), wider (found) AS ({related}), hits AS (SELECT found, score, 0 AS tier FROM own"
            " UNION ALL SELECT found, 0, 1 FROM wider WHERE found NOT IN (SELECT found FROM own)), "
        ),
        columns="found AS hit, tier, score, sum(tier) OVER () AS related",
        table="hits JOIN quotations ON quotations.id = found",
        marked=f"coalesce({', '.join(marked)}, NULL)",
        parameters=parameters,
    )


async def best_of(shelf: Shelf, person: str, limit: int) -> tuple[QuotationLine, ...]:
    """Give a person's quotations for a card: surely theirs first, then those that say most, then the newest."""
    rows = await shelf.rows(
        "WITH chosen AS (SELECT quotations.id AS hit, row_number() OVER (ORDER BY confidence >= 0.5 DESC,"
        " min(length(quotations.text), :fullest) DESC, articles.last_day DESC NULLS LAST, quotations.id) AS place"
        " FROM appearances JOIN quotations ON quotations.appearance_id = appearances.id"
        " JOIN articles ON articles.id = quotations.article_id WHERE person_key = :person ORDER BY place LIMIT :limit)"
        f" SELECT {_COLUMNS} FROM chosen JOIN quotations ON quotations.id = hit{_JOINS} ORDER BY place",
        {"person": person, "limit": limit, "fullest": _FULLEST_LETTERS},
    )
    return tuple(_line(row) for row in rows)


async def strongest(
    shelf: Shelf, articles: Sequence[str], interest: Interest, limit: int
) -> tuple[tuple[QuotationLine, bool], ...]:
    """Give the quotations of some articles (by key) that are whole statements, each with whether it is wanted.

    Those of a person who is surely the speaker come first; then what is wanted, then speakers with a role, then what is
    neither a scrap nor a speech, then the surest, then the newest.
    """
    rows = await shelf.rows(
        "WITH found AS (SELECT quotations.id, quotations.appearance_id, quotations.text, speaker_kind, confidence,"
        " articles.last_day FROM json_each(:articles) JOIN articles ON articles.key = value"
        " JOIN quotations ON quotations.article_id = articles.id WHERE length(quotations.text) >= :least),"
        " weighed AS (SELECT found.*, speaker_kind = 'person' AND confidence >= 0.5 AS sure,"
        f" EXISTS (SELECT 1 FROM appearances WHERE id = appearance_id AND {interest.named('person_key')})"
        f" OR {interest.told('quotations_text', 'found.id')} AS wanted,"
        " EXISTS (SELECT 1 FROM roles WHERE roles.appearance_id = found.appearance_id) AS stated FROM found),"
        " chosen AS (SELECT id AS hit, wanted, row_number() OVER (ORDER BY sure DESC, wanted DESC, stated DESC,"
        " length(text) BETWEEN :scrap AND :speech DESC, confidence >= :surest DESC, last_day DESC NULLS LAST,"
        " min(length(text), :speech) DESC, id) AS place FROM weighed"
        " ORDER BY place LIMIT :limit)"
        f" SELECT {_COLUMNS}, wanted FROM chosen JOIN quotations ON quotations.id = hit{_JOINS} ORDER BY place",
        {
            **interest.parameters,
            "articles": json.dumps(articles),
            "least": _LEAST_LETTERS,
            "scrap": _STATEMENT_LETTERS[0],
            "speech": _STATEMENT_LETTERS[1],
            "surest": _SUREST,
            "limit": limit,
        },
    )
    return tuple((_line(row), bool(row["wanted"])) for row in rows)


async def one_at_random(shelf: Shelf, number: int) -> QuotationLine | None:
    """Give one quotation with a named speaker, chosen by ``number`` among all; None when there is none."""
    (count,) = await shelf.rows(f"SELECT count(*) AS total FROM quotations WHERE {_TELLING}")
    if not count["total"]:
        return None
    rows = await shelf.rows(
        f"SELECT {_COLUMNS} FROM quotations{_JOINS} WHERE quotations.id ="
        f" (SELECT id FROM quotations WHERE {_TELLING} ORDER BY id LIMIT 1 OFFSET :offset)",
        {"offset": number % count["total"]},
    )
    return _line(rows[0])


async def neighbourhood(shelf: Shelf, article: str, start: int) -> Neighbourhood | None:
    """Give the quotation at a place of an article with the sentences around it; None when it is not there any more."""
    rows = await shelf.rows(
        f"SELECT {_COLUMNS}, sentence_id, quotations.article_id, sentences.text AS own FROM quotations{_JOINS}"
        " JOIN sentences ON sentences.id = sentence_id"
        " WHERE articles.key = :article AND quotations.start = :start",
        {"article": article, "start": start},
    )
    if not rows:
        return None
    before, after = await neighbours(shelf, rows[0]["article_id"], rows[0]["sentence_id"])
    return Neighbourhood(_line(rows[0]), before, rows[0]["own"], after)


async def lines_of(shelf: Shelf, ids: Sequence[int]) -> tuple[QuotationLine, ...]:
    """Give the quotations of some rows, in the order of the rows' numbers."""
    rows = await shelf.rows(
        f"SELECT {_COLUMNS} FROM quotations{_JOINS} WHERE quotations.id IN (SELECT value FROM json_each(:ids))"
        " ORDER BY quotations.id",
        {"ids": json.dumps(ids)},
    )
    return tuple(_line(row) for row in rows)


def _line(row: dict[str, Any]) -> QuotationLine:
    return QuotationLine(
        text=row["text"],
        speaker=row["speaker"],
        speaker_kind=SpeakerKind(row["speaker_kind"]),
        person_key=row["person_key"],
        role=row["role"],
        cue=row["cue"],
        confidence=row["confidence"],
        start=row["start"],
        end=row["end"],
        source=source(row),
        channel=row["channel"],
        matches=highlighted(row["marked"]).matches if row.get("marked") else (),
    )
