"""Which publisher a typed text means: case, accents and a missing "The" do not matter, a part of the name is enough.

Publishers are few, so all of them are compared; nothing is guessed when several fit equally.
"""

from rapidfuzz import fuzz

from bot.answers.answer import Nothing
from bot.library.shelf import Shelf
from bot.names.fold import fold

_SLIP = 85.0
"""Likeness (rapidfuzz ratio of folded names) from which a typing error is assumed."""
_NAMED = 5


async def resolve_publisher(shelf: Shelf, typed: str) -> str | Nothing:
    """Give the publisher as it is stored, an empty text when none was typed, or Nothing with the ones there are."""
    wanted = fold(typed)
    if not typed.strip():
        return ""
    names = [name for name, _ in await shelf.publishers()]
    exact = [name for name in names if _bare(fold(name)) == _bare(wanted)]
    part = [name for name in names if wanted and f" {wanted} " in f" {fold(name)} "]
    slip = [name for name in names if fuzz.ratio(wanted, fold(name)) >= _SLIP]
    for fitting in (exact, part, slip):
        if len(fitting) == 1:
            return fitting[0]
    if not names:
        return Nothing("No article states its publisher.")
    return Nothing(f"No publisher is clearly “{typed.strip()[:40]}”; the articles have {', '.join(names[:_NAMED])}.")


def _bare(folded: str) -> str:
    return folded.removeprefix("the ")
