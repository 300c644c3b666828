"""What a text means, as numbers: wordllama's static vectors, in the codes that the library keeps and in likenesses.

The vectors come inside the package; nothing is downloaded. Only the processes that read and that compare import this
module: numpy and the vectors take 100 MB.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import wordllama  # type: ignore[import-untyped]
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_DIMENSIONS = 256
_FINEST = 127
_KEPT_WORDS = 8000
"""Words whose vectors are remembered, a kilobyte each."""


@cache
def _model() -> Any:  # noqa: ANN401 - wordllama has no types
    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)


def vectors(texts: Sequence[str]) -> Vectors:
    """Give the unit vector of each text; the model knows few words in capital letters, so they are lowered."""
    if not texts:
        return np.zeros((0, _DIMENSIONS), np.float32)
    calm = [text.lower() if text.isupper() else text for text in texts]
    return _units(np.asarray(_model().embed(calm, norm=False), np.float32))


def _units(found: Vectors) -> Vectors:
    units: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return units


class Encoder:
    """Gives a short code (a bit a dimension) and a fine one (a byte a dimension) to what it is given."""

    def sentences(self, texts: Sequence[str]) -> list[tuple[bytes, bytes]]:
        """Encode texts one by one."""
        return _coded(vectors(texts))

    def whole(self, fine: Sequence[bytes]) -> tuple[bytes, bytes]:
        """Encode a text from the fine codes of its sentences, at least one: what they mean on average."""
        (code,) = _coded(_units(_read(fine)).mean(axis=0, keepdims=True))
        return code


def _coded(found: Vectors) -> list[tuple[bytes, bytes]]:
    peaks = np.maximum(np.abs(found).max(axis=1, keepdims=True, initial=0.0), 1e-9)
    fine = np.round(found / peaks * _FINEST).astype(np.int8)
    return [
        (code.tobytes(), bytes_.tobytes()) for code, bytes_ in zip(np.packbits(found > 0, axis=1), fine, strict=True)
    ]


def _read(fine: Sequence[bytes]) -> Vectors:
    return np.frombuffer(b"".join(fine), np.int8).reshape(len(fine), _DIMENSIONS).astype(np.float32)


def likenesses(vector: Vectors, fine: Sequence[bytes]) -> Vectors:
    """Give the cosine between a unit vector and each fine code."""
    found: Vectors = _units(_read(fine)) @ vector
    return found


def towards(vector: Vectors, fine: Sequence[bytes], share: float) -> Vectors:
    """Move a unit vector towards what fine codes (at least one) mean on average, which counts ``share`` times as much.

    Rocchio's relevance feedback (in The SMART Retrieval System, 1971), with what was found first taken for relevant.
    """
    return _units((vector + share * _units(_read(fine)).mean(axis=0))[None, :]).reshape(-1)


class Codes:
    """Short codes of a shelf's sentences or articles, to find the nearest to a question: 40 bytes for each."""

    def __init__(self, ids: Sequence[int], codes: bytes) -> None:
        self._ids = np.asarray(ids, np.int64)
        self._codes = np.frombuffer(codes, np.uint64).reshape(len(ids), _DIMENSIONS // 64)

    def nearest(self, vector: Vectors, limit: int) -> list[int]:
        """Give the ids whose codes differ from the vector's in the fewest bits."""
        if not len(self._ids):
            return []
        own = np.frombuffer(np.packbits(vector > 0).tobytes(), np.uint64)
        apart = np.bitwise_count(self._codes ^ own).sum(axis=1, dtype=np.uint16)
        count = min(limit, len(apart))
        return [int(number) for number in self._ids[np.argpartition(apart, count - 1)[:count]]]


class Words:
    """Compares words by meaning, and remembers the vectors of those it met."""

    def __init__(self) -> None:
        self._known: dict[str, Vectors] = {}

    def nearness(self, some: Sequence[str], others: Sequence[Sequence[str]]) -> list[list[float]]:
        """Give for each of the others' lists how near its nearest word is to each of some words, from 0 to 1."""
        self._learn({word for words in (some, *others) for word in words})
        own = self._stack(some)
        return [
            [round(max(float(near), 0.0), 3) for near in (own @ self._stack(words).T).max(axis=1)]
            if words
            else [0.0] * len(some)
            for words in others
        ]

    def _learn(self, words: set[str]) -> None:
        new = sorted(words - self._known.keys())
        if len(self._known) + len(new) > _KEPT_WORDS:
            self._known.clear()
            new = sorted(words)
        self._known.update(zip(new, vectors(new), strict=True))

    def _stack(self, words: Sequence[str]) -> Vectors:
        return np.stack([self._known[word] for word in words]) if words else np.zeros((0, _DIMENSIONS), np.float32)
