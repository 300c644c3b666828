"""The bot on Discord: opens the stores, puts the commands together and answers questions from the shelf.

What a command says is in ``cogs/``, how an answer reaches a person in :mod:`bot.chat.reply`; the process around the bot
(signals, exit codes) is in :mod:`bot.chat.client`.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers import desk, zones
from bot.answers.answer import Page
from bot.answers.question import Question
from bot.answers.suggest import What, suggest
from bot.chat import failures, limits, presses, reloads, sync
from bot.chat.briefing.clockwork import Clockwork
from bot.chat.briefing.courier import Courier
from bot.chat.buttons import Press, PressButton, PressSelect
from bot.chat.cogs.asking import Asking
from bot.chat.cogs.briefing import Briefings
from bot.chat.cogs.checking import MENUS, Checking
from bot.chat.cogs.corpus import Corpus
from bot.chat.cogs.helping import Helping
from bot.chat.cogs.upkeep import Upkeep
from bot.chat.cogs.watching import Watching
from bot.chat.components import Asked
from bot.chat.page_sizes import last_page, lines_a_page
from bot.errors import BotError, RecordsError, ShelfNotReady
from bot.library.library import Library
from bot.meaning import Meaning
from bot.names.merge import Decided
from bot.records.store import Records
from bot.reload import Outcome, Reloader
from bot.settings import Settings

_log = logging.getLogger(__name__)

_USES, _SECONDS = 10, 20.0
"""How often one person may ask."""
_HOLDER_BYTES = 8


# Nothing here speaks; discord.py would warn at every start that it cannot.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class BriefingTree(app_commands.CommandTree["BriefingBot"]):
    """The slash commands, with one check before and one handler behind all of them."""

    async def interaction_check(self, interaction: "discord.Interaction[BriefingBot]", /) -> bool:
        """Refuse a person who asks too fast; typing into an option is free."""
        if interaction.type is discord.InteractionType.application_command:
            interaction.client.count_use(interaction)
        return True

    async def on_error(
        self, interaction: "discord.Interaction[BriefingBot]", error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person."""
        await failures.explain(interaction, error)


class BriefingBot(commands.AutoShardedBot):
    """The Discord client with its two stores and its reloader."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,  # never used: on_message does nothing
            help_command=None,
            tree_cls=BriefingTree,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.settings = settings
        self.library = Library(settings.library_path)
        self.meaning = Meaning(settings.library_path)
        self.reloader = Reloader(settings, self.decided)
        self.started_at = discord.utils.utcnow()
        self.last_failure: failures.Failure | None = None
        self.clockwork = Clockwork(self)
        self.courier = Courier(self)
        self.holder = secrets.token_hex(_HOLDER_BYTES)
        """Names this process in the claims of deliveries."""
        self.noted_shelf = ""
        """Key of the shelf whose articles are recorded as arrivals."""
        self._records: Records | None = None
        self._reloads: set[asyncio.Task[Outcome]] = set()
        self._pace: commands.CooldownMapping[discord.Interaction[Any]] = commands.CooldownMapping(
            commands.Cooldown(_USES, _SECONDS), lambda interaction: interaction.user.id
        )

    @property
    def records(self) -> Records:
        """The open records; raises RecordsError before the bot has started."""
        if self._records is None:
            message = "The records are not open yet."
            raise RecordsError(message)
        return self._records

    async def setup_hook(self) -> None:
        """Open the records, start reading what is stale, and tell Discord the commands if they changed."""
        self._records = await Records.open(self.settings.records_url)
        self.add_dynamic_items(PressButton, PressSelect)
        await asyncio.to_thread(zones.warm)
        for cog in (Asking(), Briefings(), Checking(), Corpus(), Helping(), Upkeep(self), Watching()):
            await self.add_cog(cog)
        for menu in MENUS:
            self.tree.add_command(menu)
        self.start_reload(reloads.Cause.START).add_done_callback(_noted)
        self.clockwork.start()
        await sync.sync_commands(self)

    async def close(self) -> None:
        """End a running reload, leave Discord and close both stores."""
        await self.clockwork.close()
        await self.reloader.close()
        if self._reloads:
            await asyncio.wait(self._reloads)
        await super().close()
        await self.meaning.close()
        await self.library.close()
        if self._records is not None:
            await self._records.close()
            self._records = None

    async def on_message(self, message: discord.Message, /) -> None:
        """Read no messages."""

    async def ask(self, question: Question, page: int = 0) -> Asked:
        """Answer one page of a question from the shelf that stands; a page behind the last is the last.

        Raises ShelfNotReady, with the progress of the reading if it is under way, when no shelf stands.
        """
        size = lines_a_page(question)
        today = discord.utils.utcnow().date()
        # A reload needs the memory: while it runs, questions are answered by their words alone.
        meanings = None if self.reloader.running else self.meaning
        try:
            async with self.library.shelf() as shelf:
                answer = await desk.answer(shelf, question, Page(page, size), today=today, meanings=meanings)
                if last := last_page(answer):
                    answer = await desk.answer(shelf, question, last, today=today, meanings=meanings)
                return Asked(question, answer, shelf.key)
        except ShelfNotReady as error:
            raise self._not_ready(error) from error

    def _not_ready(self, error: ShelfNotReady) -> ShelfNotReady:
        if not self.reloader.running:
            return error
        progress = f"{self.reloader.progress} articles" if self.reloader.progress else "Reading the articles"
        return ShelfNotReady(f"{progress}; ask again in a moment.")

    async def offers(self, what: What, typed: str) -> list[app_commands.Choice[str]]:
        """Choices for an option as somebody types; whatever goes wrong, an empty list."""

        async def found() -> list[app_commands.Choice[str]]:
            async with self.library.shelf() as shelf:
                offers = await suggest(shelf, what, typed, limits.CHOICES)
            return limits.choices((offer.label, offer.value) for offer in offers)

        return await self.quietly(what, found())

    async def quietly(
        self, what: str, offers: Awaitable[list[app_commands.Choice[str]]]
    ) -> list[app_commands.Choice[str]]:
        """Wait for choices; whatever goes wrong, an empty list: a person who is typing must not meet an error."""
        try:
            return await offers
        except ShelfNotReady:
            return []
        except Exception:  # noqa: BLE001 - as above
            _log.exception("No suggestions for %s", what)
            return []

    async def decided(self) -> tuple[Decided, ...] | None:
        """Look up what corpus admins decided on people, for a reload; None while the records cannot be read."""
        try:
            return await self.records.decisions.plain()
        except RecordsError as error:
            _log.warning("What was decided on people stays as it was: %s", error)
            return None

    def start_reload(
        self, cause: reloads.Cause, *, actor: int | None = None, server: int | None = None
    ) -> asyncio.Task[Outcome]:
        """Reload the corpus in a task of the bot's own, which outlives the interaction that asked for it."""
        self.meaning.rest()
        task = asyncio.create_task(reloads.reload(self, cause, actor=actor, server=server), name="reload")
        self._reloads.add(task)
        task.add_done_callback(self._reloads.discard)
        return task

    async def pressed(self, interaction: "discord.Interaction[BriefingBot]", press: Press) -> None:
        """Answer the press of a button or menu."""
        try:
            self.count_use(interaction)
            await presses.handle(interaction, press)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told
            await failures.explain(interaction, error)

    def count_use(self, interaction: discord.Interaction[Any]) -> None:
        """Count one use; raises CommandOnCooldown when that is too many in a short time."""
        now = interaction.created_at.timestamp()
        bucket = self._pace.get_bucket(interaction, now)
        wait = bucket.update_rate_limit(now) if bucket else None
        if bucket and wait:
            raise app_commands.CommandOnCooldown(bucket, wait)


def _noted(task: asyncio.Task[Outcome]) -> None:
    """Log how the reading at the start ended."""
    if task.cancelled():
        return
    error = task.exception()
    if error is None:
        _log.info("The shelf stands: %s", reloads.summary(task.result()))
    elif isinstance(error, BotError):
        _log.warning("The corpus was not read: %s", error)
    else:
        _log.error("The corpus was not read", exc_info=error)
