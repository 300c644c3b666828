"""Who said what: every quotation with its speaker, cue and confidence.

A speaker is a person of the article, an organisation, or a source as the text describes it. What is unclear gets a
confidence below one half; what the text does not give stays None. Scare quotes and titles of works are left out.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from bot.findings import BlockKind, Quotation, Sentence, SpeakerKind
from bot.reading.cast import Cast
from bot.reading.channels import channel_of
from bot.reading.cues import attribution
from bot.reading.frames import Attribution, Frame, frame_of, is_group
from bot.reading.governing import BESIDE
from bot.reading.marks import Quoted
from bot.reading.page import Page
from bot.reading.pronouns import Pronouns
from bot.reading.speech import is_speech
from bot.reading.subjects import SUBJECTS

_DOUBTFUL = 0.5
"""Confidence below which a speaker is more often wrong than right."""
_UNSURE = 0.8
"""Share of a cue's confidence below which it is rather open whom a pronoun means."""

_ANSWERED = 0.45
"""Share of confidence when another quotation follows at once, as in a dialogue."""
_SAME_PARAGRAPH, _INTRODUCED, _LOOKED_AHEAD, _EXPLAINED = 0.94, 0.85, 0.8, 0.9
_NEXT_PARAGRAPH, _ABOUT = 0.45, 0.5
"""Share of confidence left when the speaker is carried over from words beside, before or behind the quotation.

In news the next paragraph's quotation has the same speaker less than half the time: nobody is shown as sure there.
"""
_TOUCHING = 3
"""Characters between two quotations that touch: the marks and a space."""

_APPOSITION = re.compile(
    r"(?: \([^)]*\))?, (?:\d+, )?(?:who |whose |the |a |an |one |his |her |its |their |[a-z])|(?: \([^)]*\))$"
)
"""What stands between a name and the comma before its verb."""

_LONGEST_DESCRIPTION = 24
_WITH_THESE = re.compile(r"With (?:these|those|this|that)\b")
_EXPLAINS = re.compile(r"(?:that|those|these|this|so|thus|such|it)\b", re.IGNORECASE)
"""How a sentence begins that tells whose words stood before it: "Those were the words of X"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak, how the text says it, how sure that is, how plain the cue is and who passed it on."""

    name: str | None
    kind: SpeakerKind
    cue: str | None
    confidence: float
    strength: float = 0.0
    channel: str | None = None


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
        self._last_cue = -1

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
                s.channel,
            )
            for q, frame, s in zip(read, self._frames, self._speakers, strict=True)
            if is_speech(page, frame, s.strength, known=s.name is not None)
        ]

    def _speaker(self, index: int, frame: Frame) -> Speaker:
        page, found = self._page, attribution(frame, self._inside)
        if found is not None:
            if found.token.i == self._last_cue:
                # Parts of one utterance: "“A,” X said, “B”".
                return self._speakers[index - 1]
            speaker = self._with_channel(frame, found, self._resolve(found))
            if speaker.name is not None and self._is_answered(index, found.token.idx):
                return _less_sure(speaker, _ANSWERED)
            if speaker.name is not None:
                self._last_cue = found.token.i
                self._pronouns.spoke(speaker.name, speaker.kind, page.sentence_at(frame.quoted.start))
                return speaker
        return self._carried_on(index, frame)

    def _is_answered(self, index: int, cue: int) -> bool:
        """Whether another quotation stands at once behind a closed one, before the cue: “No.” “Why?” X asked."""
        if index + 1 == len(self._frames) or not self._frames[index].quoted.closed:
            return False
        quoted, following = self._frames[index].quoted, self._frames[index + 1].quoted
        return following.start - quoted.end <= _TOUCHING and cue >= following.end

    def _with_channel(self, frame: Frame, found: Attribution, speaker: Speaker) -> Speaker:
        """Add who passed the words on; where nobody can be meant by "he said", the words are the channel's."""
        reporter = channel_of(frame, found, self._inside)
        if reporter is None:
            return speaker
        channel = self._resolve(reporter)
        if channel.name is None or channel.kind is SpeakerKind.PERSON or channel.name == speaker.name:
            return speaker
        if speaker.confidence < _UNSURE * speaker.strength:
            return channel
        return replace(speaker, channel=channel.name)

    def _carried_on(self, index: int, frame: Frame) -> Speaker:
        """Find the speaker of a quotation whose own sentence names none: the last one, or of the words before it."""
        before, last = (self._frames[index - 1], self._speakers[index - 1]) if index else (None, _NOBODY)
        if before is not None and not before.quoted.closed and before.quoted.paragraph == frame.quoted.paragraph - 1:
            return replace(last, confidence=min(0.9, last.confidence))
        if not frame.alone and frame.quoted.closed:
            return _NOBODY
        if before is not None and before.quoted.paragraph == frame.quoted.paragraph:
            # A mark without a partner behind a fragment was hardly meant to open a speech.
            meant = before.is_utterance or frame.quoted.closed or self._runs_on(index)
            return _less_sure(last, _SAME_PARAGRAPH) if meant else _NOBODY
        near = before is not None and before.quoted.paragraph == frame.quoted.paragraph - 1
        found = self._explained(frame) or self._introduced(frame)
        return found or (_less_sure(last, _NEXT_PARAGRAPH) if near else _NOBODY)

    def _runs_on(self, index: int) -> bool:
        """Whether the next paragraph opens with a quotation, so that this one may be left open on purpose."""
        if index + 1 == len(self._frames):
            return False
        following = self._frames[index + 1].quoted
        block = self._page.blocks[following.paragraph]
        return following.paragraph == self._frames[index].quoted.paragraph + 1 and following.start <= block.start + 2

    def _explained(self, frame: Frame) -> Speaker | None:
        """Whose words the sentence behind a free-standing quotation says that they were."""
        page = self._page
        number = page.sentence_at(frame.quoted.end) + 1
        if not frame.alone or number >= len(page.sentences):
            return None
        sentence = page.sentences[number]
        if page.block_at(sentence.start) != frame.quoted.paragraph:
            return None
        if _WITH_THESE.match(sentence.text):
            found = self._about(sentence)
        elif _EXPLAINS.match(sentence.text):
            found = self._attributed(sentence.start, sentence.end, frame.quoted.paragraph)
        else:
            return None
        return _less_sure(self._resolve(found), _EXPLAINED) if found is not None else None

    def _attributed(self, start: int, end: int, paragraph: int) -> Attribution | None:
        """Find whom a sentence makes speak when the words are not its own."""
        tokens = tuple(self._page.span(start, end))
        quoted = Quoted(end, end, closed=True, paragraph=paragraph)
        return attribution(Frame(quoted, tokens, (), None, ",", alone=False), self._inside)

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
        found = self._attributed(sentence.start, sentence.end, frame.quoted.paragraph)
        sure = 1.0
        if found is None and same_paragraph:
            found, sure = self._about(sentence), _ABOUT
        if found is None:
            return None
        share = sure * (_INTRODUCED if colon or same_paragraph else _NEXT_PARAGRAPH)
        return _less_sure(self._resolve(found), share)

    def _about(self, sentence: Sentence) -> Attribution | None:
        """Whom a sentence without a cue is about: its subject."""
        for token in self._page.span(sentence.start, sentence.end):
            if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and not self._inside[token.i]:
                return Attribution("", token, token, BESIDE)
        return None

    def _look_ahead(self) -> None:
        """Let a quotation get its speaker from the next one of its paragraph, or from the one that it runs on in."""
        for index in range(len(self._frames) - 2, -1, -1):
            frame, following = self._frames[index], self._frames[index + 1]
            runs_on = not frame.quoted.closed and self._runs_on(index)
            if (
                self._speakers[index].confidence < _DOUBTFUL
                and frame.alone
                and (runs_on or frame.quoted.paragraph == following.quoted.paragraph)
                and self._speakers[index + 1].name is not None
            ):
                answered = self._is_answered(index, following.quoted.end)
                self._speakers[index] = _less_sure(self._speakers[index + 1], _ANSWERED if answered else _LOOKED_AHEAD)

    def _resolve(self, found: Attribution) -> Speaker:
        head = found.head
        person = self._before_apposition(found)
        person = self._person(head) if person is None else person
        if person is not None:
            return _said(found, str(self._cast.people[person].name), SpeakerKind.PERSON)
        if head.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(found)
        if not head.tag_.startswith(("NN", "CD", "DT", "JJ", "VBG")):
            return _NOBODY
        meant = self._pronouns.described(head)
        if meant is not None:
            return _said(found, meant.name, meant.kind, meant.confidence)
        kind = SpeakerKind.ORGANISATION if is_group(head) or head.tag_.startswith("NNP") else SpeakerKind.DESCRIBED
        return _said(found, self._phrase(head), kind)

    def _pronoun(self, found: Attribution) -> Speaker:
        meant = self._pronouns.meant(found.head)
        if meant is None:
            return _NOBODY
        return _said(found, meant.name, meant.kind, meant.confidence)

    def _person(self, head: Token) -> int | None:
        """Find the person whom a phrase names: its head, a name beside it, or the name of an apposition."""
        tokens = [head, *(child for child in head.children if child.dep_ in {"appos", "flat"})]
        tokens += [child for child in head.children if child.dep_ == "compound"] if head.tag_ in {"NNP", "NNPS"} else []
        for token in tokens:
            named = self._cast.at(token.idx)
            if named is not None:
                return named.person
        return self._pronouns.bearer(head.text) if head.tag_ == "NNP" and head.left_edge.i == head.i else None

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
        while last > head.i and doc[last].tag_ in {"IN", "TO", "CC", "DT", "POS"}:
            last -= 1
        return self._page.words(doc[first : last + 1])


def _said(found: Attribution, name: str, kind: SpeakerKind, share: float = 1.0) -> Speaker:
    """Give the speaker of an attribution; ``share`` is how sure it is whom its words mean."""
    return Speaker(name, kind, found.cue, found.confidence * share, found.confidence)


def _less_sure(speaker: Speaker, factor: float) -> Speaker:
    return replace(speaker, cue=None, confidence=speaker.confidence * factor) if speaker.name is not None else _NOBODY
