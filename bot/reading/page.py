"""An article laid out for reading: its parse, sentences and quoted stretches, all in offsets of the article's text.

Credits and boilerplate are blanked, never cut, so that every offset of the parse is an offset of the article.
"""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from bot.findings import Article, Block, BlockKind, Sentence
from bot.reading.marks import Quoted, quoted_stretches

READ_KINDS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
_PIECE = 20_000
"""Characters that spaCy gets at once; its memory grows with the longest piece (about 1 MB for 1,000 characters)."""

_PLAIN = str.maketrans("“”„‟‘’‛\n\r\t\v\f\x85\u2028\u2029", '""""\'\'\'        ')


def blanked_text(article: Article) -> str:
    """Give the article's text with the unread blanked, marks straightened and line breaks only between blocks.

    Has exactly the length of ``article.text``: the model knows straight marks better than curly ones.
    """
    parts: list[str] = []
    at = 0
    for block in read_blocks(article):
        parts += ["\n" * (block.start - at), block.text.translate(_PLAIN)]
        at = block.end
    return "".join([*parts, "\n" * (len(article.text) - at)])


def read_blocks(article: Article) -> list[Block]:
    """Give the blocks that are read, in order."""
    return [block for block in article.blocks if block.kind in READ_KINDS and block.text]


def pieces(text: str) -> Iterator[str]:
    """Cut a long text at line breaks, else spaces, into pieces that join to the same text."""
    at = 0
    while len(text) - at > _PIECE:
        window = text[at : at + _PIECE]
        cut = max(window.rfind("\n"), 0) or max(window.rfind(" "), 0) or _PIECE - 1
        yield text[at : at + cut + 1]
        at += cut + 1
    yield text[at:]


@dataclass(frozen=True, slots=True)
class Page:
    """What every finder works on. ``text`` is the article's own; ``doc`` and ``plain`` share its offsets."""

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]
    entities: tuple[Span, ...]
    plain: str
    _starts: tuple[int, ...] = field(repr=False)
    _block_starts: tuple[int, ...] = field(repr=False)
    _entity_ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def lay_out(cls, article: Article, doc: Doc) -> "Page":
        """Lay out the article with the parse of :func:`blanked_text`."""
        blocks = tuple(read_blocks(article))
        block_starts = tuple(block.start for block in blocks)
        sentences: list[Sentence] = []
        for span in doc.sents:
            text = span.text
            start = span.start_char + len(text) - len(text.lstrip())
            if block_starts and text.strip():
                kind = blocks[bisect.bisect_right(block_starts, start) - 1].kind
                end = start + len(text.strip())
                sentences.append(Sentence(article.text[start:end], start, end, kind))
        quoted = quoted_stretches(article.text, [(block.start, block.end) for block in blocks])
        starts = tuple(sentence.start for sentence in sentences)
        # Every look at ``doc.ents`` or ``doc.text`` walks through the whole document: one look must do.
        entities = tuple(doc.ents)
        ends = tuple(entity.end_char for entity in entities)
        return cls(
            article, doc, blocks, tuple(sentences), tuple(quoted), entities, doc.text, starts, block_starts, ends
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
