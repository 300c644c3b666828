"""Answers as text for a terminal: rich renderables, one function an answer.

Article text is printed as it is, never as markup. What is asked and found is decided elsewhere; see ``chat.cards`` for
the same answers on Discord.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.answers.answer import (
    Answer,
    ArticleCard,
    ArticleHit,
    ArticlePeople,
    Articles,
    ArticleText,
    Checks,
    Choices,
    Context,
    EventLine,
    Highlighted,
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
from bot.answers.found_in import found_in
from bot.answers.news import Appearing, NewsLine, Story
from bot.answers.wording import (
    STATUS_WORDS,
    SURE,
    counted,
    counts,
    cue_words,
    dated,
    heading,
    repaired,
    source_words,
    spoken,
    told_because,
    when,
)
from bot.findings import Source, SpeakerKind
from bot.library.whole_articles import NamedPerson
from bot.terminal import show_ask, show_check
from bot.terminal.sparkline import sparkline


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
        case Checks():
            yield from show_check.checks(answer)
        case Mentioned():
            yield from show_check.mentioned(answer)
        case Told() | NotSaid():
            yield from show_ask.told(answer)
        case Context():
            yield Text(" ".join((*answer.before, answer.own, *answer.after)))
            yield from _quotation(answer.quotation)
        case Surroundings():
            yield Text(" ").join((Text(" ".join(answer.before)), _marked(answer.own), Text(" ".join(answer.after))))
            yield _source(answer.source)
        case ArticleCard():
            yield from _article(answer)
        case ArticleText():
            yield Text(source_words(answer.source), "bold")
            yield from _text(paragraph for passage in answer.passages for paragraph in passage)
        case ArticlePeople():
            yield Text(source_words(answer.source), "bold")
            yield from map(_named, answer.people)


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
    if by_month := sparkline(card.months):
        yield _indented("", f"articles by time: {by_month}", "")
    if card.seen_with:
        company = ", ".join(f"{name} ({articles})" for name, articles in card.seen_with)
        yield _indented("", f"together with {company}", "")
    if card.other_spellings:
        yield _indented("", f"also written {', '.join(card.other_spellings)}", "")
    for note in card.merges:
        yield _indented("", f"taken for one person: {note.name} ({note.reason})", "")
    yield Text(counts(card), "dim")


def _quotation(line: QuotationLine) -> Iterator[RenderableType]:
    yield from _said(line)
    yield _source(line.source)


def _said(line: QuotationLine) -> Iterator[RenderableType]:
    words = Text.assemble("“", _marked(Highlighted(spoken(line.text), line.matches)), "”")
    yield Padding(words, (0, 0, 0, 2), expand=False)
    if not line.speaker or line.speaker_kind is SpeakerKind.UNKNOWN:
        said = "speaker not named"
    elif line.confidence < SURE:
        said = f"speaker unsure: {line.speaker}"
    else:
        said = (
            line.speaker + (f", {line.role}" if line.role else "") + (f" ({cue})" if (cue := cue_words(line)) else "")
        )
    yield _indented("", f"— {said}", "")


def _event(line: EventLine) -> Iterator[RenderableType]:
    yield _dated(line)
    yield _source(line.source)


def _dated(line: EventLine) -> RenderableType:
    status = STATUS_WORDS[line.status]
    return _indented(when(line), f" {status} {line.text}" if status else f" {line.text}", "")


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
        yield Padding(_marked(sentence), (0, 0, 0, 4), expand=False)


def _marked(sentence: Highlighted) -> Text:
    text = Text(sentence.text)
    for start, end in sentence.matches:
        text.stylize("bold", start, end)
    return text


def _article(card: ArticleCard) -> Iterator[RenderableType]:
    source = card.source
    yield Text(source.title, "bold")
    for note in card.notes:
        yield Text(note, "italic")
    yield _indented("", f"title {found_in(card.article.title_from)}", "")
    yield _indented(source.publisher or "publisher", f" {found_in(card.article.publisher_from)}", "")
    yield _indented(dated(source.published), f" {found_in(source.published_from)}" if source.published else "", "")
    yield _indented("", source.url or "no link is known", "")
    for heading_words, lines in (
        ("People", map(_named, card.people)),
        ("Said", (line for quotation in card.quotations for line in _said(quotation))),
        ("Dates", map(_dated, card.events)),
        ("Published nearest" if card.nearest else "Published that day", map(_source, card.that_day)),
        (f"Text ({counted(card.words, 'word')})", _text(card.paragraphs)),
    ):
        shown = list(lines)
        if shown:
            yield Text(heading_words, "bold cyan")
            yield from shown


def _named(person: NamedPerson) -> RenderableType:
    roles = f", {'; '.join(person.roles)}" if person.roles else ""
    written = f" (written {person.written})" if person.written != person.name else ""
    return _indented(person.name, f"{written}{roles}", f" ({counted(person.mentions, 'mention')})")


def _text(paragraphs: Iterable[str]) -> Iterator[RenderableType]:
    for paragraph in paragraphs:
        yield Padding(Text(paragraph), (0, 0, 1, 2), expand=False)


def _source(source: Source) -> RenderableType:
    return Padding(Text(source_words(source), "dim"), (0, 0, 0, 4), expand=False)


def _indented(strong: str, plain: str, faint: str) -> RenderableType:
    return Padding(Text.assemble((strong, "bold"), plain, (faint, "dim")), (0, 0, 0, 2), expand=False)
