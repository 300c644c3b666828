"""Finds what attributes a quoted stretch: the cue in its sentence, the head of the phrase that names the speaker.

Grammar only. Verbs that the quotation hangs on come before those that merely stand near it. Whom the words mean is
settled in ``speakers``, who only passed the words on in ``channels``.
"""

from collections.abc import Callable, Iterator
from itertools import islice, pairwise, takewhile

from spacy.tokens import Token

from bot.reading.frames import Attribution, Frame, Reporter, closes_speech, cue_words, is_cue, is_group
from bot.reading.governing import ADJACENT, BESIDE, LABEL, WEAK, governing_cue, governing_verb
from bot.reading.lexicon import OFFICES
from bot.reading.speech_verbs import CUE_NOUNS, WEAK_CUES
from bot.reading.subjects import (
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
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of the verbs of whole clauses; a relative clause has one."""
_CONTENT = frozenset({"acl", "relcl", "ccomp"})
"""How what a claim says hangs on the claim."""
_REPORTED = 0.85
_CLAIMED = 0.75
_VERBLESS = 0.8
_NEAR_BY = 0.75
"""How sure a later clause, a claim's owner, the name before a colon and a cue merely near the quotation are."""
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_SUBORDINATING = frozenset("while whereas although though because since after before when as if".split())
_PARTS = frozenset({"pobj", "compound", "poss", "nmod", "npadvmod"})
_CITING = frozenset({"citing", "quoting"})
_WORDING = frozenset("phrase phrases word words term terms slogan label expression line".split())
"""What somebody uses who says a thing: "used the phrase “...”"."""


def attribution(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the best attribution within the quotation's own sentences."""
    for find in (
        _passed_on,
        closing_clause,
        _opening_colon,
        _signed,
        _claimed,
        _cited,
        governing_cue,
        reporting_clause,
        according_to,
        _cue_noun,
        governing_verb,
        _nearest_cue,
        _for_whom,
        _weak_cue,
    ):
        found = find(frame, inside)
        if found is not None:
            return found
    return None


def _passed_on(frame: Frame, inside: bytearray) -> Attribution | None:
    """``X said that it “...,” the agency reported``: X, who is in the writer's sentence, speaks."""
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


def _cited(frame: Frame, inside: bytearray) -> Attribution | None:
    """``Citing X, the paper wrote that “...”``: X speaks, though the paper's verb stands beside the words."""
    if who_cites(frame, inside) is None:
        return None
    cited = [token for token in islice(_up_to_comma(frame), 1, None) if token.tag_.startswith("NN")]
    heads = [token for token in cited if token.dep_ == "dobj"] or cited[-1:]
    if not heads or not (_is_somebody(heads[0]) or heads[0].lower_ in CUE_NOUNS):
        return None
    return Attribution(frame.before[0].text, frame.before[0], heads[0], _REPORTED)


def who_cites(frame: Frame, inside: bytearray) -> Reporter | None:
    """Who passed on the words of a sentence that begins "Citing X, ..."."""
    if not frame.before or frame.before[0].lower_ not in _CITING:
        return None
    clause = frame.before[sum(1 for _ in _up_to_comma(frame)) :]
    verb = next((token for token in clause if is_cue(token)), None)
    paper = nearby_subject(verb, clause, inside) if verb is not None else None
    return (verb.text, verb, paper) if verb is not None and paper is not None and is_group(paper) else None


def _for_whom(frame: Frame, _: bytearray) -> Attribution | None:
    """``For X, the plan is “...”``: somebody's view, if a person's name opens the sentence."""
    opening = list(_up_to_comma(frame))
    if not opening or opening[0].lower_ not in {"for", "to"}:
        return None
    name = opening[-1]
    named = name.tag_ == "NNP" and name.head.i == opening[0].i and name.ent_type_ in {"", "PERSON"}
    return Attribution(opening[0].text, opening[0], opening[-1], WEAK) if named else None


def _up_to_comma(frame: Frame) -> Iterator[Token]:
    return takewhile(lambda token: token.text != ",", frame.before)


def closing_clause(frame: Frame, inside: bytearray) -> Attribution | None:
    """``“...,” said X`` and ``“...,” X said``."""
    marks = frame.after[:1] if frame.after and frame.after[0].text in {'"', "'"} else ()
    if frame.last_character.isalnum() and not (marks and _comma_next(frame.after)):
        return None
    first = next((token for token in frame.after if token.text[0].isalnum()), None)
    if first is None or _goes_on(frame, first) or _subordinate(frame):
        return None
    return _clause_cue(frame.after, inside, BESIDE, closes_speech)


def _comma_next(tokens: tuple[Token, ...]) -> bool:
    return len(tokens) > 1 and tokens[1].text in {",", "-", "--", "–", "—"}


def _goes_on(frame: Frame, first: Token) -> bool:
    """Whether what follows the quotation only continues what was said before it: "..., but he said", "to"."""
    led = any(token.text[0].isalnum() for token in frame.before)
    return led and first.tag_ in _NO_OPENING and first.lower_ != "as"


def _subordinate(frame: Frame) -> bool:
    """Whether the quotation belongs to a clause that only leads to the next: "While X called it “...,” Y said ..."."""
    if not frame.before or frame.before[0].lower_ not in _SUBORDINATING:
        return False
    words = [token for token in frame.before if token.text not in {'"', "'"}]
    return words[-1].text not in {",", ":"} and any(is_cue(token) for token in words)


def _signed(frame: Frame, _: bytearray) -> Attribution | None:
    """``“...” — X``: a name behind a dash and nothing else."""
    after = [token for token in frame.after if token.text not in {'"', "'"}]
    if not after or any(token.text[0].isalnum() for token in frame.before) or after[0].text not in _DASHES:
        return None
    if any(token.tag_ in _TENSED for token in after):
        return None
    named = list(takewhile(lambda token: token.tag_.startswith("NNP"), after[1:]))
    return Attribution(after[0].text, after[0], named[-1], _VERBLESS) if named else None


def reporting_clause(frame: Frame, inside: bytearray) -> Attribution | None:
    """``... “...” ..., X said`` at the end of the sentence."""
    for place, (token, following) in enumerate(pairwise(frame.after), start=1):
        starts = following.text[0].isalnum() and (following.tag_ not in _NO_OPENING or following.lower_ == "as")
        if place > 1 and token.text in {",", '"', "."} and starts:
            found = _clause_cue(frame.after[place:], inside, _REPORTED, is_cue)
            if found is not None:
                return found
    return None


def _clause_cue(
    tokens: tuple[Token, ...], inside: bytearray, confidence: float, speaks: Callable[[Token], bool]
) -> Attribution | None:
    """Find a clause that begins with its cue or in which the cue is the first verb, relative clauses aside."""
    relative = False
    for place, token in enumerate(tokens[: 2 * NEAR]):
        if token.lower_ in _RELATIVE and place:
            relative = True
        if token.text == "," or (relative and place and tokens[place - 1].tag_ in _TENSED):
            relative = False
        if speaks(token) and not relative:
            subject = subject_of(token, inside)
            if subject is None or not (tokens[0].i <= subject.i <= tokens[-1].i):
                subject = nearby_subject(token, tokens, inside)
            return Attribution(cue_words(token), token, subject, confidence) if subject is not None else None
        if token.tag_ in _TENSED and not relative and any(child.dep_ in SUBJECTS for child in token.children):
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
            return Attribution(cue_words(token), token, subject, BESIDE)
    named = [token for token in tokens if token.tag_.startswith("NNP") or token.tag_ in {"PRP", "NN"}]
    subjects = [token for token in tokens if token.dep_ in SUBJECTS]
    heads = subjects or [token for token in named if token.dep_ not in _PARTS] or named[-1:]
    if not heads:
        return None
    owner = None if _is_somebody(heads[0]) else possessor_of(heads[0])
    return Attribution(":", tokens[-1], owner or heads[0], _VERBLESS)


def _nearest_cue(frame: Frame, inside: bytearray) -> Attribution | None:
    """Find the nearest cue before the quotation, wherever the parse has put it."""
    for token in reversed(frame.before):
        if is_cue(token) and not is_passive(token):
            subject = subject_of(token, inside) or nearby_subject(token, frame.before, inside)
            if subject is not None:
                near = frame.before[-1].i - token.i < NEAR // 2
                return Attribution(cue_words(token), token, subject, _NEAR_BY if near else WEAK)
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
                return Attribution(cue, token, owner_of(heads[0]), _REPORTED)
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
