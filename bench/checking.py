"""How rightly and how fast posted quotations are checked: verdicts on a set of our own, times on invented shelves.

The set stands beside the tests, which hold every kind of verdict to a bar; here the figures are printed. Messages to
time are made of the quotations of the shelf itself, so that there is always something to compare.
"""

import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.figures import Figure, in_ms
from bench.shelves import Standing
from bot.answers.checking.check import check
from bot.answers.checking.found import Change, Checked, Checks, Verdict
from bot.findings import Article, Block, BlockKind, Findings, Mention, Person, Quotation, Sentence, SpeakerKind
from bot.library.library import Library
from bot.library.shelf import Shelf
from bot.library.writer import Writer

SET = Path(__file__).parents[1] / "tests/answers/checking_set.toml"
_EACH = 100
_GRAVE = frozenset({Change.NEGATION, Change.NUMBER, Change.NAME})
_EXPECTED: Mapping[str, tuple[Verdict, Change | None]] = {
    "exact": (Verdict.EXACT, None),
    "word": (Verdict.ALTERED, None),
    "negation": (Verdict.ALTERED, Change.NEGATION),
    "number": (Verdict.ALTERED, Change.NUMBER),
    "name": (Verdict.ALTERED, Change.NAME),
    "speaker": (Verdict.SPEAKER, None),
    "joined": (Verdict.JOINED, None),
    "partial": (Verdict.PARTLY, None),
    "invented": (Verdict.ABSENT, None),
    "topical": (Verdict.ABSENT, None),
}


def messages(path: Path = SET) -> dict[str, list[str]]:
    """Give the messages of the set under the kind of verdict that is right."""
    read: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))["messages"]
    return read


def put_up_set(library: Path, path: Path = SET) -> None:
    """Put the articles of the set on a shelf, with the findings that it states."""
    with Writer(library, "by hand") as writer:
        for number, stated in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["article"]):
            writer.add(*_read(number, stated))
        writer.finish([])


def is_right(kind: str, checked: Checked) -> bool:
    """Tell whether a verdict is the one of a kind; a word that changed must not be taken for something graver."""
    verdict, change = _EXPECTED[kind]
    if checked.verdict is not verdict:
        return False
    if change:
        return change in checked.changes
    return kind != "word" or _GRAVE.isdisjoint(checked.changes)


async def judged(shelf: Shelf) -> Iterator[tuple[str, str, bool]]:
    """Check every message of the set; give kind, message, and whether its last quotation was judged rightly."""
    found = []
    for kind, some in messages().items():
        for message in some:
            answer = await check(shelf, message, "")
            found.append((kind, message, isinstance(answer, Checks) and is_right(kind, answer.checked[-1])))
    return iter(found)


async def verdicts(folder: Path) -> list[Figure]:
    """Count the right verdicts on the set, by kind."""
    put_up_set(folder / "library.db")
    library = Library(folder / "library.db")
    try:
        async with library.shelf() as shelf:
            found = list(await judged(shelf))
    finally:
        await library.close()
    asked, right = Counter(kind for kind, _, _ in found), Counter(kind for kind, _, well in found if well)
    figures = [Figure(f"right verdicts, {kind}", f"{right[kind]} of {count}") for kind, count in asked.items()]
    return [*figures, Figure("right verdicts", f"{right.total() / asked.total():.3f}", ">= 0.95")]


async def times(standing: Standing) -> list[Figure]:
    """Time ``/check`` on a large shelf, one quotation after the other."""
    library = Library(standing.settings.library_path)
    figures = []
    try:
        async with library.shelf() as shelf:
            (sentences,) = await shelf.rows("SELECT count(*) AS sentences FROM sentences")
            count = sentences["sentences"]
            rows = await shelf.rows("SELECT text, speaker FROM quotations ORDER BY id")
            dice = random.Random(1)  # noqa: S311 - nothing secret
            for name, some in _asked(rows, dice).items():
                seconds = []
                busy = time.process_time()
                for text in some:
                    began = time.perf_counter()
                    await check(shelf, text, "")
                    seconds.append(time.perf_counter() - began)
                value = in_ms(seconds, (time.process_time() - busy) / len(some))
                figures.append(Figure(f"{name}, of {count:,} sentences", value, "<= 100 ms"))
    finally:
        await library.close()
    return figures


def _asked(rows: list[dict[str, Any]], dice: random.Random) -> dict[str, list[str]]:
    some = dice.choices(rows, k=_EACH)
    words = [word for row in rows[:1000] for word in row["text"].split()]
    return {
        "exact": [row["text"] for row in some],
        "a word changed": [_altered(row["text"], dice.choice(words), dice) for row in some],
        "joined": [f"{one['text']}. {other['text']}" for one, other in zip(some, reversed(some), strict=True)],
        "with a speaker": [f"{dice.choice(rows)['speaker']}: “{row['text']}”" for row in some],
        "invented": [" ".join(dice.choices(words, k=12)) for _ in some],
    }


def _altered(text: str, word: str, dice: random.Random) -> str:
    parts = text.split()
    parts[dice.randrange(len(parts))] = word
    return " ".join(parts)


def _read(number: int, stated: dict[str, Any]) -> tuple[Article, Findings]:
    """Make an article of the set and what is to be found in it; the title is its first sentence."""
    texts = [stated["title"], *stated["sentences"]]
    text, sentences = "", []
    for place, one in enumerate(texts):
        kind = BlockKind.BODY if place else BlockKind.TITLE
        sentences.append(Sentence(one, len(text), len(text) + len(one), kind))
        text += f"{one} "
    title, body = sentences[0], text[len(texts[0]) + 1 :]
    article = Article(
        key=stated["key"],
        text=text,
        blocks=(Block(BlockKind.TITLE, title.text, 0), Block(BlockKind.BODY, body, title.end + 1)),
        title=title.text,
        title_from="first line",
        publisher=stated["publisher"],
        publisher_from="front matter",
        published=stated["published"],
        published_from="front matter",
        url=None,
        content_hash=f"{number:x}",
        fingerprint=number,
    )
    people = tuple(_person(name, tuple(forms), text, sentences) for name, forms in stated["people"].items())
    quotations = tuple(_quotation(said, text, sentences) for said in stated["said"])
    return article, Findings(sentences=tuple(sentences), people=people, quotations=quotations, events=(), topics=())


def _person(name: str, forms: tuple[str, ...], text: str, sentences: list[Sentence]) -> Person:
    at = text.index(name)
    return Person(name, forms, (), (Mention(name, at, at + len(name), _sentence_at(at, sentences)),))


def _quotation(said: dict[str, Any], text: str, sentences: list[Sentence]) -> Quotation:
    start = text.index(said["text"])
    return Quotation(
        text=said["text"],
        speaker=said["speaker"],
        speaker_kind=SpeakerKind(said.get("speaker_kind", "person")),
        cue=said.get("cue", "said"),
        start=start,
        end=start + len(said["text"]),
        sentence=_sentence_at(start, sentences),
        confidence=said.get("confidence", 0.9),
    )


def _sentence_at(place: int, sentences: list[Sentence]) -> int:
    return next(number for number, sentence in enumerate(sentences) if place < sentence.end)
