from dataclasses import replace

import pytest

from app.model import Component, Network, Population
from app.model.errors import DuplicateName, MissingEnd, StillConnected, UnknownElement
from app.model.events import Added, Removed, Replaced
from tests.app.networks import balanced, projection


def test_elements_are_found_by_name_in_the_order_in_which_they_came():
    network = balanced()
    assert [p.name for p in network.populations] == ["exc", "inh", "thalamus"]
    assert [p.name for p in network.between("exc", "inh")] == ["one", "two"]
    assert {p.name for p in network.projections_of("exc")} == {"loop", "feed", "one", "two"}
    assert network.graph.number_of_edges("exc", "exc") == 1
    assert network.order[4] == "feed"


def test_an_unknown_name_gets_a_suggestion():
    with pytest.raises(UnknownElement, match="'exk'. Did you mean 'exc'"):
        balanced()["exk"]


def test_a_name_is_taken_once():
    network = balanced()
    with pytest.raises(DuplicateName, match="'exc' is taken"):
        network.add(Population("exc", "Another", Component("IF_curr_exp")))
    with pytest.raises(DuplicateName):
        network.replace("inh", replace(network.population("inh"), name="exc"))
    assert network == balanced()


def test_a_projection_needs_both_ends():
    network = balanced()
    with pytest.raises(MissingEnd, match="no population or assembly called 'cortex'"):
        network.add(projection("new", "exc", "cortex", "AllToAllConnector"))
    with pytest.raises(MissingEnd):
        network.replace("one", replace(network["one"], post="cortex"))
    assert network == balanced()
    assert "one" in {key for _, _, key in network.graph.edges(keys=True)}


def test_a_population_stays_while_projections_hang_on_it():
    network = balanced()
    with pytest.raises(StillConnected, match="Inhibitory"):
        network.remove("inh")


def test_projections_follow_a_renamed_population():
    network, events = balanced(), []
    network.listen(events.append)
    network.replace("exc", replace(network.population("exc"), name="pyramidal"))
    assert {(p.pre, p.post) for p in network.projections} == {
        ("pyramidal", "pyramidal"),
        ("thalamus", "pyramidal"),
        ("pyramidal", "inh"),
    }
    assert "exc" not in network.graph
    assert all(isinstance(event, Replaced) for event in events)
    assert len(events) == 5


def test_events_tell_what_happened_until_one_stops_listening():
    network, events = Network(), []
    stop = network.listen(events.append)
    population = Population("a", "A", Component("IF_curr_exp"))
    network.add(population)
    network.remove("a")
    stop()
    network.add(population)
    assert events == [Added(population), Removed(population)]


def test_the_graph_is_for_looking():
    import networkx

    with pytest.raises(networkx.NetworkXError):
        balanced().graph.add_node("x")


def test_order_is_part_of_the_value():
    network = balanced()
    network.arrange({"thalamus": 0})
    assert network != balanced()
    network.arrange({"thalamus": 2})
    assert network == balanced()
