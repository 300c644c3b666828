"""The bot on Discord: answers become cards, presses become questions. The only package that knows Discord."""
