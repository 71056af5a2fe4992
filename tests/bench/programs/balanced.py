"""The balanced network as a PyNN script: whose PyNN, `indegree` or `bernoulli`, the size, and the class of the rng."""

import sys

from tests.bench.programs.balanced_sizes import SIZES
from tests.bench.programs.laps import Laps

module, rule, size, generator = sys.argv[1:]
net, laps = SIZES[size], Laps()
sim = laps.imported(module)

sim.setup(timestep=0.1, rng_seed=1234)
rng = {"numpy": sim.NumpyRNG, "native": sim.NativeRNG}[generator](seed=1234)
kinds = {
    kind: sim.Population(n, sim.IF_curr_exp(**net.cell), initial_values={"v": -65.0}, label=kind)
    for kind, n in net.sizes.items()
}
for cells in kinds.values():
    noise = sim.Population(cells.size, sim.SpikeSourcePoisson(rate=net.rate))
    drive = sim.StaticSynapse(weight=net.drive, delay=net.delay)
    sim.Projection(noise, cells, sim.OneToOneConnector(), drive, receptor_type="excitatory")
    for kind, sources in kinds.items():
        connector = {
            "indegree": lambda n: sim.FixedNumberPreConnector(n, rng=rng),
            "bernoulli": lambda _: sim.FixedProbabilityConnector(net.p, rng=rng),
        }[rule](net.inputs[kind])
        synapse = sim.StaticSynapse(weight=net.weights[kind], delay=net.delay)
        sim.Projection(sources, cells, connector, synapse, receptor_type=kind)
    cells.record("spikes")
laps.lap("build")

sim.run(net.duration)
laps.lap("run")
trains = [cells.get_data("spikes").segments[0].spiketrains for cells in kinds.values()]
times = [part.multiplexed[1] for part in trains]
laps.lap("read")
laps.tell(spikes=sum(len(part) for part in times))
sim.end()
