"""What marks a post as that of one order and occasion: a nonce for Discord, and a short text at the end of its footer.

Both follow from the order and the occasion alone, so any process, also a later one, makes and recognises the same.
"""

import base64
import hashlib

import discord

from bot.chat import limits

_MARK_LETTERS = 8
"""40 bits: enough to tell the few posts of ours in one channel apart, and short enough to be read out."""


def nonce(order_id: str, occasion: str, part: str = "post") -> str:
    """Give the nonce: within a few minutes Discord accepts one message of an author with it, and no second.

    It is unique by author on Discord, so the order has to be in it
    (https://docs.discord.com/developers/resources/message#create-message).
    """
    digest = hashlib.sha256(f"{order_id}\0{occasion}\0{part}".encode()).digest()
    return base64.b32encode(digest).decode()[: limits.NONCE]


def mark(order_id: str, occasion: str) -> str:
    """Give the text by which a post is found again in a channel."""
    return nonce(order_id, occasion, "mark")[:_MARK_LETTERS]


def bears(message: discord.Message, wanted: str) -> bool:
    """Whether a message has a mark."""
    return any((embed.footer.text or "").endswith(wanted) for embed in message.embeds)
