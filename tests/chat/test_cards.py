"""Cards read like a desk officer's notes, and no text whatever makes one that Discord refuses or that pings."""

import re

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import (
    Answer,
    ArticleHit,
    Articles,
    Choice,
    Choices,
    Context,
    DatedRole,
    EventLine,
    Highlighted,
    Near,
    Nothing,
    Page,
    PersonCard,
    QuotationLine,
    Quotations,
    Repair,
    Timeline,
)
from bot.chat.cards import card
from bot.findings import Precision, Reference, Source, SpeakerKind, Status

HOSTILE = st.sampled_from(
    ["<@1>", "<#3>", "<t:4:R>", "@everyone", "https://x.y", "[a](http://b)", "**x", "||", "`", "🙂" * 9, "\u202e"]
)
WORDS = (
    st.lists(st.text(max_size=6) | HOSTILE, max_size=4).map(" ".join)
    | st.integers(1, 3000).map(lambda times: "<@1> *🙂" * times)
    | st.integers(1, 500).map("word ".__mul__)
)
MAYBE = st.none() | WORDS
DATES = st.sampled_from(["2017-09-23", "2017-09", "2017", "195X", "XXXX-09-23", "2022-21"]) | WORDS
SOURCES = st.builds(
    Source, key=WORDS, title=WORDS, publisher=MAYBE, published=st.none() | DATES, published_from=WORDS, url=MAYBE
) | st.builds(Source, WORDS, WORDS, MAYBE, DATES, WORDS, url=WORDS.map("https://a.test/".__add__))
LINES = st.builds(
    QuotationLine,
    text=WORDS,
    speaker=MAYBE,
    speaker_kind=st.sampled_from(SpeakerKind),
    person_key=MAYBE,
    role=MAYBE,
    cue=MAYBE,
    confidence=st.floats(0, 1),
    start=st.integers(0, 9),
    end=st.integers(9, 99),
    source=SOURCES,
)
EVENTS = st.builds(
    EventLine,
    text=WORDS,
    date=DATES,
    end=st.none() | DATES,
    precision=st.sampled_from(Precision),
    reference=st.sampled_from(Reference),
    status=st.sampled_from(Status),
    people=st.just(()),
    source=SOURCES,
)
MATCHES = st.lists(st.integers(0, 60), max_size=6).map(lambda ends: sorted(set(ends)))
HIGHLIGHTED = st.builds(
    lambda text, ends: Highlighted(text, tuple(zip(ends[::2], ends[1::2], strict=False))), WORDS, MATCHES
)
COUNTS = st.integers(0, 10**9)
PAGES = st.builds(Page, st.integers(0, 5), st.just(8))


def several(of: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(of, max_size=most).map(tuple)


def listing(kind: type[Answer], lines: st.SearchStrategy, **more: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(kind, WORDS, several(lines, 8), COUNTS, PAGES, notes=several(WORDS, 4), **more)


PEOPLE = st.builds(
    PersonCard,
    key=WORDS,
    name=WORDS,
    shown_for=MAYBE,
    other_spellings=several(WORDS, 30),
    roles=several(st.builds(DatedRole, WORDS, SOURCES), 12),
    first_seen=SOURCES,
    last_seen=SOURCES,
    articles=COUNTS,
    mentions=COUNTS,
    quotation_count=COUNTS,
    event_count=COUNTS,
    quotations=several(LINES, 5),
    seen_with=several(st.tuples(WORDS, COUNTS), 20),
)
ANSWERS = st.one_of(
    PEOPLE,
    st.builds(Choices, WORDS, several(st.builds(Choice, WORDS, WORDS, MAYBE, COUNTS), 30), COUNTS),
    st.builds(Nothing, WORDS, several(st.builds(Near, WORDS, WORDS, WORDS), 9)),
    listing(Timeline, EVENTS),
    listing(Quotations, LINES),
    listing(
        Articles,
        st.builds(ArticleHit, SOURCES, several(HIGHLIGHTED, 4)),
        repairs=several(st.builds(Repair, WORDS, WORDS), 5),
    ),
    st.builds(Context, LINES, several(WORDS, 4), WORDS, several(WORDS, 4)),
)
LINK = re.compile(r"\]\(https?://[^\s()]*\)")
LIVE = re.compile(r"<@[!&]?\d+>|<#\d+>|<t:|<a?:\w+:\d+>|@everyone|@here|\w://|(?<!\\)\[a\]")


def texts(embed: discord.Embed) -> list[tuple[str, int]]:
    parts = [(embed.title, 256), (embed.description, 4096), (embed.footer.text, 2048)]
    parts += [part for field in embed.fields for part in ((field.name, 256), (field.value, 1024))]
    return [(text, limit) for text, limit in parts if text]


@settings(deadline=None)
@given(ANSWERS)
def test_no_answer_makes_a_card_that_exceeds_a_limit(answer: Answer) -> None:
    embed = card(answer)
    sizes = [(len(text.encode("utf-16-le")) // 2, limit) for text, limit in texts(embed)]
    assert all(size <= limit for size, limit in sizes)
    assert sum(size for size, _ in sizes) <= 6000
    assert len(embed.fields) <= 25


@settings(deadline=None)
@given(ANSWERS)
def test_no_answer_makes_a_card_with_a_live_mention_or_a_link_that_is_not_a_source(answer: Answer) -> None:
    assert not [text for text, _ in texts(card(answer)) if LIVE.search(LINK.sub("]", text))]


GAZETTE = Source("a.md", "Bridge *opens*", "Harbour Gazette", "2017-09-25", "front matter", "https://gazette.test/a")
LEAFLET = Source("b.md", "Leaflet", None, None, "none", None)


def event(date: str, status: Status = Status.PAST, text: str = "It happened.") -> EventLine:
    return EventLine(text, date, None, Precision.DAY, Reference.FULL, status, (), GAZETTE)


def quoted(**values: object) -> QuotationLine:
    usual = {"speaker": "Ana Petrov", "speaker_kind": SpeakerKind.PERSON, "role": "harbour master", "cue": "said"}
    line = {"text": "No ship waits", "person_key": "ana petrov", "confidence": 0.9, "start": 0, "end": 13}
    return QuotationLine(**{**line, **usual, "source": GAZETTE, **values})  # type: ignore[arg-type]


def test_a_timeline_stands_under_months_with_the_yearless_last() -> None:
    events = (event("2017-09-22"), event("2017-09-23"), event("2018"), event("XXXX-03-01"))
    told = card(Timeline("Ana Petrov", events, 4)).description or ""
    headings = re.findall(r"__\*\*(.*?)\*\*__", told)
    assert headings == ["September 2017", "2018", "Year not stated"]
    assert "**1 March, year not stated**" in told


@pytest.mark.parametrize(
    ("status", "mark"), [(Status.PLANNED, "(planned)"), (Status.SUPPOSED, "(reported as possible)"), (Status.PAST, "")]
)
def test_what_has_not_happened_is_marked(status: Status, mark: str) -> None:
    told = card(Timeline("", (event("2017-09-22", status),), 1)).description or ""
    assert re.findall(r"\((?:planned|reported as possible)\)", told) == ([mark] if mark else [])


def test_every_line_names_publisher_date_and_linked_title() -> None:
    told = card(Timeline("", (event("2017-09-22"),), 1)).description or ""
    assert r"Harbour Gazette, 25 September 2017: [Bridge \*opens\*](https://gazette.test/a)" in told


def test_what_a_source_does_not_state_is_said() -> None:
    told = card(Quotations("", (quoted(source=LEAFLET),), 1)).description or ""
    assert "publisher not stated, date not stated: Leaflet" in told


def test_a_page_says_where_it_stands() -> None:
    answer = Timeline("Ana Petrov", (event("2017-09-22"),) * 8, 41, Page(1, 8))
    assert card(answer).title == "Timeline: Ana Petrov"
    assert card(answer).footer.text == "9–16 of 41 · page 2 of 6"


def test_a_sure_speaker_is_named_with_role_and_cue() -> None:
    told = card(Quotations("", (quoted(),), 1)).description or ""
    assert "“No ship waits”\n— **Ana Petrov**, harbour master (said)" in told


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"confidence": 0.4}, "speaker unsure: Ana Petrov"),
        ({"speaker": None, "speaker_kind": SpeakerKind.UNKNOWN}, "speaker not named"),
        ({"speaker_kind": SpeakerKind.UNKNOWN}, "speaker not named"),
    ],
)
def test_a_doubtful_speaker_is_shown_as_doubtful(values: dict[str, object], shown: str) -> None:
    told = card(Quotations("", (quoted(**values),), 1)).description or ""
    assert f"— {shown}" in told
    assert "**Ana" not in told


def test_a_repaired_word_is_said() -> None:
    answer = Articles("enlistd", (ArticleHit(GAZETTE, ()),), 1, repairs=(Repair("enlistd", "enlisted"),))
    assert "No article has “enlistd”; showing “enlisted”." in (card(answer).description or "")


def test_the_words_that_matched_are_bold_even_deep_in_a_sentence() -> None:
    sentence = "bridge " * 300 + "harbour opened"
    start = sentence.index("harbour")
    hits = tuple(ArticleHit(GAZETTE, (Highlighted(sentence, ((start, start + 7),)),)) for _ in range(5))
    assert (card(Articles("harbour", hits, 5)).description or "").count("**harbour** opened") == 5


def person(**values: object) -> PersonCard:
    usual = {
        "key": "ana petrov",
        "name": "Ana Petrov",
        "shown_for": "petrov ana",
        "other_spellings": ("Ms Petrov",),
        "roles": (DatedRole("harbour master", GAZETTE),),
        "first_seen": GAZETTE,
        "last_seen": LEAFLET,
        "articles": 2,
        "mentions": 5,
        "quotation_count": 1,
        "event_count": 1,
        "quotations": (quoted(),),
        "seen_with": (("Lee Ji-ho", 1),),
    }
    return PersonCard(**{**usual, **values})  # type: ignore[arg-type]


def test_a_person_card_tells_who_in_which_office_where_seen_what_said_and_with_whom() -> None:
    embed = card(person())
    told = {field.name: field.value or "" for field in embed.fields}
    assert embed.title == "Ana Petrov"
    assert embed.description == "*Shown for “petrov ana”.*"
    assert told["Roles, newest first"].startswith("**harbour master**\n↳ Harbour Gazette, 25 September 2017")
    assert "“No ship waits”" in told["Said"]
    assert "Leaflet" in told["Last seen"]
    assert told["Named together with"] == "Lee Ji-ho (1)"
    assert told["Also written"] == "Ms Petrov"
    assert embed.footer.text == "2 articles · 5 mentions · 1 quotation · 1 dated event"


def test_a_person_without_a_role_is_given_none() -> None:
    assert card(person(roles=(), shown_for=None)).description == "No article states a role."


def test_several_people_are_offered_with_what_tells_them_apart() -> None:
    answer = Choices("petrov", (Choice("a", "Ana Petrov", "harbour master", 3), Choice("b", "Ivo Petrov", None, 1)), 30)
    embed = card(answer)
    assert embed.title == "Who is meant by “petrov”?"
    assert embed.description == "**Ana Petrov**, harbour master · 3 articles\n**Ivo Petrov** · 1 article"
    assert embed.footer.text == "2 of 30; a fuller name narrows it down."


def test_a_miss_names_the_nearest_people_and_why_they_are_not_meant() -> None:
    told = card(Nothing("No article names Anna.", (Near("a", "Ana Petrov", "another given name"),))).description
    assert told == "No article names Anna.\n\n**Ana Petrov**: another given name"
