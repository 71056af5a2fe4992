"""The numbers of the captions, against what is known exactly, from a real simulator."""

from dataclasses import replace

import numpy as np
import pytest

from app.model import Array, Component, Distribution, Expression, Frozen, Network, Population, Projection, Settings
from app.panels.response.program import LADDER, about_cell, about_synapse
from app.panels.response.reading import response
from backends.standard import CELLS
from tests.app.preview.asking import PATIENCE, Asking


@pytest.fixture(scope="module")
def asking():
    one = Asking()
    yield one
    one.engine.close(PATIENCE)


def population(model: str = "IF_curr_exp", **parameters: object) -> Population:
    return Population("cells", "Cells", Component(model, Frozen(parameters)))


def asked(one: Population, *more: object):
    return about_cell(one, Network([one, *more], settings=Settings(simulator="nest")))


def answered(asking: Asking, one: Population, *more: object):
    its = asked(one, *more)
    answer = asking.ask(its.request)
    assert answer.sentence == ""
    return response(its, answer)


def test_it_fires_from_the_current_on_that_the_equation_says(asking):
    # cm (v_thresh - v_rest) / tau_m = 1 nF · 15 mV / 20 ms = 0.75 nA
    found = answered(asking, population())
    assert found.threshold == "Fires from 1 nA on, not yet at 0.7 nA"
    step = found.steps[found.telling]
    first = 20.0 * np.log(1.0 / (1.0 - 0.75))
    assert step.spikes[0] - 50.0 == pytest.approx(first, abs=0.2)
    assert step.caption == "1 nA for 200 ms: 7 spikes, the first after 27.8 ms"


def test_one_spike_moves_the_potential_as_the_equation_says(asking):
    found = answered(asking, population(tau_m=10.0, tau_syn_E=2.0))
    excitatory = found.impacts[0]
    at = np.log(10.0 / 2.0) / (1 / 2.0 - 1 / 10.0)
    peak = 0.05 * (np.exp(-at / 10.0) - np.exp(-at / 2.0)) / (1 / 2.0 - 1 / 10.0)
    assert excitatory.v.max() == pytest.approx(peak, rel=0.01)
    assert excitatory.times[excitatory.v.argmax()] == pytest.approx(1.0 + at, abs=0.3)
    assert excitatory.caption.startswith("excitatory 0.05 nA: +")


def test_the_weight_is_that_of_the_first_projection(asking):
    cells = population()
    synapse = Component("StaticSynapse", Frozen(weight=0.5, delay=1.0))
    source = Population("in", "In", Component("SpikeSourcePoisson"))
    found = answered(asking, cells, source, Projection("p", "P", "in", "cells", synapse=synapse))
    assert (found.impacts[0].pulse.weight, found.impacts[0].pulse.unit) == (0.5, "nA")


def test_the_mean_is_taken_of_what_varies_and_that_is_said(asking):
    varied = answered(
        asking, population(tau_m=Distribution("normal", Frozen(mu=10.0, sigma=1.0)), cm=Array([0.5, 1.5]))
    )
    assert varied.assumption == "For the mean of tau_m, cm"
    same = answered(asking, population(tau_m=10.0, cm=1.0))
    assert np.array_equal(varied.steps[-1].spikes, same.steps[-1].spikes)


def test_a_cell_that_fires_by_itself_is_said_to(asking):
    found = answered(asking, population(i_offset=2.0))
    assert found.threshold == "Fires without a current"
    assert not found.impacts[0].fires


def test_what_the_simulator_refuses_comes_as_a_sentence(asking):
    answer = asking.ask(asked(population(v_reset=-40.0)).request)
    assert "v_reset" in answer.sentence


@pytest.mark.parametrize("name", [name for name, model in CELLS.items() if model.is_source])
def test_sources_are_not_asked_for_a_response(name):
    assert asked(population(name)) is None


@pytest.mark.parametrize("name", [name for name, model in CELLS.items() if not model.is_source])
def test_every_declared_cell_responds(asking, name):
    found = answered(asking, replace(population(), cell=Component(name)))
    assert len(found.steps) == len(LADDER)
    assert [impact.pulse.receptor for impact in found.impacts] == list(CELLS[name].receptors)
    assert all(np.abs(impact.v).max() > 0 for impact in found.impacts)


def test_a_formula_is_that_of_the_cell_at_the_origin(asking):
    found = answered(asking, population(tau_m=Expression("10 + x/100 + i")))
    assert found.assumption == "For tau_m at the origin"
    assert np.array_equal(found.steps[-1].spikes, answered(asking, population(tau_m=10.0)).steps[-1].spikes)


def about(projection, *elements):
    return about_synapse(projection, Network([*elements, projection], settings=Settings(simulator="nest")))


def wires(**parameters):
    return Projection("p", "P", "in", "cells", synapse=Component("StaticSynapse", Frozen(parameters)))


SOURCE = Population("in", "In", Component("SpikeSourcePoisson"))


def test_what_a_projection_does_has_its_weight_and_its_delay(asking):
    its = about(wires(weight=Distribution("normal", Frozen(mu=0.5, sigma=0.1)), delay=12.0), SOURCE, population())
    answer = asking.ask(its.request)
    found = response(its, answer)
    assert found.steps == ()
    assert found.assumption == "For the mean of weight"
    (impact,) = found.impacts
    assert impact.caption.startswith("excitatory 0.5 nA: +1.57 mV at 21.2 ms")
    assert np.abs(impact.v[impact.times < 12.0]).max() == 0.0


def test_a_projection_that_does_nothing_is_not_asked_about():
    assert about(wires(weight=0.0), SOURCE, population()) is None
    assert about(replace(wires(weight=1.0), receptor="nowhere"), SOURCE, population()) is None
    junction = replace(wires(), synapse=Component("ElectricalSynapse", Frozen(weight=1.0)))
    assert about(junction, SOURCE, population()) is None
