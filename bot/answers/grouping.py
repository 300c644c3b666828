"""Headings for new articles: the few topics that most of them share, and what is left over.

Pure; it counts topics and knows nothing of what they mean. A heading that would say nothing (the subject of half the
shelf, or an agency that is merely quoted) is none.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.library.news import Sheet
from bot.names.fold import tokens

_WEIGHTY = 5
"""An article's most frequent topics are what it is about; later ones are touched on."""
_LATER = -0.25
"""An article's fifth topic counts two thirds of its first: how many articles share a topic matters more."""
_A_GROUP = 2
_COMMON_SHARE = 0.5
"""A topic of more articles than this share of the shelf tells none of them apart."""
_DETERMINERS = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A topic as one of its articles writes it, and those articles, in their order."""

    topic: str
    sheets: tuple[Sheet, ...]


def spelled(words: str) -> str:
    """Give the form under which topics and speakers are compared."""
    return " ".join(token for token in tokens(words) if token not in _DETERMINERS)


def topics(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """Give every topic that may become a heading, in lower case."""
    return tuple(dict.fromkeys(topic.lower() for sheet in sheets for topic in sheet.topics[:_WEIGHTY]))


def by_topic(
    sheets: Sequence[Sheet], spread: Mapping[str, int], shelved: int, speakers: Mapping[str, frozenset[str]]
) -> tuple[tuple[Shared, ...], tuple[Sheet, ...]]:
    """Give groups of articles that share a topic, the largest first, and those that share none.

    ``spread`` counts the articles of the whole shelf that have a topic, ``shelved`` all of them; ``speakers`` are the
    organisations and other sources that an article (by key) quotes.
    """
    written: dict[str, str] = {}
    members: dict[str, list[tuple[int, Sheet]]] = {}
    for sheet in sheets:
        for place, topic in enumerate(sheet.topics[:_WEIGHTY]):
            written.setdefault(topic.lower(), topic)
            members.setdefault(topic.lower(), []).append((place, sheet))
    # As in tf-idf: what comes often in these articles and seldom in the others.
    worth = {
        topic: math.log((shelved + 1) / max(spread.get(topic, 1), len(having)))
        for topic, having in members.items()
        if max(spread.get(topic, 1), len(having)) <= shelved * _COMMON_SHARE and not _quoted(topic, having, speakers)
    }
    left = {sheet.number for sheet in sheets}
    groups: list[Shared] = []
    while worth:
        best = max(worth, key=lambda topic: worth[topic] * _weight(members[topic], left))
        chosen = [sheet for _, sheet in members[best] if sheet.number in left]
        if len(chosen) < _A_GROUP:
            break
        groups.append(Shared(written[best], tuple(chosen)))
        left -= {sheet.number for sheet in chosen}
        worth = {topic: value for topic, value in worth.items() if _weight(members[topic], left)}
    return (
        tuple(sorted(groups, key=lambda group: -len(group.sheets))),
        tuple(sheet for sheet in sheets if sheet.number in left),
    )


def _weight(having: Sequence[tuple[int, Sheet]], left: set[int]) -> float:
    """Weigh a topic by its articles, a little less where it comes late; nothing when it would make no group."""
    places = [place for place, sheet in having if sheet.number in left]
    return sum((1 + place) ** _LATER for place in places) if len(places) >= _A_GROUP else 0.0


def _quoted(topic: str, having: Sequence[tuple[int, Sheet]], speakers: Mapping[str, frozenset[str]]) -> bool:
    """Whether half of the articles that have a topic quote it: then it is a source, not a subject."""
    return 2 * sum(spelled(topic) in speakers.get(sheet.source.key, ()) for _, sheet in having) >= len(having)
