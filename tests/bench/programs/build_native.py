"""Connections as one would make them for NEST itself: `dense`, `plastic` or `spatial`, and the size."""

import os
import sys

import numpy as np

from tests.bench.programs.build_sizes import SIZES
from tests.bench.programs.laps import Laps

os.environ["OMP_WAIT_POLICY"] = "passive"
os.environ["PYNEST_QUIET"] = "1"

kind, size = sys.argv[1:]
net, laps = SIZES[size], Laps()
nest = laps.imported("nest")

nest.verbosity = nest.VerbosityLevel.ERROR
nest.ResetKernel()
nest.set(resolution=0.1, rng_seed=1234)
rng = np.random.default_rng(1)
if kind == "spatial":
    side = round(net.spatial**0.5)
    grid = nest.spatial.grid(shape=[side, side], extent=[net.side, net.side])
    cells = nest.Create("iaf_psc_exp", positions=grid)
    p = nest.spatial_distributions.exponential(nest.spatial.distance, beta=net.scale)
    laps.lap("create")
    nest.Connect(cells, cells, {"rule": "pairwise_bernoulli", "p": p}, {"weight": 1000.0, "delay": 1.0})
else:
    n = getattr(net, kind)
    cells = nest.Create("iaf_psc_exp", n)
    ids = np.arange(n) + int(cells[0].global_id)
    laps.lap("create")
    if kind == "dense":
        pre, post = np.tile(ids, n), np.repeat(ids, n)
        told = {"weight": 1000.0 * rng.uniform(*net.weights, n * n)}
    else:
        post, pre = np.divmod(rng.choice(n * n, n * n // 10, replace=False), n) + ids[0]
        nest.CopyModel("stdp_synapse", "plastic", {"tau_plus": 20.0, "lambda": 0.01, "alpha": 1.05, "Wmax": 1000.0})
        told = {"synapse_model": "plastic", "weight": np.full(pre.size, 500.0)}
    nest.Connect(pre, post, "one_to_one", {**told, "delay": np.ones(pre.size)})
laps.lap("build")
laps.tell(connections=nest.num_connections)
