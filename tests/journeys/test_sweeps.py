"""Curves and repeats without a script: T4 and T8, with mouse and keys, and how many steps they take."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QAbstractButton, QApplication, QMenu

from app.look import theme
from app.plots.sweep import stamps
from app.shell.window import Window
from tests.journeys.person import Person
from tests.journeys.test_tasks import within  # noqa: F401  a fixture

A_SWEEP = 240_000  # ms that a sweep may take on a busy machine


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


def click(person: Person, words: str) -> None:
    """A button of the empty canvas."""
    button = next(b for b in person.window.canvas.invitation.findChildren(QAbstractButton) if words in b.text())
    button.click()
    person.steps += 1


def choose(person: Person, entry: str) -> None:
    """An entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == entry)
    QTest.mouseClick(menu, Qt.LeftButton, Qt.NoModifier, menu.actionGeometry(action).center())
    person.steps += 1


def swept(person: Person, qtbot):
    """Wait for the end; what was found."""
    panel = person.window.sweep
    qtbot.waitUntil(lambda: panel.sweeping.going, timeout=5000)
    qtbot.waitUntil(lambda: not panel.sweeping.going, timeout=A_SWEEP)
    assert panel._progress is not None and not panel._progress.failures
    return panel._progress


def test_t4_the_rate_of_a_cell_against_its_current(person, window, qtbot, within):  # noqa: F811
    click(person, "One cell")
    person.click("current")
    field = window.inspector.row("source.amplitude").editors[0]
    field.setFocus()
    person.press(Qt.Key_Down, Qt.AltModifier)
    choose(person, "Sweep…")
    person.type("0:1:0.1")
    person.press(Qt.Key_Return)
    within("T4, the rate against the current", 7)
    progress = swept(person, qtbot)
    assert progress.plan.shape == (11,)
    (curve,) = window.sweep.figure.view.series
    amplitudes = np.arange(11) / 10
    with np.errstate(invalid="ignore", divide="ignore"):
        period = 0.1 - 20.0 * np.log(1 - 15.0 / (amplitudes * 20.0))  # tau_refrac 0.1 ms, tau_m 20 ms, 20 MOhm, 15 mV
    expected = np.where(amplitudes > 0.75, 1000.0 / period, 0.0)
    assert curve.mean == pytest.approx(expected, abs=6.0)
    assert person.sees(window.sweep.figure, theme().look.generic.line) > 100

    # The spikes of each run, side by side.
    figure, shown = window.sweep.figure, window.sweep._kind
    shown._pick(stamps.KIND)
    shown.chosen.emit(stamps.KIND)
    assert len(figure.table()["time (ms)"]) > 20 and len(figure.x.ticks(8)) == 8
    assert person.sees(figure, theme().look.generic.line) > 20
    shown.chosen.emit("rate (Hz)")

    # A point of the curve opens as a run.
    plot = figure.plot()
    with qtbot.waitSignal(window.session.finished, timeout=A_SWEEP):
        right = QPoint(round(plot.left() + plot.width() * 0.93), round(plot.center().y()))
        QTest.mouseClick(figure.viewport(), Qt.LeftButton, Qt.NoModifier, right)
    assert window.document.network["current"].source.parameters["amplitude"] == 1.0
    window.document.undo()
    assert window.document.network["current"].source.parameters["amplitude"] == 0.8


def test_t8_another_excitatory_population_and_ten_seeds(person, window, qtbot, within):  # noqa: F811
    click(person, "Brunel, 2,500")
    window.top.duration.setFocus()
    window.top.duration._edit.selectAll()
    person.type("100")
    QTest.keyClick(window.top.duration._edit, Qt.Key_Return)
    person.click("excitatory")
    window.canvas.setFocus()
    person.shortcut_on_canvas(Qt.Key_D, Qt.ShiftModifier)
    (clone,) = window.document.selection
    wire = next(p.name for p in window.document.network.projections if (p.pre, p.post) == ("inhibitory", clone))
    window.document.select([wire])
    person.steps += 1
    person.set(synapse__weight=-2)
    person.press_window(Qt.Key_F8)
    person.type("1..10")
    person.press(Qt.Key_Return)
    within("T8, a clone with one other weight, ten seeds, mean and deviation", 12)
    progress = swept(person, qtbot)
    assert progress.plan.shape == (10,)
    caption = window.sweep.figure.caption
    assert caption.endswith("mean ± sd of 10 seeds") and caption.count(" ± ") >= 3
    first, second = (
        next(s for s in window.sweep.figure.view.series if s.label == label) for label in labels(window, clone)
    )
    assert second.mean[0] > first.mean[0]  # less inhibition, more spikes


def labels(window: Window, clone: str) -> tuple[str, str]:
    return "Excitatory", window.document.network[clone].label
