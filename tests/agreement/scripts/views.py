"""Views of a population, views of views, assemblies, and the cells one by one."""

import json

import numpy as np
from pyNN.random import NumpyRNG
from pyNN.utility import get_simulator

sim, options = get_simulator()
sim.setup(timestep=0.1, min_delay=0.1)

excitatory = sim.Population(8, sim.IF_cond_exp(tau_refrac=2.0), label="excitatory")
inhibitory = sim.Population(4, sim.IF_cond_exp(tau_m=10.0, tau_refrac=2.0), label="inhibitory")
source = sim.Population(2, sim.SpikeSourceArray(spike_times=[5.0, 9.0, 13.0]), label="source")

half = excitatory[::2]
mask = excitatory[np.array([True, False, False, True, False, False, False, True])]
inner = half[1:3]
both = excitatory + inhibitory
named = sim.Assembly(half, inhibitory, label="named")
chosen = both.sample(5, rng=NumpyRNG(seed=1))

half.set(i_offset=1.0)
inner.set(tau_m=5.0)
inhibitory[0].tau_m = 12.5
excitatory[1].set_parameters(cm=0.8)
both.initialize(v=-60.0)
to_named = sim.Projection(source, named, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.05, delay=0.5))
from_half = sim.Projection(
    half, inhibitory, sim.OneToOneConnector(), sim.StaticSynapse(weight=0.1, delay=1.0), receptor_type="excitatory"
)
both.record("spikes")
mask.record("v")
sim.run(40.0)

counts = both.get_spike_counts()
data = both.get_data().segments[0]
first = excitatory.first_id
exact = {
    "sizes": [half.size, mask.size, inner.size, both.size, named.size, chosen.size],
    "labels": [named.label, both.populations[1].label, half.parent.label, inner.grandparent.label],
    "ids": [[int(i) - int(first) for i in cells.all_cells] for cells in (half, mask, inner)],
    "index": [
        int(excitatory.id_to_index(half[2])),
        int(half.id_to_index(excitatory[4])),
        int(both.id_to_index(inhibitory[1])),
        [int(i) for i in np.atleast_1d(inner.index_in_grandparent([0, 1]))],
    ],
    "found": named.get_population("inhibitory").label,
    "i_offset": excitatory.get("i_offset").tolist(),
    "tau_m": [excitatory.get("tau_m").tolist(), inhibitory.get("tau_m").tolist()],
    "cm": [excitatory[1].cm, excitatory[0].cm],
    "cell": [bool(excitatory[1].is_standard_cell), excitatory[1].celltype.__class__.__name__],
    "connections": [to_named.size(), from_half.size(), list(map(int, to_named.shape))],
    "pairs": sorted([int(i), int(j)] for i, j, _ in from_half.get("weight", format="list")),
    "counts": [int(counts[cell]) for cell in both.all_cells],
    "mean": round(float(inhibitory.mean_spike_count()), 3),
    "nearest": int(excitatory.id_to_index(excitatory.nearest((3.2, 0.0, 0.0)))),
    "v": list(excitatory.get_data("v").segments[0].analogsignals[0].shape),
}
times = {"both": [np.sort(train.rescale("ms").magnitude).tolist() for train in data.spiketrains]}
print(json.dumps({"exact": exact, "times": times, "values": {}}))
sim.end()
