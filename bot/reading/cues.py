"""Finds what attributes a quoted stretch: the cue in its sentence, the head of the phrase that names the speaker.

Grammar only. Verbs that the quotation hangs on come before those that merely stand near it. Whom the words mean is
settled in ``speakers``, who only passed the words on in ``channels``.
"""

from itertools import pairwise

from spacy.tokens import Token

from bot.reading.frames import Attribution, Frame, cue_words, is_cue, is_group
from bot.reading.governing import ADJACENT, LABEL, WEAK, governing_cue, governing_verb
from bot.reading.lexicon import OFFICES, WEAK_CUES
from bot.reading.subjects import (
    CUE_NOUNS,
    NEAR,
    SUBJECTS,
    is_passive,
    nearby_subject,
    owner_of,
    possessor_of,
    subject_of,
)

_RELATIVE = frozenset({"who", "which", "that", "what", "whose", "where", "when"})
_NO_OPENING = frozenset({"CC", "IN", "TO", "WDT", "WP", "WRB"})
"""Tags of words that begin no closing clause where other words stand before the quotation: "“A,” but X said ..."."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN"})
_CONTENT = frozenset({"acl", "relcl", "ccomp"})
"""How what a claim says hangs on the claim."""
_CLAIMED = 0.75
_WORDING = frozenset("phrase phrases word words term terms slogan label expression line".split())
"""What somebody uses who says a thing: "used the phrase “...”"."""


def attribution(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the best attribution within the quotation's own sentences."""
    for find in (
        _passed_on,
        closing_clause,
        _opening_colon,
        _claimed,
        governing_cue,
        reporting_clause,
        according_to,
        _cue_noun,
        governing_verb,
        _nearest_cue,
        _weak_cue,
    ):
        found = find(frame, inside)
        if found is not None:
            return found
    return None


def _passed_on(frame: Frame, inside: bytearray) -> Attribution | None:
    """``X said that it “...,” the agency reported``: X, who is in the writer's sentence, speaks."""
    if not any(token.text[0].isalnum() for token in frame.before):
        return None
    reporter = closing_clause(frame, inside)
    if reporter is None or not is_group(reporter.head):
        return None
    speaker = governing_cue(frame, inside)
    return speaker if speaker is not None and _is_somebody(speaker.head) else None


def _is_somebody(head: Token) -> bool:
    """Whether a noun means a person or a body, not a thing: a situation may "call for" something without speaking."""
    word = head.lower_
    office = word in OFFICES or (word.endswith("s") and word[:-1] in OFFICES)
    return head.tag_.startswith(("NNP", "PRP")) or office or is_group(head)


def _claimed(frame: Frame, inside: bytearray) -> Attribution | None:
    """``denied X's claim that “...”``: whose claim it is, whatever somebody else does with it."""
    below = frame.opening
    for token in frame.opening.ancestors if frame.opening is not None else ():
        if below is not None and token.lower_ in CUE_NOUNS and below.dep_ in _CONTENT and not inside[token.i]:
            owner = possessor_of(token)
            if owner is not None:
                return Attribution(token.text, token, owner, _CLAIMED)
        if token.tag_.startswith("VB") and is_cue(token):
            return None
        below = token
    return None


def closing_clause(frame: Frame, inside: bytearray) -> Attribution | None:
    """``“...,” said X`` and ``“...,” X said``."""
    marks = frame.after[:1] if frame.after and frame.after[0].text in {'"', "'"} else ()
    if frame.last_character.isalnum() and not (marks and _comma_next(frame.after)):
        return None
    first = next((token for token in frame.after if token.text[0].isalnum()), None)
    if first is not None and _goes_on(frame, first):
        return None
    return _clause_cue(frame.after, inside, 0.95)


def _comma_next(tokens: tuple[Token, ...]) -> bool:
    return len(tokens) > 1 and tokens[1].text in {",", "-", "--", "–", "—"}


def _goes_on(frame: Frame, first: Token) -> bool:
    """Whether what follows the quotation only continues what was said before it: "..., but he said", "to"."""
    led = any(token.text[0].isalnum() for token in frame.before)
    return led and first.tag_ in _NO_OPENING and first.lower_ != "as"


def reporting_clause(frame: Frame, inside: bytearray) -> Attribution | None:
    """``... “...” ..., X said`` at the end of the sentence."""
    for place, (token, following) in enumerate(pairwise(frame.after), start=1):
        starts = following.text[0].isalnum() and (following.tag_ not in _NO_OPENING or following.lower_ == "as")
        if place > 1 and token.text in {",", '"', "."} and starts:
            found = _clause_cue(frame.after[place:], inside, 0.85)
            if found is not None:
                return found
    return None


def _clause_cue(tokens: tuple[Token, ...], inside: bytearray, confidence: float) -> Attribution | None:
    """Find a clause that begins with its cue or in which the cue is the first verb, relative clauses aside."""
    relative = False
    for place, token in enumerate(tokens[: 2 * NEAR]):
        if token.lower_ in _RELATIVE and place:
            relative = True
        if token.text == ",":
            relative = False
        if is_cue(token) and not relative:
            subject = subject_of(token, inside)
            if subject is None or not (tokens[0].i <= subject.i <= tokens[-1].i):
                subject = nearby_subject(token, tokens, inside)
            return Attribution(cue_words(token), token, subject, confidence) if subject is not None else None
        if (
            token.tag_ in {"VBD", "VBZ", "VBP"}
            and not relative
            and any(child.dep_ in SUBJECTS for child in token.children)
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
            and (subject := subject_of(token, inside) or nearby_subject(token, frame.before, inside)) is not None
        ):
            return Attribution(cue_words(token), token, subject, 0.95)
    named = [token for token in tokens if token.tag_.startswith("NNP") or token.tag_ in {"PRP", "NN"}]
    subjects = [token for token in tokens if token.dep_ in SUBJECTS]
    head = subjects[0] if subjects else (named[-1] if named else None)
    return Attribution(":", tokens[-1], head, 0.8) if head is not None else None


def _nearest_cue(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the nearest cue before the quotation, wherever the parse has put it."""
    for token in reversed(frame.before):
        if is_cue(token) and not is_passive(token):
            subject = subject_of(token, inside) or nearby_subject(token, frame.before, inside)
            if subject is not None:
                near = frame.before[-1].i - token.i < NEAR // 2
                return Attribution(cue_words(token), token, subject, 0.8 if near else WEAK)
    return None


def according_to(frame: Frame, _: bytearray) -> Attribution | None:
    """``according to X`` and ``per X`` anywhere in the sentence."""
    tokens = (*frame.before, *frame.after)
    for place, token in enumerate(tokens[:-2]):
        if token.lower_ == "per" or (token.lower_ == "according" and tokens[place + 1].lower_ == "to"):
            marker = token if token.lower_ == "per" else tokens[place + 1]
            heads = [child for child in marker.children if child.dep_ == "pobj"]
            heads = heads or [t for t in tokens[place + 2 : place + 8] if t.tag_.startswith(("NN", "PRP"))][:1]
            if heads and heads[0].tag_ != "CD":
                cue = "according to" if marker is not token else token.text
                return Attribution(cue, token, owner_of(heads[0]), 0.85)
    return None


def _cue_noun(frame: Frame, inside: bytearray) -> Attribution | None:
    """``X's claim that “...”``, ``“...,” in the words of X`` and ``X used the phrase “...”``."""
    for token in frame.before[-ADJACENT:]:
        if token.lower_ in _WORDING and token.dep_ == "dobj" and token.head.tag_.startswith("VB"):
            subject = subject_of(token.head, inside)
            if subject is not None and not is_passive(token.head):
                return Attribution(token.head.text, token.head, subject, LABEL)
    closing = tuple(token for token in frame.after[:NEAR] if token.lower_ == "words")
    for token in (*reversed(frame.before), *closing):
        if token.lower_ in CUE_NOUNS:
            owner = possessor_of(token)
            if owner is not None:
                return Attribution(token.text, token, owner, LABEL)
    return None


def _weak_cue(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find a verb that may introduce speech, whether the quotation hangs on it or not."""
    for token in (*reversed(frame.before), *frame.after):
        if token.lower_ in WEAK_CUES and token.tag_ in _FINITE and not is_passive(token):
            subject = subject_of(token, inside)
            if subject is not None:
                return Attribution(cue_words(token), token, subject, WEAK)
    return None
