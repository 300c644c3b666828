"""The model's entities, decided for all words at once where they do not depend on each other.

What the model's own recognizer decides word after word, asking anew which of its 74 moves are allowed, takes a third of
the time of reading. But as long as no entity is open its decision rests on the word alone, so that one product of
matrices gives it for every word; only the words within an entity need one another. The decisions are the recognizer's,
by its own weights (spaCy's transition-based parser, ``spacy/pipeline/_parser_internals/ner.pyx``): nothing is judged
here.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

_Numbers = NDArray[np.float32]
_Marks = NDArray[np.bool_]

COMPONENT = "entities_at_once"
_FEATURES = 3
"""Of a state: the word, the first word of the open entity and the word before, if one is open."""


def suits(nlp: Language) -> bool:
    """Tell whether the recognizer is of the kind whose decisions are known here: greedy, with three features."""
    recognizer: Any = nlp.get_pipe("ner")
    lower = recognizer.model.get_ref("lower")
    known = bool(recognizer.model.attrs["has_upper"]) and not recognizer.model.attrs["unseen_classes"]
    return known and recognizer.cfg["beam_width"] == 1 and lower.get_dim("nF") == _FEATURES


@Language.factory(COMPONENT)
class EntitiesAtOnce:
    """Pipeline component: sets the entities of a document in which none is set and the sentences are."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy calls every factory with both
        recognizer: Any = nlp.get_pipe("ner")
        self._words, self._lower = recognizer.model.get_ref("tok2vec"), recognizer.model.get_ref("lower")
        upper = recognizer.model.get_ref("upper")
        self._weights, self._bias = upper.get_param("W"), upper.get_param("b")
        moves = [recognizer.moves.get_class_name(number) for number in range(len(self._bias))]
        self._moves = tuple(tuple(move.partition("-")[::2]) for move in moves)
        self._place = {move: number for number, move in enumerate(moves)}
        self._begins, self._units = (
            np.array([kind == of and label != "" for kind, label in self._moves]) for of in "BU"
        )
        self._outside = self._place["O"]

    def __call__(self, doc: Doc) -> Doc:
        """Find the entities of a document."""
        if not len(doc):
            return doc
        features, _ = self._lower(self._words.predict([doc]), False)  # noqa: FBT003 - "is it training", by place alone
        none, words = features[0], features[1:]
        starts, spaces = doc.to_array(["SENT_START", "IS_SPACE"]).T
        is_last = np.append(starts[1:] == 1, True)
        moves = self._closed(words, none, is_last, spaces != 0)
        found, end = [], 0
        for start in np.flatnonzero(moves != self._outside).tolist():
            if start >= end:
                kind, label = self._moves[moves[start]]
                end = start + 1 if kind == "U" else self._end(words, start, label, is_last)
                found.append(Span(doc, start, end, label))
        doc.set_ents(found, default="outside")
        return doc

    def _hidden(self, summed: _Numbers) -> _Numbers:
        pieces: _Numbers = summed + self._lower.get_param("b")
        hidden: _Numbers = pieces.max(axis=-1)
        return hidden

    def _closed(self, words: _Numbers, none: _Numbers, is_last: _Marks, is_space: _Marks) -> NDArray[np.intp]:
        """Give the move for each word if no entity is open there."""
        scores = self._hidden(words[:, 0] + none[1] + none[2]) @ self._weights.T + self._bias
        allowed = np.zeros(scores.shape, dtype=bool)
        allowed[:, self._outside] = True
        allowed[np.ix_(~is_space, self._units)] = True
        allowed[np.ix_(~is_space & ~is_last, self._begins)] = True
        best: NDArray[np.intp] = np.where(allowed, scores, -np.inf).argmax(axis=1)
        return best

    def _end(self, words: _Numbers, start: int, label: str, is_last: _Marks) -> int:
        """Give the end of an entity that begins at a word; it never leaves its sentence."""
        both = [self._place[f"I-{label}"], self._place[f"L-{label}"]]
        weights, bias = self._weights[both], self._bias[both]
        at = start + 1
        while not is_last[at]:
            goes_on, ends = weights @ self._hidden(words[at, 0] + words[start, 1] + words[at - 1, 2]) + bias
            if ends > goes_on:
                break
            at += 1
        return at + 1
