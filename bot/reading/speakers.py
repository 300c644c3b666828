"""Who said what: every quotation with its speaker, cue and confidence.

A speaker is a person of the article, an organisation, or a source as the text describes it. What is unclear gets a
confidence below one half; what the text does not give stays None. Scare quotes and titles of works are left out.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from bot.findings import BlockKind, Quotation, SpeakerKind
from bot.reading.cast import Cast
from bot.reading.cues import Attribution, Frame, attribution, frame_of
from bot.reading.lexicon import ORGANISATION_NOUNS
from bot.reading.marks import Quoted
from bot.reading.page import Page
from bot.reading.pronouns import Pronouns

_SHORT = 4
"""Words up to which a stretch that nobody is said to have said is a scare quote, a title or a name."""

_APPOSITION = re.compile(
    r"(?: \([^)]*\))?, (?:\d+, )?(?:who |whose |the |a |an |one |his |her |its |their |[a-z])|(?: \([^)]*\))$"
)
"""What stands between a name and the comma before its verb."""

_LONGEST_DESCRIPTION = 24
_GROUPS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak, how the text says it and how sure that is."""

    name: str | None
    kind: SpeakerKind
    cue: str | None
    confidence: float


_NOBODY = Speaker(None, SpeakerKind.UNKNOWN, None, 0.0)


def find_quotations(page: Page, cast: Cast) -> tuple[Quotation, ...]:
    """All quotations outside titles, in order."""
    return tuple(_Attributor(page, cast).quotations())


class _Attributor:
    """Goes through the quoted stretches in order: who spoke last matters for the next one."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self._page = page
        self._cast = cast
        self._inside = bytearray(len(page.doc))
        for quoted in page.quoted:
            for token in page.span(quoted.start, quoted.end):
                self._inside[token.i] = 1
        self._pronouns = Pronouns(page, cast, self._inside)
        self._frames: list[Frame] = []
        self._speakers: list[Speaker] = []

    def quotations(self) -> list[Quotation]:
        page = self._page
        read = [q for q in page.quoted if page.blocks[q.paragraph].kind is not BlockKind.TITLE]
        self._frames = [frame_of(page, quoted, self._inside) for quoted in read]
        for index, frame in enumerate(self._frames):
            self._speakers.append(self._speaker(index, frame))
        self._look_ahead()
        return [
            Quotation(
                page.text[q.start : q.end],
                s.name,
                s.kind,
                s.cue,
                q.start,
                q.end,
                page.sentence_at(q.start),
                s.confidence,
            )
            for q, frame, s in zip(read, self._frames, self._speakers, strict=True)
            if not self._is_no_speech(frame, s)
        ]

    def _speaker(self, index: int, frame: Frame) -> Speaker:
        found = attribution(frame, self._inside)
        if found is not None:
            speaker = self._resolve(found)
            if speaker.name is not None:
                self._pronouns.spoke(speaker.name)
                return speaker
        return self._carried_on(index, frame)

    def _carried_on(self, index: int, frame: Frame) -> Speaker:
        """Find the speaker of a quotation whose own sentence names none: the last one, or of the words before it."""
        before = self._frames[index - 1] if index else None
        if before is not None and not before.quoted.closed and before.quoted.paragraph == frame.quoted.paragraph - 1:
            return replace(self._speakers[index - 1], confidence=min(0.9, self._speakers[index - 1].confidence))
        if not frame.alone and frame.quoted.closed:
            return _NOBODY
        if before is not None and before.quoted.paragraph == frame.quoted.paragraph:
            return _less_sure(self._speakers[index - 1], 0.85)
        introduced = self._introduced(frame)
        if introduced is not None:
            return introduced
        if before is not None and before.quoted.paragraph == frame.quoted.paragraph - 1:
            return _less_sure(self._speakers[index - 1], 0.6)
        return _NOBODY

    def _introduced(self, frame: Frame) -> Speaker | None:
        """Whoever the sentence before a free-standing quotation makes speak, or is about."""
        page = self._page
        number = page.sentence_at(frame.quoted.start) - 1
        if number < 0:
            return None
        sentence = page.sentences[number]
        same_paragraph = page.block_at(sentence.start) == frame.quoted.paragraph
        colon = sentence.text.rstrip().endswith(":")
        if not (same_paragraph or colon or page.block_at(sentence.start) == frame.quoted.paragraph - 1):
            return None
        tokens = tuple(page.span(sentence.start, sentence.end))
        quoted = Quoted(sentence.end, sentence.end, closed=True, paragraph=frame.quoted.paragraph)
        found = attribution(Frame(quoted, tokens, (), None, ",", alone=False), self._inside)
        if found is None:
            subjects = [
                t
                for t in tokens
                if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT" and not self._inside[t.i]
            ]
            found = Attribution("", subjects[0], subjects[0], 0.5) if subjects and same_paragraph else None
        if found is None:
            return None
        return _less_sure(self._resolve(found), 0.85 if colon else 0.6 if same_paragraph else 0.45)

    def _look_ahead(self) -> None:
        """Let a quotation that opens a paragraph get its speaker from the next one in it."""
        for index in range(len(self._frames) - 2, -1, -1):
            frame, following = self._frames[index], self._frames[index + 1]
            if (
                self._speakers[index].confidence < 0.5  # noqa: PLR2004 - doubtful
                and frame.alone
                and frame.quoted.paragraph == following.quoted.paragraph
                and self._speakers[index + 1].name is not None
            ):
                self._speakers[index] = _less_sure(self._speakers[index + 1], 0.7)

    def _is_no_speech(self, frame: Frame, speaker: Speaker) -> bool:
        text = self._page.text[frame.quoted.start : frame.quoted.end]
        words = re.findall(r"\w[\w’'-]*", text)
        if speaker.confidence > 0.55:  # noqa: PLR2004 - a plain cue stands near
            return False
        named = all(word[0].isupper() or len(word) < 4 for word in words)  # noqa: PLR2004 - of, the, and
        if self._page.blocks[frame.quoted.paragraph].kind is BlockKind.CAPTION:
            return True
        short = _SHORT if speaker.name is None else _SHORT - 1
        return not frame.alone and (len(words) <= short or named)

    def _resolve(self, found: Attribution) -> Speaker:
        head = found.head
        person = self._before_apposition(found)
        person = self._person(head) if person is None else person
        if person is not None:
            return Speaker(str(self._cast.people[person].name), SpeakerKind.PERSON, found.cue, found.confidence)
        if head.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(found)
        if not head.tag_.startswith(("NN", "CD", "DT", "JJ", "VBG")):
            return _NOBODY
        meant = self._pronouns.described(head)
        if meant is not None:
            return Speaker(meant.name, meant.kind, found.cue, found.confidence * 0.85)
        kind = SpeakerKind.ORGANISATION if _is_group(head) or head.tag_.startswith("NNP") else SpeakerKind.DESCRIBED
        return Speaker(self._phrase(head), kind, found.cue, found.confidence)

    def _pronoun(self, found: Attribution) -> Speaker:
        meant = self._pronouns.meant(found.head)
        if meant is None:
            return _NOBODY
        return Speaker(meant.name, meant.kind, found.cue, found.confidence * 0.8)

    def _person(self, head: Token) -> int | None:
        """Find the person whom a phrase names: its head, a name beside it, or the name of an apposition."""
        tokens = [head, *(child for child in head.children if child.dep_ in {"appos", "flat"})]
        tokens += [child for child in head.children if child.dep_ == "compound"] if head.tag_ in {"NNP", "NNPS"} else []
        for token in tokens:
            named = self._cast.at(token.idx)
            if named is not None:
                return named.person
        return None

    def _before_apposition(self, found: Attribution) -> int | None:
        """``X, the chairman of Y (Z), said``: whoever an apposition between name and cue describes."""
        doc, at = self._page.doc, found.token.i - 1
        while at > 0 and doc[at].tag_ in {"RB", "MD"}:
            at -= 1
        if at < 0 or doc[at].text not in {",", ")"} or found.head.i > found.token.i:
            return None
        sentence = self._page.sentences[self._page.sentence_at(found.token.idx)]
        for named in self._cast.in_range(sentence.start, doc[at].idx):
            behind = self._page.plain[named.end : doc[at].idx + 1]
            token = self._page.token_at(named.start)
            if _APPOSITION.match(behind) and token is not None and not self._inside[token.i] and '"' not in behind:
                return named.person
        return None

    def _phrase(self, head: Token) -> str:
        """Give the words that describe a source, up to the first comma or relative clause."""
        doc, first = self._page.doc, head.left_edge.i
        while first < head.i and (not doc[first].text[0].isalnum() or self._inside[doc[first].i]):
            first += 1
        last = head.i
        while last < min(head.right_edge.i, head.i + _LONGEST_DESCRIPTION):
            following = doc[last + 1]
            if (
                following.text in {",", ";", ":", "(", "-", "–", "—", '"'}
                or following.lower_ in {"who", "which", "that", "told"}
                or self._inside[following.i]
            ):
                break
            last += 1
        return self._page.words(doc[first : last + 1])


def _is_group(head: Token) -> bool:
    return head.ent_type_ in _GROUPS or head.lower_ in ORGANISATION_NOUNS


def _less_sure(speaker: Speaker, factor: float) -> Speaker:
    return replace(speaker, cue=None, confidence=speaker.confidence * factor) if speaker.name is not None else _NOBODY
