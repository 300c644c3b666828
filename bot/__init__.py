"""A Discord bot that answers briefing questions from a corpus of articles, each line with its source and date."""
