"""Puts what is found in an article's sections together to the findings of the article.

People are carried from section to section, so that a bare name in the last one means whom the first one introduced.
Nothing is found here.
"""

from collections import defaultdict
from dataclasses import replace

from bot.findings import DateExpression, Event, Findings, Mention, Person, Quotation, Role, Sentence, SpeakerKind
from bot.names.fold import fold
from bot.reading.abbreviations import introduced, with_one_name
from bot.reading.cast import Cast, Individual
from bot.reading.dating import date_expressions, find_dates
from bot.reading.events import find_events
from bot.reading.page import Page
from bot.reading.people import find_people
from bot.reading.roles import find_roles
from bot.reading.speakers import find_quotations
from bot.reading.topics import Topics


class Gathering:
    """The findings of one article so far. Sections are added in order."""

    def __init__(self) -> None:
        self._people: tuple[Individual, ...] = ()
        self._called: dict[str, int] = {}
        self._mentions: defaultdict[int, list[Mention]] = defaultdict(list)
        self._roles: defaultdict[int, dict[str, Role]] = defaultdict(dict)
        self._sentences: list[Sentence] = []
        self._quotations: list[Quotation] = []
        self._dates: list[DateExpression] = []
        self._events: list[Event] = []
        self._topics = Topics()
        self._full_names: dict[str, str] = {}

    def add(self, page: Page, start: int) -> None:
        """Add everything there is to find in a section that begins at ``start`` of the article."""
        before = len(self._sentences)
        cast = find_people(page, self._people)
        dates = find_dates(page)
        self._add_people(page, cast, start)
        self._quotations += [
            replace(q, start=start + q.start, end=start + q.end, sentence=before + q.sentence)
            for q in find_quotations(page, cast)
        ]
        self._dates += [replace(d, start=start + d.start, end=start + d.end) for d in date_expressions(page, dates)]
        self._events += [replace(e, sentence=before + e.sentence) for e in find_events(page, dates, cast)]
        self._topics.add(page, cast)
        self._full_names = introduced(page.plain) | self._full_names
        self._sentences += [replace(s, start=start + s.start, end=start + s.end) for s in page.sentences]
        for person in cast.people:
            person.first -= len(page.text)

    def _add_people(self, page: Page, cast: Cast, start: int) -> None:
        before = len(self._sentences)
        self._people = cast.people
        for one in cast.named:
            self._called.setdefault(str(cast.people[one.person].name), one.person)
            text, number = page.text[one.start : one.end], before + page.sentence_at(one.start)
            self._mentions[one.person].append(Mention(text, start + one.start, start + one.end, number))
        for person, roles in find_roles(page, cast).items():
            for role in roles:
                self._roles[person].setdefault(fold(role.title), replace(role, sentence=before + role.sentence))

    def findings(self) -> Findings:
        """Give the findings of the whole article."""
        names = {called: str(self._people[index].name) for called, index in self._called.items()}
        return Findings(
            sentences=tuple(self._sentences),
            people=tuple(self._person(index) for index in range(len(self._people)) if self._mentions[index]),
            quotations=tuple(
                replace(q, speaker=names[q.speaker]) if q.speaker_kind is SpeakerKind.PERSON and q.speaker else q
                for q in with_one_name(self._quotations, self._full_names)
            ),
            dates=tuple(self._dates),
            events=tuple(
                replace(event, people=tuple(dict.fromkeys(names[name] for name in event.people)))
                for event in self._events
            ),
            topics=self._topics.most_frequent(),
        )

    def _person(self, index: int) -> Person:
        name = str(self._people[index].name)
        mentions = tuple(self._mentions[index])
        aliases = dict.fromkeys(mention.text for mention in mentions if mention.text != name)
        return Person(name, tuple(aliases), tuple(self._roles[index].values()), mentions)
