"""Who is the same person in several articles, and under which name.

Pure: it takes the name forms that articles use and gives the canonical name. People of different articles meet when
their names fold to the same key, and only then: names that merely look alike never merge two people.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.names.fold import tokens


def canonical(names: Mapping[str, int]) -> str:
    """Choose the written form to show from forms with one key and how often each is a person's full name.

    The most frequent form wins; forms in capitals throughout only when there is no other; ties go by the alphabet.
    """
    return min(names, key=lambda name: (name.isupper(), -names[name], name))


def other_spellings(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Give the forms worth showing beside the canonical name, most frequent first.

    A form of one token ("Kim") is a short form, not a spelling, and is left out, as are forms that differ only in case.
    """
    counted = Counter(form for form in forms if len(tokens(form)) > 1)
    shown: dict[str, str] = {}
    for form, _ in counted.most_common():
        if form.casefold() != name.casefold():
            shown.setdefault(form.casefold(), form)
    return tuple(shown.values())
