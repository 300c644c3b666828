"""How right ``/search``, ``/quote`` and ``/ask`` are on a collection of our own: invented articles, and what fits them.

The collection stands beside the tests, which hold each figure to a bar; here the figures are printed. Articles are read
as any corpus is, and questions go through the same door as everybody's.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bot.answers.answer import Answer, Articles, Page, Quotations
from bot.answers.asking.told import Told
from bot.answers.desk import AllMeanings, answer
from bot.answers.question import Ask, Question, Quote, Search
from bot.answers.sayings import plain
from bot.library.library import Library
from bot.meaning import Meaning
from bot.reload import Reloader
from bot.settings import Settings

FOLDER = Path(__file__).parents[1] / "tests/answers/judged"
_PATIENCE_S = 20.0
_TODAY = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Searching:
    """Mean average precision of the articles found, for queries as they should be typed and with typing errors."""

    clean: float
    mistyped: float


@dataclass(frozen=True, slots=True)
class Quoting:
    """How many of the quotations shown are on the topic, and how many on the topic are shown; all topics together."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Asking:
    """How many questions are answered by the right passage, and how many that no article answers are refused."""

    right: float
    refused: float

    @property
    def balanced(self) -> float:
        """The mean of the two."""
        return (self.right + self.refused) / 2


class Judged:
    """The collection on a shelf in a folder, with a process that compares meanings if wanted."""

    def __init__(self, folder: Path) -> None:
        self._settings = Settings(corpus_dir=FOLDER / "articles", data_dir=folder)
        self._stated: dict[str, list[dict[str, Any]]] = tomllib.loads((FOLDER / "judged.toml").read_text("utf-8"))

    async def put_up(self) -> None:
        """Read the articles and put them on the shelf."""
        await Reloader(self._settings).reload()

    async def searching(self, meanings: AllMeanings | None) -> Searching:
        """Search for every query."""
        asked = self._stated["search"]
        clean, mistyped = [await self._ask([Search(one[how]) for one in asked], meanings) for how in ("query", "typo")]
        return Searching(
            *(
                sum(_average_precision(found, set(one["relevant"])) for found, one in zip(answers, asked, strict=True))
                / len(asked)
                for answers in (clean, mistyped)
            )
        )

    async def quoting(self) -> Quoting:
        """Ask for the quotations on every topic."""
        asked = self._stated["topic"]
        shown = right = wanted = 0
        for found, one in zip(await self._ask([Quote(topic=one["topic"]) for one in asked], None), asked, strict=True):
            lines = [line.text for line in found.quotations] if isinstance(found, Quotations) else []
            fitting = [piece for piece in one["relevant"] if any(_has(line, piece) for line in lines)]
            wrong = [
                line for line in lines if not any(_has(line, p) for p in (*one["relevant"], *one.get("maybe", ())))
            ]
            shown += len(fitting) + len(wrong)
            right += len(fitting)
            wanted += len(one["relevant"])
        return Quoting(right / max(shown, 1), right / wanted)

    async def asking(self, meanings: AllMeanings | None, *, hard: bool = False) -> Asking:
        """Ask every question as people type them, or those in words that the articles do not have."""
        asked = [one for one in self._stated["question"] if one.get("hard", False) == hard]
        answers = await self._ask([Ask(one["question"]) for one in asked], meanings)
        right = [
            isinstance(found, Told) and any(_has(found.cited.text, accepted) for accepted in one["answers"])
            for found, one in zip(answers, asked, strict=True)
            if one["answers"]
        ]
        refused = [not isinstance(found, Told) for found, one in zip(answers, asked, strict=True) if not one["answers"]]
        return Asking(sum(right) / len(right), sum(refused) / len(refused))

    async def _ask(self, questions: Sequence[Question], meanings: AllMeanings | None) -> list[Answer]:
        library = Library(self._settings.library_path)
        answers = []
        try:
            for question in questions:
                async with library.shelf() as shelf:
                    answers.append(await answer(shelf, question, Page(), today=_TODAY, meanings=meanings))
        finally:
            await library.close()
        return answers

    def meaning(self) -> Meaning:
        """Give a process that compares meanings and is waited for; it is to be closed."""
        return Meaning(self._settings.library_path, share_s=_PATIENCE_S)


async def quality(folder: Path) -> list[Figure]:
    """Measure all of it, by words alone too where meanings help."""
    judged = Judged(folder)
    await judged.put_up()
    meaning = judged.meaning()
    try:
        figures = [
            figure
            for how, meanings in (("", meaning), (", words alone", None))
            for figure in (
                _searched(f"own set: /search{how}", await judged.searching(meanings)),
                _told(f"own set: /ask{how}", await judged.asking(meanings)),
                _told(f"own set: /ask, in other words{how}", await judged.asking(meanings, hard=True)),
            )
        ]
    finally:
        await meaning.close()
    found = await judged.quoting()
    name = "own set: /quote topic:, precision / recall"
    return [*figures, Figure(name, f"{found.precision:.3f} / {found.recall:.3f}", ">= 0.95 / >= 0.85")]


def _searched(name: str, found: Searching) -> Figure:
    return Figure(f"{name}, MAP as typed / mistyped", f"{found.clean:.3f} / {found.mistyped:.3f}", ">= 0.70 / >= 0.68")


def _told(name: str, found: Asking) -> Figure:
    value = f"{found.right:.3f} / {found.refused:.3f} / {found.balanced:.3f}"
    return Figure(f"{name}, right passage / refused / balanced", value, ">= 0.92 / 0.90 / 0.91")


def _average_precision(found: Answer, relevant: set[str]) -> float:
    """Give the mean of the precision at each relevant article; 0 for one that is not listed."""
    keys = [Path(hit.source.key).name for hit in found.hits] if isinstance(found, Articles) else []
    right = 0
    total = 0.0
    for place, key in enumerate(keys, 1):
        if key in relevant:
            right += 1
            total += right / place
    return total / len(relevant)


def _has(text: str, piece: str) -> bool:
    return plain(piece) in plain(text)
