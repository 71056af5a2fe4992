"""Lazy arrays, beside those of upstream."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError
from backends.api.expressions import IndexBasedExpression
from backends.api.parameters import LazyArray, Sequence
from backends.api.random import NumpyRNG, RandomDistribution

SHAPE = (4, 3)
VALUES: dict[str, Any] = {
    "number": 3,
    "array": np.arange(12.0).reshape(SHAPE),
    "function": lambda i, j: 10 * i + j,
    "constant": lambda i, j: 2.5 + 0 * i,
}
ADDRESSES: dict[str, Any] = {
    "element": (1, 2),
    "row": 2,
    "column": (slice(None), 1),
    "slice": (slice(1, 4), slice(0, 2)),
    "mask": (np.array([True, False, True, True]), slice(None)),
    "rows": (np.array([0, 3]), slice(None)),
    "pairs": (np.array([0, 3]), np.array([2, 1])),
}
OPERATIONS = {
    "add": lambda a: a + 1.5,
    "radd": lambda a: 1.5 + a,
    "sub": lambda a: a - np.ones(SHAPE),
    "rsub": lambda a: 10 - a,
    "mul": lambda a: a * a,
    "truediv": lambda a: a / 4,
    "rtruediv": lambda a: 4 / (a + 1),
    "pow": lambda a: a**2,
    "neg": lambda a: abs(-a),
    "less": lambda a: a < 4,
    "chain": lambda a: (2 * a + 1) / 3 - a,
}


def upstream(value: Any, shape: Any = SHAPE) -> Any:
    from pyNN.parameters import LazyArray as Theirs

    return Theirs(value, shape=shape)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("value", VALUES)
def test_arithmetic_is_that_of_upstream(value: str, operation: str) -> None:
    ours, theirs = (OPERATIONS[operation](made(VALUES[value], SHAPE)) for made in (LazyArray, upstream))
    np.testing.assert_allclose(ours.evaluate(), theirs.evaluate())
    np.testing.assert_allclose(np.asarray(ours), theirs.evaluate())
    assert ours.shape == SHAPE and (ours.nrows, ours.ncols, ours.size) == (4, 3, 12)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("value", VALUES)
def test_parts_are_those_of_the_whole(value: str, address: str) -> None:
    lazy = LazyArray(VALUES[value], SHAPE) * np.arange(12.0).reshape(SHAPE) + 1
    part, whole = lazy[ADDRESSES[address]], lazy.evaluate()[ADDRESSES[address]]
    np.testing.assert_allclose(part, whole)
    assert np.shape(part) == np.shape(whole)


def test_one_value_for_all() -> None:
    lazy = LazyArray(3, (5,))
    assert lazy.is_homogeneous and (lazy * 2 + LazyArray(1.0, (5,))).evaluate(simplify=True) == 7
    assert lazy.evaluate().dtype == float and lazy[1:3].tolist() == [3, 3] and lazy[0] == 3
    assert not (lazy + np.arange(5)).is_homogeneous and not LazyArray(np.ones(3)).is_homogeneous
    assert lazy == 3 and lazy != 4 and lazy == LazyArray(3, (5,)) and lazy != LazyArray(3, (4,))
    assert LazyArray(Sequence([1, 2]), (2,), Sequence).evaluate()[1] == Sequence([1, 2])


def test_changing_in_place() -> None:
    lazy = LazyArray(np.arange(4.0))
    other = lazy + 1
    lazy += 1
    lazy *= 2
    lazy -= 1
    lazy /= 4
    lazy **= 2
    lazy.apply(np.sqrt)
    np.testing.assert_allclose(lazy.evaluate(), (np.arange(1.0, 5.0) * 2 - 1) / 4)
    np.testing.assert_allclose(other.evaluate(), np.arange(1.0, 5.0))
    lazy[1:3] = 7
    assert lazy.evaluate().tolist() == [0.25, 7, 7, 1.75]
    same = LazyArray(3, (3,))
    same[0] = 3
    assert same.is_homogeneous
    same[0] = 4
    assert same.evaluate().tolist() == [4, 3, 3]


def test_distributions_are_drawn_when_somebody_looks() -> None:
    lazy = LazyArray(RandomDistribution("uniform", (0, 1), rng=NumpyRNG(1)), SHAPE)
    first, second = lazy.evaluate(), lazy.evaluate()
    assert first.shape == SHAPE and (first != second).all() and lazy[0].shape == (3,)
    np.testing.assert_array_equal(first, NumpyRNG(1).next(12).reshape(SHAPE))


@pytest.mark.parametrize("mask", [None, np.array([True, False, True]), slice(1, 3), np.array([0, 2])])
def test_columns(mask: Any) -> None:
    whole = np.arange(12.0).reshape(SHAPE)
    picked = np.arange(3)[slice(None) if mask is None else mask]
    np.testing.assert_array_equal(np.array(list(LazyArray(whole).by_column(mask))), whole.T[picked])
    assert list(LazyArray(2, SHAPE).by_column(mask)) == [2] * picked.size
    drawn = LazyArray(RandomDistribution("uniform", (0, 1), rng=NumpyRNG(1)), SHAPE)
    columns = NumpyRNG(1).next(12).reshape(3, 4)[picked]  # the same, whichever are wanted
    np.testing.assert_array_equal(np.array(list(drawn.by_column(mask))), columns)
    assert next(LazyArray([1, 2]).by_column()).tolist() == [1, 2]


def test_iterators_expressions_and_functions_of_lazy_arrays() -> None:
    lazy = LazyArray(iter(range(6)), (2, 3))
    assert lazy.evaluate().tolist() == lazy.evaluate().tolist() == [[0, 1, 2], [3, 4, 5]]
    distances = LazyArray(np.array([0.0, 1.0, 2.0]))
    composed = (LazyArray("exp(-d)") * 2)(distances + 1)
    np.testing.assert_allclose(composed.evaluate(), 2 * np.exp(-np.array([1.0, 2.0, 3.0])))
    with pytest.raises(InvalidParameterValueError, match="was made from no function"):
        LazyArray(3)(distances)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20), st.floats(-100, 100))
def test_arithmetic_of_any_numbers(numbers: list[float], number: float) -> None:
    array = np.array(numbers)
    for how in (operator.add, operator.sub, operator.mul):
        np.testing.assert_array_equal(how(LazyArray(array), number).evaluate(), how(array, number))
        np.testing.assert_array_equal(how(number, LazyArray(array)).evaluate(), how(number, array))


def test_what_does_not_fit_is_told() -> None:
    for act in (
        lambda: LazyArray(np.ones(3), (4,)),
        lambda: LazyArray(np.ones(3)) + np.ones(4),
        lambda: LazyArray(3).evaluate(),
        lambda: setattr(LazyArray(np.ones(3)), "shape", (4,)),
    ):
        with pytest.raises(InvalidDimensionsError, match="shape"):
            act()
    with pytest.raises(IndexError):
        LazyArray(3, (2,))[5]
    with pytest.raises(InvalidParameterValueError, match="None is not of the type float"):
        LazyArray(None, (2,), float)
    with pytest.raises(InvalidParameterValueError, match="fails when it is given arrays of indices"):
        LazyArray(lambda i: 1 / 0, (2,)).evaluate()
    with pytest.raises(InvalidParameterValueError, match="is not an expression of d"):
        LazyArray("exp(-x)")


# --- as values of parameters


def test_cells_take_them(sim) -> None:
    cells = sim.Population(3, sim.IF_curr_exp(tau_m=LazyArray(lambda i: 10 + i) * 2, cm=LazyArray(0.5)))
    assert cells.get("tau_m").tolist() == [20, 22, 24] and cells.get("cm") == 0.5
    cells.set(v_rest=LazyArray([-60, -61, -62]))
    assert cells.get("v_rest").tolist() == [-60, -61, -62]
    cells.initialize(v=LazyArray(RandomDistribution("uniform", (-70, -60), rng=NumpyRNG(1))))
    assert len(set(sim.session.simulator.groups[0].states["v"])) == 3
    trains = sim.Population(2, sim.SpikeSourceArray(spike_times=LazyArray([Sequence([1.0]), Sequence([2.0])])))
    assert trains.get("spike_times")[1] == Sequence([2.0])
    same = sim.Population(2, sim.SpikeSourceArray(spike_times=LazyArray(Sequence([1.0, 3.0]))))
    assert same.get("spike_times") == Sequence([1.0, 3.0])
    with pytest.raises(InvalidParameterValueError, match="cm of IF_curr_exp: -1.0 is not a number above 0 nF"):
        sim.Population(2, sim.IF_curr_exp(cm=LazyArray(-1.0)))
    with pytest.raises(InvalidDimensionsError):
        sim.Population(2, sim.IF_curr_exp(cm=LazyArray([1.0, 1.0, 1.0])))


class Index(IndexBasedExpression):
    def __call__(self, i: Any, j: Any) -> Any:
        assert self.projection is not None
        return 0.1 * i + j


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        (LazyArray(0.5) * 2, lambda i, j: 1.0 + 0 * i),
        (LazyArray(np.arange(12.0).reshape(SHAPE)), lambda i, j: 3.0 * i + j),
        (LazyArray("d + 1") * 2, lambda i, j: 2.0 * (abs(i - j) + 1)),
        (LazyArray(lambda d: d), lambda i, j: 1.0 * abs(i - j)),
        (lambda i, j: i + 10 * j, lambda i, j: i + 10.0 * j),
        (LazyArray(lambda i, j: i + 10 * j) + 1, lambda i, j: i + 10.0 * j + 1),
        (LazyArray(Index()) * 2, lambda i, j: 0.2 * i + 2.0 * j),
    ],
)
def test_synapses_take_them(sim, weight, expected) -> None:
    pre, post = sim.Population(4, sim.IF_curr_exp()), sim.Population(3, sim.IF_curr_exp())
    i, j = np.indices(SHAPE)
    made = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=weight))
    np.testing.assert_allclose(made.get("weight", "array"), expected(i, j))
    changed = sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.1))
    changed.set(weight=weight)
    np.testing.assert_allclose(changed.get("weight", "array"), expected(i, j))


def test_synapses_keep_what_was_drawn(sim) -> None:
    cells = sim.Population(4, sim.IF_curr_exp())
    weight = LazyArray(RandomDistribution("uniform", (0, 1), rng=NumpyRNG(1))) + 5
    made = sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=weight))
    assert made.get("weight") == made.get("weight") and min(made.get("weight", with_address=False)) >= 5
