"""How long a frame of the raster and of the traces takes: python -m tests.bench.drawing.

CPU milliseconds, median of several frames, painted by the software renderer. "All" draws everything anew as after a
zoom, "append" what arrives in a thirtieth of a second of a run that lasts ten seconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from statistics import median
from time import process_time

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt5.QtWidgets import QApplication

from app.look import LIGHT, theme
from app.model import Component, Population, Role
from app.plots import ActivityPanel
from app.worker import Results, frames

CELLS, DURATION, FRAMES = 2500, 10_000.0, 300
SIZE = (1200, 700)


def main() -> None:
    """Print the table."""
    application = QApplication([])
    theme().apply(LIGHT)
    print(f"{'':24}{'all':>8}{'append':>8}   CPU ms at {SIZE[0]} × {SIZE[1]}, {application.platformName()}")
    for spikes in (10_000, 100_000, 1_000_000):
        print(f"{spikes:>10,} spikes       ", *(f"{each:7.1f}" for each in raster(spikes)))
    print(f"{'10,000,000 spikes':24}", *(f"{name} {each:.1f} " for name, each in crowd().items()))
    for samples in (10_000, 100_000, 1_000_000):
        print(f"{samples:>10,} samples × 6  ", *(f"{each:7.1f}" for each in traces(samples)))


def raster(spikes: int) -> tuple[float, float]:
    """Milliseconds to draw so many spikes, and to add the last 300th of them."""
    panel, run = filled(frames.Recording(0, "Excitatory", 1, CELLS, "spikes", "", np.arange(CELLS, dtype=np.int32)))
    chart, rng, each = panel.raster, np.random.default_rng(1), spikes // FRAMES

    def more(begin: float, end: float, n: int) -> None:
        cells = rng.integers(0, CELLS, n).astype(np.int32)
        run.take([frames.Spikes(0, cells, np.sort(rng.uniform(begin, end, n))), frames.Progress(end, DURATION)])

    more(0.0, 0.9 * DURATION, spikes - 30 * each)
    whole = measure(panel, chart.viewport().repaint, lambda turn: chart.view.show_time(0.0, DURATION - turn))
    chart.view.show_all()
    step = DURATION / FRAMES
    live = measure(panel, chart.viewport().repaint, lambda t: more((270 + t) * step, (271 + t) * step, each), 25)
    return whole, live


def crowd(spikes: int = 10_000_000, burst: int = 500_000) -> dict[str, float]:
    """Milliseconds of a frame while ten million spikes are panned and zoomed, and while bursts of them arrive."""
    cells = 10_000
    panel, run = filled(frames.Recording(0, "Excitatory", 1, cells, "spikes", "", np.arange(cells, dtype=np.int32)))
    chart, rng = panel.raster, np.random.default_rng(1)

    def more(begin: float, end: float, n: int) -> None:
        who = rng.integers(0, cells, n).astype(np.int32)
        run.take([frames.Spikes(0, who, np.sort(rng.uniform(begin, end, n))), frames.Progress(end, DURATION)])

    more(0.0, 0.9 * DURATION, spikes)
    paint, show = chart.viewport().repaint, chart.view.show_time
    measure(panel, paint, lambda turn: show(0.0, DURATION - 1.0))
    while chart._film._reading.busy:  # tallies are made once, in another thread
        QApplication.processEvents()
    moved = {
        "pan": measure(panel, paint, lambda turn: show(10.0 * turn, 0.9 * DURATION + 10.0 * turn), 25),
        "zoom": measure(panel, paint, lambda turn: show(100.0 * turn, DURATION - 100.0 * turn), 25),
        "near": measure(panel, paint, lambda turn: show(4000.0 + 20.0 * turn, 5000.0 + 20.0 * turn), 25),
    }
    chart.view.show_all()
    start, step = 0.9 * DURATION, 0.1 * DURATION / 25
    live = measure(panel, paint, lambda turn: more(start + turn * step, start + (turn + 1) * step, burst), 25)
    return moved | {"append": live}


def traces(samples: int) -> tuple[float, float]:
    """Milliseconds to draw six traces of so many samples, and to add the last 300th of them."""
    panel, run = filled(frames.Recording(0, "Excitatory", 1, CELLS, "v", "mV", np.arange(6, dtype=np.int32)))
    chart, interval, each = panel.traces, DURATION / samples, samples // FRAMES
    values = np.cumsum(np.random.default_rng(1).normal(size=(samples, 6)), axis=0)
    sent = 0

    def more(n: int) -> None:
        nonlocal sent
        run.take([frames.Samples(0, 0.0, interval, values[sent : sent + n])])
        sent += n
        run.take([frames.Progress(sent * interval, DURATION)])

    more(samples - 30 * each)
    whole = measure(panel, chart.viewport().repaint, lambda turn: chart.view.show_time(0.0, DURATION - turn))
    chart.view.show_all()
    return whole, measure(panel, chart.viewport().repaint, lambda _: more(each), 25)


def filled(recording: frames.Recording) -> tuple[ActivityPanel, Results]:
    """A panel on screen that shows a run with one recording."""
    panel, run = ActivityPanel(), Results({1: "excitatory"})
    panel.resize(*SIZE)
    panel.show()
    run.take([recording, frames.Started(0.0, DURATION)])
    panel.set_run(
        run, [Population("excitatory", "Excitatory", Component("IF_curr_exp"), role=Role.EXCITATORY)], DURATION
    )
    QApplication.processEvents()
    return panel, run


def measure(panel: ActivityPanel, paint: Callable[[], None], change: Callable[[int], None], turns: int = 9) -> float:
    """Median CPU milliseconds of a frame after each change; the first one warms up."""
    taken = []
    for turn in range(turns):
        change(turn)
        began = process_time()
        panel.refresh()
        paint()
        taken.append(1000.0 * (process_time() - began))
    return median(taken[1:])


if __name__ == "__main__":
    main()
