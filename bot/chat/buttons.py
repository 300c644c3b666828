"""The buttons and menus below a card, and what they remember: a token that leads to a row in the records.

Every ``custom_id`` is ``v1:<kind>:<token>:<number>``, so a component works after a restart. This module builds them and
reads rows back; which there are is decided in :mod:`bot.chat.components`, what a press does in :mod:`bot.chat.presses`.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.answers.question import COMMANDS, AroundOf, ContextOf, NamedIn, News, Question, QuotedIn
from bot.chat import limits, text
from bot.chat.components import Asked, Component, Kind, Lead, components, kept
from bot.errors import RecordsError
from bot.records.store import Button, Records

if TYPE_CHECKING:
    import re

    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)

KEPT_DAYS = 30
"""How long a button works; its row is forgotten afterwards."""

_KNOWN: dict[str, type[Question]] = {
    **COMMANDS,
    "context": ContextOf,
    "around": AroundOf,
    "news": News,
    "quoted in": QuotedIn,
    "named in": NamedIn,
}
_NOBODY = 0
"""The asker of a post that nobody asked for: whoever presses gets a copy of their own."""
_REST = r":(?P<token>[A-Za-z0-9_-]{1,64}):(?P<number>[0-9]{1,9})"


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a component."""

    kind: Kind
    token: str
    number: int


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a row remembers: who asked, what the message shows, and the questions its components lead to."""

    asker: int
    question: Question
    links: tuple[Question, ...]
    shelf: str


class PressButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=rf"v1:(?P<kind>page|open|share|csv|json){_REST}",
):
    """A button that knows its kind, token and number from its custom_id."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: "re.Match[str]", /
    ) -> Self:
        """Recognise a button of an earlier process."""
        return cls(item)  # type: ignore[arg-type]  # discord.py types the found item no closer

    async def callback(self, interaction: "discord.Interaction[BriefingBot]") -> None:  # type: ignore[override]  # our client
        """Hand the press over."""
        await interaction.client.pressed(interaction, _press(self))


class PressSelect(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]], template=rf"v1:(?P<kind>pick|context){_REST}"
):
    """A menu whose options are places among the row's links."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: "re.Match[str]", /
    ) -> Self:
        """Recognise a menu of an earlier process."""
        return cls(item)  # type: ignore[arg-type]  # discord.py types the found item no closer

    async def callback(self, interaction: "discord.Interaction[BriefingBot]") -> None:  # type: ignore[override]  # our client
        """Hand the pick over."""
        chosen = self.item.values[0]
        await interaction.client.pressed(interaction, replace(_press(self), number=int(chosen)))


def _press(item: PressButton | PressSelect) -> Press:
    match = item.template.fullmatch(item.custom_id)
    if match is None:
        message = f"no custom_id of ours: {item.custom_id!r}"
        raise ValueError(message)
    return Press(Kind(match["kind"]), match["token"], int(match["number"]))


def stored(question: Question) -> dict[str, Any]:
    """Write a question as JSON."""
    command = next(name for name, kind in _KNOWN.items() if isinstance(question, kind))
    return {"command": command, **asdict(question)}


def read(values: dict[str, Any]) -> Question:
    """Read a question written by :func:`stored`; raises KeyError or TypeError when another version wrote it."""
    options: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return _KNOWN[options.pop("command")](**options)


async def recall(records: Records, token: str, now: datetime) -> Remembered | None:
    """Look a token up; None when it has expired, was never given out, or was written by an incompatible version."""
    row = await records.button(token, now)
    if row is None:
        return None
    try:
        links = tuple(read(values) for values in row.arguments["links"])
        return Remembered(row.asker, read(row.arguments["question"]), links, row.shelf)
    except (KeyError, TypeError):
        _log.warning("A button of another version was pressed: kind %s", row.kind)
        return None


async def view_for(
    records: Records, asked: Asked, *, asker: int, private: bool, now: datetime
) -> discord.ui.View | None:
    """Build the components below an answer and record what they lead to; None when there is nothing to press."""
    below = components(asked, private=private)
    if not below:
        return None
    links = [lead.question for component in below for lead in component.leads]
    try:
        return await _view(records, Remembered(asker, kept(asked.question), tuple(links), asked.shelf), below, now)
    except RecordsError:
        # The answer itself is whole without its buttons.
        _log.warning("The records cannot be written; an answer goes without buttons", exc_info=True)
        return None


async def rest_view(records: Records, rest: Question, shelf: str, now: datetime) -> discord.ui.View:
    """Build the button below a post of ours that leads to all of it, for each who presses it alone.

    Raises RecordsError if what it leads to cannot be recorded.
    """
    row = Remembered(_NOBODY, rest, (rest,), shelf)
    return await _view(records, row, [Component(Kind.OPEN, "The rest", (Lead(rest),))], now)


async def _view(records: Records, row: Remembered, below: Sequence[Component], now: datetime) -> discord.ui.View:
    question = stored(row.question)
    arguments = {"question": question, "links": [stored(link) for link in row.links]}
    expiry = now + timedelta(days=KEPT_DAYS)
    token = await records.add_button(Button(row.asker, question["command"], arguments, row.shelf, expiry))
    view = discord.ui.View(timeout=None)
    first = 0
    for component in below:
        view.add_item(_item(component, token, first))
        first += len(component.leads)
    return view


def _item(component: Component, token: str, first: int) -> PressButton | PressSelect:
    """Make a component for Discord; ``first`` is the place of its leads among the row's links."""
    number = first if component.leads else component.number
    custom_id = f"v1:{component.kind}:{token}:{number}"
    if component.kind in {Kind.PICK, Kind.CONTEXT}:
        options = [
            limits.select_option(text.tidy(lead.label), str(first + place), text.tidy(lead.description))
            for place, lead in enumerate(component.leads)
        ]
        placeholder = limits.clip(component.label, limits.SELECT_PLACEHOLDER)
        return PressSelect(discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=options))
    label = limits.clip(component.label, limits.BUTTON_LABEL)
    return PressButton(discord.ui.Button(custom_id=custom_id, label=label, disabled=component.disabled))
