"""The small network as one would write it for Brian2 itself, exactly integrated, without a compiler."""

import sys

import numpy as np

from tests.bench.programs.laps import Laps
from tests.bench.programs.small_sizes import SIZES

net, laps = SIZES[sys.argv[1]], Laps()
b = laps.imported("brian2")

b.prefs.codegen.target = "numpy"
b.defaultclock.dt = 0.1 * b.ms
rng = np.random.RandomState(1234)  # the drive is that of the PyNN script
equations = """
dv/dt = (v_rest - v) / tau_m + (ie + ii + drive) / C : volt (unless refractory)
die/dt = -ie / tau_e : amp
dii/dt = -ii / tau_i : amp
drive : amp
"""
scope = {
    "v_rest": net.cell["v_rest"] * b.mV, "tau_m": net.cell["tau_m"] * b.ms, "C": net.cell["cm"] * b.nF,
    "tau_e": net.cell["tau_syn_E"] * b.ms, "tau_i": net.cell["tau_syn_I"] * b.ms,
    "v_thresh": net.cell["v_thresh"] * b.mV, "v_reset": net.cell["v_reset"] * b.mV,
}  # fmt: skip
cells = b.NeuronGroup(
    net.cells, equations, threshold="v > v_thresh", reset="v = v_reset", refractory=net.cell["tau_refrac"] * b.ms,
    method="exact", namespace=scope,
)  # fmt: skip
cells.v = net.cell["v_rest"] * b.mV
cells.drive = rng.uniform(*net.drive, net.cells) * b.nA
sides = (cells[: net.excitatory], cells[net.excitatory :])
things = [cells, b.SpikeMonitor(cells)]
for part, weight, current in zip(sides, net.weights, ("ie", "ii"), strict=True):
    synapses = b.Synapses(part, cells, on_pre=f"{current} += {weight}*nA", delay=net.delay * b.ms)
    synapses.connect(p=net.p)
    things.append(synapses)
network = b.Network(*things)
laps.lap("build")

network.run(net.duration * b.ms)
laps.lap("run")
spikes = things[1].t / b.ms
laps.lap("read")
laps.tell(spikes=int(spikes.size))
