"""Crowded pictures: a draft while the view moves, the exact one when it rests."""

import numpy as np
import pytest
from PyQt5.QtCore import QObject

from app.plots import drafts, film
from app.plots.bands import stack
from app.plots.drafts import Drafts, exact
from app.plots.film import Film
from app.plots.ink import palette
from app.plots.view import View
from tests.app.plots.feeds import Feed, inhibitory

COLOURS = [palette(10, 20, 200), palette(200, 20, 10)]
WHOLE = View(0.0, 1000.0, 300, 200)


@pytest.fixture
def feeds():
    return [Feed(cells=np.arange(400)).fire_at_random(20_000), inhibitory(100).fire_at_random(5000, seed=1)]


@pytest.fixture
def crowded(monkeypatch):
    for module in (drafts, film):
        monkeypatch.setattr(module, "CROWDED", 1000)


@pytest.mark.parametrize(
    "view",
    [WHOLE, View(200.0, 700.0, 300, 200), View(0.0, 1000.0, 300, 200, 1.0, 0.2, 0.4), View(400.0, 410.0, 200, 900)],
    ids=["all", "a part", "some cells", "few cells and spikes"],
)
def test_a_draft_has_its_spikes_about_where_they_are(feeds, view):
    bands = stack([feed.cells for feed in feeds])
    made = Drafts(feeds, bands, 1000.0)
    made.read()
    assert made.unread == 0
    rough, fine = made.draft(COLOURS, view).picture, exact(feeds, bands, COLOURS, view).picture
    assert np.abs(_alpha(rough).mean() - _alpha(fine).mean()) < 0.05 * 255
    blocks = [_alpha(each)[: view.height // 20 * 20].reshape(20, -1).mean(axis=1) for each in (rough, fine)]
    assert np.abs(blocks[0] - blocks[1]).max() < 0.15 * 255


def _alpha(picture):
    return (picture.pixels >> 24).astype(float)


def test_a_draft_takes_in_what_came_after_its_tallies(feeds):
    bands = stack([feed.cells for feed in feeds])
    made = Drafts(feeds, bands, 1000.0)
    made.read()
    feeds[0].fire([7] * 300, np.linspace(900.0, 901.0, 300))
    assert made.unread == 300
    before, after = (_alpha(made.draft(COLOURS, WHOLE).picture) for _ in range(2))
    assert made.draft(COLOURS, WHOLE).drawn == [20_300, 5000] and (before == after).all()


def test_the_exact_picture_takes_the_place_of_the_draft_when_the_view_rests(qtbot, feeds, crowded):
    owner = QObject()
    reel = Film(owner)
    reel.load(feeds, stack([feed.cells for feed in feeds]), COLOURS)
    reel.picture(WHOLE, 1000.0)
    qtbot.waitUntil(lambda: reel._drafts.unread == 0 and not reel._reading.busy)
    view = View(0.0, 900.0, 300, 200)
    draft = reel.picture(view, 1000.0)
    with qtbot.waitSignal(reel.developed):
        pass
    better = reel.picture(view, 1000.0)
    assert better is not draft
    assert (better.pixels == exact(feeds, reel._bands, COLOURS, view).picture.pixels).all()


def test_what_is_exact_is_never_a_draft(feeds, crowded, qapp):
    owner = QObject()
    reel = Film(owner)
    bands = stack([feed.cells for feed in feeds])
    reel.load(feeds, bands, COLOURS)
    assert (reel.picture(WHOLE, 1000.0, draft=False).pixels == exact(feeds, bands, COLOURS, WHOLE).picture.pixels).all()
    assert reel._drafts is None
