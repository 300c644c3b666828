"""Noun phrases that an article keeps coming back to, worth offering while somebody types.

Counts only; what a topic is about is not judged. People and dates are not topics.
"""

import re
from collections import Counter

from spacy.tokens import Span, Token

from bot.findings import BlockKind
from bot.reading.cast import Cast
from bot.reading.page import Page

_MOST = 30
_LONGEST = 4
_ODD = re.compile(r"[^\w'’.-]")
_DROPPED = frozenset({"DT", "PRP$", "PDT", "CD", "WDT", "WP$", "RB", "RBR", "JJR", "JJS", "POS", "PRP", "WP", "EX"})
_NOT_ENTITIES = frozenset({"PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_VAGUE = frozenset(
    "people thing things way ways time times day days week weeks month months year years part number end lot fact "
    "case others person man men woman women something anything everything nothing one ones kind sort place example "
    "moment percent lots rest many much more most some other order addition response result spokesman statement "
    "report reporters".split()
)


class Topics:
    """Counts the noun phrases of one to four words; one in a title counts twice."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._written: dict[str, str] = {}

    def add(self, page: Page, cast: Cast) -> None:
        """Count those of a page."""
        names = {named.start for named in cast.named}
        for chunk in page.doc.noun_chunks:
            topic = _topic(page, chunk, names)
            if topic is not None:
                kind = page.blocks[page.block_at(chunk.start_char)].kind
                self._counts[topic.lower()] += 2 if kind is BlockKind.TITLE else 1
                self._written.setdefault(topic.lower(), topic)

    def most_frequent(self) -> tuple[str, ...]:
        """Give up to 30 that came more than once, most frequent first; lower-case unless proper names."""
        frequent = [key for key, count in self._counts.most_common() if count > 1]
        return tuple(self._written[key] for key in frequent[:_MOST])


def _topic(page: Page, chunk: Span, names: set[int]) -> str | None:
    tokens = list(chunk)
    while tokens and (tokens[0].tag_ in _DROPPED or not tokens[0].text[0].isalnum()):
        tokens.pop(0)
    while tokens and (tokens[-1].tag_ == "POS" or not tokens[-1].text[-1].isalnum()):
        tokens.pop()
    if not tokens or len(tokens) > _LONGEST or any(_unfit(token, names) for token in tokens):
        return None
    if tokens[-1].lower_ in _VAGUE or not tokens[-1].tag_.startswith("NN"):
        return None
    words = page.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
    proper = any(token.tag_.startswith("NNP") for token in tokens)
    words = " ".join(words.split())
    return words if proper else words.lower()


def _unfit(token: Token, names: set[int]) -> bool:
    return (
        token.ent_type_ in _NOT_ENTITIES
        or token.idx in names
        or token.tag_ in {"PRP", "WP", "WDT", "EX"}
        or _ODD.search(token.text) is not None
    )
