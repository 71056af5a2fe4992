"""Sources of current: what they tell a simulator, and what they refuse."""

from types import SimpleNamespace

import numpy as np
import pytest

from backends.api.errors import (
    InvalidDimensionsError,
    InvalidModelError,
    InvalidParameterValueError,
    NoModelAvailableError,
    NonExistentParameterError,
)
from backends.api.face import face
from backends.api.standardmodels import electrodes
from backends.api.standardmodels.electrodes import StandardCurrentSource
from backends.registry import load
from backends.sketch.simulator import SketchSimulator


@pytest.fixture
def sim():
    module = load("sketch")
    module.setup(timestep=0.1)
    yield module
    module.end()


def test_only_changes_are_told(sim):
    cells = sim.Population(5, sim.IF_curr_exp())
    cells[1:4].inject(sim.DCSource(amplitude=0.5, start=10.0, stop=20.0))
    sim.run(50.0)
    (arrow,) = sim.session.simulator.currents
    assert arrow.indices.tolist() == [1, 2, 3]
    ((times, amplitudes),) = arrow.told
    np.testing.assert_allclose(times, [0.0, 10.0, 20.0])
    np.testing.assert_allclose(amplitudes, [0.0, 0.5, 0.0])


def test_cells_may_be_given_in_many_ways(sim):
    cells, others = sim.Population(5, sim.IF_curr_exp()), sim.Population(2, sim.IF_cond_exp())
    sim.DCSource().inject_into([cells[3], others[0]])
    sim.DCSource().inject_into(cells + others)
    sim.DCSource().inject_into(cells[2])
    arrows = sim.session.simulator.currents
    assert [arrow.indices.tolist() for arrow in arrows] == [[3], [0], [0, 1, 2, 3, 4], [0, 1], [2]]


@pytest.mark.parametrize("pieces", [(400.0,), (0.1, 33.3, 366.6)])
def test_noise_does_not_depend_on_the_pieces(sim, pieces):
    cells = sim.Population(1, sim.IF_curr_exp())
    cells.inject(sim.NoisyCurrentSource(stdev=1.0, dt=0.2, start=0.3))
    for duration in pieces:
        sim.run(duration)
    told = sim.session.simulator.currents[0].told
    times, values = np.concatenate([t for t, _ in told]), np.concatenate([v for _, v in told])
    whole = electrodes.NoisyCurrentSource(stdev=1.0, dt=0.2, start=0.3).amplitudes(np.arange(4000), 0.1, 1, 0)
    np.testing.assert_array_equal(values, whole[np.rint(times / 0.1).astype(int)])
    assert np.all(whole[:3] == 0.0) and whole[3] == whole[4] != whole[5]


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        (lambda sim: sim.DCSource(amplitud=1.0), NonExistentParameterError, "DCSource has no parameter 'amplitud'"),
        (lambda sim: sim.NoisyCurrentSource(stdev=-1.0), InvalidParameterValueError, "stdev of NoisyCurrentSource"),
        (lambda sim: sim.DCSource(start=[1.0, 2.0]), InvalidParameterValueError, "start of DCSource"),
        (lambda sim: sim.NoisyCurrentSource(dt=0.25), InvalidParameterValueError, "dt of NoisyCurrentSource: 0.25 is"),
        (lambda sim: sim.StepCurrentSource(times=[1.0], amplitudes=[]), InvalidDimensionsError, "1 times and 0 ampl"),
        (
            lambda sim: sim.StepCurrentSource(times=[2.0, 1.0], amplitudes=[1.0, 2.0]),
            InvalidParameterValueError,
            r"times of StepCurrentSource: \[2.0, 1.0\] is not a rising list",
        ),
    ],
)
def test_wrong_parameters(sim, wrong, error, sentence):
    with pytest.raises(error, match=sentence):
        wrong(sim).inject_into(sim.Population(1, sim.IF_curr_exp()))


def test_wrong_cells(sim):
    source: StandardCurrentSource = sim.DCSource()
    with pytest.raises(InvalidModelError, match="a source of spikes"):
        source.inject_into(sim.Population(1, sim.SpikeSourcePoisson(), label="noise"))
    with pytest.raises(InvalidModelError, match="5 is not a cell"):
        source.inject_into([5])
    with pytest.raises(InvalidModelError, match="'DC' is not a source of current"):
        sim.Population(1, sim.IF_curr_exp()).inject("DC")
    with pytest.raises(NonExistentParameterError, match="strength"):
        source.strength = 3.0


def test_a_simulator_that_takes_no_currents():
    class Plain(SketchSimulator):
        inject = None

    sim = SimpleNamespace(**face(Plain))
    sim.setup()
    with pytest.raises(NoModelAvailableError, match="DCSource: no current can be injected"):
        sim.DCSource().inject_into(sim.Population(1, sim.IF_curr_exp()))
