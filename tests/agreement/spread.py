"""A network for one process or several, and what it did as one file: `spread.py SIM FILE TRAINS FIRST`.

TRAINS: the simulator draws its "own" Poisson trains, and there are synapses of all kinds; or trains are "computed"
beforehand, and few kinds will do. FIRST: the first spike (ms).
"""

import pickle

import numpy as np
from pyNN.utility import get_simulator

sim, options = get_simulator(("file", "where to"), ("trains", "own or computed"), ("first", "ms"))
sim.setup(timestep=0.1, rng_seed=5, poisson_rng=sim.NumpyRNG(3) if options.trains == "computed" else None)
rng = sim.NumpyRNG(7)
small = sim.RandomDistribution("uniform", (0.001, 0.02), rng=rng)
weights = sim.RandomDistribution("uniform", (0.05, 0.5), rng=rng)
delays = sim.RandomDistribution("uniform", (0.1, 1.5), rng=rng)
plastic = sim.STDPMechanism(
    timing_dependence=sim.SpikePairRule(tau_plus=20.0, tau_minus=20.0, A_plus=0.01, A_minus=0.012),
    weight_dependence=sim.AdditiveWeightDependence(w_min=0.0, w_max=1.0),
    weight=weights,
    delay=0.3,
)
noise = sim.Population(200, sim.SpikeSourcePoisson(rate=500.0), label="noise")
told = sim.Population(5, sim.SpikeSourceArray(spike_times=[float(options.first), 1.1, 20.0]), label="told")
exc = sim.Population(60, sim.IF_curr_exp(tau_m=sim.RandomDistribution("uniform", (10.0, 20.0))), label="exc")
inh = sim.Population(21, sim.IF_cond_exp(), label="inh")
exc.initialize(v=sim.RandomDistribution("uniform", (-65.0, -51.0), rng=rng))
inputs = sim.Projection(
    noise, exc, sim.FixedNumberPreConnector(80, rng=rng), sim.StaticSynapse(weight=small, delay=0.1)
)
projections = [
    inputs,
    sim.Projection(told, exc, sim.AllToAllConnector(), sim.StaticSynapse(weight=1.0, delay=0.1)),
    sim.Projection(exc, exc, sim.FixedNumberPreConnector(10, rng=rng), sim.StaticSynapse(weight=weights, delay=0.1)),
    sim.Projection(exc, exc, sim.FixedNumberPreConnector(10, rng=rng), plastic),
    sim.Projection(exc, inh, sim.FixedProbabilityConnector(0.5, rng=rng), sim.StaticSynapse(weight=0.01, delay=delays)),
    sim.Projection(inh, exc, sim.FixedNumberPostConnector(30, rng=rng), sim.StaticSynapse(weight=-0.1, delay=0.5)),
]
for population in (noise, told, exc, inh):
    population.record("spikes")
(exc + inh)[::3].record("v", sampling_interval=0.5)  # so that runs go on for longer than the shortest delay
exc.inject(sim.NoisyCurrentSource(mean=0.3, stdev=0.2, rng=rng))
if options.trains == "own":
    rules = sim.SpikePairRule(A_plus=0.05), sim.MultiplicativeWeightDependence(w_max=0.02)
    changing = [
        sim.STDPMechanism(*rules, dendritic_delay_fraction=0.4, weight=small, delay=delays),
        sim.TsodyksMarkramSynapse(weight=small, delay=delays),
        sim.SimpleStochasticSynapse(weight=small, delay=delays, p=0.3),
        sim.MultiQuantalSynapse(weight=small, delay=delays, n=3),
    ]
    projections += [
        sim.Projection(exc, inh, sim.FixedProbabilityConnector(0.2, rng=rng), synapse) for synapse in changing
    ]
    sim.Projection(exc, inh, sim.FixedProbabilityConnector(0.1, rng=rng), sim.ElectricalSynapse(weight=0.002))
times: list[float] = []


def heard(time: float) -> float:
    """A callback, which runs everywhere."""
    times.append(time)
    return time + 10.0


sim.run(50.0, callbacks=[heard])
inputs.set(weight=small)
exc[5:9].set(i_offset=0.2)
sim.run(50.0)

counts = exc.get_spike_counts()
found = {
    "times": times,
    "connections": [projection.get(["weight", "delay"]) for projection in projections],
    "counts": {int(cell): count for cell, count in counts.items()},
    "tau_m": exc.get("tau_m", gather=True).tolist(),
}
for population in (noise, told, exc, inh):
    segment = population.get_data().segments[0]
    found[f"spikes of {population.label}"] = [np.asarray(train) for train in segment.spiketrains]
    found[f"v of {population.label}"] = [np.asarray(signal) for signal in segment.analogsignals]
print(sim.rank(), sim.num_processes(), exc.local_size, len(counts))
if sim.rank() == 0:
    with open(options.file, "wb") as file:
        pickle.dump(found, file)
sim.end()
