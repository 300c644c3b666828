"""What each line of an article is: title, standfirst, body, caption, credit or boilerplate.

A line is body until its wording, or its wording together with its place, proves something else: a paragraph lost is
worse than a line of boilerplate kept.
"""

from dataclasses import dataclass, replace

from bot.corpus.fields import labelled
from bot.corpus.furniture import announces_others, is_furniture
from bot.corpus.lines import Line
from bot.corpus.outlets import is_capitalised, is_outlet, is_section
from bot.corpus.pictures import is_caption, is_credit, may_be_caption
from bot.corpus.rules import byline, closes, ends_sentence, is_date_line
from bot.findings import Block, BlockKind

_LONGEST_TITLE = 220
_LONGEST_TITLE_WORDS = 32
_LONG = 80
"""Characters of a line that is a paragraph and no label."""
_HEAD = 12
"""Lines from the top among which the marks of a page's head (date, byline, tags) are looked for."""
_LONGEST_STANDFIRST = 400
_STANDFIRSTS = 2
_LABEL_WORDS = 8
_SITE_WORDS = 5
_BODY_ENDS = ('."', ".”", '!"', "!”", '?"', "?”", ',"', ",”", ":", ";", ",")


@dataclass(slots=True)
class _Page:
    """The lines of one article and what has been found of them so far; None is still open."""

    lines: list[Line]
    kinds: list[BlockKind | None]

    def open(self, index: int) -> bool:
        return 0 <= index < len(self.lines) and self.kinds[index] is None

    @property
    def spaced(self) -> bool:
        """Whether empty lines divide the paragraphs, so that neighbouring lines belong together."""
        long = [line for line in self.lines if len(line.text) >= _LONG]
        return len(long) > 2 and sum(line.apart for line in long) >= 0.8 * len(long)  # noqa: PLR2004 - most of a few


def sort_lines(lines: list[Line]) -> tuple[Block, ...]:
    """Give each line its kind."""
    page = _Page([replace(line, text=" ".join(line.text.split())) for line in lines], [None] * len(lines))
    _find_title(page)
    for index, line in enumerate(page.lines):
        if page.open(index):
            page.kinds[index] = _kind_by_wording(line)
    _sort_head(page)
    _sort_pictures(page)
    _sort_tail(page)
    return tuple(
        Block(kind or BlockKind.BODY, line.text, line.start) for line, kind in zip(lines, page.kinds, strict=True)
    )


def _kind_by_wording(line: Line) -> BlockKind | None:
    if line.heading or is_furniture(line.text):
        return BlockKind.BOILERPLATE
    if is_credit(line.text):
        return BlockKind.CREDIT
    if line.caption or is_caption(line.text):
        return BlockKind.CAPTION
    return None


def _find_title(page: _Page) -> None:
    """Mark the title, and the site's name or section above it."""
    for index, line in enumerate(page.lines[:_HEAD]):
        field = labelled(line.text)
        if field and field[0] == "title":
            page.kinds[index] = BlockKind.TITLE
            return
        if field or is_date_line(line.text) or byline(line.text) or is_furniture(line.text):
            page.kinds[index] = BlockKind.BOILERPLATE
            continue
        if line.heading:
            page.kinds[index] = BlockKind.TITLE
            return
        if is_caption(line.text) or is_credit(line.text):
            continue
        if not _may_be_title(line.text):
            return
        if _is_site_line(page, index):
            page.kinds[index] = BlockKind.BOILERPLATE
            continue
        if _goes_on(page, index):
            page.kinds[index] = BlockKind.TITLE
        return


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or len(text.split()) > _LONGEST_TITLE_WORDS or text.endswith(_BODY_ENDS):
        return False
    return not ends_sentence(text) or text[-1] in "?!"


def _goes_on(page: _Page, index: int) -> bool:
    """Tell whether paragraphs follow: a sentence that is longer than this line, or simply long."""
    size = min(len(page.lines[index].text), _LONG)
    return any(ends_sentence(line.text) and len(line.text) > size for line in page.lines[index + 1 :])


def _is_site_line(page: _Page, index: int) -> bool:
    """Tell whether a line names the site or its section: a label by its words, or a short name right over a title."""
    text = page.lines[index].text
    words = text.split()
    if len(words) > _SITE_WORDS or not is_capitalised(text) or text[-1] in "?!":
        return False
    if is_section(text) or is_outlet(text):
        return True
    after = next((line.text for line in page.lines[index + 1 : index + 2]), "")
    over_title = _may_be_title(after) and len(after.split()) >= _SITE_WORDS and _goes_on(page, index + 1)
    return over_title and len(words) <= 3 and not is_furniture(after)  # noqa: PLR2004 - "North Korea", "The Examined"


def _sort_pictures(page: _Page) -> None:
    """Find captions beside credits, credits beside captions, and the short label that stands over a caption."""
    spaced = page.spaced
    for index, line in enumerate(page.lines):
        if page.kinds[index] is BlockKind.CREDIT and page.open(index - 1):
            before = page.lines[index - 1]
            if may_be_caption(before.text) and (not line.apart or not ends_sentence(before.text)):
                page.kinds[index - 1] = BlockKind.CAPTION
        beside = spaced and index > 0 and not line.apart and page.open(index) and _is_label(line.text)
        if beside and page.open(index - 1) and may_be_caption(page.lines[index - 1].text):
            page.kinds[index - 1 : index + 1] = [BlockKind.CAPTION, BlockKind.CREDIT]
        if page.kinds[index] is BlockKind.CAPTION and page.open(index + 1):
            after = page.lines[index + 1]
            if _is_label(after.text) and not after.apart and index + 2 < len(page.lines):
                page.kinds[index + 1] = BlockKind.CREDIT
    for index in range(len(page.lines) - 1):
        captioned = page.kinds[index + 1] is BlockKind.CAPTION and not page.lines[index + 1].apart
        if captioned and page.open(index) and _is_label(page.lines[index].text):
            page.kinds[index] = BlockKind.BOILERPLATE


def _is_label(text: str) -> bool:
    """Tell whether a line is a few capitalised words without an end: a name, a place, an agency."""
    return len(text.split()) <= _LABEL_WORDS and is_capitalised(text) and text[-1] not in '.!?:;,”"'


def _sort_head(page: _Page) -> None:
    """Find standfirst, byline and place between the title and the last mark of the page's head."""
    title = next((index for index, kind in enumerate(page.kinds[:_HEAD]) if kind is BlockKind.TITLE), None)
    if title is None:
        return
    below = range(title + 1, min(len(page.lines), title + _HEAD))
    heading = page.lines[title].text.casefold()
    for index in below:
        if page.open(index) and page.lines[index].text.casefold() == heading:
            page.kinds[index] = BlockKind.BOILERPLATE
    for index in range(title + 1, _last_mark(page, below)):
        if page.open(index):
            page.kinds[index] = BlockKind.BOILERPLATE if _is_label(page.lines[index].text) else BlockKind.STANDFIRST


def _last_mark(page: _Page, below: range) -> int:
    """Give the index of the last date, byline, label or other furniture that precedes the article's paragraphs."""
    mark = paragraphs = 0
    for index in below:
        text = page.lines[index].text
        if page.open(index) and (is_date_line(text) or byline(text) or labelled(text)):
            page.kinds[index] = BlockKind.BOILERPLATE
        if page.kinds[index] is BlockKind.BOILERPLATE and not page.lines[index].heading:
            mark = index
        elif page.open(index) and (len(text) >= _LONG or ends_sentence(text)):
            paragraphs += 1
            if paragraphs > _STANDFIRSTS or len(text) > _LONGEST_STANDFIRST:
                break
    return mark


def _sort_tail(page: _Page) -> None:
    """Find what closes the page, upwards from its last line to the last paragraph of the article."""
    unended: list[int] = []
    for index in range(len(page.lines) - 1, 0, -1):
        text = page.lines[index].text
        if page.kinds[index] is not None:
            if announces_others(text):
                for other in unended:
                    page.kinds[other] = BlockKind.BOILERPLATE
        elif closes(text):
            page.kinds[index] = BlockKind.BOILERPLATE
        elif ends_sentence(text) or text.endswith(_BODY_ENDS):
            return
        else:
            unended.append(index)
