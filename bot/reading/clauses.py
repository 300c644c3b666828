"""The clauses of a sentence that can stand for themselves, each in the sentence's own words.

By the parse only, and nothing is reworded: what a clause says is one stretch of its sentence. What is only reported,
a condition or a mere circumstance is no clause of its own here; it belongs to the main one.
"""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from bot.reading.page import Page

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_MAIN = frozenset({"ROOT", "parataxis"})
_HOLDING = frozenset("after although as because since though when whereas while".split())
"""Words before a clause that is true whatever becomes of the main one, which is not so behind "if" or "before"."""
_REMARKS = frozenset({"although", "though", "whereas"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_JOINTS = frozenset({"cc", "mark", "punct"})
_OPENERS = frozenset({"even", "though"})
_HOLDERS = "\"'()[]$£€"
_FEWEST = 3
"""Words without which a clause says nothing."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a clause stands, as token numbers: from ``start`` to before ``end``.

    ``leans`` marks one whose subject stands before it ("was built in 1923 and fell in 1987"), ``inside`` one that
    stays a part of the main clause ("the bridge, which opened in 1923").
    """

    start: int
    end: int
    leans: bool = False
    inside: bool = False


def clause_of(token: Token) -> Clause | None:
    """Give the clause of its own that a token stands in; None for the main clause."""
    for verb in (token, *token.ancestors):
        if verb.dep_ == "advcl" and _contrasts(verb):
            return Clause(verb.left_edge.i, verb.right_edge.i + 1)
        if not verb.tag_.startswith("VB"):
            continue
        has_subject = any(child.dep_ in _SUBJECTS for child in verb.children)
        end = verb.right_edge.i + 1
        if verb.dep_ == "relcl" and has_subject and verb.head.tag_.startswith(("NN", "PRP")):
            return Clause(verb.head.left_edge.i, end, inside=True)
        if verb.dep_ == "conj" and _joins_main(verb) and (has_subject or _goes_on(verb)):
            return Clause(verb.left_edge.i, end, leans=not has_subject)
        if verb.dep_ in {"ccomp", "parataxis"} and has_subject and _stands_beside(verb):
            return Clause(verb.left_edge.i, end)
        if verb.dep_ == "advcl" and has_subject and _holds(verb) and _joins_main(verb):
            return Clause(verb.left_edge.i, end)
    return None


def _joins_main(verb: Token) -> bool:
    above = verb.head
    while above.dep_ == "conj":
        above = above.head
    return above.dep_ in _MAIN


def _goes_on(verb: Token) -> bool:
    """Whether a verb without a subject tells on what the verb before it began: "was built in 1923 and fell"."""
    helped = any(child.dep_ in {"aux", "auxpass"} and child.tag_ != "TO" for child in verb.children)
    return verb.tag_ in _FINITE or helped or verb.tag_ == verb.head.tag_ == "VBN"


def _stands_beside(verb: Token) -> bool:
    """Whether only a semicolon or a comma parts a clause from the one it hangs on."""
    before = verb.doc[max(verb.left_edge.i - 1, 0)].text
    last = verb.right_edge
    behind = {last.text, last.nbor().text if last.i + 1 < len(last.doc) else ""}
    return before == ";" or bool(behind & {";", ","})


def _holds(verb: Token, words: frozenset[str] = _HOLDING) -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in words for child in verb.children)


def _contrasts(head: Token) -> bool:
    """Whether a clause is a remark on all that stands before it, whatever the parse takes for its verb and head."""
    first = head.left_edge.i
    return _holds(head, _REMARKS) and head.doc[first - 1].text == ","


def in_main(verb: Token) -> bool:
    """Whether a verb is that of the main clause, or of one joined to it."""
    return verb.dep_ in _MAIN or (verb.dep_ == "conj" and _joins_main(verb))


def words_of(
    page: Page, sentence: int, clauses: Collection[Clause | None], last_of_main: int
) -> dict[Clause | None, str] | None:
    """Give the words of each clause of a sentence, None standing for the main one; None when they cannot be parted.

    ``last_of_main`` is the token up to which the main clause must reach.
    """
    said = page.sentences[sentence]
    span = page.span(said.start, said.end)
    apart = sorted((c for c in clauses if c is not None and not c.inside), key=lambda clause: clause.start)
    first, last = span.start, span.end
    for clause in apart:
        if all(token.dep_ in _JOINTS for token in page.tokens[first : clause.start]):
            first = clause.end
    last = min((c.start for c in apart if c.start > max(last_of_main, first)), default=last)
    words: dict[Clause | None, str] = {}
    for one in clauses:
        start, end = (one.start, one.end) if one is not None else (first, last)
        if one is not None:
            end = min((c.start for c in apart if start < c.start < end), default=end)
        stated = _stretch(page, first if one is not None and one.leans else start, end, span.end)
        if stated is None:
            return None
        words[one] = stated
    return words


def _stretch(page: Page, start: int, end: int, close: int) -> str | None:
    """Give the words of some tokens without what joins them to others; None when they are no whole thing."""
    tokens = page.tokens
    while start < end and _is_joint(tokens[start]):
        start += 1
    if all(token.dep_ == "punct" for token in tokens[end:close]):
        end = close
    while start < end < close and _is_joint(tokens[end - 1]):
        end -= 1
    if sum(token.is_alpha for token in tokens[start:end]) < _FEWEST:
        return None
    first, last = tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1])
    whole = page.plain[first:last]
    cut = any(quoted.start < edge < quoted.end for quoted in page.quoted for edge in (first, last))
    return None if cut or whole.count("(") != whole.count(")") else page.text[first:last]


def _is_joint(token: Token) -> bool:
    """Whether a token at the edge of a clause only joins it to another one; marks and brackets belong to it."""
    if token.text[0] in _HOLDERS:
        return False
    return token.dep_ in _JOINTS or token.lower_ in _OPENERS
