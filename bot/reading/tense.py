"""Whether a sentence tells of something past, planned or only supposed. Read off the verb that governs a date."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from bot.findings import Status

_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_MAYBE = frozenset({"may", "might", "could"})
_PLANS = frozenset(
    "expected scheduled set due planned planning plans plan slated hopes hope hoping intends intend intended aims aim "
    "wants prepares preparing vowed vows pledged pledges promised promises threatened threatens poised going likely "
    "bound".split()
)
_HEDGES = frozenset(
    "reportedly allegedly supposedly apparently purportedly believed rumored rumoured suspected perhaps".split()
)


def status_of(span: Span) -> Status:
    """Status of what the words of a date belong to."""
    for verb in _verbs_above(span.root):
        helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "advmod", "neg"}}
        words = helpers | {verb.lower_}
        if words & _MAYBE or helpers & _HEDGES or (helpers and verb.lower_ in _HEDGES):
            return Status.SUPPOSED
        if words & _FUTURE or ("would" in helpers and "have" not in helpers):
            return Status.PLANNED
        if verb.tag_ == "VB" and "to" in helpers and _planned_above(verb):
            return Status.PLANNED
        if verb.tag_ in {"VBD", "VBP", "VBZ"} or verb.dep_ == "ROOT":
            return Status.PLANNED if verb.lower_ in {"is", "are"} and _planned_below(verb) else Status.PAST
    return Status.PAST


def _verbs_above(token: Token) -> Iterator[Token]:
    for each in (token, *token.ancestors):
        if each.tag_.startswith("VB"):
            yield each


def _planned_above(verb: Token) -> bool:
    head = verb.head
    return head.lower_ in _PLANS or (head.lower_ in {"is", "are"} and verb.dep_ == "xcomp")


def _planned_below(verb: Token) -> bool:
    return any(child.lower_ in {"due", "going", "set", "likely", "bound"} for child in verb.children)
