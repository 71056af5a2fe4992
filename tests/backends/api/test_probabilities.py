"""Rules that draw: numbers of connections, probabilities of distance, displacement and index, small worlds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.api import connectors as rules
from backends.api.connectors.connector import Sides
from backends.api.connectors.ground import Ground
from backends.api.core import IndexBasedExpression
from backends.api.errors import ConnectionError, InvalidParameterValueError
from backends.api.space import Grid2D, Space
from tests.backends.api.test_connectors import edges

GRID = Grid2D(dx=10.0, dy=10.0).generate_positions(400)


def placed(rule, space=None, positions=GRID, twin=None):
    ground = Ground(lambda: positions, lambda: positions, space or Space())
    sides = Sides(positions.shape[1], positions.shape[1], twin, 1, 0, ground)
    pairs = list(rule.pairs(sides))
    return tuple(np.concatenate(end) for end in zip(*pairs, strict=True))


def apart(pre, post, positions=GRID):
    return np.sqrt(((positions[:, post] - positions[:, pre]) ** 2).sum(axis=0))


@given(
    n=st.integers(0, 20),
    pre=st.integers(1, 12),
    post=st.integers(1, 25),
    replace=st.booleans(),
    alone=st.booleans(),
    seed=st.integers(),
)
def test_fixed_number_post_is_exact(n, pre, post, replace, alone, seed) -> None:
    shared = min(pre, post)
    twin = np.where(np.arange(post) < shared, np.arange(post), -1) if alone else None
    rule = rules.FixedNumberPostConnector(n, allow_self_connections=not alone, with_replacement=replace)
    available = post - alone
    if n > available and (not replace or available == 0):
        with pytest.raises(ConnectionError, match=f"{n} different targets cannot be chosen among {available}"):
            edges(rule, pre, post, twin, seed)
        return
    source, target = edges(rule, pre, post, twin, seed)
    np.testing.assert_array_equal(np.bincount(source, minlength=pre), np.full(pre, n))
    assert np.all(np.diff(target) >= 0)
    if not replace:
        assert np.unique(target * pre + source).size == source.size
    if twin is not None:
        assert not np.any(source == twin[target])


@given(
    n=st.integers(0, 60),
    pre=st.integers(1, 8),
    post=st.integers(1, 8),
    replace=st.booleans(),
    alone=st.booleans(),
    seed=st.integers(),
)
def test_fixed_total_number_is_exact(n, pre, post, replace, alone, seed) -> None:
    twin = np.where(np.arange(post) % 2 == 0, np.arange(post) % pre, -1) if alone else None
    rule = rules.FixedTotalNumberConnector(n, allow_self_connections=not alone, with_replacement=replace)
    available = pre * post - (int((twin >= 0).sum()) if alone else 0)
    if n > available and (not replace or available == 0):
        with pytest.raises(ConnectionError, match=f"{n} different pairs cannot be chosen among {available}"):
            edges(rule, pre, post, twin, seed)
        return
    source, target = edges(rule, pre, post, twin, seed)
    assert source.size == n and np.all(np.diff(target) >= 0)
    assert not n or (source.min() >= 0 and source.max() < pre and target.max() < post)
    if not replace:
        assert np.unique(target * pre + source).size == n
    if twin is not None:
        assert not np.any(source == twin[target])


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("n", [3000, 9000])
def test_fixed_total_number_prefers_nobody(replace: bool, n: int) -> None:
    twin = np.arange(100)
    rule = rules.FixedTotalNumberConnector(n, allow_self_connections=False, with_replacement=replace)
    for end in edges(rule, 100, 100, twin):
        assert abs(np.bincount(end, minlength=100) - n / 100).max() < 6 * (n / 100) ** 0.5


@pytest.mark.parametrize("expression", ["exp(-d/30)", lambda d: np.exp(-d / 30)])
def test_distance_dependent_probability(expression) -> None:
    pre, post = placed(rules.DistanceDependentProbabilityConnector(expression))
    all_pre, all_post = np.divmod(np.arange(400 * 400), 400)
    edges_of = np.array([0, 5, 15, 25, 45, 75, 120, 300])
    possible, _ = np.histogram(apart(all_pre, all_post), edges_of)
    found, _ = np.histogram(apart(pre, post), edges_of)
    p = np.histogram(apart(all_pre, all_post), edges_of, weights=np.exp(-apart(all_pre, all_post) / 30))[0]
    assert np.all(abs(found - p) <= 6 * np.sqrt(p + 1)) and found[0] == possible[0] == 400


def test_a_cut_off_is_exact_and_the_same_as_upstream() -> None:
    import pyNN.mock as upstream
    from pyNN.space import Grid2D as Grid
    from pyNN.space import Space as UpstreamSpace

    upstream.setup()
    there = upstream.Population(36, upstream.IF_curr_exp(), structure=Grid(dx=10.0, dy=10.0))
    bounds = ((0.0, 60.0), None, None)
    projection = upstream.Projection(
        there,
        there,
        upstream.DistanceDependentProbabilityConnector("d<25", allow_self_connections=False),
        upstream.StaticSynapse(weight=1.0, delay=1.0),
        space=UpstreamSpace(periodic_boundaries=bounds),
    )
    rule = rules.DistanceDependentProbabilityConnector("d<25", allow_self_connections=False)
    positions = Grid2D(dx=10.0, dy=10.0).generate_positions(36)
    pre, post = placed(rule, Space(periodic_boundaries=bounds), positions, np.arange(36))
    expected = {(int(i), int(j)) for i, j, _ in projection.get("weight", "list")}
    assert set(zip(pre.tolist(), post.tolist(), strict=True)) == expected


@pytest.mark.parametrize("function", ["(d[0] == 10) * (d[1] == -20)", lambda d: (d[0] == 10) & (d[1] == -20)])
def test_displacement_is_from_source_to_target(function) -> None:
    pre, post = placed(rules.DisplacementDependentProbabilityConnector(function))
    way = GRID[:, post] - GRID[:, pre]
    assert pre.size == 19 * 18
    np.testing.assert_array_equal(way, np.broadcast_to([[10.0], [-20.0], [0.0]], way.shape))


class Neighbours(IndexBasedExpression):
    def __call__(self, i, j):
        assert self.projection is None or self.projection.pre.size == 6
        return (i + 1 == j).astype(float)


@pytest.mark.parametrize("function", [Neighbours(), "i + 1 == j", lambda i, j: i + 1 == j])
def test_probability_of_indices(function) -> None:
    pre, post = edges(rules.IndexBasedProbabilityConnector(function), 6, 5)
    assert pre.tolist() == [0, 1, 2, 3] and post.tolist() == [1, 2, 3, 4]


def test_an_index_based_expression_knows_its_projection(sim) -> None:
    cells = sim.Population(6, sim.IF_curr_exp())
    function = Neighbours()
    assert len(sim.Projection(cells, cells, sim.IndexBasedProbabilityConnector(function))) == 5
    assert function.projection is None


def test_a_small_world_that_is_not_rewired_is_its_neighbourhood() -> None:
    pre, post = placed(rules.SmallWorldConnector(15.0, 0.0, allow_self_connections=False), twin=np.arange(400))
    near = placed(rules.DistanceDependentProbabilityConnector("d<15", False), twin=np.arange(400))
    assert set(zip(pre.tolist(), post.tolist(), strict=True)) == set(zip(*(end.tolist() for end in near), strict=True))


@pytest.mark.parametrize("rewiring", [0.2, 1.0])
def test_rewiring_keeps_the_number_of_targets(rewiring: float) -> None:
    alone = {"allow_self_connections": False}
    before, _ = placed(rules.SmallWorldConnector(25.0, 0.0, **alone), twin=np.arange(400))
    pre, post = placed(rules.SmallWorldConnector(25.0, rewiring, **alone), twin=np.arange(400))
    np.testing.assert_array_equal(np.bincount(pre, minlength=400), np.bincount(before, minlength=400))
    assert np.unique(pre * 400 + post).size == pre.size and not np.any(pre == post)
    moved = (apart(pre, post) >= 25).mean()
    assert abs(moved - rewiring) < 6 * (rewiring * (1 - rewiring) / pre.size) ** 0.5 + 0.01


def test_a_small_world_of_few_targets() -> None:
    pre, _ = placed(rules.SmallWorldConnector(25.0, 0.3, n_connections=5))
    np.testing.assert_array_equal(np.bincount(pre, minlength=400), np.full(400, 5))
    line = placed(rules.SmallWorldConnector(100.0, 1.0), positions=np.zeros((3, 4)))
    assert line[0].size == 16  # all are targets already: there is no place to move to


D, X, J, S = (
    rules.DistanceDependentProbabilityConnector,
    rules.DisplacementDependentProbabilityConnector,
    rules.IndexBasedProbabilityConnector,
    rules.SmallWorldConnector,
)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: rules.FixedNumberPostConnector(-1), "n of FixedNumberPostConnector: -1 is not a whole number"),
        (lambda: rules.FixedNumberPostConnector("a"), "'a' is not a whole number of at least 0"),
        (lambda: rules.FixedNumberPostConnector(1, with_replacement=2), "with_replacement of .*: 2 is not true or"),
        (lambda: rules.FixedTotalNumberConnector(2.5), "n of FixedTotalNumberConnector: 2.5 is not a whole"),
        (lambda: rules.FixedTotalNumberConnector(2, "yes"), "allow_self_connections .*: 'yes' is not true or false"),
        (lambda: D(3), "d_expression of DistanceDependentProbabilityConnector: 3 is not an expression of d"),
        (lambda: D(None), "None is not an expression of d"),
        (lambda: D("exp(-d"), r"'exp\(-d' is not an expression of d: '\(' was never closed"),
        (lambda: D("exp(-x)"), "'x' is not known here"),
        (lambda: D("1-d"), r"'1-d' is -1e\+12 at d = 1e\+12; a probability is expected"),
        (lambda: D("d-1"), "'d-1' is -1 at d = 0; a probability is expected"),
        (lambda: D("1/d"), "'1/d' is inf at d = 0"),
        (lambda: D("log(-d)"), "is -inf at d = 0|is nan at d = 0"),
        (lambda: D("d", allow_self_connections=0), "allow_self_connections of .*: 0 is not true or false"),
        (lambda: X(3), r"disp_function of .*: 3 is not a function of an array d of shape \(3, n\), or an expression"),
        (lambda: X("d<3"), r"'d' is not known here; there are d\[0\], d\[1\], d\[2\]"),
        (lambda: J([1]), r"index_expression of .*: \[1\] is not an IndexBasedExpression or another function"),
        (lambda: J("d"), "'d' is not known here; there are i, j"),
        (lambda: S(0, 0.1), "degree of SmallWorldConnector: 0 is not a number above 0 um"),
        (lambda: S(1, 1.1), "rewiring of SmallWorldConnector: 1.1 is not a number from 0 to 1"),
        (lambda: S(1, 0.1, n_connections=-1), "n_connections of SmallWorldConnector: -1 is not a whole number"),
        (lambda: D("0.5", rng=7), "rng of DistanceDependentProbabilityConnector: 7"),
        (lambda: D("0.5", safe="no"), "safe of .*: 'no' is not true or false"),
        (lambda: D("0.5", callback=3), "callback of .*: 3 cannot be called"),
        (lambda: D("0.5", location_selector="soma"), "location_selector of"),
    ],
)
def test_wrong_rules_are_told(make, words) -> None:
    with pytest.raises(InvalidParameterValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (D("where(d == 20, -1, 1)"), "d_expression of .*'where.*' is -1 for the pair 2 → 0; a probability is expected"),
        (D(lambda d: d * np.nan), "is nan for the pair 0 → 0"),
        (D(lambda d: d[:3]), r"gives an array of the shape \(3,\) for 32400 pairs"),
        (X(lambda d: d), r"gives an array of the shape \(3, 32400\)"),
        (J("i - 1"), "'i - 1' is -1 for the pair 0 → 0"),
    ],
)
def test_probabilities_that_are_none_are_told(rule, words) -> None:
    with pytest.raises(InvalidParameterValueError, match=words):
        placed(rule)
