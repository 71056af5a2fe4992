"""`python -m tests.bench`: Brunel's network by a native script, through our API, streamed, and through upstream."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from tests.bench.runner import PHASES, Measured, Program, measure

RATIOS = (
    ("ours / native", "ours", "native", 1.10),
    ("streamed / ours", "streamed", "ours", 1.05),
    ("upstream / native", "upstream", "native", None),
)


def main() -> None:
    """Measure, print the table and the ratios, and write them where asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2,500 cells instead of 12,500")
    parser.add_argument("--tiny", action="store_true", help="250 cells, to see that it works")
    parser.add_argument("--upstream", action="store_true", help="upstream PyNN too, which takes minutes")
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="runs of each; medians are told (3)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures as JSON")
    options = parser.parse_args()
    size = "tiny" if options.tiny else "quick" if options.quick else "full"
    measured = measure(programs(size, options.upstream), options.repeats)
    print(table(size, measured))
    ratios = {title: ratio(measured[a], measured[b]) for title, a, b, _ in RATIOS if {a, b} <= measured.keys()}
    for title, _, _, aim in RATIOS:
        if title in ratios:
            print(f"{title:18} {ratios[title]:5.2f}" + (f"   (at most {aim:.2f})" if aim and size == "full" else ""))
    if options.out:
        figures = {"size": size, "measured": {k: asdict(v) for k, v in measured.items()}, "ratios": ratios}
        options.out.write_text(json.dumps(figures, indent=2) + "\n")


def programs(size: str, upstream: bool) -> list[Program]:
    """What is run, each in turn."""
    listed = [
        Program("native", ("-m", "tests.bench.native", size)),
        Program("ours", ("-m", "tests.bench.script", "backends.nest", size)),
        Program("streamed", ("-m", "tests.bench.observed", "backends.nest", size)),
    ]
    return [*listed, Program("upstream", ("-m", "tests.bench.script", "pyNN.nest", size))] if upstream else listed


def ratio(one: Measured, other: Measured) -> float:
    """How many times as much processor time."""
    return one.cpu["total"] / other.cpu["total"]


def table(size: str, measured: Mapping[str, Measured]) -> str:
    """Processor seconds per phase, wall seconds in all, peak memory, spikes."""
    heads = [*PHASES, "total", "wall", "MB", "spikes"]
    lines = [f"Brunel's network, {size}: processor seconds", " " * 10 + "".join(f"{head:>10}" for head in heads)]
    for name, one in measured.items():
        seconds = [f"{one.cpu[phase]:10.2f}" for phase in (*PHASES, "total")]
        lines.append(f"{name:10}{''.join(seconds)}{one.wall['total']:10.2f}{one.megabytes:10.0f}{one.spikes:10.0f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
