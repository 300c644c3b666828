"""The questions as whole commands: what the channel sees, and what only the asker sees."""

import re
from typing import Any

import pytest

from bot.answers.question import parse

COMMANDS = {
    "who": "name",
    "timeline": "topic",
    "quote": "topic",
    "search": "query",
    "ask": "question",
    "article": "title",
}
HOSTILE = [
    "",
    " ",
    "x" * 100,
    "🙂" * 50,
    "\u202eرئيس هالفورسن",
    "\"*()-:^'",
    "'; DROP TABLE people; --",
    'NEAR("harbour" AND OR NOT',
    "\x00\ud800",
    "@everyone <@1> **x**",
]


async def test_a_person_is_shown_to_the_channel_with_office_words_and_source(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "who", name="Ana Petrov")).response
    told = {field.name: field.value for field in shown.embeds[0].fields}
    assert not shown.ephemeral
    assert shown.embeds[0].title == "Ana Petrov"
    assert "commissioner of the coast" in told["Roles, newest first"].split("\n")[0]
    source = "↳ Harbour Gazette, 25 September 2017: [Sarrow begins its breakwater](https://gazette.test/breakwater)"
    assert f"“No ship will wait outside in a storm again”\n{source}" in told["Said"]


@pytest.mark.parametrize("typed", ["petrov ana", "ANA PETROV", "Aná Petrov"])
async def test_another_spelling_reaches_the_same_card(house: Any, typed: str) -> None:
    shown = (await house.reader.slash(house.channel, "who", name=typed)).response
    assert shown.embeds[0].title == "Ana Petrov"


async def test_without_a_name_the_most_mentioned_people_are_offered(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "who")).response
    assert shown.embeds[0].title == "The most mentioned people"
    assert "Ana Petrov" in shown.embeds[0].description


async def test_a_name_that_fits_several_people_is_not_guessed(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "who", name="petrov")).response
    labels = [option["label"] for option in shown.components[0]["components"][0]["options"]]
    assert sorted(labels) == ["Ana Petrov", "Ivo Petrov"]
    picked = await house.reader.select(shown, [str(labels.index("Ivo Petrov"))])
    assert picked.followups == []
    assert shown.embeds[0].title == "Ivo Petrov"


async def test_a_miss_is_told_to_the_asker_alone(house: Any) -> None:
    result = await house.reader.slash(house.channel, "who", name="Zebulon Quist")
    assert result.response.ephemeral
    assert result.response.embeds[0].description
    assert house.channel.history() == []


async def test_a_timeline_is_told_month_by_month_and_in_order(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "timeline", until="2019")).response
    headings = re.findall(r"__\*\*(.*?)\*\*__", shown.embeds[0].description)
    assert headings.index("September 2017") < headings.index("May 2018") < headings.index("February 2019")


async def test_a_quotation_is_given_word_for_word_with_its_speaker(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "quote", topic="stone")).response
    assert "“Not one **stone** moved" in shown.embeds[0].description
    assert "**Ana Petrov**, commissioner of the coast" in shown.embeds[0].description


async def test_a_topic_is_found_by_related_words_unless_it_is_in_quotation_marks(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "quote", topic="ferryboats")).response
    assert "The **ferry** is full" in shown.embeds[0].description
    assert "All of them have only words related to the topic" in shown.embeds[0].description
    literal = (await house.reader.slash(house.channel, "quote", topic='"ferryboats"')).response
    assert literal.ephemeral
    assert literal.embeds[0].description.startswith("No article has “ferryboats”.")


async def test_a_search_takes_a_sentence_and_says_how_many_articles_have_it_all(house: Any) -> None:
    query = "granite breakwater that stood in the storm"
    shown = (await house.reader.slash(house.channel, "search", query=query)).response
    assert "No article has all of these words; these have some of them." in shown.embeds[0].description
    assert shown.embeds[0].description.index("begins its breakwater") > 0
    both = (await house.reader.slash(house.channel, "search", query="breakwater storm granite")).response
    assert "1 article has all of these words; the others, some." in both.embeds[0].description


async def test_a_quotation_at_random_can_be_shared_as_the_same(house: Any) -> None:
    private = (await house.reader.slash(house.channel, "quote", private=True)).response
    shared = (await house.reader.click(private, label="Share")).response
    assert shared.embeds[0].description == private.embeds[0].description


async def test_a_search_says_which_word_it_repaired(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "search", query="enlistd")).response
    assert "No article has “enlistd”; showing “enlisted”." in shown.embeds[0].description
    assert "**enlisted**" in shown.embeds[0].description


async def test_a_private_answer_is_private_until_it_is_shared(house: Any) -> None:
    private = (await house.reader.slash(house.channel, "who", name="Lena Duarte", private=True)).response
    assert private.ephemeral
    shared = (await house.reader.click(private, label="Share")).response
    assert not shared.ephemeral
    assert shared.content == "Shared by reader"
    assert shared.embeds[0].title == "Lena Duarte"


async def test_nothing_is_shared_for_somebody_who_may_not_write_here(house: Any) -> None:
    private = (await house.reader.slash(house.channel, "who", name="Lena Duarte", private=True)).response
    house.env.backend.get_guild(house.server.id).roles[house.server.id].permissions &= ~(1 << 11)
    refused = (await house.reader.click(private, label="Share")).response
    assert refused.ephemeral
    assert "may not write" in refused.content


async def test_a_person_may_ask_in_a_direct_message(house: Any) -> None:
    shown = (await house.env.create_user("stranger").slash("who", name="Han Do-yun")).response
    assert shown.embeds[0].title == "Han Do-yun"


@pytest.mark.parametrize(("command", "option"), COMMANDS.items())
async def test_every_text_is_a_question_that_gets_an_answer(house: Any, command: str, option: str) -> None:
    for typed in HOSTILE:
        await house.env.advance_time(3)
        result = await house.reader.slash(house.channel, command, **{option: typed})
        assert result.response.embeds, typed
        assert not result.response.content, typed


@pytest.mark.parametrize("kind", ["who", "timeline", "quote", "search"])
async def test_a_text_longer_than_discord_lets_through_is_a_question_too(house: Any, kind: str) -> None:
    asked = await house.bot.ask(parse(f"/{kind} " + "harbour \"*' " * 500))
    assert asked.answer


async def test_an_article_cannot_mention_link_or_format(house: Any) -> None:
    for command, options in (("search", {"query": "square"}), ("quote", {"speaker": "Olga Brandt"})):
        shown = (await house.reader.slash(house.channel, command, **options)).response
        told = shown.embeds[0].description
        assert "Post" in told
        assert not re.search(r"<[@#]\d|@everyone|<t:|\]\(https://evil|\w://evil|javascript:", told)
        assert not shown.message.mentions
        assert not shown.message.mention_everyone


async def test_asking_too_fast_is_refused_privately_until_a_moment_later(house: Any) -> None:
    for _ in range(10):
        await house.reader.slash(house.channel, "help")
    refused = (await house.reader.slash(house.channel, "help")).response
    assert refused.ephemeral
    assert re.fullmatch(r"That is more than 10 questions in 20 seconds; please ask again <t:\d+:R>\.", refused.content)
    assert (await house.other.slash(house.channel, "help")).response.embeds
    await house.env.advance_time(21)
    assert (await house.reader.slash(house.channel, "help")).response.embeds
    assert len(house.env.errors) == 1
