"""The Activity tab: empty, filling, full, and its two charts looking at the same time."""

import numpy as np
import pytest
from PyQt5.QtCore import Qt

from app.look import LIGHT
from app.model import Role
from app.plots import ActivityPanel
from app.plots.activity import INVITATION, NOTHING_RECORDED, WAITING
from app.worker import Results, frames
from tests.app.plots.pixels import grab, like
from tests.app.plots.test_recorded import POPULATIONS
from tests.app.run.fake import recording, spikes

BLUE, RED = LIGHT.hue(Role.EXCITATORY).line, LIGHT.hue(Role.INHIBITORY).line


@pytest.fixture
def panel(shown):
    return shown(ActivityPanel(), 904, 300)


@pytest.fixture
def run():
    return Results({1: "excitatory", 2: "inhibitory"})


def built(run):
    run.take(
        [
            recording(0, "Excitatory", 1),
            recording(1, "Inhibitory", 2),
            recording(2, "Excitatory", 1, "v", "mV", 2),
            frames.Started(0.0, 1000.0),
        ]
    )


def stream(run, begin, end):
    rng = np.random.default_rng(int(begin))
    for key in (0, 1):
        run.take([spikes(key, rng.integers(0, 10, 40), np.sort(rng.uniform(begin, end, 40)))])
    values = np.full((int(end - begin) + (begin == 0), 2), -60.0)
    run.take([frames.Samples(2, 0.0, 1.0, values), frames.Progress(end, 1000.0)])


def test_an_empty_place_invites(panel):
    assert panel._invitation.isVisible()
    assert panel._invitation.text() == INVITATION
    grab(panel)


def test_a_run_fills_the_charts_while_it_goes_on(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    assert panel._invitation.text() == WAITING
    built(run)
    panel.refresh()
    seen = []
    for begin in range(0, 1000, 250):
        stream(run, begin, begin + 250)
        panel.refresh()
        pixels = grab(panel)
        seen.append((like(pixels, BLUE).sum(), like(pixels, RED).sum()))
        assert panel.raster.now == begin + 250
    assert all(np.diff([blue for blue, _ in seen]) > 0)
    assert all(np.diff([red for _, red in seen]) > 0)
    panel.refresh(final=True)
    assert panel.raster.now is None
    assert panel.raster.caption.startswith("Pyramidal cells 16.0 Hz · CV ")
    assert "Basket cells 16.0 Hz" in panel.raster.caption
    assert panel.traces.caption == "v (mV) · Pyramidal cells 0, 1"


def test_what_is_not_recorded_takes_no_room(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    run.take([recording(0, "Excitatory", 1), frames.Started(0.0, 1000.0)])
    panel.refresh()
    assert panel.raster.isVisible()
    assert not panel.traces.isVisible()
    run.take([recording(2, "Excitatory", 1, "v", "mV", 2)])
    panel.refresh()
    assert panel.traces.isVisible()


def test_a_run_that_records_nothing_says_so(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    run.take([frames.Started(0.0, 1000.0), frames.Progress(1000.0, 1000.0)])
    panel.refresh(final=True)
    assert panel._invitation.text() == NOTHING_RECORDED
    assert panel._invitation.isVisible()


def test_the_charts_look_at_the_same_time(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    built(run)
    panel.refresh()
    panel.raster.view.show_time(200.0, 400.0)
    assert panel.traces.view.viewRange()[0] == [200.0, 400.0]
    panel.traces.view.show_all()
    assert panel.raster.view.viewRange()[0] == [0.0, 1000.0]
    panel.traces.pointed.emit(321.0)
    assert panel.raster.pointer == panel.traces.pointer == 321.0
    panel.traces.pointed.emit(None)
    assert panel.raster.pointer is None


def test_a_run_longer_than_announced_keeps_what_is_looked_at(panel, run):
    panel.set_run(run, POPULATIONS, 500.0)
    run.take([recording(0, "Excitatory", 1), frames.Started(0.0, 500.0)])
    panel.refresh()
    panel.raster.view.show_time(100.0, 200.0)
    run.take([frames.Started(500.0, 2000.0)])
    panel.refresh()
    assert panel.raster.view.duration == 2000.0
    assert panel.raster.view.viewRange()[0] == [100.0, 200.0]
    panel.raster.view.show_all()
    run.take([frames.Started(2000.0, 3000.0)])
    panel.refresh()
    assert panel.raster.view.viewRange()[0] == [0.0, 3000.0]


def test_the_next_run_begins_on_a_clean_sheet(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    built(run)
    stream(run, 0, 500)
    panel.refresh()
    assert like(grab(panel), BLUE).any()
    panel.set_run(Results(), POPULATIONS, 1000.0)
    assert not like(grab(panel), BLUE).any()


def test_a_script_that_resets_begins_anew(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    built(run)
    stream(run, 0, 1000)
    panel.refresh()
    before = like(grab(panel), RED).sum()
    run.take([frames.Started(0.0, 1000.0)])
    panel.refresh()
    assert like(grab(panel), RED).sum() == 0 < before


def test_irregularity_is_estimated_once_a_second_and_at_the_end(panel, run, monkeypatch):
    asked = []
    panel.set_run(run, POPULATIONS, 1000.0)
    built(run)
    panel.refresh()
    monkeypatch.setattr(panel._summary, "text", lambda thorough: asked.append(thorough) or "")
    for _ in range(5):
        panel.refresh()
    panel.refresh(final=True)
    assert asked == [False] * 5 + [True]


def test_export_says_which_chart(panel, run, qtbot):
    for chart in panel.charts:
        with qtbot.waitSignal(panel.page.export_wanted) as asked:
            chart.export_wanted.emit()
        assert asked.args == [chart]


def test_for_those_who_do_not_see_the_picture(panel, run):
    panel.set_run(run, POPULATIONS, 1000.0)
    built(run)
    stream(run, 0, 1000)
    panel.refresh(final=True)
    assert panel.raster.accessibleName() == "Raster"
    assert "Hz" in panel.raster.accessibleDescription()
    assert all(chart.focusPolicy() == Qt.StrongFocus and chart.toolTip() for chart in panel.charts)
