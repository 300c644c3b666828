"""How many lines of an answer a page holds on Discord, and what happens behind the last page.

The limits themselves are in :mod:`bot.chat.limits`; these numbers leave each text of a page about 400 characters.
"""

from bot.answers.answer import Answer, Page
from bot.answers.question import ArticleOf, News, Question, Quote, Search, TimelineOf
from bot.chat import limits
from bot.chat.cards import Paged, pages

_LINES: dict[type[Question], int] = {TimelineOf: 8, Quote: 4, Search: 5, News: 8, ArticleOf: 8}
_LINES_OF_PART = {"text": 1, "people": 20, "quotes": 4}
"""Of an article's parts; a line of its text is a whole passage, see :data:`bot.answers.one_article.PASSAGE_LETTERS`."""


def lines_a_page(question: Question) -> int:
    """Tell how many lines a page of the answer holds; an answer of one page has as many as a menu has options."""
    if isinstance(question, ArticleOf) and question.part in _LINES_OF_PART:
        return _LINES_OF_PART[question.part]
    return _LINES.get(type(question), limits.SELECT_OPTIONS)


def last_page(answer: Answer) -> Page | None:
    """Find the last page of an answer that was asked for a page behind it."""
    if isinstance(answer, Paged) and answer.total and answer.page.number >= pages(answer):
        return Page(pages(answer) - 1, answer.page.size)
    return None
