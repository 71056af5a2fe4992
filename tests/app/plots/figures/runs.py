"""Runs for figures, of two populations whose spikes tests choose."""

import numpy as np

from app.model import Component, Network, Population, Role
from app.plots.previous import Run
from app.worker import Results, frames

NAMES = {1: "exc", 2: "inh"}


def populations(exc=20, inh=10):
    cell = Component("IF_cond_exp")
    return (
        Population("exc", "Excitatory", cell, size=exc, role=Role.EXCITATORY),
        Population("inh", "Inhibitory", cell, size=inh, role=Role.INHIBITORY),
    )


def record(results, key, size, variable="spikes", unit=""):
    results.take([frames.Recording(key, NAMES[key], key, size, variable, unit, np.arange(size, dtype=np.int32))])


def fire(results, key, cells, times):
    results.take([frames.Spikes(key, np.asarray(cells, np.int32), np.asarray(times, float))])


def random_run(duration=1000.0, seed=0, rates=(20.0, 40.0)):
    """Both populations at random, at these rates in Hz."""
    rng, cells = np.random.default_rng(seed), populations()
    results = Results(NAMES)
    for key, (population, hertz) in enumerate(zip(cells, rates, strict=True), 1):
        spikes = int(population.size * hertz * duration / 1000.0)
        record(results, key, population.size)
        fire(results, key, rng.integers(0, population.size, spikes), np.sort(rng.uniform(0.0, duration, spikes)))
    reach(results, duration)
    return Run(results, cells, duration, Network(cells))


def reach(results, now):
    results.take([frames.Progress(now, max(now, results.end))])
