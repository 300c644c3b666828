"""Finds what attributes a quoted stretch: the cue in its sentence and the words that name the speaker.

Grammar only: a cue and the head of its subject. Whom the words mean is settled in ``speakers``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from bot.reading.lexicon import PLAIN_CUES, WEAK_CUES
from bot.reading.marks import Quoted
from bot.reading.page import Page

CUE_NOUNS = frozenset(
    "claim statement remark remarks comment comments words assertion argument view warning promise pledge vow "
    "call calls demand description slogan motto speech address letter memo tweet post question answer reply "
    "response message report interview article column essay book note announcement declaration criticism "
    "accusation allegation insistence suggestion belief testimony plea line phrase editorial release statements "
    "claims warnings tweets posts reports".split()
)
"""Nouns whose owner may be a speaker ("Smith's claim that ...") or that speak for their owner ("the report said")."""

_RELATIVE = frozenset({"who", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PASSED_UP = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "agent", "dep", "auxpass", "aux", "parataxis"}
)
_WIDEST = 100
"""Tokens of a sentence that are looked at on either side of a quotation; hardly a sentence has more."""
_NEAR = 14
"""Tokens within which a subject stands before or behind its cue when the parse does not tell."""


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


def attribution(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the best attribution within the quotation's own sentences."""
    for find in (
        _closing_clause,
        _opening_colon,
        _governing_cue,
        _reporting_clause,
        _according_to,
        _cue_noun,
        _weak_cue,
    ):
        found = find(frame, inside)
        if found is not None:
            return found
    return None


def _closing_clause(frame: Frame, inside: bytearray) -> Attribution | None:
    """``“...,” said X`` and ``“...,” X said``."""
    if frame.last_character.isalnum() and not (
        frame.after and frame.after[0].text in {'"', "'"} and _comma_next(frame.after)
    ):
        return None
    return _clause_cue(frame.after, inside, 0.95)


def _comma_next(tokens: tuple[Token, ...]) -> bool:
    return len(tokens) > 1 and tokens[1].text in {",", "-", "--", "–", "—"}


def _reporting_clause(frame: Frame, inside: bytearray) -> Attribution | None:
    """``... “...” ..., X said`` at the end of the sentence."""
    for place, (token, following) in enumerate(pairwise(frame.after), start=1):
        if place > 1 and token.text in {",", '"'} and following.text[0].isalnum():
            found = _clause_cue(frame.after[place:], inside, 0.85)
            if found is not None:
                return found
    return None


def _clause_cue(tokens: tuple[Token, ...], inside: bytearray, confidence: float) -> Attribution | None:
    """Find a clause that begins with its cue or in which the cue is the first verb, relative clauses aside."""
    relative = False
    for place, token in enumerate(tokens[: 2 * _NEAR]):
        if token.lower_ in _RELATIVE and place:
            relative = True
        if token.text == ",":
            relative = False
        if is_cue(token):
            subject = subject_of(token, inside)
            if subject is None or not (tokens[0].i <= subject.i <= tokens[-1].i):
                subject = _nearby_subject(token, tokens, inside)
            return Attribution(token.text, token, subject, confidence) if subject is not None else None
        if (
            token.tag_ in {"VBD", "VBZ", "VBP"}
            and not relative
            and any(child.dep_ in _SUBJECTS for child in token.children)
        ):
            return None
    return None


def _opening_colon(frame: Frame, inside: bytearray) -> Attribution | None:
    """``X said: “...”`` and, without a verb, ``X: “...”``."""
    tokens = [token for token in frame.before if token.text not in {'"', "'"}]
    if not tokens or tokens[-1].text != ":":
        return None
    for token in reversed(tokens):
        if (
            is_cue(token)
            and (subject := subject_of(token, inside) or _nearby_subject(token, frame.before, inside)) is not None
        ):
            return Attribution(token.text, token, subject, 0.95)
    named = [token for token in tokens if token.tag_.startswith("NNP") or token.tag_ in {"PRP", "NN"}]
    subjects = [token for token in tokens if token.dep_ in _SUBJECTS]
    head = subjects[0] if subjects else (named[-1] if named else None)
    return Attribution(":", tokens[-1], head, 0.8) if head is not None else None


def _governing_cue(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the nearest cue before the quotation, rather one above it in the parse: ``X said that ... “...”``."""
    cues = [token for token in reversed(frame.before) if is_cue(token)]
    above = set(frame.opening.ancestors) if frame.opening is not None else set()
    for token in sorted(cues, key=lambda token: token not in above):
        subject = subject_of(token, inside) or _nearby_subject(token, frame.before, inside)
        if subject is not None:
            near = token in above or frame.before[-1].i - token.i < _NEAR // 2
            return Attribution(token.text, token, subject, 0.9 if near else 0.55)
    return None


def _according_to(frame: Frame, _: bytearray) -> Attribution | None:
    tokens = (*frame.before, *frame.after)
    for place, token in enumerate(tokens[:-2]):
        if token.lower_ == "per" or (token.lower_ == "according" and tokens[place + 1].lower_ == "to"):
            marker = token if token.lower_ == "per" else tokens[place + 1]
            heads = [child for child in marker.children if child.dep_ == "pobj"]
            heads = heads or [t for t in tokens[place + 2 : place + 8] if t.tag_.startswith(("NN", "PRP"))][:1]
            if heads and heads[0].tag_ != "CD":
                cue = "according to" if marker is not token else token.text
                return Attribution(cue, token, _owner(heads[0]), 0.85)
    return None


def _cue_noun(frame: Frame, _: bytearray) -> Attribution | None:
    """``X's claim that “...”``."""
    for token in reversed(frame.before):
        if token.lower_ in CUE_NOUNS:
            owners = [child for child in token.children if child.dep_ == "poss"]
            if owners:
                return Attribution(token.text, token, owners[0], 0.6)
    return None


def _weak_cue(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find a verb that may introduce speech and governs the quotation, or any verb with a subject right before it."""
    for token in (*reversed(frame.before), *frame.after):
        if token.lower_ in WEAK_CUES and token.tag_.startswith("VB"):
            subject = subject_of(token, inside)
            if subject is not None:
                return Attribution(token.text, token, subject, 0.55)
    return None


def is_cue(token: Token) -> bool:
    """Whether a token is one of the plain verbs of speech, used as a verb."""
    if token.lower_ in {"put", "puts"}:
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "it"
    return token.lower_ in PLAIN_CUES and (token.tag_.startswith("VB") or token.lower_ in {"said", "says"})


def subject_of(verb: Token, inside: bytearray) -> Token | None:
    """Head of the verb's subject, looking up through the verbs it hangs on; None when the parse gives none."""
    current = verb
    for _ in range(5):
        for child in current.children:
            if child.dep_ in _SUBJECTS and not inside[child.i]:
                found = _antecedent(child)
                if found is not None:
                    return found
        if current.dep_ in {"acl", "relcl"} and current.head.tag_.startswith(("NN", "PRP")):
            return _said_by(current.head)
        if current.dep_ not in _PASSED_UP or current.head is current or inside[current.head.i]:
            return None
        current = current.head
    return None


def _antecedent(subject: Token) -> Token | None:
    """Give the noun behind a "who", or the owner of a text that speaks ("a report that claimed"); None for a date."""
    if subject.lower_ in _RELATIVE:
        if subject.head.dep_ != "relcl":
            return None
        subject = subject.head.head
    return _said_by(subject)


def _said_by(noun: Token) -> Token | None:
    """Give the owner of a noun; a date that the parse took for the noun leads on to what it dates."""
    while noun.ent_type_ in {"DATE", "TIME"} or noun.dep_ == "prep":
        if noun.head is noun or noun.head.i == noun.i:
            return None
        noun = noun.head
    if noun.tag_.startswith("VB"):
        return next((child for child in noun.children if child.dep_ in _SUBJECTS), None)
    return _owner(noun)


def _owner(noun: Token) -> Token:
    """Who made a statement, report or letter, where the text says so: its possessor or who released it."""
    if noun.lower_ not in CUE_NOUNS:
        return noun
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            for one in child.children:
                if one.dep_ == "pobj":
                    return one
    if noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
    return noun


def _nearby_subject(cue: Token, tokens: tuple[Token, ...], inside: bytearray) -> Token | None:
    """Find the noun right before the cue, or right behind it when the cue opens its clause (``said X``)."""
    near = [token for token in tokens if abs(token.i - cue.i) <= _NEAR and not inside[token.i]]
    return (
        next(_noun_heads([t for t in near if t.i > cue.i], stop={",", ".", ":"}), None)
        if _opens(cue, near)
        else next(_noun_heads([t for t in reversed(near) if t.i < cue.i], stop={":", ";", '"'}), None)
    )


def _opens(cue: Token, near: list[Token]) -> bool:
    before = [token for token in near if token.i < cue.i and token.text[0].isalnum()]
    return not before or not any(token.tag_.startswith(("NN", "PRP")) for token in before)


def _noun_heads(tokens: list[Token], stop: set[str]) -> Iterator[Token]:
    for token in tokens:
        if token.text in stop and token.text != ",":
            return
        if token.ent_type_ in {"DATE", "TIME"}:
            continue
        if (token.tag_.startswith("NN") or token.tag_ == "PRP") and token.dep_ not in {
            "compound",
            "poss",
            "nmod",
            "npadvmod",
        }:
            yield _owner(token)
