"""Runs every network of resources/examples on every simulator that is here and writes resources/examples/REPORT.md.

The noise is the same for all, so that spikes can be held against each other. Where a network is long or large, less of
it is run; that is said. Some ten minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.commands import Describe  # noqa: E402  # the checkout has to be found first
from app.compare.comparison import comparison_of  # noqa: E402
from app.compare.report import markdown  # noqa: E402
from app.compare.words import title  # noqa: E402
from app.model import Network  # noqa: E402
from app.script import write  # noqa: E402
from app.storage import load  # noqa: E402
from backends import registry  # noqa: E402

EXAMPLES = HERE / "resources" / "examples"
SHORTER = {"brunel": 50.0, "izhikevich": 300.0, "song": 5000.0, "microcircuit": 300.0, "layer": 300.0}  # ms
LEFT_OUT = {"potjans-diesmann": "It needs more memory than a laptop has; `microcircuit` is the same column, smaller."}
HEAD = """# The examples on several simulators

Each network on {simulators}, as `python main.py compare FILE` does it: the same program, the same Poisson trains, all
at the same time. Simulators are held against the first one that ran. `make report` writes this file anew.
"""


def main(wanted: list[str]) -> int:
    """Write the report; 1 when simulators disagree about a network."""
    names = [there.name for there in registry.simulators() if there.version]
    keys = wanted or sorted(path.stem for path in EXAMPLES.glob("*.pine"))
    parts = [HEAD.format(simulators=", ".join(f"{there.title} {there.version}" for there in registry.simulators()))]
    wrong = 0
    for key in keys:
        text, agrees = _of(key, names)
        wrong += not agrees
        parts.append(text)
        print(key, "agrees" if agrees else "DISAGREES", flush=True)
    (EXAMPLES / "REPORT.md").write_text("\n".join(parts), encoding="utf-8")
    return int(wrong > 0)


def _of(key: str, names: list[str]) -> tuple[str, bool]:
    network = load(EXAMPLES / f"{key}.pine").network
    if key in LEFT_OUT:
        return f"## {network.title} (`{key}`)\n\nNot run. {LEFT_OUT[key]}\n", True
    duration = SHORTER.get(key, network.settings.duration)
    Describe(settings=replace(network.settings, duration=duration)).do(network)
    found = comparison_of(write(network), names, {e.name: e.label for e in network})
    took = ", ".join(_seconds(network, found.runs))
    cells = sum(population.size for population in network.populations)
    head = f"## {network.title} (`{key}`)\n\n{cells:,} cells, {duration:g} ms. Wall time: {took}.\n"
    return f"{head}\n{markdown(found)}\n", found.agree is not False


def _seconds(network: Network, runs: tuple) -> Iterator[str]:
    for run in runs:
        seconds = run.outcome.finished.seconds if run.outcome.finished else {}
        yield f"{title(run.simulator)} {seconds.get('build', 0):.1f} s to build, {seconds.get('run', 0):.1f} s to run"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
