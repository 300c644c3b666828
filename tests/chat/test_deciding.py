"""Decisions on people: recorded, carried out by a real reload, listed, taken back; and everything that is refused."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.records.decisions import Verdict
from bot.reload import Reloader
from bot.settings import Settings
from tests.chat.conftest import ARTICLES

FRONT = "---\ntitle: {title}\npublisher: Island Post\npublished: {day}\n---\n{text}\n"
STORIES = (
    ("rail1.md", "2021-03-01", "Rail minister Choe Rak-su opened the line. Choe Rak-su took the first train."),
    ("rail2.md", "2021-04-01", "Rail minister Choi Rak-soo closed the old station on Friday."),
    ("stage.md", "2021-05-01", "Singer Tomi Surti gave a concert at the old station on Friday."),
)
SU, SOO, TOMI = "Choe Rak-su", "Choi Rak-soo", "Tomi Surti"
BOTH = f"**{SU}** and **{SOO}**"


@pytest.fixture(scope="module")
def railway_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that spells one name in two ways, and its library, read once."""
    folder = tmp_path_factory.mktemp("railway")
    shutil.copytree(ARTICLES, folder / "articles")
    for file, day, text in STORIES:
        (folder / "articles" / file).write_text(FRONT.format(title=f"News of {day}", day=day, text=text))
    asyncio.run(Reloader(Settings(corpus_dir=folder / "articles", data_dir=folder / "data")).reload())
    return folder


@pytest.fixture
def settings(railway_folder: Path, tmp_path: Path) -> Settings:
    shutil.copytree(railway_folder, tmp_path, dirs_exist_ok=True)
    return Settings(corpus_dir=tmp_path / "articles", data_dir=tmp_path / "data")


@pytest.fixture
def railway(house: Any) -> Any:
    house.env.settle_timeout = 60
    return house


async def said(house: Any, command: str, **options: str) -> Any:
    return await house.manager.slash(house.channel, f"corpus {command}", **options)


async def card(house: Any, name: str) -> Any:
    return (await house.reader.slash(house.channel, "who", name=name)).response.embeds[0]


async def deeds(house: Any) -> list[tuple[str, str, dict[str, str]]]:
    entries = await house.bot.records.audit(20)
    return [(entry.action, entry.outcome, entry.details) for entry in entries if entry.action != "reload"]


async def test_a_merge_is_told_on_the_card_with_its_reason(railway: Any) -> None:
    embed = await card(railway, SOO)
    assert embed.title == SU
    told = {field.name: field.value for field in embed.fields}
    assert told["Taken for one person"] == f"{SOO}: spelled alike, and both are called “Rail minister”"


async def test_two_spellings_are_parted_and_made_one_again(railway: Any) -> None:
    apart = await said(railway, "different", first=SU, second=SOO)
    assert apart.response.ephemeral
    assert apart.response.content == f"{BOTH} are two people now."
    assert (await card(railway, SOO)).title == SOO
    again = await said(railway, "same", first=SOO, second=SU)
    assert again.response.content == f"**{SOO}** and **{SU}** are one person now."
    [decision] = await railway.bot.records.decisions.every()
    assert (decision.verdict, decision.set_by, decision.server) == (
        Verdict.SAME,
        railway.manager.id,
        railway.server.id,
    )
    told = {field.name: field.value for field in (await card(railway, SOO)).fields}
    assert told["Taken for one person"] == f"{SOO}: a corpus admin said so"
    names = {"first": SU, "second": SOO}
    assert [deed[0] for deed in await deeds(railway)] == ["same", "different"]
    assert (await deeds(railway))[1] == ("different", "done", names)


async def test_names_that_are_not_alike_are_made_one_and_a_button_of_before_leads_to_the_person(railway: Any) -> None:
    before = (await railway.reader.slash(railway.channel, "who", name=TOMI)).response
    made = await said(railway, "same", first="tomi surti", second="rak-su choe")
    assert made.response.content == f"**{TOMI}** and **{SU}** are one person now."
    pressed = await railway.reader.click(before, label="Articles")
    assert f"Articles: {SU}" in pressed.response.embeds[0].title
    taken = await said(railway, "undecide", decision="surti")
    assert taken.response.content == f"**{SU}** and **{TOMI}** are two people now."
    assert await railway.bot.records.decisions.every() == ()
    assert [deed[0] for deed in await deeds(railway)] == ["undecide", "same"]


async def test_two_who_are_two_already_stay_two_from_then_on(railway: Any) -> None:
    told = (await said(railway, "different", first=SU, second=TOMI)).response
    assert told.content == f"**{SU}** and **{TOMI}** are two people already, and will stay two."
    refused = (await said(railway, "same", first=SOO, second=TOMI)).response
    assert refused.content == (
        f"These are the people of {SU} and {TOMI}, who were said to be different; /corpus undecide takes that back."
    )
    assert len(railway.env.errors) == 1
    await said(railway, "reload")
    assert (await card(railway, TOMI)).title == TOMI
    assert len(await railway.bot.records.decisions.every()) == 1


@pytest.mark.parametrize(
    ("command", "first", "second", "answer"),
    [
        ("same", "Nobody Anywhere", SU, "No article names “Nobody Anywhere”."),
        ("same", SU, "?!", "“?!” has no letters that a name could have."),
        ("same", "petrov", SU, "“petrov” may be several people: Ana Petrov, Ivo Petrov. Pick one from the list"),
        ("same", SU, SOO, f"{SU} and {SOO} are one person already, who goes by {SU}."),
        ("same", SU, "CHOE RAK SU", f"“{SU}” and “CHOE RAK SU” are one name to me."),
        ("different", SU, "choe rak su", f"“{SU}” and “choe rak su” are one name to me."),
        ("different", SU, "rak-su choe", f"“{SU}” and “rak-su choe” are one name to me."),
        ("different", "Choe Raksuu", SU, f"Both names lead to {SU}. Pick the two spellings from the list"),
        ("different", "Nobody Anywhere", SU, "No article names “Nobody Anywhere”."),
        ("undecide", "9", "", "There is no such decision."),
        ("undecide", "surti", "", "There is no such decision."),
    ],
)
async def test_what_is_not_clear_is_refused_with_a_sentence(
    railway: Any, command: str, first: str, second: str, answer: str
) -> None:
    options = {"decision": first} if command == "undecide" else {"first": first, "second": second}
    told = (await said(railway, command, **options)).response
    assert told.ephemeral
    assert told.content.startswith(answer)
    assert await railway.bot.records.decisions.every() == ()
    assert await deeds(railway) == []
    assert len(railway.env.errors) == 1


async def test_decisions_are_listed_with_who_and_when_and_found_by_number_or_name(railway: Any) -> None:
    empty = (await said(railway, "decisions")).response
    assert empty.ephemeral
    assert empty.embeds[0].description.startswith("Nothing was decided")
    await said(railway, "different", first=SU, second=TOMI)
    await said(railway, "different", first=SU, second="Ana Petrov")
    listed = (await said(railway, "decisions")).response.embeds[0].description.splitlines()
    assert [line.split(" (<@")[0] for line in listed] == [
        f"**2.** Ana Petrov and {SU}: two people",
        f"**1.** {SU} and {TOMI}: two people",
    ]
    assert all(f"<@{railway.manager.id}>" in line and "<t:" in line for line in listed)
    offered = await railway.manager.autocomplete(railway.channel, "corpus undecide", "decision", "TOM")
    assert [(one["name"], one["value"]) for one in offered] == [(f"1. {SU} and {TOMI}: two people", "1")]
    several = (await said(railway, "undecide", decision="rak-su")).response
    assert several.content == "Several decisions fit; /corpus decisions numbers them."
    assert len(railway.env.errors) == 1
    taken = await said(railway, "undecide", decision="1")
    assert taken.response.content == f"**{SU}** and **{TOMI}** are two people now."
    [left] = await railway.bot.records.decisions.every()
    assert left.first_name == "Ana Petrov"


async def test_spellings_that_were_merged_are_offered_to_be_parted(railway: Any) -> None:
    async def offered(typed: str) -> list[tuple[str, str]]:
        found = await railway.manager.autocomplete(railway.channel, "corpus different", "second", typed)
        return [(one["name"], one["value"]) for one in found]

    assert await offered("") == [(f"{SOO}, now {SU}", SOO)]
    assert await offered("choe") == [(SU, SU), (f"{SOO}, now {SU}", SOO)]
    assert [value for _, value in await offered("petrov")] == ["Ana Petrov", "Ivo Petrov"]


async def test_a_decision_whose_reload_fails_is_recorded_and_counts_with_the_next(railway: Any, settings: Any) -> None:
    settings.corpus_dir.rename(settings.corpus_dir.with_name("away"))
    told = (await said(railway, "different", first=SU, second=SOO)).response
    assert told.content.startswith("That is recorded and counts from the next reload on. This one failed: ")
    assert (await card(railway, SOO)).title == SU
    settings.corpus_dir.with_name("away").rename(settings.corpus_dir)
    await said(railway, "reload")
    assert (await card(railway, SOO)).title == SOO


async def test_while_a_reload_runs_nothing_is_decided(house: Any, held_reloader: Any) -> None:
    house.bot.reloader = held_reloader(house.env)
    await house.manager.slash(house.channel, "corpus reload")
    for command, options in (("same", {"first": "a", "second": "b"}), ("undecide", {"decision": "1"})):
        told = (await said(house, command, **options)).response
        assert told.content.startswith("A reload is already running")
    house.bot.reloader.let_go.set()
    await house.env.settle()
    assert len(house.env.errors) == 2
