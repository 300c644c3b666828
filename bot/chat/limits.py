"""Every limit of Discord that the bot can meet, each with the page that states it, and the functions that keep them.

Applied here only. Discord does not say how it counts; texts are measured in UTF-16 units, which are never fewer than
characters, so that a text within a limit here is within it either way.
"""

from collections.abc import Callable, Iterable

import discord
from discord import app_commands

# https://docs.discord.com/developers/resources/message#embed-object-embed-limits
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
EMBED_TOTAL = 6000

# https://docs.discord.com/developers/resources/message#create-message
CONTENT = 2000
NONCE = 25

# https://docs.discord.com/developers/resources/message#attachment-object-attachment-request-structure
ATTACHMENT_DESCRIPTION = 1024

# https://docs.discord.com/developers/reference#uploading-files: 10 MiB where nobody has paid for more; a little less
# here, as the rest of the request may count.
ATTACHMENT_BYTES = 10_000_000

# https://docs.discord.com/developers/components/reference#button and #string-select
CUSTOM_ID = 100
BUTTON_LABEL = 80
SELECT_OPTIONS = 25
SELECT_PLACEHOLDER = 150
OPTION_LABEL = 100
OPTION_DESCRIPTION = 100

# https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100

# https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
# allows up to 6,000; no name or search needs more than this.
STRING_OPTION = 100
# A question is a sentence, or two.
QUESTION_OPTION = 300
# A posted text may be as long as a message can be, https://support-dev.discord.com/hc/en-us/articles/6205887305111.
LONG_STRING_OPTION = 4000

ELLIPSIS = "…"
_WORD_SEARCH = 30
"""How far back a cut looks for the end of a word, in characters."""
_ROOMS = (2000, 1200, 800, 500, 300, 200, 120, 80, 50, 30)
"""Lengths, in UTF-16 units, that the texts of a card are tried with until the card fits."""


def length(text: str) -> int:
    """Measure a text in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, limit: int) -> str:
    """Keep the longest beginning within the limit, ending between characters."""
    if length(text) <= limit:
        return text
    used = 0
    for place, char in enumerate(text):
        used += length(char)
        if used > limit:
            return text[:place]
    return text


def clip(text: str, limit: int) -> str:
    """Keep the text within the limit; a longer one ends behind a word, with an ellipsis."""
    if length(text) <= limit:
        return text
    kept = cut(text, limit - 1)
    blank = kept.rfind(" ", max(len(kept) - _WORD_SEARCH, 1))
    return (kept[:blank] if blank > 0 else kept).rstrip(" \\") + ELLIPSIS


def fit(render: Callable[[int], str], limit: int) -> str:
    """Call ``render(room)`` with the most room for each single text that keeps the whole within the limit."""
    for room in _ROOMS:
        text = render(room)
        if length(text) <= limit:
            return text
    return clip(text, limit)


def bounded(embed: discord.Embed) -> discord.Embed:
    """Bring every part of the embed within its limit; the last fields go when the whole is too long."""
    embed.title = clip(embed.title or "", EMBED_TITLE) or None
    embed.description = clip(embed.description or "", EMBED_DESCRIPTION) or None
    footer = embed.footer.text
    if footer:
        embed.set_footer(text=clip(footer, FOOTER))
    for place, field in enumerate(embed.fields[:EMBED_FIELDS]):
        name, value = clip(field.name or "", FIELD_NAME), clip(field.value or "", FIELD_VALUE)
        embed.set_field_at(place, name=name, value=value, inline=field.inline)
    while embed.fields and (len(embed.fields) > EMBED_FIELDS or embed_length(embed) > EMBED_TOTAL):
        embed.remove_field(-1)
    if embed_length(embed) > EMBED_TOTAL:
        spare = EMBED_TOTAL - (embed_length(embed) - length(embed.description or ""))
        embed.description = clip(embed.description or "", spare)
    return embed


def embed_length(embed: discord.Embed) -> int:
    """Sum up what Discord does over an embed: title, description, footer, author, names and values of fields."""
    texts = [embed.title, embed.description, embed.footer.text, embed.author.name]
    texts += [text for field in embed.fields for text in (field.name, field.value)]
    return sum(length(text) for text in texts if text)


def choices(offers: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """Make choices of (label, value) pairs: as many as Discord takes, without empty or repeated labels."""
    offered: dict[str, app_commands.Choice[str]] = {}
    for label, value in offers:
        name, short = clip(label.strip(), CHOICE_NAME), cut(value, CHOICE_VALUE)
        if name and short.strip():
            offered.setdefault(name, app_commands.Choice(name=name, value=short))
    return list(offered.values())[:CHOICES]


def select_option(label: str, value: str, description: str | None = None) -> discord.SelectOption:
    """Make one option of a select menu; the value is ours and short."""
    described = clip(description, OPTION_DESCRIPTION) if description else None
    return discord.SelectOption(label=clip(label, OPTION_LABEL) or "…", value=value, description=described)
