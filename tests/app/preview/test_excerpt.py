"""Positions and connections of a preview are those of a run, number by number."""

from dataclasses import replace

import numpy as np
import pytest

from app.model import Component, Distribution, Frozen, Network, Reference, Sample
from app.preview import Request, connections, positions
from app.script import write
from tests.app.networks import balanced

SPHERE, ONE = Component("Sphere", Frozen(radius=50.0)), Reference("two")
WHOLE = """
answer = {{"positions": inh.positions.T}} | {{
    name: np.array([*p.ends(), p.values("weight"), p.values("delay")], float)
    for name, p in globals().items() if name in {names!r}
}}
"""


@pytest.fixture(scope="module")
def network() -> Network:
    """One in which everything is drawn: parameters, connections, weights and delays."""
    made = balanced()
    weight, delay = Distribution("gamma", Frozen(k=2.0, theta=0.01)), Distribution("uniform", Frozen(low=1.0, high=2.0))
    synapse = Component("StaticSynapse", Frozen(weight=weight, delay=delay))
    populations = [replace(population, size=80) for population in made.populations]
    populations[1] = replace(populations[1], structure=Component("RandomStructure", Frozen(boundary=SPHERE)))
    loop, *others = (replace(projection, synapse=synapse) for projection in made.projections)
    clone = replace(others[-1], name="clone", connector=Component("CloneConnector", Frozen(reference_projection=ONE)))
    elements = [*populations, replace(loop, pre_view=Sample(20), post_view=Sample(30)), *others, clone]
    return Network(elements, settings=made.settings)


@pytest.fixture(scope="module")
def run(shared, network):
    """What a whole run makes: the program to its end, on the sketch."""
    names = [projection.name for projection in network.projections]
    text = f"import numpy as np\n{write(network).text.replace('sim.end()', '')}" + WHOLE.format(names=names)
    answer = shared.ask(Request("sketch", text))
    assert answer.sentence == ""
    return answer.arrays


@pytest.mark.parametrize("name", ["loop", "feed", "one", "two", "clone"])
def test_connections_are_those_of_a_run(shared, network, run, name):
    answer = shared.ask(connections(write(network), name))
    assert answer.sentence == ""
    found = [answer.arrays[column] for column in ("pre", "post", "weight", "delay")]
    assert len(found[0]) > 0
    assert np.array_equal(np.array(found, float), run[name])


def test_places_that_chance_decides_are_those_of_a_run(shared, network, run):
    answer = shared.ask(positions(write(network), "inh"))
    assert np.array_equal(answer.arrays["positions"], run["positions"])


def test_positions_are_rows_of_coordinates(shared, network):
    answer = shared.ask(positions(write(network), "exc"))
    assert answer.arrays["positions"].shape == (80, 3)
    assert {tuple(step) for step in np.diff(answer.arrays["positions"], axis=0)[:3]} == {(0.0, 0.0, 100.0)}


def test_too_many_connections_end_in_a_sentence(shared, network):
    answer = shared.ask(connections(write(network), "two", limit=1000))
    assert answer.sentence == "More than 1,000 connections are too many to look at each of them."


def test_an_element_that_is_not_in_the_program_is_said(shared, network):
    assert "makes no element 'ghost'" in shared.ask(positions(write(network), "ghost")).sentence


def test_a_name_that_is_none_is_refused(network):
    with pytest.raises(ValueError, match="is not the name of an element"):
        positions(write(network), "exc; import os")
