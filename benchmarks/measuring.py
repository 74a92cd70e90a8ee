"""CPU time and memory of one piece of work, and medians of pieces done in turns."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import process_time

Work = Callable[[], object]


def cpu_seconds(work: Work) -> float:
    """CPU seconds of all threads of this process; waiting and other programs do not count."""
    gc.collect()
    started = process_time()
    work()
    return process_time() - started


def medians(rounds: Sequence[Mapping[str, Work]]) -> dict[str, float]:
    """The median CPU seconds of each kind of work, done in turns so that a slow moment of the machine meets all.

    The first round warms up and does not count.
    """
    spent: dict[str, list[float]] = {name: [] for name in rounds[0]}
    for number, works in enumerate(rounds):
        for name, work in works.items():
            seconds = cpu_seconds(work)
            if number:
                spent[name].append(seconds)
    return {name: median(times) for name, times in spent.items()}


def peak_bytes(work: Work) -> int:
    """The most memory Python held at once for this work, beyond what it held before."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
