"""Rates over time on screen."""

import numpy as np
import pytest

from app.look import LIGHT
from app.model import Role
from app.plots.previous import Run
from app.plots.rates import Rates
from app.worker import Results
from tests.app.plots.figures.runs import NAMES, fire, populations, random_run, reach, record
from tests.app.plots.pixels import grab, like


@pytest.fixture
def chart(shown):
    chart = shown(Rates())
    chart.set_duration(1000.0)
    return chart


def test_each_population_has_its_line(chart):
    chart.show_run(random_run(), random_run(seed=1))
    pixels = grab(chart)
    for role in (Role.EXCITATORY, Role.INHIBITORY):
        assert like(pixels, LIGHT.hue(role).line, 30).sum() > 300
    assert chart.caption == "Excitatory 20.0 Hz   Inhibitory 40.0 Hz"


def test_the_rate_in_a_bin_is_that_of_its_spikes(chart):
    results = Results(NAMES)
    record(results, 1, 20)
    fire(results, 1, [0, 1, 2], [100.0, 104.9, 105.0])
    reach(results, 1000.0)
    chart.show_run(Run(results, populations(), 1000.0))
    chart.set_bin_width(5.0)
    table = chart.table()
    assert table["time (ms)"][20:23].tolist() == [100.0, 105.0, 110.0]
    assert table["Excitatory: rate (Hz)"][19:23].tolist() == pytest.approx([0.0, 20.0, 10.0, 0.0])
    assert chart.name_at(103.0, 0.5) == "Excitatory 20.0 Hz · 103.0 ms"


def test_bins_follow_the_zoom_unless_somebody_chooses(chart):
    chart.show_run(random_run())
    wide = chart.bin_width(chart.window())
    chart.view.show_time(100.0, 150.0)
    assert chart.bin_width(chart.window()) == 1.0 < wide
    assert chart.caption_line()[1].endswith("in bins of 1 ms")
    menu = next(action.menu() for action in chart.context_menu().actions() if action.text() == "Bin width")
    menu.actions()[4].trigger()
    assert chart.bin_width(chart.window()) == 10.0
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["10 ms"]


def test_a_bin_is_drawn_when_it_is_over(chart):
    results = Results(NAMES)
    record(results, 1, 20)
    fire(results, 1, np.zeros(1000), np.linspace(0.0, 499.0, 1000))
    reach(results, 500.0)
    chart.show_run(Run(results, populations(), 1000.0))
    line = like(grab(chart), LIGHT.hue(Role.EXCITATORY).line, 30)
    drawn = np.flatnonzero(line.any(axis=0))
    plot = chart.view.geometry()
    assert drawn.max() == pytest.approx(plot.left() + plot.width() / 2, abs=4)


def test_without_spikes_it_says_so(chart):
    chart.show_run(Run(Results(), (), 100.0))
    chart.refresh(50.0)
    assert chart.caption == "No spikes are recorded." == chart.caption_line()[1]
