"""The canvas follows a run: nodes glow while it goes on, and fade when it is over."""

import numpy as np
import pytest
from PyQt5.QtCore import QObject, pyqtSignal

from app.shell.glowing import Activity
from tests.app.run.test_lately import fire, results_of


class Session(QObject):
    data_arrived, finished = pyqtSignal(), pyqtSignal(object)
    state = "running"

    def __init__(self, results):
        super().__init__()
        self.results = results


class Scene:
    def __init__(self):
        self.shown, self.strength = [], 0

    def set_activity(self, rates):
        self.shown.append(rates)
        self.strength = 3

    def fade(self):
        self.strength = max(self.strength - 1, 0)
        return bool(self.strength)


@pytest.fixture
def session(qapp):
    results = results_of(1)
    fire(results, 0, np.linspace(60.0, 90.0, 50))
    return Session(results)


def test_it_follows_a_run_and_fades_at_its_end(session, qtbot):
    scene = Scene()
    activity = Activity(session, scene)
    session.data_arrived.emit()
    qtbot.waitUntil(lambda: scene.shown == [{"p0": pytest.approx(100.0)}])
    session.state = "idle"
    session.data_arrived.emit()
    session.finished.emit(None)
    qtbot.waitUntil(lambda: scene.strength == 0)
    assert activity.on


def test_another_run_is_looked_at_anew(session, qtbot):
    scene = Scene()
    activity = Activity(session, scene)
    session.data_arrived.emit()
    qtbot.waitUntil(lambda: len(scene.shown) == 1)
    session.results = results_of(0, now=7.0)
    qtbot.waitUntil(lambda: scene.shown[-1] == {})
    assert activity.on


def test_nothing_glows_while_it_is_off(session, qtbot):
    scene = Scene()
    activity = Activity(session, scene)
    activity.set_on(False)
    session.data_arrived.emit()
    assert not activity.on and not activity._ticker.isActive()
    activity.set_on(True)
    session.data_arrived.emit()
    qtbot.waitUntil(lambda: bool(scene.shown))
