"""``/briefing``: what a server's managers order to be posted in a channel. Each verb says which briefing is meant."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.zones import zones_like
from bot.chat import buttons, cards_briefing, cards_orders, limits, reply
from bot.chat.access import require_manager
from bot.chat.briefing import managing, parcels
from bot.chat.cogs.asking import PERSON, TOPIC, Text, several
from bot.errors import NotAllowed
from bot.records.briefings import Quiet

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

BotInteraction = discord.Interaction[Any]
_QUIET = [
    app_commands.Choice(name="post nothing", value=Quiet.SKIP.value),
    app_commands.Choice(name="say so in one line", value=Quiet.SAY.value),
]
_DAYS = ("every day", "weekdays", "weekends", "Monday", "Monday, Wednesday and Friday")
_WHICH = "Which briefing; left out: the only one"


class PlaceId(app_commands.Transformer):
    """A channel or thread in which people write, by its id: an archived thread is not known otherwise."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Text and announcement channels, and threads."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.public_thread, kinds.private_thread, kinds.news_thread]

    async def transform(self, _interaction: BotInteraction, value: Any, /) -> int:  # noqa: ANN401 - discord.py's own
        """Take the id."""
        return int(value.id)


async def _zones(_interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
    return limits.choices(zones_like(typed, discord.utils.utcnow(), limits.CHOICES))


async def _days(_interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
    return limits.choices((days, days) for days in _DAYS if typed.casefold() in days.casefold())


async def _names(interaction: BotInteraction, typed: str) -> list[app_commands.Choice[str]]:
    async def offers() -> list[app_commands.Choice[str]]:
        orders = await interaction.client.records.briefings.of_server(interaction.guild_id)
        return limits.choices((one.name, one.name) for one in orders if typed.casefold() in one.name.casefold())

    bot: BriefingBot = interaction.client
    return await bot.quietly("a briefing", offers())


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Briefings(commands.GroupCog, group_name="briefing", group_description="What is posted in a channel on its days"):
    """The verbs of ``/briefing``; contexts and permissions stand on the group, where they count."""

    async def interaction_check(self, interaction: BotInteraction, /) -> bool:
        """Look at each call whether the person manages the server: Discord's own setting may be changed there."""
        try:
            require_manager(interaction)
        except NotAllowed as error:
            # Only errors of discord.py's own kind are brought from a check to the person.
            raise app_commands.CommandInvokeError(interaction.command, error) from error  # type: ignore[arg-type]  # a command is run
        return True

    @app_commands.command(description="Order a briefing, or change the one of that name")
    @app_commands.describe(
        name="What it is called here",
        channel="Where it is posted",
        time="When: 08:00, 8:30 pm",
        zone="Whose clock: a city or an IANA name",
        days="On which days: daily, weekdays, Mon and Thu",
        people="People of special interest, divided by commas",
        topics="Words of special interest, divided by commas",
        quiet="What to do on a day without new articles",
        ping="A role to ping with it",
    )
    @app_commands.autocomplete(zone=_zones, days=_days, name=_names, people=several(PERSON), topics=several(TOPIC))
    @app_commands.choices(quiet=_QUIET)
    async def schedule(  # noqa: PLR0913 - Discord's options
        self,
        interaction: BotInteraction,
        *,
        name: Text,
        channel: app_commands.Transform[int, PlaceId],
        time: Text,
        zone: Text,
        days: Text,
        people: Text = "",
        topics: Text = "",
        quiet: str = Quiet.SKIP.value,
        ping: discord.Role | None = None,
    ) -> None:
        """Answer ``/briefing schedule``."""
        wish = managing.Wish(name, channel, time, zone, days, people, topics, Quiet(quiet), ping)
        order = await managing.schedule(interaction.client, interaction.guild_id or 0, interaction.user.id, wish)
        await reply.tell(interaction, embed=cards_orders.scheduled_card(interaction.client, order))

    @app_commands.command(name="list", description="The briefings of this server, and when each comes next")
    async def show(self, interaction: BotInteraction) -> None:
        """Answer ``/briefing list``."""
        orders = await interaction.client.records.briefings.of_server(interaction.guild_id)
        await reply.tell(interaction, embed=cards_orders.list_card(orders))

    @app_commands.command(description="Post what is new now, besides what comes on its days")
    @app_commands.describe(name=_WHICH)
    @app_commands.autocomplete(name=_names)
    async def now(self, interaction: BotInteraction, *, name: Text = "") -> None:
        """Answer ``/briefing now``."""
        order = await managing.meant(interaction.client, interaction.guild_id or 0, name)
        await interaction.response.defer(ephemeral=True, thinking=True)
        delivery = await managing.post_now(interaction.client, order, interaction.id)
        await interaction.edit_original_response(content=cards_orders.delivered(delivery))

    @app_commands.command(description="What it would say now, to you alone, and what it leaves out and why")
    @app_commands.describe(name=_WHICH)
    @app_commands.autocomplete(name=_names)
    async def preview(self, interaction: BotInteraction, *, name: Text = "") -> None:
        """Answer ``/briefing preview``."""
        bot: BriefingBot = interaction.client
        order = await managing.meant(bot, interaction.guild_id or 0, name)
        await interaction.response.defer(ephemeral=True, thinking=True)
        briefing, shelf = await managing.preview(bot, order)
        now = discord.utils.utcnow()
        embeds = cards_briefing.preview_cards(briefing, name=order.name, day=parcels.local_day(order, now))
        view = await buttons.rest_view(bot.records, briefing.asked, shelf, now)
        await interaction.edit_original_response(embeds=embeds, view=view)

    @app_commands.command(description="Post it no more until it is resumed")
    @app_commands.describe(name=_WHICH)
    @app_commands.autocomplete(name=_names)
    async def pause(self, interaction: BotInteraction, *, name: Text = "") -> None:
        """Answer ``/briefing pause``."""
        order = await managing.meant(interaction.client, interaction.guild_id or 0, name)
        await managing.pause(interaction.client, order)
        await reply.tell(interaction, cards_orders.paused(order))

    @app_commands.command(description="Post it again from its next time on")
    @app_commands.describe(name=_WHICH)
    @app_commands.autocomplete(name=_names)
    async def resume(self, interaction: BotInteraction, *, name: Text = "") -> None:
        """Answer ``/briefing resume``."""
        order = await managing.meant(interaction.client, interaction.guild_id or 0, name)
        resumed = await managing.resume(interaction.client, order)
        await reply.tell(interaction, embed=cards_orders.scheduled_card(interaction.client, resumed))

    @app_commands.command(description="Take it off for good, with the record of its deliveries")
    @app_commands.describe(name=_WHICH)
    @app_commands.autocomplete(name=_names)
    async def off(self, interaction: BotInteraction, *, name: Text = "") -> None:
        """Answer ``/briefing off``."""
        order = await managing.meant(interaction.client, interaction.guild_id or 0, name)
        await interaction.client.records.briefings.remove(order.id)
        await reply.tell(interaction, cards_orders.taken_off(order))

    @app_commands.command(description="How the last deliveries went, what comes next, what is in the way")
    @app_commands.describe(name=_WHICH)
    @app_commands.autocomplete(name=_names)
    async def status(self, interaction: BotInteraction, *, name: Text = "") -> None:
        """Answer ``/briefing status``."""
        bot: BriefingBot = interaction.client
        order = await managing.meant(bot, interaction.guild_id or 0, name)
        deliveries = await bot.records.deliveries.of(order.id, cards_orders.SHOWN_DELIVERIES)
        again = bot.clockwork.problem_of(order.id)
        await reply.tell(interaction, embed=cards_orders.status_card(order, deliveries, again))
