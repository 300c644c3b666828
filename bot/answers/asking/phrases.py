"""Words about an answer of ``/ask``, the same on every screen.

The answer itself is never worded here: it is always an article's.
"""

from bot.answers.asking.told import Also

NOT_SAID = "The articles do not say."
NEAREST = "Nearest to it, but no answer:"
_SURE, _FAIRLY = 0.85, 0.7


def how_sure(confidence: float) -> str:
    """Say how sure an answer is."""
    if confidence >= _SURE:
        return "sure"
    return "fairly sure" if confidence >= _FAIRLY else "not sure: read the passage"


def also(other: Also) -> str:
    """Say how another article's answer stands to the one shown."""
    return "The same in" if other.agrees else "Differently in"
