"""Rules: which pairs they yield."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.api import connectors as rules
from backends.api.connectors import connector as blocks
from backends.api.connectors.connector import Sides
from backends.api.errors import ConnectionError, InvalidParameterValueError
from backends.api.random import NumpyRNG
from backends.standard import CONNECTORS

RULES: dict[str, Callable[..., rules.Connector]] = {
    "AllToAllConnector": rules.AllToAllConnector,
    "OneToOneConnector": rules.OneToOneConnector,
    "FixedProbabilityConnector": lambda **more: rules.FixedProbabilityConnector(0.3, **more),
    "FixedNumberPreConnector": lambda **more: rules.FixedNumberPreConnector(4, **more),
    "FixedNumberPostConnector": lambda **more: rules.FixedNumberPostConnector(4, **more),
    "FixedTotalNumberConnector": lambda **more: rules.FixedTotalNumberConnector(90, **more),
    "DistanceDependentProbabilityConnector": lambda **more: rules.DistanceDependentProbabilityConnector(
        "exp(-d/5)", **more
    ),
    "DisplacementDependentProbabilityConnector": lambda **more: rules.DisplacementDependentProbabilityConnector(
        "0.5*(abs(d[0]) < 9)", **more
    ),
    "IndexBasedProbabilityConnector": lambda **more: rules.IndexBasedProbabilityConnector("1/(1 + abs(i-j))", **more),
    "SmallWorldConnector": lambda **more: rules.SmallWorldConnector(3, 0.2, **more),
}
LISTED = {"FromListConnector", "FromFileConnector", "ArrayConnector", "CloneConnector", "CSAConnector"}


def edges(rule: rules.Connector, pre: int, post: int, twin=None, seed: int = 1, place: int = 0):
    pairs = list(rule.pairs(Sides(pre, post, twin, seed, place)))
    empty = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    return tuple(np.concatenate(end) for end in zip(*(pairs or empty), strict=True))


def test_every_declared_rule_is_there() -> None:
    assert set(RULES) | LISTED == set(CONNECTORS)
    assert all(name in rules.__all__ for name in CONNECTORS)


@pytest.mark.parametrize("name", RULES)
def test_blocks_change_nothing_but_the_draws(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"backends.api.connectors.{_module(name)}.BLOCK", 64)
    pairs = list(RULES[name]().pairs(Sides(40, 40, None, 1, 0)))
    pre, post = edges(RULES[name](), 40, 40)
    assert len(pairs) > 1 or name == "OneToOneConnector"
    assert all(np.all(np.diff(targets) >= 0) for _, targets in pairs)
    assert pre.dtype == post.dtype == np.int64
    assert pre.min() >= 0 and pre.max() < 40


def _module(name: str) -> str:
    return RULES[name]().__class__.__module__.rpartition(".")[2]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_repeats_itself(name: str) -> None:
    np.testing.assert_array_equal(edges(RULES[name](), 20, 20), edges(RULES[name](), 20, 20))


@pytest.mark.parametrize("name", [n for n in RULES if CONNECTORS[n].probabilistic])
def test_seed_and_place_make_a_difference(name: str) -> None:
    first = edges(RULES[name](), 30, 30)
    for other in (edges(RULES[name](), 30, 30, seed=2), edges(RULES[name](), 30, 30, place=1)):
        assert not all(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


@pytest.mark.parametrize("name", [n for n in RULES if "allow_self_connections" in CONNECTORS[n].by_name])
@pytest.mark.parametrize("twin", [np.arange(12), np.where(np.arange(12) % 3 == 0, -1, 11 - np.arange(12))])
def test_no_cell_to_itself(name: str, twin: np.ndarray) -> None:
    pre, post = edges(RULES[name](allow_self_connections=False), 12, 12, twin)
    assert pre.size
    assert not np.any(pre == twin[post])
    pre, post = edges(RULES[name](allow_self_connections=True), 12, 12, np.arange(12), seed=3)
    assert np.any(pre == post)


def test_all_to_all() -> None:
    pre, post = edges(rules.AllToAllConnector(), 3, 4)
    assert set(zip(pre.tolist(), post.tolist(), strict=True)) == {(i, j) for i in range(3) for j in range(4)}
    assert pre.size == 12
    assert edges(rules.AllToAllConnector(allow_self_connections=False), 4, 4, np.arange(4))[0].size == 12


def test_one_to_one() -> None:
    np.testing.assert_array_equal(edges(rules.OneToOneConnector(), 5, 5), [np.arange(5)] * 2)
    with pytest.raises(ConnectionError, match="5 and 6 cells"):
        edges(rules.OneToOneConnector(), 5, 6)


@pytest.mark.parametrize("p", [0.0, 1e-300, 1e-9, 0.02, 0.5, 0.97, 1.0])
def test_fixed_probability_connects_about_so_many(p: float) -> None:
    pre, post = edges(rules.FixedProbabilityConnector(p), 300, 200)
    spread = (60000 * p * (1 - p)) ** 0.5
    assert abs(pre.size - 60000 * p) <= 6 * spread
    assert np.unique(post * 300 + pre).size == pre.size
    if p == 0.5:
        for end, size, n in ((pre, 300, 200), (post, 200, 300)):
            counts = np.bincount(end, minlength=size)
            assert abs(counts - n / 2).max() <= 6 * (n / 4) ** 0.5


@given(
    n=st.integers(0, 30),
    pre=st.integers(1, 30),
    post=st.integers(0, 12),
    replace=st.booleans(),
    alone=st.booleans(),
    seed=st.integers(),
)
def test_fixed_number_pre_is_exact(n: int, pre: int, post: int, replace: bool, alone: bool, seed: int) -> None:
    twin = np.where(np.arange(post) % 2 == 0, np.arange(post) % pre, -1) if alone else None
    rule = rules.FixedNumberPreConnector(n, allow_self_connections=not alone, with_replacement=replace)
    available = pre - (alone and post > 0)
    if n > available and post and (not replace or available == 0):
        with pytest.raises(ConnectionError, match=f"{n} different inputs cannot be chosen among {available}"):
            edges(rule, pre, post, twin, seed)
        return
    source, target = edges(rule, pre, post, twin, seed)
    np.testing.assert_array_equal(np.bincount(target, minlength=post), np.full(post, n))
    assert not source.size or (source.min() >= 0 and source.max() < pre)
    if not replace:
        assert np.unique(target * pre + source).size == source.size
    if twin is not None:
        assert not np.any(source == twin[target])


@pytest.mark.parametrize("n", [3, 47])
def test_fixed_number_pre_prefers_nobody(n: int) -> None:
    pre, _ = edges(rules.FixedNumberPreConnector(n), 50, 4000)
    p = n / 50
    assert abs(np.bincount(pre, minlength=50) - 4000 * p).max() < 5 * (4000 * p * (1 - p)) ** 0.5


def test_the_excluded_twin_leaves_the_others_equal() -> None:
    twin = np.where(np.arange(6000) % 2 == 0, 0, -1)
    for n in (2, 8):
        pre, post = edges(rules.FixedNumberPreConnector(n, allow_self_connections=False), 10, 6000, twin)
        counts = np.bincount(pre[post % 2 == 0], minlength=10)
        assert counts[0] == 0
        assert abs(counts[1:] - 3000 * n / 9).max() < 5 * (3000 * n / 9) ** 0.5
        others = np.bincount(pre[post % 2 == 1], minlength=10)
        assert abs(others - 3000 * n / 10).max() < 5 * (3000 * n / 10) ** 0.5


def test_replacement_repeats() -> None:
    pre, post = edges(rules.FixedNumberPreConnector(50, with_replacement=True), 5, 3)
    np.testing.assert_array_equal(np.bincount(post), [50, 50, 50])
    assert np.unique(post * 5 + pre).size == 15


def test_rules_know_their_parameters() -> None:
    rule = rules.FixedNumberPreConnector(10, rng=NumpyRNG(2))
    assert (rule.n, rule.with_replacement, rule.get_parameters()["n"]) == (10, False, 10)
    assert "FixedNumberPreConnector(n=10" in rule.describe()
    assert blocks.BLOCK > 10**6 - 1
    with pytest.raises(AttributeError):
        _ = rule.p_connect


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: rules.FixedProbabilityConnector(1.5), "p_connect of FixedProbabilityConnector: 1.5 is not"),
        (lambda: rules.FixedProbabilityConnector("a"), "'a' is not a number from 0 to 1"),
        (lambda: rules.FixedNumberPreConnector(-1), "n of FixedNumberPreConnector: -1 is not"),
        (lambda: rules.FixedNumberPreConnector(2.5), "2.5 is not a whole number"),
        (lambda: rules.FixedNumberPreConnector([1, 2]), "is not a whole number"),
        (lambda: rules.AllToAllConnector(allow_self_connections=3), "3 is not true or false"),
        (lambda: rules.FixedNumberPreConnector(1, rng=3), "rng of FixedNumberPreConnector: 3"),
        (lambda: rules.OneToOneConnector(location_selector="soma"), "location_selector of OneToOneConnector: 'soma'"),
    ],
)
def test_wrong_rules_are_told(make, words) -> None:
    with pytest.raises(InvalidParameterValueError, match=words):
        make()


@pytest.mark.parametrize(("name", "axis"), [("FixedNumberPreConnector", 0), ("FixedNumberPostConnector", 1)])
@pytest.mark.parametrize("replacement", [False, True])
def test_each_cell_may_have_a_number_of_its_own(sim, name: str, axis: int, replacement: bool) -> None:
    cells = sim.Population(30, sim.IF_curr_exp())
    numbers = sim.RandomDistribution("uniform_int", low=0, high=25, rng=sim.NumpyRNG(seed=4))
    rule = getattr(sim, name)(numbers, allow_self_connections=False, with_replacement=replacement)
    first, second = (sim.Projection(cells, cells, rule).get("weight", "list") for _ in range(2))
    pairs = np.array(first)[:, :2].astype(int)
    counts = np.bincount(pairs[:, 1 - axis], minlength=30)
    assert counts.min() < 5 and counts.max() > 20 and len(set(counts)) > 8
    assert (pairs[:, 0] != pairs[:, 1]).all()
    assert replacement or len({*map(tuple, pairs)}) == len(pairs)
    assert first != second  # another projection, other numbers
    post = pairs[:, 1]
    assert axis or (np.diff(post) >= 0).all()


def test_numbers_that_are_none(sim) -> None:
    cells = sim.Population(5, sim.IF_curr_exp())
    for numbers, words in (
        (sim.RandomDistribution("normal", mu=3.0, sigma=0.5), "is not a number of inputs"),
        (sim.RandomDistribution("uniform_int", low=6, high=7), "6 different inputs cannot be chosen among 5 cells"),
    ):
        with pytest.raises(ConnectionError, match=words):
            sim.Projection(cells, cells, sim.FixedNumberPreConnector(numbers))
