"""How right ``/ask`` is on an annotated set that somebody has, and how fast on a large shelf.

The set and its scorer are not part of this project; see ``bench.extraction``. Questions about invented articles ask for
people, months and words of the world's own.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.figures import Figure, in_ms
from bench.shelves import Standing
from bot.answers.asking.engine import Meanings, ask
from bot.answers.asking.told import NotSaid, Told
from bot.library.library import Library
from bot.meaning import Meaning
from bot.reload import Reloader
from bot.settings import Settings

if TYPE_CHECKING:
    import random

_QUESTIONS = 200
_PATIENCE_S = 20.0
_BALANCED = "balanced (hit rate and refusal rate, mean)"
_HIT = "hit (a gold answer stands in the passage given)"
_PATTERNS = (
    "Who is {name}?",
    "What did {name} say about {rare}?",
    "When did {name} visit {middling}?",
    "How many {middling} did the {common} have in {rare}?",
    "Where was the {rare} {common}?",
    "Why did the {common} {common} the {middling}?",
    "What is the {common} of the {common}?",
)


async def quality(sets: Path, scratch: Path) -> list[Figure]:
    """Ask the questions of the set, with the help of meanings and by words alone."""
    texts = scratch / "asking"
    _run(sets / "to_texts.py", "qa", str(texts), "--dateline", "none")
    ids = {entry["file"]: entry["id"] for entry in json.loads((texts / "index.json").read_text(encoding="utf-8"))}
    (texts / "index.json").unlink()
    settings = Settings(corpus_dir=texts, data_dir=scratch / "asking.data")
    await Reloader(settings).reload()
    lines = (sets / "qa" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    library = Library(settings.library_path)
    meaning = Meaning(settings.library_path, share_s=_PATIENCE_S)
    figures = []
    try:
        for name, meanings in (("words and meanings", meaning), ("words alone", None)):
            predictions = scratch / f"asking {name}.jsonl"
            with predictions.open("w", encoding="utf-8") as out:
                for question in questions:
                    found = await _answer(library, question["question"], meanings)
                    out.write(json.dumps({"id": question["id"], **_prediction(found, ids)}) + "\n")
            scores: dict[str, Any] = json.loads(_run(sets / "score.py", "qa", str(predictions), "--json"))
            figures += [
                Figure(f"{name}: hits and refusals", f"{scores[_BALANCED]:.3f}", ">= 0.65" if meanings else ""),
                Figure(f"{name}: passage has the answer", f"{scores[_HIT]:.3f}"),
                Figure(f"{name}: unanswerable, refused", scores["unanswerable refused"]),
                Figure(f"{name}: short answer", f"F1 {scores['token F1']:.3f}"),
            ]
    finally:
        await meaning.close()
        await library.close()
    return figures


async def times(standing: Standing) -> list[Figure]:
    """Ask a shelf, with the help of meanings within their share of the time, and by words alone."""
    questions = _questions(standing, _QUESTIONS)
    library = Library(standing.settings.library_path)
    waiting, meaning = (Meaning(standing.settings.library_path, share_s=share) for share in (_PATIENCE_S, 0.06))
    figures = []
    try:
        await _answer(library, questions[0], waiting)
        await meaning.near("", "", (), ())
        for name, meanings in (("words and meanings", waiting), ("in their share of time", meaning), ("words", None)):
            spent = []
            for question in questions:
                began = time.perf_counter()
                await _answer(library, question, meanings)
                spent.append(time.perf_counter() - began)
            figures.append(Figure(f"{standing.articles:,} articles, {name}", in_ms(spent), "<= 100 ms"))
    finally:
        await waiting.close()
        await meaning.close()
        await library.close()
    return figures


async def _answer(library: Library, question: str, meanings: Meanings | None) -> Told | NotSaid:
    async with library.shelf() as shelf:
        return await ask(shelf, question, meanings)


def _prediction(found: Told | NotSaid, ids: dict[str, str]) -> dict[str, str | None]:
    if isinstance(found, NotSaid):
        return {"answer": None, "passage": None, "doc": None}
    return {"answer": found.cited.answer, "passage": found.cited.text, "doc": ids.get(found.cited.source.key)}


def _questions(standing: Standing, count: int) -> Sequence[str]:
    dice: random.Random = standing.world.dice("asking")
    words, names = standing.world.words.items, standing.world.people.items
    return [
        pattern.format(
            name=dice.choice(names),
            common=dice.choice(words[:20]),
            middling=dice.choice(words[200:1200]),
            rare=dice.choice(words[-5000:]),
        )
        for pattern in (_PATTERNS * (count // len(_PATTERNS) + 1))[:count]
    ]


def _run(*command: str | Path) -> str:
    return subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True).stdout
