"""What may be given for a parameter, and what becomes of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError, PyNNError
from backends.api.parameters import ArrayParameter, ModelParameters, Sequence, check_less, simplify
from backends.api.random import NumpyRNG, RandomDistribution
from backends.standard import CELLS

CELL, ARRAY = CELLS["IF_curr_exp"], CELLS["SpikeSourceArray"]


def uniform(low: float, high: float) -> RandomDistribution:
    return RandomDistribution("uniform", (low, high), rng=NumpyRNG(1))


def test_defaults_and_numbers() -> None:
    space = ModelParameters(CELL, {"tau_m": 10, "cm": np.float32(0.5)})
    values = space.evaluate(3)
    assert values["tau_m"] == 10.0 and isinstance(values["tau_m"], float)
    assert values["cm"] == 0.5
    assert values["v_rest"] == -65.0
    assert len(space) == len(CELL.parameters)
    assert "tau_m" in repr(space)


@pytest.mark.parametrize("value", [[10, 11, 12], (10.0, 11.0, 12.0), np.array([10, 11, 12]), lambda i: 10 + i])
def test_a_value_for_each(value: object) -> None:
    np.testing.assert_array_equal(ModelParameters(CELL, {"tau_m": value}).evaluate(3)["tau_m"], [10.0, 11.0, 12.0])


def test_distributions_are_drawn() -> None:
    drawn = ModelParameters(CELL, {"tau_m": uniform(10, 20)}).evaluate(100)["tau_m"]
    assert drawn.shape == (100,)
    assert 10 <= drawn.min() < drawn.max() <= 20


@pytest.mark.parametrize("value", [[1, 2, 3], Sequence([1, 2, 3]), np.array([1.0, 2.0, 3.0])])
def test_one_sequence_for_all(value: object) -> None:
    times = ModelParameters(ARRAY, {"spike_times": value}).evaluate(2)["spike_times"]
    assert times.shape == (2,)
    for item in times:
        np.testing.assert_array_equal(item, [1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    "value", [[[1.0], [2.0, 3.0]], [Sequence([1]), Sequence([2, 3])], lambda i: [[1.0], [2.0, 3.0]][i]]
)
def test_a_sequence_for_each(value: object) -> None:
    times = ModelParameters(ARRAY, {"spike_times": value}).evaluate(2)["spike_times"]
    assert [item.tolist() for item in times] == [[1.0], [2.0, 3.0]]


@pytest.mark.parametrize(
    ("model", "parameters", "words"),
    [
        (CELL, {"tau_m": "a"}, "tau_m of IF_curr_exp: 'a' is not a number above 0 ms"),
        (CELL, {"tau_m": 0}, "tau_m of IF_curr_exp: 0 is not a number above 0 ms"),
        (CELL, {"tau_m": None}, "None is not"),
        (CELL, {"tau_m": True}, "True is not"),
        (CELL, {"tau_m": float("nan")}, "nan is not"),
        (CELL, {"tau_m": [1.0, -1.0]}, r"-1.0 \(element 1\) is not a number above 0 ms"),
        (CELL, {"tau_m": ["a", "b"]}, "is not a list of numbers"),
        (CELL, {"tau_m": [[1.0], [2.0, 3.0]]}, "is not a list of numbers"),
        (CELL, {"v_reset": -40.0}, "v_reset of IF_curr_exp: -40 is not below v_thresh, which is -50"),
        (ARRAY, {"spike_times": 3.0}, "spike_times of SpikeSourceArray: 3.0 is not a list of numbers"),
        (ARRAY, {"spike_times": [-1.0]}, "-1.0"),
        (ARRAY, {"spike_times": "abc"}, "'abc' is not"),
    ],
)
def test_wrong_values_are_told(model, parameters, words) -> None:
    with pytest.raises(InvalidParameterValueError, match=words):
        ModelParameters(model, parameters)


def test_what_is_drawn_is_checked_as_well() -> None:
    with pytest.raises(InvalidParameterValueError, match="tau_m of IF_curr_exp: -"):
        ModelParameters(CELL, {"tau_m": uniform(-2, -1)}).evaluate(3)
    with pytest.raises(InvalidParameterValueError, match="v_reset of IF_curr_exp"):
        ModelParameters(CELL, {"v_reset": uniform(-45, -40)}).evaluate(3)


def test_names_are_checked() -> None:
    with pytest.raises(
        NonExistentParameterError, match="IF_curr_exp has no parameter 'tau'; its parameters are: cm"
    ) as e:
        ModelParameters(CELL, {"tau": 1})
    assert isinstance(e.value, KeyError)
    with pytest.raises(NonExistentParameterError):
        ModelParameters(CELL, {})["tau"]


@pytest.mark.parametrize(("model", "name", "value"), [(CELL, "tau_m", [1, 2]), (ARRAY, "spike_times", [[1], [2]])])
def test_the_number_of_values_is_checked(model, name, value) -> None:
    with pytest.raises(InvalidDimensionsError, match="2 .* were given for 3 elements"):
        ModelParameters(model, {name: value}).evaluate(3)


def test_less_holds_between_numbers_and_arrays() -> None:
    check_less(CELL, {"v_reset": -70.0, "v_thresh": np.array([-50.0, -60.0])})
    with pytest.raises(InvalidParameterValueError, match="-70 is not below v_thresh, which is -80"):
        check_less(CELL, {"v_reset": -70.0, "v_thresh": np.array([-50.0, -80.0])})


def test_sequences_that_belong_together_are_equally_long() -> None:
    gif = CELLS["GIF_cond_exp"]
    assert ModelParameters(gif, {"tau_eta": [], "a_eta": []}).evaluate(2)["tau_eta"][1].size == 0
    with pytest.raises(InvalidDimensionsError, match=r"^tau_eta of GIF_cond_exp: 2 numbers \(cell 1\), and 1 of a_eta"):
        ModelParameters(gif, {"tau_eta": [[1.0], [1.0, 2.0]], "a_eta": [0.1]}).evaluate(2)


def test_arithmetic_of_sequences() -> None:
    times = Sequence([1, 2])
    assert times + 1 == Sequence([2, 3])
    assert 2 * times == Sequence([2, 4])
    assert times - times == Sequence([0, 0])
    assert times / 2 == Sequence([0.5, 1])
    assert times != [1, 2]
    assert (times.max(), Sequence([]).max(), len(times), list(times), times[1]) == (2.0, 0.0, 2, [1.0, 2.0], 2.0)
    assert Sequence(iter([1, 2])) == times
    np.testing.assert_array_equal(np.asarray(ArrayParameter([[1, 2], [3, 4]])).shape, (2, 2))
    assert repr(times) == "Sequence([1.0, 2.0])"


def test_simplify() -> None:
    assert simplify(np.array([2.0, 2.0])) == 2.0
    assert simplify(np.array([2.0, 3.0])).shape == (2,)
    assert simplify(3) == 3


@given(
    st.one_of(
        st.none(), st.text(), st.floats(), st.integers(), st.lists(st.floats()), st.dictionaries(st.text(), st.none())
    )
)
def test_whatever_is_given_is_taken_or_told(value: object) -> None:
    try:
        ModelParameters(CELL, {"tau_m": value}).evaluate(2)
        ModelParameters(ARRAY, {"spike_times": value}).evaluate(2)
    except PyNNError as error:
        assert str(error).endswith(".")
