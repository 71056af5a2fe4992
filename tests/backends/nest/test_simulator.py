"""The simulator as a whole: set up again after anything, errors as sentences, parameters changed on the way."""

import subprocess
import sys

import numpy as np
import pytest

from backends.nest.synapses import SYNAPSES
from backends.nest.translation import NEURONS
from backends.simulator import Settings, SimulatorError
from backends.standard import CELLS, CellModel, SynapseModel
from tests.backends.nest.conftest import Bench


@pytest.mark.parametrize("model", CELLS.values(), ids=lambda model: model.name)
def test_every_cell_is_translated_or_refused(bench: Bench, model: CellModel) -> None:
    reason = bench.simulator.refusal(model)
    if reason is None:
        bench.cells(model.name, 2)
        bench.run(1.0)
    else:
        assert model.name in reason
    if model.name in NEURONS:
        rows = NEURONS[model.name]
        assert {name for row in rows.parameters for name in row.of} == set(model.by_name)
        assert set(rows.receptors) == set(model.receptors)
        assert set(rows.recordable) == {variable.name for variable in model.recordable} - {"spikes"}


def test_unknown_models_are_refused(bench: Bench) -> None:
    cell = CellModel("Squid", "Squid", "A cell that NEST has not got")
    with pytest.raises(SimulatorError, match=r"^Squid has no translation to NEST\.$"):
        bench.simulator.create(cell, 1, {})
    assert bench.simulator.refusal(SynapseModel("Ribbon", "", "")) == "Ribbon has no translation to NEST."
    assert all(bench.simulator.refusal(SynapseModel(name, "", "")) is None for name in SYNAPSES)
    joint = bench.simulator.refusal(SynapseModel("ElectricalSynapse", "", ""))
    assert joint is not None and joint.startswith("NEST has gap junctions only between cells of its models hh_psc")


def test_setup_forgets_everything(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", i_offset=0.9)
    bench.record(cells)
    bench.run(50.0)
    assert bench.simulator.now == 50.0
    bench.begin(timestep=0.05)
    assert bench.simulator.now == 0.0
    assert bench.simulator.smallest_slice == 0.05
    bench.run(1.0)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda bench: bench.begin(timestep=0.0123456),
        lambda bench: (bench.cells("IF_curr_exp", tau_m=-1.0), bench.run(1.0)),
        lambda bench: bench.cells("SpikeSourceArray", spike_times=np.array([0.0])),
        lambda bench: bench.one_to_one(bench.cells("SpikeSourceArray"), bench.cells("IF_curr_exp"), 1.0, 0.001),
        lambda bench: bench.record(bench.cells("IF_curr_exp"), "w"),
        lambda bench: bench.simulator.initialize(bench.cells("IF_curr_exp"), None, {"isyn_exc": 1.0}),
        lambda bench: (
            bench.run(1.0),
            bench.one_to_one(bench.cells("SpikeSourceArray"), bench.cells("IF_curr_exp"), 1.0, 5.0),
        ),
    ],
)
def test_after_any_error_one_can_set_up_again(bench: Bench, wrong: object, capfd: pytest.CaptureFixture) -> None:
    with pytest.raises(SimulatorError) as caught:
        wrong(bench)
    assert str(caught.value).endswith(".")
    assert "NEST" in str(caught.value)
    assert capfd.readouterr().out == ""
    bench.begin()
    cells = bench.cells("IF_curr_exp", i_offset=0.9, tau_refrac=2.0)
    bench.record(cells)
    bench.run(40.0)
    np.testing.assert_array_equal(bench.spikes(cells).times, [35.9])


def test_a_longest_delay_given_beforehand_may_be_used_later(bench: Bench) -> None:
    bench.begin(max_delay=5.0)
    bench.run(1.0)
    cells = bench.cells("IF_curr_delta", tau_m=1e9)
    bench.one_to_one(bench.cells("SpikeSourceArray", spike_times=np.array([2.0])), cells, 1.0, 5.0)
    bench.record(cells, "v")
    bench.run(7.0)
    np.testing.assert_allclose(bench.values(cells)[[59, 60], 0], [-65.0, -64.0], rtol=1e-6)


@pytest.mark.parametrize("seed", [0, 1, -5, 2**32, 2**40])
def test_any_seed_will_do(bench: Bench, seed: int) -> None:
    bench.begin(seed=seed)
    bench.run(0.1)


def test_changed_parameters_and_what_follows_from_them(bench: Bench) -> None:
    cells = bench.cells("IF_cond_exp", 3, i_offset=0.1, cm=np.array([0.5, 1.0, 1.0]))
    bench.simulator.set(cells, np.array([1]), {"cm": 2.0})
    bench.simulator.initialize(cells, np.array([2]), {"v": -60.0})
    bench.record(cells, "v")
    bench.run(5.0)
    bench.simulator.set(cells, np.array([2, 1]), {"i_offset": np.array([0.0, -0.1])})
    bench.run(5.0)
    values = bench.values(cells)
    decay = np.exp(-5.0 / 20.0)
    resistance = 20.0 / np.array([0.5, 2.0, 1.0])  # tau_m / cm in MΩ
    first = -65.0 + resistance * 0.1 + (np.array([-65.0, -65.0, -60.0]) + 65.0 - resistance * 0.1) * decay
    second = -65.0 + resistance * [0.1, -0.1, 0.0] + (first + 65.0 - resistance * [0.1, -0.1, 0.0]) * decay
    np.testing.assert_allclose(values[50], first, rtol=1e-6)
    np.testing.assert_allclose(values[100], second, rtol=1e-6)


def test_states_set_in_the_middle(bench: Bench) -> None:
    cells = bench.cells("IF_curr_delta", 2, tau_m=1e9)
    bench.record(cells, "v")
    bench.run(1.0)
    bench.simulator.initialize(cells, np.array([1]), {"v": np.array([-55.0])})
    bench.run(1.0)
    values = bench.values(cells)
    np.testing.assert_allclose(values[[10, 11]], [[-65.0, -65.0], [-65.0, -55.0]], rtol=1e-6)


def test_nothing_is_printed_and_arguments_are_left_alone() -> None:
    program = (
        "import sys; before = list(sys.argv)\n"
        "from backends.nest.simulator import NestSimulator\n"
        "from backends.simulator import Settings\n"
        "NestSimulator().setup(Settings()); assert sys.argv == before\n"
        "assert not {'pandas', 'matplotlib'} & sys.modules.keys()\n"
        "import matplotlib.pyplot"
    )
    result = subprocess.run([sys.executable, "-c", program, "--help", "x"], capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("", "")


def test_settings_are_frozen() -> None:
    assert Settings().timestep == 0.1
