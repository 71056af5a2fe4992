"""What a chart needs to know of the data that it shows: growing arrays with a label and a role. No Qt."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.model import Role


class Source(Protocol):
    """One recorded variable of one population."""

    @property
    def element(self) -> str:
        """The name of the population."""
        ...

    @property
    def label(self) -> str:
        """What the population is called, any text."""
        ...

    @property
    def role(self) -> Role:
        """What chooses its colour."""
        ...

    @property
    def cells(self) -> NDArray[np.int64]:
        """The recorded cells, ascending."""
        ...

    def now(self) -> float:
        """How far the run has come, in ms."""
        ...


class SpikeSource(Source, Protocol):
    """The spikes of a population."""

    def spikes(self) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """All that have arrived, as cell indices and rising times (ms)."""
        ...


class TraceSource(Source, Protocol):
    """A regularly sampled variable of a population."""

    @property
    def variable(self) -> str:
        """The name of the variable: "v"."""
        ...

    @property
    def unit(self) -> str:
        """Its unit: "mV"."""
        ...

    @property
    def threshold(self) -> float | None:
        """The value at which its cells fire, where all have one and the same."""
        ...

    @property
    def start(self) -> float:
        """The time of the first sample, in ms."""
        ...

    @property
    def interval(self) -> float:
        """From one sample to the next, in ms."""
        ...

    def samples(self, first: int) -> NDArray[np.float64]:
        """All that have arrived from sample `first` on: one row per sample, one column per recorded cell."""
        ...
