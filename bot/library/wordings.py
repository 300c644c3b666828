"""Quotations and sentences that may be what somebody posted, proposed by the rarest words that they share with it.

They are proposed, not compared: how near they are is for the answers to say. The number of words looked up, of hits
ranked and of rows given is bounded, and ranking has the shelf's deadline.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.findings import Source
from bot.library.quotations import lines_of
from bot.library.rows import QuotationLine
from bot.library.shelf import SOURCE_COLUMNS, Shelf, source
from bot.library.words import any_of, words_of

_COUNTED = 80
"""Words of a text whose frequency is looked up."""
_RAREST = 12
"""Words that are looked for at most."""
_BUDGET = 4000
"""Sentences that these may be in together: ranking takes about a microsecond for each."""
_OF_EACH_HALF, _MOST = 2, 12_000
"""So many words of each half of a text, which may be joined of two, are looked for even beyond that, up to a bound."""
_PHRASES = 8
_PHRASE_WORDS = 3
_QUOTATIONS, _SENTENCES = 80, 120
"""Rows that are given at most."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation, or a sentence as it stands (``quotation`` is None); the places are characters of its article."""

    text: str
    start: int
    end: int
    source: Source
    quotation: QuotationLine | None = None


async def wordings(shelf: Shelf, text: str) -> tuple[Wording, ...]:
    """Give the quotations, then the sentences, that share the rarest words with a text; none where it has no words."""
    words = words_of(text)
    some = tuple(dict.fromkeys(words))[:_COUNTED]
    if not some:
        return ()
    match = _match(some, await _frequencies(shelf, some)) or _in_a_row(words)
    quoted = await _hits(shelf, "quotations_text", f"text : ({match})", _QUOTATIONS)
    lines = await lines_of(shelf, quoted)
    plain = await shelf.rows(
        f'SELECT sentences.text, sentences.start, sentences."end", {SOURCE_COLUMNS} FROM sentences'
        f" JOIN articles ON articles.id = article_id WHERE sentences.id IN ({_numbers(await _plain(shelf, match))})"
    )
    return (
        *(Wording(line.text, line.start, line.end, line.source, line) for line in lines),
        *(Wording(row["text"], row["start"], row["end"], source(row)) for row in plain),
    )


async def _plain(shelf: Shelf, match: str) -> list[int]:
    return await _hits(shelf, "sentences_text", match, _SENTENCES)


async def _hits(shelf: Shelf, table: str, match: str, limit: int) -> list[int]:
    """Give the rows of a full-text table that fit best; the newest when ranking takes too long."""
    rows = await shelf.ranked_rows(
        f"SELECT found FROM (SELECT rowid AS found, {{rank}} AS relevance FROM {table} WHERE {table} MATCH :match)"
        " ORDER BY relevance, found DESC LIMIT :limit",
        f"bm25({table})",
        {"match": match, "limit": limit},
    )
    return [row["found"] for row in rows]


async def _frequencies(shelf: Shelf, words: Sequence[str]) -> dict[str, int]:
    """Count the sentences that have each word, as written; a word that only another form of it is in counts none."""
    names = {f"word{number}": word for number, word in enumerate(words)}
    rows = await shelf.rows(
        f"SELECT term, doc FROM sentences_vocabulary WHERE term IN ({', '.join(f':{name}' for name in names)})", names
    )
    return {row["term"]: row["doc"] for row in rows}


def _match(words: Sequence[str], counts: dict[str, int]) -> str:
    """Make the MATCH expression for any of the rarest words of a text; empty when all of them are common."""
    middle = (len(words) + 1) // 2
    halves = [sorted(half, key=lambda word: counts.get(word, 0)) for half in (words[:middle], words[middle:])]
    needed = {word for half in halves for word in half[:_OF_EACH_HALF]}
    chosen: list[str] = []
    spent = 0
    for word in sorted(words, key=lambda word: (word not in needed, counts.get(word, 0))):
        if spent + counts.get(word, 0) <= (_MOST if word in needed else _BUDGET) and len(chosen) < _RAREST:
            spent += counts.get(word, 0)
            chosen.append(word)
    return any_of(tuple(chosen)) if chosen else ""


def _in_a_row(words: Sequence[str]) -> str:
    """Make the MATCH expression for some runs of three words, all over a text of common words."""
    places = range(max(1, len(words) - _PHRASE_WORDS + 1))
    steps = max(1, -(-len(places) // _PHRASES))
    return " OR ".join(f'"{" ".join(words[at : at + _PHRASE_WORDS])}"' for at in places[::steps])


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(map(str, ids))
