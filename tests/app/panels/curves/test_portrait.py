import numpy as np
import pytest

from app.model import Array, Distribution, Expression, Frozen
from app.panels.curves.portrait import portrait
from backends.standard import CELLS, CONNECTORS, SYNAPSES, Parameter

TAU = CELLS["IF_cond_exp"].by_name["tau_m"]
WEIGHT = SYNAPSES["StaticSynapse"].by_name["weight"]
CELL = {"i": (0.0, 99.0), "x": (0.0, 50.0), "y": (0.0, 10.0), "z": (0.0, 0.0)}
SYNAPSE = {"d": (0.0, 300.0)}


def test_a_distribution_is_drawn_as_bars_that_say_where_the_numbers_lie():
    drawn = portrait(TAU, Distribution("normal", Frozen(mu=20.0, sigma=1.0)), CELL)
    assert drawn.picture.bars.shares.sum() == pytest.approx(1.0)
    assert drawn.caption == "Mean 20, 95 % from 18 to 22 ms"
    assert not drawn.wrong


def test_draws_out_of_range_are_counted():
    drawn = portrait(TAU, Distribution("normal", Frozen(mu=20.0, sigma=10.0)), CELL)
    assert drawn.wrong
    assert drawn.caption.startswith("2.3 % of the draws are out of range: a number above 0 ms")


def test_a_formula_is_drawn_over_its_variable():
    drawn = portrait(WEIGHT, Expression("exp(-d/100)"), SYNAPSE)
    curve = drawn.picture.curves[0]
    assert (drawn.picture.low, drawn.picture.high, drawn.picture.unit) == (0.0, 300.0, "um")
    assert curve.y == pytest.approx(np.exp(-curve.x / 100))
    assert drawn.caption == "0.0498 to 1 over d"


def test_of_several_variables_one_moves():
    drawn = portrait(TAU, Expression("10 + x/10 + y"), CELL)
    assert drawn.caption == "15 to 20 ms over x, y in the middle"
    assert portrait(TAU, Expression("1 + i"), CELL).caption == "1 to 100 ms over i"
    assert portrait(TAU, Expression("2*pi"), CELL).caption == "6.28 to 6.28 ms over x"


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("10 - x", "0 is not a number above 0 ms: for x = 10 µm."),
        ("sqrt(25 - x)", "There is no number for x = 25.2 µm."),
        ("x & 1", "It cannot be computed"),
    ],
)
def test_what_is_wrong_with_a_formula_is_said(formula, words):
    drawn = portrait(TAU, Expression(formula), CELL | {"x": (0.0, 51.2)})
    assert drawn.wrong
    assert drawn.caption.startswith(words)


def test_what_cannot_be_drawn_has_no_portrait():
    assert portrait(TAU, 20.0, CELL) is None
    assert portrait(TAU, Array([1.0]), CELL) is None
    assert portrait(TAU, Expression("10 +"), CELL) is None
    assert portrait(WEIGHT, Expression("d"), {}) is None
    assert portrait(Parameter("n", 1), Distribution("cauchy"), {}) is None


def test_the_expression_of_a_connector_is_drawn_over_the_distance():
    parameter = CONNECTORS["DistanceDependentProbabilityConnector"].by_name["d_expression"]
    assert portrait(parameter, "exp(-d/50)", SYNAPSE).picture.high == 300.0
    displaced = CONNECTORS["DisplacementDependentProbabilityConnector"].by_name["disp_function"]
    assert portrait(displaced, "d[0]", SYNAPSE) is None
