"""Whom "he", "she", "they", "the agency" or "the president" means where it stands for a speaker.

Looks back over the sentences before it; a person of the other gender is never meant. What nothing fits stays open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span, Token

from bot.findings import SpeakerKind
from bot.names.fold import fold
from bot.reading.cast import Cast, Named
from bot.reading.frames import is_group
from bot.reading.lexicon import FEMALE_NOUNS, MALE_NOUNS, OFFICES, ORGANISATION_NOUNS
from bot.reading.page import Page
from bot.reading.speech_verbs import CUE_NOUNS
from bot.reading.subjects import SUBJECTS, possessor_of

_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_SENTENCES_BACK = 6
_MENTIONS_BACK = 200
_GROUPS = frozenset({"ORG", "GPE", "NORP"})
_READS = frozenset({"read", "reads"})
_SURE = 0.94
_FAR = 0.75
"""How sure it is whom a pronoun means that was last named in the same or the previous paragraph, or further back."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A speaker that a pronoun or a description stands for."""

    name: str
    kind: SpeakerKind
    confidence: float


class Pronouns:
    """Resolves pronouns of one page."""

    def __init__(self, page: Page, cast: Cast, inside: bytearray) -> None:
        self._page = page
        self._cast = cast
        self._inside = inside
        self._by_family: defaultdict[str, list[int]] = defaultdict(list)
        for index, person in enumerate(cast.people):
            if len(person.name.words) > 1:
                self._by_family["".join(person.name.family)].append(index)
        self._last = ""
        self._last_group = self._last_described = Meant("", SpeakerKind.UNKNOWN, 0.0)
        self._group_spoke = self._described_spoke = -_SENTENCES_BACK

    def spoke(self, name: str, kind: SpeakerKind, sentence: int) -> None:
        """Remember who spoke last: the likeliest to go on."""
        self._last = name
        if kind is not SpeakerKind.PERSON:
            self._last_group, self._group_spoke = Meant(name, kind, _SURE), sentence
        if kind is SpeakerKind.DESCRIBED:
            self._last_described, self._described_spoke = Meant(name, kind, _SURE), sentence

    def bearer(self, word: str) -> int | None:
        """Who alone of the article's people has this family name, where a name was not seen to be one."""
        bearers = self._by_family[fold(word)]
        return bearers[0] if len(bearers) == 1 else None

    def meant(self, pronoun: Token) -> Meant | None:
        """Whom a personal pronoun means."""
        word = pronoun.lower_
        if word in _GENDER:
            meant = self._person_before(pronoun, _GENDER[word])
            return self._last_described if meant is None and self._goes_on(pronoun) else meant
        if word in {"it", "its", "they", "their"}:
            if self._page.sentence_at(pronoun.idx) - self._group_spoke == 1:
                return self._last_group
            if (speaking := self._text_before(pronoun)) is not None:
                return speaking
            group = next(self._groups_before(pronoun), None)
            return Meant(self._page.words(group), SpeakerKind.ORGANISATION, _SURE) if group is not None else None
        return None

    def _text_before(self, pronoun: Token) -> Meant | None:
        """Give the letter, report or other text that the sentence before is about, or the person who wrote it."""
        number = self._page.sentence_at(pronoun.idx) - 1
        if number < 0 or pronoun.lower_ not in {"it", "its"}:
            return None
        sentence = self._page.sentences[number]
        parts = [token for token in self._page.span(sentence.start, sentence.end) if not self._inside[token.i]]
        doers = [token for token in parts if token.dep_ in SUBJECTS]
        things = [token for token in parts if token.dep_ == "dobj"]
        # A company that rejects a claim is itself what speaks next; "it read" is said of the text alone.
        meant = doers if any(map(is_group, doers)) and pronoun.head.lower_ not in _READS else doers + things
        text = next((token for token in meant if token.lower_ in CUE_NOUNS), None)
        return self._by_its_words(text) if text is not None else None

    def _by_its_words(self, text: Token) -> Meant:
        owner = possessor_of(text)
        writer = self._cast.at(owner.idx) if owner is not None else None
        if writer is not None:
            return Meant(str(self._cast.people[writer.person].name), SpeakerKind.PERSON, _SURE)
        return Meant(self._page.words(text.doc[text.left_edge.i : text.i + 1]), SpeakerKind.DESCRIBED, _SURE)

    def _goes_on(self, pronoun: Token) -> bool:
        """Whether a source without a name that spoke in the sentence before may be meant."""
        words = self._last_described.name.lower().split()
        unfit = FEMALE_NOUNS if _GENDER[pronoun.lower_] == "m" else MALE_NOUNS
        near = self._page.sentence_at(pronoun.idx) - self._described_spoke <= 1
        return near and unfit.isdisjoint(words) and words[-1] not in ORGANISATION_NOUNS

    def described(self, head: Token) -> Meant | None:
        """Whom "the agency" or "the president" means: the last one named with that word."""
        first = head.left_edge
        if first.i != head.i - 1 or first.lower_ != "the" or head.right_edge.i != head.i:
            return None
        noun = head.lower_
        if noun in ORGANISATION_NOUNS:
            group = next((g for g in self._groups_before(head) if noun in g.text.lower().split()), None)
            return Meant(self._page.words(group), SpeakerKind.ORGANISATION, _SURE) if group is not None else None
        if noun not in OFFICES:
            return None
        holders = {
            named.person for named in self._cast.named if named.start < head.idx and self._has_title(named, noun)
        }
        if len(holders) != 1:
            return None
        return Meant(str(self._cast.people[holders.pop()].name), SpeakerKind.PERSON, _SURE)

    def _has_title(self, named: Named, noun: str) -> bool:
        around = self._page.plain[max(0, named.start - 40) : named.start].lower()
        return re.search(rf"\b{re.escape(noun)}\s*$", around) is not None

    def _person_before(self, pronoun: Token, gender: str) -> Meant | None:
        number = self._page.sentence_at(pronoun.idx)
        best: tuple[float, int, Named] | None = None
        for named in islice(self._cast.before(pronoun.idx), _MENTIONS_BACK):
            back = number - self._page.sentence_at(named.start)
            if back > _SENTENCES_BACK:
                break
            person = self._fitting(named, gender)
            score = self._weight(named, back)
            if person is not None and (best is None or score > best[0]):
                best = score, person, named
        if best is None:
            return None
        _, person, named = best
        paragraphs = self._page.block_at(pronoun.idx) - self._page.block_at(named.start)
        sure = _SURE if paragraphs <= 1 else _FAR
        return Meant(str(self._cast.people[person].name), SpeakerKind.PERSON, sure)

    def _fitting(self, named: Named, gender: str) -> int | None:
        """Whoever of this gender a place may name: its person, or else another bearer of the bare family name."""
        people = self._cast.people
        if people[named.person].gender in {"", gender}:
            return named.person
        words = tuple(self._page.text[named.start : named.end].split())
        if len(words) > 1 or not words:
            return None
        fitting = [index for index in self._by_family[fold(words[0])] if people[index].gender == gender]
        return fitting[0] if len(fitting) == 1 else None

    def _weight(self, named: Named, back: int) -> float:
        token = self._page.token_at(named.end - 1)
        score = -float(back)
        if token is None:
            return score
        if token.dep_ in {"nsubj", "nsubjpass"}:
            score += 2.0 if token.head.dep_ == "ROOT" else 1.5
        if str(self._cast.people[named.person].name) == self._last:
            score += 1.0
        if self._inside[token.i]:
            score -= 2.5
        return score

    def _groups_before(self, token: Token) -> Iterator[Span]:
        for entity in islice(self._page.entities_before(token.idx), _MENTIONS_BACK):
            named = entity.label_ in _GROUPS and not self._inside[entity.start]
            part = entity.root.dep_
            # "In X" is where something happened: X does not speak.
            place = (
                entity.label_ == "GPE" and part == "pobj" and entity.root.head.lower_ in {"in", "at", "near", "from"}
            )
            if named and not place and part in {"nsubj", "nsubjpass", "dobj", "pobj", "appos", "ROOT"}:
                yield entity
