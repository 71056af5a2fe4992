"""A million spikes read: whose PyNN (or `native`), how many cells, and for how long (ms) they fire at 200 Hz."""

import os
import sys

import numpy as np

from tests.bench.programs.laps import Laps

os.environ["PYNEST_QUIET"] = "1"
module, cells, duration = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
laps = Laps()

if module == "native":
    nest = laps.imported("nest")
    nest.verbosity = nest.VerbosityLevel.ERROR
    nest.set(resolution=0.1, rng_seed=1234)
    noise, relays = nest.Create("poisson_generator", params={"rate": 200.0}), nest.Create("parrot_neuron", cells)
    recorder = nest.Create("spike_recorder")
    nest.Connect(noise, relays)
    nest.Connect(relays, recorder)
    nest.Simulate(duration)
    laps.lap("run")
    senders, times = recorder.events["senders"], recorder.events["times"]
    laps.lap("raw")
    order = np.argsort(senders, kind="stable")
    arrays = np.split(times[order], np.searchsorted(senders, np.arange(1, cells) + senders.min(), sorter=order))
    laps.lap("arrays")
else:
    sim = laps.imported(module)
    sim.setup(timestep=0.1, rng_seed=1234)
    noise = sim.Population(cells, sim.SpikeSourcePoisson(rate=200.0))
    noise.record("spikes")
    sim.run(duration)
    laps.lap("run")
    trains = noise.get_data("spikes").segments[0].spiketrains
    laps.lap("raw")
    arrays = trains.arrays() if hasattr(trains, "arrays") else []
    laps.lap("arrays")
    arrays = list(trains)
    laps.lap("trains")
laps.tell(spikes=sum(len(train) for train in arrays), trains=len(arrays))
