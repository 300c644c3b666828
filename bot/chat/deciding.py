"""What corpus admins decide on people: two spellings are one person's, or two people's, or the articles shall tell.

Each deed is recorded with who did it and takes effect by a reload, which is awaited; the answer says what the two
spellings are afterwards. Whether somebody may do this is asked by the commands.
"""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answers.spellings import two_spellings, what_they_are
from bot.chat import cards_decisions, limits, reloads, reply, shown_reload
from bot.errors import BotError, QuestionError
from bot.library.merges import Spelling, spelling
from bot.records.decisions import Decision, Verdict
from bot.records.store import AuditEntry

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot
    from bot.library.shelf import Shelf

BotInteraction = discord.Interaction[Any]
TAKEN_BACK = "undecide"


async def decide(interaction: BotInteraction, verdict: Verdict, first: str, second: str) -> None:
    """Record what is decided on two typed names, reload, and say what they are now.

    Raises QuestionError when it is not clear who is meant or nothing is to be decided, ReloadRunning.
    """
    bot: BriefingBot = interaction.client
    shown_reload.refuse_another(bot)
    async with bot.library.shelf() as shelf:
        one, other = await two_spellings(shelf, first, second)
        if verdict is Verdict.SAME:
            _refuse_one_already(one, other)
            await _refuse_contradiction(shelf, await bot.records.decisions.every(), one, other)
    decision = Decision(
        first=one.key,
        second=other.key,
        first_name=one.name,
        second_name=other.name,
        verdict=verdict,
        set_by=interaction.user.id,
        server=interaction.guild_id,
        at=discord.utils.utcnow(),
    )
    await bot.records.decisions.put(decision)
    await _record(interaction, verdict.value, decision)
    if verdict is Verdict.DIFFERENT and one.person != other.person:
        await reply.tell(interaction, f"{cards_decisions.both(decision)} are two people already, and will stay two.")
        return
    await _take_effect(interaction, decision)


async def take_back(interaction: BotInteraction, typed: str) -> None:
    """Delete the decision that is meant, reload, and say what its two names are now. Raises as :func:`decide` does."""
    bot: BriefingBot = interaction.client
    shown_reload.refuse_another(bot)
    decision = _meant(await bot.records.decisions.every(), typed)
    if not await bot.records.decisions.take_back(decision.first, decision.second):
        message = "That decision is gone already."
        raise QuestionError(message)
    await _record(interaction, TAKEN_BACK, decision)
    await _take_effect(interaction, decision)


async def offers(bot: "BriefingBot", typed: str) -> list[app_commands.Choice[str]]:
    """Offer the decisions that have the typed text in them."""
    numbered = cards_decisions.numbered(await bot.records.decisions.every())
    labels = ((f"{number}. {cards_decisions.plain(decision)}", str(number)) for number, decision in numbered)
    return limits.choices((label, value) for label, value in labels if typed.casefold() in label.casefold())


def _refuse_one_already(one: Spelling, other: Spelling) -> None:
    if one.person == other.person:
        message = f"{one.name} and {other.name} are one person already, who goes by {one.person_name}."
        raise QuestionError(message)


async def _refuse_contradiction(
    shelf: "Shelf", decisions: tuple[Decision, ...], one: Spelling, other: Spelling
) -> None:
    """Refuse to make one of two people of whom other spellings were said to be different: that would not hold."""
    for decision in decisions:
        if decision.verdict is Verdict.SAME or {decision.first, decision.second} == {one.key, other.key}:
            continue
        told = [await spelling(shelf, key) for key in (decision.first, decision.second)]
        if {found.person for found in told if found} == {one.person, other.person}:
            message = (
                f"These are the people of {decision.first_name} and {decision.second_name}, who were said to be "
                "different; /corpus undecide takes that back."
            )
            raise QuestionError(message)


def _meant(decisions: tuple[Decision, ...], typed: str) -> Decision:
    text = typed.strip().casefold()
    numbered = dict(cards_decisions.numbered(decisions))
    if text.isascii() and text.isdigit() and int(text[:6]) in numbered:
        return numbered[int(text[:6])]
    fitting = [one for one in decisions if text in cards_decisions.plain(one).casefold()]
    if len(fitting) == 1:
        return fitting[0]
    message = "Several decisions fit; /corpus decisions numbers them." if fitting else "There is no such decision."
    raise QuestionError(message)


async def _record(interaction: BotInteraction, deed: str, decision: Decision) -> None:
    names = {"first": decision.first_name, "second": decision.second_name}
    entry = AuditEntry(discord.utils.utcnow(), interaction.user.id, interaction.guild_id, deed, reloads.DONE, names)
    await interaction.client.records.add_audit(entry)


async def _take_effect(interaction: BotInteraction, decision: Decision) -> None:
    """Reload, and say what the two names are now; when that fails, that it is recorded all the same."""
    bot: BriefingBot = interaction.client
    try:
        await shown_reload.run(interaction)
    except BotError as error:
        told = f"That is recorded and counts from the next reload on. This one failed: {error}"
    else:
        async with bot.library.shelf() as shelf:
            told = (
                f"{cards_decisions.both(decision)} {await what_they_are(shelf, decision.first, decision.second)} now."
            )
    await shown_reload.edit(interaction, content=limits.clip(told, limits.CONTENT))
