"""The run before is drawn, muted, behind the present one, with what was changed between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.model import Component, Frozen, Network
from app.plots import ActivityPanel
from app.worker import Results
from tests.app.plots.pixels import grab
from tests.app.plots.test_activity import built, stream
from tests.app.plots.test_recorded import POPULATIONS


@pytest.fixture
def panel(shown):
    return shown(ActivityPanel(), 904, 300)


def network(tau_m: float) -> Network:
    cell = Component("IF_cond_exp", Frozen(tau_m=tau_m))
    return Network([replace(POPULATIONS[0], cell=cell), *POPULATIONS[1:]])


def ran(panel: ActivityPanel, tau_m: float, seed: int = 0) -> None:
    run = Results({1: "excitatory", 2: "inhibitory"})
    panel.set_run(run, POPULATIONS, 1000.0, network(tau_m))
    built(run)
    stream(run, seed, 1000)
    panel.refresh(final=True)


def test_the_first_run_has_nothing_behind_it(panel):
    ran(panel, 20.0)
    assert not panel.before.isVisible()
    assert "→" not in panel.raster.caption


def test_a_second_run_shows_what_was_before_and_what_was_changed(panel):
    ran(panel, 20.0)
    ran(panel, 12.0, seed=1)
    assert panel.before.isVisible() and "Pyramidal cells: tau_m 20 → 12" in panel.before.text()
    assert " → " in panel.raster.caption
    both = grab(panel.raster)
    QTest.mouseClick(panel.before, Qt.LeftButton)
    assert (grab(panel.raster) != both).any()
    assert " → " not in panel.raster.caption
    QTest.mouseClick(panel.before, Qt.LeftButton)
    assert (grab(panel.raster) == both).all()


def test_another_network_forgets_it(panel):
    ran(panel, 20.0)
    ran(panel, 12.0)
    panel.forget()
    ran(panel, 12.0)
    assert not panel.before.isVisible()


def test_a_run_that_told_nothing_does_not_take_the_place_of_one_that_did(panel):
    ran(panel, 20.0)
    panel.set_run(Results({}), POPULATIONS, 1000.0, network(15.0))
    ran(panel, 10.0)
    assert "20 → 10" in panel.before.text()
