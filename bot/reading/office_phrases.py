"""The whole phrase around the noun of an office: "vice-chairman of the Harbour City Committee of the Fishers' Party".

Starts from a noun and goes left and right as far as the parse lets the phrase reach; whose office it is, is found in
``roles``.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from bot.reading.cast import Named
from bot.reading.lexicon import ABBREVIATED_OFFICES, HONORIFICS, OFFICES, ORGANISATION_NOUNS
from bot.reading.page import Page

_LEFT = frozenset({"JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "VBN", "AFX", "CD", "VBG"})
_RIGHT = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD", "VBG", "VBN", "DT", "PRP$"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "with", "on", "from", "under"})
_MARKS_OF_TIME = frozenset({"former", "then", "ex", "late", "acting", "incoming", "outgoing", "onetime", "retired"})
"""Words that begin a title of their own: what stands before them belongs to another phrase."""
_SEVERAL = frozenset(f"{short}s" for short in ABBREVIATED_OFFICES) - {"press"}
"""Sens., Reps., Gens."""
CHOSEN = re.compile(
    r"\b(?:re-?)?(?:appoint|elect|nam|nominat|choos|chose|pick|promot|confirm|install|hir)(?:ed|ing|s|es|e)?\s+$"
)
"""Before a name whose office follows: "they named Anna Blythe director of the port"."""
_OPENERS = frozenset({"a", "an", "his", "her", "their"})
_LONGEST_VERB = 16
_SERVANTS = frozenset({"aide", "adviser", "advisor", "assistant", "envoy", "counsel", "spokesman", "spokeswoman"})
"""Offices that are held "to" somebody."""


@dataclass(frozen=True, slots=True)
class Office:
    """A whole phrase around an office noun, which ends at ``head``, as offsets; people may share a ``plural`` one."""

    start: int
    end: int
    head: int
    plural: bool


def is_office(token: Token) -> bool:
    """Whether a token is the noun of an office, singular or plural, or the abbreviation of one."""
    word = token.lower_.rstrip(".")
    if word in ABBREVIATED_OFFICES | _SEVERAL:
        return token.text[0].isupper()
    if word not in OFFICES and not (word.endswith("s") and word[:-1] in OFFICES):
        return False
    # "a major piece" has no major in it; "general secretary" and "Major Hale" have an office.
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.tag_.startswith("NN") or (
        token.tag_.startswith("JJ") and (following is None or following.tag_ not in {"NN", "NNS"} or token.is_title)
    )


def whole(page: Page, office: Token, mentions: list[Named]) -> Office:
    """Widen the noun of an office to its phrase; ``mentions`` are those of its sentence."""
    doc = page.doc
    first = last = office.i
    sentence_start = office.sent.start
    while (
        first > sentence_start
        and (doc[first].lower_ not in _MARKS_OF_TIME or doc[first - 1].text == "-")
        and _extends_left(doc[first - 1], office, mentions)
    ):
        first -= 1
    while last + 1 < office.sent.end and (step := _extends_right(doc[last + 1], office, mentions)):
        last += step
    while doc[last].lower_ in _PREPOSITIONS | {"and", "the", "a", "'s"} and last > office.i:
        last -= 1
    for index in range(office.i - 1, first - 1, -1):
        if doc[index].tag_ == "POS" and not doc[index - 1].tag_.startswith("NNP"):
            first = index + 1
            break
    while first < office.i and not doc[first].text[0].isalnum():
        first += 1
    plural = office.tag_ in {"NNS", "NNPS"} or singular(office.text) != office.text
    return Office(doc[first].idx, doc[last].idx + len(doc[last]), office.idx + len(office), plural)


def _extends_left(token: Token, office: Token, mentions: list[Named]) -> bool:
    if inside_name(token, mentions):
        return not _chosen(token, mentions) and _owned(token, mentions)
    if token.lower_ in _MARKS_OF_TIME - {"then"}:
        return True
    if token.lower_ == "then":
        sequence = token.i and token.nbor(-1).lower_ in {"and", ",", "but", "who", "he", "she", "they"}
        return token.text == "then" and (token.nbor().text == "-" or not sequence)
    if token.tag_ in {"VBN", "VBG"} and token.dep_ != "amod" and not _describes(token):
        return False
    if office.lower_.rstrip(".") in ABBREVIATED_OFFICES and token.text.islower() and token.tag_.startswith("NN"):
        return token.nbor().i != office.i
    return token.tag_ in _LEFT and token.text not in {"%", "$"} and token.ent_type_ not in {"DATE", "TIME"}


def _owned(token: Token, mentions: list[Named]) -> bool:
    """Whether an office behind a name is held for its bearer: "Hale aide Tom Brook" is an aide of Hale's."""
    following = token.nbor()
    same = any(named.start <= token.idx and following.idx < named.end for named in mentions)
    return same or _owns_what_follows(token, mentions) or (following.tag_ == "NN" and following.text.islower())


def _chosen(token: Token, mentions: list[Named]) -> bool:
    """Whether the name around a token stands right behind a verb that gives an office."""
    start = min(named.start for named in mentions if named.start <= token.idx < named.end)
    return CHOSEN.search(token.doc.text[max(0, start - _LONGEST_VERB) : start]) is not None


def _describes(token: Token) -> bool:
    """Whether a participle belongs to the noun behind it ("an aspiring liberal candidate") and not to a verb."""
    before = token.nbor(-1) if token.i else token
    return (
        token.tag_ == "VBG" and before.tag_ in {"DT", "CC", "IN"} and (token.head.i > token.i or token.dep_ == "conj")
    )


def _extends_right(token: Token, office: Token, mentions: list[Named]) -> int:
    """How many tokens the phrase may go on by: a preposition or "and" only together with a noun phrase behind it."""
    before = token.nbor(-1)
    if inside_name(token, mentions):
        return int(before.lower_ == "of" or _continues_name(token, mentions) or _title_within(before, office))
    if token.lower_ in _MARKS_OF_TIME and before.lower_ not in _PREPOSITIONS | {"the", "a", "an", "and", "'s"}:
        return 0
    if token.tag_ in {"VBG", "VBN"} and (token.dep_ in {"acl", "advcl", "ROOT", "relcl"} or before.i == office.i):
        return 0
    if token.text == ",":
        return _lists_on(token, office)
    if token.lower_ in _PREPOSITIONS or token.lower_ in {"and", "&"}:
        return _joins(token, office, mentions)
    owned = token.tag_ == "CD" and before.tag_ == "POS"
    owns = token.text in {"'", "’"} and token.tag_ in {"POS", "''"}
    return int(owned or owns or (token.tag_ in _RIGHT and token.ent_type_ not in {"DATE", "TIME"}))


def _lists_on(comma: Token, office: Token) -> int:
    """How many tokens an office's name goes on by behind a comma: Ministry of Food, Forests and Ports."""
    doc, first = comma.doc, comma.i
    if first + 1 >= comma.sent.end:
        return 0
    start = next((i for i in range(first - 1, office.i, -1) if not _part_of_name(doc[i])), office.i)
    named = doc[start].lower_ in {"of", "for"} and doc[start - 1].lower_ in ORGANISATION_NOUNS
    last = first + 1
    while last + 1 < comma.sent.end and (_part_of_name(doc[last]) or doc[last].text == ","):
        last += 1
    closed = doc[last].lower_ in {"and", "&"} and last + 1 < comma.sent.end and _part_of_name(doc[last + 1])
    return last - first if named and closed and last > first + 1 else 0


def _part_of_name(token: Token) -> bool:
    return token.tag_.startswith("NN") and token.text[0].isupper()


def _joins(token: Token, office: Token, mentions: list[Named]) -> int:
    """How many tokens a preposition or "and" adds: itself, itself and a name, or nothing."""
    following = token.nbor() if token.i + 1 < token.sent.end else None
    if following is None:
        return 0
    if inside_name(following, mentions) and token.lower_ != "of":
        return 2 * int(token.lower_ == "to" and office.lower_ in _SERVANTS)
    good = following.tag_ in _RIGHT - {"VBG"} and following.ent_type_ not in {"DATE", "TIME"}
    anew = following.lower_ in {"a", "an", "his", "her", "their"} or (
        following.tag_ == "DT" and is_office(following.head)
    )
    return int(good and not (token.lower_ == "and" and anew))


def _title_within(token: Token, office: Token) -> bool:
    """Whether a token is the title of somebody named within the phrase: "adviser to President ..."."""
    titled = token.lower_.rstrip(".") in HONORIFICS | OFFICES and token.text[0].isupper()
    between = [word.lower_ for word in token.doc[office.i + 1 : token.i][-2:]]
    return titled and (between[-1:] == ["of"] or not {"to", "for", "under", "with", "from"}.isdisjoint(between))


def inside_name(token: Token, mentions: list[Named]) -> bool:
    """Whether a token is part of one of these mentions."""
    return any(named.start <= token.idx < named.end for named in mentions)


def _owns_what_follows(token: Token, mentions: list[Named]) -> bool:
    """Whether the name around a token stands in the possessive: the whole name belongs to "Ada Brown's sister"."""
    end = max(named.end for named in mentions if named.start <= token.idx < named.end)
    last = next((other for other in token.doc[token.i :] if other.idx + len(other) >= end), token)
    return last.i + 1 < len(token.doc) and last.nbor().tag_ == "POS"


def _continues_name(token: Token, mentions: list[Named]) -> bool:
    before = token.nbor(-1)
    return (
        any(named.start <= before.idx and token.idx < named.end for named in mentions) and before.lower_ not in OFFICES
    )


def singular(word: str) -> str:
    """Give the singular of an office; anything else as it is."""
    stop = "." if word.endswith(".") else ""
    bare = word.removesuffix(stop)
    several = bare.lower() in _SEVERAL or (bare.endswith("s") and bare[:-1].lower() in OFFICES)
    return bare[:-1] + stop if several else word
