"""Grids of cells as text: "20 × 20 × 2", and the distances between neighbours on them, "50 × 50 × 100"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod

from app.model import Component, Frozen, Population
from app.panels.text.numbers import number_text, parse_number
from app.panels.text.refused import Refused, Unfinished
from backends.standard import STRUCTURES

_TIMES = re.compile(r"\s*[×x*]\s*", re.IGNORECASE)
MOST = 10_000_000


@dataclass(frozen=True)
class Lattice:
    """A structure whose cells stand on a lattice: its ratios (x to y, x to z) and its distances, by parameter name."""

    model: str
    ratios: tuple[str, ...]
    distances: tuple[str, ...]


LATTICES = {
    1: Lattice("Line", (), ("dx",)),
    2: Lattice("Grid2D", ("aspect_ratio",), ("dx", "dy")),
    3: Lattice("Grid3D", ("aspect_ratioXY", "aspect_ratioXZ"), ("dx", "dy", "dz")),
}


def lattice(structure: Component | None) -> Lattice | None:
    """The lattice of a structure, or None when its cells stand on none."""
    return next((one for one in LATTICES.values() if structure and one.model == structure.model), None)


def cells_along(population: Population) -> tuple[int, ...] | None:
    """How many cells stand along each axis, or None when the population fills no grid."""
    kind = lattice(population.structure)
    if kind is None or population.structure is None or population.size < 1:
        return None
    model = STRUCTURES[kind.model]
    ratios = dict(zip(kind.ratios, _numbers(population.structure, kind.ratios), strict=True))
    if any(ratio <= 0 for ratio in ratios.values()):
        return None
    counts = model.sides(population.size, ratios) if ratios else (population.size,)
    return counts if prod(counts) == population.size else None


def squarest(size: int, axes: int) -> tuple[int, ...]:
    """Whole numbers of cells along so many axes whose product is `size`, as alike as they can be; smallest first."""
    if axes == 1:
        return (size,)
    near = round(size ** (1 / axes))
    first = next(side for side in range(max(near, 1), 0, -1) if size % side == 0)
    return (first, *squarest(size // first, axes - 1))


def on_grid(population_structure: Component | None, counts: tuple[int, ...]) -> Component:
    """The structure with `counts` cells along its axes; what the old one says besides ratios is kept where it fits."""
    kind = LATTICES[len(counts)]
    known = STRUCTURES[kind.model].by_name
    old = population_structure.parameters if population_structure else Frozen()
    kept = {name: value for name, value in old.items() if name in known and name not in kind.ratios}
    ratios = {name: counts[0] / n for name, n in zip(kind.ratios, counts[1:], strict=True) if n != counts[0]}
    return Component(kind.model, Frozen({**ratios, **kept}))


@dataclass(frozen=True)
class GridText:
    """Reads and writes the numbers of cells along the axes; nothing typed means that cells have no places."""

    def parse(self, text: str) -> tuple[int, ...] | None:
        """The counts, one for each of one to three axes, or None. Refused otherwise."""
        if not text.strip():
            return None
        parts = _parts(text, "20 × 20 × 2")
        counts = tuple(int(parse_number(part, whole=True)) for part in parts)
        if min(counts) < 1:
            raise Refused("Each number of cells has to be at least 1.")
        if prod(counts) > MOST:
            raise Refused(f"{_joined(counts)} are more than {MOST:,} cells.")
        return counts

    def format(self, counts: object) -> str:
        """The counts with × between them."""
        return _joined(counts) if isinstance(counts, tuple) else ""


@dataclass(frozen=True)
class SpacingText:
    """Reads and writes the distances along `axes` axes; one number means the same along all."""

    axes: int

    def parse(self, text: str) -> tuple[float, ...]:
        """The distances in um, one for each axis. Refused otherwise."""
        parts = _parts(text, " × ".join(["50"] * self.axes))
        distances = tuple(float(parse_number(part, "um")) for part in parts)
        if len(distances) not in (1, self.axes):
            raise Refused(f"{len(distances)} distances, where {self.axes} are expected: one for each axis.")
        return distances * self.axes if len(distances) == 1 else distances

    def format(self, distances: object) -> str:
        """The distances with × between them."""
        return _joined(distances) if isinstance(distances, tuple) else ""


def spacing(structure: Component) -> tuple[float, ...]:
    """The distances between neighbours along the axes of a lattice, in um."""
    kind = lattice(structure)
    return _numbers(structure, kind.distances) if kind else ()


def spaced(structure: Component, distances: tuple[float, ...]) -> Component:
    """The structure with other distances; those that are as declared need not be said."""
    kind = lattice(structure)
    names = kind.distances if kind else ()
    defaults = STRUCTURES[structure.model].defaults
    parameters = structure.parameters
    for name, distance in zip(names, distances, strict=True):
        parameters = parameters.without(name) if distance == defaults[name] else parameters.with_(name, distance)
    return Component(structure.model, parameters)


def _numbers(structure: Component, names: tuple[str, ...]) -> tuple[float, ...]:
    values = {**STRUCTURES[structure.model].defaults, **structure.parameters}
    return tuple(float(v) if isinstance(v := values[name], int | float) else 1.0 for name in names)


def _parts(text: str, example: str) -> list[str]:
    parts = _TIMES.split(text.strip())
    if len(parts) > 3:
        raise Refused(f"{len(parts)} numbers, where there are three axes. An example: {example}.")
    if not parts[-1]:
        raise Unfinished(f"A number is missing at the end. An example: {example}.")
    return parts


def _joined(numbers: tuple[float, ...]) -> str:
    return " × ".join(number_text(number).removesuffix(".0") for number in numbers)
