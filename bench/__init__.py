"""Performance figures of the whole bot: how fast it starts and answers, how fast it reads, how much memory it takes.

``python -m bench`` measures and prints; nothing here is asserted, and nothing here is part of the bot.
"""
