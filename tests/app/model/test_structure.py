"""Groups, assemblies, currents and views: who needs whom, what follows a name, and what goes with what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.commands import History, Remove, Rename
from app.model import (
    Array,
    Assembly,
    Cells,
    Component,
    Current,
    Frozen,
    Group,
    GroupKind,
    Injection,
    Network,
    Note,
    Population,
    Reference,
    Sample,
    Slice,
    Table,
)
from app.model.errors import InsideItself, MissingEnd, MissingPart, StillConnected
from tests.app.networks import projection

CELL = Component("IF_cond_exp")


def column() -> Network:
    """A column of two layers, an assembly across them, a current, and a projection that clones another."""
    clone = Component("CloneConnector", Frozen(reference_projection=Reference("down")))
    return Network(
        [
            Group("tower", "Column", GroupKind.COLUMN),
            Group("upper", "Upper", GroupKind.LAYER, parent="tower"),
            Group("lower", "Lower", GroupKind.LAYER, parent="tower"),
            Population("a", "A", CELL, 4, parent="upper"),
            Population("b", "B", CELL, 6, parent="lower"),
            Assembly("both", "Both", ("a", "b"), parent="tower"),
            Current("dc", "DC", Component("DCSource"), parent="lower"),
            Note("words", "Words", "why", parent="upper"),
            projection("down", "a", "b", "AllToAllConnector"),
            replace(projection("again", "a", "b", "AllToAllConnector"), connector=clone),
            projection("out", "both", "a", "AllToAllConnector"),
            Injection("flow", "Flow", "dc", "both"),
        ]
    )


def test_a_network_lists_groups_before_what_is_in_them_wherever_they_were_added():
    network = column()
    network.add(Group("outer", "Outer"))
    network.replace("tower", replace(network.get("tower", Group), parent="outer"))
    assert [group.name for group in network if isinstance(group, Group)] == ["outer", "tower", "upper", "lower"]
    assert network.copy() == network


def test_what_lies_in_a_group_is_found_at_any_depth():
    network = column()
    assert {e.name for e in network.inside("tower")} == {"upper", "lower", "a", "b", "both", "dc", "words"}
    assert [group.name for group in network.groups_around("a")] == ["upper", "tower"]


def test_an_assembly_is_an_end_with_the_cells_of_its_members():
    end = column().end("both", Slice(None, None, 3))
    assert (end.whole, end.size, end.label) == (10, 4, "Both")
    assert [model.name for model in end.models] == ["IF_cond_exp"]


@pytest.mark.parametrize(
    ("element", "error", "words"),
    [
        (Population("x", "X", CELL, parent="nowhere"), MissingPart, "X: there is no group called 'nowhere'."),
        (Population("x", "X", CELL, parent="a"), MissingPart, "there is no group called 'a'"),
        (Assembly("x", "X", ("a", "both")), MissingPart, "there is no population called 'both'"),
        (Injection("x", "X", "a", "b"), MissingEnd, "there is no current called 'a'"),
        (Injection("x", "X", "dc", "words"), MissingEnd, "there is no population or assembly called 'words'"),
        (projection("x", "dc", "b", "AllToAllConnector"), MissingEnd, "no population or assembly called 'dc'"),
    ],
)
def test_what_an_element_needs_has_to_be_there_and_of_the_right_kind(element, error, words):
    network = column()
    with pytest.raises(error) as caught:
        network.add(element)
    assert words in str(caught.value) and network == column()


def test_a_group_is_never_inside_itself():
    network = column()
    with pytest.raises(InsideItself, match="Column: a group cannot be inside itself"):
        network.replace("tower", replace(network.get("tower", Group), parent="upper"))
    assert network == column()


def test_an_element_that_others_need_stays():
    with pytest.raises(StillConnected, match="A: Both, a → b, a → b and others need it"):
        column().remove("a")


@pytest.mark.parametrize("name", ["a", "down", "dc", "both", "upper", "tower"])
def test_everything_that_names_an_element_follows_its_new_name(name):
    network = column()
    history = History(network)
    history.submit(Rename(name, "other", "Other"))
    assert name not in network.order
    text = repr([*network])
    assert f"'{name}'" not in text and "'other'" in text
    assert network.copy() == network and len(network.users("other")) == len(column().users(name))
    history.undo()
    assert network == column()


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        (("a",), {"a", "down", "again"}),
        (("a", "b"), {"a", "b", "both", "down", "again", "out", "flow"}),
        (("both",), {"both", "out", "flow"}),
        (("dc",), {"dc", "flow"}),
        (("upper",), {"upper"}),
        (("tower", "upper"), {"tower", "upper"}),
    ],
)
def test_with_an_element_goes_what_cannot_be_without_it(names, gone):
    network = column()
    history = History(network)
    history.submit(Remove(names))
    expected = gone | ({"out"} if names == ("a",) else set())
    assert {name for name in column().order if name not in network} == expected
    assert network.copy() == network
    history.undo()
    assert network == column()


def test_what_was_in_a_group_that_goes_comes_to_the_group_around_it():
    network = column()
    Remove(("upper",)).do(network)
    assert network.population("a").parent == "tower"
    Remove(("tower", "lower")).do(network)
    assert {e.parent for e in network.populations} == {""}


@pytest.mark.parametrize(
    ("view", "count", "problem"),
    [
        (Slice(0, 10, 2), 5, None),
        (Slice(-3), 3, None),
        (Slice(30, 40), 0, "the slice 30:40 holds none of the 20 cells"),
        (Slice(step=0), 0, "the step of a slice is not 0"),
        (Cells(Array([1, 5])), 2, None),
        (Cells(Array([])), 0, "no cell is named"),
        (Cells(Array([1, 20])), 2, "there is no cell 20; they are numbered from 0 to 19"),
        (Cells(Array([0.5])), 1, "there is no cell 0.5; they are numbered from 0 to 19"),
        (Cells(Array([3, 3])), 2, "a cell is named twice"),
        (Sample(20), 20, None),
        (Sample(21), 21, "21 cells cannot be drawn from 20"),
    ],
)
def test_views_say_how_many_they_hold_and_what_is_wrong(view, count, problem):
    assert view.count(20) == count
    assert view.problem(20) == problem


def test_tables_are_equal_by_value_and_have_rows_of_equal_length():
    assert Table([[1.0, 2.0]]) == Table([[1.0, 2.0]]) and hash(Table([[1.0]])) == hash(Table([[1.0]]))
    assert Table([[1.0, 2.0]]) != Table([[1.0], [2.0]])
    with pytest.raises(ValueError, match="inhomogeneous"):
        Table([[1.0], [1.0, 2.0]])
