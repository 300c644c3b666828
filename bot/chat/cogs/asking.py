"""The commands that anybody may use to ask the articles. Each hands its options on; nothing is decided here."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.question import ArticleOf, Ask, Quote, Search, TimelineOf, Who
from bot.answers.suggest import What
from bot.chat import limits, reply

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

BotInteraction = discord.Interaction[Any]
Text = app_commands.Range[str, None, limits.STRING_OPTION]
Sentence = app_commands.Range[str, None, limits.QUESTION_OPTION]

_SINCE = "From when on: 2022, 2022-01, 2022-01-27, 30d, last month"
_UNTIL = "Until when: 2022, 2022-01, 2022-01-27, 30d, last month"
_PRIVATE = "Show the answer to me alone"
_PARTS = [
    app_commands.Choice(name=name, value=value)
    for name, value in (
        ("text", "text"),
        ("people", "people"),
        ("quotations", "quotes"),
        ("timeline", "timeline"),
        ("what else that day", "day"),
    )
]
_PUBLISHER = "Only articles of this publisher"


def _offers(what: What) -> "Offer":
    async def offer(interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
        bot: BriefingBot = interaction.client
        return await bot.offers(what, typed)

    return offer


Offer = Callable[[BotInteraction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]
PERSON, TOPIC, _HOUSE, _DATE = _offers("person"), _offers("topic"), _offers("publisher"), _offers("since")
SPELLING, _TITLE = _offers("spelling"), _offers("title")


def several(one: Offer) -> Offer:
    """Complete the last of several texts divided by commas."""

    async def offer(interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
        before, comma, last = typed.rpartition(",")
        lead = f"{before.strip()}, " if comma else ""
        offers = ((f"{lead}{choice.value}", f"{lead}{choice.value}") for choice in await one(interaction, last.strip()))
        return limits.choices(pair for pair in offers if limits.length(pair[1]) <= limits.CHOICE_VALUE)

    return offer


class Asking(commands.Cog):
    """``/who``, ``/timeline``, ``/quote``, ``/search``, ``/ask`` and ``/article``."""

    @app_commands.command(description="A person's card: roles, spellings, quotations, where seen")
    @app_commands.describe(name="Whom; left out: the most mentioned people", private=_PRIVATE)
    @app_commands.autocomplete(name=PERSON)
    async def who(self, interaction: BotInteraction, *, name: Text = "", private: bool = False) -> None:
        """Answer ``/who``."""
        await reply.answer(interaction, Who(name), reply.mode(private=private))

    @app_commands.command(description="Dated events, oldest first")
    @app_commands.describe(
        who="Only events that name this person",
        topic="Only events with these words",
        publisher=_PUBLISHER,
        since=_SINCE,
        until=_UNTIL,
        private=_PRIVATE,
    )
    @app_commands.autocomplete(who=PERSON, topic=TOPIC, publisher=_HOUSE, since=_DATE, until=_DATE)
    async def timeline(  # noqa: PLR0913 - Discord's options
        self,
        interaction: BotInteraction,
        *,
        who: Text = "",
        topic: Text = "",
        publisher: Text = "",
        since: Text = "",
        until: Text = "",
        private: bool = False,
    ) -> None:
        """Answer ``/timeline``."""
        question = TimelineOf(who, topic, publisher, since, until)
        await reply.answer(interaction, question, reply.mode(private=private))

    @app_commands.command(description="What was said, word for word, and by whom")
    @app_commands.describe(
        topic="Only quotations with these words; no option at all: one at random",
        speaker="Only what this person or organisation said",
        publisher=_PUBLISHER,
        since=_SINCE,
        until=_UNTIL,
        private=_PRIVATE,
    )
    @app_commands.autocomplete(topic=TOPIC, speaker=PERSON, publisher=_HOUSE, since=_DATE, until=_DATE)
    async def quote(  # noqa: PLR0913 - Discord's options
        self,
        interaction: BotInteraction,
        *,
        topic: Text = "",
        speaker: Text = "",
        publisher: Text = "",
        since: Text = "",
        until: Text = "",
        private: bool = False,
    ) -> None:
        """Answer ``/quote``; the interaction's id draws the random one, so that a button finds the same again."""
        question = Quote(topic, speaker, publisher, since, until, seed=str(interaction.id))
        await reply.answer(interaction, question, reply.mode(private=private))

    @app_commands.command(description="Articles with these words, spelling errors repaired")
    @app_commands.describe(query="What to look for", private=_PRIVATE)
    @app_commands.autocomplete(query=TOPIC)
    async def search(self, interaction: BotInteraction, *, query: Text, private: bool = False) -> None:
        """Answer ``/search``."""
        await reply.answer(interaction, Search(query), reply.mode(private=private))

    @app_commands.command(description="A question in your own words, answered in the articles' words")
    @app_commands.describe(question="Who, when, where, how many, what, why ...?", private=_PRIVATE)
    async def ask(self, interaction: BotInteraction, *, question: Sentence, private: bool = False) -> None:
        """Answer ``/ask``."""
        await reply.answer(interaction, Ask(question), reply.mode(private=private))

    @app_commands.command(description="Read an article: its text, its people, what they said, what else that day")
    @app_commands.describe(
        title="Its title, or words of it; left out: the newest articles",
        part="One part of it; left out: what is known of it, and the beginnings of its parts",
        private=_PRIVATE,
    )
    @app_commands.autocomplete(title=_TITLE)
    @app_commands.choices(part=_PARTS)
    async def article(
        self, interaction: BotInteraction, *, title: Text = "", part: str = "", private: bool = False
    ) -> None:
        """Answer ``/article``."""
        await reply.answer(interaction, ArticleOf(title, part=part), reply.mode(private=private))
