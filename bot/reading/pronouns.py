"""Whom "he", "she", "they", "the agency" or "the president" means where it stands for a speaker.

Looks back over the sentences before it; a person of the other gender is never meant. What nothing fits stays open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span, Token

from bot.findings import SpeakerKind
from bot.reading.cast import Cast, Named
from bot.reading.lexicon import OFFICES, ORGANISATION_NOUNS
from bot.reading.page import Page

_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_SENTENCES_BACK = 6
_MENTIONS_BACK = 200
_GROUPS = frozenset({"ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Meant:
    """A speaker that a pronoun or a description stands for."""

    name: str
    kind: SpeakerKind


class Pronouns:
    """Resolves pronouns of one page."""

    def __init__(self, page: Page, cast: Cast, inside: bytearray) -> None:
        self._page = page
        self._cast = cast
        self._inside = inside
        self._last = ""

    def spoke(self, name: str) -> None:
        """Remember who spoke last: the likeliest to go on."""
        self._last = name

    def meant(self, pronoun: Token) -> Meant | None:
        """Whom a personal pronoun means."""
        word = pronoun.lower_
        if word in _GENDER:
            named = self._person_before(pronoun, _GENDER[word])
            return Meant(str(self._cast.people[named.person].name), SpeakerKind.PERSON) if named else None
        if word in {"it", "its", "they", "their"}:
            group = next(self._groups_before(pronoun), None)
            return Meant(self._page.words(group), SpeakerKind.ORGANISATION) if group is not None else None
        return None

    def described(self, head: Token) -> Meant | None:
        """Whom "the agency" or "the president" means: the last one named with that word."""
        first = head.left_edge
        if first.i != head.i - 1 or first.lower_ != "the" or head.right_edge.i != head.i:
            return None
        noun = head.lower_
        if noun in ORGANISATION_NOUNS:
            group = next((g for g in self._groups_before(head) if noun in g.text.lower().split()), None)
            return Meant(self._page.words(group), SpeakerKind.ORGANISATION) if group is not None else None
        if noun not in OFFICES:
            return None
        holders = {
            named.person for named in self._cast.named if named.start < head.idx and self._has_title(named, noun)
        }
        if len(holders) != 1:
            return None
        return Meant(str(self._cast.people[holders.pop()].name), SpeakerKind.PERSON)

    def _has_title(self, named: Named, noun: str) -> bool:
        around = self._page.plain[max(0, named.start - 40) : named.start].lower()
        return re.search(rf"\b{re.escape(noun)}\s*$", around) is not None

    def _person_before(self, pronoun: Token, gender: str) -> Named | None:
        number = self._page.sentence_at(pronoun.idx)
        best: tuple[float, Named] | None = None
        for named in self._cast.before(pronoun.idx):
            back = number - self._page.sentence_at(named.start)
            if back > _SENTENCES_BACK:
                break
            person = self._cast.people[named.person]
            score = self._weight(named, back)
            if (best is None or score > best[0]) and person.gender in {"", gender}:
                best = score, named
        return best[1] if best else None

    def _weight(self, named: Named, back: int) -> float:
        token = self._page.token_at(named.end - 1)
        score = -float(back)
        if token is None:
            return score
        if token.dep_ in {"nsubj", "nsubjpass"}:
            score += 1.5
        if str(self._cast.people[named.person].name) == self._last:
            score += 1.5
        if self._inside[token.i]:
            score -= 2.5
        return score

    def _groups_before(self, token: Token) -> Iterator[Span]:
        for entity in islice(self._page.entities_before(token.idx), _MENTIONS_BACK):
            named = entity.label_ in _GROUPS and not self._inside[entity.start]
            if named and entity.root.dep_ in {"nsubj", "nsubjpass", "pobj", "appos", "ROOT"}:
                yield entity
