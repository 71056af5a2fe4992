"""Task T7 of the comparison with peers: a grid in space, connections by distance, and the cells at work in it."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.look import theme
from app.shell.window import Window
from app.worker import End
from tests.journeys.person import Person

A_RUN = 120_000  # ms that a run may take on a busy machine
TARGET = 12  # steps


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


def test_a_grid_that_connects_by_distance_is_watched_at_work(person, window, qtbot, capsys):
    name = person.add("Excitatory", 0, 0)
    person.set(grid="10 x 10 x 10", cell__i_offset="uniform(0.7, 1.2)")
    wire = person.wire(name, name)
    person.open(wire)
    person.set(connector__model="Distance-dependent", connector__d_expression="exp(-d**2 / (2 * 2**2))")
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
    assert ended.args[0].end is End.DONE, ended.args[0].sentence
    bar = window.tabs.tabBar()
    at = next(i for i in range(bar.count()) if bar.tabText(i) == "Space")
    QTest.mouseClick(bar, Qt.LeftButton, pos=bar.tabRect(at).center())
    person.steps += 1
    space = window.space
    qtbot.waitUntil(lambda: len(space.view.scene.clouds) == 1, timeout=A_RUN)
    before = space.time
    QTest.mouseClick(space.play, Qt.LeftButton)
    person.steps += 1
    qtbot.waitUntil(lambda: space.time != before, timeout=A_RUN)
    with capsys.disabled():
        print(
            f"\nT7, a grid of 10 × 10 × 10, connections by distance, animated: {person.steps} steps (target {TARGET})"
        )
    assert person.steps <= TARGET

    (cloud,) = space.view.scene.clouds
    assert cloud.places.shape == (1000, 3) and cloud.places.max(axis=0).tolist() == [9.0, 9.0, 9.0]
    space.play.setChecked(False)
    lit = {time: len(_at(space, time)[name]) for time in (200, 400, 600)}
    assert any(lit.values()) and not all(number == 1000 for number in lit.values())
    assert person.sees(space.view, theme().look.excitatory.line) > 20


def _at(space: object, time: int) -> dict[str, np.ndarray]:
    space.slider.setValue(time)  # type: ignore[attr-defined]
    return space.view.scene.fired  # type: ignore[attr-defined]
