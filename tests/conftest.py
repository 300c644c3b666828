"""Articles made by hand: invented prose with its findings, put on a real shelf without the language model."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bot.corpus.digests import fingerprint
from bot.edtf import PartialDate
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
    Reject,
    Role,
    Sentence,
    SpeakerKind,
    Status,
)
from bot.library.library import Library
from bot.library.shelf import Shelf
from bot.library.vectors import Encoder
from bot.library.writer import Writer

pytest_plugins = ["tests.databases"]

# How fast a machine draws and runs examples is no property of the bot.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@dataclass(frozen=True)
class Story:
    """An article as its sentences, and what is to be found in them.

    ``people`` gives each person's other forms, ``roles`` the titles that stand somewhere in the text; ``said`` and
    ``dated`` are fields of Quotation and Event, without the places, which are looked up (the title is sentence 0).
    """

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: tuple[Mapping[str, Any], ...] = ()
    dated: tuple[Mapping[str, Any], ...] = ()
    topics: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None

    @property
    def text(self) -> str:
        return " ".join((self.title, *self.sentences))

    def article(self) -> Article:
        body = " ".join(self.sentences)
        return Article(
            key=self.key,
            text=self.text,
            blocks=(Block(BlockKind.TITLE, self.title, 0), Block(BlockKind.BODY, body, len(self.title) + 1)),
            title=self.title,
            title_from="first line",
            publisher=self.publisher,
            publisher_from="front matter" if self.publisher else "none",
            published=self.published,
            published_from="date line" if self.published else "none",
            url=f"https://example.org/{self.key}",
            content_hash=repr(self),
            fingerprint=fingerprint(self.text),
        )

    def findings(self) -> Findings:
        sentences = tuple(self._sentences())
        people = tuple(self._person(name, forms, sentences) for name, forms in self.people.items())
        return Findings(
            sentences=sentences,
            people=people,
            quotations=tuple(self._quotation(sentences, said) for said in self.said),
            events=tuple(self._event(sentences, people, dated) for dated in self.dated),
            topics=self.topics,
        )

    def _sentences(self) -> Iterator[Sentence]:
        at = 0
        for number, text in enumerate((self.title, *self.sentences)):
            yield Sentence(text, at, at + len(text), BlockKind.BODY if number else BlockKind.TITLE)
            at += len(text) + 1

    def _person(self, name: str, others: tuple[str, ...], sentences: tuple[Sentence, ...]) -> Person:
        forms = sorted((name, *others), key=len, reverse=True)
        mentions = [
            Mention(form, sentence.start + at, sentence.start + at + len(form), number)
            for number, sentence in enumerate(sentences)
            for form in [next((form for form in forms if form in sentence.text), "")]
            if form
            for at in [sentence.text.index(form)]
        ]
        roles = [
            Role(title, next(number for number, sentence in enumerate(sentences) if title in sentence.text))
            for title in self.roles.get(name, ())
        ]
        return Person(name, others, tuple(roles), tuple(mentions))

    def _quotation(self, sentences: tuple[Sentence, ...], said: Mapping[str, Any]) -> Quotation:
        start = self.text.index(said["text"])
        end = start + len(said["text"])
        sentence = next(number for number, sentence in enumerate(sentences) if start < sentence.end)
        usual = {"speaker_kind": SpeakerKind.PERSON, "cue": "said", "confidence": 0.9}
        return Quotation(**usual | said, start=start, end=end, sentence=sentence)

    def _event(self, sentences: tuple[Sentence, ...], people: tuple[Person, ...], dated: Mapping[str, Any]) -> Event:
        date = PartialDate.parse(dated["date"])
        there = (person for person in people if any(m.sentence == dated["sentence"] for m in person.mentions))
        usual = {"end": None, "status": Status.PAST}
        return Event(
            **usual | dated,
            text=sentences[dated["sentence"]].text,
            precision=Precision.DAY if date.day else Precision.MONTH if date.month else Precision.YEAR,
            reference=Reference.FULL if date.has_year else Reference.PARTIAL,
            people=tuple(person.name for person in there),
        )


def _put_up(
    path: Path,
    stories: Iterable[Story],
    rejects: Iterable[Reject] = (),
    made_by: str = "by hand",
    encoder: Encoder | None = None,
) -> None:
    wanted = {story.key: story for story in stories}
    with Writer(path, made_by) as writer:
        known = writer.known()
        hashes = {key: story.article().content_hash for key, story in wanted.items()}
        staying = {key for key, one in known.items() if hashes.get(key) == one.content_hash}
        for key in known.keys() - staying:
            writer.remove(key)
        for key in wanted.keys() - staying:
            writer.add(wanted[key].article(), wanted[key].findings())
        if encoder:
            writer.add_codes(encoder)
        writer.finish(rejects)


HARBOUR = (
    Story(
        key="2017/concert.txt",
        title="A singer comes home",
        sentences=("Singer Han Sol-mi gave a concert in Aldmoor in 2017.", "The hall was full, Moritz Vale wrote."),
        people={"Han Sol-mi": (), "Moritz Vale": ()},
        roles={"Han Sol-mi": ("Singer",)},
        dated=({"sentence": 1, "date": "2017"},),
        topics=("concert",),
        publisher="The Daily Lantern",
        published="2017-09-25",
    ),
    Story(
        key="2018/works.md",
        title="Works on the wall begin",
        sentences=(
            "Engineer Choe Rak-su has promised a new harbour wall by 2019.",
            "Choe Rak Su and Lena Ortez opened the works in May 2018.",
            "“Stone outlasts words,” Choe said.",
        ),
        people={"Choe Rak-su": ("Choe Rak Su", "Choe"), "Lena Ortez": ()},
        roles={"Choe Rak-su": ("Engineer",)},
        said=({"text": "Stone outlasts words,", "speaker": "Choe Rak-su"},),
        dated=({"sentence": 1, "date": "2019", "status": Status.PLANNED}, {"sentence": 2, "date": "2018-05"}),
        topics=("harbour wall",),
        publisher="Northern Gazette",
        published="2018-05",
    ),
    Story(
        key="2022/pact.md",
        title="Two coasts sign the fisheries pact",
        sentences=(
            "Trade minister Han Sol-bi signed the fisheries pact in Aldmoor on 27 January 2022.",
            "“We have ended a quarrel of forty years,” said Han.",
            "Harbour master Lena Ortez watched the negotiators from the quay.",
            "“Nobody asked the crews whether they wanted this pact,” Ortez told reporters.",
            "“The catch belongs to both of us,” one of the two said.",
        ),
        people={"Han Sol-bi": ("Han",), "Lena Ortez": ("Ortez",)},
        roles={"Han Sol-bi": ("Trade minister",), "Lena Ortez": ("Harbour master",)},
        said=(
            {"text": "We have ended a quarrel of forty years,", "speaker": "Han Sol-bi"},
            {
                "text": "Nobody asked the crews whether they wanted this pact,",
                "speaker": "Lena Ortez",
                "cue": "told",
                "channel": "the Gazette",
            },
            {"text": "The catch belongs to both of us,", "speaker": "Lena Ortez", "confidence": 0.3},
        ),
        dated=({"sentence": 1, "date": "2022-01-27"},),
        topics=("fisheries pact", "negotiators"),
        publisher="Northern Gazette",
        published="2022-01-27",
    ),
    Story(
        key="2022/strike.md",
        title="Pilots stay ashore",
        sentences=(
            "“We will not sail before the pact is read aloud,” the Pilots' Guild said in a statement.",
            "Pedro Ortez, a pilot, and Han Sol-bi met on 3 March 2022.",
        ),
        people={"Pedro Ortez": (), "Han Sol-bi": ()},
        roles={"Han Sol-bi": (), "Pedro Ortez": ("pilot",)},
        said=(
            {
                "text": "We will not sail before the pact is read aloud,",
                "speaker": "the Pilots' Guild",
                "speaker_kind": SpeakerKind.ORGANISATION,
            },
        ),
        dated=({"sentence": 2, "date": "2022-03-03"},),
        topics=("fisheries pact",),
        publisher="Harbour Post",
        published="2022-03",
    ),
    Story(
        key="2024/war.md",
        title="Talk of war returns to the strait",
        sentences=(
            "“There will be no war this winter,” said Han Sol-bi, the prime minister.",
            "A warehouse keeper counts warheads in his sleep.",
            "“War would empty every harbour on this coast,” according to a source close to the pilots.",
            "The guild plans to vote on 2 March 2024.",
        ),
        people={"Han Sol-bi": ()},
        roles={"Han Sol-bi": ("prime minister",)},
        said=(
            {"text": "There will be no war this winter,", "speaker": "Han Sol-bi"},
            {
                "text": "War would empty every harbour on this coast,",
                "speaker": "a source close to the pilots",
                "speaker_kind": SpeakerKind.DESCRIBED,
                "cue": "according to",
            },
        ),
        dated=({"sentence": 4, "date": "2024-03-02", "status": Status.PLANNED},),
        topics=("war", "fisheries pact"),
        publisher="The Daily Lantern",
        published="2024-01-18",
    ),
    Story(
        key="undated/storm.txt",
        title="Storm tears down the wall",
        sentences=(
            "A storm tore down the harbour wall on 23 September.",
            "Ch'oe Rak-su, chief engineer of the port, inspected it with Surti.",
        ),
        people={"Ch'oe Rak-su": (), "Surti": ()},
        roles={"Ch'oe Rak-su": ("chief engineer of the port",)},
        dated=({"sentence": 1, "date": "XXXX-09-23"},),
        topics=("storm",),
        published="XXXX-09-23",
    ),
)


@pytest.fixture(scope="session")
def harbour() -> tuple[Story, ...]:
    return HARBOUR


@pytest.fixture(scope="session")
def story() -> type[Story]:
    return Story


@pytest.fixture(scope="session")
def put_up() -> Callable[..., None]:
    """Make a library hold exactly some stories, as a reload would: only what changed is written."""
    return _put_up


@pytest.fixture(scope="session")
def harbour_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harbour") / "library.db"
    _put_up(path, HARBOUR, [Reject("empty.txt", "is empty")])
    return path


@pytest.fixture
async def shelf(harbour_path: Path) -> AsyncIterator[Shelf]:
    library = Library(harbour_path)
    async with library.shelf() as leased:
        yield leased
    await library.close()
