"""Tasks that programs of this kind are compared by, with mouse and keys, and how many steps each of them takes.

A step is a click, a drag, a choice, a key chord or a typed value. T6 is in test_plasticity.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.look import theme
from app.shell.window import Window
from app.worker import End
from tests.app.plots.pixels import grab
from tests.journeys.person import Person

A_RUN = 120_000  # ms that a run may take on a busy machine
Within = Callable[[str, int], None]


@pytest.fixture
def person(window: Window) -> Person:
    return Person(window)


@pytest.fixture
def within(person: Person, capsys: pytest.CaptureFixture[str]) -> Within:
    """Says how many steps a task took, which may be as many as `most`."""

    def say(task: str, most: int) -> None:
        with capsys.disabled():
            print(f"\n{task}: {person.steps} steps (target {most})")
        assert person.steps <= most

    return say


def run(person: Person, qtbot) -> None:
    with qtbot.waitSignal(person.window.session.finished, timeout=A_RUN) as ended:
        person.shortcut(Qt.Key_R)
    assert ended.args[0].end is End.DONE, ended.args[0].sentence


def potentials(person: Person, name: str) -> np.ndarray:
    """The recorded potentials of a population, shape (samples, cells)."""
    recordings = person.window.session.results.recordings.values()
    (found,) = (r for r in recordings if r.element == name and r.variable == "v")
    return found.samples


def spikes(person: Person, name: str) -> int:
    recordings = person.window.session.results.recordings.values()
    return sum(r.count for r in recordings if r.element == name and r.is_spikes)


def test_t1_a_cell_a_current_and_its_potential(person, window, qtbot, within):
    current = person.add("Constant current", -200, 0)
    cell = person.wire_to_paper(current, 120, 0, "IF_cond_exp")
    person.set(size=1)
    run(person, qtbot)
    within("T1, a cell with a current, and its potential", 8)
    v = potentials(person, cell)
    assert v.shape[1] == 1 and v[:900].max() == pytest.approx(-65.0) and v[1500:].max() > -51.0
    assert spikes(person, cell) > 10
    assert person.sees(window.activity.traces, theme().look.generic.line) > 100


def test_t2_a_balanced_network_from_nothing(person, window, qtbot, within):
    excitatory = person.add("Excitatory", -150, -100)
    inhibitory = person.add("Inhibitory", 150, -100)
    drive = person.add("Poisson", 0, 130)
    person.set(cell__rate=100)
    for pre in (excitatory, inhibitory, drive):
        for post in (excitatory, inhibitory):
            person.wire(pre, post)
    run(person, qtbot)
    within("T2, two populations, a drive, six projections, and the raster", 25)
    assert len(window.document.network.projections) == 6
    network = window.document.network
    rate = {name: spikes(person, name) / network.population(name).size for name in (excitatory, inhibitory)}
    assert all(1 < each < 150 for each in rate.values()), rate
    assert person.sees(window.activity.raster, theme().look.excitatory.line) > 300


def test_t2_from_a_template(person, window, qtbot, within):
    button = next(b for b in window.canvas.invitation.findChildren(type(window.top.stop)) if "2,500" in b.text())
    with qtbot.waitSignal(window.session.finished, timeout=A_RUN) as ended:
        button.click()  # which runs it as well
        person.steps += 1
    assert ended.args[0].end is End.DONE, ended.args[0].sentence
    within("T2 from a template", 3)
    assert spikes(person, "excitatory") > 1000


def test_t3_another_g_and_both_runs_over_each_other(person, window, qtbot, within):
    window.open_example("brunel-demo")
    run(person, qtbot)
    before = spikes(person, "excitatory")
    person.steps = 0
    person.click("inh_to_exc")
    person.click("inh_to_inh", Qt.ShiftModifier)
    person.set(synapse__weight=-5)
    run(person, qtbot)
    within("T3, another g, run again, compared with the run before", 4)
    assert spikes(person, "excitatory") != before
    assert window.activity.before.isVisible() and "weight −2.5 → −5" in window.activity.before.text()
    assert person.sees(window.activity, theme().look.muted) > 100 and " → " in window.activity.raster.caption


def test_t5_synaptic_input_with_another_weight_and_delay(person, window, qtbot, within):
    source = person.add("Spikes at given times", -200, 0)
    cell = person.wire_to_paper(source, 120, 0, "IF_cond_exp")
    (wire,) = (projection.name for projection in window.document.network.projections)
    person.click(wire)
    person.set(synapse__weight=0.01, synapse__delay=5)
    run(person, qtbot)
    within("T5, synaptic input by weight and delay", 10)
    v = potentials(person, cell)[:, 0]
    first = int(np.argmax(v > -64.99))
    assert 54.5 < first * 0.1 < 56.0 and v[500:800].max() > -64.0


def test_t7_a_grid_in_space_connected_by_distance_and_lit_up(person, window, qtbot, within):
    current = person.add("Noisy current", -220, 0)
    cells = person.wire_to_paper(current, 60, 0, "Excitatory")
    person.set(grid="10 x 10 x 10")
    wire = person.wire(cells, cells)
    assert window.document.selection == (wire,)
    person.set(connector__model="Distance-dependent", connector__d_expression="exp(-d**2 / (2 * 2**2))")
    person.shortcut(Qt.Key_M, Qt.ShiftModifier)
    run(person, qtbot)
    (chart,) = (tile.chart for tile in window.activity.board.tiles)
    qtbot.waitUntil(lambda: chart.caption == "1\u2009000 cells" and chart.time == 1000.0, timeout=A_RUN)
    within("T7, a 3D grid of 1,000 cells, connected by a Gaussian of distance, animated", 12)
    assert chart.camera.pitch != 90.0, "a grid of three dimensions is looked at from its corner"
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key_Space)
    qtbot.waitUntil(lambda: chart.player.playing and 0.0 < chart.time < 1000.0, timeout=A_RUN)
    window.tabs.setCurrentWidget(window.space)
    network = window.document.network
    assert network.population(cells).size == 1000 and network.population(cells).structure.model == "Grid3D"
    assert spikes(person, cells) > 1000
    qtbot.waitUntil(lambda: len(window.space.places.clouds) == 1, timeout=A_RUN)
    assert window.space.slider.isVisible() and window.space.slider.maximum() >= 1000
    pictures = []
    for time in (150, 400, 950):
        window.space.slider.setValue(time)
        qtbot.wait(50)
        pictures.append(grab(window.space.view))
    assert (pictures[0] != pictures[1]).any() and (pictures[1] != pictures[2]).any()
