"""`python -m tests.bench`: native scripts, our PyNN and upstream's side by side, and what was aimed at."""

import argparse
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

from tests.bench import machine, upstream
from tests.bench.results import section
from tests.bench.runner import measure
from tests.bench.topics import UPSTREAM, Topic, topics

_HEAD = """# Speed

Written by `make bench`. Processor seconds, medians of interleaved runs, each a process of its own; "total" and "MB" are
those of the whole process. Ratios hold elsewhere too, seconds do not.
"""
_DRAWN = {
    "Drawing of rasters and traces": "drawing",
    "Editing of large networks": "editing",
    "Runs that are watched": "living",
}


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="only these")
    parser.add_argument("--size", choices=("full", "quick", "tiny"), default="full")
    parser.add_argument("--no-upstream", action="store_true", help="leave out upstream, which takes its time")
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="runs of each; medians are told (3)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write everything as Markdown")
    options = parser.parse_args()
    needs = not options.no_upstream and (not options.topics or "neuron" in options.topics)
    with upstream.compiled() if needs else nullcontext({}) as environment:
        parts = [f"{_HEAD}\n{machine.facts()} · {' '.join(['python -m tests.bench', *sys.argv[1:]])}\n"]
        for topic in topics(options.size, environment):
            if not options.topics or topic.key in options.topics:
                parts.append(_measured(topic, options.repeats, options.no_upstream))
                print(parts[-1], flush=True)
    for title, module in _DRAWN.items():
        if not options.topics or module in options.topics:
            parts.append(_told(title, module))
            print(parts[-1])
    if options.out:
        options.out.write_text("\n".join(parts), encoding="utf-8")


def _measured(topic: Topic, repeats: int, ours_alone: bool) -> str:
    print(topic.title, file=sys.stderr, flush=True)
    programs = [each for each in topic.programs if not (ours_alone and each.name == UPSTREAM)]
    return section(topic, measure(programs, repeats))


def _told(title: str, module: str) -> str:
    told = subprocess.run([sys.executable, "-m", f"tests.bench.{module}"], capture_output=True, text=True, check=True)
    return f"## {title}\n\n```\n{told.stdout.rstrip()}\n```\n"


if __name__ == "__main__":
    main()
