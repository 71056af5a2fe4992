"""The small network as one would write it for NEURON itself, with our mechanism of the cells: gid_connect in a loop."""

import sys

import numpy as np

from tests.bench.programs.laps import Laps
from tests.bench.programs.small_sizes import SIZES

net, laps = SIZES[sys.argv[1]], Laps()
from backends.compiled import NEURON  # noqa: E402

neuron = laps.imported("neuron")
h = neuron.h
h.nrn_load_dll(str(NEURON.ready()))
pc = h.ParallelContext()
rng = np.random.RandomState(1234)  # the drive is that of the PyNN script

h.dt = 0.1
h.CVode().queue_mode(True, False)
place = h.Section(name="cells")
h.finitialize()  # before there are connections, whose receptors it would forget
cells = [h.IFCurrExp(place(0.5)) for _ in range(net.cells)]
for gid, (cell, drive) in enumerate(zip(cells, rng.uniform(*net.drive, net.cells).tolist(), strict=True)):
    for name, value in net.cell.items():
        setattr(cell, name, value)
    cell.i_offset, cell.width, cell.vm = drive, h.dt, net.cell["v_rest"]
    cell.prepare()
    pc.set_gid2node(gid, pc.id())
    pc.cell(gid, h.NetCon(cell, None))
connections = []
for sources, weight, slot in (
    (np.arange(net.excitatory), net.weights[0], 0), (np.arange(net.excitatory, net.cells), net.weights[1], 1),
):  # fmt: skip
    for post in range(net.cells):
        for pre in sources[rng.uniform(size=sources.size) < net.p].tolist():
            connection = pc.gid_connect(pre, cells[post])
            connection.weight[0] = weight
            connection.weight[1] = slot
            connection.delay = net.delay
            connections.append(connection)
times, ids = h.Vector(), h.Vector()
pc.spike_record(h.Vector(np.arange(net.cells, dtype=float)), times, ids)
laps.lap("build")

pc.set_maxstep(10)
pc.psolve(net.duration)
laps.lap("run")
spikes = times.as_numpy().copy()
laps.lap("read")
laps.tell(spikes=int(spikes.size), connections=len(connections))
