"""Where the cells of a projection are, and what functions of distances or indices say of pairs of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError
from backends.api.expressions import called
from backends.api.space import Line, Space

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ground:
    """The positions of both sides, shapes (3, n) in um, and how distances are measured.

    The positions are asked for when they are first needed and then kept: moving cells later does not rewire them.
    """

    find_sources: Callable[[], Floats]
    find_targets: Callable[[], Floats]
    space: Space

    @classmethod
    def lines(cls, pre: int, post: int) -> Ground:
        """Cells side by side, as they are where nothing else is said."""
        line = Line()
        return cls(lambda: line.generate_positions(pre), lambda: line.generate_positions(post), Space())

    @cached_property
    def sources(self) -> Floats:
        """Of the presynaptic cells."""
        return np.array(self.find_sources())

    @cached_property
    def targets(self) -> Floats:
        """Of the postsynaptic cells."""
        return np.array(self.find_targets())

    def keep(self) -> None:
        """Note the positions as they are now."""
        _ = self.sources, self.targets

    def distances(self, pre: Indices, post: Indices) -> Floats:
        """The distances of pairs of cells, or of any two shapes of indices that broadcast."""
        return self.space.between(self.sources[:, pre], self.targets[:, post])

    def displacements(self, pre: Indices, post: Indices) -> Floats:
        """From the first to the second, shape (3, n)."""
        return self.space.displacements(self.sources[:, pre], self.targets[:, post])


def said(function: Callable[..., Any], owner: str, pre: Indices, post: Indices, *arrays: Floats | Indices) -> Floats:
    """What a function of arrays says of some pairs. InvalidParameterValueError: not a finite number for each."""
    values = called(function, owner, pre.size, *arrays)
    if (wrong := np.flatnonzero(~np.isfinite(values))).size:
        at = wrong[0]
        raise InvalidParameterValueError(
            f"{owner}: {function!r} is {values[at]:g} for the pair {pre[at]} → {post[at]}; a number is expected."
        )
    return values
