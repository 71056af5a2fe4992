"""The tab of space: cells where the program puts them, turned, picked and moved with real events."""

import queue

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.commands import Replace
from app.document import Document
from app.model import Component, Frozen, Network, Population, Pose, Role, Settings
from app.panels import SpacePanel
from app.panels.space.cloud import Cell
from app.preview import Engine, positions
from app.run.preview import Preview
from app.script import write
from app.worker import Results, frames
from tests.app.networks import projection

SOON = 60_000  # ms


def network():
    cell, grid = Component("IF_cond_exp"), Component("Grid3D", Frozen(dx=50.0, dy=50.0, dz=50.0))
    ball = Component("RandomStructure", Frozen(boundary=Component("Sphere", Frozen(radius=80.0))))
    return Network(
        [
            Population("exc", "Excitatory", cell, 27, grid, role=Role.EXCITATORY),
            Population("inh", "Inhibitory", cell, 20, ball, role=Role.INHIBITORY, pose=Pose(jitter=2.0)),
            Population("none", "Nowhere", cell, 5),
            projection("one", "exc", "inh", "AllToAllConnector"),
        ],
        settings=Settings(seed=7),
    )


@pytest.fixture
def document():
    return Document(network())


@pytest.fixture
def preview(qapp):
    one = Preview()
    yield one
    one.shutdown()


@pytest.fixture
def panel(document, preview, shown, qtbot):
    one = shown(SpacePanel(document, preview), 700, 400)
    qtbot.waitUntil(lambda: len(one.view.scene.clouds) == 2, timeout=SOON)
    return one


def at(panel, cloud, index):
    view = panel.view
    x, y, _ = view.camera.seen(view.scene.clouds[cloud].places, *view.size_now())[index]
    return QPoint(round(x), round(y))


def drag(view, start, end, held=Qt.NoModifier):
    QTest.mousePress(view, Qt.LeftButton, held, start)
    move = QMouseEvent(QEvent.MouseMove, QPointF(end), Qt.NoButton, Qt.LeftButton, held)
    QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, Qt.LeftButton, held, end)


def test_cells_are_drawn_where_the_program_puts_them(panel, document):
    program, come = write(document.network), queue.Queue()
    engine = Engine(lambda topic, answer: come.put(answer))
    for cloud in panel.view.scene.clouds:
        engine.ask(cloud.name, positions(program, cloud.name))
        np.testing.assert_array_equal(cloud.places, come.get(timeout=60).arrays["positions"])
    engine.close(3.0)
    assert [cloud.name for cloud in panel.view.scene.clouds] == ["exc", "inh"]
    assert "Excitatory" in panel.legend.text() and "Nowhere" not in panel.legend.text()


def test_a_change_of_places_is_followed(panel, document, qtbot):
    exc = document.network["exc"]
    wide = Component("Grid3D", Frozen(dx=500.0, dy=50.0, dz=50.0))
    document.submit(Replace(Population(**{**vars(exc), "structure": wide})))
    qtbot.waitUntil(lambda: np.ptp(panel.view.scene.clouds[0].places[:, 0]) == 1000.0, timeout=SOON)


def test_it_is_turned_by_mouse_and_by_keys(panel):
    view, before = panel.view, panel.view.camera
    drag(view, QPoint(5, 5), QPoint(25, 15))
    assert view.camera.yaw == pytest.approx((before.yaw + 8.0) % 360) and view.camera.pitch == before.pitch + 4.0
    view.setFocus()
    QTest.keyClick(view, Qt.Key_Left)
    assert view.camera.yaw == pytest.approx((before.yaw + 2.0) % 360)
    QTest.keyClick(view, Qt.Key_Plus)
    assert view.camera.near > 1.0
    QTest.keyClick(view, Qt.Key_Z)
    assert view.camera.pitch == 90.0
    QTest.keyClick(view, Qt.Key_Period)
    assert view.camera.near == 1.0


def test_a_picked_cell_says_what_it_is_and_where_it_projects_to(panel, qtbot):
    QTest.keyClick(panel.view, Qt.Key_Z)
    QTest.mouseClick(panel.view, Qt.LeftButton, pos=at(panel, 0, 26))
    cell = panel.view.scene.picked
    assert cell is not None and cell.population == "exc"
    assert panel.words.text().startswith(f"Excitatory {cell.index} · ")
    qtbot.waitUntil(lambda: len(panel.view.scene.links) == 20, timeout=SOON)
    start = panel.view.scene.clouds[0].places[cell.index]
    assert (panel.view.scene.links[:, 0] == start).all()
    QTest.keyClick(panel.view, Qt.Key_Escape)
    assert panel.view.scene.picked is None and not len(panel.view.scene.links)


def test_a_population_is_moved_by_hand_as_one_act(panel, document, qtbot):
    before = panel.view.scene.clouds[0].places
    QTest.keyClick(panel.view, Qt.Key_Y)
    panel.shift("exc", np.array([30.0, 0.0, -10.0]))
    assert document.history.position == 1
    qtbot.waitUntil(lambda: not np.array_equal(panel.view.scene.clouds[0].places, before), timeout=SOON)
    np.testing.assert_allclose(panel.view.scene.clouds[0].places - before, [[30.0, 0.0, -10.0]] * 27, atol=1e-6)
    document.undo()
    assert document.network == network()


def test_a_population_is_dragged_with_shift(panel, document, qtbot):
    QTest.keyClick(panel.view, Qt.Key_Y)
    place = at(panel, 0, 26)
    with qtbot.waitSignal(panel.view.shifted) as moved:
        drag(panel.view, place, place + QPoint(20, 0), Qt.ShiftModifier)
    name, way = moved.args
    assert name == "exc" and way == pytest.approx(panel.view.camera.shift(20, 0, *panel.view.size_now()))
    assert way[0] > 0 and way[1:] == pytest.approx([0, 0], abs=1e-9)
    assert document.history.undo_text == "Change Excitatory"


def test_cells_light_up_as_they_fire_and_are_looked_at_again(panel):
    results = Results({1: "exc"})
    spikes = frames.Recording(0, "Excitatory", 1, 27, "spikes", "", np.arange(27, dtype=np.int32))
    results.take([spikes, frames.Started(0.0, 100.0)])
    results.take([frames.Spikes(0, np.array([3, 5, 8], np.int32), np.array([10.0, 50.0, 52.0]))])
    results.take([frames.Progress(54.0, 100.0)])
    assert not panel.slider.isVisible()
    panel.follow(results)
    assert panel.slider.isVisible() and panel.view.scene.fired["exc"].tolist() == [5, 8]
    panel.slider.setFocus()
    panel.slider.setValue(12)
    assert panel.view.scene.fired["exc"].tolist() == [3]
    QTest.mouseClick(panel.play, Qt.LeftButton)
    assert panel.play.isChecked()
    panel._tick()
    assert panel.time == 22.0
    QTest.mouseClick(panel.play, Qt.LeftButton)
    assert not panel._ticker.isActive()


def test_an_empty_place_invites(preview, shown):
    panel = shown(SpacePanel(Document(Network()), preview))
    assert panel._invitation.isVisible()
    panel.pick(Cell("gone", 3))
    assert not panel.words.text().startswith("gone")
