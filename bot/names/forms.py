"""All the ways in which a person's name may be written, folded: what an index may look a typed name up by exactly.

These are the writer's liberties with one spelling: order, syllables joined or apart, initials, the short form. Other
spellings of the sounds are not among them (see ``spelling``), nor are typing errors.
"""

from collections.abc import Iterator

from bot.names.arabic import PARTICLES
from bot.names.fold import tokens
from bot.names.spelling import SYLLABIC, family_and_given, tongues

_MOST_TOKENS = 12


def forms(name: str) -> tuple[str, ...]:
    """Give the forms of a name, itself first, each with single spaces; none when it has no letters.

    A Korean or Chinese name has the syllables of its given name joined and apart, before and after the family name. A
    name of initials ("choe h c") or one word ("choe") is a form of many people's names.
    """
    own = tokens(name)[:_MOST_TOKENS]
    return tuple(dict.fromkeys(" ".join(words) for words in _forms(own) if words))


def _forms(own: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield own
    if len(own) < 2:  # noqa: PLR2004
        return
    among = tongues(own)
    split = next((found for one in SYLLABIC if one in among and (found := family_and_given(own, one))), None)
    family, given = split or (own[-1], own[:-1])
    joined, initials = "".join(given), tuple(token[0] for token in given)
    for some in dict.fromkeys((given, (joined,), initials, initials[:1])):
        yield (family, *some)
        yield (*some, family)
    yield ("".join(own),)
    yield (family,)
    if split:
        yield given
        yield (joined,)
        return
    yield (own[0], family)
    yield tuple(word for word in own if word not in PARTICLES)
    yield (own[0], "".join(own[1:]))
