"""The card of plasticity: drawn with every change, by mouse and by keys."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from app.commands import Replace
from app.document import Document
from app.model import Component, Frozen
from app.panels import InspectorPanel
from app.panels.plasticity.study import STUDIES, drawn, values
from app.panels.plasticity.subject import Plastic, Releasing, subject
from backends.standard import SYNAPSES
from tests.app.networks import balanced, networks
from tests.app.panels.plasticity.rules import PAIRS


def learning(timing="SpikePairRule", dependence="AdditiveWeightDependence", **more):
    parts = {"timing_dependence": Component(timing), "weight_dependence": Component(dependence, Frozen(w_max=0.02))}
    return Component("STDPMechanism", Frozen(weight=0.01, delay=1.5, **{**parts, **more}))


def document_with(synapse):
    document = Document(balanced())
    document.submit(Replace(replace(document.network["one"], synapse=synapse)))
    return document


@pytest.fixture
def inspector(shown):
    document = document_with(learning())
    document.select(["one"])
    return shown(InspectorPanel(document))


def type_into(editor, text):
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key_Return)


def heights(card):
    return np.concatenate([line.y for line in card.diagram.figure.lines])


SYNAPSES_THAT_CHANGE = [
    *(learning(*pair) for pair in PAIRS),
    *(Component(name) for name, model in SYNAPSES.items() if model.release),
]


@pytest.mark.parametrize(
    "synapse", SYNAPSES_THAT_CHANGE, ids=lambda s: "-".join(p.model for _, p in s.parts) or s.model
)
def test_every_declared_synapse_that_changes_is_drawn(synapse):
    document = document_with(synapse)
    what = subject(document.network["one"], document.network)
    assert isinstance(what, Releasing if synapse.model in SYNAPSES else Plastic)
    assert what.unit == "uS"
    for study in STUDIES:
        if isinstance(what, study.kind):
            figure = study.figure(what, values(study, what, {}))
            assert figure.caption.endswith(".") and figure.x.low < figure.x.high and figure.y.low < figure.y.high
            for line in figure.lines:
                assert np.isfinite(line.y).all() and figure.y.low <= line.y.min() and line.y.max() <= figure.y.high


def test_what_stays_as_it_is_is_not_studied(inspector):
    assert inspector.plasticity.isVisible()
    inspector._document.select(["two"])
    assert not inspector.plasticity.isVisible()
    inspector._document.select(["exc"])
    assert not inspector.plasticity.isVisible()


def test_bounds_that_hold_nothing_are_not_drawn():
    wrong = Component("AdditiveWeightDependence", Frozen(w_min=1.0, w_max=0.5))
    document = document_with(learning(weight_dependence=wrong))
    assert subject(document.network["one"], document.network) is None


def test_the_window_follows_the_fields(inspector):
    card = inspector.plasticity
    before = heights(card).max()
    assert before == pytest.approx(0.01 * 0.02, rel=1e-3)
    type_into(inspector.row("synapse.timing_dependence.A_plus").editors[0], "0.03")
    assert heights(card).max() == pytest.approx(3 * before)
    inspector._document.undo()
    assert heights(card).max() == pytest.approx(before)


def test_the_centre_of_the_window_is_where_both_spikes_meet(inspector):
    left, right = inspector.plasticity.diagram.figure.lines
    assert left.x[-1] == pytest.approx(-1.5, abs=1e-3) and right.x[0] == pytest.approx(-1.5, abs=1e-3)


def test_studies_are_chosen_by_mouse_and_by_key(inspector):
    card = inspector.plasticity
    QTest.mouseClick(card.tabs["Drift"], Qt.LeftButton)
    assert card.study.title == "Drift" and "in balance" in card.caption.text()
    card.tabs["Pairs"].setFocus()
    QTest.keyClick(card.tabs["Pairs"], Qt.Key_Space)
    assert card.study.title == "Pairs" and "after 60 pairs" in card.caption.text()


def test_a_dial_is_turned_by_keys_and_typed(inspector):
    card = inspector.plasticity
    QTest.mouseClick(card.tabs["Pairs"], Qt.LeftButton)
    pairs = card.dials[1]
    type_into(pairs.field, "20")
    assert "after 20 pairs" in card.caption.text() and len(card.diagram.figure.lines[0].x) == 21
    pairs.slider.setFocus()
    QTest.keyClick(pairs.slider, Qt.Key_Home)
    assert "after 1 pair." in card.caption.text()
    before = inspector._document.network.copy()
    type_into(card.dials[0].field, "nonsense")
    assert card.dials[0].field.complaint and inspector._document.network == before


def test_it_folds_away_and_comes_back(inspector):
    card = inspector.plasticity
    QTest.mouseClick(card.fold, Qt.LeftButton)
    assert not card.diagram.isVisible() and not card.tabs["Window"].isVisible()
    QTest.mouseClick(card.fold, Qt.LeftButton)
    assert card.diagram.isVisible() and card.tabs["Window"].isVisible() and not card.tabs["Train"].isVisible()


def test_the_pointer_reads_the_curve(inspector):
    diagram = inspector.plasticity.diagram
    at = diagram._across(10.0)
    QTest.mouseMove(diagram, QPoint(round(at), 60))
    reading = diagram.figure.reading(10.0)
    change = 0.01 * 0.02 * np.exp(-11.5 / 20.0)
    assert reading == f"10.0 · {change * 1e6:.0f}" and diagram._pointer == pytest.approx(10.0, abs=0.5)


def all_drawn(projection, network):
    """The figures of a projection that can be drawn."""
    what = subject(projection, network)
    fitting = [study for study in STUDIES if what is not None and isinstance(what, study.kind)]
    return [figure for study in fitting if (figure := drawn(study, what, values(study, what, {}))) is not None]


def is_sound(figure):
    heights = [*(line.y for line in figure.lines), figure.bars.y if figure.bars else np.zeros(1)]
    assert all(np.isfinite(y).all() for y in heights) and figure.caption
    assert figure.reading((figure.x.low + figure.x.high) / 2) and figure.y.ticks(4) and figure.y.title


@given(networks())
def test_whatever_a_network_holds_is_studied_or_left_alone(network):
    for projection in network.projections:
        for figure in all_drawn(projection, network):
            is_sound(figure)


NUMBERS = st.floats(0, 1e9) | st.sampled_from([0.0, 1e-300, 1e300, -1.0, 1e-10])
OF_TIMING = st.dictionaries(st.sampled_from(["tau_plus", "A_plus", "A_minus", "tau", "eta", "rho"]), NUMBERS)
OF_WEIGHT = st.dictionaries(st.sampled_from(["w_min", "w_max", "mu_plus", "mu_minus"]), NUMBERS)


@given(st.sampled_from(PAIRS), OF_TIMING, OF_WEIGHT, NUMBERS)
def test_extreme_numbers_are_drawn_or_left_alone(pair, timing, dependence, weight):
    rules = Component(pair[0], Frozen(timing)), Component(pair[1], Frozen(dependence))
    parts = dict(zip(("timing_dependence", "weight_dependence"), rules, strict=True))
    document = document_with(Component("STDPMechanism", Frozen(weight=weight, **parts)))
    for figure in all_drawn(document.network["one"], document.network):
        is_sound(figure)


def test_numbers_that_cannot_be_drawn_are_said(inspector):
    type_into(inspector.row("synapse.weight_dependence.w_max").editors[0], "1e200")
    assert not inspector.plasticity.diagram.isVisible()
    assert inspector.plasticity.caption.text() == "These numbers are too large, or too small, to be drawn."
    inspector._document.undo()
    assert inspector.plasticity.diagram.isVisible()


def test_numbers_that_run_over_are_not_drawn():
    huge = Component("MultiplicativeWeightDependence", Frozen(w_max=1e300))
    rule = Component("SpikePairRule", Frozen(A_minus=179769314.0))
    document = document_with(learning(timing_dependence=rule, weight_dependence=huge))
    for figure in all_drawn(document.network["one"], document.network):
        is_sound(figure)
