"""What is printed, and how times and memory are taken: percentiles of a run, kilobytes that processes hold.

Memory is read from Linux's /proc; elsewhere those figures are left out.
"""

import os
import statistics
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value in words; ``goal`` is what it ought to be on a machine with two cores that does nothing else."""

    name: str
    value: str
    goal: str = ""


def table(title: str, figures: Iterable[Figure]) -> Table:
    """Lay figures out for printing."""
    laid_out = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    laid_out.add_column("figure")
    laid_out.add_column("measured", justify="right", no_wrap=True)
    laid_out.add_column("goal", justify="right", no_wrap=True)
    for figure in figures:
        laid_out.add_row(figure.name, figure.value, figure.goal)
    return laid_out


def in_ms(seconds: Sequence[float], *more: float) -> str:
    """Give the median and the 99th percentile of some times, and any others, in milliseconds."""
    times = statistics.median(seconds), percentile(seconds, 99), *more
    return f"{' / '.join(f'{1000 * time:.2f}' for time in times)} ms"


def percentile(values: Sequence[float], share: int) -> float:
    """Give the value that ``share`` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def resident_mib(process: int) -> float | None:
    """Give the resident memory of a process; None where /proc does not tell."""
    return _field(Path(f"/proc/{process}/status"), "VmRSS:")


def family_mib(process: int) -> float | None:
    """Give the memory of a process and all below it, shared pages counted once (PSS); None if /proc does not tell."""
    sizes = [_field(Path(f"/proc/{member}/smaps_rollup"), "Pss:") for member in _family(process)]
    return sum(size or 0.0 for size in sizes) if any(sizes) else None


def _family(process: int) -> list[int]:
    members = [process]
    for listing in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in listing.read_text(encoding="ascii").split():
                members += _family(int(child))
    return members


def _field(listing: Path, name: str) -> float | None:
    with suppress(OSError):
        for line in listing.read_text(encoding="ascii").splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    return None


def load_average() -> str:
    """Say how busy the machine is with everything."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "not known"
