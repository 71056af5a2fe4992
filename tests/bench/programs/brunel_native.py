"""Brunel's network as one would write it for NEST itself; like PyNN, it connects no pair of cells twice."""

import os
import sys

from tests.bench.programs.brunel_sizes import SIZES
from tests.bench.programs.laps import Laps

os.environ["OMP_WAIT_POLICY"] = "passive"
os.environ["PYNEST_QUIET"] = "1"

brunel = SIZES[sys.argv[1]]
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1234
laps = Laps()
nest = laps.imported("nest")

nest.verbosity = nest.VerbosityLevel.ERROR
nest.ResetKernel()
nest.set(resolution=0.1, rng_seed=seed)
cell = {"C_m": 1000.0, "tau_m": 20.0, "t_ref": 2.0, "E_L": 0.0, "V_m": 0.0, "V_reset": 10.0, "V_th": 20.0}
excitatory = nest.Create("iaf_psc_delta", brunel.excitatory, params=cell)
inhibitory = nest.Create("iaf_psc_delta", brunel.inhibitory, params=cell)
cells = excitatory + inhibitory
drive = nest.Create("poisson_generator", params={"rate": brunel.rate})
recorders = nest.Create("spike_recorder"), nest.Create("spike_recorder")

up = {"weight": brunel.weight, "delay": brunel.delay}
down = {"weight": -brunel.g * brunel.weight, "delay": brunel.delay}
from_excitatory, from_inhibitory = brunel.inputs
nest.Connect(drive, cells, syn_spec=up)
nest.Connect(excitatory, cells, {"rule": "fixed_indegree", "indegree": from_excitatory, "allow_multapses": False}, up)
nest.Connect(inhibitory, cells, {"rule": "fixed_indegree", "indegree": from_inhibitory, "allow_multapses": False}, down)
nest.Connect(excitatory, recorders[0])
nest.Connect(inhibitory, recorders[1])
laps.lap("build")

nest.Simulate(brunel.duration)
laps.lap("run")

times = [recorder.events["times"] for recorder in recorders]
laps.lap("read")
of_each = [part.size for part in times]
laps.tell(spikes=sum(of_each), **({"of_each": of_each} if len(sys.argv) > 2 else {}))  # a seed: for the tests
