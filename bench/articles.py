"""Invented articles, with the findings that a perfect reader would make of them: no language model is needed.

They are as long as news of 4 kB and have as many people, quotations and dated events.
"""

import random
from dataclasses import dataclass, field

from bench.world import World
from bot.findings import (
    Article,
    Block,
    BlockKind,
    Event,
    Findings,
    Mention,
    Person,
    Precision,
    Quotation,
    Reference,
    Role,
    Sentence,
    SpeakerKind,
    Status,
)

_SENTENCES = (14, 32)
_A_PARAGRAPH = 3
_WORDS = (8, 22)
_PEOPLE = (2, 8)
_TOPICS = 6
_MENTIONED, _QUOTED, _DATED = 0.25, 0.15, 0.1
"""Shares of the sentences that only mention somebody, quote somebody, or have a date."""


@dataclass
class _Draft:
    """An article as it grows; offsets are characters of the text so far."""

    world: World
    dice: random.Random
    cast: list[str]
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def words(self, low: int, high: int) -> str:
        """Draw some words."""
        return " ".join(self.world.words.draw(self.dice, self.dice.randint(low, high)))

    def add(self, text: str, kind: BlockKind = BlockKind.BODY, person: str = "") -> None:
        """Add a sentence, noting where it names a person."""
        start = len(self.text)
        if person:
            at = start + text.index(person)
            self.mentions.setdefault(person, []).append(
                Mention(person, at, at + len(person), sentence=len(self.sentences))
            )
        self.sentences.append(Sentence(text, start, start + len(text), kind))
        self.text += text

    def add_one(self) -> None:
        """Add a sentence of a kind drawn by its share."""
        person, lot = self.dice.choice(self.cast), self.dice.random()
        if lot < _QUOTED:
            self._quote(person)
        elif lot < _QUOTED + _DATED:
            self._date(person)
        elif lot < _QUOTED + _DATED + _MENTIONED:
            self.add(f"{self.words(2, 8).capitalize()} {person} {self.words(*_WORDS)}.", person=person)
        else:
            self.add(f"{self.words(*_WORDS).capitalize()}.")

    def _quote(self, person: str) -> None:
        said, at = self.words(*_WORDS), len(self.text) + 1
        place = len(self.sentences)
        self.quotations.append(
            Quotation(said, person, SpeakerKind.PERSON, "said", at, at + len(said), place, confidence=0.9)
        )
        self.add(f"“{said}” said {person} {self.words(1, 6)}.", person=person)

    def _date(self, person: str) -> None:
        day, place = self.world.day(self.dice), len(self.sentences)
        text = f"On {day.day} {day:%B %Y} {person} {self.words(*_WORDS)}."
        self.events.append(
            Event(text, day.isoformat(), None, Precision.DAY, Reference.FULL, Status.PAST, (person,), place)
        )
        self.add(text, person=person)


def write(world: World, number: int) -> str:
    """Give the text of the article with a number, as a file would have it."""
    return _draft(world, number).text


def read(world: World, number: int, key: str, content_hash: str) -> tuple[Article, Findings]:
    """Give the article with a number, and what is to be found in it."""
    draft = _draft(world, number)
    dice = world.dice("metadata", number)
    title = draft.sentences[0].text
    article = Article(
        key=key,
        text=draft.text,
        blocks=(Block(BlockKind.TITLE, title, 0), Block(BlockKind.BODY, draft.text[len(title) + 2 :], len(title) + 2)),
        title=title,
        title_from="first line",
        publisher=world.publishers.draw(dice, 1)[0],
        publisher_from="front matter",
        published=world.day(dice).isoformat(),
        published_from="front matter",
        url=f"https://example.org/{number}",
        content_hash=content_hash,
        fingerprint=dice.getrandbits(64),
    )
    return article, Findings(
        sentences=tuple(draft.sentences),
        people=tuple(_person(draft, name) for name in draft.mentions),
        quotations=tuple(draft.quotations),
        events=tuple(draft.events),
        topics=tuple(dict.fromkeys(world.topics.draw(dice, _TOPICS))),
    )


def _draft(world: World, number: int) -> _Draft:
    dice = world.dice("article", number)
    draft = _Draft(world, dice, list(dict.fromkeys(world.people.draw(dice, dice.randint(*_PEOPLE)))))
    draft.add(draft.words(5, 10).capitalize(), BlockKind.TITLE)
    for at in range(dice.randint(*_SENTENCES)):
        draft.text += " " if at % _A_PARAGRAPH else "\n\n"
        draft.add_one()
    return draft


def _person(draft: _Draft, name: str) -> Person:
    mentions = draft.mentions[name]
    roles = tuple(Role(title, mentions[0].sentence) for title in draft.world.roles.draw(draft.dice, 1))
    return Person(name, aliases=(), roles=roles, mentions=tuple(mentions))
