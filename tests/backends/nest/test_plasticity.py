"""What NEST cannot do with plastic synapses is refused before the run, in a sentence."""

import numpy as np
import pytest

from backends.nest.synapses import PLASTICITY, SYNAPSES, rows
from backends.simulator import Edges, SimulatorError
from backends.standard import SYNAPSES as DECLARED
from backends.standard import TIMINGS, WEIGHT_DEPENDENCES, mechanism
from tests.backends.nest.conftest import Bench

PAIRS = mechanism(TIMINGS["SpikePairRule"], WEIGHT_DEPENDENCES["AdditiveWeightDependence"])


def connect(bench: Bench, target: object = None, synapse: object = PAIRS, **parameters: object) -> object:
    source = bench.cells("IF_curr_exp")
    target = target or bench.cells("IF_curr_exp")
    values = {**synapse.defaults, "weight": 0.5, "delay": 1.0, **parameters}
    edges = Edges(np.array([0]), np.array([0]), values)
    return bench.simulator.connect(source, target, [edges], synapse, "excitatory", "AllToAllConnector")


def test_every_synapse_is_translated_in_full(bench: Bench) -> None:
    models = [model for model in DECLARED.values() if not bench.simulator.refusal(model)]
    models += [mechanism(TIMINGS[timing], WEIGHT_DEPENDENCES[dependence]) for timing, dependence in PLASTICITY]
    assert len(models) == len(SYNAPSES) + len(PLASTICITY)
    for model in models:
        block = rows(model)
        used = {name for row in block.parameters for name in row.of}
        used |= {*block.weights.values(), *block.sizes.values(), *block.cell.values(), *block.fixed}
        assert used == set(model.by_name), model.title
        connect(bench, synapse=model)
    bench.run(1.0)


@pytest.mark.parametrize(("name", "value"), [("w_min", 0.1), ("dendritic_delay_fraction", 0.0)])
def test_what_is_fixed(bench: Bench, name: str, value: float) -> None:
    with pytest.raises(SimulatorError, match=f"^{name} of STDPMechanism onto IF_curr_exp can only be"):
        connect(bench, **{name: value})
    links = connect(bench)
    with pytest.raises(SimulatorError, match=f"^{name} of STDPMechanism"):
        bench.simulator.set_links(links, {name: value})


def test_one_time_constant_of_depression_for_each_population(bench: Bench) -> None:
    target = bench.cells("IF_curr_exp")
    connect(bench, target, tau_minus=30.0)
    links = connect(bench, target, tau_minus=30.0)
    with pytest.raises(SimulatorError, match="tau_minus of STDPMechanism onto IF_curr_exp cannot be changed"):
        bench.simulator.set_links(links, {"tau_minus": 40.0})
    bench.simulator.set_links(links, {"tau_minus": 30.0, "A_plus": 0.5})
    with pytest.raises(SimulatorError, match=r"tau_minus of plastic synapses .* cannot be 20 as well as 30\.$"):
        connect(bench, target, tau_minus=20.0)


def test_rules_that_do_not_go_together(bench: Bench) -> None:
    odd = mechanism(TIMINGS["Vogels2011Rule"], WEIGHT_DEPENDENCES["GutigWeightDependence"])
    assert bench.simulator.refusal(odd) == "Vogels2011Rule with GutigWeightDependence has no translation to NEST."
    with pytest.raises(SimulatorError, match="Vogels2011Rule with GutigWeightDependence"):
        connect(bench, synapse=odd)


def test_a_spike_in_the_first_step_cannot_be_relayed(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([0.1, 5.0]))
    target = bench.cells("IF_curr_exp")
    edges = Edges(np.array([0]), np.array([0]), {**PAIRS.defaults, "weight": 0.5, "delay": 1.0})
    with pytest.raises(SimulatorError, match=r"the first spike .* is at 0\.2 ms; 0\.1 ms is too early"):
        bench.simulator.connect(source, target, [edges], PAIRS, "excitatory", "AllToAllConnector")
