"""Weights of inhibitory currents given as magnitudes: today they are negative."""

from __future__ import annotations

from typing import Any

import numpy as np

from backends.api.random import NativeRNG, NumpyRNG, RandomDistribution


class _Inhibiting(RandomDistribution):
    """The numbers of another distribution, made negative."""

    def __init__(self, magnitudes: RandomDistribution) -> None:
        vars(self).update(vars(magnitudes))
        if isinstance(self.rng, NativeRNG):  # a simulator would draw the magnitudes
            self.rng = NumpyRNG(self.rng.seed)

    def next(self, n: int | None = None, mask: Any = None) -> Any:
        """`n` numbers, or a single one where n is None."""
        return inhibiting(super().next(n, mask))

    def draw(self, source: Any, n: int) -> Any:
        """`n` numbers from another source than its own generator."""
        return inhibiting(super().draw(source, n))


def inhibiting(weight: Any) -> Any:
    """Numbers, a distribution, an expression or a function of the distance, made negative; else what it was."""
    if isinstance(weight, RandomDistribution):
        return _Inhibiting(weight)
    if isinstance(weight, str):
        return f"-abs({weight})"
    if weight is None:
        return None
    if callable(weight):
        return lambda *arrays: inhibiting(weight(*arrays))
    try:
        return 0.0 - np.abs(np.asarray(weight, float))  # and not -0.0, which prints as "-0"
    except (TypeError, ValueError):
        return weight
