import math

import pytest

from backends.standard import CELLS, CONNECTORS, DISTRIBUTIONS, STRUCTURES, SYNAPSES, Kind, Parameter

ALL = [*CELLS.values(), *SYNAPSES.values(), *CONNECTORS.values(), *STRUCTURES.values(), *DISTRIBUTIONS.values()]


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.name)
def test_a_declaration_keeps_its_own_rules(model):
    assert model.name.isidentifier()
    assert model.title
    assert model.doc.endswith(".")
    for parameter in model.parameters:
        assert parameter.name.isidentifier()
        assert parameter.doc or parameter.name in model.name
        assert parameter.problem(parameter.default) is None, parameter.name
    for small, large in getattr(model, "less", ()):
        assert model.defaults[small] < model.defaults[large]
    for one, other in getattr(model, "as_many", ()):
        assert len(model.defaults[one]) == len(model.defaults[other])


@pytest.mark.parametrize("model", DISTRIBUTIONS.values(), ids=lambda model: model.name)
def test_numbers_drawn_lie_within_the_support(model):
    from backends.api.random import NumpyRNG

    numbers = NumpyRNG(1).next(1000, model.name, model.defaults)
    low, high = model.bounds(model.defaults)
    assert low <= numbers.min() and numbers.max() <= high


@pytest.mark.parametrize("name", CELLS)
def test_defaults_are_those_of_upstream(name):
    from pyNN.standardmodels import cells

    upstream = getattr(cells, name)
    mine = CELLS[name]
    assert {name: _plain(value) for name, value in upstream.default_parameters.items()} == mine.defaults
    units = {parameter.name: parameter.unit for parameter in mine.parameters}
    states = {state.name: state.unit for state in mine.states}
    assert {name: unit.replace("dimensionless", "") for name, unit in upstream.units.items()} == units | states
    assert {state.name: state.initial for state in mine.states} == getattr(upstream, "default_initial_values", {})
    assert [variable.name for variable in mine.recordable] == upstream.recordable
    assert (
        mine.receptors == tuple(getattr(upstream, "receptor_types", ()))[:2]
    )  # the third of HH_cond_exp belongs to NEURON alone
    assert mine.is_source or mine.conductance_based == upstream.conductance_based


def _plain(value):
    return tuple(value.value) if hasattr(value, "value") else value


@pytest.mark.parametrize("connector", CONNECTORS.values(), ids=lambda connector: connector.name)
def test_what_the_notation_shows_is_a_parameter(connector):
    assert connector.symbol
    assert connector.shown == "" or connector.shown in connector.by_name
    for rule in (connector.autapses, connector.multapses):
        assert isinstance(rule, bool) or connector.by_name[rule].kind is Kind.BOOLEAN


@pytest.mark.parametrize(
    ("parameter", "good", "bad"),
    [
        (
            Parameter("x", 1.0, "ms", low=0.0, open_low=True),
            [0.1, 5, 1e9],
            [0, -1, math.nan, math.inf, True, "a", None],
        ),
        (Parameter("x", 1.0, low=0.0, high=1.0), [0, 1, 0.5], [-0.01, 1.01]),
        (Parameter("x", 1, kind=Kind.INTEGER), [0, -5], [0.5, True, "1"]),
        (Parameter("x", True, kind=Kind.BOOLEAN), [True, False], [0, 1, "yes"]),
        (Parameter("x", "a", kind=Kind.CHOICE, choices=("a", "b")), ["a", "b"], ["c", 1]),
        (Parameter("x", (), low=0.0, kind=Kind.SEQUENCE), [(), (1.0, 2.0), [3]], [(-1.0,), "12", 5, (math.nan,)]),
        (Parameter("x", None, "ms"), [None, 1.0], ["a"]),
    ],
)
def test_a_parameter_accepts_what_it_says(parameter, good, bad):
    assert [value for value in good if parameter.problem(value)] == []
    for value in bad:
        assert parameter.problem(value) == f"{value!r} is not {parameter.expected}"


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        (Parameter("x", 1.0, "ms", low=0.0, open_low=True), "a number above 0 ms"),
        (Parameter("x", 1.0, "mV"), "a number in mV"),
        (Parameter("x", 1, low=0, kind=Kind.INTEGER), "a whole number of at least 0"),
        (Parameter("x", 1.0, low=0.0, high=1.0), "a number from 0 to 1"),
        (Parameter("x", 1.0, high=1.0), "a number of at most 1"),
        (Parameter("x", "a", kind=Kind.CHOICE, choices=("a", "b")), "one of a, b"),
    ],
)
def test_what_is_expected_is_said_in_words(parameter, words):
    assert parameter.expected == words


def test_a_number_of_too_many_digits_is_refused_in_words():
    assert "is not a number" in (Parameter("size", 1.0).problem(10**400) or "")
