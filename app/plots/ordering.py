"""In which order the cells of a population stand in a raster, from the top. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.analysis.rates import of_cells
from app.plots.sources import SpikeSource

INDEX, RATE = "index", "rate"
PLACES = {"x": 0, "y": 1, "z": 2}  # the axis of the places of cells
ORDERS = {INDEX: "Index", RATE: "Rate", "x": "Position, x", "y": "Position, y", "z": "Position, z"}

Cells = NDArray[np.int64]


def ordered(source: SpikeSource, by: str, places: Mapping[str, NDArray[np.float64]]) -> Cells:
    """The recorded cells in an order of ORDERS: lowest index or place first, highest rate first.

    `places` (n, 3) of the populations that have any, by name; cells without places keep their order.
    """
    cells = source.cells
    if by == RATE:
        rates = of_cells(source.spikes()[0], cells, source.now())
        return cells[np.argsort(-np.nan_to_num(rates), kind="stable")]
    there = places.get(source.element)
    if by in PLACES and there is not None and len(cells) and len(there) > cells.max():
        return cells[np.argsort(there[cells, PLACES[by]], kind="stable")]
    return cells


def like(order: Cells, cells: Cells) -> Cells:
    """Other recorded cells of the same population in the same order; those that it does not know come last."""
    known = order[np.isin(order, cells)]
    return np.concatenate((known, np.setdiff1d(cells, known)))
