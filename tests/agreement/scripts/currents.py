"""Current injection: constant, in steps, sinusoidal and noisy, into cells, views and populations."""

import json

import numpy as np
from pyNN.utility import get_simulator

sim, options = get_simulator()
sim.setup(timestep=0.1, min_delay=0.1)

cells = sim.Population(5, sim.IF_curr_exp(v_thresh=-55.0, tau_refrac=5.0), initial_values={"v": -65.0}, label="cells")
constant = sim.DCSource(amplitude=0.6, start=20.0, stop=80.0)
constant.inject_into([cells[0]])
stairs = sim.StepCurrentSource(times=[10.0, 40.0, 70.0], amplitudes=[0.3, 0.7, 0.0])
cells[1:2].inject(stairs)
wave = sim.ACSource(start=5.0, stop=95.0, amplitude=0.3, offset=0.4, frequency=20.0, phase=90.0)
cells[2].inject(wave)
noise = sim.NoisyCurrentSource(mean=0.3, stdev=0.05, start=10.0, stop=90.0, dt=1.0)
noise.inject_into(cells[3:4])
cells[4:5].set(i_offset=0.7)
cells.record(["spikes", "v"])
sim.run(60.0)
constant.amplitude = 0.0
sim.run(40.0)

segment = cells.get_data().segments[0]
v = segment.filter(name="v")[0].magnitude
exact = {"counts": [len(segment.spiketrains[i]) for i in (0, 1, 2, 4)]}
times = {"cells": [segment.spiketrains[i].rescale("ms").magnitude.tolist() for i in (0, 1, 2, 4)]}
values = {
    "rise": [v[[200, 250, 280], 0].tolist(), 0.1],
    "stairs": [v[[100, 200, 400, 1000], 1].tolist(), 0.1],
    "noise": [[float(np.clip(v[500:900, 3].mean(), -62.0, -56.0))], 1.5],
}
print(json.dumps({"exact": exact, "times": times, "values": values}))
sim.end()
