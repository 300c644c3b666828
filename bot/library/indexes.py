"""The tables over all articles that a reload brings up to date at its end: people, topics, titles, words.

It runs inside the writer's transaction. Topics, titles and words are made anew, which takes a moment; people
are renewed by ``people_index`` where something changed.
"""

import sqlite3
from collections.abc import Collection

from bot.library.people_index import PeopleIndex
from bot.names.fold import fold

_MADE_ANEW = ("topics", "title_words", "words")
_CONTENTLESS = ("topics_tokens", "titles_tokens", "title_trigrams", "words_trigrams")
_LONGEST_WORD = 40
"""Letters of a word that is worth repairing typing errors against; longer ones are no words."""
_MOST_TOPICS = 20_000


def rebuild(db: sqlite3.Connection, people: Collection[str] | None) -> None:
    """Fill people, topics, titles and words from what the articles' own tables hold.

    ``people`` are the keys of those whose appearances changed, None when all are to be made anew.
    """
    PeopleIndex(db).renew(people)
    for table in _MADE_ANEW:
        db.execute(f"DELETE FROM {table}")
    for table in _CONTENTLESS:
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    _fill_topics(db)
    _fill_titles(db)
    _fill_words(db)


def _fill_topics(db: sqlite3.Connection) -> None:
    rows = db.execute(
        "SELECT min(topic), count(DISTINCT article_id) FROM article_topics GROUP BY lower(topic)"
        " ORDER BY 2 DESC, 1 LIMIT ?",
        (_MOST_TOPICS,),
    ).fetchall()
    for number, (topic, articles) in enumerate(rows, 1):
        db.execute("INSERT INTO topics VALUES (?, ?, ?)", (number, topic, articles))
        db.execute("INSERT INTO topics_tokens (rowid, tokens) VALUES (?, ?)", (number, fold(topic)))


def _fill_titles(db: sqlite3.Connection) -> None:
    titles = [(at, fold(title)) for at, title in db.execute("SELECT id, title FROM articles")]
    db.executemany("INSERT INTO titles_tokens (rowid, tokens) VALUES (?, ?)", titles)
    db.execute(
        "INSERT INTO title_words (word, count) SELECT term, doc FROM titles_vocabulary"
        " WHERE length(term) BETWEEN 3 AND ? AND term GLOB '*[a-z]*' ORDER BY doc DESC, term",
        (_LONGEST_WORD,),
    )
    db.execute("INSERT INTO title_trigrams (rowid, word) SELECT id, ' ' || word || ' ' FROM title_words")


def _fill_words(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO words (word, count) SELECT term, doc FROM sentences_vocabulary"
        " WHERE length(term) BETWEEN 3 AND ? AND term GLOB '*[a-z]*' ORDER BY doc DESC, term",
        (_LONGEST_WORD,),
    )
    db.execute("INSERT INTO words_trigrams (rowid, word) SELECT id, ' ' || word || ' ' FROM words")
