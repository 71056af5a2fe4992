"""Distributions and spectra of a run, worked out beside the window."""

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from app.look import DARK, LIGHT, theme
from app.model import Role
from app.plots.figures.curves import NOTHING, Curves
from app.plots.figures.firing import firings
from app.plots.figures.measures import INTERVALS, IRREGULARITY, MEASURES
from app.plots.previous import Run
from app.worker import Results
from tests.app.plots.figures.runs import NAMES, fire, populations, random_run, reach, record
from tests.app.plots.pixels import grab, like


@pytest.fixture
def ready(qtbot, shown):
    """Shows a measure of a run, worked out."""

    def show(measure, run, before=None):
        figure = shown(Curves(measure))
        figure.show_run(run, before)
        qtbot.waitUntil(lambda: not figure.thinking.busy)
        return figure

    return show


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_each_population_has_its_curve_in_its_colour(ready, measure):
    figure = ready(measure, random_run())
    assert [curve.label for curve in figure.curves] == ["Excitatory", "Inhibitory"]
    pixels = grab(figure)
    for role in (Role.EXCITATORY, Role.INHIBITORY):
        assert like(pixels, LIGHT.hue(role).line, 40).sum() > 100
    assert "Excitatory" in figure.caption and "Inhibitory" in figure.caption


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_a_run_of_nothing_is_no_error(ready, measure):
    assert ready(measure, Run(Results(), (), 100.0)).caption == NOTHING
    results = Results(NAMES)
    record(results, 1, 20)
    reach(results, 100.0)
    figure = ready(measure, Run(results, populations(), 100.0))
    assert "Excitatory" in figure.caption
    fire(results, 1, [3], [50.0])
    figure.again()
    assert grab(figure).any()


def test_irregularity_is_what_was_drawn_at_random(ready):
    figure = ready(IRREGULARITY, random_run(5000.0))
    assert "Excitatory CV 0.9" in figure.caption or "Excitatory CV 1.0" in figure.caption
    (curve, _) = figure.curves
    assert curve.y.sum() == pytest.approx(1.0)


def test_the_run_before_is_behind_it_and_muted(ready):
    figure = ready(INTERVALS, random_run(), random_run(seed=1))
    assert [curve.before for curve in figure.curves] == [False, False, True, True]
    assert [label for _, label in figure.key()] == ["Excitatory", "Inhibitory"]


def test_a_region_is_looked_at_alone(ready, qtbot):
    figure = ready(IRREGULARITY, run := random_run())
    assert [len(each.times) for each in firings(run, (100.0, 200.0))] == [
        int(((source.spikes()[1] >= 100.0) & (source.spikes()[1] < 200.0)).sum()) for source in run.sources()[0]
    ]
    whole = figure.caption
    figure.set_region((0.0, 300.0))
    qtbot.waitUntil(lambda: figure.caption != whole)


def test_it_is_worked_out_again_when_the_last_data_came(ready, qtbot):
    results = Results(NAMES)
    record(results, 1, 20)
    figure = ready(INTERVALS, Run(results, populations(), 100.0))
    fire(results, 1, [1, 1], [10.0, 30.0])
    reach(results, 100.0)
    figure.refresh(100.0, final=True)
    qtbot.waitUntil(lambda: "median 20.0 ms" in figure.caption)


def test_nothing_is_worked_out_while_nobody_sees_it(qtbot):
    figure = Curves(INTERVALS)
    qtbot.addWidget(figure)
    figure.show_run(random_run())
    assert not figure.thinking.busy
    figure.show()
    qtbot.waitUntil(lambda: len(figure.curves) == 2)


def test_keys_and_mouse_read_values(ready):
    figure = ready(INTERVALS, random_run())
    assert figure.corner() == "interval (ms)"
    QTest.mouseMove(figure.viewport(), QPoint(200, 100))
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key_Right)
    assert figure.corner().endswith(" ms") and "Excitatory" in figure.corner()
    QTest.keyClick(figure, Qt.Key_Escape)
    assert figure.corner() == "interval (ms)"


def test_what_is_drawn_can_be_taken_away(ready, tmp_path):
    figure = ready(INTERVALS, random_run())
    columns = figure.table()
    assert [len(column) for column in columns.values()][:2] == [len(figure.curves[0].y)] * 2
    for name in ("picture.png", "picture.svg"):
        figure.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000


def test_the_dark_look_has_its_colours(ready):
    figure = ready(INTERVALS, random_run())
    theme().apply(DARK)
    assert like(grab(figure), DARK.panel).mean() > 0.5
    assert np.any(like(grab(figure), DARK.hue(Role.INHIBITORY).line, 40))
