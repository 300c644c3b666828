"""The name that stands beside quoted words in a message: "X said", "— X", "according to X", "X:", "in X's words".

Light patterns over the line around the words; a message is short, and most name the speaker in one of a few ways. Who
is meant by the name is not decided here.
"""

import re

from bot.reading.speech_verbs import CLOSING_CUES, PLAIN_CUES

_AROUND = 160
"""Characters on each side of a quotation in which its speaker is looked for."""

_CAPITAL = r"(?:[^\W\d_a-z]|\b(?=[a-z]{0,3}['’]?[A-Z]))[\w.'’-]*"
_PARTICLE = r"(?:bin|ibn|al|el|de|da|do|dos|di|du|del|der|den|van|von|ten|of|the|la|le|bint)"
_NAME = rf"(?:[a-z]+(?:['’]s)?\s+){{0,5}}(?P<name>{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITAL}){{0,5}})"
"""A name in capitals, with small words of a title before it ("the energy minister Ana Petrov")."""
_ASIDE = r"(?:,[^,.:!?\n]{1,60},)?"
_ADVERBS = r"(?:[a-z]+\s+){0,3}?"
_VERB = "|".join(sorted(PLAIN_CUES | CLOSING_CUES, key=len, reverse=True))
_TO_WHOM = r"(?:\s+(?!(?:that|and|but)\b)[\w'’]+){0,6}"
_SOURCE = r"(?i:according\s+to|in\s+the\s+words\s+of|quoting|to\s+quote|citing|as\s+per|per|via|quote\s+(?:by|from))"
_OWNED = r"(?:words?|quote|line|claim|statement|remark|answer|reply)"

_BEHIND = tuple(
    re.compile(rf"^\s*[,.]?\s*{rule}")
    for rule in (
        rf"[—–-]+\s*{_NAME}",
        rf"\({_NAME}[^)]*\)",
        rf"(?:as\s+)?(?:{_VERB})\s+(?:by\s+)?{_NAME}",
        rf"(?:as\s+)?{_NAME}{_ASIDE}\s+{_ADVERBS}(?:{_VERB})\b",
        rf"{_SOURCE}\s+{_NAME}",
    )
)
_BEFORE = tuple(
    re.compile(rf"{rule}\s*$")
    for rule in (
        rf"{_NAME}{_ASIDE}\s+{_ADVERBS}(?:{_VERB}|puts?\s+it){_TO_WHOM}\s*[,:]?(?:\s*that)?",
        rf"{_NAME}(?:\s*\([^)]{{1,40}}\))?\s*(?:,[^,.:!?\n]{{1,60}})?:",
        rf"\b{_SOURCE}\s+{_NAME}\s*[,:]?",
        rf"{_NAME}['’]s?\s+(?:\w+\s+){{0,2}}?{_OWNED}\s*[,:]?",
    )
)
_ANY_BEFORE = re.compile(r"(?:^|\n)\s*(?P<name>[^\n:.!?\"“”]{2,60}):\s*$")
_ANY_BEHIND = re.compile(r"^\s*[—–-]+\s*(?P<name>[^\n:.!?,(\"“”]{2,60})")
"""A colon and a dash tell a speaker even where nothing is in capitals."""
_SIGNATURE = re.compile(r"(?:\n\s*[—–-]+|\s[—–])\s*(?P<name>[^\n—–]{2,60})$")
_MARKS = "\"“”„‟«»‹›'‘’`"
_NO_NAMES = frozenset(
    "he she they it we i you who this that these those then and but so when as if the a an in on at yes no my your his"
    " her their our according breaking quote headline update news source title today yesterday tomorrow".split()
)


def speaker_beside(text: str, start: int, end: int) -> str | None:
    """Find the name to which a text gives the words between two places, behind them first; None when there is none."""
    before = text[max(0, start - _AROUND) : start].rstrip(f"{_MARKS} ")
    behind = text[end : end + _AROUND].lstrip(_MARKS).lstrip("\n, ")
    line_before, line_behind = before.rstrip("\n").rpartition("\n")[2], behind.partition("\n")[0]
    matches = (
        *(rule.search(line_behind) for rule in _BEHIND),
        *(rule.search(line_before) for rule in _BEFORE),
        _ANY_BEHIND.search(line_behind),
        _ANY_BEFORE.search(before),
    )
    return next(filter(None, (_name(match["name"]) for match in matches if match)), None)


def signed(text: str) -> tuple[str, str | None]:
    """Divide a text into its words and the name behind a dash at its end; None when it is not signed."""
    match = _SIGNATURE.search(text)
    name = _name(match["name"]) if match else None
    return (text[: match.start()], name) if match and name else (text, None)


def _name(words: str) -> str | None:
    """Take off what is no part of a name; None when nothing is left."""
    parts = words.strip(f" ,.;:!?()[]{_MARKS}").split()
    while parts and parts[0].casefold() in _NO_NAMES:
        parts.pop(0)
    name = " ".join(parts).removesuffix("'s").removesuffix("’s")
    return name if any(char.isalpha() for char in name) else None
