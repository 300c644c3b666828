"""The buttons and menus below a card, and what they remember: a token that leads to a row in the records.

Every ``custom_id`` is ``v1:<kind>:<token>:<number>``, so a component works after a restart. This module builds them and
reads rows back; what a press does is decided in :mod:`bot.chat.presses`.
"""

import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.answers.answer import Answer, Articles, Choices, NewsList, PersonCard, Quotations, Timeline
from bot.answers.question import COMMANDS, ContextOf, News, Question, Quote, Search, TimelineOf, Who
from bot.chat import limits, text
from bot.chat.cards import Paged, pages
from bot.errors import RecordsError
from bot.records.store import Button, Records

if TYPE_CHECKING:
    import re

    from bot.chat.briefing_bot import BriefingBot

_log = logging.getLogger(__name__)

KEPT_DAYS = 30
"""How long a button works; its row is forgotten afterwards."""

_KNOWN: dict[str, type[Question]] = {**COMMANDS, "context": ContextOf, "news": News}
_NOBODY = 0
"""The asker of a post that nobody asked for: whoever presses gets a copy of their own."""
_REST = r":(?P<token>[A-Za-z0-9_-]{1,64}):(?P<number>[0-9]{1,9})"


class Kind(StrEnum):
    """What a press asks for; ``number`` is a page (``page``, ``share``) or the place of a link (``open``)."""

    PAGE = "page"
    OPEN = "open"
    SHARE = "share"
    PICK = "pick"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer and the key of the shelf that it came from."""

    question: Question
    answer: Answer
    shelf: str


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
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=rf"v1:(?P<kind>page|open|share){_REST}"
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
    links = _links(asked)
    components = _components(asked, len(links), private=private)
    if not components:
        return None
    question = stored(asked.question)
    arguments = {"question": question, "links": [stored(link) for link in links]}
    row = Button(asker, question["command"], arguments, asked.shelf, now + timedelta(days=KEPT_DAYS))
    try:
        token = await records.add_button(row)
    except RecordsError:
        # The answer itself is whole without its buttons.
        _log.warning("The records cannot be written; an answer goes without buttons", exc_info=True)
        return None
    view = discord.ui.View(timeout=None)
    for component in components:
        view.add_item(component.item(token))
    return view


async def rest_view(records: Records, rest: Question, shelf: str, now: datetime) -> discord.ui.View:
    """Build the button below a post of ours that leads to all of it, for each who presses it alone.

    Raises RecordsError if what it leads to cannot be recorded.
    """
    arguments = {"question": stored(rest), "links": [stored(rest)]}
    row = Button(_NOBODY, stored(rest)["command"], arguments, shelf, now + timedelta(days=KEPT_DAYS))
    view = discord.ui.View(timeout=None)
    view.add_item(_Component(Kind.OPEN, 0, "The rest").item(await records.add_button(row)))
    return view


@dataclass(frozen=True, slots=True)
class _Component:
    kind: Kind
    number: int
    label: str
    disabled: bool = False
    options: tuple[discord.SelectOption, ...] = ()

    def item(self, token: str) -> PressButton | PressSelect:
        custom_id = f"v1:{self.kind}:{token}:{self.number}"
        if self.options:
            placeholder = limits.clip(self.label, limits.SELECT_PLACEHOLDER)
            return PressSelect(
                discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=list(self.options))
            )
        label = limits.clip(self.label, limits.BUTTON_LABEL)
        return PressButton(discord.ui.Button(custom_id=custom_id, label=label, disabled=self.disabled))


def _links(asked: Asked) -> tuple[Question, ...]:
    """List the questions that the components of an answer lead to; for a listing, the person's card comes last."""
    answer = asked.answer
    match answer:
        case PersonCard():
            return TimelineOf(person=answer.key), Quote(person=answer.key), Search(person=answer.key)
        case Choices():
            shown = answer.choices[: limits.SELECT_OPTIONS]
            return tuple(_picked(asked.question, choice.key, choice.name) for choice in shown)
        case Quotations():
            contexts = tuple(ContextOf(line.source.key, line.start) for line in answer.quotations)
            return contexts[: limits.SELECT_OPTIONS] + _card(asked)
        case Timeline() | Articles():
            return _card(asked)
        case _:
            return ()


def _picked(question: Question, key: str, name: str) -> Question:
    match question:
        case TimelineOf():
            return replace(question, who=name, person=key)
        case Quote():
            return replace(question, speaker=name, person=key)
        case _:
            return Who(name=name, key=key)


def _card(asked: Asked) -> tuple[Question, ...]:
    """Find the one person whom a listing is about, if any."""
    match asked.question, asked.answer:
        case ((TimelineOf(person=key) | Quote(person=key) | Search(person=key)), _) if key:
            return (Who(key=key),)
        case TimelineOf(who=name), _ if name.strip():
            return (Who(name=name),)
        case Quote(speaker=name), Quotations(quotations=lines) if name.strip():
            keys = {line.person_key for line in lines}
            return tuple(Who(name=name, key=key) for key in keys if key) if len(keys) == 1 else ()
        case _:
            return ()


def _components(asked: Asked, links: int, *, private: bool) -> list[_Component]:
    answer, found = asked.answer, []
    number = 0
    match answer:
        case PersonCard():
            counts = (answer.event_count, answer.quotation_count, answer.articles)
            labels = ("Timeline", "Quotes", "Articles")
            openings = enumerate(zip(labels, counts, strict=True))
            found += [_Component(Kind.OPEN, place, label) for place, (label, count) in openings if count]
        case Choices():
            options = tuple(
                limits.select_option(text.tidy(choice.name), str(place), text.tidy(choice.role or ""))
                for place, choice in enumerate(answer.choices[: limits.SELECT_OPTIONS])
            )
            found += [_Component(Kind.PICK, 0, "Choose a person", options=options)] if options else []
        case Timeline() | Quotations() | Articles() | NewsList():
            number = answer.page.number
            found += _context_menu(answer) + _turning(answer)
            contexts = len(answer.quotations) if isinstance(answer, Quotations) else 0
            found += [_Component(Kind.OPEN, links - 1, "Card")] if links > contexts else []
    if private:
        found.append(_Component(Kind.SHARE, number, "Share"))
    return found


def _turning(answer: Paged) -> list[_Component]:
    here, count = answer.page.number, pages(answer)
    if count == 1:
        return []
    return [
        _Component(Kind.PAGE, max(here - 1, 0), "◀ Previous", disabled=here == 0),
        _Component(Kind.PAGE, min(here + 1, count - 1), "Next ▶", disabled=here >= count - 1),
    ]


def _context_menu(answer: Paged) -> list[_Component]:
    if not isinstance(answer, Quotations) or not answer.quotations:
        return []
    shown = enumerate(answer.quotations[: limits.SELECT_OPTIONS])
    options = tuple(
        limits.select_option(
            f"{answer.page.offset + place + 1}. “{text.tidy(line.text)}”", str(place), text.tidy(line.speaker or "")
        )
        for place, line in shown
    )
    return [_Component(Kind.CONTEXT, 0, "Read one in its context", options=options)]
