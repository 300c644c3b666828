"""Abbreviations and the names that they stand for: a passage with one answers a question with the other.

Only letters are compared ("Harbour News Agency" and "HNA", "H.N.A."); nothing is known of any abbreviation, and two
names with the same initials are not told apart.
"""

import re

_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}|\b(?:[A-Z]\.)+[A-Z]\b")
_SHORT = re.compile(r"\b[A-Z]{2,6}\b")
_FULL = re.compile(r"\b[A-Z][\w’']+(?:(?:[ -]| of | of the | for | and | for the )[A-Z][\w’']+){1,5}")
_LITTLE = re.compile(r"\b[a-z]+\b ?")
_LEAST = 2


def undotted(text: str) -> str:
    """Give a text with its dotted abbreviations as one word each: "H.N.A." becomes "HNA"."""
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), text)


def shorts(text: str) -> frozenset[str]:
    """Give the abbreviations of an undotted text."""
    return frozenset(_SHORT.findall(text))


def spelled(text: str) -> dict[str, str]:
    """Give the names of a text that have several words, by every abbreviation that may stand for them."""
    found: dict[str, str] = {}
    for match in _FULL.finditer(text):
        parts = re.split(r"[ -]", _LITTLE.sub("", match[0]))
        for first in range(len(parts)):
            for last in range(first + _LEAST, len(parts) + 1):
                found.setdefault("".join(part[0] for part in parts[first:last]), " ".join(parts[first:last]))
    return found


class Initials:
    """The abbreviations and the names of a question; writes beside each in a passage what the question calls it."""

    def __init__(self, question: str) -> None:
        self._shorts = shorts(undotted(question))
        self._spelled = spelled(question)

    @property
    def shorts(self) -> frozenset[str]:
        """The abbreviations in small letters."""
        return frozenset(short.lower() for short in self._shorts)

    def with_both(self, text: str) -> str:
        """Give a text with the question's abbreviations and names added where the text has the other form."""
        plain = undotted(text)
        added: list[str] = []
        if self._shorts:
            own = spelled(plain)
            added += [short for short in self._shorts if short in own]
        if self._spelled:
            added += [self._spelled[short] for short in shorts(plain) if short in self._spelled]
        return " ".join((plain, *added)) if added else plain
