"""Answers to questions: the same for Discord, the terminal and JSON, and each line with its source."""
