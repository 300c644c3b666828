"""``/watch``: what single people want to be told of when new articles come."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.resolve import One, resolve
from bot.chat import cards_watch, limits, reply
from bot.chat.access import manages, may_write
from bot.chat.briefing import places
from bot.chat.briefing.arrived import note_arrivals
from bot.chat.cards import card
from bot.chat.cogs.asking import PERSON, TOPIC, Text
from bot.errors import NotAllowed, QuestionError
from bot.library.words import typed_words
from bot.records.watches import Refusal, Watch

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

BotInteraction = discord.Interaction[Any]
_WHERE = [
    app_commands.Choice(name="by direct message", value="dm"),
    app_commands.Choice(name="in this channel", value="channel"),
]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=True)
class Watching(commands.GroupCog, group_name="watch", group_description="Be told when new articles have what you want"):
    """``/watch add``, ``/watch list`` and ``/watch remove``; managers also see the watches of their channels."""

    @app_commands.command(description="Tell me when a new article names a person or has some words")
    @app_commands.describe(
        person="Whom new articles should name", query="Words that they should have", where="Where the notes go"
    )
    @app_commands.autocomplete(person=PERSON, query=TOPIC)
    @app_commands.choices(where=_WHERE)
    async def add(self, interaction: BotInteraction, *, person: Text = "", query: Text = "", where: str = "dm") -> None:
        """Answer ``/watch add``."""
        bot: BriefingBot = interaction.client
        key, name = "", ""
        if person.strip():
            async with bot.library.shelf() as shelf:
                found = await resolve(shelf, person)
            if not isinstance(found, One):
                await reply.tell(interaction, embed=card(found))
                return
            key, name = found.person.key, found.person.name
        if not key and not typed_words(query):
            message = "Name a person, or words that new articles should have."
            raise QuestionError(message)
        watch = Watch(
            owner=interaction.user.id,
            server=interaction.guild_id if bot.get_guild(interaction.guild_id or 0) else None,
            channel=_channel(interaction) if where == "channel" else None,
            person=key,
            name=name,
            query=" ".join(query.split()),
            created=discord.utils.utcnow(),
            through=await note_arrivals(bot),
        )
        await reply.tell(interaction, await _added(bot, watch))

    @app_commands.command(name="list", description="What you watch, and whether it works")
    async def show(self, interaction: BotInteraction) -> None:
        """Answer ``/watch list``."""
        watches = await _visible(interaction)
        await reply.tell(interaction, embed=cards_watch.list_card(watches, interaction.user.id))

    @app_commands.command(description="Stop watching something")
    @app_commands.describe(watch="Which one: its number in /watch list, or a part of it")
    async def remove(self, interaction: BotInteraction, *, watch: Text) -> None:
        """Answer ``/watch remove``."""
        bot: BriefingBot = interaction.client
        meant = _meant(await _visible(interaction), watch)
        if not await bot.records.watches.remove(meant.id):
            message = "That watch is gone already."
            raise QuestionError(message)
        await reply.tell(interaction, f"{cards_watch.subject(meant)} is watched no more.")

    @remove.autocomplete("watch")
    async def offer_watches(self, interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer a person's watches."""
        bot: BriefingBot = interaction.client
        return await bot.quietly("a watch", _offers(interaction, typed))


async def _visible(interaction: BotInteraction) -> tuple[Watch, ...]:
    """Give a person's own watches and, to a manager, those of others whose notes go to the server's channels."""
    watches = interaction.client.records.watches
    own: tuple[Watch, ...] = await watches.of_user(interaction.user.id)
    if not manages(interaction):
        return own
    others = await watches.in_channels(interaction.guild_id)
    return own + tuple(watch for watch in others if watch.owner != interaction.user.id)


async def _offers(interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
    watches = await _visible(interaction)
    labels = ((f"{number}. {_plain(watch)}", str(number)) for number, watch in enumerate(watches, 1))
    return limits.choices((label, value) for label, value in labels if typed.casefold() in label.casefold())


async def _added(bot: "BriefingBot", watch: Watch) -> str:
    """Record a watch, or let one that was stopped go on; say what was done."""
    settings, watches = bot.settings, bot.records.watches
    added = await watches.add(watch, most_of_user=settings.watches_per_user, most_of_server=settings.watches_per_server)
    where = f"in <#{watch.channel}>" if watch.channel else "by direct message"
    if isinstance(added, Watch):
        return f"I will tell you {where} when a new article has {cards_watch.subject(watch)}."
    if added is Refusal.USER_FULL:
        return f"You have {settings.watches_per_user} watches already; /watch remove makes room."
    if added is Refusal.SERVER_FULL:
        return f"The people of this server have {settings.watches_per_server} watches already, and may have no more."
    resumed = [one for one in await watches.of_user(watch.owner) if one.stopped and one.asks_the_same_as(watch)]
    for one in resumed:
        await watches.resume(one.id)
    bot.clockwork.hurry()
    return f"You watch {cards_watch.subject(watch)} already{'; it goes on now' if resumed else ''}."


def _channel(interaction: BotInteraction) -> int:
    """Give the channel in which a person asks for notes. Raises NotAllowed if they or the bot may not write there."""
    channel = interaction.channel
    if not isinstance(channel, places.Place) or not interaction.client.get_guild(interaction.guild_id or 0):
        message = "Notes go to a channel only in a server that has me; use “by direct message”."
        raise NotAllowed(message)
    if not may_write(interaction):
        message = "You may not write in this channel, so I won't for you."
        raise NotAllowed(message)
    if problem := places.lacking(channel):
        raise NotAllowed(problem)
    return channel.id


def _meant(watches: tuple[Watch, ...], typed: str) -> Watch:
    """Find the watch that a person means. Raises QuestionError when it is not clear which."""
    text = typed.strip().casefold()
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= len(watches):
        return watches[int(text[:6]) - 1]
    fitting = [watch for watch in watches if text in _plain(watch).casefold()]
    if len(fitting) == 1:
        return fitting[0]
    message = "Several of your watches fit; /watch list numbers them." if fitting else "You have no such watch."
    raise QuestionError(message)


def _plain(watch: Watch) -> str:
    return " with ".join(part for part in (watch.name, watch.query) if part)
