"""The results of a sweep as tables: a row per point, and means over seeds with their spread."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.sweep.plan import SEED
from app.sweep.session import Progress
from app.sweep.values import SweepError

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Summary:
    """One measure over the axes that are no seeds: `mean` and `deviation` have an entry per point of them.

    The deviation is that of the sample (n - 1), over the `repeats` of each point; NaN of a single one.
    """

    measure: str
    axes: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]  # of each axis
    mean: Floats
    deviation: Floats
    repeats: int


def summary(progress: Progress, measure: str) -> Summary:
    """The means over all seeds. Points without a result are NaN."""
    plan = progress.plan
    whole = np.full(plan.count, np.nan)
    for number, result in progress.results.items():
        whole[number] = result.measures.get(measure, np.nan)
    cube = whole.reshape(plan.shape)
    seeds = tuple(i for i, axis in enumerate(plan.axes) if axis.target == SEED)
    others = [axis for axis in plan.axes if axis.target != SEED]
    repeats = int(np.prod([plan.shape[i] for i in seeds], dtype=int)) if seeds else 1
    known = np.isfinite(cube).sum(axis=seeds)
    with np.errstate(invalid="ignore", divide="ignore"):
        total = np.nansum(cube, axis=seeds)
        mean = np.asarray(np.where(known > 0, total / known, np.nan))
        away = cube - (np.expand_dims(mean, seeds) if seeds else mean)
        square = np.nansum(away**2, axis=seeds)
        deviation = np.asarray(np.where(known > 1, np.sqrt(square / (known - 1)), np.nan))
    return Summary(measure, tuple(a.target for a in others), tuple(a.values for a in others), mean, deviation, repeats)


def write_csv(progress: Progress, path: Path) -> None:
    """A row for each point: its values, its measures, and why it has none. SweepError when the disk refuses."""
    measures = progress.measures
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([*(axis.target for axis in progress.plan.axes), *measures, "failure"])
            for number in sorted(progress.results):
                result = progress.results[number]
                writer.writerow([*result.values, *_cells(result.measures, measures), result.failure])
    except OSError as error:
        raise SweepError(f"{path} cannot be written: {error.strerror or error}.") from error


def _cells(measures: object, names: Sequence[str]) -> list[object]:
    assert isinstance(measures, dict)
    return [measures.get(name, "") for name in names]
