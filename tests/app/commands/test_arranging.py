"""Aligned, distributed, laid out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands import History, Move
from app.commands.arranging import Side, align, distribute
from app.model import Network, Place, Population
from app.model.layouts import LAYOUTS, arranged
from app.model.reach import downstream, upstream
from tests.app.model.test_structure import CELL, column
from tests.app.networks import balanced, projection

PLACES = {"exc": Place(0, 0), "inh": Place(200, 100), "thalamus": Place(100, -50)}


@pytest.mark.parametrize(
    ("side", "line"),
    [
        (Side.LEFT, (0, None)),
        (Side.CENTRE, (100, None)),
        (Side.RIGHT, (200, None)),
        (Side.TOP, (None, -50)),
        (Side.MIDDLE, (None, 25)),
        (Side.BOTTOM, (None, 100)),
    ],
)
def test_nodes_come_into_line(side, line):
    moved = align(PLACES, side).places
    for name, place in moved.items():
        x, y = line
        assert place == Place(PLACES[name].x if x is None else x, PLACES[name].y if y is None else y)


def test_neighbours_get_the_same_distance_and_the_outermost_stay():
    places = {"a": Place(0, 5), "b": Place(10, 6), "c": Place(90, 7), "d": Place(300, 8)}
    moved = distribute(places, across=True).places
    assert [moved[name].x for name in "abcd"] == [0, 100, 200, 300]
    assert [moved[name].y for name in "abcd"] == [5, 6, 7, 8]


@pytest.mark.parametrize("kind", LAYOUTS)
def test_a_layout_puts_no_node_on_another_and_is_one_act(kind):
    network = balanced()
    history = History(network)
    history.submit(Move(arranged(network, [p.name for p in network.populations], kind)))
    places = {population.place for population in network.populations}
    assert len(places) == 3
    history.undo()
    assert network == balanced()


def test_layers_go_from_left_to_right_as_signals_do():
    found = arranged(balanced(), ["exc", "inh", "thalamus"], "layers")
    assert found["thalamus"].x < found["exc"].x < found["inh"].x


def test_nodes_of_a_group_keep_together():
    network = column()
    network.add(Population("far_away", "Far", CELL, place=Place(500, 500)))
    network.add(projection("far", "a", "far_away", "AllToAllConnector"))
    found = arranged(network, [node.name for node in network.nodes], "grid")
    before = network.population("a").place, network.population("b").place
    assert found["a"].x - found["b"].x == before[0].x - before[1].x


@given(st.integers(1, 40), st.data())
def test_any_network_can_be_laid_out(size, data):
    names = [f"p{i}" for i in range(size)]
    network = Network(Population(name, name, CELL) for name in names)
    for number in range(data.draw(st.integers(0, 30))):
        pre, post = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
        network.add(projection(f"q{number}", pre, post, "AllToAllConnector"))
    for kind in LAYOUTS:
        assert len(set(arranged(network, names, kind).values())) == size


def test_upstream_and_downstream():
    network = balanced()
    assert set(downstream(network, ["thalamus"])) == {"thalamus", "feed", "exc"}
    assert set(downstream(network, ["thalamus"], True)) == {e.name for e in network}
    assert set(upstream(network, ["inh"])) == {"inh", "one", "two", "exc"}
    assert set(upstream(column(), ["words"])) == set()
