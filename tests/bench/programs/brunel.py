"""Brunel's network as a PyNN script: ours or upstream's, as the first argument says."""

import sys

from tests.bench.programs.brunel_sizes import SIZES
from tests.bench.programs.laps import Laps

module, size = sys.argv[1:]
brunel, laps = SIZES[size], Laps()
sim = laps.imported(module)

sim.setup(timestep=0.1, rng_seed=1234)
rng = sim.NumpyRNG(seed=1234)
cell = {"v_rest": 0.0, "cm": 1.0, "tau_m": 20.0, "tau_refrac": 2.0, "v_reset": 10.0, "v_thresh": 20.0}
sizes = {"excitatory": brunel.excitatory, "inhibitory": brunel.inhibitory}
populations = {
    label: sim.Population(n, sim.IF_curr_delta(**cell), initial_values={"v": 0.0}, label=label)
    for label, n in sizes.items()
}
drives = {label: sim.Population(n, sim.SpikeSourcePoisson(rate=brunel.rate)) for label, n in sizes.items()}
weights = {"excitatory": brunel.weight, "inhibitory": -brunel.g * brunel.weight}

for target, cells in populations.items():
    drive = sim.StaticSynapse(weight=brunel.weight, delay=brunel.delay)
    sim.Projection(drives[target], cells, sim.OneToOneConnector(), drive, receptor_type="excitatory")
    for (source, inputs), n in zip(populations.items(), brunel.inputs, strict=True):
        synapse = sim.StaticSynapse(weight=weights[source], delay=brunel.delay)
        sim.Projection(inputs, cells, sim.FixedNumberPreConnector(n, rng=rng), synapse, receptor_type=source)
for cells in populations.values():
    cells.record("spikes")
laps.lap("build")

sim.run(brunel.duration)
laps.lap("run")

trains = [cells.get_data("spikes").segments[0].spiketrains for cells in populations.values()]
times = [part.multiplexed[1] for part in trains]
laps.lap("read")
laps.tell(spikes=sum(len(part) for part in times))
sim.end()
