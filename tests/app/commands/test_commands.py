from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands import Add, Describe, History, Move, Remove, Rename, Replace, Several
from app.commands.blocks import BLOCKS
from app.commands.propose import injection, projection
from app.commands.relabel import relabel
from app.model import Current, Network, Place, Population, Settings
from app.model.checks import Severity, check
from app.model.errors import ModelError
from backends.standard import CELLS, CURRENTS
from tests.app.networks import balanced, component, names, networks, populations, projections


@st.composite
def commands(draw, network):
    """A command that makes sense for the network as it is."""
    nodes = [p.name for p in network.populations]
    fresh = names.filter(lambda name: name not in network)
    choices = [populations(fresh).map(Add), st.builds(Describe, st.text(max_size=5), st.text(max_size=5))]
    if nodes:
        node = st.sampled_from(nodes)
        choices += [
            projections(fresh, nodes).map(Add),
            st.lists(st.sampled_from([e.name for e in network]), min_size=1, unique=True).map(tuple).map(Remove),
            st.builds(Rename, node, fresh, st.text(max_size=5)),
            st.dictionaries(node, st.builds(Place, st.floats(-9, 9), st.floats(-9, 9)), min_size=1).map(
                lambda places: Move(places, drag=1)
            ),
            st.tuples(node, component(CELLS)).map(
                lambda pair: Replace(replace(network.population(pair[0]), cell=pair[1]), "cell")
            ),
        ]
    return draw(st.one_of(choices))


@given(networks(), st.data())
def test_any_acts_undone_are_the_network_before_and_redone_the_network_after(network, data):
    history, before = History(network), network.copy()
    for _ in range(data.draw(st.integers(1, 6))):
        history.submit(data.draw(commands(network)))
    after, done = network.copy(), history.position
    history.go(0)
    assert network == before
    history.go(done)
    assert network == after


def test_removing_takes_the_projections_along_and_undo_brings_all_back_in_order():
    network = balanced()
    history = History(network)
    history.submit(Remove(("exc", "one")))
    assert [element.name for element in network] == ["inh", "thalamus"]
    history.undo()
    assert network == balanced()


def test_edits_of_one_field_are_one_act():
    network = balanced()
    history = History(network)
    for size in (1, 12, 120):
        history.submit(Replace(replace(network.population("inh"), size=size), "size"))
    history.submit(Replace(replace(network.population("inh"), label="I"), "label"))
    assert history.texts == ("Change size of Inhibitory", "Change label of I")
    history.undo()
    history.undo()
    assert network == balanced()


def test_moves_of_one_drag_are_one_act():
    network = balanced()
    history = History(network)
    for x in (1.0, 2.0):
        history.submit(Move({"exc": Place(x, 0)}, drag=7))
    history.submit(Move({"exc": Place(3, 0)}, drag=8))
    assert history.position == 2
    history.undo()
    assert network.population("exc").place == Place(2, 0)


def test_an_act_after_saving_does_not_merge_into_what_was_saved():
    network = balanced()
    history = History(network)
    history.submit(Replace(replace(network.population("inh"), size=5), "size"))
    history.mark_clean()
    history.submit(Replace(replace(network.population("inh"), size=6), "size"))
    assert not history.clean
    history.undo()
    assert history.clean


def test_a_group_happens_whole_or_not_at_all():
    network = balanced()
    population = Population("new", "New", network.population("exc").cell)
    group = Several("Add two", (Add(population), Add(population)))
    with pytest.raises(ModelError):
        History(network).submit(group)
    assert network == balanced()


def test_a_refused_act_is_not_remembered():
    network = balanced()
    history = History(network)
    with pytest.raises(ModelError):
        history.submit(Remove(("nobody",)))
    assert history.position == 0
    assert network == balanced()


def test_describing_changes_what_is_given():
    network = balanced()
    history = History(network)
    history.submit(Describe(settings=Settings(duration=5.0)))
    assert (network.title, network.settings.duration) == ("Balanced", 5.0)
    history.undo()
    assert network == balanced()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.key)
def test_every_block_makes_a_good_node_with_a_free_name(block):
    network = Network()
    for _ in range(2):
        network.add(block.node({e.label for e in network}, network, Place(1, 2)))
    assert [p for p in check(network) if p.severity is Severity.ERROR] == []
    first, second = network.nodes
    assert first.label != second.label


@pytest.mark.parametrize("pre", [b for b in BLOCKS if b.model in CELLS], ids=lambda block: block.key)
@pytest.mark.parametrize("post", [b for b in BLOCKS if b.receives], ids=lambda block: block.key)
def test_a_proposed_wire_is_good_and_has_an_effect(pre, post):
    network = Network()
    for block in (pre, post):
        network.add(block.node({e.label for e in network}, network, Place(0, 0)))
    ends = network.populations
    for _ in range(2):
        network.add(projection(network, network.end(ends[0].name), network.end(ends[1].name)))
    assert check(network) == ()


@pytest.mark.parametrize("current", [b for b in BLOCKS if b.model in CURRENTS], ids=lambda block: block.key)
@pytest.mark.parametrize("post", [b for b in BLOCKS if b.receives], ids=lambda block: block.key)
def test_a_proposed_injection_is_good(current, post):
    network = Network()
    for block in (current, post):
        network.add(block.node({e.label for e in network}, network, Place(0, 0)))
    (source,), (target,) = network.all(Current), network.populations
    for _ in range(2):
        network.add(injection(network, source, network.end(target.name)))
    assert check(network) == ()


@pytest.mark.parametrize(
    ("name", "label", "new", "expected"),
    [
        ("excitatory", "Excitatory", "Pyramidal cells", "pyramidal_cells"),
        ("excitatory_2", "Excitatory", "Pyramidal cells", "pyramidal_cells"),
        ("mine", "Excitatory", "Pyramidal cells", "mine"),
        ("excitatory", "Excitatory", "Inh", "inh_2"),
    ],
)
def test_the_name_follows_the_label_unless_somebody_chose_it(name, label, new, expected):
    network = balanced()
    network.replace("exc", replace(network["exc"], name=name, label=label))
    act = relabel(network, network[name], new)
    History(network).submit(act)
    assert network[expected].label == new
