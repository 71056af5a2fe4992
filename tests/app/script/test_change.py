"""What changes between two networks, as statements for the program that runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.model import (
    Array,
    Component,
    Current,
    Distribution,
    Expression,
    Frozen,
    Injection,
    Network,
    Note,
    Population,
    Projection,
)
from app.script.change import change, made
from tests.app.networks import balanced, networks

SYNAPSE = Component("StaticSynapse", Frozen(weight=0.01, delay=1.5))


def edited(*elements, before: Network | None = None):
    before = before or balanced()
    after = before.copy()
    for element in elements:
        after.replace(element.name, element)
    return change(before, after, made(before))


def texts(found) -> list[str]:
    return [statement.text for statement in found.statements]


def population(name: str) -> Population:
    return balanced().population(name)


def projection(name: str) -> Projection:
    return balanced().get(name, Projection)


def with_cell(name: str, **values) -> Population:
    old = population(name)
    return replace(old, cell=Component(old.cell.model, Frozen({**old.cell.parameters, **values})))


def test_nothing_changes_nothing():
    assert edited() == change(balanced(), balanced(), frozenset())
    assert not texts(edited())


def test_parameters_of_cells_and_sources():
    assert texts(edited(with_cell("exc", tau_m=20.0))) == ["exc.set(tau_m=20.0)"]
    assert texts(edited(with_cell("thalamus", rate=12.0))) == ["thalamus.set(rate=12.0)"]


def test_back_to_the_default():
    plain = replace(population("exc"), cell=Component("IF_cond_exp"))
    assert set(texts(edited(plain))) == {"exc.set(tau_m=20.0, i_offset=0.0)"}


def test_distributions_lists_and_formulas():
    drawn = edited(with_cell("exc", tau_m=Distribution("normal", Frozen(mu=20.0, sigma=1.0))))
    assert texts(drawn) == [
        "from pyNN.random import NumpyRNG, RandomDistribution",
        "rng = NumpyRNG(seed=43)",
        'exc.set(tau_m=RandomDistribution("normal", mu=20.0, sigma=1.0, rng=rng))',
    ]
    assert texts(edited(with_cell("inh", tau_m=Array(range(1, 21)))))[-1].startswith("inh.set(tau_m=[1, 2,")
    assert texts(edited(with_cell("exc", tau_m=Expression("10 + i")))) == [
        "import numpy",
        "exc.set(tau_m=10 + numpy.arange(exc.size))",
    ]


def test_weights_and_delays():
    heavier = replace(projection("two"), synapse=Component("StaticSynapse", Frozen(weight=0.02, delay=1.5)))
    assert texts(edited(heavier)) == ["two.set(weight=0.02)"]


def test_a_projection_falls_silent_and_is_heard_again():
    silent = replace(projection("two"), muted=True)
    found = edited(silent)
    assert texts(found)[-1].endswith("two.set(weight=0.0)")
    middle = balanced()
    middle.replace("two", silent)
    again = change(middle, balanced(), made(balanced()))
    assert texts(again)[-1] == "two.set(weight=0.01)"


def test_a_muted_population_is_not_heard():
    found = edited(replace(population("thalamus"), muted=True))
    assert [s.element for s in found.statements if s.element] == ["feed"]


def test_what_was_not_built_is_not_told():
    before = balanced()
    before.replace("two", replace(projection("two"), muted=True))
    after = before.copy()
    after.replace("two", replace(projection("two"), muted=False))
    found = change(before, after, made(before))
    assert not found.statements
    assert found.refusals == (("two", "exc → inh was muted when this run began; it is heard in the next one."),)


def test_currents():
    cell = Population("a", "A", Component("IF_cond_exp"), 1)
    current = Current("step", "Step", Component("DCSource", Frozen(amplitude=0.1)))
    before = Network([cell, current, Injection("into", "Into", "step", "a")])
    after = before.copy()
    after.replace("step", replace(current, source=Component("DCSource", Frozen(amplitude=0.2))))
    assert texts(change(before, after, made(before))) == ["step.set_parameters(amplitude=0.2)"]


@pytest.mark.parametrize(
    ("element", "sentence"),
    [
        (replace(population("exc"), size=100), "Excitatory: its size changes with the next run."),
        (
            replace(population("inh"), cell=Component("IF_cond_alpha")),
            "Inhibitory: its model changes with the next run.",
        ),
        (
            replace(projection("two"), connector=Component("OneToOneConnector")),
            "exc → inh: how it connects changes with the next run.",
        ),
        (
            replace(projection("two"), synapse=Component("TsodyksMarkramSynapse", Frozen(weight=0.01, delay=1.5))),
            "exc → inh: its kind of synapse changes with the next run.",
        ),
    ],
)
def test_what_has_to_wait_is_said(element, sentence):
    found = edited(element)
    assert not found.statements
    assert found.refusals == ((element.name, sentence),)


def test_new_and_gone():
    before, after = balanced(), balanced()
    after.add(Population("new", "New", Component("IF_cond_exp"), 3))
    after.add(Note("note", "Note", "words"))
    after.remove("two")
    assert {sentence for _, sentence in change(before, after, made(before)).refusals} == {
        "New comes with the next run.",
        "exc → inh goes with the next run.",
    }


def test_moving_and_naming_is_nothing_to_a_run():
    old = population("exc")
    found = edited(replace(old, label="Other", place=replace_place(old)))
    assert found == change(balanced(), balanced(), frozenset())


def replace_place(population: Population):
    return population.place._replace(x=99.0)


@settings(max_examples=15)
@given(networks(), networks())
def test_any_two_networks(before, after):
    found = change(before, after, made(before))
    for statement in found.statements:
        compile(statement.text, "<change>", "exec")
    for element, sentence in found.refusals:
        assert element in before or element in after
        assert sentence.endswith(".")
