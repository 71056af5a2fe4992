"""Synapses that change: with the times of spikes, and from spike to spike."""

import json

import numpy as np
from pyNN.utility import get_simulator

sim, options = get_simulator()
sim.setup(timestep=0.1, min_delay=0.1, max_delay=10.0)

PRE = [10.0, 30.0, 50.0, 70.0, 90.0]
before = sim.Population(2, sim.SpikeSourceArray(spike_times=PRE), label="before")
driver = sim.Population(2, sim.SpikeSourceArray(spike_times=[15.0, 33.0, 47.0, 68.0]), label="driver")
after = sim.Population(2, sim.IF_cond_exp(tau_refrac=2.0, tau_syn_E=1.0), label="after")
sim.Projection(driver, after, sim.OneToOneConnector(), sim.StaticSynapse(weight=0.5, delay=1.0))

rules = {
    "additive": (sim.SpikePairRule(A_plus=0.05, A_minus=0.06), sim.AdditiveWeightDependence(w_min=0.0, w_max=0.001)),
    "multiplicative": (
        sim.SpikePairRule(tau_plus=15.0, tau_minus=20.0, A_plus=0.1, A_minus=0.1),
        sim.MultiplicativeWeightDependence(w_min=0.0, w_max=0.001),
    ),
}
plastic = {
    name: sim.Projection(
        before,
        after,
        sim.AllToAllConnector(),
        sim.STDPMechanism(timing, dependence, weight=0.0005, delay=1.0, dendritic_delay_fraction=1.0),
        receptor_type="excitatory",
        label=name,
    )
    for name, (timing, dependence) in rules.items()
}
train = sim.Population(2, sim.SpikeSourceArray(spike_times=np.arange(10.0, 100.0, 12.5)))
tired = sim.Population(4, sim.IF_curr_exp(tau_syn_E=3.0), label="tired")
depressing = sim.TsodyksMarkramSynapse(U=0.5, tau_rec=200.0, tau_facil=0.0, weight=2.0, delay=0.5)
facilitating = sim.TsodyksMarkramSynapse(U=0.05, tau_rec=20.0, tau_facil=500.0, weight=2.0, delay=0.5)
sim.Projection(train, tired[0:2], sim.OneToOneConnector(), depressing)
sim.Projection(train, tired[2:4], sim.OneToOneConnector(), facilitating)
after.record("spikes")
tired.record("v")
sim.run(100.0)

v = tired.get_data().segments[0].filter(name="v")[0]
peaks = [v.magnitude[round((t + 0.5) / 0.1) : round((t + 10.0) / 0.1)].max(axis=0) + 65.0 for t in (10.0, 22.5, 85.0)]
times = {"after": [train.rescale("ms").magnitude.tolist() for train in after.get_data().segments[0].spiketrains]}
values = {
    **{n: [[float(w) * 1e3 for w in p.get("weight", "list", with_address=False)], 0.01] for n, p in plastic.items()},
    "depressing": [[float(peak[0]) for peak in peaks], 0.03],
    "facilitating": [[float(peak[2]) for peak in peaks], 0.03],
}
exact = {"parameters": plastic["additive"].get(["tau_plus", "delay"], "list", with_address=False)[0]}
print(json.dumps({"exact": exact, "times": times, "values": values}))
sim.end()
