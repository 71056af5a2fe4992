"""Nodes glow with their rate: rings on the canvas, near and far, in groups, until the run is over."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QImage, QPainter

from app.canvas import CanvasView
from app.canvas.glow import STEPS, Glow, reach, step_of
from app.canvas.scene import CanvasScene
from app.document import Document
from app.look import LIGHT, theme
from app.model import Component, Group, Network, Place, Population, Role
from tests.app.plots.pixels import as_array


@pytest.fixture(autouse=True)
def light(qapp):
    theme().apply(LIGHT)


def population(name, x=0.0, **more):
    return Population(name, name, Component("IF_cond_exp"), role=Role.EXCITATORY, size=5, place=Place(x, 0.0), **more)


@pytest.fixture
def scene(qapp):
    scenes = []

    def make(*elements):
        document = Document(Network(elements))
        scenes.append((document, CanvasScene(document)))
        return scenes[-1][1]

    return make


def painted(scene, area):
    image = QImage(area.size().toSize(), QImage.Format_RGB32)
    image.fill(theme().color("paper"))
    with QPainter(image) as painter:
        scene.render(painter, QRectF(image.rect()), area)
    return as_array(image)


hertz = st.just(0.0) | st.floats(0.001, 1e4)


@given(hertz, hertz)
def test_who_fires_more_glows_no_less(a, b):
    low, high = sorted((a, b))
    assert 0 <= step_of(low) <= step_of(high) <= STEPS and reach(step_of(low)) <= reach(step_of(high))
    assert (step_of(low) == 0) == (low == 0)


def test_only_changes_are_told():
    glow = Glow()
    assert glow.follow({"a": 100.0, "b": 0.0}) == ["a"]
    assert glow.follow({"a": 150.0}) == []
    assert [len(glow.fade()) for _ in range(STEPS + 1)] == [1] * STEPS + [0]
    assert glow.steps == {}


def test_a_ring_grows_around_the_shape_and_the_shape_stays(scene):
    canvas = scene(population("a"))
    area = QRectF(-80, -80, 160, 200)
    silent = painted(canvas, area)
    changed = []
    for hertz in (1.0, 100.0):
        canvas.set_activity({"a": hertz})
        changed.append((painted(canvas, area) != silent).any(axis=-1))
    assert 0 < changed[0].sum() < changed[1].sum() and not changed[1][70:90, 70:90].any()
    item = canvas.drawn("a")[0]
    outside = np.ones(silent.shape[:2], bool)
    bounds = item.boundingRect().translated(80, 80).toRect()
    outside[bounds.top() : bounds.bottom() + 1, bounds.left() : bounds.right() + 1] = False
    assert not changed[1][outside].any()


def test_a_collapsed_group_glows_as_its_liveliest_member(scene):
    group = Group("g", "Group", collapsed=True)
    canvas = scene(group, population("a", parent="g"), population("b", 150.0, parent="g"), population("c", 300.0))
    canvas.set_activity({"a": 1.0, "b": 50.0, "c": 0.0})
    assert canvas.drawn("g")[0].glow == step_of(50.0) and canvas.drawn("c")[0].glow == 0
    canvas.set_activity({"b": 0.0})
    assert canvas.drawn("g")[0].glow == step_of(1.0)


def test_it_outlives_a_new_drawing_and_fades(scene):
    canvas = scene(population("a"))
    canvas.set_activity({"a": 100.0})
    canvas.set_notation(canvas.cast.notation)
    assert canvas.drawn("a")[0].glow == STEPS
    assert [canvas.fade() for _ in range(STEPS)] == [True] * (STEPS - 1) + [False]
    assert canvas.drawn("a")[0].glow == 0


def test_who_is_not_in_the_network_does_no_harm(scene):
    canvas = scene(population("a"))
    canvas.set_activity({"gone": 100.0})
    assert canvas.drawn("a")[0].glow == 0


def test_a_large_network_glows_from_far_away(qtbot):
    view = CanvasView(Document(Network(population(f"p{i}", 180.0 * i) for i in range(1600))))
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.fit_all()
    assert view.overview
    silent = as_array(view.grab().toImage())
    view.scene().set_activity({f"p{i}": 100.0 for i in range(1600)})
    assert (as_array(view.grab().toImage()) != silent).any(axis=-1).sum() > 400
