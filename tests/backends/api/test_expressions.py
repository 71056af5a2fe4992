"""Expressions as functions of arrays."""

import math
import pickle
from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.api.core import IndexBasedExpression
from backends.api.errors import InvalidParameterValueError
from backends.api.expressions import Expression, called
from backends.standard.grammar import FUNCTIONS

D = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 50.0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exp(-d/50.0)+0.1", np.exp(-D / 50) + 0.1),
        ("float(d<3)", D < 3),
        ("0.5 < d <= 3", (D > 0.5) & (D <= 3)),
        ("d<1 or d>2", (D < 1) | (D > 2)),
        ("not d<1", D >= 1),
        ("(d<1) ^ (d<2) & ~(d==1)", (D < 1) ^ ((D < 2) & (D != 1))),
        ("1 if d else 2", np.where(D, 1, 2)),
        ("max(d, 1, 2) - min(d, 1, 2)", np.maximum(D, 2) - np.minimum(D, 1)),
        ("where(d < 1, pi, math.e)", np.where(D < 1, np.pi, np.e)),
        ("-d**2 // 3 % 2 + +d", -(D**2) // 3 % 2 + D),
        ("clip(d, 1, 2)", np.clip(D, 1, 2)),
        ("0.25", np.full(6, 0.25)),
        ("int(d) + round(d)", np.trunc(D) + np.rint(D)),
    ],
)
def test_values_are_those_of_python(text, expected) -> None:
    values = Expression(text)(D)
    assert values.dtype == float
    np.testing.assert_array_equal(values, np.asarray(expected, float))


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) & set(dir(math))))
def test_functions_are_those_of_math(name: str) -> None:
    numbers = [0.3, 1.7, 0.9][: FUNCTIONS[name].arguments]
    try:
        expected = getattr(math, name)(*numbers)
    except ValueError:  # outside of what the function is defined for
        numbers = [1.7]
        expected = getattr(math, name)(1.7) if name == "acosh" else math.nan
    value = Expression(f"{name}({', '.join(map(str, numbers))}) + 0*d")(0.0)
    assert value == pytest.approx(expected, nan_ok=True)


@given(st.floats(0, 1e6), st.floats(0.1, 1e3), st.floats(-5, 5))
def test_arithmetic_is_that_of_python(d, scale, offset) -> None:
    text = f"({scale!r} * d + {offset!r}) / (1 + d) - d ** 0.5"
    assert Expression(text)(d) == pytest.approx((scale * d + offset) / (1 + d) - d**0.5, rel=1e-9, abs=1e-9)


def test_what_is_not_defined_is_nan_or_infinite_without_a_warning() -> None:
    np.testing.assert_array_equal(Expression("log(d)")(np.array([0.0, -1.0])), [-np.inf, np.nan])
    assert Expression("9**9**9**9")(0.0) == np.inf
    assert Expression("1/d")(0.0) == np.inf


def test_several_variables_and_shapes() -> None:
    pairs = Expression("i == j + 1", ("i", "j"))(np.arange(3)[:, None], np.arange(3)[None, :])
    np.testing.assert_array_equal(pairs, np.eye(3, k=-1))
    assert Expression("d[0]*d[2]", ("d[0]", "d[1]", "d[2]"))(2.0, 3.0, 4.0) == 8.0
    assert Expression("1")(np.zeros((2, 3))).shape == (2, 3)


def test_an_expression_is_a_value() -> None:
    one = Expression("d+1")
    assert one == Expression("d+1") and hash(one) == hash(Expression("d+1")) and one != Expression("d+2")
    assert deepcopy(one) is one and pickle.loads(pickle.dumps(one)) == one and repr(one) == "'d+1'"


def test_a_text_that_is_none_is_told() -> None:
    with pytest.raises(InvalidParameterValueError, match=r"weight of X: 'exp\(x\)' is not an expression of d: 'x'"):
        Expression("exp(x)", owner="weight of X")


def test_functions_of_scripts() -> None:
    np.testing.assert_array_equal(called(lambda d: d * 2, "f", 3, np.arange(3.0)), [0, 2, 4])
    np.testing.assert_array_equal(called(lambda d: 0.5, "f", 3, np.arange(3.0)), [0.5, 0.5, 0.5])
    with pytest.raises(InvalidParameterValueError, match=r"f of C: <.*math.* exp> fails when it is given arrays|fails"):
        called(math.exp, "f of C", 2, np.zeros(2))
    with pytest.raises(InvalidParameterValueError, match=r"an array of the shape \(2,\) for 3 pairs"):
        called(lambda d: d[:2], "f", 3, np.zeros(3))
    with pytest.raises(InvalidParameterValueError, match="fails"):
        called(lambda d: "a", "f", 3, np.zeros(3))
    with pytest.raises(NotImplementedError):
        IndexBasedExpression()(0, 0)
