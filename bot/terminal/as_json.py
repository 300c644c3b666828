"""Findings and answers as plain dictionaries, ready for JSON: the formats of ``extract`` and ``ask --json``.

Names of fields are part of the command line's contract; README lists them. Nothing is computed here.
"""

from typing import Any

from bot.answers import plain
from bot.answers.answer import (
    Answer,
    ArticleCard,
    ArticlePeople,
    Articles,
    ArticleText,
    Checks,
    Choices,
    Context,
    EventLine,
    Mentioned,
    NewsList,
    Nothing,
    NotSaid,
    PersonCard,
    QuotationLine,
    Quotations,
    Surroundings,
    Timeline,
    Told,
)
from bot.answers.news import Appearing, Headed, Story
from bot.findings import Article, Findings
from bot.terminal import json_ask, json_check


def extracted(article: Article, findings: Findings) -> dict[str, Any]:
    """Give one article with everything found in it; offsets are characters of the decoded file."""
    sentences = findings.sentences
    return {
        "file": article.key,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "published_from": article.published_from,
        "people": [
            {
                "name": person.name,
                "aliases": list(person.aliases),
                "roles": [role.title for role in person.roles],
                "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in person.mentions],
            }
            for person in findings.people
        ],
        "quotes": [
            {
                "quote": quotation.text,
                "speaker": quotation.speaker,
                "speaker_kind": quotation.speaker_kind,
                "cue": quotation.cue,
                "channel": quotation.channel,
                "confidence": quotation.confidence,
                "start": quotation.start,
                "end": quotation.end,
            }
            for quotation in findings.quotations
        ],
        "dates": [
            {"text": d.text, "value": d.value, "type": d.type, "start": d.start, "end": d.end} for d in findings.dates
        ],
        "events": [
            {
                "text": event.text,
                "date": event.date,
                "end": event.end,
                "precision": event.precision,
                "reference": event.reference,
                "status": event.status,
                "people": list(event.people),
                "sentence": {"start": sentences[event.sentence].start, "end": sentences[event.sentence].end},
            }
            for event in findings.events
        ],
    }


def answered(answer: Answer) -> dict[str, Any]:  # noqa: C901, PLR0911 - one branch a kind of answer
    """Give an answer; ``kind`` tells which of the other fields there are."""
    match answer:
        case PersonCard():
            return {"kind": "person", "person": _person(answer), "quotes": [plain.quote(q) for q in answer.quotations]}
        case Choices():
            chosen = [
                {"name": choice.name, "role": choice.role, "articles": choice.articles} for choice in answer.choices
            ]
            return {"kind": "choices", "choices": chosen, "total": answer.total}
        case Nothing():
            return {"kind": "none", "message": answer.message, "nearest": [near.name for near in answer.nearest]}
        case Timeline() | Quotations() | Articles():
            return plain.listing(answer)
        case Checks():
            return json_check.checks(answer)
        case Mentioned():
            return json_check.mentioned(answer)
        case Told():
            return json_ask.told(answer)
        case NotSaid():
            return json_ask.not_said(answer)
        case Context():
            around = {"before": list(answer.before), "sentence": answer.own, "after": list(answer.after)}
            return {"kind": "quotes", "quotes": [plain.quote(answer.quotation) | around]}
        case Surroundings() | ArticleCard() | ArticleText() | ArticlePeople():
            return plain.read(answer)
        case NewsList():
            lines = [_news(told) for told in answer.lines]
            return {"kind": "briefing", **plain.about(answer), "lines": lines}


def failed(message: str) -> dict[str, Any]:
    """Give a line that is no question."""
    return {"kind": "error", "message": message}


def _person(card: PersonCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "shown_for": card.shown_for,
        "aliases": list(card.other_spellings),
        "merged": [{"name": note.name, "reason": note.reason} for note in card.merges],
        "roles": [{"role": role.title, **plain.source(role.source)} for role in card.roles],
        "first_seen": plain.source(card.first_seen),
        "last_seen": plain.source(card.last_seen),
        "articles": card.articles,
        "mentions": card.mentions,
        "quotations": card.quotation_count,
        "events": card.event_count,
        "seen_with": [{"name": name, "articles": articles} for name, articles in card.seen_with],
    }


def _news(told: Headed) -> dict[str, Any]:
    line = told.line
    match line:
        case Story():
            also = [plain.source(other) for other in line.also]
            own = {"line": "story", "sentence": line.sentence, "also": also, **plain.source(line.source)}
        case Appearing():
            last = plain.source(line.last) if line.last else None
            who = {"name": line.name, "why": line.why, "roles": list(line.roles), "days": line.days, "last": last}
            own = {"line": "person", **who, **plain.source(line.source)}
        case QuotationLine():
            own = {"line": "quote", **plain.quote(line)}
        case EventLine():
            own = {"line": "event", **plain.event(line)}
    return {"heading": told.heading, **own}
