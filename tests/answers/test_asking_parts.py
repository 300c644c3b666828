"""How a question is understood, what is weighed in a passage, and which of its words answer: each part by itself."""

from typing import TYPE_CHECKING

import pytest

from bot.answers.asking.kinds import DATES, NUMBERS, capitalised
from bot.answers.asking.passage import Features, Passage
from bot.answers.asking.short import short_answer
from bot.answers.asking.understanding import Kind, Sort, understand
from bot.answers.asking.verdicts import WITH_MEANING, WITH_WORDS, probability
from bot.answers.asking.vocabulary import Vocabulary
from bot.answers.asking.weighing import Scale
from bot.library.stems import Stemmer, words
from bot.library.words import rarity

if TYPE_CHECKING:
    import re

STEMMER, VOCABULARY = Stemmer(), Vocabulary()


def scale(question: str) -> Scale:
    return Scale(understand(question), lambda _: 1.0, VOCABULARY)


def features(question: str, text: str, **more: object) -> Features:
    return scale(question).features(Passage(text, **more))  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("question", "kind", "focus"),
    [
        ("Who runs the mill?", Kind.WHO, ()),
        ("The mill was sold to whom?", Kind.WHO, ()),
        ("Which minister resigned?", Kind.WHO, ("minister", "resigned")),
        ("When did the mill burn?", Kind.WHEN, ()),
        ("In what year did the mill burn?", Kind.WHEN, ("year",)),
        ("Where is the mill?", Kind.WHERE, ()),
        ("Which city has a mill?", Kind.WHERE, ("city",)),
        ("How many old mills burned?", Kind.NUMBER, ("old", "mills")),
        ("How much did it cost?", Kind.NUMBER, ()),
        ("How old is the miller?", Kind.NUMBER, ()),
        ("What is the population of Tarn?", Kind.NUMBER, ()),
        ("By what vote was the mill sold?", Kind.NUMBER, ("vote",)),
        ("What vote was held?", Kind.WHAT, ("vote",)),
        ("Why did the mill burn?", Kind.WHY, ()),
        ("How did the mill burn?", Kind.HOW, ()),
        ("Did the mill burn?", Kind.WHETHER, ()),
        ("What burned?", Kind.WHAT, ("burned",)),
        ("the mill", Kind.WHAT, ()),
        ("", Kind.WHAT, ()),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Kind, focus: tuple[str, ...]) -> None:
    asked = understand(question)
    assert (asked.kind, asked.focus) == (kind, focus)


def test_words_are_names_numbers_offices_or_plain() -> None:
    asked = understand("Who was the third deputy mayor of Ost-berg Vale in 1,204?")
    sorts = {word.text: word.sort for word in asked.words}
    assert sorts == {
        "third": Sort.NUMBER,
        "deputy": Sort.OFFICE,
        "mayor": Sort.OFFICE,
        "Ost": Sort.NAME,
        "berg": Sort.NAME,
        "Vale": Sort.NAME,
        "1204": Sort.NUMBER,
    }
    assert asked.names == (("Ost", "berg", "Vale"),)


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("What is Ada Lund's job?", True),
        ("What does Ada Lund do for a living?", True),
        ("Who is Ada Lund?", True),
        ("Who is Ada Lund's baker?", False),
        ("Who is the baker?", False),
        ("What does Ada Lund do for a baker?", False),
    ],
)
def test_somebodys_post_is_asked_for_in_several_ways(question: str, *, post: bool) -> None:
    assert understand(question).post is post


def test_who_did_it_and_to_whom_are_told_apart() -> None:
    assert understand("Who blocked the vote?").subject
    assert not understand("Who did they block?").subject


@pytest.mark.parametrize(
    ("question", "text", "feature"),
    [
        ("How many mills did Tarn gain?", "Tarn lost nine mills.", "contrary"),
        ("What did Tarn never sell?", "Tarn sold nine mills.", "negated"),
        ("When did Tarn sell its mills?", "In 1904 Tarn had not sold its mills.", "denied"),
        ("Who signed the treaty?", "Ada Lund was there, but no treaty was signed.", "denied"),
        ("What burned in 1899?", "Mills burned between 1890–1899.", "numbers"),
        ("What is the Tarn River Company?", "The Tarn Company dug by the River.", "broken"),
        ("Who is the vice mayor of Tarn?", "Ada Moor, mayor of Tarn, spoke.", "offices"),
        ("Who is the mayor of Tarn?", "Ada Moor, vice-mayor of Tarn, spoke.", "offices"),
        ("Where was Ada Moor buried?", "Ada Moor spoke in Tarn.", "absent"),
        ("How many women burned the mill?", "Nine people burned the mill.", "uncounted"),
        ("How old is Ada Moor?", "Ada Moor spoke of the mill.", "untyped"),
        ("When did the mill burn?", "The mill burned down.", "untyped"),
        ("Who wrote the article about the mill?", "The article about the mill was read by Ada Moor.", "untyped"),
        ("Who is the mayor of Tarn?", "Ada Moor is the mayor of Vessen.", "another"),
        ("What did Ada Moor say about the mill?", "Ada Moor saw the mill.", "unsaid"),
        ("Who is the head of Tarn Bank?", "Ada Moor spoke for Tarn Bank.", "offices"),
        ("When did Vessen burn?", "The mill burned.", "names"),
    ],
)
def test_what_speaks_against_a_passage(question: str, text: str, feature: str) -> None:
    for verdict in (WITH_MEANING, WITH_WORDS):
        assert getattr(features(question, text), feature) > 0
        assert getattr(verdict, feature) < 0


@pytest.mark.parametrize(
    ("question", "text", "feature"),
    [
        ("How many mills did Tarn lose?", "Tarn lost nine mills and gained two.", "contrary"),
        ("What burned in 1899?", "Mills burned in 1899.", "numbers"),
        ("Who is the Tarnese king?", "Tarnes has a king.", "contrary"),
        ("Who is the vice mayor of Tarn?", "Ada Moor, vice-mayor of Tarn, spoke.", "offices"),
        ("Who are the Vessen people?", "The Vessenian people spoke.", "names"),
        ("When did Vessen burn?", "Vessen burned in May.", "names"),
        ("What did the TRA say?", "The Tarn River Authority spoke.", "names"),
        ("What did the Tarn River Authority say?", "The T.R.A. spoke.", "names"),
        ("How many women burned the mill?", "Nine tired women burned the mill.", "uncounted"),
        ("How many people burned the mill?", "Nine millers burned the mill.", "uncounted"),
        ("Who wrote the article about the mill?", "The article about the mill was written by Ada Moor.", "untyped"),
        ("What is the mill called?", "The mill is big.", "unsaid"),
        ("Where did the talks fail?", "The talks broke down in Tarn.", "negated"),
        ("Did Tarn sell its mills?", "Tarn has not sold its mills.", "denied"),
        ("Why was the treaty not signed?", "No treaty was signed because of the rain.", "denied"),
        ("Who signed the treaty?", "Ada Lund, no friend of speeches, signed the treaty.", "denied"),
    ],
)
def test_what_does_not(question: str, text: str, feature: str) -> None:
    assert getattr(features(question, text), feature) == 0


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("When did it burn?", "It burned on 3 May.", "It burned to the ground."),
        ("How many mills burned?", "It burned nine mills.", "It burned all mills."),
        ("How old is Ada Moor?", "Ada Moor, 71, spoke.", "Ada Moor spoke to 71 millers."),
        ("How old is Ada Moor?", "Ada Moor is 71 years old.", "Two Ada Moor mills."),
        ("Where is the mill?", "The mill stands in Tarn.", "The mill stands."),
        ("What is Ada Moor's job?", "Mayor Ada Moor spoke.", "Ada Moor spoke."),
        ("How often did it burn?", "It burned twice a year.", "It burned in 1802."),
        ("How much money did it cost?", "It cost 9 million dollars.", "It cost 9 men."),
        ("What share of mills burned?", "Nearly 60% of mills burned.", "Nearly 60 mills burned."),
        ("Why did it burn?", "It burned because of a spark.", "It burned."),
        ("Where did it burn?", "It burned near Tarn.", "It burned, Ada Moor said."),
        ("Which company burned it?", "The Tarn Company burned it.", "They burned it."),
        ("Who burned it?", "A minister burned it.", "It burned."),
        ("Who burned it?", "They say Ada Moor burned it.", "They say Sweden burned it."),
        ("Who burned it?", "They say Ada Moor burned it.", "In a dry October they burned it."),
        ("On what date did it burn?", "It burned on 3 May.", "It burned last year."),
        ("Where did it burn?", "It burned in Tarn.", "It burned in May."),
        ("Where did it burn?", "It burned in the old harbour.", "It burned in May."),
        ("Where did it burn?", "It burned in Tarn.", "It burned in the old harbour."),
    ],
)
def test_something_of_the_kind_asked_for_must_be_there(question: str, right: str, wrong: str) -> None:
    roles = (("Ada Moor", "Mayor"),) if "Mayor" in right else ()
    assert features(question, right, roles=roles).typed > features(question, wrong).typed


def test_words_near_in_meaning_and_of_one_family_count_in_part() -> None:
    question, text = "What did the gilded colonise?", "The splendid began a colonisation."
    alone, helped = features(question, text), features(question, text, near={"gilded": 0.6})
    assert 0 < alone.covered < helped.covered < 1
    assert features(question, text, near={"gilded": 0.4}) == alone


def test_words_that_say_nearly_the_same_count_in_part() -> None:
    question = "Who was dismissed by the firm?"
    exact, kin, other = (
        features(question, text).covered
        for text in ("Moor was dismissed by the firm.", "The company sacked Moor.", "The river drowned Moor.")
    )
    assert exact > kin > other


def test_a_word_that_says_little_or_names_a_class_hardly_counts() -> None:
    sorts = {word.text: word.sort for word in understand("Which body was still held in october?").words}
    assert sorts == {"body": Sort.LIGHT, "still": Sort.LIGHT, "held": Sort.LIGHT, "october": Sort.NAME}
    assert features("Which body burned the mill?", "The council burned the mill.").covered > 0.9


def test_what_the_whole_article_lacks_speaks_against_it() -> None:
    question, text = "When did Ada Moor burn the mill?", "She did it in May."
    near, far = features(question, text), features(question, text, lacking=frozenset({"ada", "moor", "mill"}))
    assert (near.nowhere, near.strange) == (0, 0)
    assert far.nowhere > 0
    assert far.strange == 1
    assert WITH_MEANING.score(far) < WITH_MEANING.score(near)


def test_a_title_and_a_sentence_of_a_long_article_are_worth_less() -> None:
    question, text = "Who burned the mill?", "Ada Moor burned the mill"
    scores = [WITH_WORDS.score(features(question, text, **more)) for more in ({}, {"title": True}, {"length": 200})]
    assert scores[0] > max(scores[1:])
    assert features(question, text, length=30) == features(question, text)


def test_words_are_more_surely_somebodys_where_the_speaker_is_known() -> None:
    question, text = "What did Ada Moor pledge?", "“We will sell.”"
    known = features(question, text, speakers=("Ada Moor",)).unsaid
    assert known < features(question, "Ada Moor vowed to sell.").unsaid < features(question, text).unsaid


def test_somebody_named_otherwise_in_the_passage_is_named() -> None:
    question, text = "When did Ada Moor burn the mill?", "In May the miller burned the mill."
    assert features(question, text, people=("Ada Moor",)).covered > features(question, text).covered
    assert features(question, text, people=("Ada Moor",)).names == 0


@pytest.mark.parametrize(
    ("role", "offices"), [("director of Tarn Bank", 0), ("deputy director of Tarn Bank", 1), ("clerk of Tarn Bank", 1)]
)
def test_a_head_may_be_called_otherwise_and_a_deputy_is_none(role: str, offices: int) -> None:
    text = f"Ada Moor, {role}, spoke."
    assert features("Who is the head of Tarn Bank?", text, roles=(("Ada Moor", role),)).offices == offices


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How long did the mill burn?", "The mill lost two carts and burned 9 hours.", "9 hours"),
        ("When did the mill burn?", "Built in 1802, the mill burned on 3 May 1871 at dawn.", "3 May 1871"),
        ("How many mills burned?", "On 3 May, 9 carts came and at least twelve mills burned.", "at least twelve mills"),
        ("Where did the mill burn?", "Ada Moor saw the mill burn in Tarn.", "Tarn"),
        ("Why did the mill burn?", "The mill burned because of a spark, said Ada Moor.", "because of a spark"),
        ("Who burned the mill?", "Ada Moor burned the mill of Jon Fell.", "Ada Moor"),
        ("What did Moor call the mill?", "Moor called the mill “a box of matches” in May.", "“a box of matches”"),
        ("Did the mill burn?", "Ada Moor spoke. The mill burned.", "The mill burned."),
    ],
)
def test_the_few_words_that_answer(question: str, text: str, answer: str) -> None:
    stretch = short_answer(scale(question), Passage(text))
    assert text[stretch.start : stretch.end] == answer


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (DATES, "on Monday, 3 May 2021, or late next year", ["Monday, 3 May 2021", "late next year"]),
        (DATES, "from May 30 to June 24 they may march in 1910–12", ["May 30 to June 24", "1910–12"]),
        (DATES, "before an end-of-year deadline", ["end-of-year"]),
        (NUMBERS, "at least 1.4 million of 23", ["at least 1.4 million", "23"]),
        (NUMBERS, "nearly two-thirds or 60%, MI6 not", ["nearly two-thirds", "60%"]),
    ],
)
def test_shapes_of_dates_and_numbers(pattern: "re.Pattern[str]", text: str, found: list[str]) -> None:
    assert [match[0] for match in pattern.finditer(text)] == found


def test_whose_office_it_is_must_stand_beside_it_and_other_names_may_stand_around() -> None:
    around = ("Vessen has a mill.",)
    assert features("Who is the mayor of Vessen?", "Ada Moor is the mayor.", around=around).names == 1
    assert features("When did Vessen burn?", "It burned in May.", around=around).names == 0


def test_a_person_is_told_by_the_office_that_stands_before_the_name() -> None:
    text, roles = "Ada Moor met Warden of Vessen Mill Jon Fell.", (("Jon Fell", "Warden of Vessen Mill"),)
    stretch = short_answer(scale("Who is the warden of Vessen Mill?"), Passage(text, roles=roles))
    assert text[stretch.start : stretch.end] == "Jon Fell"


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    assert capitalised("Rain fell. Storms took the Bank of Tarn and NASA.") == ["Bank of Tarn", "NASA"]


def test_rarer_words_weigh_more_and_no_weight_is_negative() -> None:
    weights = [rarity(count, 100) for count in (0, 1, 50, 100, 200)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] >= 0


def test_stems_are_those_of_the_full_text() -> None:
    assert [STEMMER.stem(word) for word in ("launched", "Launching", "LAUNCH", "Frédéric")] == [
        "launch",
        "launch",
        "launch",
        "freder",
    ]
    assert [word for word, _, _ in words("Ost Vel-rim’s 1.4 ships")] == ["Ost", "Vel", "rim", "s", "1", "4", "ships"]


def test_a_probability_is_even_at_nought() -> None:
    assert probability(0) == 0.5
    assert probability(-3) < 0.5 < probability(3)
