"""Where sentences begin, decided by marks and abbreviations before the parser runs, so that it keeps to them.

News breaks statistical splitters at quotation marks ("said X. “We ...") and at "U.S."; this rule is deterministic. It
does not judge grammar: a fragment with a full stop is a sentence.
"""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "sentence_starts"

_LONGEST = 2_000
"""Characters after which a sentence is cut wherever it is: text without full stops must not cost quadratic time."""
_END = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<closing>["'”’)\]»]*)(?P<gap>[ \t\u00a0\u2009]+)(?=(?P<next>["'“‘(\[«]*\w+))|\n\s*"""
)

_NEVER_LAST = frozenset(
    "mr mrs ms messrs dr drs prof rev hon gen gens lt col capt cmdr adm sgt maj brig sen sens rep reps gov govs pres "
    "amb st mt ft vs no nos "
    "fig cf e.g i.e viz approx dept univ del supt atty asst cpl pvt insp det jan feb mar apr aug "
    "sept sep oct nov dec al".split()
)
_MAY_BE_LAST = frozenset("u.s u.k u.n u.s.a d.c e.u a.m p.m a.d b.c inc corp co ltd jr sr etc ph.d m.d llc".split())
_OPENERS = frozenset(
    "the a an in on at but and he she it its they we i you this that these those there his her their our my as after "
    "before when while if for from with by to so yet still also however meanwhile since under over during what who "
    "how why where no not mr mrs ms dr now then some many most all both another other one two three".split()
)
_SPOKEN = re.compile(
    r"[^.!?\"“”\n]{0,80}?(?:[A-Z]\. [^.!?\"“”\n]{0,60}?)?\b(?:said|says|asked|asks|added|adds|told|wrote|tweeted|"
    r"shouted|yelled|cried|exclaimed|replied|responded|declared|continued|wondered|warned|joked|quipped|demanded)\b"
)
"""What follows a quoted question or exclamation whose sentence goes on (``“Why?” X asked.``)."""
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def sentence_starts(text: str) -> Iterator[int]:
    """Offsets at which a sentence of ``text`` begins; a line break always ends one."""
    yield len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if match["mark"] is None or _ends(text, match):
            yield match.end()


def _ends(text: str, match: re.Match[str]) -> bool:
    following = match["next"].lstrip("\"'“‘([«")
    opened = following != match["next"]
    if not (following[0].isupper() or following[0].isdigit() or (opened and match["mark"] != "…")):
        return False
    if match["mark"] != ".":
        return not (match["closing"] and _SPOKEN.match(text, match.end()))
    before = re.split(r"[\s(\[“‘\"'—–-]", text[max(0, match.start() - 24) : match.start()])[-1]
    if before.lower() in _NEVER_LAST:
        return before.lower() in {"no", "mar", "may"} and following[0].isupper() and before.islower()
    if before.lower() in _MAY_BE_LAST or _INITIAL.fullmatch(before):
        return following.lower() in _OPENERS and following[0].isupper() and (len(before) > 1 or opened)
    return True


@Language.component(COMPONENT)
def mark_sentence_starts(doc: Doc) -> Doc:
    """Pipeline component: fix every token's sentence start."""
    starts = set(sentence_starts(doc.text))
    last = 0
    marks = []
    for place, offset in enumerate(doc.to_array("IDX").tolist()):
        begins = place == 0 or offset in starts or offset - last > _LONGEST
        if begins:
            last = offset
        marks.append(1 if begins else -1)
    # Setting them one by one looks through the whole document each time.
    as_spacy_has_them: Any = np.array(marks, dtype="int64").astype("uint64")
    return doc.from_array("SENT_START", as_spacy_has_them)
