"""Finds the agency or paper that passed a quotation on: "X said, the agency reported", "the paper quoted X as saying".

Only an organisation or a medium is a channel; whoever speaks is found in ``cues``. What the sentence does not say
stays open.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from bot.reading.cues import according_to, closing_clause, reporting_clause, who_cites
from bot.reading.frames import Attribution, Frame, Reporter, is_cue, is_group
from bot.reading.governing import own_clause
from bot.reading.subjects import QUOTING, agent_of, is_passive, quotes_somebody, subject_of

_REPORTING = QUOTING | frozenset("report reports reported reporting said says carried carries published".split())
_ACCORDING = frozenset({"according", "per"})
_FURTHEST = 40
"""Tokens behind a cue among which a channel is looked for."""


def channel_of(frame: Frame, found: Attribution, inside: bytearray) -> Attribution | None:
    """Who passed on a quotation whose speaker has been found, and the cue that says so."""
    for cue, token, head in _reporters(frame, found, inside):
        if head.i != found.head.i and (is_group(head) or head.tag_.startswith("NNP")):
            return Attribution(cue, token, head, found.confidence)
    return None


def _reporters(frame: Frame, found: Attribution, inside: bytearray) -> Iterator[Reporter]:
    citing = who_cites(frame, inside)
    if citing is not None:
        yield citing
    for verb in (found.token, *found.token.ancestors):
        if not inside[verb.i]:
            yield from _by_verb(verb, found, inside)
    later = tuple(token for token in frame.after if token.i >= found.token.i)
    if not any(token.i != found.token.i and (is_cue(token) or token.lower_ in _ACCORDING) for token in later):
        return
    for find in (closing_clause, reporting_clause, according_to):
        reported = find(Frame(frame.quoted, (), later[:_FURTHEST], None, ",", alone=False), inside)
        if reported is not None and reported.token.i != found.token.i:
            yield reported.cue, reported.token, reported.head


def _by_verb(verb: Token, found: Attribution, inside: bytearray) -> Iterator[Reporter]:
    """Who reports by this verb: "quoted by Y", "Y quoted X", "Y reported that X said"."""
    if is_passive(verb) and verb.lower_ in _REPORTING:
        for part in (verb, *islice(verb.subtree, _FURTHEST)):
            head = agent_of(part) if part.tag_.startswith("VB") else None
            if head is not None and not inside[head.i]:
                yield verb.text, verb, head
    elif quotes_somebody(verb):
        yield from ((verb.text, verb, child) for child in verb.children if child.dep_ == "nsubj")
    elif verb.i != found.token.i and _passes_on(verb, found.token):
        head = subject_of(verb, inside)
        if head is not None:
            yield verb.text, verb, head


def _passes_on(verb: Token, cue: Token) -> bool:
    """Whether a verb above a cue reports what it says: "the agency reported that X said"."""
    return verb.lower_ in _REPORTING and is_cue(verb) and not own_clause(cue, verb)
