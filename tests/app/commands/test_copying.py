"""Duplicates and pastes: fresh names, wires within, and a way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands import History
from app.commands.copying import copies, paste, selection
from app.model import Assembly, Group, Network, Place, Projection
from tests.app.model.test_structure import column
from tests.app.networks import balanced, networks


def pasted(network: Network, names: tuple[str, ...], keep_wires: bool = False) -> History:
    history = History(network)
    command = paste(network, selection(network, names, keep_wires), Place(10, 20), keep_wires)
    assert command is not None
    history.submit(command)
    return history


def test_a_copy_takes_the_wires_within_along():
    network = balanced()
    pasted(network, ("exc", "inh"))
    fresh = [element for element in network if element.name not in balanced()]
    assert [e.label for e in fresh] == ["Excitatory 2", "Inhibitory 2", "exc → exc 2", "exc → inh 2", "exc → inh 3"]
    assert {(p.pre, p.post) for p in fresh if isinstance(p, Projection)} == {("exc_2", "exc_2"), ("exc_2", "inh_2")}
    assert network.population("exc_2").place == Place(10, 20)


def test_with_wires_those_from_outside_come_too():
    network = balanced()
    pasted(network, ("inh",), keep_wires=True)
    assert [(p.pre, p.post) for p in network.projections if "inh_2" in (p.pre, p.post)] == [("exc", "inh_2")] * 2


def test_a_group_is_copied_whole_with_what_refers_to_each_other():
    network = column()
    pasted(network, ("tower",))
    (tower,) = (g for g in network.all(Group) if g.label == "Column 2")
    assert len(network.inside(tower.name)) == len(column().inside("tower"))
    (both,) = (a for a in network.all(Assembly) if a.label == "Both 2")
    assert set(both.members).isdisjoint({"a", "b"})
    (clone,) = (p for p in network.projections if p.pre in both.members and p.connector.model == "CloneConnector")
    assert clone.connector.parameters["reference_projection"].name not in column()


def test_an_assembly_alone_keeps_its_members_and_an_edge_alone_is_nothing():
    network = column()
    pasted(network, ("both",))
    assert network.all(Assembly)[-1].members == ("a", "b")
    assert paste(network, [network["down"]], Place(0, 0)) is None


def test_names_that_are_free_are_kept_so_that_another_window_gets_the_same():
    made = copies(Network(), tuple(balanced()), keep_wires=False)
    assert Network(made) == Network(balanced())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(networks(), st.data(), st.booleans())
def test_any_copy_undone_is_the_network_before(network, data, keep_wires):
    names = [element.name for element in network]
    chosen = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    before, history = network.copy(), History(network)
    command = paste(network, selection(network, chosen, keep_wires), Place(1, 1), keep_wires)
    if command is None:
        return
    history.submit(command)
    after = network.copy()
    assert len(after) > len(before)
    history.undo()
    assert network == before
    history.redo()
    assert network == after


@pytest.mark.parametrize("size", [3, 30])
def test_many_copies_have_names_of_their_own(size):
    network = balanced()
    for _ in range(size):
        pasted(network, ("exc",))
    assert len({p.label for p in network.populations}) == len(network.populations) == 3 + size
    assert replace(network.population("exc_2"), name="exc", label="Excitatory", place=Place(0, 0)) == balanced()["exc"]
