"""Connections as a PyNN script makes them: whose PyNN, `dense`, `plastic` or `spatial`, and the size."""

import sys
from importlib import import_module

from tests.bench.programs.build_sizes import SIZES
from tests.bench.programs.laps import Laps

module, kind, size = sys.argv[1:]
net, laps = SIZES[size], Laps()
sim = laps.imported(module)

sim.setup(timestep=0.1, rng_seed=1234)
rng = sim.NumpyRNG(seed=1234)
step = net.side / round(net.spatial**0.5)
space = import_module("pyNN.space" if module.startswith("pyNN") else "backends.api.space")
structure = space.Grid2D(dx=step, dy=step) if kind == "spatial" else None
cells = sim.Population(getattr(net, kind), sim.IF_curr_exp(), structure=structure)
laps.lap("create")
if kind == "dense":
    weight = sim.RandomDistribution("uniform", net.weights, rng=rng)
    connector, synapse = sim.AllToAllConnector(), sim.StaticSynapse(weight=weight, delay=1.0)
elif kind == "spatial":
    connector = sim.DistanceDependentProbabilityConnector(f"exp(-d/{net.scale})", rng=rng)
    synapse = sim.StaticSynapse(weight=1.0, delay=1.0)
else:
    connector = sim.FixedProbabilityConnector(0.1, rng=rng)
    synapse = sim.STDPMechanism(
        sim.SpikePairRule(), sim.AdditiveWeightDependence(w_max=1.0), weight=0.5, delay=1.0
    )  # fmt: skip
projection = sim.Projection(cells, cells, connector, synapse, receptor_type="excitatory")
laps.lap("build")
laps.tell(connections=len(projection))
