"""Spaces of parameters, beside those of upstream."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.parameters import ParameterSpace, Sequence
from backends.api.random import NativeRNG, NumpyRNG, RandomDistribution

GIVEN = {"a": [2, 3, 5, 8], "b": 7, "c": lambda i: 3 * i + 2}
MASK = np.array([True, False, True, False])


def both(given: dict[str, Any], **options: Any) -> tuple[Any, Any]:
    from pyNN.parameters import ParameterSpace as Theirs

    return ParameterSpace(given, **options), Theirs(given, **options)


def plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: np.asarray(value).tolist() for name, value in values.items()}


@pytest.mark.parametrize("mask", [None, MASK, slice(1, 3), np.array([3, 0])])
@pytest.mark.parametrize("simplify", [True, False])
def test_values_are_those_of_upstream(mask: Any, simplify: bool) -> None:
    ours, theirs = both(GIVEN, shape=(4,))
    assert plain(ours.evaluate(mask, simplify).as_dict()) == plain(theirs.evaluate(mask, simplify).as_dict())
    assert [plain(one) for one in ours] == [plain(one) for one in theirs]


def test_columns() -> None:
    ours, theirs = both({"a": 3, "b": np.arange(6.0).reshape(2, 3)}, shape=(2, 3))
    assert list(map(plain, ours.evaluate().columns())) == list(map(plain, theirs.evaluate().columns()))
    one = ParameterSpace({"a": [1, 2]}, shape=(2,)).evaluate()
    assert list(map(plain, one.columns())) == [{"a": [1, 2]}]


def test_names_and_values() -> None:
    space = ParameterSpace(GIVEN, shape=(4,))
    assert list(space.keys()) == ["a", "b", "c"] and dict(space.items()).keys() == GIVEN.keys()
    assert not space.is_homogeneous and space["b"].is_homogeneous and space["b"].shape == (4,)
    space.update(a=1, c=2)
    assert space.is_homogeneous
    assert space.pop("a").evaluate(simplify=True) == 1 and space.pop("a", 5) == 5
    space.shape = (9,)
    assert space["c"].shape == space.shape == (9,)
    assert "b, c" in repr(space)
    assert ParameterSpace({"a": 1}) == ParameterSpace({"a": 1}) != ParameterSpace({"a": 2})
    with pytest.raises(NonExistentParameterError, match="ParameterSpace has no parameter 'z'; .* b, c"):
        space["z"]


def test_a_schema_says_what_there_is() -> None:
    schema = {"a": float, "n": int, "times": Sequence}
    ours = ParameterSpace({"a": 3, "times": [1, 2]}, schema, (2,), component=RandomDistribution)
    assert ours["times"].evaluate()[1] == Sequence([1, 2])
    ours["times"] = [[1, 2], [3]]
    assert ours["times"].evaluate()[1] == Sequence([3])
    ours["times"] = []
    assert ours["times"].evaluate(simplify=True) == Sequence([])
    with pytest.raises(NonExistentParameterError, match="RandomDistribution has no parameter 'b'"):
        ours["b"] = 3
    with pytest.raises(InvalidParameterValueError, match="a of RandomDistribution: None is not of the type float"):
        ours["a"] = None
    with pytest.raises(InvalidDimensionsError, match=r"a of RandomDistribution: .* shape \(3,\)"):
        ours["a"] = [1, 2, 3]
    ours.pop("a")
    with pytest.raises(NonExistentParameterError):
        ours["a"] = 1


def test_spaces_within_spaces() -> None:
    ours, theirs = both({"a": 1, "inner": {"x": [1, 2], "y": 3}}, shape=(2,))
    assert [one["inner"]["x"] for one in ours.evaluate()] == [one["inner"]["x"] for one in theirs.evaluate()]
    ours, theirs = both({"a": 1, "inner": {"x": [1, 2], "y": 3}}, shape=(2,))
    for space in (ours, theirs):
        space.flatten()
    assert set(ours.keys()) == set(theirs.keys()) == {"a", "inner", "inner.x", "inner.y"}
    ours.flatten(with_prefix=False)
    assert {"x", "y"} <= set(ours.keys())


def test_room_for_more() -> None:
    ours, theirs = both({"a": [1.0, 2.0], "b": 3}, shape=(2,))
    for space in (ours, theirs):
        space.expand((4,), MASK)
    np.testing.assert_array_equal(ours["a"].evaluate(), theirs["a"].evaluate())
    assert ours["b"].evaluate().tolist() == [3, 3, 3, 3]


def test_generators() -> None:
    def drawn(rng: Any) -> ParameterSpace:
        return ParameterSpace({"a": RandomDistribution("uniform", (0, 1), rng=rng), "b": 1}, shape=(4,))

    assert drawn(NumpyRNG(1)).parallel_safe and not drawn(NumpyRNG(1, parallel_safe=False)).parallel_safe
    assert drawn(NativeRNG(1)).has_native_rngs and not drawn(NumpyRNG(1)).has_native_rngs
    np.testing.assert_array_equal(drawn(NumpyRNG(1)).evaluate(MASK)["a"], NumpyRNG(1).next(4)[MASK])


def test_what_cannot_be_evaluated_is_told() -> None:
    with pytest.raises(InvalidDimensionsError, match="has no shape yet"):
        ParameterSpace(GIVEN).evaluate()
    for act in (ParameterSpace.as_dict, lambda space: next(iter(space)), lambda space: next(space.columns())):
        with pytest.raises(InvalidDimensionsError, match="has to be evaluated before"):
            act(ParameterSpace(GIVEN, shape=(4,)))
