"""What people ask an invented world: names spelled in several ways, words that few or many articles have, prefixes.

Each group is a list of questions that should cost about the same; all follow from the world's seed.
"""

import random
from collections.abc import Sequence

from bench.world import World
from bot.answers.question import Question, Quote, Search, TimelineOf, Who

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def questions(world: World, count: int) -> dict[str, list[Question]]:
    """Give about ``count`` questions of each kind; half of the people asked for are the much-mentioned ones."""
    dice = world.dice("questions")
    names = world.people.draw(dice, count // 2) + dice.choices(world.people.items, k=count // 2)
    words = world.words.items
    topics = {"common": words[:20], "middling": words[200:1200], "rare": words[-5000:]}
    asked: dict[str, list[Question]] = {
        "/who, as it is written": [Who(name) for name in names],
        "/who, spelled otherwise": [Who(respelled(name, dice)) for name in names],
        "/who, one word of a name": [Who(dice.choice(name.split())) for name in names],
        "/who, nobody": [Who(" ".join(dice.choices(words, k=2))) for _ in range(count)],
        "/timeline who:": [TimelineOf(who=name) for name in names],
        "/timeline since:": [TimelineOf(since=f"{world.day(dice):%Y-%m}") for _ in range(count)],
        "/timeline": [TimelineOf() for _ in range(count // 10)],
        "/quote speaker:": [Quote(speaker=name) for name in names],
        "/quote since:": [Quote(since=f"{world.day(dice):%Y-%m}") for _ in range(count)],
        "/quote, at random": [Quote(seed=str(number)) for number in range(count)],
    }
    for how, some in topics.items():
        asked[f"/timeline topic:, {how} word"] = [TimelineOf(topic=word) for word in dice.choices(some, k=count)]
        asked[f"/quote, {how} word"] = [Quote(topic=word) for word in dice.choices(some, k=count)]
        asked[f"/search, {how} word"] = [Search(query=word) for word in dice.choices(some, k=count)]
        two = [" ".join(dice.choices(some, k=2)) for _ in range(count)]
        asked[f"/search, two {how} words"] = [Search(query=query) for query in two]
    asked["/search, a slip in the word"] = [
        Search(query=_slip(word, dice)) for word in dice.choices(topics["middling"], k=count)
    ]
    return asked


def typing(world: World, count: int) -> dict[str, list[str]]:
    """Give what stands in an option while names and topics are typed letter by letter."""
    dice = world.dice("typing")
    people, topics = world.people.draw(dice, count), world.topics.draw(dice, count)
    slipped = [respelled(name, dice) for name in people]
    return {"person": _letters(people), "person, spelled otherwise": _letters(slipped), "topic": _letters(topics)}


def respelled(name: str, dice: random.Random) -> str:
    """Spell a name as somebody may type it: other case, hyphen, order, an initial, a wrong letter."""
    first, *others = name.split()
    rest = " ".join(others)
    ways = (
        name.lower().replace("-", " "),
        name.upper().replace("-", ""),
        f"{rest} {first}",
        f"{first[0]} {rest}",
        f"{first} {_slip(rest, dice)}",
    )
    return dice.choice(ways)


def _slip(text: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(text))
    return dice.choice((text[:at] + dice.choice(_LETTERS) + text[at + 1 :], text[:at] + text[at + 1 :]))


def _letters(texts: Sequence[str]) -> list[str]:
    return [text[:length] for text in texts for length in range(1, len(text) + 1)]
