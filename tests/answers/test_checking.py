"""Posted quotations: verdicts on a set of our own, the marks and names of messages, and what a verdict tells."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.checking import judged, messages, put_up_set
from bot.answers.answer import Nothing
from bot.answers.checking.alignment import align
from bot.answers.checking.check import NO_MARKS, NO_WORDS, check
from bot.answers.checking.found import Change, Checked, Checks, Mark, Verdict
from bot.answers.checking.posted import quotes, whole
from bot.answers.checking.spelling import american, opposite, same_stem
from bot.answers.checking.telling import CHANGES, TITLES, explained
from bot.answers.checking.verdicts import Candidate, judge
from bot.answers.checking.words import split
from bot.findings import Source
from bot.library import shelf as shelf_module
from bot.library.library import Library
from bot.library.shelf import Shelf
from bot.library.wordings import Wording, wordings

ALL, EACH = 0.95, 0.9


@pytest.fixture(scope="module")
def set_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("checking") / "library.db"
    put_up_set(path)
    return path


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Shelf]:
    library = Library(path)
    try:
        async with library.shelf() as leased:
            yield leased
    finally:
        await library.close()


@pytest.fixture
async def desk(set_path: Path) -> AsyncIterator[Shelf]:
    async with opened(set_path) as leased:
        yield leased


async def only(shelf: Shelf, message: str, speaker: str = "") -> Checked:
    answer = await check(shelf, message, speaker)
    assert isinstance(answer, Checks)
    (one,) = answer.checked
    return one


async def test_the_verdicts_on_the_set_are_right(desk: Shelf) -> None:
    found = list(await judged(desk))
    asked, right = Counter(kind for kind, _, _ in found), Counter(kind for kind, _, well in found if well)
    for kind, count in asked.items():
        print(f"{kind}: {right[kind]} of {count}")  # noqa: T201 - the figures are wanted beside the bar
    wrong = [(kind, message) for kind, message, well in found if not well]
    assert right.total() / asked.total() >= ALL, wrong
    assert all(right[kind] / count >= EACH for kind, count in asked.items()), wrong


def test_the_set_is_large_and_has_no_message_twice() -> None:
    listed = [message for some in messages().values() for message in some]
    assert len(listed) >= 300
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize(
    ("message", "quoted"),
    [
        ('He said “one two” and "three four".', ["one two", "three four"]),
        ("'one two three' she wrote", ["one two three"]),
        ("«one two», „three four“", ["one two", "three four"]),
        ("“one ‘two three’ four”", ["one ‘two three’ four"]),
        ("“one two three and no end", ["one two three and no end"]),
        ("> one two\n> three\nhow true", ["one two three"]),
        ("> “one two,” she said", ["one two,"]),
        (">>> one two\nthree", ["one two three"]),
        ("> one two\n> — Ana Petrov", ["one two"]),
        ('**“one two”** ||"three four"||', ["one two", "three four"]),
        ("“one <@123> two” <:smile:45> https://a.test/“b”", ["one two"]),
        ("don't and won't, the sailors' boats", []),
        ("“!!” and “—”", []),
        ("", []),
    ],
)
def test_what_a_message_quotes_is_found(message: str, quoted: list[str]) -> None:
    assert [quote.text for quote in quotes(message)] == quoted


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Ana Petrov said “one two”", "Ana Petrov"),
        ("Ana Petrov, the harbour master, told reporters on Friday: “one two”", "Ana Petrov"),
        ("as Ana Petrov so nicely put it, “one two”", "Ana Petrov"),
        ("the harbour master Ana de la Cruz said that “one two”", "Ana de la Cruz"),
        ("According to Ana Petrov, “one two”", "Ana Petrov"),
        ("Ana Petrov: “one two”", "Ana Petrov"),
        ("Ana Petrov (Gazette, 2021): “one two”", "Ana Petrov"),
        ("ana petrov: “one two”", "ana petrov"),
        ("Ana Petrov's words: “one two”", "Ana Petrov"),
        ("“one two,” said Ana Petrov.", "Ana Petrov"),
        ("“one two,” Petrov told us", "Petrov"),
        ("“one two” — Ana Petrov", "Ana Petrov"),
        ("“one two” - ana petrov", "ana petrov"),
        ("“one two”\n— Ana Petrov, harbour master", "Ana Petrov"),
        ("“one two” (Ana Petrov)", "Ana Petrov"),
        ("> one two\n— Ana Petrov", "Ana Petrov"),
        ("“one two,” he said", None),
        ("Breaking: “one two”", None),
        ("김철수: “one two”", "김철수"),
        ("“one two”", None),
    ],
)
def test_the_name_beside_the_words_is_found(message: str, name: str | None) -> None:
    assert quotes(message)[0].attributed == name


def test_a_text_without_marks_is_one_quotation_and_may_be_signed() -> None:
    quote = whole("one two\nthree — Ana Petrov")
    assert quote is not None
    assert (quote.text, quote.attributed) == ("one two three", "Ana Petrov")
    assert whole("<@123> https://a.test 🙂") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Labour Programme", "the labor program"),
        ("two hundred and five", "200 and five"),
        ("two hundred five", "205"),
        ("Forty-one percent", "41 %"),
        ("840 million", "840,000,000"),
        ("4.50 per cent", "4.5%"),
        ("the U.S. and the U.K.", "the US and the UK"),
        ("Núñez’s café", "Nunez's cafe"),
        ("no-one", "no one"),
        ("“Stop!” — he", "stop he"),
    ],
)
def test_two_ways_to_write_the_same_words_are_the_same(one: str, other: str) -> None:
    assert [word.key for word in split(one)] == [word.key for word in split(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("us", "the US"), ("ninety four five", "99"), ("one, two", "12"), ("1.5", "15"), ("two", "too")],
)
def test_other_words_are_others(one: str, other: str) -> None:
    assert [word.key for word in split(one)] != [word.key for word in split(other)]


def test_spelling_knows_rules_and_no_more() -> None:
    assert [american(word) for word in ("harbour", "organised", "travelling", "centre", "defence", "grey")] == [
        *("harbor", "organized", "traveling", "center", "defense", "gray")
    ]
    assert [american(word) for word in ("hour", "four", "wise", "filled", "acre")] == [
        *("hour", "four", "wise", "filled", "acre")
    ]
    assert same_stem("promised", "promises")
    assert same_stem("gave", "given")
    assert not same_stem("sand", "say")
    assert opposite("likely", "unlikely")
    assert not opposite("der", "under")


@pytest.mark.parametrize(
    ("posted", "said", "before", "behind"),
    [
        ("a clear head", "a long way from a clear head", 4, 0),
        ("the pass is", "the house and the pass is closed", 3, 1),
        ("keep the pass", "we keep the pass and love the pass", 1, 4),
        ("give us the water", "they may give us the water and the salt", 2, 3),
        ("to a new school", "from a school to a school to a new school", 6, 0),
    ],
)
def test_words_that_recur_are_found_where_the_others_are(posted: str, said: str, before: int, behind: int) -> None:
    found = align(split(posted), split(said))
    assert (len(found.before), len(found.behind), found.score) == (before, behind, 1.0)


async def test_the_difference_is_told_word_by_word(desk: Shelf) -> None:
    one = await only(desk, "“This dam will never give light to fifty towns before the first snow”")
    assert one.verdict is Verdict.ALTERED
    assert one.changes == (Change.NEGATION, Change.NUMBER, Change.WORDS)
    assert [(piece.mark, piece.text) for piece in one.pieces] == [
        (Mark.SAME, "This dam will"),
        (Mark.NEW, "never"),
        (Mark.SAME, "give light to"),
        (Mark.GONE, "forty villages"),
        (Mark.NEW, "fifty towns"),
        (Mark.SAME, "before the first snow"),
    ]


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("They promised water and gave us a fence", {Change.LEFT_OUT}),
        ("They promised us clean water and gave us a fence", {Change.ADDED}),
        ("They promise us water and gave us a fence", {Change.FORM}),
        ("There will be beer at Christmas, but it won't be cheap", {Change.FORM}),
        ("I leave with an empty suitcase and a clear head", {Change.ORDER}),
        ("Every painter has a cellar, and every cellar is [not] more honest than a gallery", {Change.NEGATION}),
        ("A wolf does … read our laws", {Change.NEGATION}),
        ("A wolf doesn't read our laws", {Change.FORM}),
        ("There won't be beer at Christmas, but it will not be cheap", {Change.NEGATION}),
    ],
)
async def test_a_change_is_called_by_its_kind(desk: Shelf, message: str, changes: set[Change]) -> None:
    assert set((await only(desk, message)).changes) == changes


async def test_a_part_that_was_cut_out_of_a_denial_is_told_as_such(desk: Shelf) -> None:
    one = await only(desk, "“trade a prisoner for a photograph”")
    assert (one.verdict, one.cut_negation) == (Verdict.PARTLY, True)
    assert "denial" in explained(one)
    assert not (await only(desk, "“the shepherds can go home by Easter”")).cut_negation


async def test_two_sentences_that_follow_each_other_are_a_passage_and_not_joined(desk: Shelf) -> None:
    one = await only(desk, "The union of drivers is less cheerful. Shepherds want permission to shoot.")
    assert one.verdict is Verdict.JOINED
    one = await only(desk, "Shepherds want permission to shoot. Give me back my dogs and my sleep")
    assert one.verdict is Verdict.EXACT
    assert len(one.found) == 2


async def test_an_articles_own_words_are_not_called_a_quotation(desk: Shelf) -> None:
    one = await only(desk, "Ilse Marrow: “The union of drivers is less cheerful.”")
    assert (one.verdict, one.speaker_fits) == (Verdict.EXACT, None)
    assert one.found[0].quotation is None
    assert "article's own" in explained(one)


async def test_the_option_stands_for_the_name_in_the_message(desk: Shelf) -> None:
    message = "Brandvold: “A wolf does not read our laws”"
    assert (await only(desk, message)).verdict is Verdict.SPEAKER
    right = await only(desk, message, "aksel thorne")
    assert (right.verdict, right.speaker_fits) == (Verdict.EXACT, True)


async def test_both_speakers_are_named_when_they_differ(desk: Shelf) -> None:
    told = explained(await only(desk, "Brandvold: “A wolf does not read our laws”"))
    assert "Brandvold" in told
    assert "Aksel Thorne" in told


async def test_where_the_article_is_not_sure_of_the_speaker_nothing_is_claimed(desk: Shelf) -> None:
    one = await only(desk, "Emeka Lund: “Colours do not lie; labels do”")
    assert (one.verdict, one.speaker_fits) == (Verdict.EXACT, None)


async def test_a_speaker_whom_the_reading_doubts_contradicts_nobody(shelf: Shelf) -> None:
    one = await only(shelf, "Han Sol-bi: “The catch belongs to both of us”")
    assert (one.verdict, one.speaker_fits) == (Verdict.EXACT, None)
    assert "do not say for sure" in explained(one)


@pytest.mark.parametrize("name", ["Chief Dam Opening Officer Lindkvist", "tove lindqvist", "Lindqvist", "Ms Lindqvist"])
async def test_a_name_is_taken_in_any_spelling_and_with_a_title(desk: Shelf, name: str) -> None:
    one = await only(desk, f"{name}: “This dam will give light to forty villages before the first snow”")
    assert (one.verdict, one.speaker_fits) == (Verdict.EXACT, True)


async def test_what_an_editor_puts_into_brackets_is_no_change(desk: Shelf) -> None:
    for text in ("[The coach] taught us to lose without hating each other", "A [big bad] wolf does not read our laws"):
        assert (await only(desk, text)).verdict is Verdict.EXACT, text


async def test_what_is_not_there_shows_the_nearest_words_as_no_more_than_that(desk: Shelf) -> None:
    one = await only(desk, "“A wolf does not read the newspapers of the whole capital”")
    assert one.verdict is Verdict.ABSENT
    assert [wording.text for wording in one.found] == ["A wolf does not read our laws,"]
    assert not (await only(desk, "“Zebras juggle quietly”")).found


@pytest.mark.parametrize("text", ["", "   ", "🙂", "<@123>", "https://a.test/x", "“—”", "\x00\ud800"])
async def test_a_message_without_words_gets_a_sentence(desk: Shelf, text: str) -> None:
    assert await check(desk, text, "") == Nothing(NO_WORDS)


async def test_only_what_is_marked_is_checked_in_somebodys_message(desk: Shelf) -> None:
    assert await check(desk, "A wolf does not read our laws", "", only_marked=True) == Nothing(NO_MARKS)
    assert isinstance(await check(desk, "> A wolf does not read our laws", "", only_marked=True), Checks)


async def test_a_single_word_is_too_short_and_that_is_said(desk: Shelf) -> None:
    answer = await check(desk, "the “wolf” said: “a wolf does not read our laws”", "")
    assert isinstance(answer, Checks)
    assert [one.verdict for one in answer.checked] == [Verdict.EXACT]
    assert answer.notes == ("“wolf” is too short to check.",)
    assert isinstance(await check(desk, "the “wolf”", ""), Nothing)


async def test_many_quotations_and_long_messages_are_bounded_and_that_is_said(desk: Shelf) -> None:
    answer = await check(desk, "“no more excuses” " * 400, "")
    assert isinstance(answer, Checks)
    assert len(answer.checked) == 10
    assert [note.split()[0] for note in answer.notes[-2:]] == ["Only", "Only"]


async def test_a_text_that_is_no_passage_is_checked_sentence_by_sentence(desk: Shelf) -> None:
    answer = await check(desk, "Zebras juggle quietly at night. A wolf does not read our laws. Pigs fly to Mars.", "")
    assert isinstance(answer, Checks)
    assert [one.verdict for one in answer.checked] == [Verdict.ABSENT, Verdict.EXACT, Verdict.ABSENT]


async def test_other_articles_with_the_same_words_are_named(tmp_path: Path, put_up: Any, story: Any) -> None:
    words = "Stone outlasts words,"
    said, people = ({"text": words, "speaker": "Choe Rak-su"},), {"Choe Rak-su": ()}
    sentences = (f"“{words}” Choe Rak-su said.",)
    days = [
        story(f"{day}.md", f"Day {day}", sentences, people, said=said, published=f"2020-01-0{day}") for day in (1, 2, 3)
    ]
    put_up(tmp_path / "library.db", days)
    async with opened(tmp_path / "library.db") as shelf:
        one = await only(shelf, "“Stone outlasts words”")
    assert [one.found[0].source.key, *(source.key for source in one.also)] == ["3.md", "2.md", "1.md"]


async def test_wordings_are_found_by_rare_words_and_after_the_deadline(
    desk: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any("not read our laws" in wording.text for wording in await wordings(desk, "not read our laws"))
    assert await wordings(desk, "—") == ()
    monkeypatch.setattr(shelf_module, "DEADLINE_S", -1.0)
    assert any("not read our laws" in wording.text for wording in await wordings(desk, "not read our laws"))


async def test_a_text_of_common_words_alone_is_found_by_words_in_a_row(
    tmp_path: Path, put_up: Any, story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_up(tmp_path / "library.db", [story("a.md", "Will it be", ("It will not be so.", "So be it."))])
    monkeypatch.setattr("bot.library.wordings._MOST", 0)
    monkeypatch.setattr("bot.library.wordings._BUDGET", 0)
    async with opened(tmp_path / "library.db") as shelf:
        assert [wording.text for wording in await wordings(shelf, "it will not be")] == ["It will not be so."]


def test_every_verdict_and_every_change_has_words() -> None:
    assert set(TITLES) == set(Verdict)
    assert set(CHANGES) == set(Change)
    for verdict in Verdict:
        assert explained(Checked("x", verdict, changes=(Change.WORDS,)))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_gets_a_verdict_and_is_exactly_itself(posted: str, other: str) -> None:
    source = Source("a.md", "A", None, None, "none", None)
    candidates = [
        Candidate(Wording(text, 0, len(text), source), split(text)) for text in (posted, other) if split(text)
    ]
    one = judge(posted, None, candidates)
    assert all(piece.text for piece in one.pieces)
    if split(posted) and not any(word.gap or word.editorial for word in split(posted)):
        assert one.verdict in {Verdict.EXACT, Verdict.PARTLY}
    assert all(quote.text for quote in quotes(posted))
    assert explained(one)
