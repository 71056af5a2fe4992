"""The weights of a projection as a matrix: what is known of its connections, and pictures of them. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.figures.axis import Floats

MOST = 400  # rows, and columns, of a picture


@dataclass(frozen=True, eq=False)
class Connections:
    """`pre` and `post` (m,): the two cells of each connection; `weights` (m,) as they were made.

    `shape`: how many cells there are at both ends.
    """

    pre: NDArray[np.int64]
    post: NDArray[np.int64]
    weights: Floats
    shape: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Grid:
    """The mean weight of the connections in each square, shape (rows, columns); NaN where there are none."""

    means: Floats
    strongest: float = 0.0  # of all weights that were ever noted, without sign


@dataclass(frozen=True)
class Strongest:
    """The strongest `weight` (without sign) of the projection `whose` label this is, in the notes that were read."""

    whose: str = ""
    notes: int = 0
    weight: float = 0.0

    def after(self, rows: Sequence[Floats], made: Floats) -> Strongest:
        """When the other notes have been read as well, and at first the weights as they were made."""
        fresh = [*rows[self.notes :], *([] if self.notes else [made])]
        highest = (float(np.abs(row[np.isfinite(row)]).max(initial=0.0)) for row in fresh)
        return Strongest(self.whose, len(rows), max([self.weight, *highest]))


def grid(connections: Connections, weights: Floats) -> Floats:
    """Mean weights of squares: sources from top to bottom, targets from left to right, at most `MOST` of each."""
    sources, targets = (max(n, 1) for n in connections.shape)
    rows, columns = min(sources, MOST), min(targets, MOST)
    flat = (connections.pre * rows // sources) * columns + connections.post * columns // targets
    number = np.bincount(flat, minlength=rows * columns)
    total = np.bincount(flat, weights, minlength=rows * columns)
    means = np.full(rows * columns, np.nan)
    np.divide(total, number, out=means, where=number > 0)
    return means.reshape(rows, columns)


def squares(grid: Grid, own: Sequence[int], paper: Sequence[int]) -> NDArray[np.uint32]:
    """A pixel (0xAARRGGBB) for each square: clear where nothing is, otherwise from near the paper to full colour."""
    share = 0.15 + 0.85 * np.clip(np.abs(np.nan_to_num(grid.means)) / (grid.strongest or 1.0), 0.0, 1.0)
    pixels = np.full(share.shape, 0xFF000000, dtype=np.uint32)
    for shift, a, b in zip((16, 8, 0), own, paper, strict=True):
        pixels |= np.round(share * a + (1.0 - share) * b).astype(np.uint32) << np.uint32(shift)
    pixels[np.isnan(grid.means)] = 0
    return pixels


def at_note(connections: Connections, rows: Sequence[Floats], at: int) -> Floats:
    """The weights at a note; as they were made where there is none, or where it is of other connections."""
    there = at < len(rows) and len(rows[at]) == len(connections.pre)
    return rows[at] if there else connections.weights


def around(index: int, squares: int, cells: int) -> str:
    """The cells that a row or a column of a grid stands for: "17", or "16–19"."""
    first, last = -(-index * cells // squares), -(-(index + 1) * cells // squares) - 1
    return str(first) if last <= first else f"{first}–{last}"
