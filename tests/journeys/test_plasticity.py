"""Task T6 of the comparison with peers: STDP between two populations, its window live, and weights over time."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

from app.look import theme
from app.shell.window import Window
from app.worker import End
from tests.journeys.person import Person

A_RUN = 120_000  # ms that a run may take on a busy machine
TARGET = 12  # steps: clicks, drags, choices, key chords and typed values


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


def test_weights_that_learn_are_drawn_over_time(person, window, qtbot, capsys):
    source = person.add("Poisson", -200, 0)
    person.set(cell__rate=100)
    target = person.add("Excitatory", 200, 0)
    wire = person.wire(source, target)
    if window.document.selection != (wire,):
        person.open(wire)
    card = window.inspector.plasticity
    assert not card.isVisible()
    person.set(synapse__model="STDP")
    assert card.isVisible() and card.study.title == "Window" and person.sees(card.diagram, theme().look.stimulus.line)
    person.set(watch=20)
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
        qtbot.waitUntil(lambda: window.activity.weights.isVisible(), timeout=A_RUN)
    assert ended.args[0].end is End.DONE
    with capsys.disabled():
        print(f"\nT6, STDP between two populations and weights over time: {person.steps} steps (target {TARGET})")
    assert person.steps <= TARGET

    weights = window.session.results.weights[wire]
    assert weights.times[0] == 0.0 and np.diff(weights.times) == pytest.approx(20.0)
    assert weights.values.shape[1] > 1000 and np.ptp(weights.values[-1]) > 0
    chart = window.activity.weights
    assert person.sees(chart, theme().look.stimulus.line) > 50
    assert chart.caption.startswith("0.004 → ")

    # The window follows while it is edited, and undo takes it back.
    before = card.diagram.figure.caption
    person.set(synapse__timing_dependence__A_plus=0.05)
    assert card.diagram.figure.caption != before
    person.shortcut(Qt.Key_Z)
    assert card.diagram.figure.caption == before
