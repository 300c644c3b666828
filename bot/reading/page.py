"""An article laid out for reading: its parse, sentences and quoted stretches, all in offsets of the article's text.

What is not read is blanked, never cut, so that every offset of the parse is an offset of the article.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from bot.findings import Article, Block, Sentence
from bot.reading.marks import Quoted, quoted_stretches

if TYPE_CHECKING:
    from spacy.language import Language

_EVEN = str.maketrans("\n\r\t\v\f\x85\u2028\u2029", "        ")
_STRAIGHT = str.maketrans("“”„‟‘’‛", '""""\'\'\'')
_ENDLESS = re.compile(r"(?<!\S)\S{200,}|[^\w\s]{20,}")
"""No word of a language that is read here: the tokenizer would take it apart in quadratic time."""


def readable(article: Article) -> str:
    """Give the article's text at the same offsets with line breaks between blocks and only there.

    What is not read is blanked, and so are endless words but for their ends.
    """
    parts: list[str] = []
    at = 0
    for block in article.blocks:
        parts += ["\n" * (block.start - at), _ENDLESS.sub(_ends_only, block.text.translate(_EVEN))]
        at = block.end
    return "".join([*parts, "\n" * (len(article.text) - at)])


def _ends_only(word: re.Match[str]) -> str:
    return word[0][0] + " " * (len(word[0]) - 2) + word[0][-1]


@dataclass(frozen=True, slots=True)
class Page:
    """What every finder works on. ``text`` is the article's own; ``doc`` and ``plain`` share its offsets."""

    article: Article
    doc: Doc
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]
    entities: tuple[Span, ...]
    plain: str
    _starts: tuple[int, ...] = field(repr=False)
    _block_starts: tuple[int, ...] = field(repr=False)
    _entity_ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def lay_out(cls, article: Article, nlp: "Language") -> "Page":
        """Parse an article whose blocks are all read; the model knows straight marks better than curly ones."""
        text = readable(article)
        plain = text.translate(_STRAIGHT)
        doc = nlp(plain)
        starts = tuple(block.start for block in article.blocks)
        sentences = tuple(_sentences(article, doc, plain, starts))
        # Every look at ``doc.ents`` walks through the whole document: one look must do.
        entities = tuple(doc.ents)
        return cls(
            article,
            doc,
            tuple(doc),
            article.blocks,
            sentences,
            tuple(quoted_stretches(text, [(block.start, block.end) for block in article.blocks])),
            entities,
            plain,
            tuple(sentence.start for sentence in sentences),
            starts,
            tuple(entity.end_char for entity in entities),
        )

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds ``offset`` (the nearest one before, else the first)."""
        return max(bisect.bisect_right(self._starts, offset) - 1, 0)

    def block_at(self, offset: int) -> int:
        """Index in ``blocks`` of the block that holds ``offset``."""
        return max(bisect.bisect_right(self._block_starts, offset) - 1, 0)

    def span(self, start: int, end: int) -> Span:
        """Give the tokens that touch the characters from ``start`` to ``end``."""
        span = self.doc.char_span(start, end, alignment_mode="expand") if start < end else None
        return span if span is not None else self.doc[0:0]

    def entities_in(self, start: int, end: int) -> Iterator[Span]:
        """Give the model's entities that touch the characters from ``start`` to ``end``."""
        for index in range(bisect.bisect_right(self._entity_ends, start), len(self.entities)):
            if self.entities[index].start_char >= end:
                return
            yield self.entities[index]

    def entities_before(self, offset: int) -> Iterator[Span]:
        """Give the model's entities that end at or before ``offset``, the nearest first."""
        for index in range(bisect.bisect_right(self._entity_ends, offset) - 1, -1, -1):
            yield self.entities[index]

    def token_at(self, offset: int) -> Token | None:
        """Give the token that holds ``offset``, if there is one."""
        span = self.span(offset, offset + 1)
        return span[0] if len(span) else None

    def words(self, span: Span) -> str:
        """Give a span's words as the article spells them, white space evened out."""
        return " ".join(self.text[span.start_char : span.end_char].split())


def _sentences(article: Article, doc: Doc, plain: str, block_starts: tuple[int, ...]) -> Iterator[Sentence]:
    """Give the parse's sentences, none of which leaves its block."""
    for span in doc.sents:
        whole = plain[span.start_char : span.end_char]
        words = whole.strip()
        if words:
            start = span.start_char + whole.index(words)
            block = article.blocks[bisect.bisect_right(block_starts, start) - 1]
            end = min(start + len(words), block.end)
            yield Sentence(article.text[start:end], start, end, block.kind)
