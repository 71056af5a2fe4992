"""What `compare` says of cells that simulators integrate in different ways, or that chance makes fire: they agree."""

import pytest

from app.compare.comparison import comparison_of
from app.script import Program

SCRIPT = """
import pyNN.nest as sim
sim.setup(timestep=0.1, rng_seed=3)
cells = sim.Population(20, sim.{model}(), label="cells")
for rate, weight, receptor in ((800.0, {excitation}, "excitatory"), (200.0, {inhibition}, "inhibitory")):
    source = sim.Population(20, sim.SpikeSourcePoisson(rate=rate))
    synapse = sim.StaticSynapse(weight=weight, delay=1.0)
    sim.Projection(source, cells, sim.OneToOneConnector(), synapse, receptor_type=receptor)
cells.record(["spikes", "v"])
sim.run(400.0)
"""


@pytest.mark.parametrize(
    ("model", "excitation", "inhibition"),
    [
        ("EIF_cond_alpha_isfa_ista", 0.006, 0.02),
        ("HH_cond_exp", 0.02, 0.05),
        ("GIF_cond_exp", 0.006, 0.02),
        ("IF_facets_hardware1", 0.006, 0.02),
    ],
)
def test_all_simulators_agree(model: str, excitation: float, inhibition: float) -> None:
    program = Program(SCRIPT.format(model=model, excitation=excitation, inhibition=inhibition))
    found = comparison_of(program, ("nest", "neuron", "brian2"))
    assert found.agree is True, found.verdict
    assert all(pair.counts[0] > 0 for pair in found.spikes)
    assert found.chancy == (model == "GIF_cond_exp")
