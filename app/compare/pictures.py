"""What several simulators did, over each other: rasters and traces as one picture (matplotlib)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from app.compare.comparison import Comparison
from app.compare.words import title
from app.worker import Recording

COLORS = ("#0b62b0", "#c2410c", "#8a6d00", "#6b7280")  # blue, orange, ochre, grey: told apart by everybody
_CELLS, _FROM_END = 30, 300.0  # cells of a raster; ms
MARKS = ("|", "x", "+", ".")


def draw(comparison: Comparison, path: Path) -> None:
    """A row for each recorded variable of each population. OSError when the disk refuses; nothing without data."""
    ran = [run for run in comparison.runs if run.ran]
    shown = [(r.label, r.variable) for r in ran[0].results.recordings.values()] if ran else []
    if not shown:
        return
    figure, axes = plt.subplots(len(shown), 1, figsize=(8, 1.9 * len(shown)), layout="constrained", squeeze=False)
    try:
        for ax, key in zip(axes[:, 0], shown, strict=True):
            for number, run in enumerate(ran):
                recordings = {(r.label, r.variable): r for r in run.results.recordings.values()}
                recording = recordings.get(key)
                if recording is None:
                    continue
                (_raster if recording.is_spikes else _trace)(ax, recording, number, len(ran), title(run.simulator))
            ax.set_ylabel(f"{key[0]}\n{key[1]}", fontsize=8)
            ax.set_xlim(max(0.0, ran[0].results.now - _FROM_END), ran[0].results.now)
            ax.spines[["top", "right"]].set_visible(False)
        axes[0, 0].legend(loc="upper right", fontsize=7, ncols=len(ran), frameon=False)
        axes[-1, 0].set_xlabel("time (ms)")
        figure.savefig(path, dpi=130)
    finally:
        plt.close(figure)


def _raster(axes: Any, recording: Recording, number: int, many: int, label: str) -> None:
    """The spikes of the first cells; each simulator has its own part of a cell's row."""
    cells, times = recording.spikes
    known = cells < recording.cells[min(_CELLS, len(recording.cells)) - 1] + 1
    height = cells[known] + 0.8 * number / many
    style = {"s": 14, "linewidths": 0.8, "color": COLORS[number % len(COLORS)], "label": label}
    axes.scatter(times[known], height, marker=MARKS[number % len(MARKS)], **style)


def _trace(axes: Any, recording: Recording, number: int, many: int, label: str) -> None:
    times = recording.start + recording.interval * np.arange(len(recording.samples))
    style = ("-", "--", ":", "-.")[number % 4]
    axes.plot(times, recording.samples[:, 0], style, lw=1.1, color=COLORS[number % len(COLORS)], label=label)
