"""One run of a command: what it costs in processor time and in memory, of all its processes; and a row of the table."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter, sleep

PATIENCE = 120
"""Seconds after which no further round of a row is begun: what takes so long is far from its target anyhow."""


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of processor time of all its processes, and seconds on the clock."""

    cpu: float
    wall: float

    def __mul__(self, times: float) -> Cost:
        return Cost(self.cpu * times, self.wall * times)

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.cpu + other.cpu, self.wall + other.wall)


Measure = Callable[[], Cost]


@dataclass(frozen=True)
class Row:
    """A line of the table.

    subject, floor: each measures once, the two in the same unit. times: what the floor's figure is multiplied by.
    by_clock: whether the target is for the time on the clock. before: what is done before each run of the subject.
    shown: words for a figure.
    """

    what: str
    against: str
    target: float
    rounds: int
    subject: Measure
    floor: Measure
    times: float = 1
    by_clock: bool = False
    before: Callable[[], object] = lambda: None
    shown: Callable[[float], str] = lambda seconds: f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.1f} s"


HEAD = f"{'what':42} {'measured':>9} {'floor':>9} {'ratio':>7} {'target':>7} {'clock':>7}          against"


def measure(row: Row) -> bool:
    """Take turns, after one of each that does not count, print the line, and say whether the target is met."""
    began = perf_counter()
    if row.rounds > 1:
        row.floor()
        row.before()
        row.subject()
    pairs: list[tuple[Cost, Cost]] = []
    while len(pairs) < row.rounds and (not pairs or perf_counter() - began < PATIENCE):
        row.before()
        pairs.append((row.subject(), row.floor() * row.times))
    by_cpu = median(subject.cpu / floor.cpu for subject, floor in pairs)
    by_clock = median(subject.wall / floor.wall for subject, floor in pairs)
    ratio = by_clock if row.by_clock else by_cpu
    one = (lambda cost: cost.wall) if row.by_clock else (lambda cost: cost.cpu)
    measured, floor = (row.shown(median(map(one, figures))) for figures in zip(*pairs, strict=True))
    met = ratio <= row.target
    print(
        f"{row.what:42} {measured:>9} {floor:>9} {ratio:>6.2f}x {row.target:>6}x {by_clock:>6.2f}x"
        f" {'met' if met else 'NOT MET':8} {row.against}",
        flush=True,
    )
    return met


def run(command: list[str], *, fails: bool = False) -> Cost:
    """What one run of a command took. It has to succeed, or to find errors in the records where it `fails`."""
    began = perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    wall = perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ((0, 1) if fails else (0,)):
        sys.exit(f"{' '.join(command)} ended with {child.returncode}: nothing to measure")
    return Cost(used.ru_utime + used.ru_stime, wall)


def told(command: list[str]) -> Cost:
    """The seconds that a program of `floors.py` prints: of processor time, and on the clock."""
    cpu, wall = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-2:]
    return Cost(float(cpu), float(wall))


def peak_memory(command: list[str]) -> float:
    """The most memory in bytes that a command and the processes that it starts hold at one time.

    Memory that two processes share counts once. On other systems than Linux it is that of the largest process.
    """
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = [0]
    done = Event()
    watching = Thread(target=_watch, args=(child.pid, most, done), daemon=True)
    if Path("/proc/self/smaps_rollup").exists():
        watching.start()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    if child.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {child.returncode}: nothing to measure")
    return most[0] or used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _watch(pid: int, most: list[int], done: Event) -> None:
    while not done.is_set():
        most[0] = max(most[0], _held(pid))
        sleep(0.02)


def _held(pid: int) -> int:
    """The memory of a process and of its children, shared pages in proportion."""
    own = Path(f"/proc/{pid}")
    try:
        lines = (own / "smaps_rollup").read_text().splitlines()
        children = (own / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return 0
    held = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
    return held + sum(_held(int(child)) for child in children)
