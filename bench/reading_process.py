"""A process that reads the articles of a folder once it is told to, as the bot's own does but for the shelf.

It says when the model is loaded, and at its end how many articles it read and how much memory it took at most.
"""

import json
import resource
import sys
from pathlib import Path

from bot.corpus.article import read_article
from bot.corpus.files import scan
from bot.reading.reader import Reader

_LONGEST = 2**21


def main() -> None:
    """Read."""
    articles = [read_article(file) for file in scan(Path(sys.argv[1]), _LONGEST).files]
    reader = Reader()
    list(reader.read(articles[:1]))
    print("ready", flush=True)
    sys.stdin.readline()
    for article in articles:
        list(reader.read([article]))
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"articles": len(articles), "mib": mib}))


if __name__ == "__main__":
    main()
