"""A picture for each measure of a sweep: a curve with its spread, curves side by side, or a map of two axes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from app.cli.errors import CommandError
from app.sweep.session import Progress
from app.sweep.table import Summary, summary


def draw(progress: Progress, folder: Path) -> None:
    """NAME.png for each measure of which there is something to see. CommandError when the disk refuses."""
    for name in progress.measures:
        table = summary(progress, name)
        if len(table.axes) in (1, 2):
            _draw_one(table, folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', name).strip('-')}.png")


def _draw_one(table: Summary, path: Path) -> None:
    figure, axes = plt.subplots(figsize=(5.2, 3.4), layout="constrained")
    try:
        (_curve if len(table.axes) == 1 else _map)(axes, table)
        figure.savefig(path, dpi=150)
    except OSError as error:
        raise CommandError(f"{path} could not be written: {error.strerror or error}.") from error
    finally:
        plt.close(figure)


def _curve(axes: Any, table: Summary) -> None:
    x = np.array(table.values[0], float)
    axes.plot(x, table.mean, marker="o", markersize=3)
    if table.repeats > 1:
        axes.fill_between(x, table.mean - table.deviation, table.mean + table.deviation, alpha=0.2, linewidth=0)
    axes.set_xlabel(table.axes[0])
    axes.set_ylabel(table.measure)
    axes.spines[["top", "right"]].set_visible(False)


def _map(axes: Any, table: Summary) -> None:
    x, y = (np.array(values, float) for values in (table.values[1], table.values[0]))
    image = (
        axes.pcolormesh(x, y, table.mean, shading="nearest") if len(x) > 1 and len(y) > 1 else axes.imshow(table.mean)
    )
    axes.figure.colorbar(image, label=table.measure)
    axes.set_xlabel(table.axes[1])
    axes.set_ylabel(table.axes[0])
