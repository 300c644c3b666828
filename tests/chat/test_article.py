"""Reading on as whole commands: an article, its parts and its neighbours, and sentences in their context."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import ArticleText, Page
from bot.answers.one_article import passages
from bot.chat.cards import card
from bot.chat.limits import bounded
from bot.findings import Source

STORM = "Storm tests the breakwater"
PLACE = Source("a.md", "*" * 300, "_" * 300, "2022", "date line", "https://a.test/" + "a" * 300)


def components(message: Any) -> list[dict[str, Any]]:
    return [item for row in message.components for item in row["components"]]


def labels(message: Any) -> list[str]:
    return [item["label"] for item in components(message) if "label" in item]


def menu(message: Any, placeholder: str) -> dict[str, Any]:
    [found] = [item for item in components(message) if item.get("placeholder") == placeholder]
    return found


async def pick(person: Any, message: Any, placeholder: str, label: str) -> Any:
    found = menu(message, placeholder)
    [value] = [option["value"] for option in found["options"] if label in option["label"]]
    return (await person.select(message, [value], custom_id=found["custom_id"])).response


@pytest.fixture
async def storm(house: Any) -> Any:
    return (await house.reader.slash(house.channel, "article", title=STORM)).response


async def test_an_article_tells_what_is_known_of_it_and_from_where(storm: Any) -> None:
    embed = storm.embeds[0]
    assert (embed.title, embed.url) == (STORM, "https://coast.test/storm")
    assert embed.description.split("\n")[:4] == [
        "**Coast Weekly**, from the head of the file",
        "**20 January 2021**, from the head of the file",
        "title from the head of the file",
        "[the original](https://coast.test/storm)",
    ]
    told = {field.name: field.value for field in embed.fields}
    assert "**Ana Petrov**, commissioner of the coast" in told["People"]
    assert "“Not one stone moved” — **Ana Petrov**" in told["Said"]
    assert "**18 January 2021** A storm struck Sarrow" in told["Dates"]
    assert re.fullmatch(r"\d+ words · \d people · 1 quotation · \d dated events", embed.footer.text)


async def test_a_title_is_offered_by_the_beginnings_of_its_words(house: Any) -> None:
    for typed in ("storm", "tests brea", "Strom", "braekwater te"):
        offered = await house.reader.autocomplete(house.channel, "article", "title", typed)
        assert [choice["value"] for choice in offered] == [STORM]


async def test_a_word_that_only_a_title_has_is_repaired_too(house: Any) -> None:
    offered = await house.reader.autocomplete(house.channel, "article", "title", "retiers")
    assert [choice["value"] for choice in offered] == ["Lighthouse keeper retires"]


async def test_the_newest_articles_are_offered_before_anything_is_typed(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "article")).response
    assert shown.embeds[0].title == "Articles: newest first"
    offered = await house.reader.autocomplete(house.channel, "article", "title", "")
    first = menu(shown, "Read an article")["options"][0]["label"]
    assert offered[0]["value"][:90] == first[:90]


async def test_one_of_several_articles_is_picked_in_the_message(house: Any) -> None:
    several = (await house.reader.slash(house.channel, "article", title="breakwater")).response
    assert several.embeds[0].title == "Articles: “breakwater”"
    await house.restart()
    found = menu(several, "Read an article")
    [value] = [option["value"] for option in found["options"] if option["label"] == STORM]
    await house.reader.select(several, [value], custom_id=found["custom_id"])
    assert several.embeds[0].title == STORM


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Text", "A storm struck Sarrow on January 18, 2021, and 40 boats"),
        ("People", "**Ana Petrov**, commissioner of the coast"),
        ("Quotes", "“Not one stone moved”"),
        ("Timeline", "**19 January 2021**"),
        ("Nearest in time", "Lighthouse keeper retires"),
    ],
)
async def test_its_parts_are_opened_after_a_restart_and_lead_back(
    house: Any, storm: Any, label: str, shown: str
) -> None:
    await house.restart()
    await house.reader.click(storm, label=label)
    assert shown in storm.embeds[0].description
    await house.reader.click(storm, label="Article")
    assert storm.embeds[0].title == STORM
    assert label in labels(storm)


async def test_an_article_that_is_gone_is_answered_with_a_sentence(house: Any, storm: Any, settings: Any) -> None:
    (settings.corpus_dir / "storm.md").unlink()
    await house.manager.slash(house.channel, "corpus reload")
    for label in ("Text", "People", "Quotes", "Timeline", "Nearest in time"):
        told = (await house.reader.click(storm, label=label)).response
        assert told.ephemeral
        assert told.embeds[0].description == "That article is not among the articles any more."
    assert storm.embeds[0].title == STORM


async def test_the_text_is_turned_page_by_page_and_whole(house: Any, settings: Any) -> None:
    told = [
        f"On day {number} of the count, *{number}* boats lay at the quay of `Sarrow` & #{number}."
        for number in range(200)
    ]
    body = "\n\n".join(" ".join(told[at : at + 5]) for at in range(0, 200, 5))
    long = Path(settings.corpus_dir) / "long.txt"
    long.write_text(f"A long count of boats at the quay\n\n{body}\n", encoding="utf-8")
    await house.manager.slash(house.channel, "corpus reload")
    shown = (await house.reader.slash(house.channel, "article", title="A long count of boats at the quay")).response
    await house.reader.click(shown, label="Text")
    pages = [shown.embeds[0].description]
    while re.search(r"page (\d+) of (?!\1$)", shown.embeds[0].footer.text):
        await house.reader.click(shown, label="Next ▶")
        pages.append(shown.embeds[0].description)
    assert len(pages) > 3
    assert re.sub(r"\\(?=[^\w\s])", "", "\n\n".join(pages)) == body


@settings(deadline=None)
@given(st.text("*_`@:🙂a \n", min_size=1, max_size=40).map(lambda text: text * 200))
def test_a_page_of_text_is_never_cut(body: str) -> None:
    for passage in passages(body):
        shown = card(ArticleText(PLACE, (passage,), 1, Page(0, 1)))
        whole = bounded(shown.copy())
        assert shown.description == whole.description
        assert len((shown.description or "").encode("utf-16-le")) // 2 <= 4096
        assert not (shown.description or "").endswith("…")


async def test_a_hostile_article_is_read_without_effect(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "article", title="hostile.md")).response
    assert shown.embeds[0].url is None
    assert "no link to the original is known" in shown.embeds[0].description
    await house.reader.click(shown, label="Text")
    told = shown.embeds[0].description
    assert not re.search(r"<@\d|@everyone|(?<!\\)\*|(?<!\\)\[this|\w://", told)


async def test_a_search_leads_to_its_articles_beside_it(house: Any) -> None:
    found = (await house.reader.slash(house.channel, "search", query="stone")).response
    article = await pick(house.other, found, "Read an article", STORM)
    assert article.ephemeral
    assert article.embeds[0].title == STORM
    assert found.embeds[0].title == "Articles: “stone”"


async def test_a_searched_sentence_is_read_in_its_context_with_the_words_in_bold(house: Any) -> None:
    found = (await house.reader.slash(house.channel, "search", query="founding")).response
    await house.restart()
    context = await pick(house.reader, found, "Read a sentence in its context", "The company was founded in 2009.")
    assert context.ephemeral
    told = context.embeds[0].description
    assert "> The company was **founded** in 2009." in told
    assert told.index("The ferry is full until autumn") < told.index("> The company")
    await house.reader.click(context, label="Article")
    assert context.embeds[0].title == "Night ferry starts"


async def test_a_timeline_leads_to_its_articles_each_once(house: Any) -> None:
    timeline = (await house.reader.slash(house.channel, "timeline", topic="storm")).response
    options = [option["label"] for option in menu(timeline, "Read an article")["options"]]
    assert len(options) == len(set(options)) >= 1
    assert (await pick(house.reader, timeline, "Read an article", options[0])).embeds[0].title == options[0]


async def test_a_quotation_in_its_context_leads_to_its_article(house: Any) -> None:
    quotes = (await house.reader.slash(house.channel, "quote", topic="stone")).response
    context = (await house.reader.select(quotes, ["0"])).response
    await house.reader.click(context, label="Article")
    assert context.embeds[0].title == STORM


async def test_people_of_an_article_lead_to_their_cards_beside_it(house: Any, storm: Any) -> None:
    await house.reader.click(storm, label="People")
    person = await pick(house.reader, storm, "Open a person's card", "Mira Halvorsen")
    assert person.ephemeral
    assert person.embeds[0].title == "Mira Halvorsen"
    assert storm.embeds[0].footer.text.startswith("People · ")


async def test_a_part_is_opened_at_once(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "article", title="strom tests", part="text")).response
    assert shown.embeds[0].description.startswith("A storm struck Sarrow")
    await house.reader.click(shown, label="Article")
    assert "[the original](https://coast.test/storm)" in shown.embeds[0].description


async def test_a_private_article_can_be_shared(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "article", title=STORM, private=True)).response
    assert shown.ephemeral
    await house.reader.click(shown, label="Text")
    shared = (await house.reader.click(shown, label="Share")).response
    assert not shared.ephemeral
    assert "A storm struck Sarrow" in shared.embeds[0].description
