"""Sorts out what the model takes for people although the article treats it as a thing or a place.

Looks at all places of a name together: how its words are written elsewhere and what stands before it. Names that begin
with a common given name, have a title or are presented as people are left alone.
"""

import re
from collections import defaultdict

from bot.names.fold import fold
from bot.reading.lexicon import COMMON_WORDS, COMPANY_NOUNS, PLACE_NOUNS
from bot.reading.name_ranges import PERSON_BEHIND, PLACES_TOO, is_given
from bot.reading.name_spans import NameSpan
from bot.reading.page import Page
from bot.reading.speech_verbs import PLAIN_CUES

_THING_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside|[Ss]everal|[Mm]any|[Aa]ll)[ \u00a0]$"
)
_DEFINITE = re.compile(r"\b[Tt]he[ \u00a0]$")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ \u00a0]$")
_POLL_BEHIND = re.compile(r"(?:/[\w ]{2,20})?[ \u00a0](?:poll|survey)\b(?![ \u00a0](?:numbers|lead|ratings?|bounce))")
_POLL_BEFORE = re.compile(r"\b(?:polls?|surveys?)[ \u00a0](?:by|from|of)[ \u00a0]$")
_COMPANY = "|".join(sorted(COMPANY_NOUNS))
_COMPANY_BEFORE = re.compile(rf"[^\W\d_a-z][\w-]*[ \u00a0](?i:{_COMPANY}),?[ \u00a0]and[ \u00a0]$")
_COMPANY_BEHIND = re.compile(rf"[ \u00a0]and[ \u00a0](?:[^\W\d_a-z][\w-]*[ \u00a0])+(?i:{_COMPANY})\b")
_NAMED = re.compile(r"(?<![\w'-])([^\W\d_a-z][\w'-]+)[ \u00a0](?=[^\W\d_a-z])([\w-]+)")
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w-])")


def people_only(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Drop the names of several words that are no people's."""
    by_name: defaultdict[str, list[NameSpan]] = defaultdict(list)
    for span in spans:
        if len(span.name.words) > 1:
            by_name[span.name.joined].append(span)
    doubtful = {name: places for name, places in by_name.items() if not _person(page, places)}
    if not doubtful:
        return spans
    small = set(_SMALL_WORD.findall(page.plain))
    things = {name for name, places in doubtful.items() if _thing(page, places, small)}
    return [span for span in spans if span.name.joined not in things]


def named_institutions(page: Page) -> set[str]:
    """First words of the names of companies and places in the text, folded: "Tarrow" when it has "Tarrow Energy"."""
    return {fold(match[1]) for match in _NAMED.finditer(page.plain) if match[2].lower() in COMPANY_NOUNS | PLACE_NOUNS}


def is_common(page: Page, places: list[NameSpan]) -> bool:
    """Whether a bare name is a common word, a firm's, or mostly has an article before it like "the Beagles"."""
    if _firm(page.plain, str(places[0].name)):
        return True
    preceded = sum(_ARTICLE.search(page.plain[max(0, span.start - 4) : span.start]) is not None for span in places)
    return places[0].name.joined in COMMON_WORDS or 2 * preceded > len(places)


def _firm(text: str, word: str) -> bool:
    """Whether a word asks people somewhere ("a Tarrow poll") or stands in line with a company."""
    for place in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
        before = text[max(0, place.start() - 40) : place.start()]
        if (
            _POLL_BEHIND.match(text, place.end())
            or _POLL_BEFORE.search(before)
            or _COMPANY_BEFORE.search(before)
            or _COMPANY_BEHIND.match(text, place.end())
        ):
            return True
    return False


def speaks(page: Page, span: NameSpan) -> bool:
    """Whether a name is the subject of a verb of saying or thinking, so that it means somebody."""
    tokens = page.span(span.start, span.end)
    last = tokens[-1] if len(tokens) else None
    return last is not None and last.dep_ == "nsubj" and last.head.lower_ in PLAIN_CUES and len(span.name.joined) > 2  # noqa: PLR2004 - initials


def _person(page: Page, places: list[NameSpan]) -> bool:
    if all(_called_the(page, span) for span in places):
        return False
    first = places[0].name.words[0]
    return (
        (is_given(first) and first.lower() not in PLACES_TOO)
        or places[0].name.family_first
        or any(word.endswith(".") for word in places[0].name.words)
        or any(span.titled for span in places)
        or (first.lower() not in COMMON_WORDS and any(PERSON_BEHIND.match(page.plain, span.end) for span in places))
    )


def _called_the(page: Page, span: NameSpan) -> bool:
    """Whether a name has an article though nothing narrows it down, as a ship has and a person has not."""
    following = page.token_at(span.end + 1)
    narrowed = following is not None and (
        following.tag_.startswith(("NN", "PRP", "W")) or following.lower_ in {"of", "that"}
    )
    return _DEFINITE.search(page.plain[max(0, span.start - 5) : span.start]) is not None and not narrowed


def _thing(page: Page, places: list[NameSpan], small: set[str]) -> bool:
    before = [page.plain[max(0, span.start - 8) : span.start] for span in places]
    if all(_THING_BEFORE.search(text) for text in before):
        return True
    if all(page.span(span.start, span.end)[-1].tag_ in {"NNPS", "NNS", "VBZ"} for span in places):
        return True
    words = places[0].name.words
    if all(word.lower() in small for word in words):
        return True
    alone = rf"(?<!\w)(?<!{re.escape(words[0])}[ \u00a0]){re.escape(words[-1])}(?!\w)"
    named_alone = re.search(alone, page.plain) is not None
    return words[0].lower() in COMMON_WORDS and not named_alone and not any(speaks(page, span) for span in places)
