"""Populations with structure and varied parameters, wired by every kind of rule whose outcome is not left to chance."""

import json

import numpy as np
from pyNN.parameters import Sequence
from pyNN.random import NumpyRNG, RandomDistribution
from pyNN.space import Grid2D, Line, Space
from pyNN.utility import get_simulator

sim, options = get_simulator(("--cells", "number of cells on a line", {"type": int, "default": 12}))
sim.setup(timestep=0.1, min_delay=0.2, max_delay=5.0)

line = sim.Population(options.cells, sim.IF_cond_exp(tau_m=15.0), structure=Line(dx=2.0), label="line")
sheet = sim.Population(9, sim.IF_curr_exp, {"cm": 0.5}, structure=Grid2D(dx=10.0, dy=20.0), label="sheet")
block = sim.Population((2, 3, 2), sim.IF_curr_alpha(), label="block")
source = sim.Population(
    options.cells, sim.SpikeSourceArray(spike_times=[Sequence([5.0 + i, 20.0 + i]) for i in range(options.cells)])
)

line.set(tau_refrac=2.0, i_offset=np.linspace(0.0, 1.1, options.cells))
sheet.set(v_thresh=lambda i: -50.0 - i)
sheet[0:3].set(tau_m=10.0)
sheet.initialize(v=RandomDistribution("uniform", low=-65.0, high=-60.0, rng=NumpyRNG(seed=3)))

near = Space(axes="x")
nothing = sim.StaticSynapse(weight=0.001, delay="0.2 + 0.1*d")
projections = {
    "all": sim.Projection(line, sheet, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.01, delay=1.5)),
    "others": sim.Projection(sheet, sheet, sim.AllToAllConnector(allow_self_connections=False)),
    "pairs": sim.Projection(
        source, line, sim.OneToOneConnector(), sim.StaticSynapse(weight=0.04, delay=0.5), receptor_type="excitatory"
    ),
    "given": sim.Projection(
        line,
        block,
        sim.FromListConnector([(0, 1, 0.1, 0.3), (3, 5, 0.2, 0.7), (3, 5, 0.3, 1.0)], column_names=["weight", "delay"]),
    ),
    "inside": sim.Projection(
        line,
        line,
        sim.DistanceDependentProbabilityConnector("d < 4.5"),
        nothing,
        space=near,
        receptor_type="inhibitory",
    ),
    "index": sim.Projection(line, line, sim.ArrayConnector(np.eye(options.cells, k=1, dtype=bool))),
    "fan in": sim.Projection(line, sheet, sim.FixedNumberPreConnector(4)),
    "fan out": sim.Projection(line, sheet, sim.FixedNumberPostConnector(2)),
    "total": sim.Projection(line, sheet, sim.FixedTotalNumberConnector(7)),
}
line.record(["spikes", "v"])
sim.run(60.0)

segment = line.get_data().segments[0]
inside = projections["inside"].get(["weight", "delay"], format="list")
given = projections["given"]
fan_in = projections["fan in"].get("weight", format="array")
fan_out = projections["fan out"].get("weight", format="array")
exact = {
    "sizes": [line.size, sheet.size, block.size, len(source)],
    "connections": {name: projection.size() for name, projection in projections.items()},
    "positions": {p.label: np.round(p.positions, 6).tolist() for p in (line, sheet)},
    "shape": sorted(map(tuple, np.round(block.positions.T, 6).tolist())),
    "tau_m": [sheet.get("tau_m").tolist(), round(line.get("tau_m"), 9), round(line[2].tau_m, 9)],
    "v_thresh": sheet.get("v_thresh").tolist(),
    "cm": [sheet[1].cm, line[0:2].get(["cm", "e_rev_I"])],
    "inside": sorted([int(i), int(j), float(w), round(float(d), 6)] for i, j, w, d in inside),
    "sums": np.nan_to_num(given.get("weight", format="array", multiple_synapses="sum")).sum(axis=0).round(6).tolist(),
    "largest delay": float(np.nanmax(given.get("delay", format="array", multiple_synapses="max"))),
    "fan in": (~np.isnan(fan_in)).sum(axis=0).tolist(),
    "fan out": (~np.isnan(fan_out)).sum(axis=1).tolist(),
    "spikes": {int(cell) - int(line.first_id): int(n) for cell, n in line.get_spike_counts().items()},
}
times = {"line": [np.sort(train.rescale("ms").magnitude).tolist() for train in segment.spiketrains]}
print(json.dumps({"exact": exact, "times": times, "values": {}}))
sim.end()
