"""The sentence around a quoted stretch, the verbs of saying in it, and what an attribution is.

Shared by the modules that look for a speaker; nothing is decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from bot.reading.lexicon import ORGANISATION_NOUNS
from bot.reading.marks import Quoted
from bot.reading.page import Page
from bot.reading.speech_verbs import CLOSING_CUES, NO_WORDS, PHRASAL_CLOSING_CUES, PHRASAL_CUES, PLAIN_CUES
from bot.reading.subjects import QUOTING

_PARTICLES = frozenset("on out off back after up".split())
_MEDIA = frozenset("television tv radio paper newspapers papers wire".split()) | ORGANISATION_NOUNS
_GROUPS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_WIDEST = 100
"""Tokens of a sentence that are looked at on either side of a quotation; hardly a sentence has more."""


Reporter = tuple[str, Token, Token]
"""Who passed words on: the cue's words, its first token, the head of the phrase that names them."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue (its words, its first token), the head of the phrase that names the speaker, and how sure this is."""

    cue: str
    token: Token
    head: Token
    confidence: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence around a quoted stretch without anything quoted: tokens before and behind it.

    ``alone`` says that it has no other words, so that the quotation makes up its sentences.
    """

    quoted: Quoted
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    opening: Token | None
    last_character: str
    alone: bool

    @property
    def is_utterance(self) -> bool:
        """Whether whole sentences are quoted and not words within the writer's own sentence."""
        return self.alone or not self.last_character.isalnum()


def frame_of(page: Page, quoted: Quoted, inside: bytearray) -> Frame:
    """Give the frame of a stretch; ``inside[i]`` is 1 when token i is quoted."""
    first, last = page.sentences[page.sentence_at(quoted.start)], page.sentences[page.sentence_at(quoted.end - 1)]
    head, tail = page.span(first.start, quoted.start), page.span(quoted.end, last.end)
    before = _outside(page, max(head.start, head.end - _WIDEST), head.end, inside)
    after = _outside(page, tail.start, min(tail.end, tail.start + _WIDEST), inside)
    alone = not any(token.text[0].isalnum() for token in (*before, *after))
    return Frame(quoted, before, after, page.token_at(quoted.start), page.text[quoted.end - 1], alone)


def _outside(page: Page, first: int, last: int, inside: bytearray) -> tuple[Token, ...]:
    return tuple(page.tokens[index] for index in range(first, last) if not inside[index])


def is_cue(token: Token) -> bool:
    """Whether a token is one of the plain verbs of speech, used as a verb."""
    if _has_its_particle(token, PHRASAL_CUES):
        return True
    if token.lower_ in QUOTING and token.tag_.startswith("VB"):
        return True
    if token.lower_ not in PLAIN_CUES or not (token.tag_.startswith("VB") or token.lower_ in {"said", "says"}):
        return False
    return token.i + 1 == len(token.doc) or token.nbor().lower_ not in NO_WORDS


def closes_speech(token: Token) -> bool:
    """Whether a token is a verb that says how somebody spoke where it stands behind a whole utterance."""
    if is_cue(token) or _has_its_particle(token, PHRASAL_CLOSING_CUES):
        return True
    if token.lower_ not in CLOSING_CUES or not token.tag_.startswith("VB"):
        return False
    # "..., the port held drills": what has a subject and an object needs no quotation for one.
    led = any(child.dep_ == "nsubj" and child.i < token.i for child in token.children)
    return not led or all(child.dep_ != "dobj" or child.i < token.i for child in token.children)


def _has_its_particle(token: Token, particles: Mapping[str, str]) -> bool:
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return particles.get(token.lower_) == following


def cue_words(cue: Token) -> str:
    """Give a cue with the particle that makes its sense: "went on", "pointed out"."""
    following = cue.nbor() if cue.i + 1 < len(cue.doc) else None
    phrasal = following is not None and (
        following.dep_ == "prt"
        or (cue.lower_ in {"went", "goes", "gone", "going"} and following.lower_ in _PARTICLES)
        or _has_its_particle(cue, PHRASAL_CUES)
    )
    return f"{cue.text} {following.text}" if phrasal and following is not None else cue.text


def is_group(head: Token) -> bool:
    """Whether a noun means an organisation, a country or a medium."""
    return head.ent_type_ in _GROUPS or head.lower_ in _MEDIA
