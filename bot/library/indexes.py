"""The tables over all articles that a reload makes anew at its end: people with their name forms, topics, words.

It runs inside the writer's transaction. Which people are one is decided by ``bot.names``; this module only counts,
orders by frequency and fills the search tables.
"""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.names.fold import fold, tokens
from bot.names.merge import canonical
from bot.names.spelling import spelling_key

_MADE_ANEW = ("people", "name_forms", "topics", "words")
_CONTENTLESS = ("people_tokens", "people_trigrams", "topics_tokens", "words_trigrams")
_LONGEST_WORD = 40
"""Letters of a word that is worth repairing typing errors against; longer ones are no words."""
_MOST_TOPICS = 20_000


@dataclass(slots=True)
class _Person:
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    mentions: int = 0
    quotations: int = 0
    role: str | None = None


def rebuild(db: sqlite3.Connection) -> None:
    """Fill people, name forms, topics and words from what the articles' own tables hold."""
    for table in _MADE_ANEW:
        db.execute(f"DELETE FROM {table}")
    for table in _CONTENTLESS:
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    _fill_people(db)
    _fill_topics(db)
    _fill_words(db)


def _gather_people(db: sqlite3.Connection) -> dict[str, _Person]:
    people: defaultdict[str, _Person] = defaultdict(_Person)
    for key, name, count in db.execute("SELECT person_key, name, count(*) FROM appearances GROUP BY person_key, name"):
        people[key].names[name] = count
        people[key].articles += count
    for key, form, count in db.execute(
        "SELECT person_key, text, count(*) FROM mentions"
        " JOIN appearances ON appearances.id = appearance_id GROUP BY 1, 2"
    ):
        people[key].forms[form] = count
        people[key].mentions += count
    for key, count in db.execute(
        "SELECT person_key, count(*) FROM quotations JOIN appearances ON appearances.id = appearance_id GROUP BY 1"
    ):
        people[key].quotations = count
    for key, role in db.execute(
        "SELECT person_key, roles.title FROM roles JOIN articles ON articles.id = article_id"
        " ORDER BY articles.last_day, articles.id, roles.rowid DESC"
    ):
        people[key].role = role
    return people


def _fill_people(db: sqlite3.Connection) -> None:
    people = _gather_people(db)
    ranked = sorted(people.items(), key=lambda item: (-item[1].mentions, -item[1].articles, item[0]))
    for number, (key, person) in enumerate(ranked, 1):
        name = canonical(person.names)
        db.execute(
            "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, key, name, person.role, person.articles, person.mentions, person.quotations),
        )
        full = {form: count for form, count in (person.names + person.forms).items() if len(tokens(form)) > 1}
        forms = full or {name: person.mentions}
        db.executemany(
            "INSERT OR IGNORE INTO name_forms VALUES (?, ?, ?, ?, ?)",
            (
                (number, form, count, " ".join(sorted(tokens(form))), "".join(tokens(form)))
                for form, count in forms.items()
                if tokens(form)
            ),
        )
        folded = {fold(form) for form in forms}
        db.execute("INSERT INTO people_tokens (rowid, tokens) VALUES (?, ?)", (number, " ".join(sorted(folded))))
        db.execute("INSERT INTO people_trigrams (rowid, forms) VALUES (?, ?)", (number, _trigram_text(folded)))


def _trigram_text(folded: set[str]) -> str:
    """Give each form plain and by sound, apart and joined, between spaces so that a token's ends count as letters."""
    parts: set[str] = set()
    for form in folded:
        words = form.split()
        sounds = [spelling_key(word) for word in words]
        parts |= {form, "".join(words), " ".join(sounds), "".join(sounds)}
    return f" {' '.join(sorted(parts))} "


def _fill_topics(db: sqlite3.Connection) -> None:
    rows = db.execute(
        "SELECT min(topic), count(DISTINCT article_id) FROM article_topics GROUP BY lower(topic)"
        " ORDER BY 2 DESC, 1 LIMIT ?",
        (_MOST_TOPICS,),
    ).fetchall()
    for number, (topic, articles) in enumerate(rows, 1):
        db.execute("INSERT INTO topics VALUES (?, ?, ?)", (number, topic, articles))
        db.execute("INSERT INTO topics_tokens (rowid, tokens) VALUES (?, ?)", (number, fold(topic)))


def _fill_words(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO words (word, count) SELECT term, doc FROM sentences_vocabulary"
        " WHERE length(term) BETWEEN 3 AND ? AND term GLOB '*[a-z]*' ORDER BY doc DESC, term",
        (_LONGEST_WORD,),
    )
    db.execute("INSERT INTO words_trigrams (rowid, word) SELECT id, ' ' || word || ' ' FROM words")
