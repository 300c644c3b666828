"""What is weighed, and what comes of it: a passage with all that is known of it, and its features as numbers.

Plain values; how features are found is ``weighing``'s, and how much each counts is in ``verdicts``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or two that may be shown, and what stands round them.

    ``around`` are the neighbouring sentences and the title; ``people`` are the people named in it, ``speakers`` who
    says what it quotes, ``roles`` names with what it calls them. ``lacking`` are the question's words, as the scale
    keys them, that its whole article lacks. ``likeness`` is how near in meaning the passage is to the question, from
    -1 to 1, and ``near`` how near its nearest word is to a word of the question; both are None and empty when nobody
    can tell.
    """

    text: str
    around: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    title: bool = False
    length: int = 0
    """Sentences of its article."""
    lacking: frozenset[str] = frozenset()
    likeness: float | None = None
    near: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Features:
    """What is weighed; all from 0 to 1 but for ``likeness``."""

    covered: float
    """Share of the question's words, by rarity, that the passage has; words near in meaning count in part."""
    around: float
    """Share that only its neighbourhood has, without names."""
    nowhere: float
    """Share that its whole article lacks."""
    names: float
    """Share of the words of names that neither has; where an office is asked for, that the passage lacks."""
    strange: float
    """Share of the words of names that the whole article lacks."""
    broken: float
    """Share of neighbouring words of names that are apart: another name made of the same words. Where an office is
    asked for, two words that are apart are as bad as all."""
    numbers: float
    """Share of the numbers that the passage lacks; a year at the end of a range is another number."""
    offices: float
    """Whether the passage lacks a word for the office or relation asked for ("vice", "minister", "sister")."""
    contrary: float
    """Whether a word is missing and its opposite is there."""
    negated: float
    """Whether the question denies something and the passage denies nothing."""
    denied: float
    """Whether it says of a word of the question that it is not so."""
    typed: float
    """Whether something of the kind that is asked for is in it, and is not from the question."""
    untyped: float
    """Whether nothing at all is of a kind that has a shape (a date, a number, a role)."""
    another: float
    """Whether an office is asked for and it is that of something or somebody else."""
    uncounted: float
    """Whether no number in it is said to be of what is counted."""
    absent: float
    """Share of the plain words, each counting the same, that it has in no form."""
    unsaid: float
    """Whether somebody's words are asked for and it is not known to have them."""
    title: float
    """Whether it is the title of an article."""
    long: float
    """How long its article is: in a long one, sentences have words of the question by chance."""
    likeness: float
