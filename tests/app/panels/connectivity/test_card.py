"""The card of what a projection makes: expected and drawn, in pictures that can be picked from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from app.commands import Replace
from app.document import Document
from app.model import Component, Frozen
from app.panels.connectivity.card import ConnectivityCard
from app.panels.connectivity.figures import degrees
from app.panels.connectivity.matrix import counted
from app.preview import Answer
from app.run.preview import Preview
from tests.app.model.test_estimates import network
from tests.app.plots.pixels import grab


@pytest.fixture
def preview(qtbot):
    one = Preview()
    yield one
    one.shutdown()


@pytest.fixture
def card(preview, shown):
    document = Document(network("FixedProbabilityConnector", p_connect=0.25))
    made = shown(ConnectivityCard(document, preview), 320, 400)
    made.show_projection(document.network["p"])
    return made


def unfold(card, qtbot) -> None:
    QTest.mouseClick(card.fold, Qt.LeftButton)
    qtbot.waitUntil(lambda: card._ends is not None, timeout=60_000)


def test_folded_it_asks_for_nothing_and_unfolded_it_draws(card, qtbot):
    assert not card.diagram.isVisible() and card._ends is None
    unfold(card, qtbot)
    assert card.numbers.text().startswith("About 600 synapses expected, some 52.7 kB in all.")
    assert card.diagram.isVisible() and card.diagram.figure.bars is not None
    assert "expected 15 ± 3.4" in card.caption.text()
    card.choose("Out")
    assert "expected 10 ± 2.7" in card.caption.text()


def test_a_row_of_the_matrix_says_where_a_cell_projects_to(card, qtbot):
    unfold(card, qtbot)
    QTest.mouseClick(card.tabs["Matrix"], Qt.LeftButton)
    before = grab(card.matrix)
    with qtbot.waitSignal(card.picked) as picked:
        QTest.mouseClick(card.matrix, Qt.LeftButton, pos=card.matrix.plot().center().toPoint())
    name, cell = picked.args
    targets = np.sort(card._ends[1][card._ends[0] == cell])
    assert name == "a" and f"A {cell} reaches {len(targets)} cells of B: {targets[0]}," in card.caption.text()
    assert (grab(card.matrix) != before).any()
    with qtbot.waitSignal(card.picked) as picked:
        QTest.keyClick(card.matrix, Qt.Key_Down)
    assert picked.args == ["a", cell + 1]
    QTest.mouseClick(card.matrix, Qt.LeftButton, pos=QPoint(1, 1))  # beside the picture: nothing
    assert card.matrix.chosen == cell + 1


def test_a_change_is_drawn_anew(card, qtbot):
    unfold(card, qtbot)
    document, before = card._document, len(card._ends[0])
    document.submit(Replace(replace(document.network["p"], connector=Component("AllToAllConnector"))))
    card.show_projection(document.network["p"])
    qtbot.waitUntil(lambda: len(card._ends[0]) == 2400, timeout=60_000)
    assert before < 1000 and "2 400 synapses expected" in card.numbers.text()


def test_of_populations_that_shrink_nothing_old_is_shown(card, qtbot):
    unfold(card, qtbot)
    card.choose("Matrix")
    document = card._document
    document.submit(Replace(replace(document.network.population("a"), size=30)))
    card.show_projection(document.network["p"])
    assert card._ends is None and not card.matrix.isVisible()
    qtbot.waitUntil(lambda: card._ends is not None, timeout=60_000)
    grab(card.matrix)
    assert card._ends[0].max() < 30


def test_what_comes_too_late_for_another_projection_is_not_taken(card, preview, qtbot):
    unfold(card, qtbot)
    card._ask()
    late = preview._newest["connectivity"]
    card.show_projection(card._document.network["first"])
    preview._on_came("connectivity", Answer(late, {"pre": np.array([0]), "post": np.array([0])}))
    assert card._ends is None


def test_what_is_too_large_to_be_drawn_is_said(card, qtbot):
    document = card._document
    for name, size in (("a", 100_000), ("b", 90_000)):
        document.submit(Replace(replace(document.network.population(name), size=size)))
    card.show_projection(document.network["p"])
    QTest.mouseClick(card.fold, Qt.LeftButton)
    qtbot.waitUntil(lambda: bool(card.caption.text()), timeout=60_000)
    assert "2 250 000 000 synapses expected" in card.numbers.text() and card.diagram.isVisible()


def test_pictures_of_numbers():
    assert degrees(None, None, "inputs") is None
    drawn = np.array([1, 1, 2, 5])
    figure = degrees(None, drawn, "inputs")
    assert figure.bars.x.tolist() == [1, 2, 5] and figure.bars.y.tolist() == [50, 25, 25]
    full = counted(np.array([0, 0, 3]), np.array([0, 1, 3]), (4, 4), (2, 2))
    assert full.tolist() == [[0.5, 0.0], [0.0, 0.25]]
    assert Frozen() == {}
