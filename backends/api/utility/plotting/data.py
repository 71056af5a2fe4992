"""Data that can be drawn besides Neo's: points, counts, and who is connected as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError, NothingToWriteError

Floats = NDArray[np.float64]


class DataTable:
    """Points (x, y) for a scatterplot, and perhaps a curve through them."""

    def __init__(self, x: Any, y: Any) -> None:
        self.x = x
        self.y = y
        self._curve: Callable[[Any], Any] | None = None

    def fit_curve(self, f: Callable[..., Any], p0: Any, **fitting_parameters: Any) -> tuple[Floats, Floats]:
        """Fit f(x, *parameters), beginning with the parameters p0: the best ones, and their covariance."""
        from scipy.optimize import curve_fit

        found, covariance = curve_fit(f, self.x, self.y, p0, **fitting_parameters)[:2]
        self._curve = lambda x: f(x, *found)
        return found, covariance

    @property
    def y_fit(self) -> Any:
        """The curve at x. InvalidParameterValueError: none was fitted."""
        if self._curve is None:
            raise InvalidParameterValueError("y_fit of DataTable: no curve was fitted; call fit_curve() first.")
        return self._curve(self.x)


class Histogram:
    """Counts of data in bins of equal width, about as many as the square root of their number."""

    def __init__(self, data: Any) -> None:
        self.data = np.asarray(data, float)
        self.values: NDArray[np.int64] = np.zeros(0, np.int64)
        self.bins: Floats = np.zeros(1)
        self.bin_width = 0.0
        self.evaluated = False

    def evaluate(self) -> None:
        """Count, unless that was done. NothingToWriteError: there are no data."""
        if self.evaluated:
            return
        if not self.data.size:
            raise NothingToWriteError("A Histogram of no data has no bins.")
        self.values, self.bins = np.histogram(self.data, bins=max(1, int(np.sqrt(self.data.size))))
        self.bin_width = float(self.bins[1] - self.bins[0])
        self.evaluated = True

    def __iter__(self) -> Iterator[tuple[float, int]]:
        """The left edge of each bin, and how many data are in it."""
        self.evaluate()
        yield from zip(self.bins[:-1].tolist(), self.values.tolist(), strict=True)


def isi_histogram(segment: Any) -> Histogram:
    """The intervals between the spikes of each train of a segment, ms."""
    intervals = [np.diff(train.rescale("ms").magnitude) for train in segment.spiketrains]
    return Histogram(np.concatenate([np.empty(0), *intervals]))


def variable_names(segment: Any) -> set[str]:
    """The names of the variables of which a segment has signals."""
    return {signal.name for signal in segment.analogsignals}


def connection_plot(
    projection: Any, positive: str = "O", zero: str = ".", empty: str = " ", spacer: str = "", negative: str = "o"
) -> str:
    """Who is connected to whom as text: a line for each presynaptic cell, a sign for each postsynaptic one."""
    weights = projection.get("weight", format="array")
    signs = np.full(weights.shape, empty, object)
    for where, sign in ((weights > 0, positive), (weights == 0, zero), (weights < 0, negative)):
        signs[where] = sign
    return "\n".join(spacer.join(row) for row in signs)
