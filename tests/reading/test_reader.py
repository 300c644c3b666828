"""The reader as a whole, and its model."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.findings import Article, Block, BlockKind, Findings
from bot.reading.model import MODELS, check_model
from bot.reading.reader import Reader

Read = Callable[..., Findings]


def article(text: str, number: int = 0) -> Article:
    blocks = tuple(Block(BlockKind.BODY, line, at) for line, at in lines(text))
    return Article(f"{number}.txt", text, blocks, "", "none", None, "none", None, "none", None, "", 0)


def lines(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield line, at
        at += len(line) + 1


def test_findings_come_in_the_order_of_the_articles(reader: Reader) -> None:
    towns = [f"Mayor Anna Blythe opened bridge number {number}." for number in range(20)]
    findings = list(reader.read(article(text, number) for number, text in enumerate(towns)))
    assert [found.sentences[0].text for found in findings] == towns


def test_an_article_without_anything_to_read_has_no_findings(reader: Reader) -> None:
    assert list(reader.read([article("")])) == [Findings()]


def test_a_long_article_is_read_to_its_end(reader: Reader) -> None:
    paragraph = "The council of the valley met in the old hall and talked about the dam for hours. " * 40
    text = "\n".join([paragraph] * 12 + ["“We are done with the dam for good,” said Anna Blythe on 4 March 1987."])
    (findings,) = reader.read([article(text)])
    assert [(quotation.speaker, quotation.text) for quotation in findings.quotations] == [
        ("Anna Blythe", "We are done with the dam for good,")
    ]
    assert findings.events[-1].date == "1987-03-04"
    assert text[findings.dates[-1].start :] == "4 March 1987."


def test_topics_are_what_the_article_comes_back_to(read: Read) -> None:
    findings = read(
        "The river dam leaks. Engineers saw the river dam on Monday, and Anna Blythe closed the river dam. "
        "Anna Blythe praised the Harbour Guild. The Harbour Guild thanked Anna Blythe on Monday."
    )
    assert findings.topics == ("river dam", "Harbour Guild")


def test_the_installed_model_is_the_official_one() -> None:
    report = check_model()
    assert report.verified, report.detail
    assert report.name in MODELS


def test_the_official_package_goes_before_its_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / MODELS[0]
    data = package / f"{MODELS[0]}-3.8.0"
    data.mkdir(parents=True)
    (package / "__init__.py").touch()
    (data / "meta.json").write_text('{"version": "3.8.0"}')
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    report = check_model()
    assert (report.name, report.verified) == (MODELS[0], False)
    assert "ner/model" in report.detail
