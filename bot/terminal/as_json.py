"""Findings and answers as plain dictionaries, ready for JSON: the formats of ``extract`` and ``ask --json``.

Names of fields are part of the command line's contract; README lists them. Nothing is computed here.
"""

from typing import Any

from bot.answers.answer import (
    Answer,
    ArticleHit,
    Articles,
    Choices,
    Context,
    EventLine,
    NewsList,
    Nothing,
    PersonCard,
    QuotationLine,
    Quotations,
    Timeline,
)
from bot.answers.news import Appearing, Headed, Story
from bot.findings import Article, Findings, Source


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


def answered(answer: Answer) -> dict[str, Any]:  # noqa: PLR0911 - one branch a kind of answer
    """Give an answer; ``kind`` tells which of the other fields there are."""
    match answer:
        case PersonCard():
            return {"kind": "person", "person": _person(answer), "quotes": [_quote(q) for q in answer.quotations]}
        case Choices():
            chosen = [
                {"name": choice.name, "role": choice.role, "articles": choice.articles} for choice in answer.choices
            ]
            return {"kind": "choices", "choices": chosen, "total": answer.total}
        case Nothing():
            return {"kind": "none", "message": answer.message, "nearest": [near.name for near in answer.nearest]}
        case Timeline():
            return {"kind": "timeline", **_about(answer), "events": [_event(event) for event in answer.events]}
        case Quotations():
            return {"kind": "quotes", **_about(answer), "quotes": [_quote(quote) for quote in answer.quotations]}
        case Articles():
            repairs = [{"typed": repair.typed, "used": repair.used} for repair in answer.repairs]
            hits = [_hit(hit) for hit in answer.hits]
            return {"kind": "articles", **_about(answer), "repairs": repairs, "articles": hits}
        case Context():
            around = {"before": list(answer.before), "sentence": answer.own, "after": list(answer.after)}
            return {"kind": "quotes", "quotes": [_quote(answer.quotation) | around]}
        case NewsList():
            return {"kind": "briefing", **_about(answer), "lines": [_news(told) for told in answer.lines]}


def failed(message: str) -> dict[str, Any]:
    """Give a line that is no question."""
    return {"kind": "error", "message": message}


def _about(answer: Timeline | Quotations | Articles | NewsList) -> dict[str, Any]:
    return {"about": answer.about, "total": answer.total, "notes": list(answer.notes)}


def _source(source: Source) -> dict[str, Any]:
    return {
        "file": source.key,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "published_from": source.published_from,
        "url": source.url,
    }


def _person(card: PersonCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "shown_for": card.shown_for,
        "aliases": list(card.other_spellings),
        "roles": [{"role": role.title, **_source(role.source)} for role in card.roles],
        "first_seen": _source(card.first_seen),
        "last_seen": _source(card.last_seen),
        "articles": card.articles,
        "mentions": card.mentions,
        "quotations": card.quotation_count,
        "events": card.event_count,
        "seen_with": [{"name": name, "articles": articles} for name, articles in card.seen_with],
    }


def _quote(line: QuotationLine) -> dict[str, Any]:
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
        **_source(line.source),
    }


def _event(line: EventLine) -> dict[str, Any]:
    return {
        "text": line.text,
        "date": line.date,
        "end": line.end,
        "precision": line.precision,
        "reference": line.reference,
        "status": line.status,
        "people": list(line.people),
        **_source(line.source),
    }


def _news(told: Headed) -> dict[str, Any]:
    line = told.line
    match line:
        case Story():
            also = [_source(other) for other in line.also]
            own = {"line": "story", "sentence": line.sentence, "also": also, **_source(line.source)}
        case Appearing():
            last = _source(line.last) if line.last else None
            who = {"name": line.name, "why": line.why, "roles": list(line.roles), "days": line.days, "last": last}
            own = {"line": "person", **who, **_source(line.source)}
        case QuotationLine():
            own = {"line": "quote", **_quote(line)}
        case EventLine():
            own = {"line": "event", **_event(line)}
    return {"heading": told.heading, **own}


def _hit(hit: ArticleHit) -> dict[str, Any]:
    sentences = [{"text": sentence.text, "matches": list(sentence.matches)} for sentence in hit.sentences]
    return {**_source(hit.source), "sentences": sentences}
