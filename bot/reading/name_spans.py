"""Finds stretches of text that may be persons' names, from the model's entities and from structure.

Judges each stretch by itself: what stands around it (titles before, places behind) and which words it has. Who is who
is settled in ``people``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.names.fold import fold
from bot.reading.family_first import structured_names
from bot.reading.forms import Name
from bot.reading.given_names import EITHER, FEMALE, MALE
from bot.reading.lexicon import (
    HONORIFICS,
    NAMED_AFTER_NOUNS,
    NO_NAME,
    OFFICES,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_OPENERS,
)
from bot.reading.page import Page

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ](?:[\w’'-]{2,}|[\w’'-]?\.?)"
"""A capitalised word; only a short one (an initial, St., Jr.) has a full stop that does not end the sentence."""
_WORD = re.compile(r"[^\W\d_][\w’'‑-]*\.?")
_TITLED = re.compile(
    r"\b(?=[\w-]+\.?[ \u00a0]+[^\W\d_a-zà-öø-ÿ])"  # most words fail here, before the long list is tried
    rf"(?P<title>(?i:{'|'.join(sorted(HONORIFICS | OFFICES, key=len, reverse=True))}))\.?[ \u00a0]+"
    rf"(?P<name>{_CAPITAL}(?:[ \u00a0]+(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]+)?{_CAPITAL}){{0,3}})"
)
_RUN = re.compile(
    rf"(?<![\w’'-])(?=({_CAPITAL}(?:[ \u00a0]+(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]+)?{_CAPITAL}){{1,3}}))"
)
_PARTICLE_NEXT = re.compile(
    rf"[ \u00a0]+(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]+{_CAPITAL}(?:[ \u00a0]+{_CAPITAL})?"
    rf"|(?:d['’]|al-|el-){_CAPITAL})"
)
_POSSESSIVE = re.compile(r"(?:['’`]s?|['’]S)$")
_ROMAN = re.compile(r"[IVX]+")
_PLACES_TOO = frozenset(
    "charlotte florence georgia virginia victoria chelsea carolina sydney madison jordan israel brooklyn adelaide "
    "alexandria regina san santa lourdes lincoln warren said will mark bill rob drew grant frank".split()
)
"""Given names that are places or words as well: they need the model's word that a person is meant."""
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch that may be a person's name; ``titled`` when an honorific or office stands right before it."""

    name: Name
    start: int
    end: int
    titled: bool


def name_spans(page: Page) -> list[NameSpan]:
    """All acceptable stretches, in order, the widest where several overlap."""
    ranges = {*_entity_ranges(page), *_titled_ranges(page), *_given_ranges(page), *structured_names(page.plain)}
    found = [span for start, end in ranges if (span := _accept(page, start, end)) is not None]
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[NameSpan] = []
    for span in found:
        if (
            kept
            and page.plain[kept[-1].end : span.start] == " "
            and len(kept[-1].name.words) + len(span.name.words) < _LONGEST
        ):
            whole = Name(kept[-1].name.words + span.name.words)
            kept[-1] = NameSpan(whole, kept[-1].start, span.end, kept[-1].titled)
        elif not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _entity_ranges(page: Page) -> Iterator[tuple[int, int]]:
    text = page.plain
    for entity in page.entities:
        if entity.label_ == "PERSON":
            glued = re.compile(r"[\w’'‑-]*").match(text, entity.end_char)
            end = glued.end() if glued else entity.end_char
            further = _PARTICLE_NEXT.match(text, end)
            yield entity.start_char, further.end() if further else end


def _given_ranges(page: Page) -> Iterator[tuple[int, int]]:
    """Find a common given name and capitalised words behind it; the model misses many of them."""
    for match in _RUN.finditer(page.plain):
        words = match[1].split()
        given = fold(words[0])
        if given not in FEMALE | MALE | EITHER:
            continue
        start, end = match.span(1)
        doubtful = given in _PLACES_TOO or any(word.lower() in PLACE_NOUNS for word in words[1:])
        if doubtful and not any(entity.label_ == "PERSON" for entity in page.entities_in(start, end)):
            continue
        if re.search(
            r"\b(?:San|Santa|St\.?|Saint|Fort|Port|Lake|Mount)[ \u00a0]$", page.plain[max(0, start - 7) : start]
        ):
            continue
        while len(words) > 1 and _ends_no_name(words[-1]):
            words.pop()
            end = start + len(page.plain[start:end].rstrip().rsplit(maxsplit=1)[0])
        if len(words) > 1:
            yield start, end


def _ends_no_name(word: str) -> bool:
    plain = _POSSESSIVE.sub("", word).rstrip(".").lower()
    return plain in NO_NAME or plain in PARTICLES or plain in HONORIFICS


def _titled_ranges(page: Page) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(page.plain):
        title, name = match["title"].lower(), match["name"]
        several = " " in name
        if not name[0].isupper() or (title in OFFICES and title not in HONORIFICS and not several):
            continue
        if several and any(
            entity.label_ in {"ORG", "FAC", "GPE", "LOC", "WORK_OF_ART"} and entity.end_char == match.end()
            for entity in page.entities_in(match.start("name"), match.end())
        ):
            continue
        if match["title"][0].isupper() or several:
            yield match.start("name"), match.end()


def _accept(page: Page, start: int, end: int) -> NameSpan | None:
    if not page.sentences:
        return None
    words = _name_words(page.plain, start, min(end, page.sentences[page.sentence_at(start)].end))
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    name = Name(tuple(page.text[a:b].rstrip(".") if b - a > 2 else page.text[a:b] for a, b in words))  # noqa: PLR2004 - an initial keeps its dot
    if not _well_formed(name) or is_thing(page, start, end):
        return None
    return NameSpan(name, start, end, _titled(page.plain, start))


def _name_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the words that are the name proper: titles in front and possessives behind are cut off."""
    words: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        gap = text[words[-1][1] : match.start()] if words else ""
        if words and gap.strip(" \u00a0"):
            break
        possessive = _POSSESSIVE.search(match[0])
        stop = match.start() + possessive.start() if possessive and match.end() - match.start() > 2 else match.end()  # noqa: PLR2004 - O' is no possessive
        bare = text[match.start() : stop].rstrip(".")
        if not words and (
            {bare.lower(), bare.lower().removesuffix("s")} & (HONORIFICS | OFFICES) or not match[0][0].isupper()
        ):
            continue
        if (
            words
            and bare.isupper()
            and len(bare) > 1
            and not _ROMAN.fullmatch(bare)
            and not text[words[0][0] : words[0][1]].isupper()
        ):
            break
        words.append((match.start(), stop))
        if stop != match.end():
            break
    while words and text[words[-1][0] : words[-1][1]].islower():
        words.pop()
    if words and text[words[-1][0] : words[-1][1]].endswith(".") and words[-1][1] - words[-1][0] > 2:  # noqa: PLR2004 - an initial keeps its dot
        words[-1] = (words[-1][0], words[-1][1] - 1)
    return words


def _well_formed(name: Name) -> bool:
    words = name.words
    if len(words) > _LONGEST or name.joined == "" or (len(words) == 1 and words[0].endswith(".")):
        return False
    if not any(len(word.rstrip(".")) > 1 for word in words):
        return False
    for word in words[:1] if _ROMAN.fullmatch(words[-1]) else words:
        plain = word.rstrip(".").lower()
        initial = len(plain) == 1 and word.endswith(".")
        if (plain in NO_NAME and not initial) or (not word[0].isupper() and plain.split("-")[0] not in PARTICLES):
            return False
        if any(part in {"backed", "based", "led", "born", "style", "era"} for part in plain.split("-")[1:]):
            return False
    if words[-1].lower() in PLACE_NOUNS and (len(words) > 2 or fold(words[0]) not in FEMALE | MALE):  # noqa: PLR2004 - Tony Hall
        return False
    return not (len(words) == 1 and words[0].isupper())


def is_thing(page: Page, start: int, end: int) -> bool:
    """Whether a name at these offsets is part of a thing's name (a square, a university) or means an institution."""
    text = page.plain
    behind = re.compile(r"[ \u00a0]+([\w-]+)").match(text, end)
    if behind:
        word = behind[1]
        if (word[0].isupper() and word.lower() in PLACE_NOUNS) or word.lower() in NAMED_AFTER_NOUNS:
            return True
    before = re.search(r"([\w]+)\.?[ \u00a0]+(?:of[ \u00a0]+)?$", text[max(0, start - 24) : start])
    if before and before[1][0].isupper() and before[1].lower() in PLACE_OPENERS:
        return True
    if text[max(0, start - 1) : start] in {"@", "#", "/"} or text[end : end + 1] == "/":
        return True
    return any(
        entity.label_ in {"FAC", "ORG", "LOC", "WORK_OF_ART", "LAW", "EVENT"}
        and entity.start_char <= start
        and entity.end_char > end + 2
        and text[end : entity.end_char].strip(" '’s")
        and text[end : entity.end_char].lstrip()[0] not in "-,("
        for entity in page.entities_in(start, end)
    )


def _titled(text: str, start: int) -> bool:
    before = re.search(r"([\w-]+)\.?[ \u00a0]+$", text[max(0, start - 24) : start])
    return before is not None and before[1].lower().rsplit("-", 1)[-1] in HONORIFICS | OFFICES
