"""Who is in the article: puts the name forms that are one person's together.

Where the people are named is found in ``mentions``, their roles in ``roles``; nobody is merged here because of a
likeness between names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.findings import BlockKind
from bot.names.fold import fold
from bot.reading.cast import Cast, Individual, Named
from bot.reading.forms import Name
from bot.reading.lexicon import FEMALE_HONORIFICS, FEMALE_NOUNS, MALE_HONORIFICS, MALE_NOUNS
from bot.reading.mentions import find_mentions
from bot.reading.name_spans import NameSpan, name_spans
from bot.reading.page import Page

_PLACED = re.compile(r"\b(?:in|at|near|from|to) $")
_OTHER_LABELS = frozenset({"GPE", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})


def find_people(page: Page, known: Sequence[Individual] = ()) -> Cast:
    """Find everybody whom the page names; those ``known`` from pages before it come first and keep their places."""
    spans = _outside_headlines(page, name_spans(page))
    people = _gather(page, [span for span in spans if len(span.name.words) > 1], known)
    singles = [span for span in spans if len(span.name.words) == 1]
    people += _bare_people(page, singles, people)
    spoken_to = {span.name.joined for span in singles}
    named = tuple(find_mentions(page, people, spoken_to))
    for one in named:
        _note_gender(page, people[one.person], one)
    return Cast(tuple(people), named)


def _outside_headlines(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Drop what only a headline has: its capitals make names of common words."""
    body = {
        part
        for block in page.blocks
        if block.kind is not BlockKind.TITLE
        for part in re.findall(r"\w+", page.plain[block.start : block.end])
    }
    return [
        span
        for span in spans
        if page.blocks[page.block_at(span.start)].kind is not BlockKind.TITLE
        or span.name.family_first
        or all(part in body for word in span.name.words for part in re.findall(r"\w+", word))
    ]


def _gather(page: Page, spans: list[NameSpan], known: Sequence[Individual]) -> list[Individual]:
    people = list(known)
    by_key: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    bare: dict[str, int] = {}
    for index, person in enumerate(people):
        for form in person.forms:
            _register(by_key, form, index)
        if len(person.name.words) == 1:
            bare[person.name.joined] = index
    for span in sorted(spans, key=lambda span: (-len(span.name.joined), span.start)):
        near = sorted({index for key in span.name.keys for index in by_key.get(key, ())})
        fitting = [index for index in near if people[index].name.same_person(span.name)]
        if not fitting and (alone := bare.pop("".join(span.name.family), None)) is not None:
            fitting = [alone]
        if not fitting:
            fitting = [len(people)]
            people.append(Individual(first=span.start))
        index = max(fitting, key=lambda index: people[index].prominence)
        _register(by_key, span.name, index)
        _add(page, people[index], span)
    return [*known, *sorted(people[len(known) :], key=lambda person: person.first)]


def _register(by_key: defaultdict[tuple[str, ...], set[int]], form: Name, index: int) -> None:
    for key in form.keys:
        by_key[key].add(index)


def _add(page: Page, person: Individual, span: NameSpan) -> None:
    person.forms[span.name] += 1
    person.first = min(person.first, span.start)
    person.in_title |= page.blocks[page.block_at(span.start)].kind is BlockKind.TITLE


def _bare_people(page: Page, singles: list[NameSpan], known: list[Individual]) -> list[Individual]:
    """Persons whom the article names by one word only: titled, or seen more than once and as nothing else."""
    taken = {part for person in known for part in (*person.name.given[:1], "".join(person.name.family))}
    by_word: defaultdict[str, list[NameSpan]] = defaultdict(list)
    for span in singles:
        if span.name.joined not in taken:
            by_word[span.name.joined].append(span)
    others = Counter(fold(entity.text) for entity in page.entities if entity.label_ in _OTHER_LABELS)
    people = []
    for word, spans in by_word.items():
        placed = sum(_PLACED.search(page.plain[max(0, span.start - 8) : span.start]) is not None for span in spans)
        if any(span.titled for span in spans) or (len(spans) > max(1, 2 * placed, others[word])):
            person = Individual(first=spans[0].start)
            for span in spans:
                _add(page, person, span)
            people.append(person)
    return people


def _note_gender(page: Page, person: Individual, named: Named) -> None:
    before = re.search(r"([\w-]+)\.?[ \u00a0]+$", page.plain[max(0, named.start - 24) : named.start])
    word = before[1].lower() if before else ""
    if word in MALE_HONORIFICS or word in MALE_NOUNS:
        person.genders["m"] += 1
    elif word in FEMALE_HONORIFICS or word in FEMALE_NOUNS:
        person.genders["f"] += 1
