"""The balanced network as one would write it for NEST itself: `indegree` or `bernoulli`, and the size."""

import os
import sys

from tests.bench.programs.balanced_sizes import SIZES
from tests.bench.programs.laps import Laps

os.environ["OMP_WAIT_POLICY"] = "passive"
os.environ["PYNEST_QUIET"] = "1"

rule, size = sys.argv[1:]
net, laps = SIZES[size], Laps()
nest = laps.imported("nest")

nest.verbosity = nest.VerbosityLevel.ERROR
nest.ResetKernel()
nest.set(resolution=0.1, rng_seed=1234)
cell = {
    "C_m": 250.0, "tau_m": 10.0, "t_ref": 2.0, "E_L": -65.0, "V_m": -65.0, "V_reset": -65.0, "V_th": -50.0,
    "tau_syn_ex": 0.5, "tau_syn_in": 0.5,
}  # fmt: skip
kinds = {kind: nest.Create("iaf_psc_exp", n, params=cell) for kind, n in net.sizes.items()}
cells = kinds["excitatory"] + kinds["inhibitory"]
drive = nest.Create("poisson_generator", params={"rate": net.rate})
nest.Connect(drive, cells, syn_spec={"weight": 1000 * net.drive, "delay": net.delay})
for kind, sources in kinds.items():
    rules = {
        "indegree": {"rule": "fixed_indegree", "indegree": net.inputs[kind], "allow_multapses": False},
        "bernoulli": {"rule": "pairwise_bernoulli", "p": net.p},
    }
    nest.Connect(sources, cells, rules[rule], {"weight": 1000 * net.weights[kind], "delay": net.delay})
recorders = [nest.Create("spike_recorder") for _ in kinds]
for sources, recorder in zip(kinds.values(), recorders, strict=True):
    nest.Connect(sources, recorder)
laps.lap("build")

nest.Simulate(net.duration)
laps.lap("run")
times = [recorder.events["times"] for recorder in recorders]
laps.lap("read")
laps.tell(spikes=sum(part.size for part in times))
