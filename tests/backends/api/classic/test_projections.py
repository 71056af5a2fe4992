"""Projections as they were made in 2008, and old functions for their weights and delays."""

import numpy as np
import pytest

from backends.api.errors import (
    ConnectionError,
    InvalidDimensionsError,
    InvalidModelError,
    InvalidParameterValueError,
    InvalidWeightError,
    NonExistentParameterError,
)
from backends.api.random import NativeRNG, NumpyRNG, RandomDistribution
from backends.api.recording.files import StandardTextFile


@pytest.fixture
def pre(sim):
    return sim.Population((2, 3), sim.IF_curr_exp, label="A")


@pytest.fixture
def post(sim):
    return sim.Population((3, 2), sim.IF_curr_exp, label="B")


def pairs(projection):
    return sorted(projection.get([], "list"))


def test_connectors_told_the_synapses(sim, pre, post) -> None:
    prj = sim.Projection(pre, post, sim.AllToAllConnector(weights=0.7, delays=1.5))
    assert set(prj.get(["weight", "delay"], with_address=False)) == {(0.7, 1.5)}
    prj = sim.Projection(pre, post, sim.OneToOneConnector(weights=[0.1, 0.2, 0.3, 0.4, 0.5, 0.6], delays=None))
    assert prj.getWeights() == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] and set(prj.getDelays()) == {0.1}
    rng = NumpyRNG(3)
    drawn = RandomDistribution("uniform", (0.1, 0.2), rng)
    connector = sim.DistanceDependentProbabilityConnector("exp(-abs(d))", axes="xy", weights=drawn, delays="d + 0.1")
    prj = sim.Projection(pre, post, connector)
    assert all(0.1 <= weight <= 0.2 for weight in prj.getWeights())
    apart = [np.linalg.norm(pre.positions[:, i] - post.positions[:, j]) for i, j in pairs(prj)]
    np.testing.assert_allclose(sorted(prj.getDelays()), sorted(np.round(np.array(apart) + 0.1, 1)))
    assert sim.AllToAllConnector(weights=1.0).get_parameters() == {"allow_self_connections": True}


def test_one_connector_may_be_used_again(sim, pre, post) -> None:
    connector = sim.FixedProbabilityConnector(p=0.5, weights=0.2)
    first = sim.Projection(pre, post, connector, rng=NumpyRNG(1))
    second = sim.Projection(pre, pre, connector, rng=NumpyRNG(2))
    assert set(first.getWeights()) == set(second.getWeights()) == {0.2} and connector.rng is None
    assert (first.connector.rng.seed, second.connector.rng.seed) == (1, 2)


@pytest.mark.parametrize(
    ("boundaries", "expected"),
    [((500, 500, 0), [500.0, 500.0, None]), ((10, None, 0), [10.0, None, None]), (False, None), (None, None)],
)
def test_distances_are_measured_as_the_connector_says(sim, pre, boundaries, expected) -> None:
    connector = sim.DistanceDependentProbabilityConnector(
        "d < 2", axes="x", scale_factor=2.0, offset=1.0, periodic_boundaries=boundaries
    )
    space = sim.Projection(pre, pre, connector).space
    assert (space.axes, space.scale_factor, np.ravel(space.offset)[0]) == ([0], 2.0, 1.0)
    bounds = expected and [None if side is None else (0.0, side) for side in expected]
    same = sim.Space("x", 2.0, 1.0, bounds)
    points = np.random.default_rng(1).uniform(0, 600, (2, 3, 50))
    np.testing.assert_array_equal(space.between(*points), same.between(*points))


def test_the_population_itself_may_repeat(sim, pre) -> None:
    torus = sim.DistanceDependentProbabilityConnector("d <= 1", periodic_boundaries=True)
    prj = sim.Projection(pre, pre, torus)
    assert (0, 2) in pairs(prj) and len(prj) == 6 * 4  # itself, two in the row of three, one in the column of two


def test_methods_by_name(sim, pre, post, tmp_path) -> None:
    (tmp_path / "list").write_text("0 1 0.5 1.0\n")
    expected = {
        ("allToAll", None): 36,
        ("allToAll", False): 36,
        ("oneToOne", None): 6,
        ("fixedProbability", 1.0): 36,
        ("distanceDependentProbability", "d < 0.5"): 4,
        ("fixedNumberPre", 2): 12,
        ("fixedNumberPost", 3): 18,
        ("fromFile", str(tmp_path / "list")): 1,
    }
    for (method, parameters), size in expected.items():
        prj = sim.Projection(pre, post, method, parameters, label=method)
        assert (len(prj), prj.label) == (size, method)
    assert pairs(sim.Projection(pre, post, method="fromList", method_parameters=[((0, 1), (2, 1), 0.5, 1.0)])) == [
        (1, 5)
    ]
    half = sim.Projection(pre, pre, "fixedProbability", {"p_connect": 1.0, "allow_self_connections": False})
    assert len(half) == 30
    loops = sim.Projection(
        pre, pre, "allToAll", {"allow_self_connections": False}, None, "inhibitory", None, "L", NumpyRNG(1)
    )
    assert (len(loops), loops.receptor_type, loops.label) == (30, "inhibitory", "L")
    assert set(loops.get("weight", with_address=False)) == {0.0} and str(loops.getWeights()[0]) == "0.0"


def test_the_order_of_2009(sim, pre, post) -> None:
    slow = sim.SynapseDynamics(fast=sim.TsodyksMarkramMechanism(U=0.2))
    prj = sim.Projection(pre, post, sim.AllToAllConnector(), None, "inhibitory", slow, "mine", NumpyRNG(1))
    assert (prj.receptor_type, prj.label, prj.synapse_type, prj.connector.rng.seed) == (
        "inhibitory",
        "mine",
        slow.fast,
        1,
    )
    prj = sim.Projection(pre, post, sim.AllToAllConnector(), None, None, "inhibitory", slow, "mine")
    assert (prj.receptor_type, prj.label) == ("inhibitory", "mine")


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (
            {"method": "everyOther"},
            InvalidModelError,
            "'everyOther' is not a way to connect; expected a connector, or al",
        ),
        ({"method": 5}, InvalidModelError, "5 is not a connector"),
        (
            {"method": "fixedProbability", "method_parameters": 2.0},
            InvalidParameterValueError,
            "p_connect of Fixed.*2.0",
        ),
        ({"method": "allToAll", "connector": 1}, TypeError, "'method' and 'connector', which are the same"),
        ({"method": "allToAll", "target": "lateral"}, ConnectionError, "'lateral' is not a receptor of 'B'"),
        ({"method": "allToAll", "rng": 5}, InvalidParameterValueError, "rng of Projection: 5 is not a random number"),
        ({"method": "allToAll", "synapse_dynamics": 5}, InvalidModelError, "synapse_dynamics=5 is not SynapseDynamics"),
        ({}, TypeError, "connector"),
        ({"method": "allToAll", "colour": 3}, TypeError, "colour"),
        (
            {"method": "fromList", "method_parameters": [((0, 1), (3, 1), 1, 1)]},
            ConnectionError,
            r"'B', .*no cell at \(3, 1\)",
        ),
        (
            {"method": "fromList", "method_parameters": [((0,), (2, 1), 1, 1)]},
            InvalidDimensionsError,
            r"in 'A', .*\(2, 3\)",
        ),
        ({"method": "fromList", "method_parameters": [((0, "a"), (2, 1), 1, 1)]}, InvalidDimensionsError, "in 'A'"),
    ],
)
def test_what_cannot_be_made(sim, pre, post, given, error, words) -> None:
    with pytest.raises(error, match=words):
        sim.Projection(pre, post, **given)
    assert not sim.session.projections


def test_what_was_said_twice(sim, pre, post) -> None:
    for old in ({"synapse_dynamics": sim.SynapseDynamics()}, {}):
        with pytest.raises(InvalidModelError, match="synapse_type=.* says it all"):
            sim.Projection(pre, post, sim.AllToAllConnector(weights=1.0), sim.StaticSynapse(weight=2.0), **old)
    with pytest.raises(InvalidModelError, match="method_parameters=3: .* knows its own already"):
        sim.Projection(pre, post, sim.AllToAllConnector(), method_parameters=3)
    with pytest.raises(TypeError, match="takes each of"):
        sim.Projection(pre, post, sim.AllToAllConnector(), connector=sim.AllToAllConnector())
    with pytest.raises(InvalidModelError, match="'pre' is not a population"):
        sim.Projection("pre", post, sim.DistanceDependentProbabilityConnector("d", axes="x"), target="inhibitory")


def test_inhibitory_currents_by_their_magnitude(sim, pre, post) -> None:
    prj = sim.Projection(pre, post, sim.AllToAllConnector(weights=0.5), target="inhibitory")
    assert set(prj.getWeights()) == {-0.5}
    prj.setWeights(0.2)
    assert set(prj.getWeights()) == {-0.2}
    prj.setWeights(list(np.arange(36.0)))
    assert prj.getWeights() == [-weight for weight in range(36)]
    prj.randomizeWeights(RandomDistribution("uniform", (0.1, 0.2), NumpyRNG(1)))
    assert all(-0.2 <= weight <= -0.1 for weight in prj.getWeights())
    prj.setWeights("d + 1")
    assert set(prj.get("weight", "array")[0, :2]) == {-1.0, -2.0}
    prj.setWeights(lambda d: d + 2)
    assert set(prj.get("weight", "array")[0, :2]) == {-2.0, -3.0}
    for drawn in (RandomDistribution("uniform", (0.1, 0.2), rng) for rng in (NumpyRNG(1), NativeRNG(1))):
        other = sim.Projection(pre, post, sim.AllToAllConnector(weights=drawn), target="inhibitory")
        assert all(-0.2 <= weight <= -0.1 for weight in other.getWeights())
    dynamic = sim.Projection(
        pre, post, sim.AllToAllConnector(weights=0.5), target="inhibitory", synapse_dynamics=sim.SynapseDynamics()
    )
    assert set(dynamic.getWeights()) == {-0.5}
    with pytest.raises(InvalidWeightError):
        prj.set(weight=0.5)
    with pytest.raises(InvalidWeightError):
        sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.5), receptor_type="inhibitory")


def test_conductances_stay_what_they_are(sim, pre) -> None:
    cells = sim.Population(6, sim.IF_cond_exp)
    prj = sim.Projection(pre, cells, sim.OneToOneConnector(weights=0.5), target="inhibitory")
    assert set(prj.getWeights()) == {0.5}
    with pytest.raises(InvalidWeightError):
        prj.setWeights(-0.5)


def test_sources_of_spikes_hear_nothing(sim, pre, caplog) -> None:
    sources = sim.Population(4, sim.SpikeSourceArray, label="S")
    prj = sim.Projection(pre, sources, sim.FixedProbabilityConnector(1.0), target="inhibitory", label="foo")
    assert "'S' is a source of spikes, so connections have no effect" in caplog.text
    assert sim.session.simulator.links == []
    assert (len(prj), prj.receptor_type, set(prj.getWeights())) == (24, "inhibitory", {0.0})
    prj.setDelays("exp(-d/50.0)+0.1")
    apart = np.linalg.norm(pre.positions[:, :, None] - sources.positions[:, None, :], axis=0)
    np.testing.assert_allclose(prj.getDelays("array"), np.round(np.exp(-apart / 50.0) + 0.1, 1))
    prj.setWeights(0.3)
    assert set(prj.getWeights()) == {-0.3}
    sim.run(1.0)
    sim.reset()
    assert set(prj.getWeights()) == {-0.3}
    with pytest.raises(ConnectionError, match="delay 0.01 ms is below"):
        prj.setDelays(0.01)
    for today in ({}, {"receptor_type": "inhibitory"}):
        with pytest.raises(ConnectionError, match="'S' .* has no receptors"):
            sim.Projection(pre, sources, sim.AllToAllConnector(), **today)
    plastic = sim.STDPMechanism(sim.SpikePairRule(), sim.AdditiveWeightDependence())
    with pytest.raises(ConnectionError, match="'S' .* has no receptors"):
        sim.Projection(
            pre,
            sources,
            sim.AllToAllConnector(),
            target="excitatory",
            synapse_dynamics=sim.SynapseDynamics(slow=plastic),
        )


def test_weights_and_delays(sim, pre, post) -> None:
    prj = sim.Projection(pre, post, sim.FixedNumberPreConnector(2))
    prj.setWeights(0.2)
    assert prj.getWeights() == [0.2] * 12
    prj.setWeights(np.arange(12.0))
    assert prj.getWeights() == list(range(12)) and np.isnan(prj.getWeights("array")).sum() == 24
    prj.randomizeDelays(RandomDistribution("uniform", (1.0, 2.0), NumpyRNG(1)))
    assert all(1.0 <= delay <= 2.0 and round(delay * 10) == pytest.approx(delay * 10) for delay in prj.getDelays())
    prj.setDelays([1.0] * 12)
    assert set(prj.getDelays()) == {1.0}
    prj.setDelays("exp(-d/50.0)+0.1")
    apart = [np.linalg.norm(pre.positions[:, i] - post.positions[:, j]) for i, j in prj.get([], "list")]
    np.testing.assert_allclose(prj.getDelays(), np.round(np.exp(-np.array(apart) / 50.0) + 0.1, 1))
    counts, edges = prj.weightHistogram(min=0.0, max=12.0, nbins=4)
    assert counts.tolist() == [3, 3, 3, 3] and edges.tolist() == [0, 3, 6, 9, 12]
    assert prj.weightHistogram()[0].sum() == 12
    for wrong in ({"min": 3.0, "max": 1.0}, {"nbins": 0}, {"nbins": 2.5}, {"min": "a"}, {"max": np.nan}):
        with pytest.raises(InvalidParameterValueError, match="of 'A→B': .* cannot be divided into"):
            prj.weightHistogram(**wrong)


def test_connections_one_by_one(sim, pre, post) -> None:
    prj = sim.Projection(pre, post, sim.OneToOneConnector(weights=0.5))
    for connections in (prj.connections, prj.connections()):
        assert [c.as_tuple("presynaptic_index", "postsynaptic_index", "weight") for c in connections][5] == (5, 5, 0.5)
        assert len(connections) == 6 and connections[2].presynaptic_cell == pre[0, 2]


def test_parameters_of_dynamics(sim, pre, post) -> None:
    fast = sim.SynapseDynamics(fast=sim.TsodyksMarkramMechanism(U=0.5, tau_rec=800.0, tau_facil=0.0))
    prj = sim.Projection(pre, post, sim.OneToOneConnector(), synapse_dynamics=fast)
    prj.setSynapseDynamics("U", 0.3)
    assert (prj.getSynapseDynamics("U"), prj.getSynapseDynamics("tau_rec")) == ([0.3] * 6, [800.0] * 6)
    prj.randomizeSynapseDynamics("U", RandomDistribution("uniform", (0.1, 0.2), NumpyRNG(1)))
    assert prj.getSynapseDynamics("U", "array").shape == (6, 6) and max(prj.getSynapseDynamics("U")) <= 0.2
    with pytest.raises(NonExistentParameterError):
        prj.setSynapseDynamics("A_plus", 1.0)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda prj: prj.setWeights([1.0, 2.0]), InvalidDimensionsError, r"weight .* \(2,\); expected \(36,\)"),
        (
            lambda prj: prj.setWeights("strong"),
            InvalidParameterValueError,
            "weight of StaticSynapse: 'strong' is not an exp",
        ),
        (lambda prj: prj.setWeights(None), InvalidParameterValueError, "weight of StaticSynapse: None"),
        (lambda prj: prj.setWeights([1.0, "a"]), InvalidParameterValueError, "weight of StaticSynapse"),
        (lambda prj: prj.setWeights(-1.0), InvalidWeightError, "wrong sign"),
        (lambda prj: prj.setDelays(0.01), ConnectionError, "delay 0.01 ms is below"),
        (lambda prj: prj.setDelays(20.0), ConnectionError, "delay 20 ms is above max_delay of 10 ms"),
        (lambda prj: prj.setDelays("d - 5"), ConnectionError, "delay .* ms is below"),
        (lambda prj: prj.setDelays("__import__('os')"), InvalidParameterValueError, "is not an expression of d"),
        (lambda prj: prj.setDelays("d + x"), InvalidParameterValueError, "is not an expression of d"),
        (lambda prj: prj.getWeights("table"), ConnectionError, "'table' is not a format"),
    ],
)
def test_wrong_weights_and_delays(sim, change, error, words) -> None:
    sim.setup(max_delay=10.0)
    cells = sim.Population((2, 3), sim.IF_curr_exp)
    prj = sim.Projection(cells, cells, sim.AllToAllConnector(weights=0.5))
    with pytest.raises(error, match=words):
        change(prj)
    assert set(prj.getWeights()) == {0.5} and set(prj.getDelays()) == {0.1}


def test_files_of_weights_and_delays(sim, pre, post, tmp_path) -> None:
    prj = sim.Projection(pre, post, sim.OneToOneConnector(weights=[0.5, 1, 2, 3, 4, 5], delays=1.5))
    file = tmp_path / "w"
    prj.printWeights(file)
    assert file.read_text() == "0.5\n1\n2\n3\n4\n5\n"
    prj.printDelays(str(file))
    assert file.read_text() == "1.5\n" * 6
    prj.printWeights(file, format="array")
    assert file.read_text().splitlines()[:2] == ["0.5 0 0 0 0 0 ", "0 1 0 0 0 0 "]
    prj.printWeights(StandardTextFile(file, "w"))
    assert "columns" in file.read_text()


def test_saved_connections_can_be_made_again(sim, pre, post, tmp_path) -> None:
    line = sim.Population(4, sim.IF_curr_exp, label="an [odd] one")
    for number, (source, target) in enumerate([(pre, post), (pre, line), (line, post[1:4])]):
        prj = sim.Projection(source, target, sim.FixedProbabilityConnector(0.5, rng=NumpyRNG(2)))
        prj.setWeights(np.arange(len(prj)) / 10)
        prj.setDelays("0.1 + d")
        file = str(tmp_path / str(number))
        prj.saveConnections(file)
        again = sim.Projection(source, target, sim.FromFileConnector(filename=file))
        assert again.get(["weight", "delay"]) == prj.get(["weight", "delay"])
    first = (tmp_path / "0").read_text().splitlines()[0]
    assert first == "A[0, 0]\tB[0, 0]\t0\t0.1"
    prj.saveConnections(StandardTextFile(tmp_path / "today", "w"))
    again = sim.Projection(line, post[1:4], sim.FromFileConnector(str(tmp_path / "today")))
    assert again.get(["weight", "delay"]) == prj.get(["weight", "delay"])


def test_a_file_that_fits_other_populations(sim, pre, post, tmp_path) -> None:
    sim.Projection(pre, post, sim.AllToAllConnector()).saveConnections(tmp_path / "f")
    with pytest.raises(
        InvalidDimensionsError, match=r"not all are addresses in 'population0', whose dimensions are \(36,\)"
    ):
        sim.Projection(pre, sim.Population(36, sim.IF_curr_exp), sim.FromFileConnector(str(tmp_path / "f")))
    with pytest.raises(ConnectionError, match=r"'A', whose dimensions are \(2, 3\), has no cell at \(2, 0\)"):
        sim.Projection(pre, pre, sim.FromFileConnector(str(tmp_path / "f")))


def test_notices(sim, pre, post, tmp_path) -> None:
    prj = sim.Projection(pre, post, sim.AllToAllConnector(weights=1.0))
    drawn = RandomDistribution("uniform", (1.0, 2.0), NumpyRNG(1))
    calls = {
        "setWeights": lambda: prj.setWeights(1.0),
        "randomizeWeights": lambda: prj.randomizeWeights(drawn),
        "setDelays": lambda: prj.setDelays(1.0),
        "randomizeDelays": lambda: prj.randomizeDelays(drawn),
        "setSynapseDynamics": lambda: prj.setSynapseDynamics("weight", 1.0),
        "randomizeSynapseDynamics": lambda: prj.randomizeSynapseDynamics("weight", drawn),
        "getWeights": prj.getWeights,
        "getDelays": prj.getDelays,
        "getSynapseDynamics": lambda: prj.getSynapseDynamics("weight"),
        "saveConnections": lambda: prj.saveConnections(tmp_path / "f"),
        "printWeights": lambda: prj.printWeights(tmp_path / "f"),
        "printDelays": lambda: prj.printDelays(tmp_path / "f"),
        "weightHistogram": prj.weightHistogram,
    }
    for name, call in calls.items():
        with pytest.warns(DeprecationWarning, match=rf"^{name}\(\) is deprecated; today this is ") as told:
            call()
        assert len(told) == 1
