"""Reading on: one article by its title, its parts, and the sentences around a sentence that a search showed.

Which article a typed title means is decided here and never guessed: several that fit are listed.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.answer import Answer, Articles, Nothing, Page, Quotations, Timeline
from bot.answers.one_article import ArticleCard, ArticlePeople, ArticleText, paragraphs, passages
from bot.answers.question import AroundOf, ArticleOf
from bot.answers.resolve import shown
from bot.answers.title_words import title_words
from bot.answers.wording import dated
from bot.findings import Source
from bot.library import titles, whole_articles
from bot.library.articles import ArticleHit
from bot.library.events import find_events
from bot.library.filters import Filter
from bot.library.quotations import find_quotations
from bot.library.rows import Matches
from bot.library.shelf import Shelf
from bot.library.surroundings import surroundings
from bot.library.whole_articles import WholeArticle
from bot.library.words import any_of, typed_words
from bot.names.fold import tokens

_GONE = "That article is not among the articles any more."
_LOOKED_THROUGH = 200
"""So many of the newest articles with all words of a title are compared with it as a whole."""
_NEAREST = 3
_TELLING = 3
"""Words from which on the beginning of a title stands for it, even if others have these words in another order."""


async def read(shelf: Shelf, question: ArticleOf, page: Page) -> Answer:
    """Answer ``/article``: an article's card or one of its parts, or the articles that may be meant."""
    if question.key:
        article = await whole_articles.whole_article(shelf, question.key)
        return await _part(shelf, article, question.part, page) if article else Nothing(_GONE)
    if not question.title.strip():
        return _listing("newest first", await titles.begin_with(shelf, (), page.offset, page.limit), page)
    return await _meant(shelf, question, page)


async def around(shelf: Shelf, question: AroundOf) -> Answer:
    """Answer with the sentences around one that a search has shown."""
    match = any_of(typed_words(question.words))
    return await surroundings(shelf, question.article, question.start, match) or Nothing(_GONE)


async def _meant(shelf: Shelf, question: ArticleOf, page: Page) -> Answer:
    """Find the article that a typed title means, and show what is wanted of it.

    A title that is typed in full is taken before one that only begins so, and this before one that has the words.
    """
    typed = question.title.strip()
    about = f"“{shown(typed)}”"
    fitting, used = await titles.called(shelf, typed), tokens(typed)
    notes: tuple[str, ...] = ()
    if not fitting and used:
        used, repairs = await title_words(shelf, typed)
        notes = tuple(f"No title has “{repair.typed}”; showing “{repair.used}”." for repair in repairs)
        fitting = await _fitting(shelf, used)
    if len(fitting) == 1:
        article = await whole_articles.whole_article(shelf, fitting[0].key)
        found = await _part(shelf, article, question.part, page) if article else Nothing(_GONE)
        return replace(found, notes=notes) if isinstance(found, ArticleCard) else found
    if fitting:
        return _listing(about, Matches(fitting[page.offset :][: page.size], len(fitting)), page, notes)
    if not used:
        return Nothing(f"{about} has no letters that a title could have.")
    having = await titles.begin_with(shelf, used, page.offset, page.limit)
    if not having.total:
        having = await titles.with_some(shelf, used, page.offset, page.limit)
        notes = (*notes, "No title has all of these words; these have some of them.")
    return (
        _listing(about, having, page, notes)
        if having.total
        else Nothing(f"No title has {about}; /search looks in the texts.")
    )


async def _fitting(shelf: Shelf, words: tuple[str, ...]) -> tuple[Source, ...]:
    """Give the articles of which one must be meant: those with the whole title, else the only one that fits."""
    near = await titles.begin_with(shelf, words, 0, _LOOKED_THROUGH)
    whole = tuple(source for source in near.lines if tokens(source.title) == words)
    begun = tuple(source for source in near.lines if len(words) >= _TELLING and _begins(tokens(source.title), words))
    if whole or len(begun) == 1:
        return whole or begun
    return near.lines if near.total == 1 else ()


def _begins(title: Sequence[str], words: Sequence[str]) -> bool:
    last = len(words) - 1
    return tuple(title[:last]) == tuple(words[:last]) and len(title) > last and title[last].startswith(words[last])


def _listing(about: str, found: Matches[Source], page: Page, notes: tuple[str, ...] = ()) -> Answer:
    if not found.total:
        return Nothing("There are no articles yet.")
    return Articles(about, tuple(ArticleHit(source, ()) for source in found.lines), found.total, page, notes=notes)


async def _part(shelf: Shelf, article: WholeArticle, part: str, page: Page) -> Answer:
    source, only = article.shelved.source, Filter(article=article.shelved.source.key)
    match part:
        case "text":
            divided = await asyncio.to_thread(passages, article.body)  # a megabyte takes 30 ms
            return ArticleText(source, divided[page.offset :][: page.size], len(divided), page)
        case "people":
            people = await whole_articles.people_in(shelf, source.key)
            return ArticlePeople(source, people[page.offset :][: page.size], len(people), page)
        case "quotes":
            said = await find_quotations(shelf, only, page.offset, page.limit)
            return Quotations(source.title, said.lines, said.total, page)
        case "timeline":
            dates = await find_events(shelf, only, page.offset, page.limit)
            return Timeline(source.title, dates.lines, dates.total, page)
        case "day":
            return await _that_day(shelf, article, page)
        case _:
            return await _card(shelf, article)


async def _card(shelf: Shelf, article: WholeArticle) -> ArticleCard:
    source = article.shelved.source
    only = Filter(article=source.key)
    same = (await whole_articles.of_the_same_day(shelf, article, 0, -1)).lines
    return ArticleCard(
        article=article.shelved,
        paragraphs=await asyncio.to_thread(paragraphs, article.body),
        people=await whole_articles.people_in(shelf, source.key),
        quotations=(await find_quotations(shelf, only, 0, -1)).lines,
        events=(await find_events(shelf, only, 0, -1)).lines,
        that_day=same or await whole_articles.nearest_in_time(shelf, article, _NEAREST),
        nearest=not same,
    )


async def _that_day(shelf: Shelf, article: WholeArticle, page: Page) -> Answer:
    same = await whole_articles.of_the_same_day(shelf, article, page.offset, page.limit)
    when = dated(article.shelved.source.published)
    if same.total:
        return _listing(f"published {when}", same, page)
    near = await whole_articles.nearest_in_time(shelf, article, _NEAREST)
    if not near:
        return Nothing(f"No other article was published {when}." if article.days else "Its year is not stated.")
    note = "No other article has this date; these were published nearest to it."
    return _listing(f"published {when}", Matches(near[page.offset :], len(near)), page, (note,))
