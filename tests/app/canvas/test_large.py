"""A large network: items only for what is seen, an overview from arrays, and everything still works in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QPainter

from app.canvas import cast
from app.canvas.lines import line
from app.canvas.portrait import portrait
from app.canvas.shapes import Box, Point
from app.canvas.survey import Survey
from app.commands import Remove, Rename, Replace
from app.look import LIGHT
from app.model import Network, Place, Role
from tests.app.canvas.conftest import Hands, population, projection
from tests.app.plots.pixels import grab, like

SIDE, APART = 12, 300


def grid() -> Network:
    """144 populations on a grid, each connected to its right neighbour, and the first with itself."""
    at = [(x, y) for y in range(SIDE) for x in range(SIDE)]
    roles = (Role.EXCITATORY, Role.INHIBITORY, Role.GENERIC)
    cells = [population(f"p{x}_{y}", roles[x % 3], x * APART, y * APART) for x, y in at]
    wires = [projection(f"q{x}_{y}", f"p{x}_{y}", f"p{x + 1}_{y}") for x, y in at if x + 1 < SIDE]
    return Network([*cells, *wires, projection("loop", "p0_0", "p0_0")])


@pytest.fixture
def large(open_canvas, monkeypatch) -> Iterator[Hands]:
    monkeypatch.setattr(cast, "_MANY", 50)
    return open_canvas(grid())


def near(hands: Hands, name: str, zoom: float) -> None:
    place = hands.canvas.document.network.population(name).place
    hands.canvas.zoom_to(zoom)
    hands.canvas.centerOn(place.x, place.y)
    hands.canvas.scene().settle()


def test_opening_makes_no_item_and_the_overview_shows_every_node(large):
    scene = large.canvas.scene()
    large.canvas.zoom_to(0.12)
    large.canvas.look_at(scene.everything().center())
    assert large.canvas.overview and len(scene.nodes) < 90
    pixels = grab(large.canvas.viewport())
    for role in (Role.EXCITATORY, Role.INHIBITORY):
        assert like(pixels, LIGHT.hue(role).fill, 12).sum() > 40


def test_coming_nearer_makes_items_for_what_is_seen(large):
    near(large, "p5_5", 1.0)
    scene = large.canvas.scene()
    assert "p5_5" in scene.nodes and "q5_5" in scene.edges
    assert "p11_11" not in scene.nodes and len(scene.nodes) < 90


def test_nodes_are_moved_selected_and_deleted_from_far_away(large):
    large.canvas.zoom_to(0.2)
    large.canvas.centerOn(600, 600)
    document = large.canvas.document
    start = large.at(600, 600)
    large.drag(start, start + QPoint(20, 10))
    assert document.network.population("p2_2").place != Place(600, 600)
    assert document.selection == ("p2_2",)
    large.press(Qt.Key_Delete)
    assert "p2_2" not in document.network and "p2_2" not in large.canvas.scene().cast.survey.places
    document.undo()
    assert large.canvas.scene().cast.survey.places["p2_2"] == document.network.population("p2_2").place


def test_a_line_is_picked_from_far_away(large):
    large.canvas.zoom_to(0.2)
    large.canvas.centerOn(600, 600)
    large.click(large.at(750, 600))
    assert large.canvas.document.selection == ("q2_2",)


def test_a_rubber_band_selects_what_has_no_item_yet(large):
    large.canvas.zoom_to(0.2)
    large.canvas.centerOn(900, 900)
    large.drag(large.at(400, 450), large.at(1050, 1050))
    assert {"p2_2", "p3_3"} <= set(large.canvas.document.selection)
    assert "p9_9" not in large.canvas.document.selection


def test_changes_reach_what_has_items_and_what_has_none(large):
    near(large, "p5_5", 1.0)
    document, scene = large.canvas.document, large.canvas.scene()
    document.submit(Rename("p5_5", "middle", "Middle"))
    document.submit(Rename("p11_11", "last", "Last"))
    assert scene.nodes["middle"].portrait.label == "Middle"
    assert scene.cast.survey.portraits["last"].label == "Last"
    document.submit(Replace(replace(document.network.population("middle"), role=Role.STIMULUS)))
    assert scene.edges["q5_5"].line.sign.value == "stimulus"
    document.submit(Remove(("last",)))
    assert "q10_11" not in scene.cast.survey.lines
    document.go(0)
    assert set(scene.cast.survey.lines) == {p.name for p in document.network.projections}


def test_an_element_is_revealed_wherever_it_is(large):
    near(large, "p0_0", 1.0)
    large.canvas.reveal("p11_11")
    assert large.canvas.visible_area.contains(11 * APART, 11 * APART)
    assert large.canvas.scene().nodes["p11_11"].chosen


def test_pictures_hold_everything(large, tmp_path):
    large.canvas.render_to(tmp_path / "all.svg")
    assert len(large.canvas.scene().nodes) == SIDE * SIDE
    assert (tmp_path / "all.svg").read_text().count("P11_11") >= 1


def test_the_survey_follows_a_move_without_being_made_anew():
    survey, network = Survey(), grid()
    for each in network.populations:
        survey.put_node(portrait(each, network), each.place)
    for wire in network.projections:
        survey.put_line(line(wire, network))
    points, segments = survey.points, survey.segments
    survey.move("p0_0", Place(-50, -60))
    assert survey.points is points and survey.segments is segments
    assert np.array_equal(points[0], [-50, -60]) and np.array_equal(segments[survey.moved()[0], :2], [-50, -60])
    assert survey.near(Point(-45, -60), 20) == "p0_0" and survey.near(Point(5000, 0), 20) is None
    assert survey.line_near(Point(450, 0), 5) == "q1_0"
    assert "loop" in survey.lines_in(Box(-100, -100, 0, 0))


class TestWhileItMoves:
    def test_zooming_shows_a_picture_until_the_view_rests(self, large, qtbot):
        near(large, "p5_5", 1.0)
        canvas = large.canvas
        before = grab(canvas.viewport())
        canvas.zoom_by(1)
        picture = grab(canvas.viewport())
        assert canvas.gliding and not canvas.renderHints() & QPainter.Antialiasing
        assert (picture != before).any()
        qtbot.waitUntil(lambda: not canvas.gliding)
        assert canvas.renderHints() & QPainter.Antialiasing
        assert (grab(canvas.viewport()) != picture).any()

    def test_what_a_picture_does_not_reach_is_drawn_from_far(self, large):
        near(large, "p5_5", 1.0)
        for _ in range(3):
            large.canvas.zoom_by(-1)
            assert large.canvas.gliding
        rim = np.concatenate([grab(large.canvas.viewport())[:, :60], grab(large.canvas.viewport())[:, -60:]], axis=1)
        assert like(rim, LIGHT.hue(Role.EXCITATORY).fill, 20).sum() > 100

    def test_a_dragged_node_moves_upon_the_picture(self, large, qtbot):
        near(large, "p5_5", 1.0)
        canvas = large.canvas
        start = large.node("p5_5")
        large.drag(start, start + QPoint(60, 40), release=False)
        assert canvas.gliding
        there = start + QPoint(60, 40 + 20)  # below the number in its middle
        fill = LIGHT.hue(canvas.document.network.population("p5_5").role).fill
        assert like(
            grab(canvas.viewport())[there.y() - 2 : there.y() + 3, there.x() - 30 : there.x() + 30], fill, 12
        ).any()
        large.press(Qt.Key_Escape)
        qtbot.waitUntil(lambda: not canvas.gliding)
        place = canvas.document.network.population("p5_5").place
        assert canvas.scene().nodes["p5_5"].pos() == QPointF(*place)

    def test_panning_meets_items_that_are_there_already(self, large):
        near(large, "p5_5", 1.0)
        nodes = dict(large.canvas.scene().nodes)
        large.canvas.pan(QPoint(-30, 0))
        assert large.canvas.scene().nodes == nodes
