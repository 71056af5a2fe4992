"""What was recorded, as plain arrays."""

from typing import Any

import numpy as np

LIF = {"v_rest": -65.0, "v_reset": -65.0, "v_thresh": -50.0, "cm": 1.0, "tau_m": 20.0, "tau_refrac": 2.0}


def trace(population: Any, variable: str = "v") -> tuple[np.ndarray, np.ndarray]:
    """Times in ms, and values: a row for each time, a column for each cell."""
    signal = population.get_data(variable).segments[-1].analogsignals[0]
    return signal.times.rescale("ms").magnitude, np.asarray(signal.magnitude)


def spikes(population: Any) -> list[np.ndarray]:
    """The spike times of each cell in ms."""
    trains = population.get_data("spikes").segments[-1].spiketrains
    return [np.sort(train.rescale("ms").magnitude) for train in trains]


def first_move(times: np.ndarray, values: np.ndarray) -> float:
    """When a trace first leaves its first value."""
    return float(times[np.flatnonzero(np.abs(values - values[0]) > 1e-9)[0]])
