"""Finds the verb before a quotation that the quotation hangs on: "X said that ... “...”", "X mocked it as a “...”".

By the parse only. A verb of a clause of its own, or one that somebody is merely accused of, gives no speaker.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from bot.reading.frames import Attribution, Frame, cue_words, is_cue
from bot.reading.speech_verbs import DECIDING, LIKENING, PLAIN_CUES, WEAK_CUES
from bot.reading.subjects import agent_of, is_passive, nearby_subject, subject_of

BESIDE = 0.97
_GOVERNS = 0.92
"""How sure a cue is that stands beside a whole utterance, or that the quotation hangs on.

These figures, and those of the modules that share them, are shares of attributions that were right in annotated news,
drawn towards one half where there were few: a confidence of 0.6 is to be right three times in five.
"""
WEAK = 0.6
"""How sure a verb is that need not be one of saying; less than a plain cue in any place."""
LABEL = 0.65
"""How sure it is that a verb with "as", a claim's owner or the user of a phrase speaks."""
ADJACENT = 4
"""Tokens between a cue and a quotation that it introduces whatever the parse makes of them."""

_OWN_CLAUSE = frozenset({"advcl", "relcl", "acl"})
"""Clauses that somebody quoted in the sentence need not have said."""
_NO_NAMING = frozenset(
    "serve serves served serving act acts acted acting work works worked working know known regarded seen function "
    "functions functioned functioning pose posed poses posing double doubles doubled".split()
)
"""Verbs whose "as" tells what somebody is, not what somebody calls it."""


def governing_cue(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the nearest cue that the quotation hangs on, ``X said that ... “...”``, or that stands right before it."""
    doubtful: Token | None = None
    for token in _verbs_above(frame, inside):
        if (is_cue(token) or _decides(token, frame)) and not _is_alleged(token):
            subject = subject_of(token, inside)
            if subject is None:
                passive = is_passive(token)
                subject = _agent_behind(frame) if passive else nearby_subject(token, frame.before, inside)
            if subject is not None:
                crossed = doubtful is not None and own_clause(doubtful, token)
                return None if crossed else Attribution(cue_words(token), token, subject, _GOVERNS)
        elif doubtful is None and _may_speak(token, frame):
            doubtful = token
    return None


def _agent_behind(frame: Frame) -> Token | None:
    """Who called something what is quoted: "was called “...” by X", where the parse hung "by" on the quoted words."""
    if not frame.after or frame.after[0].text not in {'"', "'"}:
        return None
    by = next((token for token in frame.after if token.text[0].isalnum()), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by and by.lower_ == "by" else None


def governing_verb(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the nearest verb that the quotation hangs on and that may introduce speech."""
    for token in _verbs_above(frame, inside):
        if _may_speak(token, frame):
            subject = subject_of(token, inside)
            if subject is not None:
                return Attribution(cue_words(token), token, subject, LABEL if _labels(token, frame) else WEAK)
    return None


def _verbs_above(frame: Frame, inside: bytearray) -> Iterator[Token]:
    """Give the verbs before the quotation that it hangs on, the nearest first, and a cue that introduces it."""
    above = list(frame.opening.ancestors) if frame.opening is not None else []
    held = {token.i for token in above}
    near = [t for t in frame.before[-ADJACENT:] if is_cue(t) and t.i not in held and not is_passive(t)]
    yield from reversed(near)
    first, last = (frame.before[0].i, frame.before[-1].i) if frame.before else (0, -1)
    for token in above:
        if first <= token.i <= last and not inside[token.i] and token.tag_.startswith("VB"):
            yield token


def _decides(verb: Token, frame: Frame) -> bool:
    """Whether a verb of finding or ruling has the quotation in what it finds: "ruled that the plan was “...”"."""
    if verb.lower_ not in DECIDING or frame.opening is None:
        return False
    return any(
        child.dep_ == "ccomp" and any(part.lower_ == "that" and part.dep_ == "mark" for part in child.children)
        for child in verb.children
        if child.left_edge.i <= frame.opening.i <= child.right_edge.i
    )


def _is_alleged(verb: Token) -> bool:
    """Whether a verb is what somebody is blamed or praised for: "accused them of claiming “...”"."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "for":
        return False
    above = verb.head.head.lower_
    return above in PLAIN_CUES or above in WEAK_CUES


def _may_speak(verb: Token, frame: Frame) -> bool:
    """Whether a verb that is not one of saying may introduce speech here."""
    if (is_passive(verb) and agent_of(verb) is None) or _is_alleged(verb):
        return False
    return verb.lower_ in WEAK_CUES or _labels(verb, frame)


def _labels(verb: Token, frame: Frame) -> bool:
    """Whether a verb calls somebody what is quoted: "mocked the plan as a “...”", "likened it to “...”"."""
    before = [token for token in frame.before[-ADJACENT:] if token.text not in {'"', "'"} and token.dep_ != "det"]
    if not before or before[-1].head.i != verb.i:
        return False
    if before[-1].lower_ == "as":
        return verb.lower_ not in _NO_NAMING
    return before[-1].lower_ in {"to", "with"} and verb.lower_ in LIKENING


def own_clause(low: Token, high: Token) -> bool:
    """Whether a clause of its own stands between a verb and one above it."""
    while low.i != high.i:
        if low.dep_ in _OWN_CLAUSE:
            return True
        if low.head.i == low.i:
            return False
        low = low.head
    return False
