"""When a passage is an answer: how much each feature counts, and what that is worth as a probability.

The same sum puts passages in order and tells whether the first is an answer. Its figures were fitted to questions with
known answers, some of which the articles do not answer, as a choice between all passages found and none of them
(multinomial logistic regression); with and without the help of meanings, because a shelf is asked without them while
their process starts.
"""

import math
from dataclasses import dataclass, fields

from bot.answers.asking.passage import Features


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much each feature speaks for or against an answer, in logits; at 0 it is as likely right as wrong."""

    covered: float
    around: float
    nowhere: float
    names: float
    strange: float
    broken: float
    numbers: float
    offices: float
    contrary: float
    negated: float
    denied: float
    typed: float
    untyped: float
    another: float
    uncounted: float
    absent: float
    unsaid: float
    title: float
    long: float
    likeness: float
    bias: float

    def score(self, features: Features) -> float:
        """Give what speaks for a passage as an answer, in logits."""
        score: float = self.bias
        for one in fields(self):
            if one.name != "bias":
                score += getattr(self, one.name) * getattr(features, one.name)
        return score


WITH_MEANING = Verdict(
    covered=2.88,
    around=1.15,
    nowhere=-0.72,
    names=-2.38,
    strange=-1.18,
    broken=-1.21,
    numbers=-1.96,
    offices=-3.31,
    contrary=-2.16,
    negated=-2.2,
    denied=-1.8,
    typed=0.41,
    untyped=-2.32,
    another=-1.64,
    uncounted=-2.05,
    absent=-1.46,
    unsaid=-1.4,
    title=-0.37,
    long=-1.68,
    likeness=1.33,
    bias=-1.92,
)
WITH_WORDS = Verdict(
    covered=3.23,
    around=0.92,
    nowhere=-0.67,
    names=-2.54,
    strange=-1.23,
    broken=-1.22,
    numbers=-1.73,
    offices=-3.3,
    contrary=-1.55,
    negated=-2.2,
    denied=-1.8,
    typed=0.41,
    untyped=-2.36,
    another=-1.63,
    uncounted=-2.08,
    absent=-1.46,
    unsaid=-1.59,
    title=-0.34,
    long=-0.75,
    likeness=0.0,
    bias=-1.56,
)


def probability(score: float) -> float:
    """Turn logits into a probability."""
    return 1.0 / (1.0 + math.exp(-score))
