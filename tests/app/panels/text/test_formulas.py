import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Distribution, Expression
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.values import ValueText
from backends.standard import CELLS, SYNAPSES, Kind, Parameter

OF_CELLS = ValueText(Parameter("tau_m", 20.0, "ms"), size=10)
OF_SYNAPSES = ValueText(SYNAPSES["StaticSynapse"].by_name["weight"])

PARTS = st.sampled_from(["d", "2.5", "pi", "np.exp(-d/50)", "sqrt(d)", "(1 if d < 3 else 0)", "max(d, 1)", "-d"])
FORMULAS = st.lists(PARTS, min_size=1, max_size=4).map(" * ".join).map(Expression)


@given(FORMULAS)
def test_formulas_read_back(formula):
    assert OF_SYNAPSES.parse(OF_SYNAPSES.format(formula)) == formula


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("10 + x/100", "10 + x/100"),
        ("  i ", "i"),
        ("= 2*pi", "2*pi"),
        ("sin(1)", "sin(1)"),
        ("=exp(1)", "exp(1)"),
        ("x", "x"),
    ],
)
def test_a_formula_of_cells_is_understood(text, formula):
    assert OF_CELLS.parse(text) == Expression(formula)
    assert OF_CELLS.parse(OF_CELLS.format(Expression(formula))) == Expression(formula)


def test_what_was_a_number_or_a_distribution_stays_one():
    assert OF_CELLS.parse("0.02 s") == 20.0
    assert isinstance(OF_CELLS.parse("exp(1)"), Distribution)
    assert isinstance(OF_CELLS.parse("uniform(1, 2)"), Distribution)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10 + d", "'d' is not known here; there are i, x, y, z"),
        ("2 * q + x", "'q' is not known here"),
        ("x x", "is no formula"),
        ("sin(x, y)", "sin takes 1, not 2"),
        ("__import__('os') + x", "is not a function here"),
        ("x.real", "is no formula"),
    ],
)
def test_what_is_wrong_in_a_formula_is_named(text, words):
    with pytest.raises(Refused, match=words):
        OF_CELLS.parse(text)


@pytest.mark.parametrize("text", ["x +", "=", "sin(", "sin(x", "si", "1 if x < 3 else", "x**", "= 2*"])
def test_what_is_only_begun_is_no_mistake(text):
    with pytest.raises(Unfinished):
        OF_CELLS.parse(text)


def test_parameters_that_take_one_number_take_no_formula():
    with pytest.raises(Refused):
        ValueText(Parameter("size", 1, kind=Kind.INTEGER, random=False)).parse("x + 1")
    with pytest.raises(Refused):
        ValueText(CELLS["SpikeSourceArray"].by_name["spike_times"]).parse("2*i")
