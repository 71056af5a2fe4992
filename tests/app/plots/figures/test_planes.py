"""Excitation against inhibition, and the phase plane."""

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.look import LIGHT
from app.model import Role
from app.plots.figures import planes
from app.plots.figures.firing import firings, pooled
from app.plots.figures.phase import PhasePlane
from app.plots.figures.scatter import Scatter
from app.plots.previous import Run
from app.worker import Results, frames
from tests.app.plots.figures.runs import NAMES, fire, populations, random_run, reach, record
from tests.app.plots.pixels import grab, like


@pytest.fixture
def ready(qtbot, shown):
    def show(figure, run):
        shown(figure).show_run(run)
        qtbot.waitUntil(lambda: not figure.thinking.busy)
        return figure

    return show


def choose(choice, name):
    next(action for action in choice.menu().actions() if action.text() == name).trigger()


def together():
    """Both populations fire in the same windows: both, none, both, …"""
    results = Results(NAMES)
    for key, size in ((1, 20), (2, 10)):
        record(results, key, size)
        times = np.repeat(np.arange(0.0, 100.0, 10.0), 5)
        fire(results, key, np.arange(len(times)) % size, times)
    reach(results, 100.0)
    return Run(results, populations(), 100.0)


def cycle(samples=1000):
    """v and w of two cells on a circle; spikes of nobody."""
    results, phase = Results(NAMES), np.arange(samples) / 50.0
    for key, variable, unit, values in ((1, "v", "mV", np.cos(phase)), (2, "w", "nA", np.sin(phase))):
        cells = np.array([3, 7], np.int32)
        results.take([frames.Recording(key, "exc", 1, 20, variable, unit, cells)])
        results.take([frames.Samples(key, 0.0, 0.1, np.column_stack([values, 2 * values]))])
    reach(results, samples / 10)
    return Run(results, populations(), 100.0)


def test_counts_that_go_together_correlate(ready):
    figure = ready(Scatter(), together())
    assert (figure.upright.value, figure.along.value) == ("Excitatory", "Inhibitory")
    assert figure.caption == "r 1.00 · 20 windows of 5 ms"
    assert figure.points.y[:2].tolist() == [50.0, 0.0] and figure.points.x[:2].tolist() == [100.0, 0.0]
    assert figure.head.text == "Excitatory against Inhibitory in 5 ms"


def test_axes_and_windows_can_be_chosen(ready, qtbot):
    figure = ready(Scatter(), together())
    choose(figure.width_, "10 ms")
    qtbot.waitUntil(lambda: figure.caption == "10 windows of 10 ms")
    choose(figure.along, "Excitatory")
    qtbot.waitUntil(lambda: figure.x.words == "Excitatory (Hz)")


def test_one_population_is_not_enough(ready):
    results = Results(NAMES)
    record(results, 1, 20)
    reach(results, 100.0)
    assert (
        ready(Scatter(), Run(results, populations(), 100.0)).caption == "Two populations have to record their spikes."
    )


def test_populations_of_one_kind_are_also_offered_together():
    parts = firings(random_run())
    twice = planes.sets([*parts, parts[0]])
    assert list(twice) == ["All excitatory", "Excitatory", "Inhibitory"]
    both = pooled(parts, "Both")
    assert len(both.cells) == 30 and len(both.times) == sum(len(part.times) for part in parts)
    assert (np.diff(both.times) >= 0).all() and np.bincount(both.owners, minlength=30)[20:].sum() == len(parts[1].times)


def test_the_way_of_a_cell_in_its_phase_plane(ready, qtbot):
    figure = ready(PhasePlane(), cycle())
    assert figure.head.text == "w against v of Excitatory cell 3"
    assert np.hypot(figure.points.x, figure.points.y) == pytest.approx(np.ones(1000))
    assert (figure.x.words, figure.y.words) == ("v (mV)", "w (nA)")
    assert like(grab(figure), LIGHT.hue(Role.EXCITATORY).line, 40).sum() > 300
    choose(figure.cell, "cell 7")
    qtbot.waitUntil(lambda: figure.points.x.max() == pytest.approx(2.0, abs=0.01))


def test_a_region_of_the_way(ready, qtbot):
    figure = ready(PhasePlane(), cycle())
    figure.set_region((10.0, 20.0))
    qtbot.waitUntil(lambda: len(figure.points.x) == 101)
    assert figure.points.x[0] == pytest.approx(np.cos(100 / 50.0))


def test_a_long_way_is_drawn_from_its_end_and_a_long_region_evenly():
    run = cycle(50_000)
    traces = planes.variables(run)["Excitatory"]
    newest = planes.way(traces["v"], traces["w"], 3, None)
    assert len(newest.x) == planes.MOST and newest.x[-1] == pytest.approx(np.cos(49_999 / 50.0))
    assert len(planes.way(traces["v"], traces["w"], 3, (0.0, 5000.0)).x) == 50_000 // 3 + 1


def test_without_two_variables_it_says_what_is_missing(ready):
    figure = ready(PhasePlane(), random_run())
    assert figure.caption == "Two variables of a population have to be recorded."
    assert not figure.cell.isVisible() and figure.corner() == ""


def test_choices_are_made_by_keyboard(ready):
    figure = ready(Scatter(), together())
    for choice in (figure.upright, figure.along, figure.width_):
        assert choice.accessibleName() and choice.focusPolicy() & Qt.TabFocus
    QTest.keyClick(figure, Qt.Key_Right)
    assert "Hz" in figure.corner()


def test_what_nobody_chose_follows_what_is_recorded(ready, qtbot):
    results = Results(NAMES)
    record(results, 1, 20)
    run = Run(results, populations(), 100.0)
    figure = ready(Scatter(), run)
    assert figure.along.value == "Excitatory"
    record(results, 2, 10)
    reach(results, 100.0)
    figure.show_run(run)
    assert figure.along.value == "Inhibitory"
    choose(figure.along, "Excitatory")
    figure.show_run(run)
    assert figure.along.value == "Excitatory"
