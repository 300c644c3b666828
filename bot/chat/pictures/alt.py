"""Pictures in words: what each shows, with its numbers, for people who hear it read aloud.

Said by the answer's own data and not by the drawing, so that what has no room in a picture is told here. How long it
may be is the matter of :mod:`bot.chat.limits`; what matters most comes first.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.answers.answer import EventSpan, PersonCard, Timeline
from bot.answers.wording import counted
from bot.chat.pictures.columns import Tally, not_counted, remarks, spans_of
from bot.chat.pictures.sketch import STATUS_WORDS
from bot.edtf import in_words
from bot.findings import Status

_MOST_TOLD = 12
"""Of more months or years than this only the fullest are told."""


def timeline(answer: Timeline, found: Tally | None) -> str:
    """Tell where the events of a timeline fall; ``found`` are the columns, where the picture counts them in such."""
    spread = answer.spread
    what = counted(spread.dated, "dated event") + (f" ({answer.about})" if answer.about else "")
    first = min(span.first for span in spread.spans)
    last = max(span.last for span in spread.spans)
    kind = "A time axis with" if found is None else "Columns that count"
    said = [
        f"{kind} {what}, from {in_words(str(first))} to {in_words(str(last))}.",
        _precision(spread.spans, ("(dots)", "(bars)") if found is None else ("", "")),
        _status(spread.spans),
        _times(spread.spans, "Events"),
    ]
    if found is not None:
        said += [_peak(found), *(f"{remark}." for remark in remarks(spread, found))]
    if spread.undated:
        said.append(f"Not drawn: {counted(spread.undated, 'event')} whose year is not stated.")
    return " ".join(filter(None, said))


def person(answer: PersonCard, found: Tally) -> str:
    """Tell in how many articles of each month a person is named."""
    spans = spans_of(answer.months)
    dated = sum(span.events for span in spans)
    begin, end = in_words(answer.months[0][0]), in_words(answer.months[-1][0])
    said = [
        f"Columns that count the articles that name {answer.name}: {counted(dated, 'article')}, {begin} to {end}.",
        _peak(found),
        _times(spans, "Articles"),
    ]
    if answer.articles > dated:
        said.append(f"{not_counted(answer.articles - dated)}.")
    return " ".join(filter(None, said))


def _precision(spans: Iterable[EventSpan], marks: tuple[str, str]) -> str:
    days = sum(span.events for span in spans if span.first == span.last)
    longer = sum(span.events for span in spans if span.first != span.last)
    parts = [f"{days:,} dated to a day {marks[0]}".rstrip()] * bool(days)
    parts += [f"{longer:,} to a longer time such as a month or a year {marks[1]}".rstrip()] * bool(longer)
    return f"{_joined(parts)}."


def _peak(found: Tally) -> str:
    (column, *others) = found.peaks
    return "" if others else f"Most in one {found.unit}: {column.total:,} ({found.name(column)})."


def _status(spans: Iterable[EventSpan]) -> str:
    numbers: Counter[Status] = Counter()
    for span in spans:
        numbers[span.status] += span.events
    return f"{_joined([f'{numbers[status]:,} {STATUS_WORDS[status]}' for status in Status if numbers[status]])}."


def _times(spans: Sequence[EventSpan], what: str) -> str:
    """Count by month or, when those are many or not all are dated so finely, by year."""
    by_month, by_year = Counter[tuple[int, ...]](), Counter[tuple[int, ...]]()
    for span in spans:
        first, last = span.first, span.last
        same_year = first.year == last.year
        by_year[(first.year,) if same_year else ()] += span.events
        by_month[(first.year, first.month) if same_year and first.month == last.month else ()] += span.events
    unit, counts = ("month", by_month) if () not in by_month and len(by_month) <= _MOST_TOLD else ("year", by_year)
    over_years = counts.pop((), 0)
    fullest = dict(counts.most_common(_MOST_TOLD))
    told = [f"{_time_words(time)}: {fullest[time]:,}" for time in sorted(fullest)]
    told += [f"over several years: {over_years:,}"] * bool(over_years)
    which = f"by {unit}" if len(counts) == len(fullest) else f"in the fullest {unit}s"
    return f"{what} {which}: {', '.join(told)}."


def _time_words(time: tuple[int, ...]) -> str:
    """Write a year, or a year and a month."""
    year, *month = time
    return in_words("-".join((f"{year:04}", *(f"{number:02}" for number in month))))


def _joined(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
