"""Who does what a verb says: the head of its subject, by the parse and, where that fails, by the words around it.

Knows clauses, participles, relative clauses, passives and who made a report or statement. Whether the verb is one of
saying, and whom the words mean, is decided elsewhere.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from bot.reading.speech_verbs import CUE_NOUNS

QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing overheard".split())
"""Verbs whose object speaks: "the agency quoted X as saying", "X was quoted as saying"."""

_SAYING = frozenset("saying telling asking warning writing".split())

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NEAR = 14
"""Tokens within which a subject stands before or behind its cue when the parse does not tell."""

_RELATIVE = frozenset({"who", "which", "that"})
_PASSED_UP = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "agent", "dep", "auxpass", "aux", "parataxis"}
)
_CLAUSES_UP = 5


def is_passive(verb: Token) -> bool:
    """Whether a verb is said of its object: "was described", "a man referred to as"."""
    doc, at = verb.doc, verb.i
    if at + 2 < len(doc) and doc[at + 1].lower_ == "to" and doc[at + 2].lower_ == "as":
        return True
    if verb.tag_ != "VBN":
        return False
    kinds = {child.dep_ for child in verb.children}
    return bool(kinds & {"auxpass", "nsubjpass"}) or (verb.dep_ in {"acl", "amod"} and "aux" not in kinds)


def quotes_somebody(verb: Token) -> bool:
    """Whether a verb's object is who speaks: "cited X", "reported X as saying"."""
    if is_passive(verb):
        return False
    as_saying = (
        part.dep_ == "pcomp" and part.lower_ in _SAYING
        for child in verb.children
        if child.lower_ == "as"
        for part in child.children
    )
    return verb.lower_ in QUOTING or any(as_saying)


def agent_of(verb: Token) -> Token | None:
    """Give who does what a passive says: "described by X"."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token, inside: bytearray) -> Token | None:
    """Head of the verb's subject, looking up through the verbs it hangs on; None when the parse gives none."""
    if is_passive(verb) and verb.lower_ not in QUOTING:
        return agent_of(verb)
    return _subject_of_sentence(verb, inside) if _is_aside(verb) else _subject_above(verb, inside)


def _subject_above(verb: Token, inside: bytearray) -> Token | None:
    current = verb
    for _ in range(_CLAUSES_UP):
        found = _own_subject(current, inside)
        if found is not None:
            return found
        if current.dep_ in {"acl", "relcl"} and current.head.tag_.startswith(("NN", "PRP")):
            return _said_by(current.head)
        if inside[current.head.i] or current.dep_ not in _PASSED_UP or current.head.i == current.i:
            return _subject_of_sentence(verb, inside) if inside[current.head.i] else None
        current = current.head
    return None


def _own_subject(verb: Token, inside: bytearray) -> Token | None:
    if quotes_somebody(verb):
        quoted = next((child for child in verb.children if child.dep_ == "dobj" and not inside[child.i]), None)
        if quoted is not None and quoted.lower_ not in CUE_NOUNS:
            return quoted
    subjects = [
        child
        for child in verb.children
        if child.dep_ in SUBJECTS and not inside[child.i] and child.text[-1].isalnum() | (child.text[-1] == ".")
    ]
    for child in reversed(subjects):
        found = _antecedent(child)
        if found is not None:
            return found
    return None


def _is_aside(verb: Token) -> bool:
    """Whether a participle behind a comma was hung on the relative clause before it: "..., who was ill, saying"."""
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == "," and verb.head.dep_ == "relcl"


def _subject_of_sentence(verb: Token, inside: bytearray) -> Token | None:
    """Whom a sentence is about: what a participle means when the parse hung it on quoted or other words."""
    root = verb.sent.root
    if verb.tag_ != "VBG" or root.i == verb.i or inside[root.i]:
        return None
    found = _own_subject(root, inside)
    return found if found is not None and found.i < verb.i else None


def _antecedent(subject: Token) -> Token | None:
    """Give the noun behind a "who", or the owner of a text that speaks ("a report that claimed"); None for a date."""
    if subject.lower_ not in _RELATIVE:
        return _said_by(subject)
    if subject.head.dep_ != "relcl":
        before = _right_before(subject) if subject.lower_ != "that" else None
        return owner_of(before) if before is not None else None
    noun = subject.head.head
    if noun.tag_.startswith("VB"):
        noun = _right_before(subject) or noun
    if noun.dep_ == "appos" and noun.head.tag_.startswith("NNP"):
        noun = noun.head
    return _said_by(noun)


def _right_before(pronoun: Token) -> Token | None:
    """Give the noun that a relative pronoun follows; None for a date."""
    at = pronoun.i - 1
    if at > 0 and pronoun.doc[at].text == ",":
        at -= 1
    token = pronoun.doc[at] if at >= 0 else None
    return token if token is not None and token.tag_.startswith("NN") and not _is_date(token) else None


def _is_date(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _said_by(noun: Token) -> Token | None:
    """Give the owner of a noun; a date that the parse took for the noun leads on to what it dates."""
    while _is_date(noun) or noun.dep_ == "prep":
        if noun.head.i == noun.i:
            return None
        noun = noun.head
    if noun.tag_.startswith("VB"):
        return next((child for child in noun.children if child.dep_ in SUBJECTS), None)
    return owner_of(noun)


def owner_of(noun: Token) -> Token:
    """Who made a statement, report or letter, where the text says so: its possessor or who released it."""
    if noun.lower_ not in CUE_NOUNS:
        return noun
    stated = possessor_of(noun)
    if stated is not None:
        return stated
    if noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
    return noun


def possessor_of(noun: Token) -> Token | None:
    """Whose a statement is by the words beside it: "X's claim", "a letter from X", "the words of X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}:
            for one in child.children:
                if one.dep_ == "pobj" and (child.lower_ != "of" or one.tag_.startswith("NNP")):
                    return one
        if child.dep_ == "acl" and (releaser := agent_of(child)) is not None:
            return releaser
    return None


def nearby_subject(cue: Token, tokens: tuple[Token, ...], inside: bytearray) -> Token | None:
    """Find the noun right before the cue, or right behind it when the cue opens its clause (``said X``)."""
    near = [token for token in tokens if abs(token.i - cue.i) <= NEAR and not inside[token.i]]
    if _opens(cue, near):
        behind = [token for token in near if token.i > cue.i]
        # A name behind "bellowed" that the parse takes for a time or a place is still a name.
        beside = behind[:1] if behind and behind[0].tag_ == "NNP" and not _is_date(behind[0]) else []
        named = next((token for token in beside if token.dep_ == "npadvmod"), None)
        return named or next(_noun_heads(behind, stop={",", ".", ":"}), None)
    return next(_noun_heads([t for t in reversed(near) if t.i < cue.i], stop={":", ";", '"'}), None)


def _opens(cue: Token, near: list[Token]) -> bool:
    before = [token for token in near if token.i < cue.i and token.text[0].isalnum()]
    return not before or not any(token.tag_.startswith(("NN", "PRP")) for token in before)


_NO_HEADS = frozenset({"compound", "poss", "nmod", "npadvmod"})
"""Parts of a phrase that are not what it names, and times."""


def _noun_heads(tokens: list[Token], stop: set[str]) -> Iterator[Token]:
    for token in tokens:
        if token.text in stop and token.text != ",":
            return
        if _is_date(token):
            continue
        if (token.tag_.startswith("NN") or token.tag_ == "PRP") and token.dep_ not in _NO_HEADS:
            yield owner_of(token)
