"""Articles from a folder of files: what is there, what each file says, and where its title, publisher and date are.

Only files become articles here; what their sentences mean is found in :mod:`bot.reading`.
"""

CORPUS_VERSION = 1
"""Goes up by one whenever the same file would come out as another article."""
