"""The small network as a PyNN script: whose PyNN on which simulator, and the size."""

import sys

from tests.bench.programs.laps import Laps
from tests.bench.programs.small_sizes import SIZES

module, size = sys.argv[1:]
net, laps = SIZES[size], Laps()
if module == "pyNN.brian2":  # which would compile for a minute otherwise
    laps.imported("brian2").prefs.codegen.target = "numpy"
sim = laps.imported(module)

sim.setup(timestep=0.1, rng_seed=1234)
rng = sim.NumpyRNG(seed=1234)
drive = sim.RandomDistribution("uniform", net.drive, rng=rng)
cells = sim.Population(net.cells, sim.IF_curr_exp(i_offset=drive, **net.cell), initial_values={"v": -65.0})
sides = (cells[: net.excitatory], cells[net.excitatory :])
for part, weight, receptor in zip(sides, net.weights, ("excitatory", "inhibitory"), strict=True):
    synapse = sim.StaticSynapse(weight=weight, delay=net.delay)
    sim.Projection(part, cells, sim.FixedProbabilityConnector(net.p, rng=rng), synapse, receptor_type=receptor)
cells.record("spikes")
laps.lap("build")

sim.run(net.duration)
laps.lap("run")
trains = cells.get_data("spikes").segments[0].spiketrains
spikes = len(trains.multiplexed[1])
laps.lap("read")
laps.tell(spikes=spikes)
