"""When a passage is an answer: how much each feature counts, and what that is worth as a probability.

The figures were fitted by logistic regression to questions with known answers, some of which the articles do not
answer; with and without the help of meanings, because a shelf is asked without them while their process starts.
"""

import math
from dataclasses import dataclass, fields

from bot.answers.asking.weighing import Features


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much each feature speaks for or against an answer, in logits; at 0 it is as likely right as wrong."""

    covered: float
    names: float
    broken: float
    numbers: float
    offices: float
    contrary: float
    negated: float
    typed: float
    bare: float
    dense: float
    bias: float

    def score(self, features: Features) -> float:
        """Give what speaks for a passage as an answer, in logits."""
        score: float = self.bias
        for one in fields(self):
            if one.name != "bias":
                score += getattr(self, one.name) * getattr(features, one.name)
        return score


WITH_MEANING = Verdict(
    covered=3.5,
    names=-2.9,
    broken=-2.0,
    numbers=-1.7,
    offices=-3.0,
    contrary=-2.8,
    negated=-2.2,
    typed=2.3,
    bare=-1.5,
    dense=1.1,
    bias=-5.0,
)
WITH_WORDS = Verdict(
    covered=2.9,
    names=-2.1,
    broken=-2.2,
    numbers=-1.5,
    offices=-3.0,
    contrary=-2.7,
    negated=-2.5,
    typed=2.3,
    bare=-1.5,
    dense=0.4,
    bias=-4.2,
)


def probability(score: float) -> float:
    """Turn logits into a probability."""
    return 1.0 / (1.0 + math.exp(-score))


def order(features: Features) -> float:
    """Put passages in order, the largest value first; whether the first is an answer is another question."""
    return (
        features.covered
        + 0.3 * features.around
        + 0.5 * features.likeness
        + 0.1 * features.typed
        + 0.1 * features.together
        - 0.2 * features.broken
        - 0.1 * features.numbers
    )
