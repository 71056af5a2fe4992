"""Weights over time on screen: a mean in its band, the choice of a projection, a histogram of now."""

import numpy as np
import pytest

from app.look import LIGHT
from app.model import Component, Network, Population, Projection, Role
from app.plots import ActivityPanel
from app.plots.learning import courses
from app.plots.weights import WeightsChart
from app.worker import Results, frames
from tests.app.plots.pixels import grab, like

BLUE = LIGHT.hue(Role.EXCITATORY)


@pytest.fixture
def network():
    cells = [Population(n, n.title(), Component("IF_cond_exp"), role=Role.EXCITATORY) for n in ("exc", "inh")]
    return Network([*cells, *(Projection(n, f"Label of {n}", "exc", "inh", watch=10.0) for n in ("one", "two"))])


@pytest.fixture
def results():
    return Results()


def note(results, name, time, *weights):
    results.take([frames.Weights(name, np.array([time]), np.array([weights]))])


def test_statistics_grow_with_each_note(results, network):
    note(results, "one", 0.0, 0.1, 0.3)
    (course,) = courses(results, network)
    course.catch_up()
    note(results, "one", 10.0, 0.2, 0.6)
    course.catch_up()
    course.catch_up()
    assert course.times.tolist() == [0.0, 10.0] and course.means == pytest.approx([0.2, 0.4])
    assert (course.low, course.high) == (0.1, 0.6) and course.singles.tolist() == [[0.1, 0.3], [0.2, 0.6]]
    assert (course.label, course.role, course.unit) == ("Label of one", Role.EXCITATORY, "uS")
    shares, edges = course.histogram()
    assert shares.sum() == 2 and edges[0] == 0.1 and edges[-1] == 0.6


def test_of_many_synapses_a_few_are_drawn_by_themselves(results, network):
    note(results, "one", 0.0, *np.arange(1000.0))
    (course,) = courses(results, network)
    assert course.chosen.tolist() == [0, 250, 500, 749, 999]


def test_what_the_network_does_not_know_has_its_name(results):
    note(results, "gone", 0.0, 1.0)
    (course,) = courses(results, None)
    assert (course.label, course.role, course.unit) == ("gone", Role.GENERIC, "")


def test_a_chart_draws_mean_band_and_histogram(shown, results, network):
    chart = shown(WeightsChart())
    chart.set_duration(100.0)
    rng = np.random.default_rng(1)
    for k in range(11):
        note(results, "one", 10.0 * k, *rng.normal(0.01 + 0.001 * k, 0.002, 200))
    chart.set_courses(courses(results, network))
    pixels, plot = grab(chart), chart.view.geometry().toRect()
    inside = pixels[plot.top() : plot.bottom(), plot.left() : plot.right()]
    assert like(inside, BLUE.fill, tolerance=4).sum() > 1000
    mean = like(inside, BLUE.line, tolerance=60)
    left, right = (np.flatnonzero(mean[:, columns].any(axis=1)).mean() for columns in (slice(5, 30), slice(-30, -5)))
    assert right < left - 20  # it rises
    assert not like(pixels[:, plot.right() + 6 :], LIGHT.panel, tolerance=4).all()
    assert chart.caption.startswith("0.0") and chart.caption.endswith("µS · 200 synapses · Label of one")
    assert chart.name_at(50.0, 0.5).startswith("mean 0.0")


def test_projections_without_synapses_are_said(shown, results, network):
    chart = shown(WeightsChart())
    note(results, "one", 0.0)
    chart.set_courses(courses(results, network))
    grab(chart)
    assert chart.caption == "no synapses · Label of one"


def test_the_panel_shows_weights_as_soon_as_they_come(shown, results, network):
    panel = shown(ActivityPanel(), 904, 300)
    panel.set_run(results, network.populations, 100.0, network)
    assert not panel.weights.isVisible()
    results.take([frames.Started(0.0, 100.0)])
    note(results, "two", 0.0, 0.5, 0.5)
    panel.refresh()
    assert panel.weights.isVisible() and not panel.raster.isVisible() and panel.weights.course.label == "Label of two"
    note(results, "one", 10.0, 0.5, 0.7)
    panel.refresh()
    assert panel.weights.course.label == "Label of two" and panel.weights.choice.isVisible()
    panel.weights.choice.chosen.emit("Label of one")
    note(results, "one", 20.0, 0.6, 0.8)
    panel.refresh(final=True)
    assert panel.weights.caption == "0.6 → 0.7 ± 0.1 µS · 2 synapses · Label of one"
    grab(panel)
