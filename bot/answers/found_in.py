"""Where a piece of an article's metadata was found, in plain words: what ``title_from`` and the others mean.

The places themselves are named by ``corpus``; a word that is none of them was written by whoever stated the date.
"""

from bot.findings import NOT_FOUND

_PLACES = {
    "front matter": "the head of the file",
    "sidecar": "a file kept beside it",
    "page field": "the web page's own fields",
    "editor": "an editor, who wrote it down",
    "title line": "its title line",
    "first sentence": "its first words, as it has no title line",
    "date line": "its date line",
    "dateline": "the place and date before its first sentence",
    "caption": "the caption of a picture, released on that day",
    "file name": "the name of the file",
    "label": "a line that names it as such",
    "site line": "the site's name above the text",
    "copyright line": "its copyright line",
    "about line": "a line about the publisher",
    "byline": "its byline",
    "origin line": "a line on where it first appeared",
    "own words": "its text, which speaks of the publisher as its own",
    "told": "its text, where people “told” the publisher",
}


def found_in(where: str) -> str:
    """Say where something was found, as words that follow "from"; ``not stated`` when nothing states it."""
    if where == NOT_FOUND:
        return "not stated"
    return f"from {_PLACES.get(where, f'“{where}”, as the file says')}"
