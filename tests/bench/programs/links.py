"""Weights of a projection read and changed: whose PyNN, and how many cells are connected all to all."""

import sys

import numpy as np

from tests.bench.programs.laps import Laps

module, n = sys.argv[1], int(sys.argv[2])
laps = Laps()
sim = laps.imported(module)

sim.setup(timestep=0.1, rng_seed=1234)
cells = sim.Population(n, sim.IF_curr_exp())
synapse = sim.StaticSynapse(weight=0.5, delay=1.0)
projection = sim.Projection(cells, cells, sim.AllToAllConnector(), synapse, receptor_type="excitatory")
sim.run(1.0)
laps.lap("build")
projection.set(weight=0.25)
laps.lap("set a number")
projection.set(weight=np.random.default_rng(1).uniform(0.0, 1.0, (n, n)))
laps.lap("set an array")
rows = projection.get("weight", format="list")
laps.lap("get a list")
matrix = projection.get("weight", format="array")
laps.lap("get an array")
laps.tell(connections=len(rows), sum=float(matrix.sum()))
