"""Who is meant by a typed name: one person clearly, one of several, or nobody, with the nearest and why not they.

Candidates come from the library, scores from ``bot.names``; this module only chooses, and never guesses between people.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Choice, Choices, Near, Nothing
from bot.library import people
from bot.library.names import Fit, look_up
from bot.library.rows import PersonRow
from bot.library.shelf import Shelf
from bot.names.fold import HONORIFICS, typed_name
from bot.names.score import ANSWER, OFFER

_NEAREST = 3
_MARGIN = 4.0
"""How much better the best of several inexact fits must be to stand for them all."""
_SHOWN_LETTERS = 60
"""Letters of a typed name that an answer repeats."""


@dataclass(frozen=True, slots=True)
class One:
    """The person who is meant; ``exact`` is False when the name was typed in another spelling."""

    person: PersonRow
    exact: bool


async def resolve(shelf: Shelf, typed: str) -> One | Choices | Nothing:
    """Find the person whom a typed name means.

    A whole name that fits clearly better than any other is answered; a part of a name ("kim") only when it is a part of
    one person's name. Everything else is offered, never taken. An honorific before a single word ("President Moon") is
    no part of a name either, unless somebody is called so.
    """
    words = typed_name(typed)
    if not words:
        return Nothing(f"“{shown(typed)}” has no letters that a name could have.")
    found = await _find(shelf, typed, words)
    if isinstance(found, Nothing) and len(words) > 1 and words[0] in HONORIFICS:
        without = await _find(shelf, typed, words[1:])
        return found if isinstance(without, Nothing) else without
    return found


async def _find(shelf: Shelf, typed: str, words: tuple[str, ...]) -> One | Choices | Nothing:
    fits = await look_up(shelf, words)
    meant = _meant(words, [fit for fit in fits if fit.score.value >= ANSWER])
    if not meant:
        return _nearest(typed, fits)
    if len(meant) > 1:
        total = max(len(meant), await people.count_with(shelf, words)) if len(words) == 1 else len(meant)
        return choices(typed, tuple(fit.person for fit in meant), total)
    return One(meant[0].person, exact=meant[0].score.exact and meant[0].score.whole)


def _meant(words: tuple[str, ...], strong: list[Fit]) -> list[Fit]:
    """Choose between people who fit well enough, the best first; several remain when nothing tells them apart."""
    whole = [fit for fit in strong if fit.score.whole]
    if not whole or len(words) == 1:  # a single word may be a part of any name that has it, even if it is all of one
        best_part = max((fit.score.value for fit in strong if not fit.score.whole), default=0.0)
        return [fit for fit in strong if best_part - fit.score.value < _MARGIN]
    best = whole[0]
    if best.score.exact:
        return [fit for fit in whole if fit.score.exact and fit.in_order == best.in_order]
    return [fit for fit in whole if best.score.value - fit.score.value < _MARGIN]


def shown(typed: str) -> str:
    """Cut a typed text to what an answer repeats of it."""
    text = " ".join(typed.split())
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS].rstrip()}…"


def choices(query: str, rows: tuple[PersonRow, ...], total: int) -> Choices:
    """Offer people in the order given."""
    return Choices(query, tuple(Choice(row.key, row.name, row.role, row.articles) for row in rows), total)


def _nearest(typed: str, fits: Sequence[Fit]) -> Nothing:
    near = [fit for fit in fits if fit.score.value >= OFFER][:_NEAREST]
    return Nothing(
        f"No article names “{shown(typed)}”.",
        tuple(Near(fit.person.key, fit.person.name, fit.score.why) for fit in near),
    )
