"""Lists and articles as plain dictionaries, ready for JSON: the same for ``ask --json`` and for exported files.

Names of fields are part of the command line's contract; README lists them. Nothing is computed here.
"""

from typing import Any

from bot.answers.answer import (
    ArticleCard,
    ArticleHit,
    ArticlePeople,
    Articles,
    ArticleText,
    EventLine,
    NewsList,
    QuotationLine,
    Quotations,
    Surroundings,
    Timeline,
)
from bot.findings import Source
from bot.library.whole_articles import NamedPerson

Listing = Timeline | Quotations | Articles


def listing(answer: Listing) -> dict[str, Any]:
    """Give a timeline, quotations or articles, with ``kind``, ``about``, ``total`` and ``notes``."""
    match answer:
        case Timeline():
            return {"kind": "timeline", **about(answer), "events": [event(line) for line in answer.events]}
        case Quotations():
            return {"kind": "quotes", **about(answer), "quotes": [quote(line) for line in answer.quotations]}
        case Articles():
            repairs = [{"typed": repair.typed, "used": repair.used} for repair in answer.repairs]
            hits = [hit(found) for found in answer.hits]
            return {"kind": "articles", **about(answer), "repairs": repairs, "articles": hits}


def about(answer: Listing | NewsList) -> dict[str, Any]:
    """Give what a list is about, how many lines it has in all, and what was done to the question."""
    return {"about": answer.about, "total": answer.total, "notes": list(answer.notes)}


def read(answer: ArticleCard | ArticleText | ArticlePeople | Surroundings) -> dict[str, Any]:
    """Give an article, a part of it, or one of its sentences with those around it."""
    match answer:
        case ArticleCard():
            return {"kind": "article", **_article(answer)}
        case ArticleText():
            text = [paragraph for passage in answer.passages for paragraph in passage]
            return {"kind": "text", **source(answer.source), "text": text}
        case ArticlePeople():
            return {"kind": "people", **source(answer.source), "people": [_named(one) for one in answer.people]}
        case Surroundings():
            own = {"text": answer.own.text, "matches": list(answer.own.matches)}
            around = {"before": list(answer.before), "after": list(answer.after)}
            return {"kind": "articles", "articles": [{**source(answer.source), "sentences": [own | around]}]}


def _article(card: ArticleCard) -> dict[str, Any]:
    found_in = {"title_from": card.article.title_from, "publisher_from": card.article.publisher_from}
    return {
        "notes": list(card.notes),
        "article": {**source(card.source), **found_in, "words": card.words},
        "people": [_named(person) for person in card.people],
        "quotes": [quote(line) for line in card.quotations],
        "events": [event(line) for line in card.events],
        "text": list(card.paragraphs),
        "same_day": [] if card.nearest else [source(other) for other in card.that_day],
        "nearest": [source(other) for other in card.that_day] if card.nearest else [],
    }


def _named(person: NamedPerson) -> dict[str, Any]:
    return {
        "name": person.name,
        "written": person.written,
        "roles": list(person.roles),
        "mentions": person.mentions,
    }


def source(where: Source) -> dict[str, Any]:
    """Give the article that a line comes from."""
    return {
        "file": where.key,
        "title": where.title,
        "publisher": where.publisher,
        "published": where.published,
        "published_from": where.published_from,
        "url": where.url,
    }


def quote(line: QuotationLine) -> dict[str, Any]:
    """Give a quotation with its source."""
    return {
        "quote": line.text,
        "speaker": line.speaker,
        "speaker_kind": line.speaker_kind,
        "role": line.role,
        "cue": line.cue,
        "channel": line.channel,
        "confidence": line.confidence,
        "start": line.start,
        "end": line.end,
        "matches": list(line.matches),
        **source(line.source),
    }


def event(line: EventLine) -> dict[str, Any]:
    """Give a dated event with its source."""
    return {
        "text": line.text,
        "date": line.date,
        "end": line.end,
        "precision": line.precision,
        "reference": line.reference,
        "status": line.status,
        "people": list(line.people),
        **source(line.source),
    }


def hit(found: ArticleHit) -> dict[str, Any]:
    """Give an article with its sentences and the places in them that matched."""
    sentences = [{"text": sentence.text, "matches": list(sentence.matches)} for sentence in found.sentences]
    return {**source(found.source), "sentences": sentences}
