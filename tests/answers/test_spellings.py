"""Answers about people in several spellings: one card with its reasons, keys of before, and which spelling is meant."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Articles, MergeNote, PersonCard, Quotations, Timeline
from bot.answers.briefing import Interests, compose
from bot.answers.desk import answer
from bot.answers.question import Quote, Search, TimelineOf, Who
from bot.answers.spellings import two_spellings, what_they_are
from bot.answers.suggest import suggest
from bot.errors import QuestionError
from bot.findings import Status
from bot.library.library import Library
from bot.library.shelf import Shelf

TODAY = date(2024, 3, 13)
SU, SOO = "Choe Rak-su", "Choi Rak-soo"


@pytest.fixture
async def shelf(tmp_path: Path, put_up: Any, story: Any) -> AsyncIterator[Shelf]:
    """A shelf on which the rarer spelling has an event and a quotation of its own."""
    path = tmp_path / "library.db"
    put_up(
        path,
        [
            story(
                "a.md", f"Engineer {SU}", (f"{SU} was here.",), {SU: ()}, {SU: ("Engineer",)}, published="2024-01-01"
            ),
            story("b.md", f"{SU} again", (f"{SU} and Lena Ortez left.",), {SU: (), "Lena Ortez": ()}),
            story(
                "c.md",
                f"Engineer {SOO} speaks",
                (
                    f"“No stone is too heavy for us,” {SOO} said.",
                    "The quarry was full of people.",
                    f"{SOO} is to open the wall on 15 March 2024.",
                ),
                {SOO: ()},
                {SOO: ("Engineer",)},
                said=({"text": "No stone is too heavy for us,", "speaker": SOO},),
                dated=({"sentence": 3, "date": "2024-03-15", "status": Status.PLANNED},),
                published="2024-03-04",
            ),
        ],
    )
    library = Library(path)
    async with library.shelf() as leased:
        yield leased
    await library.close()


async def ask(shelf: Shelf, question: Any) -> Any:
    return await answer(shelf, question, today=TODAY)


@pytest.mark.parametrize("question", [Who(SU), Who(SOO), Who(key="choiraksoo"), Who(key="choeraksu")])
async def test_every_spelling_and_every_key_leads_to_one_card_that_says_why(shelf: Shelf, question: Who) -> None:
    card = await ask(shelf, question)
    assert isinstance(card, PersonCard)
    assert (card.key, card.name, card.articles, card.quotation_count) == ("choeraksu", SU, 3, 1)
    assert card.merges == (MergeNote(SOO, "spelled alike, and both are called “Engineer”"),)
    assert card.other_spellings == (SOO,)


async def test_a_person_of_one_spelling_has_no_merges(shelf: Shelf) -> None:
    assert (await ask(shelf, Who("Lena Ortez"))).merges == ()


async def test_what_was_kept_with_the_key_of_before_is_answered(shelf: Shelf) -> None:
    for key in ("choiraksoo", "choeraksu"):
        timeline, said, named = [
            await ask(shelf, question) for question in (TimelineOf(person=key), Quote(person=key), Search(person=key))
        ]
        assert isinstance(timeline, Timeline)
        assert isinstance(said, Quotations)
        assert isinstance(named, Articles)
        assert (timeline.total, said.total, named.total) == (1, 1, 3)
        assert said.quotations[0].speaker == SU


async def test_a_briefing_on_a_person_tells_of_every_spelling(shelf: Shelf) -> None:
    by_key = {
        key: await compose(shelf, ("a.md", "c.md"), Interests(people), TODAY)
        for key, people in (("old", ("choiraksoo",)), ("new", ("choeraksu",)), ("both", ("choiraksoo", "choeraksu")))
    }
    for briefing in by_key.values():
        assert briefing.interests == (SU,)
        assert briefing.total == 2
        assert [event.date for event in briefing.due] == ["2024-03-15"]
    other = await compose(shelf, ("a.md", "c.md"), Interests(("lenaortez",)), TODAY)
    assert other.due == ()


@pytest.mark.parametrize(
    ("first", "second", "keys"),
    [
        (SU, SOO, ("choeraksu", "choiraksoo")),
        ("CHOI RAK SOO", "rak-su choe", ("choiraksoo", "choeraksu")),
        ("lena ortes", SOO, ("lenaortez", "choiraksoo")),
    ],
)
async def test_typed_names_mean_spellings(shelf: Shelf, first: str, second: str, keys: tuple[str, str]) -> None:
    one, other = await two_spellings(shelf, first, second)
    assert (one.key, other.key) == keys


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (SU, "choe raksu", "“Choe Rak-su” and “choe raksu” are one name to me"),
        ("choe rak-suu", SU, "Both names lead to Choe Rak-su"),
        ("Nobody Anywhere", SU, "No article names “Nobody Anywhere”"),
        ("...", SU, "“...” has no letters"),
    ],
)
async def test_what_is_no_two_spellings_is_said(shelf: Shelf, first: str, second: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message.replace(".", r"\.")):
        await two_spellings(shelf, first, second)


async def test_what_two_spellings_are_is_said(shelf: Shelf) -> None:
    assert await what_they_are(shelf, "choeraksu", "choiraksoo") == "are one person"
    assert await what_they_are(shelf, "choeraksu", "lenaortez") == "are two people"
    assert await what_they_are(shelf, "choeraksu", "nobody") == "are not both in the articles"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", [f"{SOO}, now {SU}"]),
        ("choe", [SU, f"{SOO}, now {SU}"]),
        ("lena", ["Lena Ortez"]),
        ("qvarnström", []),
    ],
)
async def test_spellings_are_offered_one_by_one(shelf: Shelf, typed: str, offered: list[str]) -> None:
    found = await suggest(shelf, "spelling", typed)
    assert [one.label for one in found] == offered
    assert all(one.label.startswith(one.value) for one in found)
    assert len(await suggest(shelf, "spelling", typed, 1)) == min(len(offered), 1)
