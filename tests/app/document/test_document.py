from dataclasses import replace
from pathlib import Path

from app.commands import Add, Remove, Rename, Replace
from app.document import Document, HistoryChanged, NetworkOpened, SelectionChanged
from app.model import Component, Network, Population
from app.model.events import Added
from tests.app.networks import balanced


def test_a_change_is_announced_and_then_the_history():
    document, events = Document(), []
    document.listen(events.append)
    population = Population("a", "A", Component("IF_curr_exp"))
    document.submit(Add(population))
    assert events == [Added(population), HistoryChanged()]


def test_what_is_gone_is_no_longer_selected_and_nobody_sees_it_selected():
    document = Document(balanced())
    seen = []
    document.select(["exc", "one", "inh", "nobody"])
    document.listen(lambda event: seen.append([e.name for e in document.selected]))
    document.submit(Remove(("exc",)))
    assert document.selection == ("inh",)
    assert seen[-1] == ["inh"]


def test_the_selection_follows_a_new_name():
    document = Document(balanced())
    document.select(["exc"])
    document.submit(Rename("exc", "pyramidal", "Pyramidal"))
    assert document.selection == ("pyramidal",)
    document.undo()
    assert document.selection == ("exc",)


def test_edited_until_saved_and_after_undo_again():
    document = Document(balanced())
    assert not document.edited
    document.submit(Remove(("one",)))
    assert document.edited
    document.saved(Path("x.pine"))
    assert not document.edited
    document.undo()
    assert document.edited
    document.redo()
    assert not document.edited


def test_a_rescued_network_counts_as_edited():
    document = Document()
    document.open_edited(balanced(), Path("x.pine"))
    assert document.edited
    document.saved(Path("x.pine"))
    assert not document.edited


def test_problems_and_program_follow_the_network():
    document = Document(balanced())
    assert document.problems == ()
    document.submit(Replace(replace(document.network.population("exc"), size=7), "size"))
    assert {problem.element for problem in document.problems} == {"exc", "loop", "feed"}
    assert "exc = sim.Population(\n    7," in document.program.text


def test_another_network_is_announced_and_the_old_one_is_silent():
    document, events = Document(balanced()), []
    old = document.network
    document.select(["exc"])
    document.listen(events.append)
    document.open(Network())
    old.remove("one")
    assert type(events[0]) is NetworkOpened
    assert not any(isinstance(event, SelectionChanged) for event in events)
    assert document.selection == ()
    assert len(events) == 2
