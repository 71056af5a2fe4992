"""The weight matrix: its squares, its times, its projections."""

import numpy as np
import pytest
from PyQt5.QtCore import QObject, pyqtSignal

from app.look import LIGHT
from app.model import Component, Network, Population, Projection, Role
from app.plots.figures.matrix import MOST, Connections, Grid, Strongest, around, grid, squares
from app.plots.figures.weight_matrix import NO_PROJECTION, UNKNOWN, WeightMatrix
from app.plots.previous import Run
from app.preview import Answer
from app.run.preview import Preview
from app.worker import Results, frames
from tests.app.plots.pixels import grab, like

PRE, POST = np.array([0, 1, 3, 3]), np.array([2, 0, 1, 2])
MADE = np.array([0.1, 0.2, 0.3, 0.4])
SOON = 30_000  # ms, for a child process


class Known(QObject):
    """A preview that answers at once."""

    arrived = pyqtSignal(str, object)

    def __init__(self, **arrays):
        super().__init__()
        self.arrays, self.sentence = arrays, ""

    def ask(self, topic, request):
        self.arrived.emit(topic, Answer(request, self.arrays, self.sentence))


def run_of(*names):
    cell = Component("IF_cond_exp")
    pre = Population("exc", "Excitatory", cell, size=4, role=Role.EXCITATORY)
    post = Population("inh", "Inhibitory", cell, size=3, role=Role.INHIBITORY)
    projections = [Projection(name, f"Label of {name}", "exc", "inh", watch=10.0) for name in names]
    network = Network([pre, post, *projections])
    return Run(Results(), network.populations, 100.0, network)


def note(run, name, time, *weights):
    run.results.take([frames.Weights(name, np.array([time]), np.array([weights]))])


@pytest.fixture
def ready(qtbot, shown):
    def show(run, preview):
        figure = shown(WeightMatrix(preview), 420, 320)
        figure.show_run(run)
        figure.refresh(100.0, final=True)
        qtbot.waitUntil(lambda: not figure.thinking.busy)
        return figure

    return show


@pytest.fixture
def known(qapp):
    return Known(pre=PRE, post=POST, weight=MADE)


def test_each_connection_is_in_its_square_and_the_rest_is_empty():
    means = grid(Connections(PRE, POST, MADE, (4, 3)), MADE)
    assert means.shape == (4, 3) and means[PRE, POST].tolist() == MADE.tolist()
    assert np.isnan(means).sum() == 12 - 4


def test_a_large_matrix_has_means_of_squares():
    cells = 10 * MOST
    pre = np.repeat(np.arange(cells), 2)
    means = grid(Connections(pre, pre, np.empty(0), (cells, cells)), np.tile([1.0, 3.0], cells))
    assert means.shape == (MOST, MOST) and np.diag(means) == pytest.approx(np.full(MOST, 2.0))
    assert np.isnan(means).sum() == MOST * (MOST - 1)
    assert (around(0, MOST, cells), around(3, 4, 4), around(0, 3, 4), around(1, 3, 4)) == ("0–9", "3", "0–1", "2")


def test_the_strongest_is_remembered_note_by_note():
    first = Strongest("one").after([np.array([0.5, np.nan])], MADE)
    assert (first.notes, first.weight) == (1, 0.5)
    assert first.after([np.array([9.0]), np.array([-0.7])], MADE).weight == 0.7
    assert Strongest("one").after([], np.array([-2.0])).weight == 2.0


def test_where_nothing_is_the_picture_is_clear():
    pixels = squares(Grid(np.array([[np.nan, 1.0]]), 1.0), (1, 2, 3), (200, 200, 200))
    assert pixels.tolist() == [[0, 0xFF010203]]


def test_weights_are_as_they_were_made_until_some_are_noted(ready, known, qtbot):
    run = run_of("one")
    figure = ready(run, known)
    assert figure.caption == "4 connections · as they were made" and figure.player.isHidden()
    assert figure.grid.strongest == 0.4
    assert like(grab(figure), LIGHT.hue(Role.EXCITATORY).line, 3).sum() > 500
    note(run, "one", 0.0, 0.1, 0.2, 0.3, 0.4)
    note(run, "one", 50.0, 0.8, 0.2, 0.3, 0.4)
    figure.refresh(100.0, final=True)
    qtbot.waitUntil(lambda: figure.caption == "4 connections · at 50.0 ms")
    assert figure.grid.means[0, 2] == 0.8 and not figure.player.isHidden()
    figure.player.look_at(20.0)
    qtbot.waitUntil(lambda: figure.grid.means[0, 2] == 0.1)
    assert figure.grid.strongest == 0.8
    assert figure.table()["weight (µS)"].tolist() == MADE.tolist()


def test_what_is_under_the_pointer_is_named(ready, known):
    figure = ready(run_of("one"), known)
    assert figure.name_at(2.5, 0.5) == "0 → 2: 0.1 µS" and figure.name_at(0.5, 0.5) == "0 → 0: not connected"


def test_another_projection_can_be_chosen_those_with_recorded_weights_first(ready, known, qtbot):
    run = run_of("one", "two")
    note(run, "two", 0.0, 1.0, 2.0, 3.0, 4.0)
    figure = ready(run, known)
    assert figure.projection.names == ("Label of two", "Label of one") and figure.grid.strongest == 4.0
    figure.projection.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: figure.grid.strongest == 0.4)


@pytest.mark.parametrize(
    ("run", "words"),
    [(run_of(), NO_PROJECTION), (Run(Results(), (), 10.0), UNKNOWN), (run_of("one"), "Too many.")],
    ids=["no projection", "a script", "a refusal"],
)
def test_where_there_is_nothing_to_see_it_says_why(ready, known, run, words):
    known.arrays, known.sentence = {}, "Too many."
    figure = ready(run, known)
    assert figure.caption == words and figure.table() == {} and figure.name_at(0.5, 0.5) == ""


def test_the_connections_are_those_that_a_run_has(ready, qtbot):
    preview = Preview()
    figure = ready(run_of("one"), preview)
    qtbot.waitUntil(lambda: figure.caption == "12 connections · as they were made", timeout=SOON)
    preview.shutdown()
    assert not np.isnan(figure.grid.means).any()
