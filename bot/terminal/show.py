"""Answers as text for a terminal: rich renderables, one function an answer.

Article text is printed as it is, never as markup. What is asked and found is decided elsewhere; see ``chat.cards`` for
the same answers on Discord.
"""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

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
from bot.answers.news import Appearing, NewsLine, Story
from bot.answers.wording import (
    STATUS_WORDS,
    SURE,
    counted,
    counts,
    cue_words,
    heading,
    repaired,
    source_words,
    spoken,
    told_because,
    when,
)
from bot.findings import Source, SpeakerKind


def render(answer: Answer) -> RenderableType:
    """Give an answer as something that rich prints."""
    return Group(*_lines(answer))


def _lines(answer: Answer) -> Iterator[RenderableType]:  # noqa: C901, PLR0912 - one branch a kind of answer
    match answer:
        case PersonCard():
            yield from _person(answer)
        case Choices():
            yield Text(
                f"Several people fit “{answer.query}”:" if answer.query else "The most mentioned people:", "bold"
            )
            for choice in answer.choices:
                yield _indented(
                    choice.name, f", {choice.role}" if choice.role else "", f" ({counted(choice.articles, 'article')})"
                )
        case Nothing():
            yield Text(answer.message, "bold")
            for near in answer.nearest:
                yield _indented("", f"Near: {near.name} ({near.why})", "")
        case Timeline():
            yield from _title(answer, "Timeline")
            for month, events in groupby(answer.events, heading):
                yield Text(month, "bold cyan")
                for event in events:
                    yield from _event(event)
        case Quotations():
            yield from _title(answer, "Quotations")
            for quotation in answer.quotations:
                yield from _quotation(quotation)
        case Articles():
            yield from _title(answer, "Articles")
            for repair in answer.repairs:
                yield Text(repaired(repair), "italic")
            for hit in answer.hits:
                yield from _hit(hit)
        case NewsList():
            yield from _title(answer, "Briefing")
            for headline, lines in groupby(answer.lines, lambda told: told.heading):
                yield Text(headline, "bold cyan")
                for told in lines:
                    yield from _news(told.line)
        case Context():
            yield Text(" ".join((*answer.before, answer.own, *answer.after)))
            yield from _quotation(answer.quotation)


def _title(answer: Timeline | Quotations | Articles | NewsList, what: str) -> Iterator[Text]:
    yield Text(f"{what}: {answer.about or 'everything'} ({answer.total:,})", "bold")
    for note in answer.notes:
        yield Text(note, "italic")


def _person(card: PersonCard) -> Iterator[RenderableType]:
    yield Text(card.name, "bold")
    if card.shown_for is not None:
        yield Text(f"Shown for “{card.shown_for}”.", "italic")
    for role in card.roles:
        yield _indented(role.title, "", "")
        yield _source(role.source)
    if card.quotations:
        yield Text("Said", "bold cyan")
        for quotation in card.quotations:
            yield from _quotation(quotation)
    yield Text("Seen", "bold cyan")
    yield _indented("", f"first: {source_words(card.first_seen)}", "")
    yield _indented("", f"last: {source_words(card.last_seen)}", "")
    if card.seen_with:
        company = ", ".join(f"{name} ({articles})" for name, articles in card.seen_with)
        yield _indented("", f"together with {company}", "")
    if card.other_spellings:
        yield _indented("", f"also written {', '.join(card.other_spellings)}", "")
    yield Text(counts(card), "dim")


def _quotation(line: QuotationLine) -> Iterator[RenderableType]:
    yield _indented("", f"“{spoken(line.text)}”", "")
    if not line.speaker or line.speaker_kind is SpeakerKind.UNKNOWN:
        said = "speaker not named"
    elif line.confidence < SURE:
        said = f"speaker unsure: {line.speaker}"
    else:
        said = (
            line.speaker + (f", {line.role}" if line.role else "") + (f" ({cue})" if (cue := cue_words(line)) else "")
        )
    yield _indented("", f"— {said}", "")
    yield _source(line.source)


def _event(line: EventLine) -> Iterator[RenderableType]:
    status = STATUS_WORDS[line.status]
    yield _indented(when(line), f" {status} {line.text}" if status else f" {line.text}", "")
    yield _source(line.source)


def _news(line: NewsLine) -> Iterator[RenderableType]:
    match line:
        case Story():
            if line.sentence:
                yield _indented("", line.sentence, "")
            yield _source(line.source)
            for other in line.also:
                yield _source(other)
        case Appearing():
            roles = f", {'; '.join(line.roles)}" if line.roles else ""
            yield _indented(line.name, f"{roles} ({told_because(line).lower()})", "")
            yield from (_source(source) for source in (line.source, line.last) if source)
        case QuotationLine():
            yield from _quotation(line)
        case EventLine():
            yield from _event(line)


def _hit(hit: ArticleHit) -> Iterator[RenderableType]:
    yield _source(hit.source)
    for sentence in hit.sentences:
        text = Text(sentence.text)
        for start, end in sentence.matches:
            text.stylize("bold", start, end)
        yield Padding(text, (0, 0, 0, 4), expand=False)


def _source(source: Source) -> RenderableType:
    return Padding(Text(source_words(source), "dim"), (0, 0, 0, 4), expand=False)


def _indented(strong: str, plain: str, faint: str) -> RenderableType:
    return Padding(Text.assemble((strong, "bold"), plain, (faint, "dim")), (0, 0, 0, 2), expand=False)
