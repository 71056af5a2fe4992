import numpy as np
import pytest

from app.panels.curves.formula import computed
from backends.standard.grammar import FUNCTIONS, ExpressionError

D = np.linspace(0.5, 3.0, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", np.full(6, 2.0)),
        ("exp(-d/2) + 0.1", np.exp(-D / 2) + 0.1),
        ("np.sqrt(d)**3 % 2", np.sqrt(D) ** 3 % 2),
        ("1 if d < 1.5 else 0", np.where(D < 1.5, 1.0, 0.0)),
        ("0.5 < d <= 2 and not d > 1.7", ((D > 0.5) & (D <= 2) & ~(D > 1.7)).astype(float)),
        ("(d > 1) & (d < 2) | (d == 3)", (((D > 1) & (D < 2)) | (D == 3)).astype(float)),
        ("max(d, 1, 2) - min(d, pi)", np.maximum(D, 2) - np.minimum(D, np.pi)),
        ("clip(d, 1, 2)", np.clip(D, 1, 2)),
        ("-d // 1", -D // 1),
    ],
)
def test_a_formula_comes_to_what_numpy_says(text, expected):
    assert computed(text, {"d": D}) == pytest.approx(expected)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_can_be_computed(name):
    arguments = ", ".join(["d/4"] * FUNCTIONS[name].arguments)
    assert computed(f"{name}({arguments})", {"d": D}).shape == D.shape


def test_what_has_no_value_is_no_number():
    assert np.isnan(computed("sqrt(-d)", {"d": D})).all()
    assert np.isinf(computed("1/(d-d)", {"d": D})).all()


@pytest.mark.parametrize("text", ["", "x", "d +", "__import__('os')", "d.real", "exp", "exp(d, d)"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(ExpressionError):
        computed(text, {"d": D})


@pytest.mark.parametrize("text", ["d & 1", "~d", "exp + d"])
def test_what_cannot_be_computed_is_said(text):
    with pytest.raises(ValueError):
        computed(text, {"d": D})


def test_several_variables_broadcast():
    made = computed("x + 10*y", {"x": np.arange(3.0), "y": np.arange(2.0)[:, None]})
    assert np.array_equal(made, [[0, 1, 2], [10, 11, 12]])
