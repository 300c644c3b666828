"""Who is in the article: puts name forms together to persons and finds every place that names one.

A bare family name means the person whom the article has introduced under it, not whoever bore it last. Roles are read
in ``roles``; nobody is merged here because of a likeness between names.
"""

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from bot.findings import BlockKind, Mention
from bot.names.fold import fold
from bot.reading.forms import Name
from bot.reading.given_names import FEMALE, MALE
from bot.reading.lexicon import (
    FEMALE_HONORIFICS,
    FEMALE_NOUNS,
    HONORIFICS,
    MALE_HONORIFICS,
    MALE_NOUNS,
    NO_NAME,
    OFFICES,
)
from bot.reading.name_spans import NameSpan, is_thing, name_spans
from bot.reading.page import Page

_ALSO_WORDS = frozenset(
    "in an do to no so son sun song long young park moon may will mark rose grace faith hope joy art bill pat sue "
    "frank grant chase rob jack dean earl king price stone brown white black green gray grey rice bush cook baker "
    "page best gates".split()
)
"""Names that are English words too: alone they count only where the sentence cannot mean the word."""

_PLACED = re.compile(r"\b(?:in|at|near|from|to) $")
_OTHER_LABELS = frozenset({"GPE", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})


@dataclass(slots=True)
class Individual:
    """One person of the article while it is being read; ``gender`` is ``m``, ``f`` or empty."""

    forms: Counter[Name] = field(default_factory=Counter)
    first: int = 0
    in_title: bool = False
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> Name:
        """The fullest form, the most frequent of equally full ones; small letters before capitals."""
        return max(self.forms, key=lambda name: (not str(name).isupper(), len(name.joined), self.forms[name]))

    @property
    def gender(self) -> str:
        """What titles and nouns around the name say most often, else what the given name says; empty when open."""
        if self.genders:
            return self.genders.most_common(1)[0][0]
        given = self.name.given[0] if self.name.given and not self.name.family_first else ""
        return "f" if given in FEMALE else "m" if given in MALE else ""

    @property
    def prominence(self) -> tuple[int, int]:
        """How much the article is about this person: full mentions, the title counting for more; then the first."""
        return sum(self.forms.values()) + 3 * self.in_title, -self.first


@dataclass(frozen=True, slots=True)
class Named:
    """One place that names a person: an index into :attr:`Cast.people`."""

    start: int
    end: int
    person: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom an article names, and where."""

    people: tuple[Individual, ...]
    named: tuple[Named, ...]

    def in_range(self, start: int, end: int) -> Iterator[Named]:
        """Mentions that lie between two offsets, in order."""
        for index in range(bisect.bisect_left(self.named, start, key=_start), len(self.named)):
            if self.named[index].start >= end:
                return
            if self.named[index].end <= end:
                yield self.named[index]

    def before(self, offset: int) -> Iterator[Named]:
        """Mentions that begin before an offset, the nearest first."""
        for index in range(bisect.bisect_left(self.named, offset, key=_start) - 1, -1, -1):
            yield self.named[index]

    def at(self, offset: int) -> Named | None:
        """Give the mention that holds an offset, if there is one."""
        nearest = next(self.before(offset + 1), None)
        return nearest if nearest is not None and offset < nearest.end else None


def _start(named: Named) -> int:
    return named.start


def find_people(page: Page) -> Cast:
    """Find everybody whom the article names."""
    spans = _outside_headlines(page, name_spans(page))
    people = _gather(page, [span for span in spans if len(span.name.words) > 1])
    singles = [span for span in spans if len(span.name.words) == 1]
    people += _bare_people(page, singles, people)
    spoken_to = {span.name.joined for span in singles}
    named = list(_mentions(page, people, spoken_to))
    for one in named:
        _note_gender(page, people[one.person], one)
    return Cast(tuple(people), tuple(named))


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


def mentions_of(page: Page, cast: Cast, person: int) -> tuple[Mention, ...]:
    """Give a person's mentions as findings."""
    return tuple(
        Mention(page.text[n.start : n.end], n.start, n.end, page.sentence_at(n.start))
        for n in cast.named
        if n.person == person
    )


def _gather(page: Page, spans: list[NameSpan]) -> list[Individual]:
    people: list[Individual] = []
    for span in sorted(spans, key=lambda span: (-len(span.name.joined), span.start)):
        fitting = [person for person in people if person.name.same_person(span.name)]
        person = max(fitting, key=lambda person: person.prominence) if fitting else Individual(first=span.start)
        if not fitting:
            people.append(person)
        _add(page, person, span)
    return sorted(people, key=lambda person: person.first)


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


def _mentions(page: Page, people: list[Individual], spoken_to: set[str]) -> Iterator[Named]:
    full: dict[str, int] = {}
    bare: defaultdict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        for form in person.forms:
            if len(form.words) > 1:
                full.setdefault(str(form), index)
            else:
                bare[str(form)].append(index)
        _add_bare_forms(bare, person.name, index, spoken_to)
    if not full and not bare:
        return
    seen_last: dict[int, int] = {}
    for match in _pattern([*full, *bare]).finditer(page.plain):
        if is_thing(page, match.start(), match.end()):
            continue
        key = " ".join(re.split(r"[\s-]+", match[0]))
        person_index = next((full[form] for form in full if _same_text(form, key)), None)
        if person_index is None:
            holders = next((bare[form] for form in bare if _same_text(form, key)), [])
            if not holders or not _stands_alone(page, match.start(), match.end()):
                continue
            person_index = _meant(page, people, holders, match.start(), seen_last)
        else:
            seen_last[person_index] = match.start()
        yield Named(match.start(), match.end(), person_index)


def _add_bare_forms(bare: defaultdict[str, list[int]], name: Name, index: int, spoken_to: set[str]) -> None:
    if len(name.words) == 1:
        return
    words = [word for word in name.words if fold(word) not in {"jr", "sr", "ii", "iii", "iv"}]
    family = words[:1] if name.family_first else words[len(words) - len(name.family) :]
    given = words[1:] if name.family_first else words[:1]
    if index not in bare[" ".join(family)]:
        bare[" ".join(family)].append(index)
    text = " ".join(given)
    if "".join(fold(word).replace(" ", "") for word in given) in spoken_to and text not in bare and len(text) > 2:  # noqa: PLR2004 - initials
        bare[text].append(index)


def _same_text(form: str, key: str) -> bool:
    plain = form.replace("-", " ")
    return key in (plain, plain.upper())


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    alternatives = []
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        flexible = r"(?:[ \u00a0]+|-)".join(re.escape(word) for word in re.split(r"[ -]", form) if word)
        upper = r"(?:[ \u00a0]+|-)".join(re.escape(word.upper()) for word in re.split(r"[ -]", form) if word)
        alternatives += [flexible, upper]
    return re.compile(rf"(?<![\w@#/’'-])(?:{'|'.join(alternatives)})(?!\w|-\w|[’']\w\w)")


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Whether a bare name is no part of another name and not the English word it looks like."""
    token = page.token_at(start)
    if token is None:
        return False
    word = page.text[start:end]
    previous = token.nbor(-1) if token.i else None
    opens = token.is_sent_start or (previous is not None and not previous.text[0].isalnum())
    if word.lower() in _ALSO_WORDS and token.ent_type_ != "PERSON" and not _acts(token):
        return False
    if previous is not None and not opens and not previous.is_sent_start and previous.tag_.startswith("NNP"):
        plain = previous.text.rstrip(".").lower()
        if (
            plain not in HONORIFICS | OFFICES | NO_NAME
            and previous.ent_type_ in {"PERSON", "FAC", "ORG", "GPE"}
            and previous.ent_iob_ + token.ent_iob_ in {"BI", "II"}
        ):
            return False
    last = page.token_at(end - 1)
    following = last.nbor() if last is not None and last.i + 1 < len(page.doc) else None
    if following is None or not following.text[0].isupper() or last is None or not last.whitespace_:
        return True
    return not (
        following.tag_.startswith("NNP") and following.ent_iob_ == "I" and following.text.lower() not in NO_NAME
    )


def _acts(token: Token) -> bool:
    """Whether a capitalised word is named as somebody who does something: a proper noun before a verb or possessive."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    proper = token.tag_.startswith("NNP")
    return proper and (
        not token.is_sent_start or (following is not None and following.tag_ in {"VBD", "VBZ", "POS", "MD"})
    )


def _meant(page: Page, people: list[Individual], holders: list[int], at: int, seen_last: dict[int, int]) -> int:
    """Who is meant by a bare name with several holders: the article's main one, unless the paragraph says otherwise."""
    introduced = [holder for holder in holders if people[holder].first < at] or holders
    main = max(introduced, key=lambda holder: people[holder].prominence)
    seen = [holder for holder in introduced if holder in seen_last]
    if not seen:
        return main
    latest = max(seen, key=lambda holder: seen_last[holder])
    block = page.blocks[page.block_at(at)]
    here = [holder for holder in seen if seen_last[holder] >= block.start]
    return latest if here == [latest] and _leads(page, seen_last[latest]) else main


def _leads(page: Page, at: int) -> bool:
    """Whether the name at this offset is the subject of its sentence's main verb."""
    token = page.token_at(at)
    while token is not None and token.dep_ in {"compound", "nmod"} and token.head is not token:
        token = token.head
    return token is not None and token.dep_ == "nsubj" and token.head.dep_ == "ROOT"


def _note_gender(page: Page, person: Individual, named: Named) -> None:
    before = re.search(r"([\w-]+)\.?[ \u00a0]+$", page.plain[max(0, named.start - 24) : named.start])
    word = before[1].lower() if before else ""
    if word in MALE_HONORIFICS or word in MALE_NOUNS:
        person.genders["m"] += 1
    elif word in FEMALE_HONORIFICS or word in FEMALE_NOUNS:
        person.genders["f"] += 1
