"""What of a sweep is drawn: a curve per population over one axis, or a map over two. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.model import Role
from app.sweep.plan import SEED
from app.sweep.session import Progress
from app.sweep.table import summary

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Series:
    """One measure of one population: `mean` and `deviation` at `x`; NaN where nothing is known yet."""

    label: str
    role: Role
    x: Floats
    mean: Floats
    deviation: Floats


def kinds(progress: Progress) -> tuple[str, ...]:
    """What can be shown: "rate (Hz)" of all populations, or, over two axes, one measure at a time."""
    if axes(progress) >= 2:
        return progress.measures
    return tuple(dict.fromkeys(name.partition(": ")[2] or name for name in progress.measures))


def series(progress: Progress, kind: str) -> tuple[Series, ...]:
    """The curves of one kind. Where only seeds are swept, each seed is a point, and the mean goes through them."""
    found = []
    for name in progress.measures:
        label, _, own = name.partition(": ")
        if (own or name) != kind:
            continue
        table = summary(progress, name)
        if table.axes:
            x, mean, deviation = np.array(table.values[0], float), table.mean, table.deviation
        else:
            seeds = next(axis for axis in progress.plan.axes if axis.target == SEED)
            x = np.array(seeds.values, float)
            mean, deviation = (np.full(len(x), float(value)) for value in (table.mean, table.deviation))
        found.append(Series(label, roles(progress).get(label, Role.GENERIC), x, mean, deviation))
    return tuple(found)


def surface(progress: Progress, name: str) -> tuple[Floats, Floats, Floats]:
    """The values of the second axis, of the first, and the means (first, second).

    Of further axes, the first value counts.
    """
    table = summary(progress, name)
    return (
        np.array(table.values[1], float),
        np.array(table.values[0], float),
        table.mean.reshape(*table.mean.shape[:2], -1)[:, :, 0],
    )


def words(progress: Progress, kind: str) -> str:
    """Where only seeds are swept, the mean and the deviation of each population."""
    if axes(progress):
        return ""
    said = []
    for one in series(progress, kind):
        if len(one.mean) and np.isfinite(one.mean[0]):
            spread = f" ± {one.deviation[0]:.3g}" if np.isfinite(one.deviation[0]) else ""
            said.append(f"{one.label} {one.mean[0]:.4g}{spread}")
    known = len([r for r in progress.results.values() if not r.failure])
    return f"{'   '.join(said)}   mean ± sd of {known} seeds" if said else ""


def axes(progress: Progress) -> int:
    """How many there are besides seeds."""
    return sum(axis.target != SEED for axis in progress.plan.axes)


def roles(progress: Progress) -> Mapping[str, Role]:
    """The role of each population, by its label."""
    return {population.label: population.role for population in progress.plan.network.populations}
