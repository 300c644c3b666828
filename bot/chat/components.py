"""Which buttons and menus stand below an answer, and to which questions they lead; plain data, nothing of Discord.

What they look like there and what is remembered of them is in :mod:`bot.chat.buttons`; what a press does, in
:mod:`bot.chat.presses`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answers import wording
from bot.answers.answer import (
    Answer,
    ArticleCard,
    ArticlePeople,
    Articles,
    ArticleText,
    Checks,
    Choices,
    Context,
    Mentioned,
    NewsList,
    PersonCard,
    Quotations,
    Surroundings,
    Timeline,
    Told,
)
from bot.answers.question import (
    AroundOf,
    ArticleOf,
    ContextOf,
    NamedIn,
    Question,
    Quote,
    QuotedIn,
    Search,
    TimelineOf,
    Who,
)
from bot.chat import limits
from bot.chat.cards import Paged, pages
from bot.findings import Source


class Kind(StrEnum):
    """What a press asks for; a ``number`` is a page (``page``, ``share``) or the place of a link (``open``).

    ``pick`` is a choice that changes the message, ``context`` one that is shown beside it, privately.
    """

    PAGE = "page"
    OPEN = "open"
    SHARE = "share"
    PICK = "pick"
    CONTEXT = "context"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer and the key of the shelf that it came from."""

    question: Question
    answer: Answer
    shelf: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A question that a component leads to; an option of a menu has a label, and words that tell it apart."""

    question: Question
    label: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """A button, or a menu where it has several leads or picks one; ``number`` is a page."""

    kind: Kind
    label: str
    leads: tuple[Lead, ...] = ()
    number: int = 0
    disabled: bool = False


def components(asked: Asked, *, private: bool) -> list[Component]:
    """List what stands below an answer, in order; a private answer can be shared."""
    answer = asked.answer
    number = answer.page.number if isinstance(answer, Paged) else 0
    found = [*_menus(asked), *(_turning(answer) if isinstance(answer, Paged) else ()), *_openings(asked)]
    found += [Component(kind, kind.name) for kind in (Kind.CSV, Kind.JSON) if _exportable(asked)]
    shareable = private and kept(asked.question) == asked.question
    return [*found, Component(Kind.SHARE, "Share", number=number)] if shareable else found


def kept(question: Question) -> Question:
    """Give what is recorded of a question: of somebody's message nothing, so that its answer cannot be shared."""
    match question:
        case NamedIn() | QuotedIn():
            return replace(question, text="")
        case _:
            return question


def _menus(asked: Asked) -> list[Component]:  # noqa: PLR0911 - one branch a kind of answer
    answer = asked.answer
    match answer:
        case Choices():
            people = [
                Lead(_picked(asked.question, one.key, one.name), one.name, one.role or "") for one in answer.choices
            ]
            return _menu(Kind.PICK, "Choose a person", people)
        case Quotations():
            return _menu(Kind.CONTEXT, "Read one in its context", _contexts(answer))
        case Articles():
            among_titles = isinstance(asked.question, ArticleOf) and not asked.question.part
            reading = _reading(hit.source for hit in answer.hits)
            return [
                *_menu(Kind.CONTEXT, "Read a sentence in its context", _sentences(answer)),
                *_menu(Kind.PICK if among_titles else Kind.CONTEXT, "Read an article", reading),
            ]
        case Timeline() if not isinstance(asked.question, ArticleOf):
            return _menu(Kind.CONTEXT, "Read an article", _reading(event.source for event in answer.events))
        case Told():
            cited = (answer.cited, *(other.cited for other in answer.also))
            return _menu(Kind.CONTEXT, "Read an article", _reading(one.source for one in cited))
        case NewsList():
            return _menu(Kind.CONTEXT, "Read an article", _reading(told.line.source for told in answer.lines))
        case Checks():
            found = [wording.quotation for one in answer.checked for wording in one.found if wording.quotation]
            contexts = [Lead(ContextOf(one.source.key, one.start), f"“{one.text}”", one.speaker or "") for one in found]
            return _menu(Kind.CONTEXT, "Read one in its context", contexts)
        case Mentioned():
            people = [Lead(Who(one.name, one.key), one.name, one.role or "") for one in answer.people]
            return _menu(Kind.CONTEXT, "Open a person's card", people)
        case ArticlePeople():
            people = [
                Lead(Who(person.name, person.key), person.name, "; ".join(person.roles)) for person in answer.people
            ]
            return _menu(Kind.CONTEXT, "Open a person's card", people)
        case _:
            return []


def _menu(kind: Kind, label: str, leads: Iterable[Lead]) -> list[Component]:
    shown = tuple(leads)[: limits.SELECT_OPTIONS]
    return [Component(kind, label, shown)] if shown else []


def _picked(question: Question, key: str, name: str) -> Question:
    match question:
        case TimelineOf():
            return replace(question, who=name, person=key)
        case Quote():
            return replace(question, speaker=name, person=key)
        case _:
            return Who(name=name, key=key)


def _contexts(answer: Quotations) -> list[Lead]:
    return [
        Lead(ContextOf(line.source.key, line.start), f"{number}. “{line.text}”", line.speaker or "")
        for number, line in enumerate(answer.quotations, answer.page.offset + 1)
    ]


def _sentences(answer: Articles) -> list[Lead]:
    return [
        Lead(
            AroundOf(hit.source.key, found.start, " ".join(found.text[start:end] for start, end in found.matches)),
            found.text,
            hit.source.title,
        )
        for hit in answer.hits
        for found in hit.sentences
        if found.start is not None
    ]


def _reading(sources: Iterable[Source]) -> list[Lead]:
    """Give each article once, in order."""
    articles = {source.key: source for source in sources}
    return [
        Lead(
            ArticleOf(key=source.key),
            source.title,
            ", ".join(part for part in (source.publisher, wording.dated(source.published)) if part),
        )
        for source in articles.values()
    ]


def _turning(answer: Paged) -> list[Component]:
    here, count = answer.page.number, pages(answer)
    if count == 1:
        return []
    return [
        Component(Kind.PAGE, "◀ Previous", number=max(here - 1, 0), disabled=here == 0),
        Component(Kind.PAGE, "Next ▶", number=min(here + 1, count - 1), disabled=here >= count - 1),
    ]


def _openings(asked: Asked) -> list[Component]:
    answer = asked.answer
    match answer:
        case PersonCard():
            parts: list[tuple[str, int, Question]] = [
                ("Timeline", answer.event_count, TimelineOf(person=answer.key)),
                ("Quotes", answer.quotation_count, Quote(person=answer.key)),
                ("Articles", answer.articles, Search(person=answer.key)),
            ]
            return [_opening(label, question) for label, count, question in parts if count]
        case ArticleCard():
            return _article_parts(answer)
        case Context():
            return [_opening("Article", ArticleOf(key=answer.quotation.source.key))]
        case Surroundings():
            return [_opening("Article", ArticleOf(key=answer.source.key))]
        case Timeline() | Quotations() | Articles() | ArticleText() | ArticlePeople():
            return _back(asked)
        case _:
            return []


def _opening(label: str, question: Question) -> Component:
    return Component(Kind.OPEN, label, (Lead(question),))


def _article_parts(card: ArticleCard) -> list[Component]:
    parts = (
        ("Text", "text", len(card.paragraphs)),
        ("People", "people", len(card.people)),
        ("Quotes", "quotes", len(card.quotations)),
        ("Timeline", "timeline", len(card.events)),
        ("Nearest in time" if card.nearest else "What else that day", "day", len(card.that_day)),
    )
    return [_opening(label, ArticleOf(key=card.source.key, part=part)) for label, part, count in parts if count]


def _back(asked: Asked) -> list[Component]:
    """Lead to the card of the article that a part is of, or of the one person whom a listing is about."""
    match asked.question, asked.answer:
        case ArticleOf() as part, _:
            return [_opening("Article", replace(part, part=""))] if part.part else []
        case ((TimelineOf(person=key) | Quote(person=key) | Search(person=key)), _) if key:
            return [_opening("Card", Who(key=key))]
        case TimelineOf(who=name), _ if name.strip():
            return [_opening("Card", Who(name=name))]
        case Quote(speaker=name), Quotations(quotations=lines) if name.strip():
            keys = {line.person_key for line in lines}
            return [_opening("Card", Who(name=name, key=key)) for key in keys if key] if len(keys) == 1 else []
        case _:
            return []


def _exportable(asked: Asked) -> bool:
    """Whether a file of all lines can be had: of any listing, but not of the one quotation that chance gave."""
    drawn = isinstance(asked.question, Quote) and asked.question == Quote(seed=asked.question.seed)
    return isinstance(asked.answer, Timeline | Quotations | Articles) and not drawn
