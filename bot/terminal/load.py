"""``load``: a reload from the terminal, with a progress bar, then what is on the shelf and what was turned away.

It is the same reload as an administrator's on Discord, and as safe beside a running bot.
"""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Column, Table

from bot.answers.wording import counted
from bot.findings import NOT_FOUND
from bot.library.library import Library
from bot.library.shelf import ShelvedArticle
from bot.reload import Outcome, Progress, Reloader
from bot.settings import Settings
from bot.terminal.decisions import recorded

_MOST_ROWS = 200
"""Articles listed; a larger corpus is told in numbers."""


async def load(settings: Settings) -> int:
    """Bring the shelf up to date; returns 0, or 1 when no file of the folder could be read.

    Raises BotError as :meth:`bot.reload.Reloader.reload` does.
    """
    console = Console(markup=False, highlight=False)
    outcome = await _reload(settings, console)
    library = Library(settings.library_path)
    try:
        async with library.shelf() as shelf:
            articles = await shelf.articles()
    finally:
        await library.close()
    if articles:
        console.print(_table(articles[:_MOST_ROWS]))
    if len(articles) > _MOST_ROWS:
        console.print(f"... and {len(articles) - _MOST_ROWS:,} more")
    for digest, article in outcome.stood_aside:
        console.print(f"{digest} stood aside: {article} is the article that it digests.")
    for reject in outcome.rejects:
        console.print(f"Rejected: {reject.file} {reject.reason}.")
    console.print(_summary(outcome))
    return 0 if articles else 1


async def _reload(settings: Settings, console: Console) -> Outcome:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def show(progress: Progress) -> None:
            bar.update(task, description=progress.stage, completed=progress.done, total=progress.total)

        return await Reloader(settings, recorded(settings)).reload(show)


def _table(articles: tuple[ShelvedArticle, ...]) -> Table:
    table = Table(
        Column("File", overflow="fold"), "Title", "Publisher", "Published", title="On the shelf", title_justify="left"
    )
    for article in articles:
        source = article.source
        table.add_row(
            source.key,
            _found(source.title, article.title_from),
            _found(source.publisher, article.publisher_from),
            _found(source.published, source.published_from),
        )
    return table


def _found(value: str | None, where: str) -> str:
    return "not found" if value is None or where == NOT_FOUND else f"{value} [{where}]"


def _summary(outcome: Outcome) -> str:
    came = f"{len(outcome.added):,} added, {len(outcome.changed):,} changed, {len(outcome.removed):,} removed"
    return (
        f"{counted(outcome.articles, 'article')} on the shelf: {came}, {outcome.unchanged:,} unchanged;"
        f" {counted(len(outcome.rejects), 'reject')}; {outcome.seconds:.1f} s."
    )
