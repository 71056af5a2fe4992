"""Groups, assemblies, currents and notes on the canvas, with the mouse and the keys that work them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from app.canvas.lines import bundles, standing_for
from app.canvas.portrait import portrait
from app.commands import Add
from app.model import Assembly, Component, Current, Group, Injection, Note, Place
from app.model.sign import Sign
from tests.app.canvas.conftest import Hands
from tests.app.model.test_structure import column


@pytest.fixture
def scene(hands: Hands):
    return hands.canvas.scene()


def grouped(hands: Hands, *names: str) -> str:
    hands.canvas.document.select(names)
    hands.press(Qt.Key_G, Qt.ControlModifier)
    (group,) = hands.canvas.document.network.all(Group)
    hands.canvas.scene().settle()
    return group.name


def title(hands: Hands, group: str) -> QPoint:
    box = hands.canvas.scene().frames[group].box
    return hands.canvas.mapFromScene(box.left + 40, box.top + 12)


def test_ctrl_g_draws_a_frame_around_what_it_holds(hands, scene):
    group = grouped(hands, "exc", "inh")
    frame = scene.frames[group].box
    for name in ("exc", "inh"):
        body = scene.nodes[name].body
        assert frame.left < body.left and body.right < frame.right and frame.top < body.top
    hands.press(Qt.Key_G, int(Qt.ControlModifier | Qt.ShiftModifier))
    scene.settle()
    assert not scene.frames and set(hands.canvas.document.selection) == {"exc", "inh"}


def test_dragging_the_title_moves_all_that_is_in_the_frame(hands, scene):
    group = grouped(hands, "exc", "inh")
    before = [hands.canvas.document.network.population(name).place for name in ("exc", "inh")]
    start = title(hands, group)
    hands.drag(start, start + QPoint(40, 60))
    after = [hands.canvas.document.network.population(name).place for name in ("exc", "inh")]
    moves = {(b.x - a.x, b.y - a.y) for a, b in zip(before, after, strict=True)}
    assert len(moves) == 1 and moves != {(0.0, 0.0)}


def test_h_draws_a_group_as_one_node_with_its_wires_gathered(hands, scene):
    document = hands.canvas.document
    for pre, post in (("noise", "exc"), ("noise", "inh"), ("exc", "inh")):
        document.select([pre, post])
        hands.press(Qt.Key_C)
    group = grouped(hands, "exc", "inh")
    document.select(["exc"])
    hands.press(Qt.Key_H)
    scene.settle()
    assert set(scene.nodes) == {group, "noise"} and document.selection == (group,)
    (edge,) = scene.edges.values()
    assert (edge.line.pre, edge.line.post, len(edge.line.names)) == ("noise", group, 2)
    assert scene.drawn(edge.line.names[1])[0] is edge
    hands.press(Qt.Key_H)
    scene.settle()
    assert set(scene.nodes) == {"exc", "inh", "noise"} and len(scene.edges) == 3


def test_a_collapsed_group_moves_what_is_hidden_in_it_and_is_deleted_whole(hands, scene):
    document = hands.canvas.document
    group = grouped(hands, "exc", "inh")
    hands.press(Qt.Key_H)
    scene.settle()
    before = document.network.population("inh").place
    at = hands.canvas.mapFromScene(scene.nodes[group].pos())
    hands.drag(at, at + QPoint(30, 30))
    assert document.network.population("inh").place != before
    document.select([group])
    hands.press(Qt.Key_Delete)
    assert [population.name for population in document.network.populations] == ["noise"]
    document.undo()
    scene.settle()
    assert set(scene.nodes) == {group, "noise"}


def test_a_node_dropped_on_a_frame_comes_into_its_group_and_leaves_it_again(hands, scene):
    document = hands.canvas.document
    group = grouped(hands, "exc")
    inside = hands.node("exc") + QPoint(30, 0)
    hands.drag(hands.node("noise"), inside)
    assert document.network.population("noise").parent == group
    assert document.history.undo_text == "Move Noise to another group"
    scene.settle()
    hands.drag(hands.node("noise"), hands.node("noise") + QPoint(0, 300))
    assert document.network.population("noise").parent == ""
    document.undo()
    document.undo()
    assert document.network.population("noise").parent == ""


def test_m_mutes_and_what_hangs_on_it_is_faint(hands, scene):
    document = hands.canvas.document
    document.select(["exc", "inh"])
    hands.press(Qt.Key_C)
    (wire,) = document.network.projections
    document.select(["exc"])
    hands.press(Qt.Key_M)
    scene.settle()
    assert scene.nodes["exc"].opacity() < 1 and scene.edges[wire.name].opacity() < 1
    hands.press(Qt.Key_M)
    assert scene.nodes["exc"].opacity() == 1 and scene.edges[wire.name].opacity() == 1


def test_a_current_is_wired_by_dragging_from_its_rim(hands, scene):
    document = hands.canvas.document
    document.submit(Add(Current("dc", "DC", Component("DCSource"), Place(0, -180))))
    scene.settle()
    hands.drag(hands.rim("dc", 1.57), hands.node("exc"))
    (injection,) = document.network.all(Injection)
    assert (injection.pre, injection.post) == ("dc", "exc")
    assert scene.edges[injection.name].line.sign is Sign.CURRENT


def test_nothing_runs_into_a_current_or_a_note(hands):
    document = hands.canvas.document
    document.submit(Add(Current("dc", "DC", Component("DCSource"), Place(0, -180))))
    document.submit(Add(Note("words", "Words", "hello", Place(0, 200))))
    said: list[str] = []
    hands.canvas.message.connect(said.append)
    hands.canvas.intents.connect("exc", "dc")
    hands.canvas.intents.connect("words", "exc")
    assert said == [
        "DC takes neither spikes nor currents; a population or an assembly does.",
        "Words sends nothing; a population, an assembly or a current does.",
    ]


def test_an_assembly_says_who_belongs_to_it_even_after_a_change(hands, scene):
    document = hands.canvas.document
    document.submit(Add(Assembly("both", "Both", ("exc", "inh"), Place(0, 220))))
    assert scene.nodes["both"].portrait.caption == "Exc + Inh"
    network = document.network
    hands.canvas.document.submit(_resized(network, "exc", 7))
    size = 7 + network.population("inh").size
    assert scene.nodes["both"].portrait.inside == f"{size}"


def test_a_double_click_on_the_title_collapses(hands, scene):
    group = grouped(hands, "exc", "inh")
    QTest.mouseClick(hands.canvas.viewport(), Qt.LeftButton, pos=title(hands, group))
    QTest.mouseDClick(hands.canvas.viewport(), Qt.LeftButton, pos=title(hands, group))
    assert hands.canvas.document.network.get(group, Group).collapsed


def test_what_stands_for_what_is_the_outermost_collapsed_group():
    network = column()
    network.replace("tower", replace(network.get("tower", Group), collapsed=True))
    network.replace("upper", replace(network.get("upper", Group), collapsed=True))
    stands = standing_for(network)
    assert set(stands.values()) == {"tower"} and {"a", "b", "upper", "words"} <= stands.keys()
    assert bundles(network, network.edges, stands) == []
    assert portrait(network["tower"], network).inside == "10"


def _resized(network, name, size):
    from app.commands import Replace

    return Replace(replace(network.population(name), size=size))
