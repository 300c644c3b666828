"""Who may change a server's briefings, and who the corpus, which is one for all servers: managing one is not enough.

Looked up anew on every call: Discord's own setting only hides the command, and rights are lost at any time.
"""

from typing import TYPE_CHECKING, Any

import discord

from bot.errors import NotAllowed

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

    BotInteraction = discord.Interaction[BriefingBot]

_REFUSAL = (
    "Only managers of the corpus's own server and the owner of this application may do this. "
    "Whoever runs the bot names that server in CORPUS_GUILD_IDS."
)


def manages(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person manages the server now, and the bot is in it."""
    is_in = interaction.client.get_guild(interaction.guild_id or 0) is not None
    return is_in and interaction.permissions.manage_guild


def may_write(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person may write in the channel or thread where they are now."""
    may = interaction.permissions
    return may.send_messages_in_threads if isinstance(interaction.channel, discord.Thread) else may.send_messages


def require_manager(interaction: discord.Interaction[Any]) -> None:
    """Raise NotAllowed unless the person manages the server now, and the bot is in it."""
    if manages(interaction):
        return
    message = "Only people who may manage this server can do this."
    raise NotAllowed(message)


async def require_corpus_admin(interaction: "BotInteraction") -> None:
    """Raise NotAllowed unless the person is a corpus admin now."""
    if _manages_corpus(interaction) or await _owns_application(interaction):
        return
    raise NotAllowed(_REFUSAL)


def _manages_corpus(interaction: "BotInteraction") -> bool:
    bot = interaction.client
    servers: frozenset[int] = bot.settings.corpus_guild_ids
    if not servers and len(bot.guilds) == 1:
        servers = frozenset({bot.guilds[0].id})
    return interaction.guild_id in servers and interaction.permissions.manage_guild


async def _owns_application(interaction: "BotInteraction") -> bool:
    application = await interaction.client.application_info()
    if application.team is None:
        return interaction.user.id == application.owner.id
    members = application.team.members
    accepted = discord.TeamMembershipState.accepted
    return any(member.id == interaction.user.id and member.membership_state is accepted for member in members)
