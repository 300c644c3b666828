"""The files behind the CSV and JSON buttons: all lines of an answer, for the person who pressed, alone.

The file is made in a thread of its own with a connection of its own: looking thousands of lines up and writing them
takes a second, and the bot's loop must not wait for it.
"""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import discord

from bot.answers import desk, exports
from bot.answers.answer import Answer, Articles, Nothing, Page, Quotations, Timeline
from bot.answers.exports import Export, Format
from bot.answers.question import Question
from bot.answers.wording import counted
from bot.chat import limits, reply
from bot.chat.cards import card
from bot.library.library import Library

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

    BotInteraction = discord.Interaction[BriefingBot]

_WORKER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
"""One file is made at a time: two would need the memory of two."""


async def send(interaction: "BotInteraction", question: Question, form: Format) -> None:
    """Give the asker a file of everything that fits a question. Errors are the caller's to explain."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    path, today = interaction.client.settings.library_path, discord.utils.utcnow().date()
    made = await asyncio.get_running_loop().run_in_executor(_WORKER, _made, path, question, form, today)
    if isinstance(made, Nothing):
        await reply.tell(interaction, embed=card(made))
        return
    file = discord.File(io.BytesIO(made.data), made.name)
    await interaction.edit_original_response(content=_told(made, form), attachments=[file])


def _made(path: Path, question: Question, form: Format, today: date) -> Export | Nothing:
    """Answer the question and write the file, in this thread."""
    answer = asyncio.run(_answered(path, question, today))
    if not isinstance(answer, Timeline | Quotations | Articles):
        return answer if isinstance(answer, Nothing) else Nothing("There is no list of this any more.")
    return exports.export(answer, form, limits.ATTACHMENT_BYTES)


async def _answered(path: Path, question: Question, today: date) -> Answer:
    library = Library(path)
    try:
        async with library.shelf() as shelf:
            return await desk.answer(shelf, question, Page(size=exports.MOST_LINES), today=today)
    finally:
        await library.close()


def _told(made: Export, form: Format) -> str:
    if made.lines < made.total:
        return f"The first {made.lines:,} of {made.total:,} lines as {form.upper()}; narrow the question for the rest."
    return f"{counted(made.total, 'line')} as {form.upper()}."
