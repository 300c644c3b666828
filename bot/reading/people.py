"""Who is in the article: puts the name forms that are one person's together.

Where the people are named is found in ``mentions``, their roles in ``roles``; nobody is merged here because of a
likeness between names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.findings import BlockKind
from bot.names.fold import fold
from bot.reading.also_known import first_of_two, names_of_one, told_apart
from bot.reading.cast import Cast, Individual
from bot.reading.forms import Name
from bot.reading.headlines import trusted
from bot.reading.mentions import find_mentions, gender_before
from bot.reading.name_ranges import bare_ranges, is_given
from bot.reading.name_spans import NameSpan, name_spans
from bot.reading.page import Page
from bot.reading.plausible import is_common, named_institutions, people_only, speaks

_PLACED = re.compile(r"\b(?:in|at|near|from|to|[A-Z][\w'-]+ of) (?:[A-Z][\w'-]+, )?$")
_OTHER_LABELS = frozenset({"GPE", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})


def find_people(page: Page, known: Sequence[Individual] = ()) -> Cast:
    """Find everybody whom the page names; those ``known`` from pages before it come first and keep their places."""
    spans = told_apart(page, _in_order(people_only(page, trusted(page, name_spans(page)))))
    sharing = first_of_two(page, spans)
    full = [span for span in spans if not span.name.alone and span.start not in {one.start for one in sharing}]
    full += sharing
    people = _unite(_gather(page, full, known), list(names_of_one(page, spans)), len(known))
    singles = [span for span in spans if span.name.alone]
    people += _bare_people(page, singles, people)
    spoken_to = {span.name.joined for span in singles} | {span.name.folded[0] for span in sharing}
    named = tuple(find_mentions(page, people, spoken_to, {span.start: span for span in sharing}))
    for one in named:
        if gender := gender_before(page, one.start):
            people[one.person].genders[gender] += 1
    return Cast(tuple(people), named)


def _in_order(spans: list[NameSpan]) -> list[NameSpan]:
    """Let the article tell which word of a name is the family name: the one that it uses alone."""
    alone = Counter(span.name.joined for span in spans if span.name.alone)
    titled = {span.name.joined for span in spans if span.name.alone and span.titled}
    return [replace(span, name=_with_order(span.name, alone, titled)) for span in spans]


def _with_order(name: Name, alone: Counter[str], titled: set[str]) -> Name:
    if len(name.words) == 1:
        return name
    first, last = name.folded[0], name.folded[-1]
    if name.family_first:
        return replace(name, leads=False) if alone[last] and not alone[first] and len(name.words) == 2 else name  # noqa: PLR2004 - Kim Jong Un is never "Un"
    shown = (first in titled or alone[first] > 1) and not alone["".join(name.family)] and not is_given(name.words[0])
    return replace(name, leads=True) if shown else name


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


def _unite(people: list[Individual], pairs: list[tuple[Name, Name]], known: int) -> list[Individual]:
    """Put those together whom the text calls one person; the ``known`` first ones keep their places."""
    if not pairs:
        return people
    bearer = {form.joined: person for person in people for form in person.forms}
    old, gone = {id(person) for person in people[:known]}, set[int]()
    for first, second in pairs:
        one, other = bearer.get(first.joined), bearer.get(second.joined)
        if one is None or other is None:
            if (there := one or other) is not None:
                there.forms[first if one is None else second] += 0
            continue
        if one is other or (id(one) in old and id(other) in old):
            continue
        if id(other) in old:
            one, other = other, one
        one.forms.update(other.forms)
        one.first, one.in_title = min(one.first, other.first), one.in_title or other.in_title
        bearer |= dict.fromkeys((form.joined for form in other.forms), one)
        gone.add(id(other))
    return [person for person in people if id(person) not in gone]


def _register(by_key: defaultdict[tuple[str, ...], set[int]], form: Name, index: int) -> None:
    for key in form.keys:
        by_key[key].add(index)


def _add(page: Page, person: Individual, span: NameSpan) -> None:
    person.forms[span.name] += 1
    person.first = min(person.first, span.start)
    person.in_title |= page.blocks[page.block_at(span.start)].kind is BlockKind.TITLE


def _bare_people(page: Page, singles: list[NameSpan], known: list[Individual]) -> list[Individual]:
    """Persons whom the article names by one word only: titled, or seen more than once and as nothing else."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for person in known:
        for part in (*person.name.given[:1], "".join(person.name.family)):
            taken[part].add(person.gender)
    by_word: defaultdict[str, list[NameSpan]] = defaultdict(list)
    for span in singles:
        # "Mr Hale" is not Anna Hale: somebody of his own, whom the article names by one word only.
        if not taken[span.name.joined] or _somebody_else(gender_before(page, span.start), taken[span.name.joined]):
            by_word[span.name.joined].append(span)
    paired = _paired(page, singles)
    institutions = named_institutions(page)
    others = Counter(fold(entity.text) for entity in page.entities if entity.label_ in _OTHER_LABELS)
    presented = {start for start, _ in bare_ranges(page)}
    people = []
    for word, spans in by_word.items():
        placed = sum(_PLACED.search(page.plain[max(0, span.start - 30) : span.start]) is not None for span in spans)
        known_thing = (word in institutions or is_common(page, spans)) and not any(span.titled for span in spans)
        if not known_thing and (
            any(span.titled or speaks(page, span) or span.start in paired | presented for span in spans)
            or len(spans) > max(1, 2 * placed, others[word])
        ):
            person = Individual(first=spans[0].start)
            for span in spans:
                _add(page, person, span)
            people.append(person)
    return people


def _paired(page: Page, singles: list[NameSpan]) -> set[int]:
    """Where two bare names stand together: of "Brook or Tolan" either makes the other a person."""
    found: set[int] = set()
    for first, second in pairwise(singles):
        if re.fullmatch(r"[ \u00a0](?:and|or|nor|versus|vs\.?)[ \u00a0]", page.plain[first.end : second.start]):
            found |= {first.start, second.start}
    return found


def _somebody_else(gender: str, genders: set[str]) -> bool:
    return bool(gender) and genders <= {"m", "f"} - {gender}
