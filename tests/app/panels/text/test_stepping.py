"""How far an arrow key moves a number."""

import pytest

from app.model import Array, Distribution
from app.panels.text.kinds import as_constant, as_distribution, as_list
from app.panels.text.stepping import step_of, stepped
from app.panels.text.values import ValueText
from backends.standard import CELLS, CONNECTORS, DISTRIBUTIONS, Kind, Parameter

CELL = CELLS["IF_cond_exp"].by_name
N = CONNECTORS["FixedNumberPreConnector"].by_name["n"]


@pytest.mark.parametrize(
    ("parameter", "value", "step"),
    [
        (CELL["tau_m"], 15.0, 1.0),
        (CELL["v_thresh"], -50.0, 1.0),
        (CELL["i_offset"], 0.25, 0.01),
        (CELL["i_offset"], 0.0, 0.1),
        (N, 5, 1),
        (N, 250, 10),
        (CONNECTORS["FixedProbabilityConnector"].by_name["p_connect"], 0.0, 0.01),
    ],
)
def test_a_step_is_one_of_the_second_digit(parameter, value, step):
    assert step_of(parameter, value) == pytest.approx(step)


def test_steps_leave_no_dust_and_stay_in_range():
    value = 0.1
    for _ in range(3):
        value = stepped(CELL["i_offset"], value, 0.1, 1)
    assert value == 0.4
    assert stepped(CELL["cm"], 0.1, 0.1, -1) == 0.1  # zero is not in its range
    assert stepped(CELL["tau_refrac"], 0.1, 1.0, -1) == 0.0
    assert stepped(N, 1, 1, -10) == 0


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_a_value_becomes_any_distribution_that_reads_back(name):
    for parameter, value in ((CELL["i_offset"], 0.2), (CELL["v_rest"], -65.0), (Parameter("x", 0.0), 0.0)):
        drawn = as_distribution(parameter, name, value)
        assert isinstance(drawn, Distribution)
        text = ValueText(parameter)
        assert text.parse(text.format(drawn)) == drawn


def test_distributions_become_numbers_and_lists():
    drawn = as_distribution(CELL["v_rest"], "uniform", -60.0)
    assert as_constant(CELL["v_rest"], drawn) == -60.0
    assert as_list(CELL["v_rest"], drawn, 3) == Array([-60, -60, -60])
    whole = Parameter("n", 3, kind=Kind.INTEGER)
    assert as_constant(whole, 7) == 7
