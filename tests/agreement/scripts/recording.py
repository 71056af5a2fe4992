"""What is recorded, of which cells, how often, in which segments, and to which files."""

import json
import os
import tempfile

import numpy as np
from neo.io import get_io
from pyNN.utility import get_simulator, normalized_filename

sim, options = get_simulator()
sim.setup(timestep=0.1, min_delay=0.1)

cells = sim.Population(
    6,
    sim.IF_cond_exp(tau_refrac=2.0, i_offset=[0.0, 0.5, 0.9, 1.0, 1.2, 1.5]),
    initial_values={"v": -65.0},
    label="cells",
)
pulse = sim.Population(1, sim.SpikeSourceArray(spike_times=[10.0, 30.0]))
sim.Projection(pulse, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.02, delay=1.0))

cells.record("spikes")
cells[1:4].record("v", sampling_interval=0.5)
cells[0:2].record("gsyn_exc")
sim.run(50.0)
first = cells.get_data().segments[0]
counts = cells.get_spike_counts()

sim.reset(annotations={"trial": 2})
cells.set(i_offset=0.0)
sim.run(25.0)
block = cells.get_data(clear=True)
after = cells.get_data()

folder = tempfile.mkdtemp()
sim.reset()
sim.run(20.0)
name = os.path.join(folder, os.path.basename(normalized_filename(folder, "cells", "pkl", options.simulator)))
cells.write_data(name)
read = get_io(name).read_block()

signals = {signal.name: signal for signal in first.analogsignals}
v = signals["v"]
steps = np.arange(0.0, 20.0, 0.5)
exact = {
    "signals": {name: list(signal.shape) for name, signal in sorted(signals.items())},
    "units": {name: str(signal.units.dimensionality) for name, signal in sorted(signals.items())},
    "intervals": {n: round(float(s.sampling_period.rescale("ms")), 6) for n, s in sorted(signals.items())},
    "starts": [float(signal.t_start) for signal in first.analogsignals],
    "trains": len(first.spiketrains),
    "ends": [float(train.t_stop.rescale("ms")) for train in first.spiketrains],
    "counts": [int(counts[cell]) for cell in cells.all()],
    "mean": round(float(cells[3:6].mean_spike_count()), 3),
    "segments": len(block.segments),
    "trial": [segment.annotations.get("trial") for segment in block.segments],
    "cleared": len(after.segments),
    "read": [signal.name for signal in sorted(read.segments[-1].analogsignals, key=lambda signal: signal.name)],
    "recordable": [bool(cells.can_record(name)) for name in ("spikes", "v", "gsyn_inh", "w")],
}
times = {"cells": [np.sort(train.rescale("ms").magnitude).tolist() for train in first.spiketrains]}
values = {
    "v": [v.magnitude[:40:4, 0].tolist(), 0.3],
    "gsyn_exc": [signals["gsyn_exc"].magnitude[150:300:25, 0].tolist(), 6e-4],
    "second": [block.segments[1].analogsignals[0].magnitude[-1].tolist(), 0.5],
}
print(json.dumps({"exact": exact, "times": times, "values": values}))
sim.end()
