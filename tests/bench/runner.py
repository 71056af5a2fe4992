"""Runs programs as processes of their own, interleaved so that a busy minute hurts all alike, and takes medians."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

PHASES = ("import", "build", "run", "read")


@dataclass(frozen=True)
class Program:
    """What to run: arguments of the interpreter."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """One run, or the median of several: seconds per phase and in all (processor, wall), peak MB, spikes."""

    cpu: Mapping[str, float]
    wall: Mapping[str, float]
    megabytes: float
    spikes: float


def run(program: Program) -> Measured:
    """Run once. The total is that of the whole process, from its start to its end."""
    begin = time.perf_counter()
    process = subprocess.Popen([sys.executable, *program.arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        raise SystemExit(f"{program.name} failed: {' '.join(program.arguments)}")
    result = json.loads(next(line for line in told.splitlines() if line.startswith("{")))
    seconds = {kind: {phase: result["laps"][phase][kind] for phase in PHASES} for kind in ("cpu", "wall")}
    seconds["cpu"]["total"], seconds["wall"]["total"] = usage.ru_utime + usage.ru_stime, wall
    return Measured(seconds["cpu"], seconds["wall"], usage.ru_maxrss / 1024, result["spikes"])


def measure(programs: Sequence[Program], repeats: int) -> dict[str, Measured]:
    """The medians of `repeats` runs of each, one of each in turn."""
    runs: dict[str, list[Measured]] = {program.name: [] for program in programs}
    for number in range(repeats):
        for program in programs:
            runs[program.name].append(run(program))
            seconds = runs[program.name][-1].cpu["total"]
            print(f"  run {number + 1} of {repeats}: {program.name}, {seconds:.1f} s", file=sys.stderr)
    return {name: _middle(several) for name, several in runs.items()}


def _middle(several: Sequence[Measured]) -> Measured:
    phases = (*PHASES, "total")
    return Measured(
        {phase: median(one.cpu[phase] for one in several) for phase in phases},
        {phase: median(one.wall[phase] for one in several) for phase in phases},
        median(one.megabytes for one in several),
        median(one.spikes for one in several),
    )
