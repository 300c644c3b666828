"""What was checked, as plain dictionaries for ``ask --json``; README lists the names of the fields.

Nothing is computed here.
"""

from typing import Any

from bot.answers import plain
from bot.answers.checking.found import Checked, Checks, Mentioned
from bot.library.wordings import Wording


def checks(answer: Checks) -> dict[str, Any]:
    """Give the verdict on each quotation."""
    return {"kind": "check", "checked": [_checked(one) for one in answer.checked], "notes": list(answer.notes)}


def _checked(one: Checked) -> dict[str, Any]:
    return {
        "posted": one.posted,
        "verdict": one.verdict,
        "changes": list(one.changes),
        "difference": [{"mark": piece.mark, "text": piece.text} for piece in one.pieces],
        "attributed": one.attributed,
        "speaker_fits": one.speaker_fits,
        "found": [_wording(wording) for wording in one.found],
        "also": [plain.source(source) for source in one.also],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    if wording.quotation:
        return plain.quote(wording.quotation)
    return {"sentence": wording.text, "start": wording.start, "end": wording.end, **plain.source(wording.source)}


def mentioned(answer: Mentioned) -> dict[str, Any]:
    """Give who is named."""
    people = [
        {
            "name": one.name,
            "written": one.written,
            "role": one.role,
            "articles": one.articles,
            **plain.source(one.source),
        }
        for one in answer.people
    ]
    unclear = [{"written": one.written, "people": list(one.people), "total": one.total} for one in answer.unclear]
    return {"kind": "mentioned", "people": people, "unclear": unclear}
