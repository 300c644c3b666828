"""What the bot tells about itself: its commands, its corpus, what it stores, its health."""

import math
from importlib import metadata
from typing import TYPE_CHECKING

import discord

from bot.answers.wording import counted
from bot.chat import limits
from bot.chat.briefing.health import KEPT_AFTER_LEAVING
from bot.chat.buttons import KEPT_DAYS
from bot.chat.cards_corpus import publishers, shelf_line, span
from bot.library.shelf import ShelfSummary

if TYPE_CHECKING:
    from bot.chat.briefing_bot import BriefingBot

_BLUE = 0x3B6EA5
_SHOWN_PUBLISHERS = 15

_COMMANDS = (
    ("/who", "A person's card; spelling and order do not matter.", "/who name:Choe Hak-chol"),
    ("/timeline", "Dated events, oldest first.", "/timeline who:Moon Jae-in since:2022"),
    ("/quote", "What was said on a topic, word for word; alone: one at random.", "/quote topic:war"),
    ("/search", "Articles that fit some words or a sentence; errors are repaired.", "/search query:enlisted"),
    ("/ask", "A question in your own words, answered in the articles'.", "/ask question:how many people enlisted?"),
    ("/article", "Read an article: its text, its people, what else that day.", "/article title:kim speaks of war"),
    ("/check", "Whether a posted quotation is what was said.", "/check text:We drew our own map"),
    ("Check the quotations", "The same for all that a message quotes.", "Check the quotations, in a message's Apps"),
    ("Who is mentioned?", "People whom a message names, and their roles.", "Who is mentioned?, in a message's Apps"),
    ("/briefing", "For managers: a post of what is new, on your days.", "/briefing schedule"),
    ("/watch", "Be told when a new article names a person or has some words.", "/watch add person:Moon Jae-in"),
    ("/about", "What the articles span and what is stored.", "/about"),
    ("/status", "Whether all is well.", "/status"),
    ("/corpus", "For corpus admins: read the articles anew; say who is one person.", "/corpus reload"),
)

_STORED = (
    f"For {KEPT_DAYS} days, so that buttons work: who asked what. Until they are taken off: a server's briefings with "
    "who ordered them and how their deliveries went, people's watches, and what corpus admins decided on names. For "
    "good: who reloaded the corpus or decided so, when and with what result. What is stored of a server is deleted "
    f"{KEPT_AFTER_LEAVING.days} days after it removes me. "
    "Messages are not read: no privileged intent is asked for. Of a message on which somebody uses a menu of mine, "
    "nothing is kept."
)
_PRINCIPLE = (
    "I answer only from the articles, in their words, each line with its source and date. No text is generated. "
    "When the articles do not say, I say so; I never guess a year, a speaker or a person."
)
_RIGHTS = "The articles and quotations belong to their publishers, who are named with every line."


def help_card() -> discord.Embed:
    """Show every command with an example."""
    embed = discord.Embed(title="What I can do", description=_PRINCIPLE, colour=_BLUE)
    for name, purpose, example in _COMMANDS:
        embed.add_field(name=name, value=f"{purpose}\n`{example}`", inline=False)
    embed.set_footer(text="Add private:True to see an answer alone; its Share button shows it to the channel.")
    return limits.bounded(embed)


def about_card(summary: ShelfSummary | None) -> discord.Embed:
    """Show what the corpus spans and what is stored."""
    embed = discord.Embed(title="About me", description=_PRINCIPLE, colour=_BLUE)
    articles = f"{counted(summary.articles, 'article')}, {span(summary)}." if summary else shelf_line(None)
    embed.add_field(name="Articles", value=articles, inline=False)
    if summary and summary.publishers:
        named = publishers(summary)
        more = [f"and {len(named) - _SHOWN_PUBLISHERS:,} more"] if len(named) > _SHOWN_PUBLISHERS else []
        value = limits.clip(", ".join(named[:_SHOWN_PUBLISHERS] + more), limits.FIELD_VALUE)
        embed.add_field(name="Publishers", value=value, inline=False)
    embed.add_field(name="What is stored", value=_STORED, inline=False)
    embed.add_field(name="Whose words these are", value=_RIGHTS, inline=False)
    return limits.bounded(embed)


def status_card(bot: "BriefingBot", summary: ShelfSummary | None, briefings: str) -> discord.Embed:
    """Show how the bot is doing."""
    embed = discord.Embed(title="Status", description=shelf_line(summary), colour=_BLUE)
    latency = f"{bot.latency * 1000:.0f} ms" if math.isfinite(bot.latency) else "unknown"
    embed.add_field(name="Version", value=_version())
    embed.add_field(name="Running since", value=discord.utils.format_dt(bot.started_at, "R"))
    embed.add_field(name="Latency", value=f"{latency}, {counted(bot.shard_count or 1, 'shard')}")
    embed.add_field(name="Reload", value=_reload(bot))
    failure = bot.last_failure
    told = f"{failure.id}, {discord.utils.format_dt(failure.at, 'R')}" if failure else "none since the start"
    embed.add_field(name="Last error", value=told)
    embed.add_field(name="Briefings", value=briefings, inline=False)
    return limits.bounded(embed)


def _version() -> str:
    try:
        return metadata.version("briefing-bot")
    except metadata.PackageNotFoundError:  # started from a folder that was never installed
        return "unknown"


def _reload(bot: "BriefingBot") -> str:
    if not bot.reloader.running:
        return "none running"
    return f"{bot.reloader.progress} articles" if bot.reloader.progress else "starting"
