"""The process that compares meanings: it holds the codes of the shelf that stands and answers over a pipe.

Started by :class:`bot.meaning.Meaning` as ``python -m bot.meaning_process LIBRARY IDLE``; requests and answers are JSON
lines. It reads the library through a connection of its own and ends when the pipe
closes, or when nobody has asked for IDLE seconds.
"""

import json
import os
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.answers.asking.understanding import STOP
from bot.library.stems import words
from bot.library.vectors import Codebook
from bot.reading.meaning import Codes, Vectors, Words, likenesses, towards, vectors

_BY_CODE = 200
"""Sentences or articles found by their short codes, of which the fine ones choose."""
_FOUND = 20
_TRUSTED, _OF_FEW, _TRUST = 2, 5, 1.0
"""So many of the articles found first (of few, only every fifth) are taken for relevant, and what they count then."""
_SHORTEST_WORD = 3


class Comparer:
    """Answers requests from the library at a path."""

    def __init__(self, path: Path) -> None:
        self._book = Codebook(path)
        self._words = Words()
        self._shelf: str | None = None
        self._sentences, self._articles = Codes((), b""), Codes((), b"")

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Give the sentences or articles nearest to a question, and how near they and those asked for are.

        ``found`` is empty when another shelf stands than the one asked about.
        """
        if self._shelf != request["shelf"]:
            self._open()
        if self._shelf != request["shelf"]:
            return {"found": []}
        (vector,) = vectors([_whole(request["question"])])
        return {"found": self._near_sentences(vector, request) if "words" in request else self._near(vector, request)}

    def _near(self, vector: Vectors, request: dict[str, Any]) -> list[tuple[int, float]]:
        """Compare articles with the question and with those that fit it best, by words (``scores``) and meaning."""
        scores = dict(zip(request["ids"], request["scores"], strict=True))
        first = self._likenesses(vector, scores)
        best = sorted(first, key=lambda number: (-scores.get(number, 0.0) - first[number][0], number))
        trusted = [first[number][1] for number in best[: min(_TRUSTED, len(best) // _OF_FEW)]]
        if trusted:
            vector = towards(vector, trusted, _TRUST)
        return [(number, round(near, 4)) for number, (near, _) in self._likenesses(vector, first).items()]

    def _likenesses(self, vector: Vectors, ids: Iterable[int]) -> dict[int, tuple[float, bytes]]:
        """Compare some articles, and those nearest of all: how near each is, with its fine code."""
        kept = self._book.articles(list(dict.fromkeys([*ids, *self._articles.nearest(vector, _BY_CODE)])))
        near = map(float, likenesses(vector, list(kept.values())))
        return {number: (likeness, kept[number]) for number, likeness in zip(kept, near, strict=True)}

    def _near_sentences(self, vector: Vectors, request: dict[str, Any]) -> list[tuple[int, float, list[float]]]:
        ids = list(dict.fromkeys([*request["ids"], *self._sentences.nearest(vector, _BY_CODE)]))
        kept = self._book.sentences(ids)
        likeness = dict(zip(kept, map(float, likenesses(vector, [fine for fine, _ in kept.values()])), strict=True))
        asked = set(request["ids"])
        best = sorted((number for number in kept if number not in asked), key=lambda number: -likeness[number])[:_FOUND]
        given = [number for number in kept if number in asked] + best
        told = [_telling(kept[number][1]) for number in given]
        near = self._words.nearness([_whole(word) for word in request["words"]], told)
        return [(number, round(likeness[number], 4), some) for number, some in zip(given, near, strict=True)]

    def _open(self) -> None:
        self._shelf = self._book.shelf()
        self._sentences, self._articles = Codes(*self._book.codes()), Codes(*self._book.article_codes())


def _whole(text: str) -> str:
    """Give a text without halves of characters, which the tokenizer refuses."""
    return text.encode("utf-8", "replace").decode()


def _telling(text: str) -> list[str]:
    some = dict.fromkeys(word.lower() for word, _, _ in words(text) if len(word) >= _SHORTEST_WORD)
    return [word for word in some if word not in STOP]


def _resting(seconds: float) -> threading.Timer:
    """End the process after some time; whoever asks in that moment starts another."""
    timer = threading.Timer(seconds, os._exit, (0,))
    timer.daemon = True
    timer.start()
    return timer


def main() -> int:
    """Answer requests until the pipe closes."""
    comparer = Comparer(Path(sys.argv[1]))
    vectors(["ready"])
    sys.stdout.write(json.dumps({"ready": True}) + "\n")
    sys.stdout.flush()
    idle_s = float(sys.argv[2])
    rest = _resting(idle_s)
    for line in sys.stdin:
        rest.cancel()
        answer = comparer.answer(json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        rest = _resting(idle_s)
    rest.cancel()
    return 0


if __name__ == "__main__":
    sys.exit(main())
