"""The scene stays in step with the document."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QAbstractButton

from app.canvas import CanvasView
from app.canvas.items.paint import rect
from app.canvas.template import Template
from app.commands import Add, Rename, Replace
from app.document import Document
from app.look import DARK, LIGHT, theme
from app.model import Component, Frozen, Network, Recording, Role
from tests.app.canvas.conftest import population, projection, small_network


@pytest.fixture
def scene(hands):
    return hands.canvas.scene()


def test_another_network_takes_the_place_of_the_first(hands, scene):
    hands.canvas.document.select(["exc"])
    hands.canvas.document.open(Network([population("other", Role.GENERIC, 0, 0)]))
    assert set(scene.nodes) == {"other"}
    assert not scene.nodes["other"].chosen
    assert hands.canvas.node_at(hands.node("other")) is scene.nodes["other"]


def test_items_survive_events_about_others(hands, scene):
    node = scene.nodes["exc"]
    hands.canvas.document.submit(Add(projection("wire", "exc", "inh")))
    edge = scene.edges["wire"]
    hands.canvas.document.submit(Replace(replace(hands.canvas.document.network.population("inh"), size=7)))
    assert scene.nodes["exc"] is node
    assert scene.edges["wire"] is edge


def test_renaming_keeps_wires_and_selection(hands, scene):
    hands.canvas.document.submit(Add(projection("wire", "exc", "inh")))
    hands.canvas.document.select(["exc"])
    hands.canvas.document.submit(Rename("exc", "pyramids", "Pyramids"))
    assert set(scene.nodes) == {"pyramids", "inh", "noise"}
    assert scene.nodes["pyramids"].chosen
    assert scene.edges["wire"].line.pre == "pyramids"
    scene.settle()
    hands.canvas.document.undo()
    assert scene.nodes["exc"].chosen


def test_a_changed_role_changes_shape_and_wires(hands, scene):
    hands.canvas.document.submit(Add(projection("wire", "exc", "inh")))
    scene.settle()
    before = scene.nodes["exc"].shown
    hands.canvas.document.submit(Replace(replace(hands.canvas.document.network.population("exc"), role=Role.GENERIC)))
    scene.settle()
    assert scene.nodes["exc"].shown != before
    assert touches(scene, "wire")


def test_lines_touch_the_shapes_after_every_move(hands, scene):
    hands.canvas.document.submit(Add(projection("wire", "exc", "inh")))
    for x, y in ((0, -200), (300, 40), (-90, 300)):
        start = hands.node("inh")
        hands.drag(start, start + QPoint(x // 4, y // 4))
        scene.settle()
        assert touches(scene, "wire")


def touches(scene, name: str) -> bool:
    edge = scene.edges[name]
    ends = (edge.curve.start, edge.line.pre), (edge.curve.end, edge.line.post)
    depths = [scene.nodes[n].shown.depth(p.relative_to(scene.nodes[n].end.at)) for p, n in ends]
    return all(0 <= depth <= 4 for depth in depths)


def test_a_problem_shows_on_its_element_and_goes(hands, scene):
    network = hands.canvas.document.network
    hands.canvas.document.submit(Replace(replace(network.population("exc"), size=0)))
    scene.settle()
    assert scene.nodes["exc"].faulty
    assert not scene.nodes["inh"].faulty
    assert "0" in scene.tip("exc")
    hands.canvas.document.undo()
    scene.settle()
    assert not scene.nodes["exc"].faulty


def test_tips_do_not_take_labels_for_markup(hands, scene):
    hands.canvas.document.submit(Replace(replace(hands.canvas.document.network.population("exc"), label="<b>x</b>")))
    assert "<b>" not in scene.tip("exc")


def test_highlight_goes_from_one_to_the_next(hands, scene):
    hands.canvas.set_highlight("exc")
    hands.canvas.set_highlight("noise")
    assert [name for name, node in scene.nodes.items() if node.lit] == ["noise"]
    hands.canvas.set_highlight(None)
    assert not any(node.lit for node in scene.nodes.values())
    hands.canvas.set_highlight("nobody")


def test_reveal_selects_and_brings_into_view(hands, scene):
    hands.canvas.look_at(hands.canvas.mapToScene(QPoint(5000, 5000)))
    hands.canvas.reveal("inh")
    assert hands.canvas.document.selection == ("inh",)
    assert hands.canvas.visible_area.contains(scene.nodes["inh"].pos())


def test_annotations_keep_off_nodes_labels_and_each_other(open_canvas):
    network = small_network()
    for name, pre, post in (
        ("a", "exc", "inh"),
        ("b", "inh", "exc"),
        ("c", "noise", "exc"),
        ("d", "noise", "inh"),
        ("e", "exc", "exc"),
        ("f", "inh", "inh"),
    ):
        network.add(projection(name, pre, post, "FixedNumberPreConnector", n=10))
    scene = open_canvas(network).canvas.scene()
    seats = [chip.area for chip in scene.chips.values()]
    assert not any(a.meets(b) for i, a in enumerate(seats) for b in seats[:i])
    for node in scene.nodes.values():
        assert not any(seat.meets(area) for seat in seats for area in (node.body, *node.texts))


def test_lines_keep_off_labels(open_canvas):
    network = Network(
        [
            population("top", Role.EXCITATORY, 0, -160),
            population("middle", Role.INHIBITORY, 0, 0),
            population("bottom", Role.GENERIC, 0, 170),
            projection("wire", "top", "bottom"),
            projection("short", "top", "middle"),
        ]
    )
    scene = open_canvas(network).canvas.scene()
    middle = scene.nodes["middle"]
    assert not scene.edges["wire"].crosses((middle.body, *middle.texts, *scene.nodes["top"].texts))
    assert not scene.edges["short"].crosses(scene.nodes["top"].texts)


def test_there_and_back_do_not_lie_on_each_other(open_canvas):
    network = small_network()
    network.add(projection("a", "exc", "inh"))
    network.add(projection("b", "inh", "exc"))
    edges = open_canvas(network).canvas.scene().edges
    one, other = edges["a"].curve.at(0.5), edges["b"].curve.at(0.5)
    assert hypot(one.x - other.x, one.y - other.y) > 30


def test_loops_lie_beside_each_other(open_canvas):
    network = small_network()
    network.add(projection("a", "exc", "exc"))
    network.add(projection("b", "exc", "exc"))
    edges = open_canvas(network).canvas.scene().edges
    assert edges["a"].curve.at(0.5).distance_to(edges["b"].curve.at(0.5)) > 15


def test_bounds_hold_what_is_drawn(open_canvas):
    long = population("long", Role.STIMULUS, 0, 0, "SpikeSourcePoisson", size=123456789)
    long = replace(long, label="A very long label " * 9 + "\nwith lines", records=(Recording("spikes"), Recording("v")))
    scene = open_canvas(Network([long])).canvas.scene()
    node = scene.nodes["long"]
    for area in node.texts:
        assert node.sceneBoundingRect().contains(rect(area))

        assert area.right - area.left < 220


def test_unknown_models_are_drawn_too(open_canvas):
    odd = replace(population("odd", Role.GENERIC, 0, 0, "Martian"), structure=Component("Moebius"))
    wire = replace(projection("wire", "odd", "odd"), connector=Component("Telepathy"), synapse=Component("Gap"))
    canvas = open_canvas(Network([odd, wire])).canvas
    assert not canvas.grab().isNull()
    assert canvas.scene().nodes["odd"].faulty


def test_both_looks(hands):
    try:
        theme().apply(DARK)
        dark = hands.canvas.grab().toImage().pixelColor(450, 40)
        theme().apply(LIGHT)
        light = hands.canvas.grab().toImage().pixelColor(450, 40)
    finally:
        theme().apply(LIGHT)
    assert dark.name() == DARK.paper.lower()
    assert light.name() == LIGHT.paper.lower()


def test_empty_canvas_invites_and_offers_templates(open_canvas, qtbot):
    hands = open_canvas(Network())
    canvas = hands.canvas
    canvas.set_templates([Template("balanced", "Balanced network"), Template("chain", "Chain", "A volley")])
    assert canvas.invitation.isVisible()
    assert not canvas.minimap.isVisible()
    buttons = canvas.invitation.findChildren(QAbstractButton)
    with qtbot.waitSignal(canvas.template_wanted) as wanted:
        QTest.mouseClick(buttons[1], Qt.LeftButton)
    assert wanted.args == ["chain"]
    canvas.document.submit(Add(population("first", Role.GENERIC, 0, 0)))
    assert not canvas.invitation.isVisible()
    assert canvas.minimap.isVisible()


def test_a_closed_canvas_no_longer_listens(qtbot):
    document = Document(small_network())
    canvas = CanvasView(document)
    canvas.document.select(["exc"])
    with qtbot.waitSignal(canvas.destroyed):
        canvas.deleteLater()
    document.select(["inh"])  # would raise in a canvas that is no more
    document.submit(Replace(replace(document.network.population("exc"), size=3)))


def test_weights_in_the_unit_of_the_target(hands, scene):
    hands.canvas.document.submit(Add(projection("wire", "exc", "inh")))
    assert "µS" in scene.tip("wire")
    other = replace(hands.canvas.document.network.population("inh"), cell=Component("IF_curr_exp", Frozen()))
    hands.canvas.document.submit(Replace(other))
    assert "nA" in scene.tip("wire")


def test_escape_clears_the_table(open_canvas, qtbot):
    canvas = open_canvas(Network()).canvas
    canvas.set_templates([Template("chain", "Chain", "A volley")])
    QTest.keyClick(canvas, Qt.Key_Escape)
    assert not canvas.invitation.isVisible()
    canvas.document.open(Network())
    assert canvas.invitation.isVisible()
