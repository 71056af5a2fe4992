"""Populations kept in files: what they fired can be played again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

import numpy as np

from backends.api.arguments import path
from backends.api.errors import InvalidParameterValueError
from backends.api.parameters import Sequence


def save_population(population: Any, filename: str | os.PathLike[str], variables: Iterable[str] | None = None) -> None:
    """Write the spikes that a population has emitted, its label, size and positions, and attributes that are named.

    Attributes are numbers, texts, and lists of these. The file is an archive of NumPy, whatever its name.
    """
    trains = population.get_data("spikes").segments[-1].spiketrains
    cells = [train.annotations["source_index"] for train in trains]
    times = [train.magnitude for train in trains]
    about = {"label": population.label, "size": population.size, "variables": _plain(population, variables or ())}
    with open(path(filename, "filename of save_population()"), "wb") as file:
        np.savez(
            file,
            about=json.dumps(about),
            positions=population.positions,
            cells=np.repeat(np.array(cells, int), [len(train) for train in times]),
            times=np.concatenate([np.empty(0), *times]),
        )


def load_population(filename: str | os.PathLike[str], sim: Any) -> Any:
    """A population of SpikeSourceArray that emits the spikes that a file holds. InvalidParameterValueError: none."""
    try:
        with np.load(path(filename, "filename of load_population()"), allow_pickle=False) as file:
            kept = {name: file[name] for name in ("about", "positions", "cells", "times")}
            about = json.loads(str(kept["about"]))
    except (KeyError, ValueError, EOFError) as error:
        raise InvalidParameterValueError(
            f"filename of load_population(): {os.fspath(filename)!r} holds no population ({error})."
        ) from error
    trains = [Sequence(kept["times"][kept["cells"] == cell]) for cell in range(about["size"])]
    population = sim.Population(about["size"], sim.SpikeSourceArray(spike_times=trains), label=about["label"])
    population.positions = kept["positions"]
    for name, value in about["variables"].items():
        setattr(population, name, value)
    return population


def sort_by_column(a: Any, col: int) -> Any:
    """The rows of an array in the order of the numbers in one of its columns."""
    return a[np.argsort(a[:, col]), :]


def _plain(population: Any, names: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(population, name) for name in names}
    for name, value in values.items():
        try:
            json.dumps(value)
        except TypeError:
            raise InvalidParameterValueError(
                f"variables of save_population(): {name} is {value!r}; only numbers, texts and lists are kept."
            ) from None
    return values
