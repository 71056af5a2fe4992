"""Composed cells in NEST: which there are, what is translated, and what NEST leaves to the adapter."""

from types import ModuleType

import numpy as np
import pytest

from backends.api.errors import NoModelAvailableError
from backends.nest import composed
from backends.registry import load
from backends.simulator import SimulatorError
from backends.standard import NEURONS, RECEPTORS, CellModel, point_neuron
from tests.agreement.reading import spikes, trace
from tests.backends.nest.conftest import Bench

CURRENT, EXP, ALPHA, BETA = (
    RECEPTORS[f"{n}PostSynapticResponse"] for n in ("CurrExp", "CondExp", "CondAlpha", "CondBeta")
)


def cell(neuron: str, *kinds: object) -> CellModel:
    return point_neuron(NEURONS[neuron], tuple((f"r{k}", kind) for k, kind in enumerate(kinds)))


KNOWN = [
    ("iaf_psc_exp_multisynapse", cell("LIF", CURRENT, CURRENT, CURRENT)),
    ("iaf_cond_exp", cell("LIF", EXP)),
    ("iaf_cond_exp", cell("LIF", EXP, EXP)),
    ("gif_cond_exp_multisynapse", cell("LIF", EXP, EXP, EXP)),
    ("aeif_cond_beta_multisynapse", cell("LIF", ALPHA, BETA, ALPHA)),
    ("aeif_cond_beta_multisynapse", cell("AdExp", BETA, BETA, ALPHA, ALPHA)),
    ("aeif_cond_exp", cell("AdExp", EXP, EXP)),
    ("aeif_psc_exp", cell("AdExp", CURRENT)),
]
UNKNOWN = [
    cell("LIF", CURRENT, EXP),
    cell("LIF", EXP, ALPHA),
    cell("AdExp", EXP, EXP, EXP),
    cell("AdExp", CURRENT, CURRENT),
    cell("AdExp", CURRENT, BETA),
]


@pytest.fixture
def sim() -> ModuleType:
    module = load("nest")
    module.setup(timestep=0.1)
    return module


@pytest.mark.parametrize(("model", "known"), KNOWN)
def test_every_quantity_is_translated(model: str, known: CellModel, bench: Bench) -> None:
    rows = composed.rows(known)
    assert rows is not None and rows.model == model and bench.simulator.refusal(known) is None
    assert {name for row in rows.parameters for name in row.of} >= set(known.by_name)
    assert set(rows.receptors) == set(known.receptors)
    assert {"spikes", *rows.recordable} == {variable.name for variable in known.recordable}
    group = bench.simulator.create(known, 3, known.defaults)
    bench.record(group, "v")
    bench.run(1.0)
    assert bench.values(group).shape == (11, 3)


@pytest.mark.parametrize("unknown", UNKNOWN, ids=lambda model: model.title)
def test_what_nest_has_not_is_refused(unknown: CellModel, bench: Bench) -> None:
    reason = bench.simulator.refusal(unknown)
    assert reason is not None and reason.startswith(f"NEST has no model of PointNeuron({unknown.neuron.name}, ")
    with pytest.raises(SimulatorError, match="NEST has no model"):
        bench.simulator.create(unknown, 1, unknown.defaults)


def test_a_refusal_comes_before_the_run_and_setup_works_after_it(sim: ModuleType) -> None:
    parts = {"open": sim.ExpPSR(), "flow": sim.CurrExpPostSynapticResponse()}
    with pytest.raises(NoModelAvailableError, match=r"PointNeuron\(LIF, CurrExp, CondExp\); it has LIF with"):
        sim.Population(1, sim.PointNeuron(sim.LIF(), **parts))
    sim.setup()
    assert sim.Population(1, sim.PointNeuron(sim.LIF(), open=parts["open"])).size == 1


def test_equal_time_constants_of_membrane_and_synapse(sim: ModuleType) -> None:
    """NEST takes none; a millionth makes no difference."""
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0]))
    flow = sim.CurrExpPostSynapticResponse(tau_syn=[20.0, 10.0])
    cells = sim.Population(2, sim.PointNeuron(sim.LIF(tau_m=[20.0, 20.0]), flow=flow))
    sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.5, delay=1.0))
    cells[1:2].set(tau_m=10.0)
    cells.record("v")
    sim.run(60.0)
    times, values = trace(cells)
    late = np.maximum(times - 6.0, 0.0)
    for place, tau in enumerate((20.0, 10.0)):
        np.testing.assert_allclose(values[:, place], -65.0 + 0.5 * late * np.exp(-late / tau), atol=1e-4)


def test_a_current_that_nest_tells_late(sim: ModuleType) -> None:
    """Its last sample comes with the next step; it cannot be recorded from later on."""
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[1.0]))
    cells = sim.Population(1, sim.PointNeuron(sim.LIF(), flow=sim.CurrExpPostSynapticResponse(tau_syn=5.0)))
    sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=1.0, delay=1.0))
    cells.record("flow.isyn")
    for _ in range(3):
        sim.run(1.0)
        cells.get_data()
    times, values = trace(cells, "flow.isyn")
    np.testing.assert_allclose(times, np.arange(30) * 0.1, atol=1e-9)
    np.testing.assert_allclose(values[:, 0], np.where(times > 1.95, np.exp(-(times - 2.0) / 5.0), 0.0), atol=1e-12)
    other = sim.Population(1, sim.PointNeuron(sim.LIF(), flow=sim.CurrExpPostSynapticResponse()))
    with pytest.raises(
        SimulatorError, match=r"'flow.isyn' of PointNeuron can be recorded in NEST from the beginning on"
    ):
        other.record("flow.isyn")


def test_conductances_that_no_device_knows(sim: ModuleType) -> None:
    """The run pauses for them; with slices and intervals they are the same, and so are the spikes."""

    def run(slices: int, record: bool) -> tuple[np.ndarray, np.ndarray]:
        sim.setup(timestep=0.1)
        source = sim.Population(1, sim.SpikeSourceArray(spike_times=np.arange(3.0, 60.0, 4.0)))
        kinds = {name: sim.ExpPSR(tau_syn=tau) for name, tau in (("a", 2.0), ("b", 6.0), ("c", 20.0))}
        cells = sim.Population(3, sim.PointNeuron(sim.LIF(), **kinds))
        for name in kinds:
            synapse = sim.StaticSynapse(weight=0.03, delay=1.0)
            sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=name)
        cells.record("spikes")
        if record:
            cells[0:2].record("b.gsyn", sampling_interval=0.5)
        for _ in range(slices):
            sim.run(60.0 / slices)
        return (trace(cells, "b.gsyn")[1] if record else np.empty(0)), spikes(cells)[2]

    whole, fired = run(1, True)
    assert whole.shape == (121, 2) and fired.size > 2
    times = np.arange(121) * 0.5
    late = times[:, None] - np.arange(4.0, 61.0, 4.0)
    expected = np.where(late > -0.05, 0.03 * np.exp(-late / 6.0), 0.0).sum(axis=1)
    np.testing.assert_allclose(whole[:, 0], expected, atol=1e-9)
    cut, same = run(8, True)
    np.testing.assert_array_equal(cut, whole)
    np.testing.assert_array_equal(same, fired)
    np.testing.assert_array_equal(run(1, False)[1], fired)


def test_where_receptors_start(sim: ModuleType) -> None:
    """From zero, unless NEST lets them be set."""
    pair = sim.Population(2, sim.PointNeuron(sim.LIF(), a=sim.ExpPSR(), b=sim.ExpPSR(e_syn=-80.0)))
    pair.initialize(**{"b.gsyn": [0.01, 0.02]})
    pair.record("b.gsyn")
    sim.run(5.0)
    np.testing.assert_allclose(
        trace(pair, "b.gsyn")[1][[0, -1]], np.array([[1.0], [np.exp(-1.0)]]) * [0.01, 0.02], rtol=1e-6
    )
    alpha = sim.Population(1, sim.PointNeuron(sim.LIF(), a=sim.AlphaPSR()))
    alpha.initialize(**{"a.gsyn": 0.0})
    with pytest.raises(SimulatorError, match=r"NEST starts a\.gsyn of PointNeuron from 0"):
        alpha.initialize(**{"a.gsyn": 0.01})
