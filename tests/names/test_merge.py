"""Merging: which names are one person's and why, the name to show, and the spellings worth telling beside it."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.fold import tokens
from bot.names.merge import Decided, Known, Merged, Shown, canonical, family, merge, other_spellings


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ({"Han Sol-bi": 1}, "Han Sol-bi"),
        ({"Han Sol-bi": 2, "Han Sol Bi": 3}, "Han Sol Bi"),
        ({"HAN SOL BI": 9, "Han Sol-bi": 1}, "Han Sol-bi"),
        ({"HAN SOL BI": 1}, "HAN SOL BI"),
        ({"Han Sol-bi": 2, "Han Sol Bi": 2}, "Han Sol Bi"),
    ],
)
def test_the_most_frequent_form_is_shown_unless_it_shouts(names: dict[str, int], shown: str) -> None:
    assert canonical(names) == shown
    assert canonical(dict(reversed(names.items()))) == shown


@pytest.mark.parametrize(
    ("name", "forms", "others"),
    [
        ("Han Sol-bi", ["Han Sol-bi", "Han Sol Bi", "Han"], ("Han Sol Bi",)),
        ("Han Sol-bi", ["HAN SOL-BI", "han sol-bi"], ()),
        ("Han Sol-bi", ["Hahn Solbi", "HAHN SOLBI"], ("Hahn Solbi",)),
        ("Han Sol-bi", ["Han Solbi", "Sol-bi Han", "Sol-bi Han"], ("Sol-bi Han", "Han Solbi")),
        ("Surti", ["Surti", "Sur-ti"], ("Sur-ti",)),
        ("Surti", [], ()),
    ],
)
def test_short_forms_and_other_capitals_are_no_other_spellings(
    name: str, forms: list[str], others: tuple[str, ...]
) -> None:
    assert other_spellings(name, forms) == others


@given(st.text(min_size=1), st.lists(st.text(max_size=20)))
def test_other_spellings_are_forms_that_were_given_each_told_apart(name: str, forms: list[str]) -> None:
    others = other_spellings(name, forms)
    assert set(others) <= set(forms)
    assert len({form.casefold() for form in (name, *others)}) == len(others) + 1
    assert all(len(tokens(form)) > 1 for form in others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Choe Rak-su", "Choi Rak-soo"),
        ("Choe Rak-su", "Raksu Choe"),
        ("Choe Rak-su", "Rak Su Choe"),
        ("Tamsin Tarrant", "Tarrant, Tamsin"),
        ("Orla B. Fenwick", "Orla Fenwick"),
        ("Orla Fenwick", "Fenwick, Orla B."),
        ("Orla B. C. Fenwick", "Orla B. Fenwick"),
        ("J. Orla Fenwick", "J. ORLA FENWICK"),
    ],
)
def test_spellings_of_one_name_share_a_family(one: str, other: str) -> None:
    assert family(one) == family(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Han Sol-bi", "Han Sol-mi"),
        ("Han Sol-bi", "Han Bi-sol"),
        ("O Jin-u", "O Jin-a"),
        ("O Jin-u", "O Jin"),
        ("J. Fenwick", "Fenwick"),
        ("Orla Fenwick", "Orla Fenwick Jr."),
        ("Orla Ann Fenwick", "Orla Fenwick"),
    ],
)
def test_names_that_differ_in_a_syllable_or_a_word_do_not(one: str, other: str) -> None:
    assert family(one) != family(other)


@pytest.mark.parametrize("name", ["Surti", "", "?!", "A", "Sur'ti"])
def test_a_single_word_has_no_family(name: str) -> None:
    assert family(name) == ""


@given(st.text(max_size=30))
def test_any_text_has_a_family_or_none(name: str) -> None:
    assert (family(name) == "") == (len(tokens(name)) < 2)


RAK_SU = Known("choeraksu", "Choe Rak-su", articles=frozenset({1, 2}), mentions=5)
RAK_SOO = Known("choiraksoo", "Choi Rak-soo", articles=frozenset({3}), mentions=2)
NAMED = {"lenaortez": "Lena Ortez", "moritzvale": "Moritz Vale", "moritzwale": "Moritz Vale."}


def told(*group: Known, decisions: tuple[Decided, ...] = ()) -> list[tuple[str, str, str]]:
    shown = Shown({"u s envoy": "U.S. envoy"}, NAMED)
    return [(one.key, one.into, one.reason) for one in merge(group, decisions, shown)]


def test_names_spelled_alike_are_not_merged_without_evidence() -> None:
    assert told(RAK_SU, RAK_SOO) == []


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ({"engineer"}, {"engineer"}, "engineer"),
        ({"u s envoy"}, {"u s envoy", "pilot"}, "U.S. envoy"),
        ({"minister of rail"}, {"former minister of rail"}, "minister of rail"),
        ({"engineer", "chief engineer of the port"}, {"chief engineer", "engineer"}, "chief engineer"),
    ],
)
def test_an_agreeing_role_merges_two_spellings(one: set[str], other: set[str], agreed: str) -> None:
    both = replace(RAK_SU, roles=frozenset(one)), replace(RAK_SOO, roles=frozenset(other))
    reason = f"spelled alike, and both are called “{agreed}”"
    assert told(*both) == [("choiraksoo", "choeraksu", reason)]


@pytest.mark.parametrize(
    ("one", "other"), [({"engineer"}, {"chief engineer"}), ({"engineer"}, {"pilot"}), ({"engineer"}, set())]
)
def test_a_word_that_many_titles_have_is_no_agreement(one: set[str], other: set[str]) -> None:
    assert told(replace(RAK_SU, roles=frozenset(one)), replace(RAK_SOO, roles=frozenset(other))) == []


def test_two_companions_merge_two_spellings_and_one_does_not() -> None:
    both = frozenset({"lenaortez", "moritzvale"})
    reason = "spelled alike, and both are named with Lena Ortez and Moritz Vale"
    assert told(replace(RAK_SU, company=both), replace(RAK_SOO, company=both)) == [("choiraksoo", "choeraksu", reason)]
    one = frozenset({"lenaortez"})
    assert told(replace(RAK_SU, company=both), replace(RAK_SOO, company=one)) == []


def test_a_companion_in_two_spellings_is_one_companion() -> None:
    one_person = frozenset({"moritzvale", "moritzwale"})
    assert told(replace(RAK_SU, company=one_person), replace(RAK_SOO, company=one_person)) == []


def test_evidence_merges_no_names_of_two_families() -> None:
    role = frozenset({"minister of rail"})
    assert told(replace(RAK_SU, roles=role), Known("hansolbi", "Han Sol-bi", role)) == []
    assert told(Known("surti", "Surti", role), Known("surtie", "Surtie", role)) == []


def test_names_that_only_share_a_coarse_family_are_not_merged_by_evidence() -> None:
    role = frozenset({"minister of rail"})
    son, soon = Known("a", "Choe Rak-son", role), Known("b", "Choe Rak-soon", role)
    assert family(son.name) == family(soon.name)
    assert told(son, soon) == []


def test_two_people_of_one_article_stay_two_whatever_speaks_for_one() -> None:
    role = frozenset({"minister of rail"})
    assert told(replace(RAK_SU, roles=role), replace(RAK_SOO, roles=role, articles=frozenset({2, 3}))) == []


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Orla B. Fenwick", "Orla Fenwick", True),
        ("Orla B. C. Fenwick", "Orla B. Fenwick", True),
        ("Orla B. Fenwick", "Orla C. Fenwick", False),
        ("Orla B. C. Fenwick", "Orla C. Fenwick", False),
    ],
)
def test_other_initials_are_another_person(one: str, other: str, *, are_one: bool) -> None:
    role = frozenset({"minister of rail"})
    assert bool(told(Known("a", one, role), Known("b", other, role))) is are_one


def test_what_keeps_two_names_apart_keeps_all_that_are_one_with_them_apart() -> None:
    role = frozenset({"minister of rail"})
    third = Known("choeraksoo", "Choe Rak-soo", role, articles=frozenset({3}), mentions=1)
    group = replace(RAK_SU, roles=role), replace(RAK_SOO, roles=role), third
    assert [one[:2] for one in told(*group)] == [("choiraksoo", "choeraksu")]


def test_a_decision_needs_no_evidence_and_may_join_names_that_are_not_alike() -> None:
    stage_name = Known("surti", "Surti", articles=frozenset({1}), mentions=9)
    said = Decided("surti", "choeraksu", same=True)
    assert told(RAK_SU, stage_name, decisions=(said,)) == [("choeraksu", "surti", "a corpus admin said so")]


def test_a_decision_against_it_goes_before_evidence_and_before_other_decisions() -> None:
    role = frozenset({"minister of rail"})
    group = replace(RAK_SU, roles=role), replace(RAK_SOO, roles=role), Known("surti", "Surti")
    apart = Decided("choiraksoo", "choeraksu", same=False)
    assert told(*group, decisions=(apart,)) == []
    through = Decided("choeraksu", "surti", same=True), Decided("surti", "choiraksoo", same=True)
    assert len(told(*group, decisions=(apart, *through))) == 1


def test_a_name_that_is_tied_to_another_than_the_persons_own_says_so() -> None:
    role = frozenset({"minister of rail"})
    stage_name = Known("surti", "Surti", mentions=9)
    group = stage_name, replace(RAK_SU, roles=role), replace(RAK_SOO, roles=role)
    assert told(*group, decisions=(Decided("choeraksu", "surti", same=True),)) == [
        ("choeraksu", "surti", "a corpus admin said so"),
        ("choiraksoo", "surti", "spelled like Choe Rak-su, and both are called “minister of rail”"),
    ]
    assert told(*group, decisions=(Decided("choeraksu", "surti", same=True), Decided("choeraksu", "x", same=True)))
    last = Decided("choiraksoo", "surti", same=True), Decided("choeraksu", "choiraksoo", same=True)
    assert told(*group, decisions=last)[0] == ("choeraksu", "surti", "a corpus admin said so of Choi Rak-soo")


WRITTEN = ("Choe Rak-su", "Choi Rak-soo", "Rak-su Choe", "Orla Fenwick", "Orla B. Fenwick", "Orla C. Fenwick", "Surti")
KEYS = st.sampled_from("abcdefgh")
SETS = st.frozensets(st.sampled_from(("rail minister", "former rail minister", "pilot", "lenaortez", "moritzvale")))
GROUPS = st.lists(
    st.builds(
        Known,
        key=KEYS,
        name=st.sampled_from(WRITTEN),
        roles=SETS,
        company=SETS,
        articles=st.frozensets(st.integers(1, 9), max_size=2),
        mentions=st.integers(0, 3),
    ),
    unique_by=lambda known: known.key,
)
DECISIONS = st.lists(st.builds(Decided, first=KEYS, second=KEYS, same=st.booleans()), max_size=6)


def clusters(group: list[Known], merged: tuple[Merged, ...]) -> list[set[str]]:
    into = {one.key: one.into for one in merged}
    people: dict[str, set[str]] = {}
    for known in group:
        people.setdefault(into.get(known.key, known.key), set()).add(known.key)
    return list(people.values())


@given(GROUPS, DECISIONS, st.randoms())
def test_the_order_of_names_and_decisions_does_not_matter(
    group: list[Known], decisions: list[Decided], random: Random
) -> None:
    merged = merge(group, decisions)
    turned = [Decided(one.second, one.first, one.same) for one in random.sample(decisions, len(decisions))]
    assert merge(random.sample(group, len(group)), turned) == merged


@given(GROUPS, DECISIONS)
def test_no_merge_goes_across_a_difference_and_each_is_into_a_name_that_is_its_own(
    group: list[Known], decisions: list[Decided]
) -> None:
    merged = merge(group, decisions)
    for members in clusters(group, merged):
        for one in decisions:
            assert one.same or one.first == one.second or not {one.first, one.second} <= members
    assert not {one.into for one in merged} & {one.key for one in merged}
    mentions = {known.key: known.mentions for known in group}
    assert all(mentions[one.into] >= mentions[one.key] for one in merged)


@given(GROUPS)
def test_without_decisions_nobody_is_two_people_of_one_article_nor_of_two_families(group: list[Known]) -> None:
    names = {known.key: known for known in group}
    for members in clusters(group, merge(group)):
        for one, other in combinations(sorted(members), 2):
            assert names[one].articles.isdisjoint(names[other].articles)
            assert family(names[one].name) == family(names[other].name) != ""
