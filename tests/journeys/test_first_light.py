"""From an empty canvas to a running network, and back; and what happens when the simulator dies."""

from __future__ import annotations

import os
import signal

import pytest
from PyQt5.QtCore import Qt

from app.look import theme
from app.model import Component, Frozen, Network
from app.shell.examples import BY_KEY
from app.shell.window import Window
from app.storage import load
from app.worker import End
from backends.standard import CELLS
from tests.journeys.person import Person

A_RUN = 120_000  # ms that a run may take on a busy machine


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


def draw_brunel(person: Person) -> None:
    """Model A of Brunel (2000) at a fifth of its size, from nothing, with mouse and keys."""
    cell = {"cell__v_rest": 0, "cell__tau_refrac": 2, "cell__v_reset": 10, "cell__v_thresh": 20, "initial__v": 0}
    excitatory = person.add("IF_curr_delta", 60, -130)
    person.label("Excitatory")
    person.set(role="Excitatory", size=2000, **cell)
    inhibitory = person.add("IF_curr_delta", 300, 90)
    person.label("Inhibitory")
    person.set(role="Inhibitory", size=500, **cell)
    for label, size, y in (("Drive E", 2000, -130), ("Drive I", 500, 90)):
        person.add("Poisson", -260, y)
        person.label(label)
        person.set(size=size, cell__rate=4000)
    excitatory, inhibitory = "excitatory", "inhibitory"
    for pre in (excitatory, inhibitory):
        for post in (excitatory, inhibitory):
            person.open(person.wire(pre, post))
            person.set(connector__model="Fixed number of inputs")
            inputs, weight = (200, 0.5) if pre == excitatory else (50, -2.5)
            person.set(connector__n=inputs, synapse__weight=weight)
    for pre, post in (("drive_e", excitatory), ("drive_i", inhibitory)):
        person.open(person.wire(pre, post))
        person.set(synapse__weight=0.5)


def bare(network: Network) -> set[tuple[object, ...]]:
    """What a network is, whatever its elements are called and wherever they lie."""
    cells = {p.name: (p.cell.model, p.size, p.role, whole(p.cell), p.initial) for p in network.populations}
    wires = {(cells[p.pre], cells[p.post], p.connector, p.synapse, p.receptor) for p in network.projections}
    return {*cells.values(), *wires}


def whole(cell: Component) -> Frozen:
    """The parameters with the defaults of those that were left alone."""
    return Frozen({**CELLS[cell.model].defaults, **cell.parameters})


def run_to_the_end(person: Person, qtbot) -> object:
    with qtbot.waitSignal(person.window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
    return ended.args[0]


def test_from_an_empty_canvas(person, window, qtbot, tmp_path):
    assert len(window.document.network) == 0
    draw_brunel(person)
    drawn = window.document.network.copy()
    assert bare(drawn) == bare(load(BY_KEY["brunel-demo"].path.with_stem("brunel-2500")).network)
    assert window.document.problems == ()
    window.tabs.setCurrentWidget(window.script)
    qtbot.waitUntil(lambda: "excitatory = sim.Population(\n    2000," in window.script.view.toPlainText(), timeout=5000)
    window.tabs.setCurrentWidget(window.activity)

    # It runs, and spikes are seen before it ends.
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
        blue = theme().look.excitatory.line
        qtbot.waitUntil(lambda: person.sees(window.activity.raster, blue) > 500, timeout=A_RUN)
        assert window.session.state == "running"
        assert 0 < window.top.progress.fraction < 1
    assert ended.args[0].end is End.DONE
    spikes = sum(r.count for r in window.session.results.recordings.values() if r.is_spikes)
    assert 50_000 < spikes < 200_000

    # Undone to nothing, and done again.
    while window.document.history.position:
        person.shortcut(Qt.Key_Z)
    assert len(window.document.network) == 0
    while window.document.history.redo_text:
        person.shortcut(Qt.Key_Z, Qt.ShiftModifier)
    assert window.document.network == drawn

    # Saved and opened again.
    window.dialogs.save_path = lambda suggestion: tmp_path / "mine.pine"
    person.shortcut(Qt.Key_S)
    assert not window.document.edited
    person.shortcut(Qt.Key_N)
    assert len(window.document.network) == 0
    window.dialogs.open_path = lambda folder: tmp_path / "mine.pine"
    person.shortcut(Qt.Key_O)
    assert window.document.network == drawn


def test_a_killed_simulator_leaves_the_window_alive(person, window, qtbot):
    window.open_example("brunel-demo")
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
        qtbot.waitUntil(lambda: window.top.progress.fraction > 0.2, timeout=A_RUN)
        os.kill(window.session._worker.pid, signal.SIGKILL)
    assert ended.args[0].end is End.CRASHED
    assert "signal 9" in window.toast.text()
    assert "while running, at" in window.toast.text()
    assert window.toast.isVisible()
    arrived = {key: r.count for key, r in window.session.results.recordings.items()}
    assert sum(arrived.values()) > 1000
    assert person.sees(window.activity.raster, theme().look.excitatory.line) > 500
    assert run_to_the_end(person, qtbot).end is End.DONE
    assert sum(r.count for r in window.session.results.recordings.values()) > sum(arrived.values())


def test_pause_and_stop(person, window, qtbot):
    window.open_example("brunel-demo")
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
        qtbot.waitUntil(lambda: window.top.progress.fraction > 0.1, timeout=A_RUN)
        person.shortcut(Qt.Key_R)
        assert window.session.state == "paused"
        qtbot.wait(300)
        held = window.top.progress.fraction
        qtbot.wait(300)
        assert window.top.progress.fraction == held
        person.shortcut(Qt.Key_R)
        qtbot.waitUntil(lambda: window.top.progress.fraction > held, timeout=A_RUN)
        window.top.stop.click()
    assert ended.args[0].end is End.STOPPED
    assert window.top.status.text().startswith("Stopped at")
    assert sum(r.count for r in window.session.results.recordings.values()) > 0


def test_a_network_with_an_error_is_not_run_but_explained(person, window):
    window.open_example("brunel-demo")
    person.open("exc_to_inh")
    person.set(synapse__delay=0.05)
    person.shortcut(Qt.Key_R)
    assert window.session.state == "idle"
    assert "Excitatory → Inhibitory: the delay 0.05 ms is shorter than the time step" in window.toast.text()
    assert window.tabs.currentWidget() is window.problems


def test_what_fails_while_it_is_built_is_named_and_shown(person, window, qtbot):
    person.add("IF_curr_exp", 100, 0)
    person.label("Too many")
    person.set(size=10**12)
    outcome = run_to_the_end(person, qtbot)
    assert (outcome.end, outcome.element) == (End.FAILED, "too_many")
    assert window.toast.text().startswith("Too many: ")
    assert any("Too many" in sentence for sentence in window.problems.sentences)
    person.set(size=10)
    assert run_to_the_end(person, qtbot).end is End.DONE
