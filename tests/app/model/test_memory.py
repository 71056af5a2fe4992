"""Checks that remember are those that do not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.model import Component, Frozen
from app.model.checks import check
from app.model.memory import Memory
from app.model.values import Reference
from tests.app.networks import balanced, networks, projection


@given(networks(), st.data())
def test_after_any_change_a_check_that_remembers_finds_the_same(network, data):
    memory = Memory()
    for _ in range(3):
        assert check(network, memory) == check(network)
        if network.populations:
            chosen = data.draw(st.sampled_from(network.populations))
            network.replace(chosen.name, replace(chosen, size=data.draw(st.integers(0, 10**9)), label="Other"))
        network.describe("", "", replace(network.settings, timestep=data.draw(st.floats(0.1, 9.0))))


def test_a_copy_of_rules_follows_its_example():
    network, memory = balanced(), Memory()
    again = projection("again", "exc", "exc", "AllToAllConnector")
    clone = Component("CloneConnector", Frozen(reference_projection=Reference("loop")))
    network.add(replace(again, connector=clone))
    assert check(network, memory) == check(network)
    network.replace("loop", replace(network["loop"], connector=Component("AllToAllConnector")))
    network.replace("exc", replace(network.population("exc"), size=10**9))
    assert check(network, memory) == check(network)
    assert any(problem.field == "memory" for problem in check(network, memory))


def test_only_what_changed_is_made_again():
    made, memory = [], Memory()
    one, other = [1], [1]
    for cause in (one, one, other, one):
        memory.recall("name", (cause,), lambda: made.append("made"))
    assert len(made) == 3
