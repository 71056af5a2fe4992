"""Groups, muting and collapsing as acts, each with its way back."""

from __future__ import annotations

import pytest

from app.commands import History
from app.commands.structure import collapsed, enclose, muted, regroup, ungroup
from app.model import Group, GroupKind, Network
from tests.app.model.test_structure import column


def done(network: Network, command: object) -> History:
    history = History(network)
    history.submit(command)  # type: ignore[arg-type]
    return history


def test_a_group_comes_around_what_is_chosen_within_the_group_that_all_are_in():
    network = column()
    history = done(network, enclose(network, ["a", "lower"], GroupKind.LAYER, "Layer"))
    (group,) = (g for g in network.all(Group) if g.label == "Layer")
    assert (group.parent, group.kind) == ("tower", GroupKind.LAYER)
    assert {element.name for element in network.users(group.name)} == {"a", "lower"}
    history.undo()
    assert network == column()


def test_what_lies_in_a_chosen_group_stays_in_it():
    network = column()
    done(network, enclose(network, ["upper", "a", "down"]))
    assert network.population("a").parent == "upper"


def test_ungrouping_leaves_what_was_in_it():
    network = column()
    history = done(network, ungroup(["upper", "tower"]))
    assert network.population("a").parent == "" and network.get("lower", Group).parent == ""
    assert history.undo_text == "Ungroup 2 groups"
    history.undo()
    assert network == column()


def test_muting_is_for_all_or_none():
    network = column()
    history = done(network, muted(network, ["a"]))
    assert history.undo_text == "Mute A"
    history.submit(muted(network, ["a", "b", "upper"]))
    assert network.population("a").muted and network.population("b").muted
    history.submit(muted(network, ["a", "b"]))
    assert not network.population("a").muted and history.undo_text == "Unmute 2 elements"
    history.go(0)
    assert network == column()


@pytest.mark.parametrize(("act", "names"), [(muted, ["upper", "words"]), (collapsed, ["a", "down"]), (muted, [])])
def test_there_is_no_act_where_nothing_can_be_switched(act, names):
    assert act(column(), names) is None


def test_only_what_changes_its_group_is_an_act():
    network = column()
    acts = regroup(network, {"a": "lower", "b": "lower"})
    assert len(acts) == 1
    acts[0].do(network)
    assert network.population("a").parent == "lower"
