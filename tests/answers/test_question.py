"""Typed lines: every text is a valid value, and only a line that names no command is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.question import COMMANDS, HIDDEN, Quote, Search, TimelineOf, Who, options, parse
from bot.errors import QuestionError

WORDS = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"])).map(str.strip)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("/who Choe Hak-chol", Who(name="Choe Hak-chol")),
        ("who Choe Hak-chol", Who(name="Choe Hak-chol")),
        ("  /WHO   Choe Hak-chol  ", Who(name="Choe Hak-chol")),
        ("/who name:Choe Hak-chol", Who(name="Choe Hak-chol")),
        ("/who", Who()),
        ("/quote", Quote()),
        ("/quote war speaker:Moon Jae-in", Quote(topic="war", speaker="Moon Jae-in")),
        ("/timeline who:Moon Jae-in since:2022", TimelineOf(who="Moon Jae-in", since="2022")),
        ("/timeline Moon Jae-in until: last month topic: arms", TimelineOf("Moon Jae-in", "arms", until="last month")),
        ("/search enlistd", Search(query="enlistd")),
    ],
)
def test_a_line_is_read_as_its_command_and_options(line: str, question: object) -> None:
    assert parse(line) == question


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("/search note: this is text", Search(query="note: this is text")),
        ("/search at 10:30 in Seoul", Search(query="at 10:30 in Seoul")),
        ("/search http://example.org/query:x", Search(query="http://example.org/query:x")),
        ("/who since:2022", Who(name="since:2022")),
        ("/search Query:war", Search(query="Query:war")),
        ("/quote topic:", Quote()),
        ("/quote war topic:", Quote(topic="war")),
        ("/quote speaker:Kim speaker:Moon", Quote(speaker="Moon")),
    ],
)
def test_a_word_before_a_colon_is_an_option_only_where_the_command_has_it(line: str, question: object) -> None:
    assert parse(line) == question


def test_what_only_buttons_set_cannot_be_typed() -> None:
    assert parse("/who key:kim") == Who(name="key:kim")
    assert parse("/search person:kim") == Search(query="person:kim")
    assert parse("/quote seed:1") == Quote(topic="seed:1")
    assert all(not HIDDEN & set(options(command)) for command in COMMANDS)


@pytest.mark.parametrize(
    "line", ["", "   ", "/", "/why war", "hello there", "/whoami", "//who Kim", "/\x00", "a" * 6000]
)
def test_a_line_without_a_command_is_refused_with_the_commands_there_are(line: str) -> None:
    with pytest.raises(QuestionError, match="/who, /timeline, /quote, /search") as caught:
        parse(line)
    assert len(str(caught.value)) < 200
    assert "\n" not in str(caught.value)


@given(st.sampled_from(sorted(COMMANDS)), WORDS)
def test_any_words_are_the_first_option(command: str, words: str) -> None:
    assert getattr(parse(f"/{command} {words}"), options(command)[0]) == words


@given(st.data(), st.sampled_from(sorted(COMMANDS)))
def test_every_option_is_read_by_its_name_in_any_order(data: st.DataObject, command: str) -> None:
    names = data.draw(st.permutations(options(command)))
    values = {name: data.draw(WORDS) for name in names}
    line = " ".join(f"{name}:{value}" for name, value in values.items())
    assert parse(f"/{command} {line}") == COMMANDS[command](**values)


@given(st.text())
def test_any_text_is_a_question_or_a_question_error(text: str) -> None:
    try:
        question = parse(text)
    except QuestionError:
        return
    assert type(question) in COMMANDS.values()
