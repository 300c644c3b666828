"""Verdicts and differences in plain English, the same on every screen.

No markup and no limits: a screen escapes and clips what it gets. Every sentence says only what was compared.
"""

from bot.answers.checking.found import Change, Checked, Verdict
from bot.answers.wording import SURE
from bot.findings import SpeakerKind
from bot.library.wordings import Wording

TITLES = {
    Verdict.EXACT: "Exact",
    Verdict.PARTLY: "Right, but a part",
    Verdict.ALTERED: "Altered",
    Verdict.JOINED: "Joined from two",
    Verdict.SPEAKER: "Right words, another speaker",
    Verdict.ABSENT: "Not in the articles",
}
CHANGES = {
    Change.NEGATION: "a denial came or went",
    Change.NUMBER: "a number changed",
    Change.NAME: "a name changed",
    Change.WORDS: "other words",
    Change.LEFT_OUT: "words left out",
    Change.ADDED: "words added",
    Change.ORDER: "words in another order",
    Change.FORM: "another form of a word",
}


def repeated(checked: Checked) -> bool:
    """Whether the articles' words are worth showing beside the posted ones: not where all of them are the same."""
    return checked.verdict not in {Verdict.EXACT, Verdict.SPEAKER}


def explained(checked: Checked) -> str:
    """Say in a sentence or two what a verdict means here."""
    return " ".join(part for part in (_verdict(checked), _speaker(checked)) if part)


def _verdict(checked: Checked) -> str:  # noqa: PLR0911 - one branch a verdict
    quoted = any(wording.quotation for wording in checked.found)
    match checked.verdict:
        case Verdict.EXACT if len(checked.found) > 1:
            return "The words stand in an article, one sentence after the other."
        case Verdict.EXACT | Verdict.SPEAKER if not quoted:
            return "The words are an article's own; it does not quote them from anybody."
        case Verdict.EXACT:
            return "These are the words that were quoted."
        case Verdict.SPEAKER:
            return "The words are in the articles."
        case Verdict.PARTLY:
            whole = "a longer quotation" if quoted else "a sentence of an article, which does not quote it from anybody"
            cut = " A denial that stands before it there is left out." if checked.cut_negation else ""
            return f"The words are right, and a part of {whole}.{cut}"
        case Verdict.ALTERED:
            return f"The articles have it otherwise: {'; '.join(CHANGES[change] for change in checked.changes)}."
        case Verdict.JOINED:
            return "One quotation was made of words that stand in two places."
        case Verdict.ABSENT if checked.found:
            return "No article has these words, or words near to them. The nearest that one has:"
        case Verdict.ABSENT:
            return "No article has these words, or words near to them."


def _speaker(checked: Checked) -> str:
    if not checked.attributed or checked.verdict is Verdict.ABSENT:
        return ""
    named = checked.attributed
    if checked.speaker_fits is False:
        said = " and ".join(dict.fromkeys(filter(None, map(speaker, checked.found))))
        return f"The message gives them to {named}, the articles to {said}." if said else ""
    if checked.speaker_fits is None:
        return f"Whether {named} said them, the articles do not say for sure."
    return ""


def speaker(wording: Wording) -> str:
    """Name the speaker of a quotation; empty where an article does not name one for sure."""
    line = wording.quotation
    if line is None or not line.speaker or line.speaker_kind is SpeakerKind.UNKNOWN or line.confidence < SURE:
        return ""
    return line.speaker
