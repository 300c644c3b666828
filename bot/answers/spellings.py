"""Which spellings of names a corpus admin means, and what a shelf makes of two of them: one person, two, or none.

A decision is on spellings, not on people, because whose a spelling is is just what is to be decided. Nothing is
recorded here.
"""

from bot.answers.answer import Choices
from bot.answers.resolve import One, resolve, shown
from bot.errors import QuestionError
from bot.library.merges import Spelling, spelling
from bot.library.shelf import Shelf
from bot.names.fold import person_key

_NAMED = 5


async def two_spellings(shelf: Shelf, first: str, second: str) -> tuple[Spelling, Spelling]:
    """Find the two spellings that typed names mean.

    Raises QuestionError when one means nobody or may be several people, or when both are one to the articles.
    """
    one, other = await _meant(shelf, first), await _meant(shelf, second)
    if one.key != other.key:
        return one, other
    if one.key == person_key(first) == person_key(second):
        message = (
            f"“{shown(first)}” and “{shown(second)}” are one name to me. People whose names differ only in case, "
            "accents, hyphens and spaces cannot be told apart by name."
        )
    else:
        message = f"Both names lead to {one.name}. Pick the two spellings from the list that comes up as you type."
    raise QuestionError(message)


async def _meant(shelf: Shelf, typed: str) -> Spelling:
    """Find the one spelling: just the typed one when articles have it, else the one that the person goes by."""
    exact = await spelling(shelf, person_key(typed))
    if exact:
        return exact
    found = await resolve(shelf, typed)
    if isinstance(found, One):
        own = await spelling(shelf, found.person.key)
        if own:
            return own
        message = f"No article names “{shown(typed)}”."
    elif isinstance(found, Choices):
        named = ", ".join(choice.name for choice in found.choices[:_NAMED])
        message = f"“{shown(typed)}” may be several people: {named}. Pick one from the list that comes up as you type."
    else:
        near = f" Near: {', '.join(near.name for near in found.nearest)}." if found.nearest else ""
        message = f"{found.message}{near}"
    raise QuestionError(message)


async def what_they_are(shelf: Shelf, first: str, second: str) -> str:
    """Say what two spellings, given by their keys, are on a shelf: the end of a sentence that begins with both."""
    one, other = await spelling(shelf, first), await spelling(shelf, second)
    if one is None or other is None:
        return "are not both in the articles"
    return "are one person" if one.person == other.person else "are two people"
