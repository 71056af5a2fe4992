"""Runs programs as processes of their own, interleaved so that a busy minute hurts all alike, and takes medians."""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

WHOLE, MEMORY = "total", "MB"


@dataclass(frozen=True)
class Program:
    """What to run: a module of tests.bench.programs and its arguments. `once`: it takes too long to be repeated."""

    name: str
    module: str
    arguments: tuple[str, ...]
    once: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """The medians of some runs: processor seconds of each lap and of the whole process, peak MB; what they counted."""

    figures: Mapping[str, float]
    counted: Mapping[str, float]
    runs: int


def measure(programs: Sequence[Program], repeats: int) -> dict[str, Measured]:
    """The medians of `repeats` runs of each, one of each in turn."""
    runs: dict[str, list[tuple[dict[str, float], dict[str, float]]]] = defaultdict(list)
    for number in range(repeats):
        for program in programs:
            if number == 0 or not program.once:
                runs[program.name].append(_run(program))
                seconds = runs[program.name][-1][0][WHOLE]
                print(f"  run {number + 1} of {repeats}: {program.name}, {seconds:.1f} s", file=sys.stderr, flush=True)
    return {
        name: Measured(_medians([figures for figures, _ in each]), _medians([counts for _, counts in each]), len(each))
        for name, each in runs.items()
    }


def _run(program: Program) -> tuple[dict[str, float], dict[str, float]]:
    """Run once: figures, and what was counted."""
    command = [sys.executable, "-m", f"tests.bench.programs.{program.module}", *program.arguments]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, **program.environment}
    )
    assert process.stdout
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{program.name} failed: {' '.join(command)}")
    told = json.loads(next(line for line in said.splitlines() if line.startswith('{"laps"')))
    figures = {name: lap["cpu"] for name, lap in told.pop("laps").items()}
    figures |= {WHOLE: usage.ru_utime + usage.ru_stime, "wall": time.perf_counter() - began}
    return {**figures, MEMORY: usage.ru_maxrss / 1024}, told


def _medians(several: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: median(one[name] for one in several) for name in several[0]}
