"""Arrays that are one value, beside those of upstream."""

import numpy as np
import pytest

from backends.api.parameters import ArrayParameter, IonicSpecies, Sequence

OPERATIONS = {
    "add": lambda a, other: a + other,
    "sub": lambda a, other: a - other,
    "mul": lambda a, other: a * other,
    "rmul": lambda a, other: other * a,
    "truediv": lambda a, other: a / other,
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_arithmetic_is_that_of_upstream(operation: str) -> None:
    from pyNN.parameters import Sequence as Theirs

    act = OPERATIONS[operation]
    ours, theirs = act(Sequence([1, 2, 4]), 2.0), act(Theirs([1, 2, 4]), 2.0)
    assert isinstance(ours, Sequence) and ours.value.tolist() == theirs.value.tolist()
    if operation == "rmul":
        return
    several, expected = act(Sequence([1, 2, 4]), np.array([2.0, 4.0])), act(Theirs([1, 2, 4]), np.array([2.0, 4.0]))
    assert [one.value.tolist() for one in several] == [one.value.tolist() for one in expected]


def test_two_of_them_go_element_by_element() -> None:
    assert Sequence([1, 2]) + Sequence([3, 4]) == Sequence([4, 6])
    assert (np.array([1.0, 2.0]) * Sequence([3, 4])).tolist() == [Sequence([3, 4]), Sequence([6, 8])]


def test_equality() -> None:
    each = np.empty(2, object)
    each[:] = [Sequence([1, 2]), Sequence([1])]
    assert (Sequence([1, 2]) == each).tolist() == [True, False]
    assert Sequence([1, 2]) != [1, 2] and Sequence([1, 2]) != Sequence([1, 2, 3])


def test_what_it_holds() -> None:
    array = ArrayParameter([[1, 2], [3, 4]])
    assert array.max() == 4 and array[1].tolist() == [3, 4] and np.asarray(array).shape == (2, 2)
    assert Sequence(x for x in (1, 2)).value.tolist() == [1, 2] and Sequence([]).max() == 0
    assert repr(Sequence([1.5])) == "Sequence([1.5])"
    assert IonicSpecies("na", 50.0, internal_concentration=18.0).reversal_potential == 50.0
