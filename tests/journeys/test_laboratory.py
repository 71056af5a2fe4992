"""A network is changed while it runs, stepped, gone on with and slowed down, on every simulator."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QSlider

from app.model import Component, Frozen, Network, Population, Projection, Recording, Settings
from app.panels.space.cloud import Cell
from app.shell.examples import BY_KEY
from app.shell.window import Window
from app.storage import load
from app.worker import End
from tests.journeys.person import Person

A_RUN = 120_000  # ms that a run may take on a busy machine
SIMULATORS = ("nest", "neuron", "brian2")
J = 1.0  # mV
INHIBITORY = ("inh_to_exc", "inh_to_inh")


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


def brunel(g: float, simulator: str, duration: float) -> Network:
    """Brunel's (2000) model A with 400 and 100 cells, 80 and 20 inputs for each, driven at twice the threshold rate."""
    network = load(BY_KEY["brunel-demo"].path).network
    for population in network.populations:
        network.replace(population.name, _smaller(population))
    for projection in network.projections:
        network.replace(projection.name, _sparser(projection, network, g))
    network.describe(network.title, "", replace(network.settings, simulator=simulator, duration=duration))
    return network


def _smaller(population: Population) -> Population:
    if population.cell.model == "SpikeSourcePoisson":
        return replace(population, size=population.size // 5, cell=Component("SpikeSourcePoisson", Frozen(rate=2000.0)))
    return replace(population, size=population.size // 5, records=(Recording("spikes"),))


def _sparser(projection: Projection, network: Network, g: float) -> Projection:
    inhibitory = projection.pre == "inhibitory"
    synapse = Component("StaticSynapse", Frozen(weight=-g * J if inhibitory else J, delay=1.5))
    connector = projection.connector
    if connector.model == "FixedNumberPreConnector":
        connector = Component(connector.model, Frozen(n=20 if inhibitory else 80))
    return replace(projection, synapse=synapse, connector=connector)


def variation(window: Window) -> float:
    """The CV of the excitatory cells, as it is written below the raster."""
    found = re.search(r"Excitatory [^·]*· CV (\d\.\d+)", window.activity.raster.caption)
    return float(found.group(1)) if found else float("nan")


@pytest.mark.parametrize("simulator", SIMULATORS)
def test_inhibition_is_slid_up_while_the_network_runs(person, window, qtbot, simulator):
    window.document.open(brunel(3.0, simulator, 60_000.0))
    person.shortcut(Qt.Key_R)
    qtbot.waitUntil(lambda: variation(window) < 0.4, timeout=A_RUN)
    person.click("inh_to_exc")
    person.click("inh_to_inh", Qt.ShiftModifier)
    field = window.inspector.row("synapse.weight").editors[0]
    field.setFocus()
    QTest.keyClick(field, Qt.Key_Up, Qt.AltModifier)
    slider = QApplication.activePopupWidget().findChild(QSlider)
    for _ in range(5):  # from -3 to -6 mV
        QTest.keyClick(slider, Qt.Key_PageDown)
        QTest.qWait(60)
    QTest.keyClick(slider, Qt.Key_Escape)
    assert {window.document.network.get(name, Projection).synapse.parameters["weight"] for name in INHIBITORY} == {-6.0}
    qtbot.waitUntil(lambda: variation(window) > 0.7, timeout=A_RUN)
    assert window.session.state == "running", window.problems.sentences
    changes = window.session.results.alterations
    assert {change.element for change in changes} == set(INHIBITORY)
    assert window.activity.raster.changes == tuple(change.time for change in changes)
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        window.top.stop.click()
    assert ended.args[0].end is End.STOPPED
    window.document.undo()  # what was slid is one act
    assert window.document.network.get("inh_to_exc", Projection).synapse.parameters["weight"] == -3.0


@pytest.mark.parametrize("simulator", SIMULATORS)
def test_step_by_step_and_on(person, window, qtbot, simulator):
    window.document.open(brunel(5.0, simulator, 50.0))
    window.top.run_menu.step = 5.0
    times = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key_F10)
        qtbot.waitUntil(
            lambda: window.session.state == "paused" and window.session.results.now > max(times, default=0.0),
            timeout=A_RUN,
        )
        times.append(window.session.results.now)
    assert [later - before for before, later in pairwise(times)] == pytest.approx([5.0, 5.0], abs=1.6)
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        person.shortcut(Qt.Key_R)
    assert window.session.results.now == 50.0
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        QTest.keyClick(window, Qt.Key_F9)
    assert window.session.results.now == 100.0
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        QTest.keyClick(window, Qt.Key_F5, Qt.ControlModifier)
    QTest.keyClick(window, Qt.Key_F10)
    qtbot.waitUntil(lambda: window.session.state == "idle" and window.session.results.now == 5.0, timeout=A_RUN)
    assert len(window.session.results.segments) == 2


def test_what_has_to_wait_for_the_next_run_is_said(person, window, qtbot):
    window.document.open(brunel(5.0, "nest", 60_000.0))
    person.shortcut(Qt.Key_R)
    qtbot.waitUntil(lambda: window.session.state == "running", timeout=A_RUN)
    person.click("excitatory")
    person.set(size=300)
    qtbot.waitUntil(lambda: "Excitatory: its size changes with the next run." in window.toast.text(), timeout=A_RUN)
    assert window.session.state == "running"
    window.top.stop.click()


def test_it_runs_on_every_change(person, window, qtbot):
    window.document.open(brunel(5.0, "nest", 20.0))
    window.top.run_menu.on_change.trigger()
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        person.click("drive_e")
        person.set(cell__rate=3000)
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        person.shortcut(Qt.Key_Z)


@pytest.mark.parametrize("simulator", SIMULATORS)
def test_a_cell_is_given_a_pulse_and_fires(person, window, qtbot, simulator):
    cell = Population("quiet", "Quiet", Component("IF_curr_exp"), 5, records=(Recording("spikes"),))
    window.document.open(Network([cell], settings=Settings(simulator=simulator, duration=50.0)))
    window.document.select(["quiet"])
    person.shortcut(Qt.Key_K)
    assert "press Run first" in window.toast.text()
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        person.shortcut(Qt.Key_R)
    (recording,) = window.session.results.recordings.values()
    assert recording.count == 0
    window.space.pick(Cell("quiet", 3))
    person.shortcut(Qt.Key_K)
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN):
        QTest.keyClick(window, Qt.Key_F9)
    cells, times = recording.spikes
    assert set(cells.tolist()) == {3} and 50.0 <= times[0] <= 53.0
