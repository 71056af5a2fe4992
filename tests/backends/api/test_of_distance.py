"""Weights and delays that are functions of distance or indices."""

import numpy as np
import pytest

from backends.api.core import IndexBasedExpression
from backends.api.errors import ConnectionError, InvalidModelError, InvalidParameterValueError, InvalidWeightError
from backends.api.random import NumpyRNG


@pytest.fixture
def cells(sim):
    return sim.Population(16, sim.IF_curr_exp(), structure=sim.Grid2D(dx=10.0, dy=10.0), label="A")


def distances(sim, cells, space=None):
    return (space or sim.Space()).matrix(cells.positions, cells.positions)


@pytest.mark.parametrize("delay", ["0.5 + d/23", lambda d: 0.5 + d / 23])
def test_delays_of_distance_are_on_the_grid_of_time(sim, cells, delay) -> None:
    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.1, delay=delay))
    delays = projection.get("delay", "array")
    np.testing.assert_allclose(delays, np.rint((0.5 + distances(sim, cells) / 23) * 10) / 10, atol=1e-12)


def test_weights_of_distance_in_a_space_of_its_own(sim, cells) -> None:
    ring = sim.Space("x", periodic_boundaries=((0.0, 40.0), None, None))
    rule, synapse = (
        sim.FixedProbabilityConnector(0.4, rng=NumpyRNG(3)),
        sim.StaticSynapse(weight="exp(-d/50.0)+0.1", delay=1),
    )
    projection = sim.Projection(cells, cells, rule, synapse, space=ring)
    weights = projection.get("weight", "array")
    found = np.isfinite(weights)
    np.testing.assert_allclose(weights[found], (np.exp(-distances(sim, cells, ring) / 50) + 0.1)[found])
    assert 0 < found.sum() < 256 and projection.receptor_type == "excitatory"


def test_weights_of_indices(sim, cells) -> None:
    class Row(IndexBasedExpression):
        def __call__(self, i, j):
            return i * self.projection.pre.size + j

    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=Row(), delay=1))
    np.testing.assert_array_equal(projection.get("weight", "array"), np.arange(256.0).reshape(16, 16))


def test_weights_of_distance_can_be_set_later(sim, cells) -> None:
    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.1, delay=1))
    projection.set(weight="d/100", delay=lambda d: 1 + d / 10)
    np.testing.assert_allclose(projection.get("weight", "array"), distances(sim, cells) / 100)
    np.testing.assert_allclose(projection.get("delay", "array"), np.rint(10 + distances(sim, cells)) / 10, atol=1e-9)
    with pytest.raises(InvalidWeightError, match="the weight -1 nA"):
        projection.set(weight="d - 1")


def test_cells_that_move_later_keep_their_connections(sim, cells) -> None:
    rule = sim.DistanceDependentProbabilityConnector("d < 15")
    projection = sim.Projection(cells, cells, rule, sim.StaticSynapse(weight="0.1*d", delay=1))
    before = projection.get("weight")
    cells.positions = np.zeros((3, 16))
    assert projection.get("weight") == before
    sim.reset()
    assert projection.get("weight") == before


def test_views_and_assemblies_stand_where_their_cells_stand(sim, cells) -> None:
    both = cells[3:5] + sim.Population(2, sim.IF_curr_exp(), structure=sim.Line(dx=7.0))
    projection = sim.Projection(cells[9:1:-7], both, sim.AllToAllConnector(), sim.StaticSynapse(weight="d", delay=1))
    expected = sim.Space().matrix(cells.positions[:, [9, 2]], both.positions)
    np.testing.assert_allclose(projection.get("weight", "array"), expected)


@pytest.mark.parametrize(
    ("parameters", "error", "words"),
    [
        ({"weight": "exp(-x)"}, InvalidParameterValueError, "weight of StaticSynapse: .*'x' is not known here"),
        (
            {"weight": "log(d)"},
            InvalidParameterValueError,
            "weight of projection 'mine': 'log.d.' is -inf for the pair 0",
        ),
        ({"weight": lambda d: d[:1]}, InvalidParameterValueError, r"gives an array of the shape \(1,\) for 256 pairs"),
        ({"weight": lambda: 1}, InvalidParameterValueError, "fails when it is given arrays"),
        ({"weight": "-d"}, InvalidWeightError, "the weight -10 nA has the wrong sign"),
        ({"delay": "d/100"}, ConnectionError, "the delay 0 ms is below the time step"),
        ({"delay": ""}, InvalidParameterValueError, "delay of StaticSynapse: '' is not an expression of d"),
    ],
)
def test_what_is_no_weight_or_delay_is_told(sim, cells, parameters, error, words) -> None:
    with pytest.raises(error, match=words):
        synapse = sim.StaticSynapse(**{"delay": 1.0, **parameters})
        sim.Projection(cells, cells, sim.AllToAllConnector(), synapse, label="mine")


def test_a_text_is_no_parameter_of_a_cell(sim, cells) -> None:
    with pytest.raises(InvalidParameterValueError, match="tau_m of IF_curr_exp: 'd' is not a number above 0 ms"):
        sim.IF_curr_exp(tau_m="d")
    with pytest.raises(InvalidModelError, match="3 is not a space"):
        sim.Projection(cells, cells, sim.AllToAllConnector(), space=3)
