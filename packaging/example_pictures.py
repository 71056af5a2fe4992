"""Runs the examples on NEST and draws a small picture of what each does, in both looks: make examples."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

import matplotlib  # noqa: E402  # the checkout has to be found first

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

from app.commands import Describe  # noqa: E402
from app.look import DARK, LIGHT, Look  # noqa: E402
from app.model import Network, Role  # noqa: E402
from app.script import write  # noqa: E402
from app.shell.examples import BY_KEY, DRAWN_AS, EXAMPLES  # noqa: E402
from app.storage import load  # noqa: E402
from app.worker import Recording, Task, batch  # noqa: E402

SIZE = (3.68, 1.2)  # inches, at 100 dots: twice what a card shows
LONGEST = 1000.0  # ms, of which the last 500 are drawn
_ROW, _DOTS = 60, 4000  # cells of a population that are drawn; spikes


def main(wanted: list[str]) -> None:
    """Draw those that are wanted, or all."""
    for key in wanted or [example.key for example in EXAMPLES if example.key not in DRAWN_AS]:
        example = BY_KEY[key]
        network = load(example.path).network
        duration = min(network.settings.duration, LONGEST)
        Describe(settings=replace(network.settings, duration=duration)).do(network)
        results, outcome = batch.run(write(network), Task("nest"))
        print(key, outcome.sentence, flush=True)
        recordings = list(results.recordings.values())
        for look in (LIGHT, DARK):
            draw(network, recordings, results.now, look, example.picture(look.name))


def draw(network: Network, recordings: list[Recording], now: float, look: Look, path: Path) -> None:
    """A raster; of what does not spike, or of few cells, the traces."""
    figure = plt.figure(figsize=SIZE, dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    rasters = [r for r in recordings if r.is_spikes and len(r.cells) > 1]
    height = 0
    for recording in rasters:
        height += _raster(axes, recording, height, _color(network, recording, look))
    for recording in () if rasters else [r for r in recordings if not r.is_spikes]:
        times = recording.start + recording.interval * np.arange(len(recording.samples))
        axes.plot(times, recording.samples[:, 0], color=_color(network, recording, look), lw=1.4)
    begin = max(0.0, now - LONGEST / 2) if rasters else 0.0
    axes.set_xlim(begin, now)
    axes.axis("off")
    figure.savefig(path, transparent=True)
    plt.close(figure)


def _raster(axes: plt.Axes, recording: Recording, height: int, color: str) -> int:
    cells, times = recording.spikes
    rows = np.searchsorted(recording.cells, cells)
    shown = min(len(recording.cells), _ROW)
    known = np.flatnonzero(rows < shown)[-_DOTS:]
    axes.plot(times[known], height + rows[known], ".", ms=1.8, color=color)
    return shown + 6


def _color(network: Network, recording: Recording, look: Look) -> str:
    role = next((p.role for p in network.populations if p.name == recording.element), Role.GENERIC)
    return look.hue(role).line


if __name__ == "__main__":
    main(sys.argv[1:])
