"""Whether a sentence tells of something past, planned or only supposed. Read off the verb that governs a date."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from bot.findings import Status

_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_MAYBE = frozenset({"may", "might", "could"})
_DUTIES = frozenset({"should", "must", "ought"})
_PLANS = frozenset(
    "expected scheduled set due planned planning plans plan slated hopes hope hoping intends intend intended aims aim "
    "wants prepares preparing vowed vows pledged pledges promised promises threatened threatens poised going likely "
    "bound".split()
)
_ORDERS = frozenset(
    "ordered orders order instructed directed told asked urged urges agreed agrees agree called invited required "
    "decided decides vows".split()
)
_CONDITIONS = frozenset({"if", "unless"})
_HEDGES = frozenset(
    "reportedly allegedly supposedly apparently purportedly believed rumored rumoured suspected perhaps".split()
)
_NAMING = frozenset("after following since than".split())
"""Prepositions behind which something is only named: what comes "since the first summit in 2018" may be doubtful."""
_TIMETABLE = frozenset(
    "begins begin starts start opens open closes close ends end expires expire takes take debuts debut premieres "
    "premiere airs air meets meet votes vote faces face hosts host travels travel plays play kicks kick arrives arrive "
    "returns return leaves leave visits visit holds hold convenes convene resumes resume runs run launches "
    "launch".split()
)
"""Verbs whose present tense tells of what is to come when a date stands with them ("the fair opens on Friday")."""
_AHEAD = re.compile(
    r"\b(?:ahead of|starting|beginning|effective|due|scheduled for|slated for|set for|planned for|in time for|upcoming)"
    r"(?: on)?(?: the)? $",
    re.IGNORECASE,
)


def status_of(span: Span) -> Status:
    """Status of what the words of a date belong to."""
    is_named = _is_named(span.root)
    for verb in _verbs_above(span.root):
        helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "advmod", "neg"}}
        words = helpers | {verb.lower_}
        if _is_open(verb, helpers) or (not is_named and _is_hedged(verb, helpers)):
            return Status.SUPPOSED
        if words & _FUTURE or ("would" in helpers and "have" not in helpers):
            return Status.PLANNED
        if verb.tag_ in {"VB", "VBN"} and "to" in helpers and _planned_above(verb):
            return Status.PLANNED
        if verb.tag_ in {"VBD", "VBP", "VBZ"} or verb.dep_ == "ROOT":
            return Status.PLANNED if verb.lower_ in {"is", "are"} and _planned_below(verb) else Status.PAST
    return Status.PAST


def _is_open(verb: Token, helpers: set[str]) -> bool:
    """Whether a verb tells what may or should be, or a condition."""
    conditional = any(child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS for child in verb.children)
    words = helpers | {verb.lower_}
    return conditional or bool(words & _MAYBE) or (bool(words & _DUTIES) and "have" not in helpers)


def _is_hedged(verb: Token, helpers: set[str]) -> bool:
    return bool(helpers & _HEDGES) or (bool(helpers) and verb.lower_ in _HEDGES)


def is_intended(span: Span) -> bool:
    """Whether a date is that of what "was to" happen, planned as long as the day has not gone by."""
    return any(
        verb.head.lower_ in {"was", "were"} and any(child.tag_ == "TO" for child in verb.children)
        for verb in _verbs_above(span.root)
    )


def looks_ahead(span: Span, before: str) -> bool:
    """Whether a date lies ahead by the words before it ("ahead of Thursday's vote") or by a timetable's present."""
    verb = governing(span)
    return _AHEAD.search(before) is not None or (
        verb is not None and verb.tag_ in {"VBZ", "VBP"} and verb.lower_ in _TIMETABLE
    )


def governing(span: Span) -> Token | None:
    """Give the nearest verb above a date."""
    return next(_verbs_above(span.root), None) if len(span) else None


def tells_of_past(span: Span) -> bool:
    """Whether the nearest verb above a date is one of the past, and so no date ahead can be meant."""
    verb = governing(span)
    return verb is not None and (
        verb.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lower_ in {"have", "has"} for child in verb.children)
    )


def _is_named(token: Token) -> bool:
    """Whether a date belongs to something that a sentence only names, and no doubt about the rest touches it."""
    for each in (token, *token.ancestors):
        if each.dep_ == "acl" and each.tag_ == "VBN":
            return True
        if each.tag_.startswith("VB"):
            return False
        if each.dep_ == "prep" and each.lower_ in _NAMING:
            return True
    return False


def _verbs_above(token: Token) -> Iterator[Token]:
    for each in (token, *token.ancestors):
        if each.tag_.startswith("VB"):
            yield each


def _planned_above(verb: Token) -> bool:
    head = verb.head
    return head.lower_ in _PLANS or head.lower_ in _ORDERS or (head.lower_ in {"is", "are"} and verb.dep_ == "xcomp")


def _planned_below(verb: Token) -> bool:
    return any(child.lower_ in {"due", "going", "set", "likely", "bound"} for child in verb.children)
