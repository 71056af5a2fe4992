"""Projections: what is connected, with which weights and delays."""

import numpy as np
import pytest

from backends.api import projections
from backends.api.errors import (
    ConnectionError,
    InvalidDimensionsError,
    InvalidModelError,
    InvalidParameterValueError,
    InvalidWeightError,
    NonExistentParameterError,
)
from backends.api.face import face
from backends.api.random import NumpyRNG, RandomDistribution
from backends.sketch.simulator import SketchSimulator


@pytest.fixture
def pre(sim):
    return sim.Population(5, sim.IF_curr_exp(), label="A")


@pytest.fixture
def post(sim):
    return sim.Population(4, sim.IF_curr_exp(), label="B")


def uniform(low: float, high: float, seed: int = 1) -> RandomDistribution:
    return RandomDistribution("uniform", (low, high), rng=NumpyRNG(seed))


def told(sim, number: int = -1):
    """Everything that the simulator was told of the connections of one projection: pre, post, weight, delay."""
    lines = sim.session.simulator.links[number]
    columns = [
        [block.pre, block.post, *(np.broadcast_to(block.parameters[n], block.pre.shape) for n in ("weight", "delay"))]
        for block in lines.blocks
    ]
    return [np.concatenate(column) for column in zip(*columns, strict=True)] if columns else [np.empty(0)] * 4


def test_constants(sim, pre, post) -> None:
    projection = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.5, delay=1.52))
    lines = sim.session.simulator.links[0]
    assert (lines.receptor, lines.rule, lines.synapse.name) == ("excitatory", "AllToAllConnector", "StaticSynapse")
    assert lines.blocks[0].parameters == {"weight": 0.5, "delay": 1.5}
    assert len(projection) == projection.size() == 20 and projection.shape == (5, 4)
    assert projection.label == "A→B" and "20 connections by AllToAllConnector" in projection.describe()
    assert projection.receptor_type == "excitatory"


def test_defaults(sim, pre, post) -> None:
    sim.Projection(pre, post, sim.AllToAllConnector())
    assert sim.session.simulator.links[0].blocks[0].parameters == {"weight": 0.0, "delay": 0.1}
    sim.setup(timestep=0.1, min_delay=0.5)
    cells = sim.Population(2, sim.IF_curr_exp())
    sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse)
    assert sim.session.simulator.links[0].blocks[0].parameters["delay"] == 0.5


def test_a_negative_weight_means_inhibition(sim, pre, post) -> None:
    inhibition = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=-1))
    assert inhibition.receptor_type == "inhibitory"


def test_drawn_weights_do_not_depend_on_blocks(sim, pre, post) -> None:
    synapse = sim.StaticSynapse(weight=uniform(0, 1), delay=uniform(1, 3))
    projection = sim.Projection(pre, post, sim.FixedNumberPreConnector(3, rng=NumpyRNG(1)), synapse)
    _, _, weights, delays = told(sim)
    assert np.unique(weights).size == 12 and weights.min() >= 0 and weights.max() <= 1
    np.testing.assert_allclose(np.round(delays * 10), delays * 10)
    np.testing.assert_array_equal(projection.get("weight", "list", with_address=False), weights)
    assert np.unique(delays).size > 3


def test_the_same_script_makes_the_same_network(sim) -> None:
    def network() -> list[np.ndarray]:
        sim.setup(rng_seed=3)
        cells = sim.Population(30, sim.IF_curr_exp())
        rng = NumpyRNG(5)
        for _ in range(2):
            synapse = sim.StaticSynapse(weight=uniform(0, 1), delay=1)
            sim.Projection(cells, cells, sim.FixedProbabilityConnector(0.2, rng=rng), synapse)
        sim.Projection(cells, cells, sim.FixedProbabilityConnector(0.2), sim.StaticSynapse(delay=1))
        return [column for number in range(3) for column in told(sim, number)]

    first, second = network(), network()
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert not np.array_equal(first[0], first[4])


@pytest.mark.parametrize("shape", ["list", "matrix"])
def test_arrays_of_weights(sim, pre, post, shape: str) -> None:
    matrix = np.arange(20.0).reshape(5, 4)
    weight = matrix if shape == "matrix" else matrix.T.reshape(-1)  # connections are ordered by their targets
    projection = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=weight, delay=1))
    np.testing.assert_array_equal(projection.get("weight", "array"), matrix)


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        (np.arange(3.0), "weight of projection 'A→B': 3 values were given for 20 connections"),
        (np.arange(30.0), "30 values were given for 20 connections"),
        (np.zeros((4, 5)), r"has the shape \(4, 5\); expected one value for each connection, or \(5, 4\)"),
    ],
)
def test_arrays_of_the_wrong_size_are_told(sim, pre, post, weight, words) -> None:
    with pytest.raises(InvalidDimensionsError, match=words):
        sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=weight, delay=1))
    assert sim.session.projections == []


def test_parts_of_populations(sim, pre, post) -> None:
    matrix = np.arange(1, 10.0).reshape(3, 3)
    sources, targets = pre[4::-2], post[1:3] + pre[2:3]
    rule = sim.AllToAllConnector(allow_self_connections=False)
    projection = sim.Projection(sources, targets, rule, sim.StaticSynapse(weight=matrix, delay=1))
    first, second = told(sim, 0), told(sim, 1)
    pairs = {(int(i), int(j)): w for i, j, w in zip(*first[:3], strict=True)}
    assert pairs == {(4, 1): 1, (2, 1): 4, (0, 1): 7, (4, 2): 2, (2, 2): 5, (0, 2): 8}
    assert {(int(i), int(j)): w for i, j, w in zip(*second[:3], strict=True)} == {(4, 2): 3, (0, 2): 9}
    matrix[1, 2] = np.nan
    np.testing.assert_array_equal(projection.get("weight", "array"), matrix)
    projection.set(weight=np.arange(8.0))
    np.testing.assert_array_equal(projection.get("weight", "list", with_address=False), np.arange(8.0))
    projection.set(weight=2.0)
    assert set(projection.get("weight", with_address=False)) == {2.0}


def test_cells_are_recognised_in_other_views(sim, pre) -> None:
    rule = sim.AllToAllConnector(allow_self_connections=False)
    projection = sim.Projection(pre[1:4], pre[3::-3], rule, sim.StaticSynapse(weight=1, delay=1))
    assert {(i, j) for i, j, _ in projection.get("weight")} == {(0, 0), (1, 0), (0, 1), (1, 1), (2, 1)}


def test_reading(sim, pre, post) -> None:
    projection = sim.Projection(pre, post, sim.FixedNumberPreConnector(2), sim.StaticSynapse(weight=0.5, delay=1))
    rows = projection.get(["weight", "delay"], format="list")
    assert len(rows) == 8 and rows[0][2:] == (0.5, 1.0)
    weights, delays = projection.get(["weight", "delay"], format="array")
    assert np.isfinite(weights).sum() == np.isfinite(delays).sum() == 8
    assert np.nansum(weights, axis=0).tolist() == [1, 1, 1, 1]
    assert projection.get(["weight"], format="list", with_address=False)[0] == (0.5,)
    assert projection.get("presynaptic_index", with_address=False) == [row[0] for row in rows]
    with pytest.raises(NonExistentParameterError, match="StaticSynapse has no parameter 'tau'"):
        projection.get("tau")
    with pytest.raises(ConnectionError, match="'matrix' is not a format"):
        projection.get("weight", format="matrix")


@pytest.mark.parametrize(
    ("multiple", "expected"), [("sum", 7.0), ("min", 1.0), ("max", 4.0), ("first", 2.0), ("last", 4.0)]
)
def test_several_connections_between_two_cells(sim, multiple: str, expected: float) -> None:
    one = sim.Population(1, sim.IF_curr_exp())
    rule = sim.FixedNumberPreConnector(3, with_replacement=True)
    projection = sim.Projection(one, one, rule, sim.StaticSynapse(weight=[2, 1, 4], delay=1))
    assert projection.get("weight", "array", multiple_synapses=multiple).tolist() == [[expected]]
    with pytest.raises(ConnectionError, match="'mean' is not one of sum, min, max, first, last"):
        projection.get("weight", "array", multiple_synapses="mean")


def test_single_connections(sim, pre, post) -> None:
    projection = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.5, delay=1))
    connection = projection[6]
    assert (connection.presynaptic_index, connection.postsynaptic_index) == (1, 1)
    assert (connection.presynaptic_cell, connection.postsynaptic_cell) == (pre[1], post[1])
    assert connection.as_tuple("weight", "delay") == (0.5, 1.0)
    connection.weight = 0.7
    assert connection.weight == 0.7 and projection[5].weight == 0.5
    assert len(list(projection)) == len(list(projection.connections)) == 20
    assert projection[-1].index == 19 and "1 → 1 of 'A→B'" in repr(connection)
    with pytest.raises(IndexError, match="no connection 20"):
        projection[20]
    with pytest.raises(AttributeError, match="no parameter 'tau'"):
        _ = connection.tau
    with pytest.raises(AttributeError, match="cannot be changed"):
        connection.index = 3


def test_single_changes_are_handed_over_together(sim, pre, post) -> None:
    projection = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.5, delay=1))
    lines = sim.session.simulator.links[0]
    for connection in projection:
        connection.weight = 0.1 * connection.index
        connection.delay = 1.04
    assert not lines.changed
    np.testing.assert_allclose(projection.get("weight", with_address=False), 0.1 * np.arange(20))
    sim.run(1.0)
    np.testing.assert_allclose(lines.changed["weight"], 0.1 * np.arange(20))
    np.testing.assert_allclose(lines.changed["delay"], 1.0)
    projection[3].weight = 7.0
    projection.set(delay=2.0)
    assert lines.changed["weight"][3] == 7.0 and lines.changed["delay"] == 2.0
    projection[4].weight = 8.0
    sim.reset()
    assert sim.session.simulator.links[0].blocks[0].parameters["weight"][[3, 4]].tolist() == [7.0, 8.0]
    for value, error in ((-1, InvalidWeightError), ([1, 2], InvalidDimensionsError), ("x", InvalidParameterValueError)):
        with pytest.raises(error):
            projection[0].weight = value
    with pytest.raises(InvalidDimensionsError, match="weight of <Connection .* have the shape"):
        projection[0].weight = np.ones(20)
    assert projection[0].weight == 0.0


def test_changing(sim, pre, post) -> None:
    projection = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.5, delay=1))
    lines = sim.session.simulator.links[0]
    projection.set(weight=0.25, delay=1.26)
    assert lines.changed == {"weight": 0.25, "delay": 1.3}
    matrix = np.arange(20.0).reshape(5, 4)
    projection.set(weight=matrix)
    np.testing.assert_array_equal(projection.get("weight", "array"), matrix)
    projection.set(weight=uniform(1, 2))
    assert (
        1 <= min(projection.get("weight", with_address=False)) < max(projection.get("weight", with_address=False)) <= 2
    )
    with pytest.raises(InvalidWeightError, match="the weight -1 nA"):
        projection.set(weight=-1)
    with pytest.raises(NonExistentParameterError):
        projection.set(w=1)
    with pytest.raises(InvalidDimensionsError, match=r"shape \(3,\); expected \(20,\) or \(5, 4\)"):
        projection.set(weight=[1, 2, 3])


def test_saving(sim, pre, post, tmp_path) -> None:
    projection = sim.Projection(pre, post, sim.AllToAllConnector())
    projection.save("all", tmp_path / "list.txt")
    assert np.loadtxt(tmp_path / "list.txt").shape == (20, 4)
    assert "['i', 'j', 'weight', 'delay']" in (tmp_path / "list.txt").read_text().splitlines()[0]
    projection.save("weight", tmp_path / "array.txt", format="array")
    assert np.loadtxt(tmp_path / "array.txt").shape == (5, 4)
    some = sim.Projection(pre, post, sim.FromListConnector([(4, 1, 0.5, 1.0)]))
    some.save(["weight", "delay"], tmp_path / "array.txt", format="array")
    assert np.argwhere(np.loadtxt(tmp_path / "array.txt")).tolist() == [[4, 1], [9, 1]]
    some.save("weight", tmp_path / "one.txt", with_address=False)
    assert np.loadtxt(tmp_path / "one.txt") == 0.5


@pytest.mark.parametrize(
    ("cell", "receptor", "weight", "words"),
    [
        ("IF_curr_exp", "excitatory", -0.5, "weight -0.5 nA has the wrong sign; onto excitatory .* at least 0"),
        ("IF_curr_exp", "inhibitory", 0.5, "weight 0.5 nA has the wrong sign; onto inhibitory .* at most 0"),
        ("IF_curr_delta", "inhibitory", 0.5, "0.5 mV"),
        ("IF_cond_exp", "inhibitory", -0.5, "weight -0.5 uS has the wrong sign; onto inhibitory .* at least 0"),
        ("IF_cond_exp", None, -0.5, "0.5 uS"),
        ("IF_curr_exp", "inhibitory", uniform(-1, 1), "has the wrong sign"),
        ("IF_curr_exp", "excitatory", np.array([1.0, 1.0, 1.0, -3.0]), "weight -3 nA"),
    ],
)
def test_wrong_signs_are_told(sim, cell, receptor, weight, words) -> None:
    cells = sim.Population(2, getattr(sim, cell)(), label="C")
    with pytest.raises(InvalidWeightError, match=f"Projection 'mine': the .*{words}"):
        synapse = sim.StaticSynapse(weight=weight, delay=1)
        sim.Projection(cells, cells, sim.AllToAllConnector(), synapse, receptor_type=receptor, label="mine")


def test_zero_has_the_right_sign_everywhere(sim, pre) -> None:
    for receptor in ("excitatory", "inhibitory"):
        sim.Projection(pre, pre, sim.AllToAllConnector(), sim.StaticSynapse(weight=0), receptor_type=receptor)


@pytest.mark.parametrize(
    ("delay", "words"),
    [
        (0.05, "the delay 0.05 ms is below the time step of 0.1 ms"),
        (uniform(0.01, 0.09), "is below the time step"),
        ([0.1] * 19 + [0.02], "the delay 0.02 ms"),
    ],
)
def test_delays_below_the_time_step_are_told(sim, pre, post, delay, words) -> None:
    with pytest.raises(ConnectionError, match=f"Projection 'A→B': .*{words}"):
        sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(delay=delay))


def test_delays_outside_the_limits_are_told(sim) -> None:
    sim.setup(timestep=0.1, min_delay=0.5, max_delay=2.0)
    cells = sim.Population(2, sim.IF_curr_exp())
    with pytest.raises(ConnectionError, match=r"0.3 ms is below min_delay of 0.5 ms"):
        sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(delay=0.3))
    with pytest.raises(ConnectionError, match=r"2.1 ms is above max_delay of 2 ms"):
        sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(delay=2.1))
    sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(delay=2.0))


def test_what_cannot_be_connected_is_told(sim, pre, post) -> None:
    source = sim.Population(2, sim.SpikeSourcePoisson(), label="S")
    everything = sim.AllToAllConnector()
    with pytest.raises(ConnectionError, match=r"'A→S': 'S' \(SpikeSourcePoisson\) has no receptors"):
        sim.Projection(pre, source, everything)
    with pytest.raises(ConnectionError, match="'foo' is not a receptor of 'B'; expected one of excitatory, inhibitory"):
        sim.Projection(pre, post, everything, receptor_type="foo")
    with pytest.raises(ConnectionError, match="source='soma'"):
        sim.Projection(pre, post, everything, source="soma")
    for wrong in ((3, post, everything), (pre, 3, everything), (pre, post, 3), (pre, post, everything, 3)):
        with pytest.raises(InvalidModelError, match="3 is not a"):
            sim.Projection(*wrong)
    with pytest.raises(InvalidParameterValueError, match="delay of StaticSynapse: -1 is not"):
        sim.StaticSynapse(delay=-1)
    with pytest.raises(InvalidModelError, match="no state variable 'x'"):
        sim.Projection(pre, post, everything).initialize(x=1)


def test_the_public_classes_are_the_same_everywhere(sim) -> None:
    assert sim.Projection is face(SketchSimulator)["Projection"]
    assert issubclass(sim.Projection, projections.Projection)


def test_electrical_synapses_have_no_delay_and_join_neurons(sim, pre, post) -> None:
    joint = sim.Projection(pre, post, sim.AllToAllConnector(), sim.ElectricalSynapse(weight=0.1))
    assert sim.session.simulator.links[0].blocks[0].parameters == {"weight": 0.1}
    assert set(joint.get("weight", with_address=False)) == {0.1}
    source = sim.Population(5, sim.SpikeSourceArray(), label="S")
    with pytest.raises(ConnectionError, match=r"'S' \(SpikeSourceArray\) has no membrane, so ElectricalSynapse cannot"):
        sim.Projection(source, post, sim.AllToAllConnector(), sim.ElectricalSynapse(weight=0.1))
    with pytest.raises(ConnectionError, match="'S'.*has no membrane"):
        sim.Projection(post, source, sim.AllToAllConnector(), sim.ElectricalSynapse(weight=0.1))
    with pytest.raises(NonExistentParameterError, match="delay"):
        sim.ElectricalSynapse(weight=0.1, delay=1.0)


def test_conductances_of_electrical_synapses_are_positive(sim, pre, post) -> None:
    with pytest.raises(
        InvalidParameterValueError, match="weight of ElectricalSynapse: -0.1 is not a number of at least"
    ):
        sim.ElectricalSynapse(weight=-0.1)
    for receptor in ("excitatory", "inhibitory"):
        synapse = sim.ElectricalSynapse(weight=uniform(0.1, 0.2))
        joint = sim.Projection(pre, post, sim.AllToAllConnector(), synapse, receptor_type=receptor)
        assert min(joint.get("weight", with_address=False)) >= 0.1
    with pytest.raises(
        InvalidWeightError, match=r"-0.\d+ uS has the wrong sign; ElectricalSynapse's weights are at least"
    ):
        sim.Projection(pre, post, sim.AllToAllConnector(), sim.ElectricalSynapse(weight=uniform(-0.2, -0.1)))
