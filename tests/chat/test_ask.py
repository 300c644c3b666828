"""``/ask`` as whole commands: the answer in bold with its source for the channel, a miss for the asker alone."""

from typing import Any

import discord

from bot.answers.asking.told import Also, Cited, NotSaid, Told
from bot.chat.cards import card
from bot.chat.limits import EMBED_DESCRIPTION, EMBED_TOTAL, length
from bot.findings import Source


async def test_the_answer_stands_in_bold_in_its_passage_with_the_source(house: Any) -> None:
    shown = (
        await house.reader.slash(house.channel, "ask", question="How many islanders enlisted in June 2022?")
    ).response
    assert not shown.ephemeral
    embed = shown.embeds[0]
    assert embed.title == "How many islanders enlisted in June 2022?"
    assert "**More than 300 islanders** enlisted in the sea rescue in June 2022." in embed.description
    assert (
        "↳ Island Post, 9 June 2022: [Volunteers join the sea rescue](https://post.test/enlistment)"
        in embed.description
    )
    assert embed.footer.text in {"Sure", "Fairly sure"}


async def test_a_question_without_an_answer_is_told_to_the_asker_alone_with_what_comes_near(house: Any) -> None:
    question = "Who is the director of the Ostrava Coal Company?"
    result = await house.reader.slash(house.channel, "ask", question=question)
    assert result.response.ephemeral
    said = result.response.embeds[0].description
    assert said.startswith("**The articles do not say.**")
    assert "Nearest to it, but no answer:" in said
    assert "Sarrow Ferry Company" in said
    assert house.channel.history() == []


async def test_the_article_of_an_answer_can_be_read(house: Any) -> None:
    shown = (await house.reader.slash(house.channel, "ask", question="Who led the talks?")).response
    assert "Ivo Petrov" in shown.embeds[0].description
    read = await house.reader.select(shown, ["0"])
    assert read.response.ephemeral
    assert read.response.embeds[0].title == "Fishing treaty signed"


async def test_a_private_answer_can_be_shared(house: Any) -> None:
    asked = await house.reader.slash(house.channel, "ask", question="Who led the talks?", private=True)
    assert asked.response.ephemeral
    shared = (await house.reader.click(asked.response, label="Share")).response
    assert not shared.ephemeral
    assert shared.content == "Shared by reader"
    assert "Ivo Petrov" in shared.embeds[0].description


async def test_a_reload_gives_codes_to_every_sentence(house: Any) -> None:
    async with house.bot.library.shelf() as shelf:
        (row,) = await shelf.rows(
            "SELECT (SELECT count(*) FROM sentences) AS sentences, (SELECT count(*) FROM vectors) AS codes"
        )
    assert row["sentences"] == row["codes"] > 0


def _cited(words: str, url: str | None = "https://example.org/a") -> Cited:
    return Cited(words, 0, len(words), Source("a.md", words, words, "2020-01-01", "front matter", url))


def test_cards_keep_every_limit_and_mention_nobody() -> None:
    long = "@everyone **x** <@1> " * 400
    told = Told(long, _cited(long), 0.5, tuple(Also(_cited(long), agrees=True) for _ in range(3)))
    for answer in (told, NotSaid(long, (_cited(long, "javascript:alert(1)"),) * 3)):
        shown = card(answer)
        assert length(shown.description or "") <= EMBED_DESCRIPTION
        assert len(shown) <= EMBED_TOTAL
        assert "@everyone" not in discord.utils.remove_markdown(shown.description or "").replace("@\u200b", "")
        assert "javascript" not in (shown.description or "")


def test_articles_that_agree_and_differ_are_told_apart() -> None:
    told = Told(
        "How many?", _cited("Two"), 0.9, (Also(_cited("Two boats"), agrees=True), Also(_cited("Nine"), agrees=False))
    )
    shown = card(told).description or ""
    assert shown.index("The same in another article") < shown.index("Differently in another article")
    assert "**Nine**" in shown
